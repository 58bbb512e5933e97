"""A timeline fit to print: one row an event, its headline beside its bar, background and recent days on an axis each."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charts.style import OKABE_ITO, SIZES, Chart, blank, styled

LINE, LETTER = 0.165, 0.074
"""Inches of a line of text at 8 points, and of a letter (a wide one)."""
LEFT, AXES, DAYS = 0.13, 0.33, 1.28
"""Left margin in inches; share of the width that the axes take; inches of the column of days."""
LOOKS = {
    "happened": {"color": OKABE_ITO["blue"], "marker": "o", "hatch": ""},
    "planned": {"color": OKABE_ITO["orange"], "marker": "D", "hatch": "//"},
    "possible": {"color": OKABE_ITO["purple"], "marker": "s", "hatch": ".."},
    "denied": {"color": OKABE_ITO["red"], "marker": "X", "hatch": "xx"},
}
"""Modality => colour, and marker and hatch that tell it without colour."""
RECENT_DAYS, LONG_SPAN = 95, 240
"""Events within so many days of the last one get an axis of their own where all together span more than LONG_SPAN days."""


def events_shown(
    events: pd.DataFrame, *, since: date | None = None, until: date | None = None, actor: str | None = None,
    modality: str | None = None, certainty: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Events that can be placed and fit the filters, in the order of the story, with `first` and `last` day."""
    shown = events[events.earliest.notna() | events.latest.notna()].copy()
    shown["first"] = shown.earliest.fillna(shown.latest)
    shown["last"] = shown.latest.fillna(shown.earliest)
    for wanted, column in ((modality, "modality"), (certainty, "certainty")):
        if wanted:
            shown = shown[shown[column] == wanted]
    if actor:
        shown = shown[(shown.who_actor == actor) | (shown.whom_actor == actor)]
    if since:
        shown = shown[shown["last"] >= pd.Timestamp(since)]
    if until:
        shown = shown[shown["first"] <= pd.Timestamp(until)]
    return shown.sort_values(["first", "last", "start"]).reset_index(drop=True)


@styled
def timeline(
    events: pd.DataFrame, *, size: str = "column", title: str | None = None, since: date | None = None, until: date | None = None,
    actor: str | None = None, modality: str | None = None, certainty: str | None = None,
) -> Chart:  # fmt: skip
    """Events table => Chart. Bars are intervals, dots single days; open ends are arrows; what is inferred is drawn hollow."""
    rows = events_shown(events, since=since, until=until, actor=actor, modality=modality, certainty=certainty)
    width = SIZES[size][0]
    room = width - LEFT - AXES * width - DAYS - 0.1
    labels = [textwrap.wrap(headline(row), int(room / LETTER)) or [""] for row in rows.itertuples()]
    heights = [max(1, len(lines)) * LINE + 0.09 for lines in labels]
    chart = blank(size, height=sum(heights) + 1.05)
    chart.set_layout_engine("none")
    chart.table, chart.alt = rows, describe(rows)
    if rows.empty:
        chart.text(0.5, 0.5, "No event with a date to show.", ha="center", va="center")
        return chart
    tops = [sum(heights[:at]) + heights[at] / 2 for at in range(len(rows))]
    for axes, part in panels(chart, rows, sum(heights)):
        draw_panel(axes, part, rows, tops, sum(heights), width)
    draw_labels(chart, rows, labels, tops, sum(heights))
    legend(chart, rows)
    chart.text(
        0.02, 1 - 0.22 / chart.get_figheight(), title or "What happened when", weight="bold", size=11, va="center"
    )
    return chart


def headline(row: Any) -> str:
    return str(row.headline or row.text)


# -------------------------------------------------------------------------------------------------------------- the axes
Period = tuple[pd.Timestamp, pd.Timestamp]


def periods(rows: pd.DataFrame) -> list[Period]:
    """One period, or two: the background, and the last weeks where most of the news is."""
    first, last = rows["first"].min(), rows["last"].max()
    if (last - first).days <= LONG_SPAN:
        return [(first, last)]
    point = rows[(rows["last"] - rows["first"]).dt.days <= 31]
    newest = point["first"].max() if len(point) else last
    start = newest - timedelta(days=RECENT_DAYS)
    recent = point[point["first"] >= start]
    if len(recent) < 2 or len(recent) == len(rows):
        return [(first, last)]
    begin = recent["first"].min()
    if (begin - first).days < 2 * (newest - begin).days:
        return [(first, last)]
    return [(first, begin - timedelta(days=1)), (begin, max(recent["last"].max(), newest))]


def padded(first: pd.Timestamp, last: pd.Timestamp, share: float = 0.05) -> Period:
    room = max(timedelta(days=1), (last - first) * share)
    return first - room, last + room


def panels(chart: Chart, rows: pd.DataFrame, height: float) -> list[tuple[Axes, Period]]:
    """Axes side by side on the left part of the page: the background narrower than the recent days."""
    total = chart.get_figheight()
    bottom, tall = 0.62 / total, height / total
    parts = periods(rows)
    left, wide = LEFT / chart.get_figwidth(), AXES
    if len(parts) == 1:
        return [(chart.add_axes((left, bottom, wide, tall)), parts[0])]
    shares = (0.42, 0.54)
    return [
        (chart.add_axes((left, bottom, wide * shares[0], tall)), parts[0]),
        (chart.add_axes((left + wide * (1 - shares[1]), bottom, wide * shares[1], tall)), parts[1]),
    ]


def draw_panel(axes: Axes, period: Period, rows: pd.DataFrame, tops: list[float], height: float, width: float) -> None:
    axes.set_xlim(*(mdates.date2num(day) for day in padded(*period)))
    axes.set_ylim(height, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.spines["top"].set_visible(False)
    axes.tick_params(axis="x", labelsize=7, length=3)
    ticks(axes, period, width)
    for top, row in zip(tops, rows.itertuples()):
        axes.axhline(top, color="#dddddd", lw=0.5, zorder=0)
        draw_event(axes, period, top, row)


def ticks(axes: Axes, period: Period, width: float) -> None:
    """As many years, months or days as there is room for, none twice."""
    days = (period[1] - period[0]).days
    inches = axes.get_position().width * width
    if days > 900:
        years = range(period[0].year, period[1].year + 1)
        step = max(1, -(-len(years) // max(1, int(inches / 0.42))))
        shown = [pd.Timestamp(year, 1, 1) for year in years[::step]]
        names = [f"{day.year}" for day in shown]
    else:
        count = max(2, min(5, int(inches / (0.62 if days < 400 else 0.8))))
        at = [period[0] + (period[1] - period[0]) * (number / (count - 1)) for number in range(count)]
        shown = sorted({day.normalize() for day in at})
        names = [f"{day.day} {day:%b}" if days < 400 else f"{day:%b %Y}" for day in shown]
        if days < 400:
            axes.set_xlabel(year_label(shown), size=7, labelpad=1)
    axes.set_xticks([mdates.date2num(day) for day in shown], names)


def year_label(days: list[pd.Timestamp]) -> str:
    years = sorted({day.year for day in days})
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def draw_event(axes: Axes, period: Period, top: float, row: Any) -> None:
    """Bar or dot, arrow at an open end; nothing where the panel does not reach it."""
    look = LOOKS.get(row.modality, LOOKS["happened"])
    start, end = mdates.date2num(row.first), mdates.date2num(row.last) + 1
    low, high = axes.get_xlim()
    if row.last < period[0] or row.first > period[1]:
        return
    sure = row.certainty == "exact"
    if end - start <= (high - low) / 60:
        axes.plot(
            [(start + end) / 2], [top], marker=look["marker"], ms=6, color=look["color"], mec=look["color"], mew=1.4,
            mfc=look["color"] if sure else "white", ls="none", gid=row.id, zorder=3, clip_on=False, picker=5,
        )  # fmt: skip
        return
    visible = max(start, low), min(end, high)
    bar = Rectangle(
        (visible[0], top - 0.05), visible[1] - visible[0], 0.1, facecolor=look["color"] if sure else "white", edgecolor=look["color"],
        hatch=look["hatch"], lw=1.2, gid=row.id, zorder=2, picker=True,
    )  # fmt: skip
    axes.add_patch(bar)
    for missing, at, sign in ((row.earliest, visible[0], "<"), (row.latest, visible[1], ">")):
        if pd.isna(missing):
            axes.plot([at], [top], marker=sign, color=look["color"], ms=6, ls="none", zorder=3, clip_on=False)


# -------------------------------------------------------------------------------------------------------------- the words
def draw_labels(chart: Chart, rows: pd.DataFrame, labels: list[list[str]], tops: list[float], height: float) -> None:
    """Day in grey, headline in black, a line of each row's own."""
    total, width = chart.get_figheight(), chart.get_figwidth()
    days = LEFT / width + AXES + 0.12 / width
    for top, lines, row in zip(tops, labels, rows.itertuples()):
        y = (0.62 + height - top) / total
        chart.text(days, y, when(row), size=7, color="#555555", va="center", ha="left")
        chart.text(days + DAYS / width, y, "\n".join(lines), size=8, va="center", ha="left", linespacing=1.05)


def when(row: Any) -> str:
    """The day, month, year or period in words: "3 Jan 2020", "Mar 2020", "2014"."""
    first, last = row.first, row.last
    about = "" if row.certainty == "exact" else "~ "
    if first == last:
        return f"{about}{first.day} {first:%b} {first.year}"
    if first.day == 1 and first.month == 1 and last.month == 12 and last.day == 31:
        return f"{about}{first.year}" if first.year == last.year else f"{about}{first.year}–{last.year}"
    if first.month == last.month and first.year == last.year:
        return (
            f"{about}{first:%b} {first.year}"
            if first.day == 1 and last.day > 27
            else f"{about}{first.day}–{last.day} {first:%b} {first.year}"
        )
    return (
        f"{about}{first:%b}–{last:%b} {last.year}"
        if first.year == last.year
        else f"{about}{first:%b} {first.year}–{last:%b} {last.year}"
    )


def legend(chart: Chart, rows: pd.DataFrame) -> None:
    """Only what the chart shows: modalities, and what hollow means."""
    parts = [f"{SIGNS[one]} {one}" for one in LOOKS if (rows.modality == one).any()]
    if (rows.certainty != "exact").any():
        parts.append("hollow, ~: inferred or uncertain date")
    if rows.earliest.isna().any() or rows.latest.isna().any():
        parts.append("◂ ▸ open end")
    chart.text(0.02, 0.12 / chart.get_figheight(), "     ".join(parts), size=7, color="#333333", va="center")


SIGNS = {"happened": "●", "planned": "◆", "possible": "■", "denied": "✖"}


def describe(rows: pd.DataFrame) -> str:
    """In words, for who cannot see it."""
    if rows.empty:
        return "Timeline without events."
    told = "; ".join(f"{when(row).removeprefix('~ ')}: {headline(row)}" for row in rows.head(12).itertuples())
    return (
        f"Timeline of {len(rows)} events from {rows['first'].min():%d %B %Y} to {rows['last'].max():%d %B %Y}. {told}."
    )
