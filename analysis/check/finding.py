"""A finding: one row of the table of what was checked in a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row

FINDING_KINDS = ("quotation", "speaker", "figure", "date", "name", "statement")
VERDICTS = ("supported", "altered", "misattributed", "contradicted", "not found", "unsure", "not checked")
GRAVE = frozenset(VERDICTS[1:5])
"""Verdicts that say that the draft leaves its sources."""

SIGNS = {
    "supported": "✓", "altered": "≠", "misattributed": "⇄", "contradicted": "✗", "not found": "∅", "unsure": "?", "not checked": "·",
}  # fmt: skip
"""Verdict => the sign beside its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Row):
    """One thing that a draft says, held against its sources; its span is in the draft.

    kind: quotation, speaker, figure, date, name, statement; verdict: `supported`, `altered` (a quotation whose words
    differ, a number that differs), `misattributed` (somebody else said it), `contradicted` (the source says the
    opposite), `not found`, `unsure` (too little to decide on), `not checked` (nothing to compare it with); article: which
    source; source_start, source_end, source_text: the place there that supports or contradicts; difference: the words or
    values that differ ("rose → fell"), the draft's first; explanation: why, in a sentence; score: how well the place fits, 0 to 1.
    """

    prefix: ClassVar[str] = "k"

    kind: str
    verdict: str
    article: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    source_text: str | None = None
    difference: str | None = None
    explanation: str = ""
    score: float | None = None
