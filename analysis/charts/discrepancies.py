"""Figures that contradict or revise one another, side by side with their claimants and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.charts.style import (
    GREY,
    OKABE_ITO,
    Chart,
    add_source,
    empty_chart,
    fit_name,
    fitted,
    name_rows,
    short_number,
)

MOST_PANELS, MOST_IN_PANEL, MOST_DRAWN, LONGEST_CLAIMANT = 12, 20, 60, 28
"""Panels of a chart; discrepancies of a panel, and of all panels; characters of a claimant."""
ROW, PANEL, REST = 0.27, 0.85, 0.75
"""Inches of height: a row, what a panel has beside its rows, what the chart has beside its panels."""
BLUE = OKABE_ITO["blue"]
BEHIND: dict[str, Any] = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85}
"""Box of a label, so that no line runs through its words."""
SIGNS = "→ revised   ┄ sources differ   ● stated   ○ with a hedge (at least, about)"
CLASSES = {
    "contradiction": "sources differ",
    "difference": "far apart",
    "revision": "revised",
    "breakdown": "total and its parts",
}
"""Class of a discrepancy => how the panel's title tells it."""


@dataclass(frozen=True, slots=True)
class PanelFigure:
    """One figure in a panel: id, value, text, hedge, claimant and day."""

    id: str
    value: float
    words: str
    hedged: bool
    claimant: str
    day: Day | None


@fitted
def discrepancies_chart(
    discrepancies: pd.DataFrame, *, size: str = "column", title: str | None = None, source: str | None = None
) -> Chart:
    """Discrepancies table => Chart: one panel per measure and event, one row per figure, arrows from older to newer counts, dashed lines between
    disagreeing sources.

    source: text below the chart."""
    rows = discrepancies[discrepancies.value.notna() & discrepancies.other_value.notna()]
    by_words = rows.groupby([measured_in_words(row) for row in rows.itertuples()], sort=False)
    panels = first_panels([group for _, group in by_words])
    figures = [panel_figures(group) for group in panels]
    chart = empty_chart(size, height=max(1.6, sum(ROW * len(of_panel) + PANEL for of_panel in figures) + REST))
    chart.table = pd.concat(panels, ignore_index=True) if panels else rows.reset_index(drop=True)
    chart.alt = describe_discrepancies(chart.table)
    cut = f" (the first {len(chart.table)} of {len(rows):,})" if len(chart.table) < len(rows) else ""
    chart.suptitle((title or "Figures that differ") + cut, x=0.01, ha="left", weight="bold", size=11)
    if not panels:
        chart.text(0.5, 0.4, "No two figures of the same thing differ.", ha="center")
        return chart
    add_source(chart, source, SIGNS)
    grid = chart.subplots(len(panels), 1, squeeze=False, gridspec_kw={"height_ratios": [len(of_panel) + 1.2 for of_panel in figures]})  # fmt: skip
    for axes, group, of_panel in zip(grid[:, 0], panels, figures):
        draw_discrepancies(axes, group, of_panel)
    return chart


def first_panels(groups: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Discrepancies by what they count => as many of them, in the same order, as can be read on one page."""
    panels, room = list[pd.DataFrame](), MOST_DRAWN
    for group in groups[:MOST_PANELS]:
        panels.append(group.head(min(MOST_IN_PANEL, room)))
        room -= len(panels[-1])
        if room <= 0:
            break
    return panels


def panel_figures(group: pd.DataFrame) -> dict[str, PanelFigure]:
    """Rows of one panel => {id: figure}, without duplicates, sorted by day, undated ones last."""
    found: dict[str, PanelFigure] = {}
    for row in group.itertuples():
        parts = "+".join(row.others)
        for key, cells in (
            (str(row.figure), (row.value, row.text, row.hedge, row.claimant, row.as_of)),
            (parts, (row.other_value, row.other_text, row.other_hedge, row.other_claimant, row.other_as_of)),
        ):
            value, text, hedge, claimant, day = cells
            hedged = "" if pd.isna(hedge) else str(hedge)
            words = f"{text} {hedged}" if hedged.startswith("or ") else f"{hedged} {text}"
            found.setdefault(
                key,
                PanelFigure(
                    key,
                    float(value),
                    words.strip(),
                    bool(hedged),
                    source_and_day(claimant, day),
                    None if pd.isna(day) else day,
                ),
            )
    return {one.id: one for one in sorted(found.values(), key=lambda one: (one.day is None, one.day))}


def source_and_day(claimant: str, day: Day | None) -> str:
    """Claimant and day: "the governor, 9 Nov 2023"."""
    when = "" if pd.isna(day) else f", {day.day} {day:%b} {day.year}"  # type: ignore[union-attr]
    return fit_name(str(claimant), LONGEST_CLAIMANT) + when


def draw_discrepancies(axes: Axes, group: pd.DataFrame, figures: Mapping[str, PanelFigure]) -> None:
    """Draw one panel: marks, the lines between them, labels and scale."""
    axes.set_title(panel_heading(group), size=9, weight="normal", color=GREY)
    places = {key: at for at, key in enumerate(figures)}
    values = [one.value for one in figures.values()]
    span = max(*values, 0) - min(*values, 0) or 1.0
    axes.set_xlim(min(*values, 0) - 0.03 * span, max(*values, 0) + 0.32 * span)
    for class_, row in zip(group["class"], group.itertuples()):
        draw_tie(axes, class_, row, figures, places)
    for key, one in figures.items():
        face = "white" if one.hedged else BLUE
        axes.plot([one.value], [places[key]], "o", ms=6.5, color=BLUE, mfc=face, mew=1.4, gid=key, picker=5, zorder=3)
        axes.annotate(one.words, (one.value, places[key]), xytext=(8, 0), textcoords="offset points", va="center", size=8, bbox=BEHIND)  # fmt: skip
    name_rows(axes, [one.claimant for one in figures.values()])
    draw_ticks(axes, max(values))


def draw_tie(axes: Axes, class_: str, row: Any, figures: Mapping[str, PanelFigure], places: Mapping[str, int]) -> None:
    """Draw an arrow from the older to the newer count, or a dashed line between figures of disagreeing sources."""
    first, second = str(row.figure), "+".join(row.others)
    start, end = (figures[first].value, places[first]), (figures[second].value, places[second])
    tie = (
        {"arrowstyle": "->", "lw": 1.1}
        if class_ == "revision"
        else {"arrowstyle": "-", "linestyle": (0, (3, 2)), "lw": 1.1}
    )
    style: dict[str, Any] = {**tie, "color": "#777777", "shrinkA": 5, "shrinkB": 5}
    axes.annotate("", end, start, arrowprops=style)


def panel_heading(group: pd.DataFrame) -> str:
    """Title of a panel: "Dead, landslide, Ambato: revised; sources differ"."""
    of = measured_in_words(next(group.itertuples()))
    return f"{of[:1].upper()}{of[1:]}: {'; '.join(CLASSES[one] for one in dict.fromkeys(group['class']))}"


def measured_in_words(row: Any) -> str:
    """Measure, event, place and unit of a row: "dead (soldier), landslide, Ambato"."""
    parts = (measure_in_words(row.measure), row.event, row.where, row.unit)
    return ", ".join(str(one) for one in parts if not pd.isna(one))


def measure_in_words(measure: str) -> str:
    """ "dead: soldier" => "dead (soldier)"."""
    outcome, _, population = measure.partition(": ")
    return f"{outcome} ({population})" if population else measure


def draw_ticks(axes: Axes, highest: float) -> None:
    """Draw the scale below a panel: few ticks with unabbreviated numbers, and light grid lines."""
    low, high = axes.get_xlim()
    ticks = [one for one in MaxNLocator(4).tick_values(low, high) if low <= one <= highest * 1.05]
    axes.set_xticks(ticks, [short_number(one) for one in ticks])
    axes.tick_params(axis="x", labelsize=8, colors=GREY, length=3)
    axes.grid(axis="x", color="#e4e4e4", lw=0.6)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color("#999999")


def describe_discrepancies(rows: pd.DataFrame) -> str:
    described = "; ".join(
        f"{one.measure}, {one.summary}, {one.claimant} and {one.other_claimant}" for one in rows.itertuples()
    )
    return f"Dot chart of {len(rows)} discrepancies: {described}." if described else "Chart without discrepancies."
