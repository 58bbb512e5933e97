"""Tokens => numbers: 5,000; two dozen; $2.5m; one and a half million."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.language import Document
from analysis.language.lexicons import rows

DIGITS = re.compile(r"[+]?\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|[+]?\d+(?:\.\d+)?")
ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)", re.I)
GLUED = {"k", "m", "mn", "mln", "bn", "b", "tn", "t"}
"""Magnitudes that stand right behind their digits: 10k, 2.5m."""


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens first:last (half-open) that make a number; form: digits, words or ordinal."""

    first: int
    last: int
    value: float
    form: str


@cache
def words(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in rows("figures/numbers") if row["class"] == kind}


def number_at(document: Document, at: int, end: int) -> Number | None:
    """The number that starts with token `at`, looking no further than token `end`."""
    low = document.lower[at]
    if part := fraction(document, at, end):
        return part
    if DIGITS.fullmatch(low):
        return scaled(document, at, at + 1, end, float(low.lstrip("+").replace(",", "")), "digits")
    if match := ORDINAL.fullmatch(low):
        return Number(at, at + 1, float(match[1].replace(",", "")), "ordinal")
    if (
        low in words("digit")
        or low in ("a", "an", "half", "several")
        or (low in words("magnitude") and low not in GLUED)
    ):
        return in_words(document, at, end)
    return None


def fraction(document: Document, at: int, end: int) -> Number | None:
    """two thirds; a quarter of; half of; one in three."""
    low = document.lower
    if low[at] == "half" and at + 1 < end and low[at + 1] in ("of", "the"):
        return Number(at, at + 1, 0.5, "words")
    top = 1.0 if low[at] in ("a", "an") else words("digit").get(low[at])
    if not top or at + 2 >= end:
        return None
    if low[at + 1] == "in" and (below := words("digit").get(low[at + 2])) and below > top:
        return Number(at, at + 3, top / below, "words")
    below_at = at + 2 if low[at + 1] == "-" else at + 1
    part = words("fraction").get(low[below_at])
    follows = below_at + 1 < end and low[below_at + 1] == "of"
    if part is None or not (
        follows or (top > 1 and low[below_at].endswith("s")) or (low[below_at] in ("half", "halves") and top > 1)
    ):
        return None
    return Number(at, below_at + 1, top * part, "words")


def scaled(document: Document, first: int, at: int, end: int, value: float, form: str) -> Number:
    """Digits and the magnitudes behind them: 1.2 million, 10k, 5 hundred thousand; also 3 1/2."""
    while at < end:
        low = document.lower[at]
        close = document.starts[at] == document.ends[at - 1]
        if low in words("magnitude") and (low not in GLUED or close) and low != "score":
            value, at = value * words("magnitude")[low], at + 1
        elif (
            low == "-"
            and at + 1 < end
            and document.lower[at + 1] in words("magnitude")
            and document.lower[at + 1] not in GLUED
        ):
            value, at = value * words("magnitude")[document.lower[at + 1]], at + 2
        elif match := re.fullmatch(r"(\d)/(\d{1,2})", low):
            value, at = value + int(match[1]) / max(1, int(match[2])), at + 1
        else:
            break
    return Number(first, at, value, form)


def in_words(document: Document, first: int, end: int) -> Number | None:
    """two dozen; a hundred and five; thirty-five thousand; one and a half million; half a million."""
    total, part, at, seen = 0.0, 0.0, first, False
    if document.lower[first] in ("a", "an") and not (
        first + 1 < end and document.lower[first + 1] in words("magnitude")
    ):
        return None
    while at < end:
        low = document.lower[at]
        if low in words("digit"):
            part, seen = part + words("digit")[low], True
        elif low in ("a", "an") and at + 1 < end and document.lower[at + 1] in words("magnitude"):
            part += 1
        elif (
            low == "half"
            and at + 2 < end
            and document.lower[at + 1] in ("a", "an")
            and document.lower[at + 2] in words("magnitude")
        ):
            part, at = part + 0.5, at + 1
        elif low in words("magnitude") and low not in GLUED and (seen or part):
            scale = words("magnitude")[low]
            part = (part or 1) * scale
            if scale >= 1000:
                total, part = total + part, 0.0
            seen = True
        elif low == "and" and seen and at + 1 < end and (more := after_and(document, at + 1, end)):
            kind, skip = more
            if kind == "half":
                part += 0.5
            at += skip
        elif (
            low == "-" and seen and at + 1 < end and document.lower[at + 1] in {**words("digit"), **words("magnitude")}
        ):
            pass
        elif low == "point" and seen and at + 1 < end and document.lower[at + 1] in words("digit"):
            return decimals(document, first, at + 1, end, total + part)
        else:
            break
        at += 1
    return (
        Number(first, at, total + part, "words")
        if seen and (total or part or document.lower[first] == "zero")
        else None
    )


def after_and(document: Document, at: int, end: int) -> tuple[str, int] | None:
    """What "and" adds: "a half" (0.5), or after hundred and thousand further digits."""
    if document.lower[at : at + 2] == ["a", "half"]:
        return "half", 2
    before = document.lower[at - 2]
    return (
        ("digits", 0) if before in ("hundred", "thousand", "million") and document.lower[at] in words("digit") else None
    )


def decimals(document: Document, first: int, at: int, end: int, value: float) -> Number:
    """two point five => 2.5."""
    scale = 0.1
    while at < end and document.lower[at] in words("digit"):
        value, scale, at = value + scale * words("digit")[document.lower[at]], scale / 10, at + 1
    return scaled(document, first, at, end, round(value, 10), "words")
