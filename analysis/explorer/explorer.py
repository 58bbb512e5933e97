"""The explorer: the article beside its tables and charts, one selection, and what the analyst makes of it."""

from __future__ import annotations

import ipywidgets as w

from analysis.catalogue import table_by_id
from analysis.explorer.correction_form import CorrectionForm
from analysis.explorer.desk import Desk, reports_errors
from analysis.explorer.shortcuts import shortcuts_page
from analysis.explorer.specs import specs
from analysis.explorer.views import View, read_along
from analysis.explorer.widgets import RowTable

CONFLICTS = {
    "action": "Correction",
    "table": "Of",
    "words": "Words",
    "why": "Why",
    "status": "Your correction",
}


def explore(desk: Desk) -> w.VBox:
    """The article, its highlights, views as tabs and the form to correct them, linked by one selection."""
    return Explorer(desk).box


class Explorer:
    """Only wires: keys and tabs to the desk."""

    def __init__(self, desk: Desk):
        self.desk = desk
        self.views = [View(desk, spec) for spec in specs()]
        self.tabs = w.Tab(
            [view.box for view in self.views], titles=[view.spec.table.tab for view in self.views], selected_index=0
        )
        self.checking = CorrectionForm(desk, self.following)
        self.help = w.ToggleButton(description="Keyboard shortcuts", layout=w.Layout(width="auto"))
        page = shortcuts_page()
        page.layout.display = "none"
        self.help.observe(lambda change: setattr(page.layout, "display", "" if change.new else "none"), names="value")
        reading = read_along(desk)
        left, right = w.VBox([*reading.children, self.checking.box]), w.VBox([self.tabs])
        self.conflicts = RowTable(label="conflicts")
        warned = w.VBox(
            [w.Label("Corrections that could not be applied, or that the rules now contradict:"), self.conflicts]
        )
        self.box = w.VBox([warned, w.HBox([left, right]), self.help, page])
        for part, name in (
            (self.box, "explorer"),
            (self.box.children[1], "columns"),
            (left, "left"),
            (right, "right"),
            (warned, "conflicts"),
        ):
            part.add_class(f"workbook-{name}")
        self.wire(
            [*(view.table for view in self.views), *(view.chart for view in self.views), reading.children[0]], warned
        )

    def wire(self, surfaces: list[w.DOMWidget], warned: w.VBox) -> None:
        for surface in surfaces:
            surface.on_key(reports_errors(self.desk)(self.press))
        self.tabs.observe(self.turn, names="selected_index")
        self.desk.observe(self.follow, names="selected")
        self.desk.observe(lambda _: self.warn(warned), names="review")
        self.turn()
        self.warn(warned)

    # --------------------------------------------------------------------------------------------------------------- tabs
    def turn(self, _: object = None) -> None:
        """Only the view in front works."""
        for number, view in enumerate(self.views):
            reports_errors(self.desk)(view.wake)(number == self.tabs.selected_index)

    def follow(self, change: object) -> None:
        """The tab that shows the selected row comes to the front."""
        view, id_ = self.views[self.tabs.selected_index], self.desk.selected
        table = table_by_id(id_)
        shown = (table.shown_under or table.name) if table else ""
        if not shown or view.spec.table.name == shown or ((view.spec.table.name, shown) == ("events", "dates") and view.row_of(id_)):  # fmt: skip
            return
        places = (at for at, one in enumerate(self.views) if one.spec.table.name == shown)
        self.tabs.selected_index = next(places, self.tabs.selected_index)

    def warn(self, box: w.VBox) -> None:
        """Conflicts are shown while there are any."""
        if self.desk.review is None or not self.desk.review.conflicts:
            box.layout.display = "none"
            return
        found = self.desk.review.conflict_table()
        kept = found.kept.map({True: "kept", False: "not applied"})
        self.conflicts.show(found.assign(id=[f"c{number}" for number in range(len(found))], status=kept), CONFLICTS)
        box.layout.display = ""

    # --------------------------------------------------------------------------------------------------------------- keys
    def press(self, key: str) -> None:
        """A key on a surface => what shortcuts.py says it does."""
        acts = {"a": self.checking.accept, "r": self.checking.reject, "n": self.advance, "u": self.desk.undo, "y": self.desk.redo, "?": self.turn_page}  # fmt: skip
        if key in acts:
            acts[key]()
        elif key.isdigit() and 1 <= int(key) <= len(self.views):
            self.tabs.selected_index = int(key) - 1

    def turn_page(self) -> None:
        self.help.value = not self.help.value

    def advance(self) -> None:
        self.desk.selected = self.following()

    def following(self) -> str:
        """Id of the next row that nobody checked: of the rows shown in front, or of the table of the selected one."""
        view, now = self.views[self.tabs.selected_index], self.desk.selected
        table = (table_by_id(now) or view.spec.table).name
        if view.spec.table.name == table:
            rows = [(row["id"], row["status"]) for row in view.table.rows]
        else:
            rows = [(id_, row.status) for id_, (name, row) in self.desk.require_review().rows.items() if name == table]
        at = next((at for at, (id_, _) in enumerate(rows) if id_ == now), -1)
        return next(
            (id_ for id_, status in [*rows[at + 1 :], *rows[: at + 1]] if status == "unchecked" and id_ != now), now
        )
