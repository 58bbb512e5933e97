"""Keeps the selected row the same on every table, chart and article pane of a desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from analysis.explorer.desk import Desk


def share_selection(desk: Desk, surface: w.DOMWidget, row_of: Callable[[str], str]) -> None:
    """Tie the `selected` trait of a widget to that of the desk, in both directions.

    row_of: id of the selected row => id of the row that the widget shows for it, "" for none (the event that a selected date dates)."""

    def from_desk(change: Any) -> None:
        own = row_of(change.new)
        if surface.selected != own:
            surface.selected = own

    def to_desk(change: Any) -> None:
        if change.new and change.new != row_of(desk.selected):
            desk.selected = change.new

    surface.observe(to_desk, names="selected")
    desk.observe(from_desk, names="selected")
