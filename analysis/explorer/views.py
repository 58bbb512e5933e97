"""Views: controls wired to filters, a table and a chart, over one selection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w
import pandas as pd

from analysis.charts import Chart, actors_chart, figures_chart, quotes_chart, timeline
from analysis.explain import explain
from analysis.explorer.desk import Desk, in_a_sentence
from analysis.explorer.filters import filter_actors, filter_events, filter_figures, filter_quotes, speakers
from analysis.explorer.surfaces import ReadingPane, RowTable
from analysis.export.files import chart_bytes, save_chart, save_table
from analysis.export.report import article_name
from analysis.result import Analysis

ANY = ("any", "")
NARROW = {"description_width": "6.5rem"}


def explore_actors(desk: Desk) -> w.VBox:
    """Who is in the article: by kind, least number of mentions, words."""
    controls = {
        "kind": menu("Kind", ["person", "organisation", "place", "group"]),
        "least": w.IntSlider(
            value=1, min=1, max=20, description="Least mentions", style=NARROW, continuous_update=False
        ),
        "search": w.Text(
            description="Search", placeholder="name, alias or role", style=NARROW, continuous_update=False
        ),
    }
    columns = {
        "name": "Name",
        "kind": "Kind",
        "mentions": "Mentions",
        "aliases": "Also written",
        "role": "Role",
        "country": "Country",
    }
    return view(
        desk, "actors", controls, columns, filter_actors, lambda result, table: actors_chart(table, size="screen")
    )


def explore_quotes(desk: Desk) -> w.VBox:
    """Who said what: by speaker, kind of speech, words."""
    speaker = menu("Speaker", [])
    controls = {
        "actor": speaker,
        "kind": menu("Kind", ["direct", "mixed", "indirect"]),
        "search": w.Text(description="Search", placeholder="words of a quote", style=NARROW, continuous_update=False),
    }
    columns = {
        "text": "What was said",
        "speaker": "Speaker as written",
        "kind": "Kind",
        "stance": "Stance",
        "source_class": "Source",
        "confidence": "Sure",
    }
    refill(desk, speaker, speakers)
    return view(
        desk,
        "quotes",
        controls,
        columns,
        filter_quotes,
        lambda result, table: quotes_chart(table, result.actors, size="screen"),
    )


def explore_figures(desk: Desk) -> w.VBox:
    """Which numbers are claimed: by kind, by who claims them, words."""
    actor = menu("Actor", [])
    controls = {
        "kind": menu(
            "Kind",
            [
                "count",
                "money",
                "percent",
                "length",
                "area",
                "volume",
                "weight",
                "speed",
                "temperature",
                "age",
                "ordinal",
            ],
        ),
        "actor": actor,
        "search": w.Text(description="Search", placeholder="what is counted", style=NARROW, continuous_update=False),
    }
    columns = {
        "text": "As written",
        "hedge": "Hedge",
        "value": "Value",
        "unit": "Unit",
        "counted": "Of what",
        "place": "Place",
        "claimed_by": "Claimed by",
    }
    refill(desk, actor, actor_names)
    return view(
        desk, "figures", controls, columns, filter_figures, lambda result, table: figures_chart(table, size="screen")
    )


def explore_timeline(desk: Desk) -> w.VBox:
    """What happened when: by period, by who, by whether it happened or is planned."""
    actor = menu("Actor", [])
    controls = {
        "modality": menu("Kind", ["happened", "planned", "possible", "denied"]),
        "actor": actor,
        "since": w.DatePicker(description="From", style=NARROW),
        "until": w.DatePicker(description="To", style=NARROW),
        "search": w.Text(description="Search", placeholder="words of an event", style=NARROW, continuous_update=False),
    }
    columns = {
        "earliest": "From",
        "latest": "To",
        "certainty": "Date is",
        "headline": "What happened",
        "who": "Who",
        "whom": "Whom",
        "where": "Where",
        "modality": "Kind",
    }
    refill(desk, actor, actor_names)
    return view(desk, "events", controls, columns, filter_events, lambda result, table: timeline(table, size="screen"))


def read_along(desk: Desk) -> w.VBox:
    """The article with its highlights; a click selects the row, and the row's explanation stands below."""
    pane = ReadingPane()
    why = explanation(desk)

    def fill(_: object = None) -> None:
        if desk.result is not None:
            pane.text, pane.spans = desk.result.article.text, spans(desk.result)

    desk.observe(fill, names="result")
    share_selection(desk, pane)
    fill()
    return w.VBox([pane, why])


def spans(result: Analysis) -> list[dict[str, Any]]:
    """Every highlight with what it says when asked: names and pronouns by their actor, quotes, figures, dates."""
    names = {row.id: row.name for row in result.actor_rows}
    found = [
        {
            "id": row.actor or row.id,
            "start": row.start,
            "end": row.end,
            "layer": "actors",
            "told": f"{names.get(row.actor or '', row.kind)}: {explain(row)}",
        }
        for row in result.mention_rows
    ]
    for layer, rows in (("quotes", result.quote_rows), ("figures", result.figure_rows), ("dates", result.date_rows)):
        found += [
            {"id": row.id, "start": row.start, "end": row.end, "layer": layer, "told": explain(row)} for row in rows
        ]
    return found


# ------------------------------------------------------------------------------------------------------------ the wiring
Filter = Callable[..., pd.DataFrame]
Draw = Callable[[Analysis, pd.DataFrame], Chart]


def view(
    desk: Desk, name: str, controls: dict[str, w.Widget], columns: dict[str, str], keep: Filter, draw: Draw
) -> w.VBox:
    """Controls on top, then the chart, the table, the explanation of the selected row, and what can be saved."""
    table, picture = RowTable(label=name), w.Image(format="png", layout=w.Layout(max_width="100%", width="820px"))
    picture.add_class(f"workbook-chart-{name}")
    state: dict[str, Any] = {}

    @in_a_sentence(desk)
    def update(_: object = None) -> None:
        if desk.result is None:
            return
        state["table"] = keep(desk.result, **{key: control.value for key, control in controls.items()})
        state["chart"] = draw(desk.result, state["table"])
        table.show(named(desk.result, state["table"]), columns)
        picture.value, picture.alt = chart_bytes(state["chart"], "png"), state["chart"].alt

    for control in controls.values():
        control.observe(update, names="value")
    desk.observe(update, names="result")
    share_selection(desk, table)
    update()
    row = w.HBox(list(controls.values()), layout=w.Layout(flex_flow="row wrap"))
    return w.VBox([row, picture, table, explanation(desk), saving(desk, name, state)])


def named(result: Analysis, table: pd.DataFrame) -> pd.DataFrame:
    """Ids of actors => their names, for people to read."""
    if "claimed_by" not in table:
        return table
    return table.assign(
        claimed_by=table.claimed_by.map(dict(zip(result.actors.id, result.actors.name))).fillna("the article itself")
    )


def menu(label: str, options: list[str]) -> w.Dropdown:
    return w.Dropdown(options=[ANY, *((one, one) for one in options)], value="", description=label, style=NARROW)


def refill(desk: Desk, control: w.Dropdown, names: Callable[[Analysis], list[tuple[str, str]]]) -> None:
    """The menu's names follow the article."""

    def fill(_: object = None) -> None:
        control.options = [ANY, *(names(desk.result) if desk.result is not None else [])]
        control.value = ""

    desk.observe(fill, names="result")
    fill()


def actor_names(result: Analysis) -> list[tuple[str, str]]:
    return [(row.name, row.id) for row in result.actors.sort_values("mentions", ascending=False).itertuples()]


def share_selection(desk: Desk, surface: w.DOMWidget) -> None:
    """What is selected on one surface is selected on all."""
    surface.observe(lambda change: setattr(desk, "selected", change.new), names="selected")
    desk.observe(lambda change: setattr(surface, "selected", change.new), names="selected")


def explanation(desk: Desk) -> w.Textarea:
    """Why the selected row is there, and its sentence: plain text that can be copied."""
    box = w.Textarea(
        value=desk.told(""), disabled=False, layout=w.Layout(width="100%", max_width="820px", height="6.5rem")
    )
    box.add_class("workbook-why")
    desk.observe(lambda change: setattr(box, "value", desk.told(change.new)), names="selected")
    return box


def saving(desk: Desk, name: str, state: dict[str, Any]) -> w.HBox:
    """Save the chart or the table that is shown."""
    format = w.Dropdown(
        options=["png", "svg", "pdf", "csv", "xlsx"],
        description="Save as",
        style=NARROW,
        layout=w.Layout(width="13rem"),
    )
    button, told = (
        w.Button(description="Save", tooltip="png, svg and pdf save the chart, csv and xlsx the table"),
        w.Label(),
    )

    @in_a_sentence(desk)
    def save(_: object) -> None:
        if desk.result is None or not state:
            return
        path = desk.out / article_name(desk.result) / f"{name}.{format.value}"
        saved = (
            save_chart(state["chart"], path)
            if format.value in ("png", "svg", "pdf")
            else save_table(state["table"], path)
        )
        told.value = f"Saved {saved}"

    button.on_click(save)
    return w.HBox([format, button, told])
