"""Checks the analyst's own notes in a report against the article before they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.catalogue import sections
from analysis.check import Finding, check_draft
from analysis.result import Analysis

MAX_FINDINGS = 20
"""Lines about notes that a report prints; the rest is counted."""


def notes_to_check(result: Analysis, notes: Mapping[str, str]) -> list[str]:
    """Analysis and {section: note} => a line for each place where a note departs from the article; empty where none does.

    Example: ["Note on “Who said what”: “50 soldiers”: The source has 5 soldiers here. (50 → 5)"].
    """
    lines = [line for name, note in notes.items() if note.strip() for line in of_note(result, name, note)]
    more = len(lines) - MAX_FINDINGS
    return lines[:MAX_FINDINGS] + ([f"Notes: {more} more of this kind."] if more > 0 else [])


def of_note(result: Analysis, name: str, note: str) -> Iterator[str]:
    """Analysis, section and its note => lines about that note."""
    section = sections()[name].section if name in sections() else None
    title = section.title if section else name
    for found in check_draft(note, result).grave:
        if not is_assessment(found):
            yield f"Note on “{title}”: {finding_in_words(found)}"


def is_assessment(found: Finding) -> bool:
    """True for a whole sentence that the article does not have, rather than one word of it: the analyst's own assessment is what notes are for."""
    return found.kind == "statement" and found.verdict == "not found" and found.difference is None


def finding_in_words(found: Finding) -> str:
    """Finding => "“50 soldiers” is altered. The source has 5 soldiers here. (50 → 5)"."""
    change = f" ({found.difference})" if found.difference and found.difference != found.text else ""
    return f"“{found.text}” is {found.verdict}. {found.explanation}{change}"
