"""The article with its highlights: what each is, in words, and why it is there."""

from __future__ import annotations

from typing import Any

import ipywidgets as w

from analysis.catalogue import TABLES, Table, layers, table_by_id
from analysis.explanations import explain
from analysis.explorer.desk import Desk, clip_words
from analysis.explorer.selection import share_selection
from analysis.explorer.widgets import ReadingPane
from analysis.result import Analysis


def read_along(desk: Desk) -> w.VBox:
    """The article with its highlights; a click selects the row, and tells why it is there."""
    pane, spans_of = ReadingPane(), Highlights()

    def fill(_: object = None) -> None:
        result = desk.result
        with pane.hold_sync():
            pane.text = result.article.text if result else ""
            pane.sentences = [one.start for one in result.document.sentences] if result else []
            pane.send_items("spans", spans_of(result) if result else [], 0)

    desk.observe(fill, names="result")
    pane.tell(lambda id_: tell(desk, id_))
    pane.observe(lambda change: setattr(desk, "place", tuple(change.new)), names="place")
    share_selection(desk, pane, lambda id_: id_)
    fill()
    return w.VBox([pane]).add_class("workbook-reading")


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


class Highlights:
    """`highlight_spans` that describes anew only rows that are other objects than the last time: after a correction most are not."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.made: dict[str, tuple[Any, list[Any]]] = {}

    def __call__(self, result: Analysis) -> list[list[Any]]:
        names = result.names
        earlier = self.made if names == self.names else {}
        self.names, self.made = names, {}
        for layer, table in layers().items():
            for row in result.rows[table.name]:
                known = earlier.get(row.id)
                self.made[row.id] = known if known and known[0] is row else (row, highlight(row, layer, table, names))
        return [span for _, span in self.made.values()]


def highlight_spans(result: Analysis) -> list[list[Any]]:
    """Every highlight: [id, start, end, layer, id of its actor, status, what it is in words], of all layers."""
    return Highlights()(result)


def highlight(row: Any, layer: str, table: Table, names: dict[str, str]) -> list[Any]:
    actor = getattr(row, table.pointers(table.shown_under)[0]) if table.shown_under else None
    return [row.id, row.start, row.end, layer, actor, row.status, announced(row, table, names)]


def announced(row: Any, table: Table, names: dict[str, str]) -> str:
    """What a screen reader says of a highlight: "quote, Vincent Barker speaks"; "actor Iraq"; "figure"."""
    noun = TABLES[table.shown_under or table.name].singular
    if table.name == "quotes":
        speaker = names.get(row.actor or "") or row.speaker
        return f"{noun}, {speaker} speaks" if speaker else f"{noun}, speaker not found"
    name = names.get(getattr(row, "actor", None) or "")
    return f"{noun} {name}" if table.shown_under and name else noun
