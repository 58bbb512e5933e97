"""Lines at page edges that are not text: running heads, page numbers, browser headers, references to other pages."""

from __future__ import annotations

import re
from collections import Counter

from analysis.article import Removed
from analysis.reading.byline import DAY_ALONE

DIGITS = re.compile(r"\d+")
PAGE_WORD = re.compile(r"[A-Z]?#[.,]?")
PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|/|–|-)\s*\d{1,4})?", re.I)
PRINTED_LINE = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?:,? \d{1,2}:\d{2}(?: ?[AP]M)?)?(?:\s.{0,200})?|(?:https?|file)://\S+(?:\s+\d+/\d+)?"
)
JUMP = re.compile(
    r"(?:(?:Continued|Turn|Please turn|See \w+,?) (?:on|to|from)(?: page)? [A-Z]?\d{1,3}|.{0,40}?[, ]?(?:[Cc]ontinued )?[Ff]rom [Pp]age [A-Z]?\d{1,3}"
    r"|(?:[Ss]ee|SEE) [A-Z][\w’-]*(?: [\w’-]+){0,2}, (?:[Pp]age|PAGE) [A-Z]?\d{1,3}|.{0,60}\b(?:[Cc]ontinued|CONTINUED) (?:from|FROM|on|ON) (?:(?:[Pp]age|PAGE) )?[A-Z]?\d{1,3})"
)
"""Continued on page 7; FLOOD From page 1"""
EDGE = 2
"""Lines at the top and the bottom of a page that may be running heads."""


def without_running_heads(pages: list[str], between: str | None = None) -> tuple[list[str], tuple[Removed, ...]]:
    """Pages => the same without page numbers and lines at page edges that recur (apart from digits), and what was removed. between: a line put between pages."""
    cut = [[line.strip() for line in page.strip("\n ").split("\n")] for page in pages]
    counts = Counter(key for lines in cut for key in {running_key(line) for line in edges(lines)})
    recurring = {key for key, count in counts.items() if (key and count >= 3) or (key and count == 2 == len(pages))}
    kept: list[str] = []
    removed: list[Removed] = []
    for number, lines in enumerate(cut, 1):
        edge = {*edges(lines), f"{number}/{len(cut)}"}
        page_start = len(kept)
        for line in lines:
            reason = (edge_reason(line, recurring) if line in edge else None) or (
                anywhere_reason(line) if line else None
            )
            if reason:
                removed.append(Removed(line, reason))
            elif line or len(kept) > page_start:
                kept.append(line)
        while len(kept) > page_start and not kept[-1]:
            kept.pop()
        kept += [between] if between is not None else []
    return kept, tuple(removed)


def edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line]
    return filled[:EDGE] + filled[-EDGE:]


def edge_reason(line: str, recurring: set[str]) -> str | None:
    if PAGE_NUMBER.fullmatch(line):
        return "page number"
    return "running head" if line and running_key(line) in recurring else None


def running_key(line: str) -> str:
    """Running head => key that is equal on all pages: its words, sorted (left and right pages order them differently), with # for digits and without page numbers."""
    words = (DIGITS.sub("#", word) for word in line.split())
    return " ".join(sorted(word for word in words if not PAGE_WORD.fullmatch(word)))


def anywhere_reason(line: str) -> str | None:
    """Line => why it is not text wherever it stands on a page; None otherwise."""
    if JUMP.fullmatch(line):
        return "jump to another page"
    return "line of the browser’s print" if PRINTED_LINE.fullmatch(line) and not DAY_ALONE.fullmatch(line) else None
