"""Four surfaces: a table to sort and select, the article with its highlights, a chart to pick from, a form. The views are in static/."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets
from matplotlib import rc_context

from analysis.catalogue import TABLES, layers
from analysis.charts.style import STYLE, Chart

STATIC = Path(__file__).parent / "static"
LAYER_STYLES = {
    "actors": "border-bottom: 2px solid var(--wb-actors);",
    "places": "border-bottom: 2px dashed var(--wb-places);",
    "quotes": "background: var(--wb-quotes);",
    "figures": "outline: 1.5px solid var(--wb-figures); outline-offset: 0; border-radius: 2px;",
    "dates": "text-decoration: underline dotted var(--wb-dates) 2.5px; text-underline-offset: 4px;",
    "events": "box-shadow: inset 0 1.5px 0 var(--wb-events);",
}
"""Layer of highlights => its style sheet; a layer that is not named here is dashed."""


def layer_css(layer: str) -> str:
    """Rules for a layer's highlights while it is shown, and for the sign of what the analyst did to them."""
    shown = f".workbook-pane .show-{layer}"
    style = LAYER_STYLES.get(layer, "border-bottom: 2px dashed var(--wb-other);")
    sign = "content: var(--sign); font: 700 12px system-ui, sans-serif; vertical-align: super; color: var(--wb-ink);"
    return f"{shown} .layer-{layer} {{ cursor: pointer; {style} }}\n{shown} .ends-{layer}::after {{ {sign} }}\n"


CSS = "".join(map(layer_css, layers())) + (STATIC / "surfaces.css").read_text("utf-8")


def module(name: str) -> str:
    """The view's JavaScript, behind what all views share."""
    return "".join((STATIC / file).read_text("utf-8") for file in ("keys.js", name))


class SelectableWidget(anywidget.AnyWidget):
    """Widget with a selected row. selected: its id; a click on the widget sends it as a message ("select"), so that it arrives in order with the keys.

    Pressed keys that are commands ("a", "r", …) go to the functions given to `on_key`.
    """

    _css = CSS
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.on_msg(lambda _, sent, __: setattr(self, "selected", str(sent["select"])) if "select" in sent else None)

    def on_key(self, pressed: Callable[[str], None]) -> None:
        self.on_msg(lambda _, sent, __: pressed(str(sent["key"])) if "key" in sent else None)


class ListWidget(SelectableWidget):
    """A widget of items that have an id. changed: id => the item as it is since its list was last sent whole: a correction that
    leaves the ids as they are sends only what it changed."""

    changed: traitlets.Dict[str, Any] = traitlets.Dict({}).tag(sync=True)

    def send_items(self, name: str, items: list[Any], key: str | int) -> None:
        """Trait, its items, and where in an item its id stands: whole, or what differs from what was sent."""
        sent, ids = getattr(self, name), [one[key] for one in items]
        if [one[key] for one in sent] == ids and len(set(ids)) == len(ids):
            self.changed = {new[key]: new for old, new in zip(sent, items) if old is not new and old != new}
        else:
            with self.hold_sync():
                self.changed = {}
                setattr(self, name, items)


class RowTable(ListWidget):
    """Widget of a table. columns: [{"name", "label"}]; rows: [{"id", "status", …}]; empty: text for a table without rows. Cells are shown as
    text and never as markup.
    """

    _esm = module("table.js")
    label = traitlets.Unicode("").tag(sync=True)
    columns: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    rows: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    empty = traitlets.Unicode("No rows.").tag(sync=True)

    def show(self, table: pd.DataFrame, columns: Mapping[str, str]) -> None:
        """Table and {column: heading} => what is shown. A column "value shown" holds what stands in the cells of "value"."""
        kept = ["id", *dict.fromkeys(["status", *columns]), *(name for name in table if str(name).endswith(" shown"))]
        cells = {name: [display_value(value) for value in table[name].tolist()] for name in kept}
        with self.hold_sync():
            self.columns = [{"name": name, "label": label} for name, label in columns.items()]
            self.send_items("rows", [dict(zip(kept, values)) for values in zip(*cells.values())], "id")

    def clear(self, reason: str = "") -> None:
        """No rows, and a sentence that says why."""
        with self.hold_sync():
            self.empty, self.changed, self.rows = reason, {}, []

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The rows as they are now."""
        return [self.changed.get(row["id"], row) for row in self.rows]


def display_value(value: Any) -> str | float | int:
    """A value of a table => what stands in the cell: dates as 2020-03-26, lists with semicolons, nothing for nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if pd.isna(value):
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    return (
        round(float(value), 2) if isinstance(value, float) else value if isinstance(value, int | bool) else str(value)
    )


class ReadingPane(ListWidget):
    """Widget of an article with highlights. text: the article; spans: [id, start, end, layer, id of its actor, status, description] in code points;
    sentences: their offsets; layers: those shown; nouns: layer => what one of its highlights is called; place: start and
    end of the words that the reader marked; empty: text shown while there is no article.
    """

    _esm = module("pane.js")
    text = traitlets.Unicode("").tag(sync=True)
    spans: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    sentences: traitlets.List[int] = traitlets.List([]).tag(sync=True)
    empty = traitlets.Unicode("Open an article to read it here.").tag(sync=True)
    layers = traitlets.List(["actors", "quotes", "figures", "dates"]).tag(sync=True)
    nouns: traitlets.Dict[str, str] = traitlets.Dict().tag(sync=True)
    place = traitlets.List([0, 0]).tag(sync=True)

    @traitlets.default("nouns")
    def layer_nouns(self) -> dict[str, str]:
        return {name: TABLES[table.shown_under or table.name].singular for name, table in layers().items()}

    def __init__(self, **options: Any):
        """The view asks for a sign of life, to see how long the kernel works on what came before."""
        super().__init__(**options)
        self.on_msg(lambda _, asked, __: self.send({"pong": True}) if "ping" in asked else None)

    def tell(self, reason_of: Callable[[str], str]) -> None:
        """Answer the view's questions of why a row is there."""
        self.on_msg(lambda _, asked, __: self.send({"told": reason_of(str(asked["ask"]))}) if "ask" in asked else None)


class Form(SelectableWidget):
    """Widget of a form. groups: [{"name", "title", "row", "fields": [{"name", "label", "value", "choices", "labels", "free", "hint"}], "buttons":
    [{"act", "label", "hint"}]}]; labels: of the choices; marked: words for the field of that name. A
    submission goes to the function given to `on_act`: the button, the values, and the id of the row or "".
    """

    _esm = module("form.js")
    groups: traitlets.List[Any] = traitlets.List([]).tag(sync=True)
    marked = traitlets.Unicode("").tag(sync=True)

    def clear(self, submitted: Mapping[str, str] | None = None) -> None:
        """Empty the fields. submitted: the values that were dealt with; a field that holds something else by now was typed in since
        then, and keeps it."""
        self.marked = ""
        self.send({"clear": True, "submitted": dict(submitted) if submitted is not None else None})

    def on_act(self, act: Callable[[str, dict[str, str], str], None]) -> None:
        self.on_msg(lambda _, sent, __: act(str(sent["act"]), dict(sent["values"]), str(sent.get("row") or "")) if "act" in sent else None)  # fmt: skip


class Split(anywidget.AnyWidget):
    """A border that can be moved between two surfaces, which stand before and after it in their box. name: under which the browser
    keeps its place; label: what it is called; upright: whether it stands between left and right; usual: per cent before it."""

    _esm = module("split.js")
    name = traitlets.Unicode("").tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    upright = traitlets.Bool(False).tag(sync=True)
    usual = traitlets.Float(50.0).tag(sync=True)


class CopyButton(anywidget.AnyWidget):
    """A button that copies what the function given to `on_ask` answers; what became of it goes to that given to `on_copy`."""

    _esm = (STATIC / "copy.js").read_text("utf-8")
    label = traitlets.Unicode("Copy").tag(sync=True)
    hint = traitlets.Unicode("").tag(sync=True)

    def on_ask(self, words: Callable[[], str]) -> None:
        self.on_msg(lambda _, asked, __: self.send({"copy": words()}) if "ask" in asked else None)

    def on_copy(self, done: Callable[[bool], None]) -> None:
        self.on_msg(lambda _, answer, __: done(bool(answer["copied"])) if "copied" in answer else None)


class SavedFiles(anywidget.AnyWidget):
    """Widget that lists saved files. message: what was done; names: of the files that can be opened; folder: where they are. The kernel sends an opened file to the
    browser, so that it works in a page without a file server too.
    """

    _esm = (STATIC / "saved.js").read_text("utf-8")
    _css = CSS
    message = traitlets.Unicode("").tag(sync=True)
    names: traitlets.List[str] = traitlets.List([]).tag(sync=True)
    folder = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.paths: list[Path] = []
        self.on_msg(lambda _, asked, __: self.hand_over(int(asked["open"])) if "open" in asked else None)

    def say(self, words: str) -> None:
        """Words alone: "Creating the report …"."""
        self.show(words, [])

    def show(self, words: str, paths: list[Path]) -> None:
        self.paths = paths
        with self.hold_sync():
            self.message, self.names = words, [path.name for path in paths]
            self.folder = str(paths[0].parent.resolve()) if paths else ""

    def hand_over(self, number: int) -> None:
        """A file's bytes to the browser; one that is gone meanwhile is told."""
        try:
            self.send({"name": self.paths[number].name}, [self.paths[number].read_bytes()])
        except (OSError, IndexError) as problem:
            self.message = f"It cannot be opened: {problem}. "


@dataclass(frozen=True)
class Drawing:
    """A chart as the screen shows it. svg: its markup; alt: it in words; labels: id => what a mark stands for."""

    svg: str
    alt: str
    labels: dict[str, str]


class ChartPane(SelectableWidget):
    """svg: the drawing; alt: its description; labels: id => what a mark stands for."""

    _esm = module("chart.js")
    svg = traitlets.Unicode("").tag(sync=True)
    alt = traitlets.Unicode("").tag(sync=True)
    labels: traitlets.Dict[str, str] = traitlets.Dict({}).tag(sync=True)

    def show(self, chart: Chart, labels: Mapping[str, str]) -> None:
        self.put(Drawing(drawing(chart), chart.alt, dict(labels)))

    def put(self, drawn: Drawing) -> None:
        with self.hold_sync():
            self.labels, self.alt, self.svg = drawn.labels, drawn.alt, drawn.svg

    def clear(self) -> None:
        self.put(Drawing("", "", {}))


def drawing(chart: Chart) -> str:
    """Chart => SVG for the screen: letters as text, which is quicker and can be read aloud."""
    buffer = io.StringIO()
    with rc_context({**STYLE, "svg.fonttype": "none"}):
        chart.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()
