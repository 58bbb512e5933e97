"""A draft and its sources side by side: the view is in static/draft.js."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from analysis.check import GRAVE, SIGNS, DraftCheck, Finding
from analysis.check.marks import WEIGHTS
from analysis.explorer.widgets import STATIC, module


class DraftPane(anywidget.AnyWidget):
    """Widget of a checked draft. text: the draft; findings: [{"id", "start", "end", "kind", "verdict", "sign", "weight", "open", "fine", "explanation",
    "difference"}] in code points; selected: id of a finding; source: {"name", "text", "start", "end"}; summary: shown while
    nothing is selected. A decision ("fine" with a reason, or "u" to undo it) goes to the function given to `on_decision`.
    """

    _esm = module("draft.js")
    _css = (STATIC / "draft.css").read_text("utf-8")
    text = traitlets.Unicode("").tag(sync=True)
    findings: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
    source: traitlets.Dict[str, Any] = traitlets.Dict({}).tag(sync=True)
    summary = traitlets.Unicode("").tag(sync=True)

    def on_decision(self, decided: Callable[[str, str], None]) -> None:
        """Register decided(act, reason), which is called with act "fine" or "u" for the selected finding. The message names the finding: it
        may arrive before the change of `selected`."""

        def decide(_: object, sent: dict[str, Any], __: object) -> None:
            if "act" in sent:
                self.selected = str(sent.get("on") or self.selected)
                decided(str(sent["act"]), str(sent.get("reason") or ""))

        self.on_msg(decide)

    def show(self, result: DraftCheck) -> None:
        with self.hold_sync():
            self.text = result.draft.article.text
            self.findings = [finding_card(row) for row in result.finding_rows]
            self.summary = findings_summary(result)

    def point(self, result: DraftCheck, row: Finding | None) -> None:
        """Show the place of the source that a finding rests on."""
        source = next((one for one in result.sources.all if row and one.name == row.article), None)
        if source is None or row is None:
            self.source = {"name": "Not found in the sources." if row else "", "text": "", "start": 0, "end": 0}
            return
        self.source = {"name": source.name, "text": source.text, "start": row.source_start or 0, "end": row.source_end or 0}  # fmt: skip


def needs_attention(row: Finding) -> bool:
    """Whether it is still to be looked at."""
    return (row.verdict in GRAVE or row.verdict == "unsure") and row.status != "accepted"


def finding_card(row: Finding) -> dict[str, Any]:
    return {
        "id": row.id, "start": row.start, "end": row.end, "kind": row.kind, "verdict": row.verdict, "sign": SIGNS[row.verdict], "open": needs_attention(row),
        "weight": WEIGHTS[row.verdict] if row.status != "accepted" else 0, "fine": row.status == "accepted", "explanation": row.explanation,
        "difference": row.difference or "",
    }  # fmt: skip


def findings_summary(result: DraftCheck) -> str:
    """ "3 findings to look at, 2 unsure, 14 supported." """
    rows = result.finding_rows
    grave = sum(row.verdict in GRAVE and needs_attention(row) for row in rows)
    unsure = sum(row.verdict == "unsure" and needs_attention(row) for row in rows)
    fine = sum(row.status == "accepted" for row in rows)
    supported = sum(row.verdict == "supported" for row in rows)
    return f"{grave} to correct or explain, {unsure} unsure, {supported} supported, {fine} marked as fine. Press n to step through what is open."
