"""How a timeline fits its page: sizes of letters, lines of each headline, columns, all measured before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from analysis.charts.style import SIZES
from analysis.charts.timeline.shown import compact_period, headline_text
from analysis.link.events import Modality

TOP, BOTTOM, MARGIN, GAP = 0.55, 0.72, 0.13, 0.1
"""Inches of the title, of axis and legend, of the page's sides, and between columns of words."""
EDGES = {"slide": 1.5, "screen": 1.15}
"""Name of a size => how many times larger than on a page its title, legend and edges are."""
AXES = 0.28
"""Share of a column's width that the axes take."""
BOLD = 1.17
"""Width of bold letters, in which the news itself is set, beside that of the others."""


@dataclass(frozen=True, slots=True)
class Look:
    """How dense a page is: columns of rows, size of the headlines in points, and lines that each may have."""

    columns: int
    points: float
    lines: int

    @property
    def line(self) -> float:
        """Inches from line to line."""
        return self.points * 1.28 / 72

    @property
    def between(self) -> float:
        """Inches between the rows."""
        return self.line * (0.45 if self.points > 7 else 0.22)

    @property
    def heading(self) -> float:
        """Inches of a heading above a row."""
        return self.line * 1.5

    @property
    def small(self) -> float:
        """Points of the days."""
        return max(6.0, self.points - 1)


LOOKS = {
    "column": (Look(1, 8, 2), Look(1, 7.5, 2), Look(1, 7, 2), Look(1, 7.5, 1), Look(1, 6.5, 1)),
    "slide": (
        *(Look(1, points, 3) for points in (20, 18, 16, 14)),
        *(Look(1, points, 2) for points in (13, 12, 11, 10, 9.5, 9)),
        Look(2, 9, 2),
        Look(2, 8, 1),
        Look(2, 7, 1),
        Look(2, 6.5, 1),
    ),
    "screen": (Look(1, 9, 4), Look(1, 9, 2), Look(1, 9, 1)),
}
"""Size => looks to try, the roomiest first."""
WIDTHS = {**{size: width for size, (width, _) in SIZES.items()}, "slide": 12.0}
"""Inches that a chart is wide; on a slide the letters are chosen to fit its 12 inches, and not enlarged."""
TALLEST = {"column": 9.8, "slide": 6.75, "screen": 18.0}
"""Inches that a chart may be tall: a page of a report, a slide, what one scrolls in a notebook."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in inches. labels: lines of each row; heights: of each row; breaks: numbers of the rows that
    begin a column; days: width of the column of days; height: of the page; left_out: events that found no room; heads: the heading above
    each row, "" for none; scale: of title, legend and edges, 1 on a page."""

    look: Look
    width: float
    height: float
    labels: list[list[str]]
    heights: list[float]
    breaks: list[int]
    days: float
    left_out: int
    heads: list[str]
    scale: float = 1.0

    @property
    def top(self) -> float:
        """Inches above the rows."""
        return TOP * self.scale

    @property
    def cut(self) -> int:
        """How many headlines are cut."""
        return sum(lines[-1].endswith("…") for lines in self.labels)

    @property
    def column(self) -> float:
        return self.width / self.look.columns

    @property
    def tallest(self) -> float:
        """Inches of the rows of the longest column."""
        ends = [*self.breaks[1:], len(self.heights)]
        return max((sum(self.heights[a:b]) for a, b in zip(self.breaks, ends)), default=0.0)


HINTED = 1.06
"""How much wider than its outlines a text may be set on a grid of pixels."""


@lru_cache(maxsize=20_000)
def inches(text: str, points: float) -> float:
    """Width of a text as it will be drawn."""
    if not text:
        return 0.0
    width, _, _ = text_to_path.get_text_width_height_descent(
        text, FontProperties(family=["DejaVu Sans"], size=points), False
    )
    return float(width) / 72 * HINTED


def lay_out(rows: pd.DataFrame, size: str) -> tuple[pd.DataFrame, Layout]:
    """The rows in a look in which all fit the page: whole headlines before larger letters; in the tightest look what finds
    no room is left out."""
    looks = (look for look in LOOKS[size] if len(rows) * (look.line + look.between) <= room(size) * look.columns)
    fitting = [made for made in (layout_with(rows, size, look) for look in looks) if made.tallest <= room(size)]
    if fitting:
        return rows, min(fitting, key=lambda made: made.cut)
    look = LOOKS[size][-1]
    fits = max(1, int(room(size) / (look.line * look.lines + look.between)) * look.columns)
    while True:  # headings take room too
        fewer = rows.loc[kept_rows(rows, fits)].reset_index(drop=True)
        made = layout_with(fewer, size, look, len(rows) - fits)
        if fits == 1 or made.tallest <= room(size):
            return fewer, made
        fits -= 1


def room(size: str) -> float:
    """Inches that the rows may take."""
    return TALLEST[size] - edge_inches(size)


def edge_inches(size: str) -> float:
    """Inches of title, axis and legend."""
    return (TOP + BOTTOM) * EDGES.get(size, 1.0)


def layout_with(rows: pd.DataFrame, size: str, look: Look, left_out: int = 0) -> Layout:
    width = WIDTHS[size]
    days = max((inches(compact_period(row), look.small) for row in rows.itertuples()), default=0.5) + GAP
    words = width / look.columns * (1 - AXES) - 2 * MARGIN - days - GAP
    labels = [wrapped(headline_text(row), words / BOLD if row.main else words, look) for row in rows.itertuples()]
    heads = headings(rows)
    heights = [len(lines) * look.line + look.between + bool(head) * look.heading for lines, head in zip(labels, heads)]
    breaks = column_breaks(heights, look.columns)
    scale = EDGES.get(size, 1.0)
    made = Layout(look, width, 0.0, labels, heights, breaks, days, left_out, heads, scale)
    if size == "slide" and 0 < made.tallest < 0.999 * room(size):  # a fixed page: few events stand further apart
        spread = min(MOST_SPREAD, 0.999 * room(size) / made.tallest)
        heights = [one * spread for one in heights]
    tall = TALLEST[size] if size == "slide" else max(made.tallest, 0.6) + edge_inches(size)
    return Layout(look, width, tall, labels, heights, breaks, days, left_out, heads, scale)


MOST_SPREAD = 3
"""How much further apart than needed the rows of a slide may stand."""


def headings(rows: pd.DataFrame) -> list[str]:
    """The group of each row that opens one."""
    groups = list(rows["group"]) if "group" in rows else [""] * len(rows)
    return [group if not at or groups[at - 1] != group else "" for at, group in enumerate(groups)]


def column_breaks(heights: list[float], columns: int) -> list[int]:
    """Numbers of the rows that begin a column, so that the columns are about as tall."""
    breaks, done, whole = [0], 0.0, sum(heights)
    for number, height in enumerate(heights):
        if len(breaks) < columns and done + height / 2 > whole * len(breaks) / columns:
            breaks.append(number)
        done += height
    return breaks


def kept_rows(rows: pd.DataFrame, count: int) -> pd.Index:
    """Labels of the rows that stay, in their order: the news itself and what the story is most about before the rest; of equal
    ones what happened before what may, and sure days before vague ones."""
    weight = (
        rows.salience * 6
        + rows.modality.isin([Modality.HAPPENED, Modality.ONGOING, Modality.PLANNED]).astype(int) * 2
        + rows.certainty.map({"exact": 2, "inferred": 2}).fillna(0)
        + rows.who_actor.notna().astype(int)
        + rows.whom_actor.notna().astype(int)
    )
    best = weight.sort_values(ascending=False, kind="stable").index[:count]
    return rows.index[rows.index.isin(best)]


def wrapped(text: str, width: float, look: Look) -> list[str]:
    """Lines that fit the width; the last ends with … where not all fits. A word that is too long is cut."""
    lines, line = list[str](), ""
    for word in text.split():
        word = word if inches(word, look.points) <= width else cut_to_width(word, width, look.points)
        longer = f"{line} {word}".strip()
        if inches(longer, look.points) <= width:
            line = longer
            continue
        if len(lines) == look.lines - 1:
            return [*lines, cut_to_width(longer, width, look.points)]
        lines.append(line)
        line = word
    return [*lines, line]


def cut_to_width(text: str, width: float, points: float) -> str:
    """Text cut at a word, or within the first one, with … behind."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if inches(text[:middle].rstrip() + "…", points) <= width:
            low = middle
        else:
            high = middle - 1
    cut = text[:low]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut and low < len(text) and text[low] != " " else cut
    return at_word.rstrip(" ,;:–-") + "…"
