"""What each view shows: its filter, its controls, its columns, its chart. Data for views.py, and for the code that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ipywidgets as w
import pandas as pd

from analysis.charts import Chart, actors_chart, figures_chart, quotes_chart, timeline
from analysis.explorer.filters import (
    filter_actors,
    filter_dates,
    filter_events,
    filter_figures,
    filter_quotes,
    speakers,
)
from analysis.result import Analysis
from analysis.review import CHOICES
from analysis.timex_text import TYPES

ANY = ("any", "")
STYLE = {"description_width": "5.2rem"}
HALF, WIDE = w.Layout(width="14.5rem"), w.Layout(width="19rem")
CHECKS = {
    "unchecked": "not checked yet",
    "accepted": "accepted",
    "edited": "edited",
    "added": "added",
    "rejected": "rejected",
}
"""Status of a row => the words of the menu."""
Names = Callable[[Analysis], list[tuple[str, str]]]


@dataclass(frozen=True)
class Spec:
    """name: of the view and its files; title: of its tab; table: whose rows it shows; keep: the filter; controls: parameter
    of the filter => widget; menus: parameter => names that follow the article; columns: {column: heading}; chart: a chart
    function of the filtered table and of the tables named in `beside`, with the first `most` rows."""

    name: str
    title: str
    table: str
    keep: Callable[..., pd.DataFrame]
    controls: Callable[[], dict[str, w.Widget]]
    columns: Mapping[str, str]
    chart: Callable[..., Chart] | None = None
    beside: tuple[str, ...] = ()
    most: int | None = None
    menus: Mapping[str, Names] | None = None

    def draw(self, result: Analysis, table: pd.DataFrame) -> Chart | None:
        """The chart of the rows shown."""
        if self.chart is None:
            return None
        return self.chart(table.head(self.most) if self.most else table, *(getattr(result, one) for one in self.beside))  # fmt: skip


def menu(label: str, options: tuple[str, ...] = (), layout: w.Layout = HALF) -> w.Dropdown:
    return w.Dropdown(options=[ANY, *((TYPES.get(one, one), one) for one in options)], value="", description=label, style=STYLE, layout=layout)  # fmt: skip


def checks() -> w.Dropdown:
    return w.Dropdown(options=[ANY, *((told, one) for one, told in CHECKS.items())], value="", description="Checked", style=STYLE, layout=HALF)  # fmt: skip


def words(hint: str) -> w.Text:
    field = w.Text(description="Search", placeholder=hint, style=STYLE, layout=WIDE)
    field.add_class("workbook-search")
    return field


def day(label: str) -> w.DatePicker:
    return w.DatePicker(description=label, style=STYLE, layout=HALF)


def actor_names(result: Analysis) -> list[tuple[str, str]]:
    """(name, id) of the actors, the most mentioned first, for a menu."""
    return [(row.name, row.id) for row in sorted(result.actor_rows, key=lambda row: -row.mentions)]


ACTORS = Spec(
    name="actors", title="Actors", table="actors", keep=filter_actors, chart=actors_chart,
    controls=lambda: {
        "kind": menu("Kind", CHOICES["actors", "kind"]),
        "least": w.BoundedIntText(value=1, min=1, max=999, description="Mentions ≥", style=STYLE, layout=HALF),
        "status": checks(), "search": words("name, alias or role"),
    },
    columns={"status": "Checked", "name": "Name", "kind": "Kind", "mentions": "Mentions", "aliases": "Also written", "role": "Role", "country": "Country"},
)  # fmt: skip
QUOTES = Spec(
    name="quotes", title="Claims", table="quotes", keep=filter_quotes, chart=quotes_chart, beside=("actors",), menus={"actor": speakers},
    controls=lambda: {"actor": menu("Speaker", layout=WIDE), "kind": menu("Kind", CHOICES["quotes", "kind"]), "status": checks(), "search": words("words of a quote")},
    columns={"status": "Checked", "who": "Speaker", "text": "What was said", "class": "Class", "kind": "Kind", "stance": "Stance", "speaker": "As written", "source_class": "Source", "confidence": "Sure"},
)  # fmt: skip
FIGURES = Spec(
    name="figures", title="Figures", table="figures", keep=filter_figures, chart=figures_chart, most=15, menus={"actor": actor_names},
    controls=lambda: {"kind": menu("Kind", CHOICES["figures", "kind"]), "actor": menu("Actor", layout=WIDE), "status": checks(), "search": words("what is counted")},
    columns={"status": "Checked", "text": "As written", "hedge": "How exact", "value": "Value", "unit": "Unit", "counted": "Of what", "place": "Place", "claimed_by": "Claimed by"},
)  # fmt: skip
TIMELINE = Spec(
    name="timeline", title="Timeline", table="events", keep=filter_events, chart=timeline, most=25, menus={"actor": actor_names},
    controls=lambda: {
        "modality": menu("Kind", CHOICES["events", "modality"]), "actor": menu("Actor", layout=WIDE), "since": day("From"), "until": day("To"),
        "status": checks(), "search": words("words of an event"),
    },
    columns={"status": "Checked", "earliest": "From", "latest": "To", "certainty": "Date is", "headline": "What happened", "who": "Who", "whom": "Whom", "where": "Where", "modality": "Kind"},
)  # fmt: skip
DATES = Spec(
    name="dates", title="Dates", table="dates", keep=filter_dates,
    controls=lambda: {
        "type": menu("What it is", CHOICES["dates", "type"]), "certainty": menu("Certainty", ("exact", "inferred", "vague", "unresolved")),
        "status": checks(), "search": words("words or value"),
    },
    columns={"status": "Checked", "text": "As written", "value": "Read as", "earliest": "From", "latest": "To", "certainty": "Date is", "other_reading": "Or else", "type": "What it is"},
)  # fmt: skip
SPECS = (ACTORS, QUOTES, FIGURES, TIMELINE, DATES)
