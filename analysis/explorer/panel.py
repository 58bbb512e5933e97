"""What the panels of the explorer have in common: they follow the article on the desk, and those out of sight do no work."""

from __future__ import annotations

from typing import Any

import ipywidgets as w

from analysis.explorer.desk import Desk, reports_errors
from analysis.result import Analysis

WORKING = "Working …"


class Panel:
    """A part of the explorer that shows the article on the desk. box: its widget.

    Asleep, while it is out of sight, it puts off its work until it is woken. When another article is being read it is emptied at
    once, asleep or not, so that nothing old stands beside the new. A subclass has `fill` and `empty`.
    """

    box: w.VBox

    def __init__(self, desk: Desk):
        self.desk, self.awake, self.stale = desk, True, True

    def fill(self, result: Analysis) -> None:
        """Show the analysis."""
        raise NotImplementedError

    def empty(self, reason: str) -> None:
        """Show nothing of any article but a sentence that says why."""
        raise NotImplementedError

    def tell_fault(self, message: str) -> None:
        """What to do with the sentence of an error: it becomes the desk's message."""
        self.desk.message = message

    def refresh(self, _: Any = None) -> None:
        """Follow the desk: fill the panel now, or when it is woken. Errors become a sentence."""
        reports_errors(self.desk, self.tell_fault)(self.follow_result)()

    def follow_result(self) -> None:
        self.stale = True
        if self.desk.result is None:
            self.empty(WORKING if self.desk.opened else "")
        elif self.awake:
            self.fill(self.desk.result)
            self.stale = False

    def wake(self, awake: bool) -> None:
        """Say whether the panel is in sight; what it has missed meanwhile is shown."""
        self.awake = awake
        if awake and self.stale:
            self.refresh()
