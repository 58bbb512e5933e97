"""What stands around a number: hedges, what is counted, change."""

from __future__ import annotations

from functools import cache

from analysis.language import Document
from analysis.language.lexicons import rows


@cache
def hedges(side: str) -> dict[tuple[str, ...], str]:
    return {tuple(row["hedge"].split()): row["bounds"] for row in rows("figures/hedges") if row["side"] == side}


def hedge_before(document: Document, at: int, first: int) -> tuple[int, int, str] | None:
    """Hedge that ends right before token `at` => (first, last, what it bounds)."""
    for size in range(min(4, at - first), 0, -1):
        if bounds := hedges("before").get(tuple(document.lower[at - size : at])):
            return at - size, at, bounds
    return None


def hedge_after(document: Document, at: int, last: int) -> tuple[int, int, str] | None:
    for size in range(min(3, last - at), 0, -1):
        if bounds := hedges("after").get(tuple(document.lower[at : at + size])):
            return at, at + size, bounds
    return None


INSIDE = {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "FW", "AFX"}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
OPEN = {"DT", "PRP$", "POS", "CD", "RB"}


def counted_after(document: Document, at: int, last: int) -> tuple[int, int] | None:
    """The noun phrase that a number counts: tokens from `at` on, past "of the" and the like => (first, last)."""
    if at < last and document.lower[at] in ("-", "–"):
        at += 1
    if at < last and document.lower[at] == "of":
        at += 1
        while at < last and document.tags[at] in OPEN:
            at += 1
    start, end = at, at
    while at < last and (document.tags[at] in INSIDE or (document.tags[at] == "POS" and at > start)):
        if document.tags[at] == "VBG" and at > start and document.tags[at - 1] in ("NNS", "NNPS"):
            break
        if document.tags[at] == "VBN" and at > start and document.tags[at - 1] in NOUNS:
            break
        at += 1
        if document.tags[at - 1] in NOUNS:
            end = at
            if document.tags[at - 1] == "NNS" and not (at < last and document.tags[at] in ("HYPH", "POS")):
                break
    return (start, end) if end > start else None


RISE = {"rise", "increase", "grow", "climb", "jump", "gain", "soar", "surge", "swell", "double", "triple", "up"}
FALL = {"fall", "drop", "decline", "decrease", "shrink", "plunge", "slip", "lose", "cut", "reduce", "down", "slump"}


def change_before(document: Document, at: int, first: int) -> str | None:
    """rose by 5 => rise; from 5 to 7 => from, to."""
    before = document.lower[at - 1] if at > first else ""
    window = {document.lemmas[i] for i in range(max(first, at - 5), at)}
    moved = "rise" if window & RISE else "fall" if window & FALL else None
    if before in ("from", "to") and moved:
        return before
    return moved if before in ("by", "up", "down") or (moved and at - 1 > first) else None
