"""Check of a draft against its sources: `check_draft(draft, sources) => DraftCheck`."""

from __future__ import annotations

from analysis.check.draft import DraftCheck, check_draft
from analysis.check.files import located, read_sources
from analysis.check.finding import FINDING_KINDS, GRAVE, SIGNS, VERDICTS, Finding
from analysis.check.marks import Piece, marked_pieces

__all__ = [
    "FINDING_KINDS",
    "GRAVE",
    "SIGNS",
    "VERDICTS",
    "DraftCheck",
    "Finding",
    "Piece",
    "check_draft",
    "located",
    "marked_pieces",
    "read_sources",
]  # fmt: skip
