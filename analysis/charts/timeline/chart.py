"""The timeline: lays out, then draws rows, axis, words and legend."""

from __future__ import annotations

from datetime import date
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from analysis.charts.style import OKABE_ITO, Chart, empty_chart, styled
from analysis.charts.timeline.axis import Period, periods, ticks
from analysis.charts.timeline.layout import AXES, GAP, MARGIN, Layout, inches, lay_out
from analysis.charts.timeline.shown import compact_period, describe_timeline, events_shown, group_rows, subtitle

LOOKS = {
    "happened": {"color": OKABE_ITO["blue"], "marker": "o", "hatch": ""},
    "reported": {"color": OKABE_ITO["green"], "marker": "^", "hatch": "----"},
    "planned": {"color": OKABE_ITO["orange"], "marker": "D", "hatch": "////"},
    "ongoing": {"color": OKABE_ITO["sky"], "marker": ">", "hatch": "||||"},
    "possible": {"color": OKABE_ITO["purple"], "marker": "s", "hatch": "...."},
    "conditional": {"color": OKABE_ITO["purple"], "marker": "p", "hatch": "oooo"},
    "cancelled": {"color": OKABE_ITO["red"], "marker": "P", "hatch": "++++"},
    "denied": {"color": OKABE_ITO["red"], "marker": "X", "hatch": "xxxx"},
}
"""Modality => colour, and marker and hatch that tell it without colour."""
SOURCE = "Source: the article. The table of events holds each event with its sentence."
QUIET = 0.6
"""Salience below which an event is background, set in grey."""
GREY, FAINT, BETWEEN = "#555555", "#dddddd", 0.09
"""Of the days, of the rows' lines, and inches between the parts of the axis."""


@styled
def timeline(
    events: pd.DataFrame, *, size: str = "column", title: str | None = None, since: date | None = None, until: date | None = None,
    actor: str | None = None, modality: str | None = None, certainty: str | None = None, by: str | None = None, source: str | None = None,
) -> Chart:  # fmt: skip
    """Events table => Chart that fits a report's page or a slide.

    Bars are periods, dots single days; open ends are arrows; what is inferred or vague is drawn hollow. Filters: since,
    until (days), actor (id), modality, certainty. by: `who` or `where` sets the events under headings; source: the line below, by default that the
    events are read from the article. `table` holds the events that are shown.
    """
    rows = events_shown(events, since=since, until=until, actor=actor, modality=modality, certainty=certainty)
    rows, layout = lay_out(group_rows(rows, by), size)
    chart = empty_chart(size, height=layout.height, width=layout.width)
    chart.table, chart.alt = rows, describe_timeline(rows, layout.left_out)
    write_edge(chart, layout, layout.height - 0.22 * layout.scale, title or "What happened when", 11, "title")
    if rows.empty:
        chart.text(0.5, 0.5, "No event with a date to show.", ha="center", va="center")
        return chart
    told = subtitle(rows, len(events) - len(events_shown(events)))
    write_edge(chart, layout, layout.height - 0.42 * layout.scale, told, 8, "subtitle")
    write_edge(chart, layout, 0.08 * layout.scale, f"Source: {source}" if source else SOURCE, 6.5, "source")
    parts = periods(rows)
    for column, first in enumerate(layout.breaks):
        last = [*layout.breaks[1:], len(rows)][column]
        draw_column(chart, layout, parts, rows.iloc[first:last], column, first)
    add_timeline_legend(chart, rows, layout)
    return chart


def write_edge(chart: Chart, layout: Layout, inches_up: float, words: str, points: float, name: str) -> None:
    """One line of title, subtitle or source at the left edge, so many inches above the lower one."""
    look: dict[str, Any] = {"weight": "bold"} if name == "title" else {"color": GREY}
    place = (MARGIN / layout.width, inches_up / layout.height)
    chart.text(*place, words, size=points * layout.scale, va="center", gid=name, **look)


def draw_column(chart: Chart, layout: Layout, parts: list[Period], rows: pd.DataFrame, column: int, first: int) -> None:
    """One column of rows with its own axis."""
    heights = layout.heights[first : first + len(rows)]
    tall = sum(heights)
    heads = layout.heads[first : first + len(rows)]
    tops = [bool(head) * layout.look.heading for head in heads]
    middles = [sum(heights[:number]) + (height + tops[number]) / 2 for number, height in enumerate(heights)]
    for axes, part in split_axes(chart, layout, parts, column, tall):
        draw_period(axes, part, rows, middles, tall, layout)
    left = column * layout.column + MARGIN + AXES * layout.column + GAP
    before = ""
    for number, (middle, row) in enumerate(zip(middles, rows.itertuples())):
        y, lines, day = 1 - (layout.top + middle) / layout.height, layout.labels[first + number], compact_period(row)
        if heads[number]:
            top = 1 - (layout.top + sum(heights[:number]) + tops[number] / 2) / layout.height
            chart.text(
                left / layout.width, top, heads[number], size=layout.look.points, va="center", weight="bold", color=GREY
            )
        if day != before or heads[number]:
            chart.text(
                left / layout.width, y, day, size=layout.look.small, color="black" if row.main else GREY, va="center"
            )
        before = day
        chart.text(
            (left + layout.days) / layout.width, y, "\n".join(lines), size=layout.look.points, va="center", linespacing=1.08, gid=row.id,
            weight="bold" if row.main else "normal", color="black" if row.main or row.salience >= QUIET else GREY,
        )  # fmt: skip


def split_axes(
    chart: Chart, layout: Layout, parts: list[Period], column: int, tall: float
) -> list[tuple[Axes, Period]]:
    """Axes side by side, one for each part of the time, with a mark where the axis breaks."""
    wide = AXES * layout.column - BETWEEN * (len(parts) - 1)
    left, bottom = column * layout.column + MARGIN, layout.height - layout.top - tall
    made = []
    for part in parts:
        box = (left / layout.width, bottom / layout.height, wide * part.share / layout.width, tall / layout.height)
        made.append((chart.add_axes(box), part))
        if part is not parts[0]:
            break_mark(chart, layout, left - BETWEEN / 2, bottom)
        left += wide * part.share + BETWEEN
    return made


def break_mark(chart: Chart, layout: Layout, x: float, y: float) -> None:
    """Two short strokes across the gap between two parts of the axis."""
    for shift in (-0.018, 0.018):
        xs = [(x + shift - 0.02) / layout.width, (x + shift + 0.02) / layout.width]
        ys = [(y - 0.04) / layout.height, (y + 0.04) / layout.height]
        chart.add_artist(Line2D(xs, ys, color="black", lw=0.8))


def draw_period(
    axes: Axes, part: Period, rows: pd.DataFrame, middles: list[float], tall: float, layout: Layout
) -> None:
    axes.set_xlim(*part.limits)
    axes.set_ylim(tall, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    points = min(8.0 * layout.scale, layout.look.small)
    wide = axes.get_position().width * layout.width
    at, names, year = ticks(part, wide, points)
    axes.set_xticks(at, [""] * len(at))
    axes.tick_params(axis="x", length=3)
    name_ticks(axes, part, at, names, wide, points)
    if year and inches(year, points) < wide:
        axes.set_xlabel(year, size=points, labelpad=points - 1)
    axes.hlines(middles, 0, 1, colors=FAINT, lw=0.5, zorder=0, transform=axes.get_yaxis_transform())
    for middle, row in zip(middles, rows.itertuples()):
        draw_event(axes, part, middle, row, layout)


def name_ticks(axes: Axes, part: Period, at: list[float], names: list[str], wide: float, points: float) -> None:
    """The names under the ticks that have room: none touches another or leaves its part of the axis."""
    (low, high), done = part.limits, -1.0
    for place, name in zip(at, names):
        x, long = (place - low) / (high - low) * wide, inches(name, points)
        start = min(max(x - long / 2, 0.0), wide - long)
        if start < done or long > wide:
            continue
        done = start + long + 0.06
        axes.annotate(
            name, ((start + long / 2) / wide, 0), xycoords="axes fraction", xytext=(0, -4), textcoords="offset points", ha="center", va="top",
            size=points, annotation_clip=False,
        )  # fmt: skip


def draw_event(axes: Axes, part: Period, middle: float, row: Any, layout: Layout) -> None:
    """Bar or dot; at an open end a dashed arrow from the day that is known. Nothing in a part that it does not reach."""
    look, size = LOOKS.get(row.modality, LOOKS["happened"]), min(6.5 * layout.scale, layout.look.line * 40)
    start, end = float(mdates.date2num(row.first)), float(mdates.date2num(row.last)) + 1
    (low, high), inside = part.limits, (float(mdates.date2num(part.first)), float(mdates.date2num(part.last)) + 1)
    reaches = start < inside[1] and end > inside[0]
    if pd.isna(row.latest):
        draw_open(axes, (start, high), middle, look, part.is_last, reaches, inside)
    if pd.isna(row.earliest):
        draw_open(axes, (end, end - (high - low) * OPEN), middle, look, True, reaches, inside)
    if not reaches:
        return
    single = row.first == row.last or pd.isna(row.earliest) or pd.isna(row.latest)
    if single or end - start <= (high - low) / 40:
        middle_day = end - 0.5 if pd.isna(row.earliest) else start + 0.5 if single else (start + end) / 2
        draw_dot(axes, middle_day, middle, row, look, size)
    else:
        draw_bar(
            axes, max(start, low), min(end, high), middle, row, look, min(0.11 * layout.scale, layout.look.line * 0.62)
        )


OPEN = 0.22
"""Share of its part of the axis that the arrow of an open beginning takes."""


def draw_open(
    axes: Axes, ends: tuple[float, float], middle: float, look: dict[str, str], arrow: bool, reaches: bool, inside: tuple[float, float]
) -> None:  # fmt: skip
    """A dashed line from the known day to where it is open, through every part of the axis on the way."""
    known, away = ends
    if not reaches and (known > inside[1] or away < known):
        return
    low, high = axes.get_xlim()
    begin, finish = min(max(known, low), high), min(max(away, low), high)
    axes.plot([begin, finish], [middle, middle], color=look["color"], lw=1.2, ls=(0, (2, 1.5)), zorder=1)
    if arrow:
        axes.plot(
            [finish],
            [middle],
            marker=">" if away > known else "<",
            color=look["color"],
            ms=4.5,
            ls="none",
            zorder=3,
            clip_on=False,
        )


def draw_dot(axes: Axes, place: float, middle: float, row: Any, look: dict[str, str], size: float) -> None:
    filled = look["color"] if row.certainty == "exact" else "white"
    axes.plot(
        [place], [middle], marker=look["marker"], ms=size, color=look["color"], mec=look["color"], mew=1.3, mfc=filled, ls="none",
        gid=row.id, zorder=3, clip_on=False, picker=5,
    )  # fmt: skip


def draw_bar(axes: Axes, left: float, right: float, middle: float, row: Any, look: dict[str, str], tall: float) -> None:
    """Sure periods are filled, with light hatches; the others white, with hatches of their colour."""
    sure = row.certainty == "exact"
    axes.add_patch(
        Rectangle(
            (left, middle - tall / 2), right - left, tall, facecolor=look["color"] if sure else "white", edgecolor=look["color"],
            hatch=look["hatch"], hatchcolor="white" if sure else look["color"], lw=1.1, gid=row.id, zorder=2, picker=True,
        )
    )  # fmt: skip


SIGNS = {
    "happened": "●", "ongoing": "▶", "reported": "▲", "planned": "◆", "possible": "■", "conditional": "⬟", "cancelled": "✚", "denied": "✖",
}  # fmt: skip


def add_timeline_legend(chart: Chart, rows: pd.DataFrame, layout: Layout) -> None:
    """Only what the chart shows: modalities, what hollow means, open ends, and how many events found no room; on two lines
    where one is too short."""
    parts = legend_parts(rows, layout.left_out)
    scale, gap = layout.scale, LEGEND_GAP * layout.scale
    points = 7 * scale
    widths = [(inches(sign, points) + 0.05 if sign else 0.0) + inches(words, points) for sign, _, words in parts]
    wraps = sum(widths) + gap * len(widths) > layout.width - 2 * MARGIN
    x, y = MARGIN, (0.35 if wraps else 0.24) * scale
    for (sign, color, words), width in zip(parts, widths):
        if x + width > layout.width - MARGIN:
            x, y = MARGIN, y - 0.13 * scale
        chart.text(x / layout.width, y / layout.height, sign, size=points, color=color or GREY, va="center")
        chart.text(
            (x + width - inches(words, points)) / layout.width,
            y / layout.height,
            words,
            size=points,
            color="#333333",
            va="center",
        )
        x += width + gap


LEGEND_GAP = 0.16
"""Inches between the parts of the legend."""


def legend_parts(rows: pd.DataFrame, left_out: int) -> list[tuple[str, str, str]]:
    parts = [(SIGNS[one], LOOKS[one]["color"], one) for one in LOOKS if (rows.modality == one).any()]
    if (rows.certainty != "exact").any():
        parts.append(("", "", "hollow = date worked out or approximate"))
    if rows.earliest.isna().any() or rows.latest.isna().any():
        parts.append(("- - ▸", "#333333", "open end"))
    if rows.main.any() and not rows.main.all():
        parts.append(("", "", "bold = the news itself"))
    if left_out:
        parts.append(("", "", f"{left_out} more in the table"))
    return parts
