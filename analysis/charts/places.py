"""Map of the places in an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from analysis.charts.style import (
    GREY,
    KIND_COLOURS,
    LONGEST_SOURCE,
    OKABE_ITO,
    SIZES,
    Chart,
    empty_chart,
    fit_name,
    styled,
)

LAND, SEA, BORDER = "#efede6", "#ffffff", "#b9b4a6"
LEAST_DEGREES = 8.0
"""Of longitude and latitude that a map shows at least: one town is shown with the land around it."""
MARGIN = 0.18
"""Of the extent of the places, left free on each side."""
ABOVE, BELOW = 28, 36
"""Points of the title, and of the lines below the map."""
LONGEST = 22
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Sides of a point where its name may stand, right before left before above: what a reader of maps expects."""
Box = tuple[float, float, float, float]
"""Left, low, right, high."""


@cache
def world_outline() -> list[np.ndarray]:
    """Coastlines and borders from world_outline.tsv: arrays of shape (points, 2), longitude and latitude in degrees."""
    lines = files("analysis.charts").joinpath("world_outline.tsv").read_text("utf-8").splitlines()
    return [np.array([point.split(",") for point in line.split("\t")[1].split()], dtype=float) for line in lines[2:]]


def select_places(places: pd.DataFrame, limit: int = 25, minimum: int = 1) -> tuple[pd.DataFrame, list[str]]:
    """Places table => (places with coordinates and at least `minimum` mentions, most mentioned first; names of places without coordinates)."""
    known = places[places.latitude.notna() & places.longitude.notna() & (places.mentions >= minimum)]
    rows = known.sort_values("mentions", ascending=False, kind="stable").head(limit).reset_index(drop=True)
    unknown = places.name[places.latitude.isna() | places.longitude.isna()]
    return rows.assign(name=rows.name.map(as_a_name)), [as_a_name(str(name)) for name in unknown]


def as_a_name(name: str) -> str:
    """Name as a map writes it: "BENIN CITY", as in a dateline, => "Benin City"; abbreviations stay."""
    return name.title() if name.isupper() and len(name) > LONGEST_ABBREVIATION and "." not in name else name


LONGEST_ABBREVIATION = 4
"""Capitals that may be an abbreviation: "USA", "UAE"."""


@styled
def places_chart(
    places: pd.DataFrame, *, limit: int = 25, minimum: int = 1, size: str = "column", title: str | None = None, source: str | None = None
) -> Chart:  # fmt: skip
    """Places table => Chart: a map of the area that contains them, one dot per place, larger for more mentions.

    limit: number of places drawn; labels are added where they fit, most mentioned first. Places without coordinates are listed below the map.
    `chart.table` holds the places drawn."""
    rows, elsewhere = select_places(places, limit, minimum)
    chart = empty_chart(size)
    chart.table, chart.alt = rows, describe_places(rows, elsewhere)
    axes = map_axes(chart, title or "Where the article is set")
    if rows.empty:
        axes.text(0.5, 0.5, "No place with known coordinates.", ha="center", transform=axes.transAxes)
        return chart
    draw_land(axes, map_extent(rows, size))
    draw_dots(axes, rows)
    name_dots(chart, axes, rows)
    add_note(chart, elsewhere, source)
    return chart


def map_axes(chart: Chart, title: str) -> Axes:
    """Axes over the whole chart except title and note."""
    height = chart.get_figheight() * 72
    axes: Axes = chart.add_axes((0.01, BELOW / height, 0.98, 1 - (BELOW + ABOVE) / height))
    axes.set_axis_off()
    chart.text(0.015, 1 - 14 / height, title, fontsize=11, fontweight="bold", va="center")
    return axes


# ----------------------------------------------------------------------------------------------------------------- the map
def map_extent(rows: pd.DataFrame, size: str) -> Box:
    """Left, low, right, high in degrees: all places with a margin, in the chart's proportions, with longitude scaled by the cosine of the latitude."""
    west, east = float(rows.longitude.min()), float(rows.longitude.max())
    south, north = float(rows.latitude.min()), float(rows.latitude.max())
    middle = (south + north) / 2
    shrink = max(0.3, cos(radians(middle)))
    width, height = SIZES[size]
    proportion = 0.98 * width * 72 / (height * 72 - BELOW - ABOVE)
    high = max((north - south) * (1 + 2 * MARGIN), LEAST_DEGREES)
    wide = max((east - west) * (1 + 2 * MARGIN), LEAST_DEGREES / shrink)
    wide, high = max(wide, high * proportion / shrink), max(high, wide * shrink / proportion)
    x, y = (west + east) / 2, middle
    if wide < 360:  # no empty sea beyond the edge of the world
        x = min(max(x, wide / 2 - 180), 180 - wide / 2)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def draw_land(axes: Axes, box: Box) -> None:
    left, low, right, high = box
    land = PolyCollection(world_outline(), facecolors=LAND, edgecolors=BORDER, linewidths=0.5, zorder=1)
    axes.add_collection(land, autolim=False)
    axes.set_xlim(left, right)
    axes.set_ylim(low, high)


def draw_dots(axes: Axes, rows: pd.DataFrame) -> None:
    for row, area in zip(rows.itertuples(), areas(rows)):
        dot = axes.scatter(
            [row.longitude], [row.latitude], s=area, color=OKABE_ITO[KIND_COLOURS["place"]], edgecolor="white", lw=0.6, zorder=3
        )  # fmt: skip
        dot.set_gid(str(row.id))
        dot.set_picker(True)


def areas(rows: pd.DataFrame) -> list[float]:
    """Area of each dot in square points, by number of mentions."""
    highest = max(int(rows.mentions.max()), 1)
    return [18 + 90 * int(times) / highest for times in rows.mentions]


# --------------------------------------------------------------------------------------------------------------- the names
@dataclass(frozen=True, slots=True)
class Dot:
    """Dot on the map: centre and radius, in points."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


def name_dots(chart: Chart, axes: Axes, rows: pd.DataFrame) -> None:
    """Label the dots, most mentioned first, where the label overlaps no other label or dot; other labels are left out."""
    renderer, scale = FigureCanvasAgg(chart).get_renderer(), 72 / chart.dpi
    points = axes.transData.transform(rows[["longitude", "latitude"]].to_numpy(dtype=float)) * scale
    spots = [Dot(float(x), float(y), (area / 3.14) ** 0.5) for (x, y), area in zip(points, areas(rows))]
    sheet = axes.get_window_extent(renderer)
    frame = sheet.x0 * scale, sheet.y0 * scale, sheet.x1 * scale, sheet.y1 * scale
    taken: list[Box] = []
    for row, dot in zip(rows.itertuples(), spots):
        text = chart.text(0, 0, fit_name(str(row.name), LONGEST), fontsize=8, transform=None, va="center", zorder=4)
        measured = text.get_window_extent(renderer)
        others = [one.box for one in spots if one is not dot]
        found = spot(dot, measured.width * scale, measured.height * scale, [*taken, *others], frame)
        if found is None:
            text.remove()
        else:
            taken.append(found)
            put(chart, text, found)


def spot(dot: Dot, width: float, height: float, taken: Iterable[Box], frame: Box) -> Box | None:
    """First position beside a dot where a label of this size is on the map and overlaps nothing; None if there is none."""
    held = list(taken)
    for across, up in STEPS:
        x = dot.x + across * (dot.radius + 2) - (width if across < 0 else width / 2 if across == 0 else 0)
        y = dot.y + up * (dot.radius + 1 + height / 2) - height / 2
        box = x, y, x + width, y + height
        inside = frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
        if inside and not any(meets(box, other) for other in held):
            return box
    return None


def meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def put(chart: Chart, text: Text, box: Box) -> None:
    """Place the text at a box given in points, stored as a fraction of the chart so that it holds at any resolution."""
    width, height = chart.get_size_inches() * 72
    text.set_transform(chart.transFigure)
    text.set_position((box[0] / width, (box[1] + box[3]) / 2 / height))


# ------------------------------------------------------------------------------------------------------------------- words
def add_note(chart: Chart, elsewhere: Sequence[str], source: str | None) -> None:
    """Note below the map: places without coordinates, source of the data, source of the map."""
    height = chart.get_figheight() * 72
    if elsewhere:
        fitting = int(chart.get_figwidth() * LETTERS_PER_INCH)
        listed = fit_name(f"Not on the map: {', '.join(elsewhere)}", fitting)
        chart.text(0.015, 29 / height, listed, fontsize=8, va="center")
    words = f"Source: {fit_name(source or 'the article', LONGEST_SOURCE)}"
    chart.text(0.015, 18 / height, words, fontsize=6.5, va="center", color=GREY, gid="source")
    chart.text(0.015, 8 / height, "Map: Natural Earth, GeoNames", fontsize=6.5, va="center", color=GREY)


LETTERS_PER_INCH = 15
"""Letters of 8 points that fit an inch, most of them in names."""


def describe_places(rows: pd.DataFrame, elsewhere: Sequence[str]) -> str:
    if rows.empty:
        return "Map without places."
    listed = ", ".join(f"{row.name} {row.mentions}" for row in rows.itertuples())
    more = f" Not on the map: {', '.join(elsewhere[:20])}." if elsewhere else ""
    return f"Map of {len(rows)} places by number of mentions: {listed}.{more}"
