"""Two surfaces: a table to sort, search and select, and the article with its highlights. The view is in static/."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

STATIC = Path(__file__).parent / "static"


class RowTable(anywidget.AnyWidget):
    """columns: [{"name", "label"}]; rows: [{"id", …}]; selected: id of a row. Cells are shown as text and never as markup."""

    _esm = STATIC / "table.js"
    _css = STATIC / "surfaces.css"
    label = traitlets.Unicode("").tag(sync=True)
    columns: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def show(self, table: pd.DataFrame, columns: dict[str, str]) -> None:
        """Table and {column: heading} => what is shown."""
        self.columns = [{"name": name, "label": label} for name, label in columns.items()]
        self.rows = [
            {"id": str(row["id"]), **{name: cell(row[name]) for name in columns}} for row in table.to_dict("records")
        ]


def cell(value: Any) -> str | float | int:
    """A value of a table => what stands in the cell: dates as 2020-03-26, lists with semicolons, nothing for nothing."""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if pd.isna(value):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    return (
        round(float(value), 2) if isinstance(value, float) else value if isinstance(value, int | bool) else str(value)
    )


class ReadingPane(anywidget.AnyWidget):
    """text: the article; spans: [{"id", "start", "end", "layer", "told"}] in code points; layers shown; selected: id of a span."""

    _esm = STATIC / "pane.js"
    _css = STATIC / "surfaces.css"
    text = traitlets.Unicode("").tag(sync=True)
    spans: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    layers = traitlets.List(["actors", "quotes", "figures", "dates"]).tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)
