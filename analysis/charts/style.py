"""What all charts share: sizes, colours, fonts, and the Chart that carries its table and its description."""

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

SIZES = {"column": (6.3, 4.0), "slide": (12.0, 6.75), "screen": (9.0, 5.0)}
"""Name => width and height in inches: a report's text column, a 16:9 slide, a notebook cell. Heights grow with the rows."""

OKABE_ITO = {
    "black": "#000000", "orange": "#E69F00", "sky": "#56B4E9", "green": "#009E73",
    "yellow": "#F0E442", "blue": "#0072B2", "red": "#D55E00", "purple": "#CC79A7",
}  # fmt: skip
"""Colours that people with any colour vision tell apart (Okabe and Ito 2008)."""

GREY = "#555555"
"""Of what is said about a chart, beside what it shows."""
LONGEST_SOURCE = 110
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
    """A matplotlib Figure that hands out what it shows: `table` (a row a mark) and `alt` (a description in words).

    Every mark's artist has the row's id as its gid, so that a click leads to the row.
    """

    table: pd.DataFrame
    alt: str

    def _repr_html_(self) -> str:
        """What a notebook shows: the chart as a picture that can be read aloud."""
        buffer = BytesIO()
        with rc_context(STYLE):
            self.savefig(buffer, format="png", dpi=110)
        picture = b64encode(buffer.getvalue()).decode("ascii")
        return f'<img alt="{escape(self.alt)}" src="data:image/png;base64,{picture}">'


def styled(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Decorator of a chart function: drawn in the house style, whatever the session's rcParams are."""

    @wraps(draw)
    def in_style(*args: P.args, **options: P.kwargs) -> Chart:
        with rc_context(STYLE):
            return draw(*args, **options)

    return in_style


def fitted(draw: Callable[P, Chart]) -> Callable[P, Chart]:
    """Decorator of a chart function whose axes leave room for their names: laid out once, so that every drawing gives the same
    bytes, and none measures the letters again."""

    @styled
    @wraps(draw)
    def laid_out(*args: P.args, **options: P.kwargs) -> Chart:
        chart = draw(*args, **options)
        if chart.axes:
            ConstrainedLayoutEngine().execute(chart)
        return chart

    return laid_out


def legend_above(axes: Axes, handles: Sequence[Artist]) -> None:
    """What colours and hatches mean, in a line between title and bars: in sight however long the chart is."""
    axes.set_title(axes.get_title(loc="left"), pad=22)
    options: dict[str, Any] = {
        "loc": "lower right",
        "bbox_to_anchor": (1, 1),
        "borderaxespad": 0.3,
    }  # it may reach over the names
    axes.legend(handles=handles, ncols=4, frameon=False, fontsize=8, handlelength=2.0, columnspacing=1.2, **options)


def name_rows(axes: Axes, names: Sequence[str]) -> None:
    """The names of the rows 0, 1, … left of the axes, the first on top, and no scale below: texts, which are measured less often
    than tick labels."""
    for at, name in enumerate(names):
        axes.text(0, at, name, ha="right", va="center", transform=axes.get_yaxis_transform() + offset_right(axes, -4))
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_yticks([])
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def number_rows(axes: Axes, ends: Sequence[float]) -> None:
    """Behind each bar how long it is."""
    for at, end in enumerate(ends):
        number = axes.text(end, at, str(end), va="center", size=8, transform=axes.transData + offset_right(axes, 3))
        number.set_in_layout(False)  # within the axes, and one measuring less
    axes.set_xlim(0, 1.06 * max(1, *ends))


def fit_name(name: str, longest: int) -> str:
    """A name that fits, on one line; the end of a long one is cut."""
    line = " ".join(name.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def add_subtitle(axes: Axes, words: str) -> None:
    """What is counted, in grey below the chart's title: "number of quotes, by type". It stands at the left edge of the chart, over the
    names of the rows: beside it there is room for the legend."""
    coords = ("figure fraction", "axes fraction")
    axes.annotate(words, (0.01, 1), xytext=(0, 6), xycoords=coords, textcoords="offset points", size=8, color=GREY)


def add_source(chart: Chart, source: str | None, note: str = "") -> None:
    """The line below a chart: where its data come from (None: the article), after what its signs mean."""
    words = f"Source: {fit_name(source or 'the article', LONGEST_SOURCE)}"
    chart.supxlabel(f"{note}\n{words}" if note else words, x=0.01, ha="left", size=6.5, color=GREY).set_gid("source")


def offset_right(axes: Axes, points: float) -> Transform:
    """So many points to the right."""
    return ScaledTranslation(points / 72, 0, axes.figure.dpi_scale_trans)


def empty_chart(size: str = "column", height: float | None = None, **options: Any) -> Chart:
    """An empty chart of a named width; height in inches where it depends on the rows. No pyplot state is touched."""
    width, usual = SIZES[size]
    return Chart(figsize=(width, height or usual), dpi=150, **options)
