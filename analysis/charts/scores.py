"""Scores of the workbook's tables beside those of other tools and of human annotators."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.charts.style import OKABE_ITO, Chart, empty_chart, fitted

OTHERS = re.compile(r"([^,]+?) (0\.\d+)")
"""One of the others and its share: "two people 0.899"."""


@fitted
def scores_chart(scores: pd.DataFrame, *, size: str = "screen", title: str | None = None) -> Chart:
    """Scores table (analysis.quality.scores) => Chart: one line per measure, a filled mark for the workbook, hollow ones for others."""
    rows = scores.reset_index(drop=True)
    chart = empty_chart(size, height=max(1.6, 0.36 * len(rows) + 1.2))
    chart.table, chart.alt = rows, describe_scores(rows)
    axes = chart.subplots()
    chart.suptitle(
        title or "How good the tables are, on articles annotated by hand",
        x=0.01,
        ha="left",
        fontweight="bold",
        fontsize=11,
    )
    for at, row in enumerate(rows.itertuples()):
        draw_row(axes, at, row)
    axes.set_yticks(range(len(rows)), [score_label(row) for row in rows.itertuples()], fontsize=7.5)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.02)
    axes.set_xlabel("score, from 0 to 1")
    axes.grid(axis="x", color="0.9", lw=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    if not rows.empty:
        chart.legend(loc="outside lower right", ncols=3, frameon=False, fontsize=8)
    return chart


def score_label(row: Any) -> str:
    """ "quotes: found (F1), news" """
    return f"{row.table}: {row.means}\n{row.set}"


def draw_row(axes: Any, at: int, row: Any) -> None:
    """Draw the marks of one measure; the first row also defines the legend."""
    axes.plot([0, row.value], [at, at], color="0.8", lw=1)
    axes.plot(row.value, at, "o", color=OKABE_ITO["blue"], ms=6, zorder=3, label="the workbook" if at == 0 else None)
    for name, share in OTHERS.findall(row.beside):
        people = "people" in name
        axes.plot(
            float(share), at, "s" if people else "D", mfc="white", mec=OKABE_ITO["red" if people else "black"], ms=5
        )
    if at == 0:
        axes.plot([], [], "D", mfc="white", mec=OKABE_ITO["black"], ms=5, label="other tools")
        axes.plot(
            [], [], "s", mfc="white", mec=OKABE_ITO["red"], ms=5, label="two people who annotate the same article"
        )


def describe_scores(rows: pd.DataFrame) -> str:
    described = "; ".join(
        f"{row.table}, {row.means}, {row.value:.2f}" + (f" ({row.beside})" if row.beside else "")
        for row in rows.itertuples()
    )
    return f"Dot plot of {len(rows)} measures, scores from 0 to 1: {described}."
