"""What each view shows: its filter, its controls, its columns, its chart. Data for views.py, and for the code that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import ipywidgets as w
import pandas as pd

from analysis.catalogue import TABLES, Table
from analysis.charts import (
    Chart,
    actors_chart,
    discrepancies_chart,
    figures_chart,
    places_chart,
    quotes_chart,
    timeline,
)
from analysis.explorer.filters import (
    filter_actors,
    filter_dates,
    filter_events,
    filter_figures,
    filter_quotes,
    filter_table,
    quoted_actors,
)
from analysis.export.wording import article_in_words
from analysis.result import Analysis
from analysis.timex_text import TYPES

STYLE = {"description_width": "initial"}
NARROW, DAY, WIDE = w.Layout(width="7.6rem"), w.Layout(width="10rem"), w.Layout(width="8.2rem")
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
    """What a tab of the explorer shows. name: of the view and its files; table: whose rows it shows; filter: of its rows; controls: parameter
    of the filter => widget; fixed: other arguments of the filter; menus: parameter => names that follow the article; chart: a chart
    function of the filtered table and of the tables named in `other_tables`, with the first `limit` rows; mode: what is shown first,
    the table or the chart.
    """

    name: str
    table: Table
    filter: Callable[..., pd.DataFrame]
    controls: Callable[[], dict[str, w.Widget]]
    chart: Callable[..., Chart] | None = None
    other_tables: tuple[str, ...] = ()
    limit: int | None = None
    menus: Mapping[str, Names] | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)
    mode: str = "Table"

    def draw(self, result: Analysis, table: pd.DataFrame, filters: str = "") -> Chart | None:
        """The chart of the rows shown; filters: what its title says of the filters."""
        if self.chart is None:
            return None
        shown, others = (
            table.head(self.limit) if self.limit else table,
            (getattr(result, one) for one in self.other_tables),
        )
        title = {"title": f"{self.table.section.title} ({filters})"} if filters and self.table.section else {}
        return self.chart(shown, *others, size="screen", source=article_in_words(result.article), **title)


def menu(label: str, options: tuple[str, ...] = (), layout: w.Layout = NARROW) -> w.Dropdown:
    return w.Dropdown(options=[(f"{label}: any", ""), *((TYPES.get(one, one), one) for one in options)], value="", description=label, style=STYLE, layout=layout)  # fmt: skip


def checks() -> w.Dropdown:
    return w.Dropdown(options=[("Checked: any", ""), *((label, one) for one, label in CHECKS.items())], value="", description="Checked", style=STYLE, layout=NARROW)  # fmt: skip


def search_field(hint: str) -> w.Text:
    field = w.Text(description="Search", placeholder=f"Search {hint}", style=STYLE, layout=WIDE)
    field.add_class("workbook-search")
    return field


def date_picker(label: str) -> w.DatePicker:
    return w.DatePicker(description=label, style=STYLE, layout=DAY)


def actors_for_menu(result: Analysis) -> list[tuple[str, str]]:
    """(name, id) of the actors, the most mentioned first, for a menu."""
    return [(row.name, row.id) for row in sorted(result.actor_rows, key=lambda row: -row.mentions)]


ACTORS = Spec(
    name="actors", table=TABLES["actors"], filter=filter_actors, chart=actors_chart,
    controls=lambda: {
        "kind": menu("Kind", TABLES["actors"].choices("kind")),
        "minimum": w.BoundedIntText(value=1, min=1, max=999, description="Mentions ≥", style=STYLE, layout=w.Layout(width="8.5rem")),
        "status": checks(), "search": search_field("actors"),
    },
)  # fmt: skip
PLACES = Spec(
    name="places", table=TABLES["places"], filter=filter_table, fixed={"table": "places"}, chart=places_chart,
    controls=lambda: {"status": checks(), "search": search_field("places")},
)  # fmt: skip
QUOTES = Spec(
    name="quotes", table=TABLES["quotes"], filter=filter_quotes, chart=quotes_chart, other_tables=("actors",), menus={"actor": quoted_actors},
    controls=lambda: {"actor": menu("Speaker"), "kind": menu("Kind", TABLES["quotes"].choices("kind")), "status": checks(), "search": search_field("quotes")},
)  # fmt: skip
FIGURES = Spec(
    name="figures", table=TABLES["figures"], filter=filter_figures, chart=figures_chart, limit=15, menus={"actor": actors_for_menu},
    controls=lambda: {"kind": menu("Kind", TABLES["figures"].choices("kind")), "actor": menu("Actor"), "status": checks(), "search": search_field("figures")},
)  # fmt: skip
TIMELINE = Spec(
    name="timeline", table=TABLES["events"], filter=filter_events, chart=timeline, limit=25, mode="Chart", menus={"actor": actors_for_menu},
    controls=lambda: {
        "modality": menu("Kind", TABLES["events"].choices("modality")), "actor": menu("Actor"), "since": date_picker("From"), "until": date_picker("To"),
        "status": checks(), "search": search_field("events"),
    },
)  # fmt: skip
DATES = Spec(
    name="dates", table=TABLES["dates"], filter=filter_dates,
    controls=lambda: {
        "type": menu("Type", TABLES["dates"].choices("type")), "certainty": menu("Certainty", ("exact", "inferred", "vague", "unresolved")),
        "status": checks(), "search": search_field("dates"),
    },
)  # fmt: skip


def spec_of(table: Table) -> Spec:
    """A view of a table that needs none of its own: menus of its columns with choices, its status, a search."""
    menus = {name: cell for name, cell in table.cells.items() if cell.choices}
    return Spec(
        name=table.name, table=table, filter=filter_table, fixed={"table": table.name},
        controls=lambda: {
            **{name: menu(cell.label, cell.choices) for name, cell in menus.items()}, "status": checks(), "search": search_field(table.plural),
        },
    )  # fmt: skip


def specs() -> tuple[Spec, ...]:
    """The views of the explorer, in the order of its tabs: those above, then the other tables that have a tab."""
    differing = replace(spec_of(TABLES["discrepancies"]), chart=discrepancies_chart)
    own = (ACTORS, QUOTES, FIGURES, TIMELINE, DATES, PLACES, differing)
    done = {spec.table.name for spec in own}
    return (*own, *(spec_of(one) for one in TABLES.values() if one.tab and one.name not in done))
