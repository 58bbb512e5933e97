"""The article's figures by what they count, those of one unit comparable."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.style import OKABE_ITO, Chart, blank, styled

GROUPS = {"money": "Money", "percent": "Per cent", "age": "Ages", "count": "Counts", "ordinal": "How many so far"}


@styled
def figures_chart(
    figures: pd.DataFrame, *, kind: str | None = None, size: str = "column", title: str | None = None
) -> Chart:
    """Figures table => Chart: a panel for each unit, a dot each; hedges are arrows (at least, up to) or a band (about)."""
    rows = figures[figures.value.notna() & ((figures.kind == kind) if kind else True)].copy()
    rows["panel"] = [panel_name(row.kind, row.unit) for row in rows.itertuples()]
    rows["label"] = [label(row) for row in rows.itertuples()]
    sizes = rows.groupby("panel", sort=False).size()
    chart = blank(size, height=max(1.6, 0.27 * len(rows) + 0.62 * len(sizes) + 0.5))
    chart.table, chart.alt = rows.reset_index(drop=True), describe(rows)
    chart.suptitle(title or "Which numbers are claimed", x=0.01, ha="left", weight="bold", size=11)
    if rows.empty:
        chart.text(0.5, 0.4, "No figure to show.", ha="center")
        return chart
    grid = chart.subplots(len(sizes), 1, squeeze=False, gridspec_kw={"height_ratios": [n + 1.0 for n in sizes]})
    for axes, panel in zip(grid[:, 0], sizes.index):
        draw_panel(axes, panel, rows[rows.panel == panel])
    return chart


def panel_name(kind: str, unit: object) -> str:
    name = GROUPS.get(kind, str(kind).capitalize())
    return name if pd.isna(unit) or kind == "percent" else f"{name}, {unit}"


def label(row: Any) -> str:
    """What is counted, else the words around the unit."""
    counted = row.counted if not pd.isna(row.counted) else row.text
    text = " ".join(str(counted).split())
    return text if len(text) <= 34 else text[:33].rstrip() + "…"


def draw_panel(axes: Axes, panel: str, rows: pd.DataFrame) -> None:
    axes.set_title(panel, size=9, weight="normal", color="#555555")
    values = rows.value.astype(float)
    spread = values.max() / max(values[values > 0].min(), 1e-9) if (values > 0).any() else 1
    if spread > 200 and (values > 0).all():
        axes.set_xscale("log")
    for at, row in enumerate(rows.itertuples()):
        draw_figure(axes, at, row)
    axes.set_yticks(range(len(rows)), rows.label)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.set_xticks([])
    axes.minorticks_off()
    axes.spines["bottom"].set_visible(False)
    axes.margins(x=0.16)
    if axes.get_xscale() == "linear":
        axes.set_xlim(left=min(0, values.min()), right=max(0.0, values.max()) * 1.25 or 1)


def draw_figure(axes: Axes, at: int, row: Any) -> None:
    value, hedge = float(row.value), "" if pd.isna(row.hedge) else str(row.hedge)
    low, high = row.low, row.high
    sure = not hedge
    axes.plot(
        [value],
        [at],
        "o",
        ms=6,
        color=OKABE_ITO["blue"],
        mfc=OKABE_ITO["blue"] if sure else "white",
        mew=1.4,
        gid=row.id,
        picker=5,
    )
    if not pd.isna(low) and not pd.isna(high) and low != high:
        axes.plot([float(low), float(high)], [at, at], color=OKABE_ITO["blue"], lw=3, alpha=0.4)
    arrow = (
        "→ "
        if pd.isna(high) and not pd.isna(low)
        else "← "
        if pd.isna(low) and not pd.isna(high)
        else "≈ "
        if hedge
        else ""
    )
    written = " ".join(f"{hedge} {row.text}".split())
    axes.annotate(f"{arrow}{written}", (value, at), xytext=(7, 0), textcoords="offset points", va="center", size=8)


def describe(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Chart without figures."
    told = "; ".join(
        f"{'' if pd.isna(row.hedge) else str(row.hedge) + ' '}{row.text}{'' if pd.isna(row.counted) else ' ' + str(row.counted)}"
        for row in rows.itertuples()
    )
    return f"Dot chart of {len(rows)} figures: {told}."
