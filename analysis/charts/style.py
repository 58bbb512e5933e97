"""Shared by all charts: sizes, colours, fonts, and the Chart class."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import wraps
from html import escape
from io import BytesIO
from typing import Any, ParamSpec

import pandas as pd
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.transforms import ScaledTranslation, Transform

SIZES = {"column": (6.3, 4.0), "slide": (7.5, 4.22), "screen": (5.4, 4.0)}
"""Name => width and height in inches: a report's text column, a 16:9 slide, half of a laptop's screen. Heights grow with the rows."""
ENLARGED = {"slide": 1.6}
"""Name => how many times larger its pictures are than the chart's inches say, so that letters on a slide can be read from the back of a room."""

OKABE_ITO = {
    "black": "#000000", "orange": "#E69F00", "sky": "#56B4E9", "green": "#009E73",
    "yellow": "#F0E442", "blue": "#0072B2", "red": "#D55E00", "purple": "#CC79A7",
}  # fmt: skip
"""Colours that people with any colour vision tell apart (Okabe and Ito 2008)."""

GREY = "#555555"
"""Of what is said about a chart, beside what it shows."""
TOP_INCHES, SIDE_INCHES = 0.07, 0.12
"""Inches that stay free at the edges of a chart: letters are wider at a low resolution, and in a browser's own font."""
LONGEST_SOURCE = 95
"""Characters of a source that fit the narrowest chart."""
KIND_COLOURS = {"person": "blue", "organisation": "orange", "place": "green", "people": "purple"}

STYLE: dict[Any, Any] = {
    "text.parse_math": False,  # article text is never read as mathematics
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titley": 1.0,  # not looked for: that measures every letter of the axes again
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.autolayout": False,  # `fitted` lays out, once
    "figure.constrained_layout.use": False,
    "svg.hashsalt": "analysis",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
}

P = ParamSpec("P")


class Chart(Figure):
    """A matplotlib Figure with its data: `table` (one row per mark), `alt` (description in words) and `enlarged` (how many times larger its pictures are).

    The gid of every mark is the row id, so that a click leads to the row."""

    table: pd.DataFrame
    alt: str
    enlarged: float = 1.0

    def _repr_html_(self) -> str:
        """HTML for a notebook: the chart as a PNG image with its description as alternative text."""
        buffer = BytesIO()
        with rc_context(STYLE):
            self.savefig(buffer, format="png", dpi=110)
        picture = b64encode(buffer.getvalue()).decode("ascii")
        return f'<img alt="{escape(self.alt)}" src="data:image/png;base64,{picture}">'


def styled(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Decorator for chart functions: draw in the house style, whatever the current rcParams."""

    @wraps(draw)
    def in_style(*args: P.args, **options: P.kwargs) -> Chart:
        with rc_context(STYLE):
            return draw(*args, **options)

    return in_style


def fitted(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Decorator for chart functions that need room for row names: lay out once, so that repeated drawing is fast and gives identical bytes."""

    @styled
    @wraps(draw)
    def laid_out(*args: P.args, **options: P.kwargs) -> Chart:
        chart = draw(*args, **options)
        if chart.axes:
            ConstrainedLayoutEngine(h_pad=TOP_INCHES, w_pad=SIDE_INCHES).execute(chart)
        return chart

    return laid_out


def legend_above(axes: Axes, handles: Sequence[Artist]) -> None:
    """Legend for colours and hatches between title and bars, where it stays visible in a long chart."""
    axes.set_title(axes.get_title(loc="left"), pad=22)
    options: dict[str, Any] = {
        "loc": "lower right",
        "bbox_to_anchor": (1, 1),
        "borderaxespad": 0.3,
    }  # it may reach over the names
    axes.legend(handles=handles, ncols=4, frameon=False, fontsize=8, handlelength=2.0, columnspacing=1.2, **options)


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """Write the names of rows 0, 1, … left of the axes, first on top, without a scale. Texts are faster to lay out than tick labels."""
    for at, name in enumerate(names):
        axes.text(0, at, name, ha="right", va="center", transform=axes.get_yaxis_transform() + offset_right(axes, -4))
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks([])
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def number_rows(axes: Axes, ends: Sequence[float]) -> None:
    """Write its length after each bar."""
    for at, end in enumerate(ends):
        number = axes.text(end, at, str(end), va="center", size=8, transform=axes.transData + offset_right(axes, 3))
        number.set_in_layout(False)  # within the axes, and one measuring less
    axes.set_xlim(0, 1.06 * max(1, *ends))


def fit_name(name: str, longest: int) -> str:
    """The name on one line, cut off with "…" if longer than `longest` characters."""
    line = " ".join(name.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def short_name(name: str, aliases: tuple[str, ...], longest: int) -> str:
    """The name if it has at most `longest` characters, else the longest alias that has, else the name cut off."""
    fitting = [one for one in (name, *sorted(aliases, key=len, reverse=True)) if len(one) <= longest]
    return fit_name(fitting[0] if fitting else name, longest)


def add_subtitle(axes: Axes, words: str) -> None:
    """Subtitle in grey that says what is counted ("number of quotes, by type"), left aligned so that the legend fits beside it."""
    coords = ("figure fraction", "axes fraction")
    axes.annotate(words, (0.01, 1), xytext=(0, 6), xycoords=coords, textcoords="offset points", size=8, color=GREY)


def add_source(chart: Chart, source: str | None, note: str = "") -> None:
    """Line below a chart: the legend of its signs, then the source of its data (None: the article)."""
    words = f"Source: {fit_name(source or 'the article', LONGEST_SOURCE)}"
    chart.supxlabel(f"{note}\n{words}" if note else words, x=0.01, ha="left", size=6.5, color=GREY).set_gid("source")


def offset_right(axes: Axes, points: float) -> Transform:
    """Transform that shifts by so many points to the right."""
    return ScaledTranslation(points / 72, 0, axes.figure.dpi_scale_trans)


def empty_chart(size: str = "column", height: float | None = None, width: float | None = None) -> Chart:
    """Empty chart of a named size; height in inches, if it depends on the rows; width in inches, for a chart that chooses the size of its own letters.

    Leaves pyplot's state alone."""
    usual_width, usual_height = SIZES[size]
    chart = Chart(figsize=(width or usual_width, height or usual_height), dpi=150)
    chart.enlarged = 1.0 if width else ENLARGED.get(size, 1.0)
    return chart


def short_number(number: float) -> str:
    """2500 => "2,500"; 3e9 => "3 billion"."""
    size, word = next(((size, word) for size, word in MAGNITUDES if abs(number) >= size), (1.0, ""))
    return f"{number / size:,.6g}{word}"


MAGNITUDES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
