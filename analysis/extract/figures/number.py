"""A number as it is read from tokens, and what every reader of numbers asks of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.language import Document

DIGITS = re.compile(r"[+]?\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|[+]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens first:last (half-open) that make a number.

    form: digits, words, ordinal, share (two thirds, one in ten), fold (tenfold), multiple (doubled) or vague (hundreds: no value, but a lowest one);
    scale: the magnitude word behind it.
    """

    first: int
    last: int
    value: float | None
    form: str
    low: float | None = None
    scale: float = 1.0


def follows_directly(document: Document, at: int) -> bool:
    """True if no space separates the token from the one before it."""
    return 0 < at < len(document.starts) and document.starts[at] == document.ends[at - 1]


def lowercase_at(document: Document, at: int, end: int) -> str:
    """Lower-cased word at token `at`, or "" from token `end` on."""
    return document.lower[at] if 0 <= at < end else ""
