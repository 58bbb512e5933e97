"""Counts of one outcome of one event in several articles over time: the toll of a landslide from day to day."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, DateFormatter
from matplotlib.ticker import MaxNLocator

from analysis.charts.discrepancies import BEHIND, BLUE, measured_in_words
from analysis.charts.style import GREY, Chart, add_source, empty_chart, fit_name, fitted, short_number

MOST_SERIES, MOST_LABELS, LONGEST_CLAIMANT = 6, 8, 18
"""Panels of a chart, labelled figures of a panel, characters of a claimant."""
PANEL_INCHES, REST_INCHES = 1.75, 0.7
LONG = pd.Timedelta(days=300)
"""From this length on an axis tells months, not days."""
SIGNS = "● stated   ○ with a hedge (at least, about)   line: counts of one source"


@fitted
def figure_series_chart(
    series: pd.DataFrame, *, size: str = "column", title: str | None = None, source: str | None = None
) -> Chart:
    """Result of the corpus question `same_figure` => Chart: one panel per series (outcome, event and place), at most six, one mark per figure at its
    day.

    source: text below the chart."""
    rows = with_number(series)
    panels = [group for _, group in rows.groupby("series", sort=False)][:MOST_SERIES]
    chart = empty_chart(size, height=max(1.6, PANEL_INCHES * len(panels) + REST_INCHES))
    chart.table = pd.concat(panels, ignore_index=True) if panels else rows
    chart.alt = describe_series(panels)
    chart.suptitle(title or "The same thing counted over time", x=0.01, ha="left", weight="bold", size=11)
    if not panels:
        chart.text(0.5, 0.4, "No two articles give a figure for the same thing.", ha="center")
        return chart
    add_source(chart, source or "the articles of the corpus", SIGNS)
    grid = chart.subplots(len(panels), 1, squeeze=False)
    for axes, group in zip(grid[:, 0], panels):
        draw_series(axes, group)
    return chart


def with_number(series: pd.DataFrame) -> pd.DataFrame:
    """Rows with a day, and in `number` the value to draw (the value, else a bound); duplicates of day, number and claimant removed."""
    number = series.value.fillna(series.low).fillna(series.high).astype(float)
    rows = series.assign(number=number, measure=series.what)
    return rows[rows.counted_on.notna() & number.notna()].drop_duplicates(
        ["series", "counted_on", "number", "claimant"]
    )


def draw_series(axes: Axes, group: pd.DataFrame) -> None:
    """Draw one panel: marks, a line through the counts of each source, labels, and a scale from zero."""
    heading = measured_in_words(next(group.assign(where=group["where"].fillna(group.place)).itertuples()))
    axes.set_title(f"{heading[:1].upper()}{heading[1:]}", size=9, weight="normal", color=GREY)
    for _, counts in group.groupby("claimant", sort=False):
        axes.plot(counts.counted_on, counts.number, color="#999999", lw=1.1, zorder=1)
    labelled = set(group.index[:: max(1, -(-len(group) // MOST_LABELS))]) | {group.index[-1]}
    crowded = dict(zip(group.index, group.counted_on.duplicated(keep=False)))
    for row in group.itertuples():
        draw_count(axes, row, row.Index in labelled, crowded[row.Index])
    low, high = group.counted_on.min(), group.counted_on.max()
    room, highest = max((high - low) * 0.12, pd.Timedelta(days=1)), group.number.max()
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(-0.3 * highest, 1.3 * highest)
    draw_scales(axes, "%-d %b %Y" if high - low < LONG else "%b %Y", highest)


def draw_count(axes: Axes, row: Any, labelled: bool, crowded: bool) -> None:
    """Draw a mark with its number above and its claimant below; both beside it if the day has several figures."""
    face = BLUE if pd.isna(row.hedge) else "white"
    axes.plot([row.counted_on], [row.number], "o", ms=6, color=BLUE, mfc=face, mew=1.4, gid=row.row, picker=5, zorder=3)
    if not labelled:
        return
    at, claimant = (row.counted_on, row.number), fit_name(str(row.claimant), LONGEST_CLAIMANT)
    words = f"{'' if pd.isna(row.hedge) else row.hedge} {short_number(row.number)}".strip()
    style: dict[str, Any] = {"textcoords": "offset points", "bbox": BEHIND}
    if crowded:
        axes.annotate(f"{words} {claimant}", at, xytext=(7, 0), va="center", size=8, **style)
        return
    axes.annotate(words, at, xytext=(0, 6), ha="center", va="bottom", size=8, **style)
    axes.annotate(claimant, at, xytext=(0, -6), ha="center", va="top", size=8, color=GREY, **style)


def draw_scales(axes: Axes, days_as: str, highest: float) -> None:
    """Draw the scales: days below, unabbreviated numbers at the side, light grid lines."""
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=5))
    axes.xaxis.set_major_formatter(DateFormatter(days_as))
    ticks = [one for one in MaxNLocator(3).tick_values(0, highest) if 0 <= one <= 1.3 * highest]
    axes.set_yticks(ticks, [short_number(one) for one in ticks])
    axes.tick_params(labelsize=8, colors=GREY, length=3)
    axes.grid(axis="y", color="#e4e4e4", lw=0.6)
    axes.set_axisbelow(True)


def describe_series(panels: list[pd.DataFrame]) -> str:
    """Description in words: first and last figure of each series."""
    described = [
        f"{measured_in_words(next(group.itertuples()))}: {short_number(group.number.iloc[0])} on {group.counted_on.iloc[0]:%Y-%m-%d}, "
        f"{short_number(group.number.iloc[-1])} on {group.counted_on.iloc[-1]:%Y-%m-%d}, {len(group)} figures"
        for group in panels
    ]
    return f"Dot chart of figures over time. {'; '.join(described)}." if described else "Chart without figures."
