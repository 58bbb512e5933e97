"""Figures of an article by unit and counted noun; figures of one unit share a scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import log10
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import LogLocator, MaxNLocator

from analysis.charts.style import (
    GREY,
    OKABE_ITO,
    Chart,
    add_source,
    empty_chart,
    fit_name,
    fitted,
    name_rows,
    offset_right,
    short_number,
)
from analysis.extract.figures import in_system
from analysis.language.lexicons import rows as lexicon_rows

GROUPS = {
    "money": "Money",
    "percent": "Per cent",
    "share": "Shares",
    "age": "Ages in years",
    "count": "Counts",
    "ordinal": "Ordinals",
}
MOST_FIGURES = 60
"""Figures that one chart shows at most: about two pages of a report."""
BLUE = OKABE_ITO["blue"]
SIGNS = "● as stated   ○ about   ○▸ at least   ◂○ at most   ▬ range"
NOT_SAID, NOT_SAID_NOTE = "–", "– not said what is counted"
"""Label of a figure of which the article does not say in words what it counts, and how the legend explains it."""
CHANGES = {
    "rise": "rise of {}", "fall": "fall of {}", "rise to": "rose to {}", "fall to": "fell to {}", "rise from": "rose from {}",
    "fall from": "fell from {}",
}  # fmt: skip
"""Change that a figure tells => how it is put beside its mark."""
SINGLES = "Figures in a unit of their own"
"""Panel of the figures whose unit no other figure has: a list, since there is nothing to compare them with."""


@fitted
def figures_chart(
    figures: pd.DataFrame,
    *,
    kind: str | None = None,
    units: str | None = None,
    limit: int = MOST_FIGURES,
    size: str = "column",
    title: str | None = None,
    source: str | None = None,
) -> Chart:
    """Figures table => Chart: one panel per unit, one mark per figure; bars are ranges, open dots are hedged, with a tip to the side that is open.

    kind: only figures of that kind; units: convert to "metric" or "imperial"; limit: only the first figures of the article, as the title then says;
    source: text below the chart."""
    rows = label_figures(figures[(figures.kind == kind) if kind else slice(None)], units)
    title = title or "Figures in the article"
    if len(rows) > limit:
        title += f" (the first {limit} of {len(rows):,})"
    return draw_panels(list_singles(rows.head(limit)), title, size, source)


def list_singles(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with `panel` and `label` => the same, where several units have a single figure each, with these in one panel, which is a list. There a
    figure of which nothing is counted is labelled with its unit."""
    alone = ~rows.panel.duplicated(keep=False)
    if alone.sum() < 2:
        return rows
    label = rows.label.mask(alone & (rows.label == NOT_SAID), rows.panel)
    listed = rows.assign(label=label, panel=rows.panel.mask(alone, SINGLES))
    return pd.concat([listed[~alone], listed[alone]])


def label_figures(figures: pd.DataFrame, units: str | None = None) -> pd.DataFrame:
    """Figures => those with a number, converted to `units` if given, with their `panel` and row `label`."""
    rows = with_numbers(converted(figures, units) if units else figures)
    return rows.assign(
        panel=[panel_name(row.kind, row.unit) for row in rows.itertuples()],
        label=[counted_label(row) for row in rows.itertuples()],
    )


def with_numbers(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with a value or a bound."""
    return rows[rows.value.notna() | rows.low.notna() | rows.high.notna()]


def converted(figures: pd.DataFrame, units: str) -> pd.DataFrame:
    """Figures converted to one system of units; `text` shows the conversion: "9 miles = 14.5 kilometre"."""
    table = in_system(figures, units)
    other = (table.unit != figures.unit) & table.unit.notna() & table.value.notna()
    makes = [f"{row.text} = {row.value:,.6g} {row.unit}" for row in table[other].itertuples()]
    table.loc[other, "text"] = makes
    return table


def draw_panels(rows: pd.DataFrame, title: str, size: str, source: str | None) -> Chart:
    """Rows with `panel` and `label` => Chart, one set of axes per panel; below it a legend of the signs that are used."""
    sizes = rows.groupby("panel", sort=False).size()
    chart = empty_chart(size, height=max(1.6, 0.27 * len(rows) + 0.82 * len(sizes) + 0.65))
    chart.table, chart.alt = rows.reset_index(drop=True), describe_figures(rows)
    chart.suptitle(title, x=0.01, ha="left", weight="bold", size=11)
    if rows.empty:
        chart.text(0.5, 0.4, "No figure to show.", ha="center")
        return chart
    signs = SIGNS if rows.apply(is_interval, axis=1).any() else ""
    add_source(
        chart, source, "   ".join(filter(None, [signs, NOT_SAID_NOTE if (rows.label == NOT_SAID).any() else ""]))
    )
    grid = chart.subplots(len(sizes), 1, squeeze=False, gridspec_kw={"height_ratios": [n + 0.4 for n in sizes]})
    for axes, panel in zip(grid[:, 0], sizes.index):
        draw_panel(axes, panel, rows[rows.panel == panel])
    return chart


def panel_name(kind: str, unit: object) -> str:
    """("money", "dollar") => "Money, dollars"."""
    name = GROUPS.get(kind, str(kind).capitalize())
    if pd.isna(unit) or (kind, unit) in (("percent", "percent"), ("age", "year")):
        return name
    return f"{name}, {plural_of_unit(str(unit))}"


def plural_of_unit(unit: str) -> str:
    """ "foot" => "feet"; "singapore dollar" => "Singapore dollars"; "pound sterling" => "pounds sterling"; a unit without a plural as it is."""
    plural = units_in_plural().get(unit, unit)
    first, _, rest = plural.partition(" ")
    is_country = bool(rest) and unit in names_of_currencies() and unit.startswith(f"{first} ")
    return f"{first.capitalize()} {rest}" if is_country else plural


@cache
def names_of_currencies() -> frozenset[str]:
    return frozenset(row["unit"] for row in lexicon_rows("language/currencies"))


@cache
def units_in_plural() -> dict[str, str]:
    """{unit: its plural}, of units of measurement and currencies whose lexicon has one: {"foot": "feet", "dollar": "dollars"}."""
    forms = {
        row["unit"]: row["forms"].split(", ")
        for name in ("figures/units", "language/currencies")
        for row in lexicon_rows(name)
    }
    return {
        unit: known[1]
        for unit, known in forms.items()
        if len(known) > 1 and known[1].replace(" ", "").isalpha() and known[1][0] == unit[0]
    }


def counted_label(row: Any) -> str:
    """What is counted, else what is measured, else a dash: the number itself stands beside its mark."""
    counted = next((cell for cell in (row.counted, row.measure) if not pd.isna(cell)), NOT_SAID)
    return fit_name(str(counted), 34)


def optional_number(cell: object) -> float | None:
    return None if pd.isna(cell) else float(cell)  # type: ignore[arg-type]


def is_interval(row: Any) -> bool:
    """True for a hedged figure or a range, that is unless value, low and high are equal."""
    return not (optional_number(row.value) == optional_number(row.low) == optional_number(row.high))


def points(row: Any) -> list[float]:
    """Numbers of a figure that get a mark: low, value and high, as far as known."""
    return [
        one
        for one in (optional_number(row.low), optional_number(row.value), optional_number(row.high))
        if one is not None
    ]


def draw_panel(axes: Axes, panel: str, rows: pd.DataFrame) -> None:
    """Draw one panel: figures of one unit on a scale, logarithmic where they differ much, as its title then says; single figures as a list."""
    axes.set_title(panel, size=9, weight="normal", color=GREY)
    if panel == SINGLES:
        axes.set_xlim(0, 1)
        for at, row in enumerate(rows.itertuples()):
            draw_figure(axes, at, row, place=0.03)
        name_rows(axes, rows.label.tolist())
        return
    marks = [one for row in rows.itertuples() for one in points(row)]
    if min(marks) > 0 and max(marks) / min(marks) > LOGARITHMIC_FROM:
        axes.set_title(f"{panel} (logarithmic scale)", size=9, weight="normal", color=GREY)
        axes.set_xscale("log")
        left = log10(min(marks) / 2)
        axes.set_xlim(10**left, 10 ** right_end(axes, rows, left, log10))
    else:
        span = max(max(marks), 0) - min(min(marks), 0) or 1.0
        left = min(min(marks), 0) - 0.04 * span
        axes.set_xlim(left, right_end(axes, rows, left, float))
    for at, row in enumerate(rows.itertuples()):
        draw_figure(axes, at, row)
    name_rows(axes, rows.label.tolist())
    draw_scale(axes, marks)


LOGARITHMIC_FROM = 200
"""Ratio of the largest to the smallest figure of a panel from which its scale is logarithmic."""


def right_end(axes: Axes, rows: pd.DataFrame, left: float, scale: Callable[[float], float]) -> float:
    """Right end of an axis, on its scale, so that the text beside each mark fits. left: its left end; scale: from a number to the axis."""
    wide = PLOTTED * axes.figure.bbox.width / axes.figure.dpi
    ends = list[float]()
    for row in rows.itertuples():
        taken = min(MOST_TAKEN, (LETTER * len(figure_label(row)) + MARK) / wide)
        ends.append(left + (scale(max(points(row))) - left) / (1 - taken))
    return max(*ends, left + EPSILON)


PLOTTED, MOST_TAKEN = 0.6, 0.7
"""Share of a chart's width that is its axes, at least; and share of the axes that a text may take."""
LETTER, MARK, EPSILON = 0.065, 0.2, 1e-9
"""Inches of a letter beside a mark and of the gap before it; least length of an axis."""


def draw_scale(axes: Axes, ticked: Sequence[float]) -> None:
    """Draw the scale below a panel up to its highest figure: few ticks, integers if all figures are, and light grid lines."""
    highest = max(ticked)
    axes.xaxis.set_major_locator(
        LogLocator(numticks=4) if axes.get_xscale() == "log" else MaxNLocator(4, integer=are_integers(ticked))
    )
    low, high = axes.get_xlim()
    ticks = [one for one in axes.xaxis.get_major_locator().tick_values(low, high) if low <= one <= highest * 1.2 and one <= high]  # fmt: skip
    axes.set_xticks(ticks, [short_number(one) for one in ticks])
    axes.minorticks_off()
    axes.tick_params(axis="x", labelsize=8, colors=GREY, length=3)
    axes.grid(axis="x", color="#e4e4e4", lw=0.6)
    axes.set_axisbelow(True)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color("#999999")


def are_integers(numbers: Sequence[float]) -> bool:
    return all(float(one).is_integer() for one in numbers)


def draw_figure(axes: Axes, at: int, row: Any, place: float | None = None) -> None:
    """Draw a dot; a bar with ends for a range; an open dot for a hedged figure, with a tip to the side that is open. place: where on the axis,
    if not at its value."""
    low, value, high = optional_number(row.low), optional_number(row.value), optional_number(row.high)
    style: dict[str, Any] = {"color": BLUE, "gid": row.id, "picker": 5}
    shown = place if place is not None else next(one for one in (value, low, high) if one is not None)
    if place is None and low is not None and high is not None and low < high:
        axes.plot([low, high], [at, at], "-|", lw=4, ms=11, mew=1.6, solid_capstyle="butt", **style)
    else:
        axes.plot([shown], [at], "o", ms=6, mfc="white" if is_interval(row) else BLUE, mew=1.4, **style)
    tip = unbounded_side(row)
    if tip:
        moved = axes.transData + offset_right(axes, TIP * tip)
        axes.plot([shown], [at], ">" if tip > 0 else "<", ms=4, color=BLUE, transform=moved, clip_on=False)
    words = (shown if place is not None else max(points(row)), at)
    axes.annotate(figure_label(row), words, xytext=(TIP + 5 if tip > 0 else 8, 0), textcoords="offset points", va="center", size=8)  # fmt: skip


TIP = 7
"""Points from the middle of an open dot to the tip beside it."""


def unbounded_side(row: Any) -> int:
    """1 for a figure that has only a lower bound ("at least 40"), -1 for one that has only an upper bound, 0 for any other."""
    low, high = optional_number(row.low), optional_number(row.high)
    return (low is not None) - (high is not None)


def figure_label(row: Any) -> str:
    """Text of the figure with its hedge and change: "at least 40", "fell to about 4 million", "rise of 18 percent"."""
    hedge = "" if pd.isna(row.hedge) else str(row.hedge)
    words = " ".join((f"{row.text} {hedge}" if hedge.startswith("or ") else f"{hedge} {row.text}").split())
    said = row.kind == "ratio" or pd.isna(row.change)  # "doubled" says what changed
    return words if said else CHANGES.get(str(row.change), "{}").format(words)


def describe_figures(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Chart without figures."
    listed = "; ".join(
        f"{figure_label(row)}{'' if pd.isna(row.counted) else f' ({row.counted})'}" for row in rows.itertuples()
    )
    return f"Dot chart of {len(rows)} figures: {listed}."
