"""One selection on all surfaces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from analysis.explorer.desk import Desk


def share_selection(desk: Desk, surface: w.DOMWidget, row_of: Callable[[str], str]) -> None:
    """What is selected on one surface is selected on all; row_of: the surface's own row for a selected one."""

    def from_desk(change: Any) -> None:
        own = row_of(change.new)
        if surface.selected != own:
            surface.selected = own

    def to_desk(change: Any) -> None:
        if change.new and change.new != row_of(desk.selected):
            desk.selected = change.new

    surface.observe(to_desk, names="selected")
    desk.observe(from_desk, names="selected")
