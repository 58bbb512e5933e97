"""Every correction of the article, with undo to any point, and how often the machine was right."""

from __future__ import annotations

import ipywidgets as w
import pandas as pd

from analysis.catalogue import TABLES
from analysis.explorer.accuracy import explore_accuracy
from analysis.explorer.desk import ACTION_LABELS, Desk, clip_words, reports_errors
from analysis.explorer.panel import WORKING
from analysis.explorer.widgets import RowTable
from analysis.review import Correction

COLUMNS = {"when": "When (UTC)", "action": "Action", "table": "Row", "words": "Words", "after": "New value"}


def explore_history(desk: Desk) -> w.VBox:
    """The corrections, the latest on top; the selected one and all later ones can be undone together."""
    table = RowTable(label="history")
    back = w.Button(description="Undo back to the selected one", layout=w.Layout(width="auto"), tooltip="The selected correction and all later ones are undone; Redo brings them back")  # fmt: skip
    outcome = w.Label()

    def show(_: object = None) -> None:
        if desk.review is None:
            table.clear(WORKING if desk.opened else "")
            return
        table.empty = "No corrections yet."
        rows = [correction_in_words(number, one) for number, one in enumerate(desk.journal.done)]
        table.show(pd.DataFrame(rows[::-1], columns=["id", "status", *COLUMNS]), COLUMNS)

    @reports_errors(desk, lambda words: setattr(outcome, "value", words))
    def undo(_: object) -> None:
        if not table.selected or desk.review is None:
            raise ValueError("Select a correction first.")
        desk.undo_to(desk.journal.done[int(table.selected[1:])].id)
        outcome.value, table.selected = desk.message, ""

    desk.observe(show, names="review")
    desk.observe(lambda _: setattr(outcome, "value", ""), names="opened")
    back.on_click(undo)
    show()
    return w.VBox([w.HTML("<h3>History of corrections</h3>"), w.HBox([back, outcome]), table, w.HTML("<h3>Accuracy so far</h3>"), explore_accuracy(desk)])  # fmt: skip


def correction_in_words(number: int, one: Correction) -> dict[str, str]:
    after = "; ".join(
        f"{name}: {', '.join(value) if isinstance(value, list) else value}"
        for name, value in one.after.items()
        if name != "span" and value not in ("", [])
    )
    return {
        "id": f"h{number}", "status": "unchecked", "when": one.created[:16].replace("T", " "), "action": ACTION_LABELS[one.action],
        "table": TABLES[one.table].singular, "words": clip_words(one.words, 80), "after": clip_words(after, 80),
    }  # fmt: skip
