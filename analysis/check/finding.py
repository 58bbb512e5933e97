"""Finding: one row of the table of what was checked in a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row

FINDING_KINDS = ("quotation", "speaker", "figure", "date", "name", "statement")
VERDICTS = ("supported", "altered", "misattributed", "contradicted", "not found", "unsure", "not checked")
GRAVE = frozenset(VERDICTS[1:5])
"""Verdicts that say that the draft departs from its sources."""

SIGNS = {
    "supported": "✓", "altered": "≠", "misattributed": "⇄", "contradicted": "✗", "not found": "∅", "unsure": "?", "not checked": "·",
}  # fmt: skip
"""Verdict => the sign beside its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Row):
    """One statement of a draft compared with its sources; its span is in the draft.

    kind: quotation, speaker, figure, date, name or statement; verdict: `supported`, `altered` (a quotation whose words differ, a number that
    differs), `misattributed` (somebody else said it), `contradicted` (the source says the opposite), `not found`, `unsure` (too little to decide on),
    `not checked` (nothing to compare it with); article: name of the source; source_start, source_end, source_text: the passage there that supports or
    contradicts it; difference: words or values that differ, the draft's first ("rose → fell"); explanation: why, in one sentence; score: how well the
    passage fits, 0 to 1.
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
