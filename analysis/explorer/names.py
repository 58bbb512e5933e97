"""Names that an analyst types: whether a new one is probably a known actor's, spelt otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

RESEMBLING = 82
"""Similarity, of 100, from which two names are asked about."""


def resembling(name: str, known: Sequence[str]) -> str | None:
    """A new name => the known one that it resembles, or None: ("Vincent Barkr", ["Vincent Barker"]) => "Vincent Barker"."""
    if not name.strip() or name.casefold() in {one.casefold() for one in known}:
        return None
    found = process.extractOne(name, known, scorer=fuzz.WRatio, processor=default_process, score_cutoff=RESEMBLING)
    return found[0] if found else None
