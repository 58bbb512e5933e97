"""Views: controls wired to filters, a table and a chart, over one selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w
import pandas as pd

from analysis.catalogue import Table, layers, table_by_id
from analysis.explain import explain
from analysis.explorer.code import python_code
from analysis.explorer.desk import Desk, clip_words, reports_errors
from analysis.explorer.specs import ACTORS, ANY, DATES, FIGURES, QUOTES, STYLE, TIMELINE, Names, Spec
from analysis.explorer.widgets import ChartPane, ReadingPane, RowTable
from analysis.export.files import save_chart, save_table
from analysis.result import Analysis
from analysis.timex_text import TYPES, plain_time

CHART_FORMATS, TABLE_FORMATS = ("png", "svg", "pdf"), ("csv", "xlsx")


class View:
    """One view: `box` is the widget. Asleep, while another tab is in front, it waits with its work until it is woken."""

    def __init__(self, desk: Desk, spec: Spec):
        self.desk, self.spec, self.awake, self.stale = desk, spec, True, True
        self.controls = spec.controls()
        self.table, self.chart = RowTable(label=spec.name), ChartPane()
        self.share = w.Label()
        self.shown, self.seen = pd.DataFrame(columns=["id"]), list[pd.DataFrame]()
        self.parts = {"code": showing_code(self), "saving": saving(self)}
        self.box = w.VBox([controls_row(self.controls), self.chart, self.table, self.share, w.HBox(list(self.parts.values()), layout=w.Layout(flex_flow="row wrap"))])  # fmt: skip
        self.box.add_class("workbook-view")
        for name, names in (spec.menus or {}).items():
            refill(desk, self.controls[name], names)
        careful = reports_errors(desk)(self.refresh)
        for control in self.controls.values():
            control.observe(careful, names="value")
        desk.observe(careful, names="result")
        share_selection(desk, self.table, self.row_of)
        share_selection(desk, self.chart, self.row_of)
        careful()

    @property
    def values(self) -> dict[str, Any]:
        """Parameter of the filter => what its control says."""
        return {name: control.value for name, control in self.controls.items()}

    def refresh(self, _: object = None) -> None:
        """Table first, then its chart."""
        self.stale = True
        if self.desk.result is None or not self.awake:
            return
        result, rejected = self.desk.result, self.controls["status"].value == "rejected"
        self.shown = self.desk.require_review().rejected_table(self.spec.table.name) if rejected else self.spec.filter(result, **self.spec.fixed, **self.values)  # fmt: skip
        self.table.show(readable_table(result, self.shown, self.spec.table.name), self.spec.table.columns)
        self.share.value = progress(self.desk, self.spec.table.name)
        self.chart.layout.display = "none" if rejected or self.spec.chart is None else ""
        if not rejected:
            self.draw(result)
        self.stale = False

    def draw(self, result: Analysis) -> None:
        """The chart, anew where what it shows changed: to accept a row changes none."""
        tables = [self.shown, *(getattr(result, name) for name in self.spec.beside)]
        seen = [one.drop(columns="status") for one in tables]
        if len(seen) == len(self.seen) and all(one.equals(other) for one, other in zip(seen, self.seen)):
            return
        self.seen = seen
        if (drawn := self.spec.draw(result, self.shown)) is not None:
            self.chart.show(drawn, mark_labels(result, self.spec.table))

    def wake(self, awake: bool) -> None:
        self.awake = awake
        if awake and self.stale:
            self.refresh()

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


def read_along(desk: Desk) -> w.VBox:
    """The article with its highlights; a click selects the row, and tells why it is there."""
    pane = ReadingPane()

    def fill(_: object = None) -> None:
        if desk.result is not None:
            with pane.hold_sync():
                pane.text, pane.spans = desk.result.article.text, highlight_spans(desk.result)

    desk.observe(fill, names="result")
    pane.tell(lambda id_: tell(desk, id_))
    pane.observe(lambda change: setattr(desk, "place", tuple(change.new)), names="place")
    share_selection(desk, pane, lambda id_: id_)
    fill()
    return w.VBox([pane])


def tell(desk: Desk, id_: str) -> str:
    """Why a highlight is there: "Maria Lewis. Read as a person with confidence 0.98. Rule: …"."""
    row = desk.row(id_)
    if row is None:
        return ""
    why, table = explain(row, desk.words), table_by_id(id_)
    if table is None or table.popup is None:
        return why
    name = str(getattr(row, table.popup) or "")
    name = desk.require_review().names.get(name, "" if table.popup in table.points_to else name)
    return f"{name or clip_words(getattr(row, 'name', '') or row.text, 80).rstrip(' ,.;')}. {why}"


def highlight_spans(result: Analysis) -> list[list[Any]]:
    """Every highlight: [id, start, end, layer, id of its actor, status]: names and pronouns, quotes, figures, dates, events."""
    return [
        [row.id, row.start, row.end, layer, getattr(row, table.pointers(table.shown_under)[0]) if table.shown_under else None, row.status]
        for layer, table in layers().items() for row in result.rows[table.name]
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ the wiring
def controls_row(controls: dict[str, w.Widget]) -> w.HBox:
    return w.HBox(list(controls.values()), layout=w.Layout(flex_flow="row wrap"))


def readable_table(result: Analysis, table: pd.DataFrame, name: str) -> pd.DataFrame:
    """A table => the same for people to read: actors by name, ranges as ranges, times in words."""
    return WORDING[name](table, dict(zip(result.actors.id, result.actors.name))) if name in WORDING else table


def quotes_in_words(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """With a column "who": the actor's name, else the article's words for the speaker."""
    return table.assign(who=table.actor.map(names).fillna(table.speaker).fillna("not found"))


def figures_in_words(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    ranges = [f"{low:,.15g}–{high:,.15g}" if low < high else "" for low, high in zip(table.low.fillna(0), table.high.fillna(0))]  # fmt: skip
    told = [one if low else "" for one, low in zip(ranges, table.low.notna() & table.high.notna())]
    claimed = table.claimed_by.map(names).fillna(table.claimant).fillna(table.quote.map(in_a_claim))
    return table.assign(claimed_by=claimed.fillna("the article itself"), **{"value shown": told})


def in_a_claim(quote: str | None) -> str | None:
    """A figure in a claim without a source, or one that its source denies, is not the article's own."""
    return None if pd.isna(quote) else "source not identified"


def dates_in_words(table: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    words = {
        cell: ["" if pd.isna(one) else plain_time(one, type) for one, type in zip(table[cell], table.type)]
        for cell in ("value", "other_reading")
    }
    return table.assign(
        **{f"{cell} shown": told for cell, told in words.items()}, type=table.type.map(TYPES).fillna(table.type)
    )


WORDING: dict[str, Callable[[pd.DataFrame, dict[str, str]], pd.DataFrame]] = {
    "quotes": quotes_in_words, "figures": figures_in_words, "dates": dates_in_words,
}  # fmt: skip
"""Table => how it is put in words."""


def mark_labels(result: Analysis, table: Table) -> dict[str, str]:
    """Id => what a mark of the chart stands for, in words."""
    rows = result.rows[table.name]
    return {row.id: clip_words(getattr(row, table.title) or getattr(row, "text", ""), 80) for row in rows}


def progress(desk: Desk, table: str) -> str:
    """ "12 of 40 checked · 10 accepted · 1 edited · 1 rejected · 2 added (83% accepted unchanged)"."""
    one = desk.require_review().share(table)
    right = f" ({one['share_accepted']:.0%} accepted unchanged)" if one["checked"] else ""
    missed = f" · {one['added']} added" if one["added"] else ""
    return f"{one['checked']} of {one['rows']} checked · {one['accepted']} accepted · {one['edited']} edited · {one['rejected']} rejected{missed}{right}"  # fmt: skip


def refill(desk: Desk, control: w.Dropdown, names: Names) -> None:
    """The menu's names follow the article; what was chosen stays where it still can be."""

    def fill(_: object = None) -> None:
        now = [ANY, *(names(desk.result) if desk.result is not None else [])]
        if list(control.options) != now:
            kept = control.value
            control.options = now
            control.value = kept if kept in {id_ for _, id_ in now} else ""

    desk.observe(fill, names="result")
    fill()


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


def explanation(desk: Desk) -> w.Textarea:
    """Why the selected row is there, and its sentence: plain text that can be copied."""
    box = w.Textarea(
        value=desk.explanation(""), description="Why", layout=w.Layout(width="100%", max_width="820px", height="6.5rem")
    )
    box.add_class("workbook-why")
    desk.observe(lambda change: setattr(box, "value", desk.explanation(change.new)), names="selected")
    return box


def showing_code(view: View) -> w.VBox:
    """A button, and the Python that makes what is shown."""
    button = w.ToggleButton(description="Show the code", tooltip="The Python that makes this table and chart")  # fmt: skip
    text = w.Textarea(description="Code", style=STYLE, layout=w.Layout(width="100%", height="15rem", display="none"))
    box = w.VBox([button, text])
    box.add_class("workbook-code")

    @reports_errors(view.desk)
    def fill(_: object = None) -> None:
        text.layout.display = "" if button.value else "none"
        box.layout.width = "100%" if button.value else "auto"
        if button.value and view.desk.result is not None:
            text.value = python_code(view.desk, view.spec, view.values)

    for control in (button, *view.controls.values()):
        control.observe(fill, names="value")
    view.desk.observe(fill, names="result")
    return box


def saving(view: View) -> w.HBox:
    """Save the chart or the table that is shown."""
    desk = view.desk
    format = w.Dropdown(options=[*(CHART_FORMATS if view.spec.chart else ()), *TABLE_FORMATS], description="Save as", style=STYLE, layout=w.Layout(width="11rem"))  # fmt: skip
    button = w.Button(description="Save", layout=w.Layout(width="5rem"), tooltip="png, svg and pdf save the chart, csv and xlsx the table")  # fmt: skip
    told = w.Label()

    @reports_errors(desk)
    def save(_: object) -> None:
        if desk.result is None:
            return
        path = desk.home / f"{view.spec.name}.{format.value}"
        chart = view.spec.draw(desk.result, view.shown) if format.value in CHART_FORMATS else None
        told.value = f"Saved {save_chart(chart, path) if chart is not None else save_table(view.shown, path)}"

    button.on_click(save)
    return w.HBox([format, button, told])
