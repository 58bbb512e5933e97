"""Removes footnotes and their marks: they are not words of the article, and a mark changes the word before it."""

from __future__ import annotations

import itertools
import re

from analysis.article import Removed

BRACKETED = re.compile(
    r"(?<=[\w.,;:!?)\]”\"’'])\[(?:\^?\d{1,3}(?:[,–-] ?\d{1,3}){0,5}|note \d{1,2}|n \d{1,2}|citation needed|clarification needed|edit)\](?!\w)"
)
"""on Friday.[3][4]; its source[note 1]"""
GLUED = re.compile(r"(?<=[a-z]{2}[.,;:!?”\"’)])\d{1,2}(?=\s|$)", re.M)
"""on Friday.3 Engineers"""
NOTE = re.compile(r"\[\^?(?:\d{1,3}|note \d{1,2})\]:?\s+\S.*")
"""[1] From the wire."""
RAISED = str.maketrans("0123456789-–+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
UNIT = re.compile(r"(?:\d|(?<![^\W\d_])(?:[kcmdµ]?m|ft|in|mi|yd|s))$")
"""After a number or one of these units a raised number is an exponent: 25 km²."""
MIN_NOTES = 2


def without_notes(text: str) -> tuple[str, tuple[Removed, ...]]:
    """ "It fell,[2] she said.3\\n\\n[2] The wire." => "It fell, she said.3", and the removed marks and notes.

    Bare numbers after words are removed only if they run 1, 2, 3, … through the text, as only footnotes do.
    """
    kept, notes = without_list(text)
    marks = [match.span() for match in BRACKETED.finditer(kept)] + counting(kept)
    removed = [Removed(kept[start:end], "note mark") for start, end in sorted(marks)]
    return remove_spans(kept, sorted(marks)), (*removed, *notes)


def without_list(text: str) -> tuple[str, list[Removed]]:
    """Text without the list of notes at its end, and the notes."""
    lines = text.rstrip().split("\n")
    last = next(
        (at for at in range(len(lines) - 1, -1, -1) if lines[at].strip() and not NOTE.fullmatch(lines[at].strip())),
        None,
    )
    notes = [] if last is None else [Removed(line.strip(), "note") for line in lines[last + 1 :] if line.strip()]
    return ("\n".join(lines[: (last or 0) + 1]), notes) if notes else (text, [])


def counting(text: str) -> list[tuple[int, int]]:
    """Spans of the bare numbers after words, if they run 1, 2, 3, … through the text; else []."""
    found = list(GLUED.finditer(text))
    counts = [match for number, match in zip(itertools.count(1), found) if int(match[0]) == number]
    return [match.span() for match in found] if MIN_NOTES <= len(found) == len(counts) else []


def remove_spans(text: str, places: list[tuple[int, int]]) -> str:
    ends = [0, *(end for _, end in places)]
    starts = [*(start for start, _ in places), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts))


def raised(before: str, mark: str) -> str | None:
    """Text before a superscript, and the superscript => what stays of it: ("25 km", "2") => "²"; ("the 3", "rd") => "rd"; ("the board", "2") => None, the mark of a note."""
    if any(map(str.isalpha, mark)) and len(mark) < 8:
        return mark
    exponent = re.fullmatch(r"[-–+]?\d{1,2}", mark)
    return mark.translate(RAISED) if exponent and UNIT.search(before.rstrip()) else None
