"""How often the machine was right, on what the analyst has checked: it follows every correction."""

from __future__ import annotations

import ipywidgets as w
import pandas as pd

from analysis.explorer.desk import Desk, reports_errors
from analysis.explorer.panel import WORKING
from analysis.explorer.widgets import RowTable

COLUMNS = {
    "table": "Table", "rows": "Rows found", "checked": "Checked", "accepted": "Accepted", "edited": "Edited", "rejected": "Rejected",
    "added": "Added (missed)", "right": "Accepted unchanged (% of checked)",
}  # fmt: skip
TITLES = {"mentions": "names", "events": "timeline"}
"""Table => what it is called elsewhere on the page."""


def explore_accuracy(desk: Desk) -> w.VBox:
    """One row for each table: how many rows were found and checked, and the share of the checked ones that was accepted unchanged."""
    shares = RowTable(label="accuracy so far")

    @reports_errors(desk)
    def show(_: object = None) -> None:
        if desk.review is None:
            shares.clear(WORKING if desk.opened else "")
        else:
            shares.show(accuracy_table(desk.review.accuracy), COLUMNS)

    desk.observe(show, names="review")
    show()
    return w.VBox([shares])


def accuracy_table(shares: pd.DataFrame) -> pd.DataFrame:
    right = ["none checked yet" if pd.isna(one) else f"{one:.0%}" for one in shares.share_accepted]
    ids = [f"t{number}" for number in range(1, len(shares) + 1)]
    return shares.assign(id=ids, status="unchecked", table=shares.table.replace(TITLES), right=right)
