"""The analyst's decisions about findings: accepted, with a reason, in an append-only file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.check.draft import DraftCheck
from analysis.check.finding import Finding
from analysis.review.correction import now
from analysis.review.journal import append_line

NAME = "draft.jsonl"
CONTEXT_CHARACTERS = 40
"""Characters of the draft before a finding that tell it from another with the same words."""
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Decisions:
    """Decisions stored in the file at `path`, which need not exist. They are about words, so they still apply when other parts of the draft change."""

    path: Path

    def apply(self, result: DraftCheck) -> DraftCheck:
        """Findings => the same, with status `accepted` and the reason in the explanation where the analyst accepted the finding."""
        reasons = self.reasons(result)
        return replace(result, finding_rows=[fine(row, reasons[row.id]) if row.id in reasons else row for row in result.finding_rows])  # fmt: skip

    def reasons(self, result: DraftCheck) -> dict[str, str]:
        """{id: reason} of the findings that the analyst accepted."""
        held, text = self.current(), result.draft.article.text
        return {row.id: held[key] for row in result.finding_rows if (key := key_of(row, text)) in held}

    def current(self) -> dict[Key, str]:
        """Decisions in force: a later line about the same words replaces an earlier one, and an empty reason withdraws it."""
        found: dict[Key, str] = {}
        for told in self.lines():
            found[str(told.get("kind")), str(told.get("before")), str(told.get("text"))] = str(told.get("reason") or "")
        return {key: reason for key, reason in found.items() if reason}

    def lines(self) -> list[dict[str, object]]:
        """Lines of the file that can be read; a line torn by a crash is skipped."""
        raw = self.path.read_text("utf-8", "replace").split("\n") if self.path.is_file() else []
        return [told for line in raw if isinstance(told := parse_decision(line), dict)]

    def mark_as_fine(self, row: Finding, text: str, reason: str) -> None:
        """Store that a finding is acceptable; on disk when this returns. Raises ValueError without a reason, OSError if the file cannot be written."""
        if not reason.strip():
            raise ValueError("Say in a few words why it is fine: whoever checks the draft will read them.")
        self.write(row, text, reason.strip())

    def withdraw(self, row: Finding, text: str) -> None:
        """Withdraw a decision: the finding is open again; the earlier line stays in the file."""
        self.write(row, text, "")

    def write(self, row: Finding, text: str, reason: str) -> None:
        kind, before, words = key_of(row, text)
        told = {"created": now(), "kind": kind, "verdict": row.verdict, "before": before, "text": words, "reason": reason}  # fmt: skip
        append_line(self.path, json.dumps(told).encode("utf-8"))


def key_of(row: Finding, text: str) -> Key:
    """Finding => key of its words and the words before it, which does not depend on offsets."""
    return row.kind, text[max(0, row.start - CONTEXT_CHARACTERS) : row.start], row.text


def fine(row: Finding, reason: str) -> Finding:
    return replace(row, status="accepted", explanation=f"{row.explanation} Marked as fine: {reason}")


def parse_decision(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
