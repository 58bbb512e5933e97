"""Who is in the article: actors in the order of their salience, with their mentions."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.style import (
    KIND_COLOURS,
    OKABE_ITO,
    Chart,
    add_source,
    add_subtitle,
    empty_chart,
    fitted,
    legend_above,
    name_rows,
    number_rows,
    short_name,
)
from analysis.link.actors import government_label

MAX_LABEL_CHARACTERS = 38
HATCHES = {"person": "", "organisation": "//", "people": "xx"}


@fitted
def actors_chart(
    actors: pd.DataFrame,
    *,
    kind: str | None = None,
    minimum: int = 1,
    limit: int = 15,
    size: str = "column",
    title: str | None = None,
    source: str | None = None,
) -> Chart:
    """Actors table => Chart: one bar for each of the `limit` most salient actors, the most mentioned on top; colour and hatch show the kind.

    kind: only actors of that kind; minimum: number of mentions that an actor needs; source: text below the chart."""
    rows, fitting = select_actors(actors, kind, minimum, limit)
    chart = empty_chart(size, height=max(1.6, 0.24 * len(rows) + 1.1))
    chart.table, chart.alt = rows, describe_actors(rows)
    axes = chart.subplots()
    chart.suptitle(title or "Main actors and their mentions", x=0.01, ha="left", weight="bold", size=11)
    if rows.empty:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "No actor to show.", ha="center", transform=axes.transAxes)
        return chart
    bars(axes, rows)
    names = [government_label(*one) for one in zip(rows.name, rows.kind, rows.home)]
    name_rows(axes, [short_name(name, tuple(also), MAX_LABEL_CHARACTERS) for name, also in zip(names, rows.aliases)])
    add_kind_legend(axes, [name for name in KIND_COLOURS if name in set(rows.kind)])
    add_subtitle(
        axes, f"number of mentions; {len(rows)} of {fitting} actors" if fitting > len(rows) else "number of mentions"
    )
    add_source(chart, source)
    return chart


def select_actors(actors: pd.DataFrame, kind: str | None, minimum: int, limit: int) -> tuple[pd.DataFrame, int]:
    """Actors of a kind with at least `minimum` mentions => (the `limit` most salient, by mentions, then salience and first occurrence; how many there
    are)."""
    rows = actors[(actors.mentions >= minimum) & ((actors.kind == kind) if kind else True)]
    main = rows.sort_values(["salience", "mentions"], ascending=False, kind="stable").head(limit)
    ordered = main.sort_values(
        ["mentions", "salience", "first_sentence"], ascending=[False, False, True], kind="stable"
    )
    return ordered.reset_index(drop=True), len(rows)


def bars(axes: Axes, rows: pd.DataFrame) -> None:
    for at, row in enumerate(rows.itertuples()):
        bar = axes.barh(at, row.mentions, height=0.68, lw=1.2, **look(str(row.kind)))[0]
        bar.set_gid(row.id)
        bar.set_picker(True)
    number_rows(axes, rows.mentions.tolist())


def look(kind: str) -> dict[str, Any]:
    """Colour and hatch of a kind; the hatch tells kinds apart in greyscale."""
    colour = OKABE_ITO[KIND_COLOURS.get(kind, "black")]
    return {"facecolor": colour if kind == "person" else "white", "edgecolor": colour, "hatch": HATCHES.get(kind, "")}


def add_kind_legend(axes: Axes, kinds: list[str]) -> None:
    patches = [Patch(label=kind, **look(kind)) for kind in kinds if kind in KIND_COLOURS]
    if patches:
        legend_above(axes, patches)


def describe_actors(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Bar chart without actors."
    listed = ", ".join(f"{row.name} ({row.kind}) {row.mentions}" for row in rows.itertuples(index=False))
    return f"Bar chart of {len(rows)} actors, the most mentioned first, with number of mentions: {listed}."
