"""A draft against its sources. `check_draft(draft, sources) => DraftCheck`."""

from __future__ import annotations

from analysis.check.draft import DraftCheck, check_draft
from analysis.check.finding import GRAVE, KINDS, VERDICTS, Finding

__all__ = ["GRAVE", "KINDS", "VERDICTS", "DraftCheck", "Finding", "check_draft"]
