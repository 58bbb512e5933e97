"""Views: controls wired to filters, a table and a chart, over one selection."""

from __future__ import annotations

from datetime import date
from typing import Any

import ipywidgets as w
import pandas as pd

from analysis.catalogue import Table, editable_tables, table_by_id
from analysis.charts import Chart
from analysis.charts.style import fit_name
from analysis.explorer.desk import Desk, clip_words, noun_count
from analysis.explorer.panel import Panel
from analysis.explorer.saving import saving, showing_code
from analysis.explorer.selection import share_selection
from analysis.explorer.specs import ACTORS, CHECKS, DATES, FIGURES, QUOTES, TIMELINE, Spec
from analysis.explorer.widgets import ChartPane, Drawing, RowTable, Split, drawing
from analysis.export.readable import table_in_words
from analysis.export.wording import in_words
from analysis.result import Analysis

TABLE, CHART, BOTH = "Table", "Chart", "Both"
NO_MATCH = "Nothing matches these filters. Press Clear to see all rows."
MOST_CHARTS = 12
"""Charts of a view that are kept, each of other filters."""
LONGEST_FILTER = 44
"""Characters of the filters in a chart's title, which is one line."""


class View(Panel):
    """A tab of the explorer: filters, the table of the rows that fit them, and their chart."""

    def __init__(self, desk: Desk, spec: Spec):
        super().__init__(desk)
        self.spec, self.resetting = spec, False
        self.controls = spec.controls()
        self.usual = dict(self.values)
        self.table, self.chart, self.share = (
            RowTable(label=spec.name),
            ChartPane(),
            w.Label().add_class("workbook-share"),
        )
        self.split = Split(name="chart", label="Height of the chart")
        self.clearing = w.Button(description="Clear", tooltip="Clear all filters", layout=w.Layout(width="auto"))
        self.mode = w.ToggleButtons(options=[TABLE, CHART, BOTH] if spec.chart else [TABLE], value=spec.mode, tooltips=["The table", "The chart", "Chart and table"])  # fmt: skip
        self.shown, self.charts = pd.DataFrame(columns=["id"]), dict[str, tuple[list[pd.DataFrame], Drawing]]()
        self.box = self.laid_out()
        self.wire()

    def laid_out(self) -> w.VBox:
        """Filters, chart, table, and below them what was checked and the saving."""
        self.mode.add_class("workbook-mode").layout.display = "" if self.spec.chart else "none"
        filters = w.HBox([*self.controls.values(), self.clearing, self.mode]).add_class("workbook-filters")
        (button, text), (save, saved) = showing_code(self), saving(self)
        foot = w.HBox([self.share, save, button, saved]).add_class("workbook-foot")
        return w.VBox([filters, self.chart, self.split, self.table, foot, text]).add_class("workbook-view")

    def wire(self) -> None:
        for control in self.controls.values():
            control.observe(self.refilter, names="value")
        self.clearing.on_click(lambda _: self.clear())
        self.mode.observe(self.refresh, names="value")
        self.desk.observe(self.refresh, names="result")
        self.desk.observe(lambda _: self.reset(), names="opened")
        share_selection(self.desk, self.table, self.row_of)
        share_selection(self.desk, self.chart, self.row_of)
        self.refresh()

    # ------------------------------------------------------------------------------------------------------------ filters
    @property
    def values(self) -> dict[str, Any]:
        """Parameter of the filter => what its control says."""
        return {name: control.value for name, control in self.controls.items()}

    @property
    def filtered_by(self) -> str:
        """The filters that are set, in words: "speaker Vincent Barker, kind direct"; "" where none is."""
        filters = [
            in_filter(self.controls[name], value) for name, value in self.values.items() if value != self.usual[name]
        ]
        return ", ".join(filters)

    def clear(self) -> None:
        """All filters as at the beginning; the table is filtered once."""
        self.reset()
        self.refresh()

    def refilter(self, _: object) -> None:
        """A control was moved by the analyst; not while the view itself sets its controls."""
        if not self.resetting:
            self.refresh()

    def reset(self) -> None:
        self.resetting = True
        for name, control in self.controls.items():
            control.value = self.usual[name]
        self.resetting = False

    # -------------------------------------------------------------------------------------------------------------- shown
    def empty(self, reason: str) -> None:
        if self.desk.result is None:
            self.charts.clear()
            self.fill_menus(None)
        self.shown, self.share.value = pd.DataFrame(columns=["id"]), ""
        self.table.clear(reason)
        self.split.layout.display = "none"
        self.chart.clear()

    def tell_fault(self, message: str) -> None:
        """Filters that make no sense: nothing is shown but why."""
        self.empty(message)
        self.desk.message = message

    def fill_menus(self, result: Analysis | None) -> None:
        """The names in the menus follow the article; what was chosen stays where it still can be."""
        self.resetting = True
        for name, names in (self.spec.menus or {}).items():
            control = self.controls[name]
            options, chosen = [control.options[0], *(names(result) if result is not None else [])], control.value
            if list(control.options) != options:
                control.options = options
                control.value = chosen if chosen in {id_ for _, id_ in options} else self.usual[name]
        self.resetting = False

    def fill(self, result: Analysis) -> None:
        """The table first, then its chart."""
        self.fill_menus(result)
        rejected = self.controls["status"].value == "rejected"
        self.clearing.layout.display = "" if self.filtered_by else "none"
        self.shown = self.desk.require_review().rejected_table(self.spec.table.name) if rejected else self.spec.filter(result, **self.spec.fixed, **self.values)  # fmt: skip
        self.table.empty = NO_MATCH if self.filtered_by else f"No {self.spec.table.plural} were found in the article."
        self.table.show(table_in_words(result, self.shown, self.spec.table.name), self.spec.table.columns)
        self.share.value = progress(self.desk, self.spec.table.name, len(self.shown))
        drawable = self.spec.chart is not None and not rejected
        self.table.layout.display = "none" if drawable and self.mode.value == CHART else ""
        self.chart.layout.display = "" if drawable and self.mode.value != TABLE and len(self.shown) else "none"
        if self.chart.layout.display == "":
            self.draw(result)
        elif drawable and self.mode.value == CHART:
            self.table.layout.display = ""  # it tells why there is nothing
        self.split.layout.display = "" if self.table.layout.display == self.chart.layout.display == "" else "none"

    def draw(self, result: Analysis) -> None:
        """The chart of these filters, drawn anew where what it shows changed: to accept a row changes none."""
        tables = [self.shown, *(getattr(result, name) for name in self.spec.other_tables)]
        tables = [one.drop(columns="status") for one in tables]
        filters = self.filtered_by
        kept = self.charts.pop(filters, None)
        if kept is None or not all(one.equals(other) for one, other in zip(tables, kept[0])):
            drawn = self.drawn()
            if drawn is None:
                return
            kept = tables, Drawing(drawing(drawn), drawn.alt, mark_labels(result, self.spec.table))
        self.charts[filters] = kept
        while len(self.charts) > MOST_CHARTS:
            self.charts.pop(next(iter(self.charts)))
        self.chart.put(kept[1])

    def drawn(self) -> Chart | None:
        """The chart of the rows shown; a filtered one says so in its title."""
        filters = self.filtered_by
        return self.spec.draw(self.desk.require_review().result, self.shown, f"filtered: {fit_name(filters, LONGEST_FILTER)}" if filters else "")  # fmt: skip

    def row_of(self, id_: str) -> str:
        """The view's row that a selected row belongs to: a mention's actor, the event that a date dates."""
        row, table = self.desk.row(id_), table_by_id(id_)
        if row is None or table is None:
            return id_
        if table.shown_under == self.spec.table.name:
            return str(getattr(row, table.pointers(table.shown_under)[0]) or "")
        if table.name == "dates" and self.spec.table.name == "events":
            return next((event.id for event in self.desk.require_review().result.event_rows if event.date == id_), "")
        return id_


def in_filter(control: w.Widget, value: Any) -> str:
    """What a set filter says: "speaker Vincent Barker"; "from 1 January 2020"; "search “base”"."""
    label = control.description.lower()
    chosen = in_words(value) if isinstance(value, date) else next((words for words, one in getattr(control, "options", ()) if one == value), str(value))  # fmt: skip
    return f"{label} “{chosen}”" if isinstance(control, w.Text) else f"{label} {chosen}"


# ------------------------------------------------------------------------------------------------------------- each alone
def explore_actors(desk: Desk) -> w.VBox:
    """Who is in the article: by kind, least number of mentions, words."""
    return alone(desk, ACTORS)


def explore_quotes(desk: Desk) -> w.VBox:
    """Who said what: by speaker, kind of speech, words."""
    return alone(desk, QUOTES)


def explore_figures(desk: Desk) -> w.VBox:
    """Figures in the article: by kind, by who claims them, words."""
    return alone(desk, FIGURES)


def explore_timeline(desk: Desk) -> w.VBox:
    """What happened when: by period, by who, by whether it happened or is planned."""
    return alone(desk, TIMELINE)


def explore_dates(desk: Desk) -> w.VBox:
    """Every expression of time: by type, by how sure its reading is."""
    return alone(desk, DATES)


def alone(desk: Desk, spec: Spec) -> w.VBox:
    """A view with the explanation of the selected row below it."""
    box = View(desk, spec).box
    box.children = [*box.children, explanation(desk)]
    return box


def explanation(desk: Desk) -> w.Textarea:
    """Why the selected row is there, and its sentence: plain text that can be copied."""
    layout = w.Layout(width="100%", max_width="820px", height="6.5rem")
    box = w.Textarea(value=desk.explanation(""), description="Why", layout=layout)
    box.add_class("workbook-why")
    desk.observe(lambda change: setattr(box, "value", desk.explanation(change.new)), names="selected")
    return box


# ------------------------------------------------------------------------------------------------------------ the wiring
def mark_labels(result: Analysis, table: Table) -> dict[str, str]:
    """Id => what a mark of the chart stands for, in words."""
    rows = result.rows[table.name]
    return {row.id: clip_words(getattr(row, table.title) or getattr(row, "text", ""), 80) for row in rows}


def progress(desk: Desk, table: str, shown: int) -> str:
    """Rows that are shown, and what was done to all of the table: "5 rows · 12 of 40 checked · 10 accepted · 2 rejected"; only the rows
    where they cannot be corrected."""
    rows = noun_count(shown, "row")
    if table not in editable_tables():
        return rows
    one = desk.require_review().share(table)
    done = [f"{one[name]} {name}" for name in CHECKS if one.get(name)]
    return " · ".join([rows, f"{one['checked']} of {one['rows']} checked", *done])
