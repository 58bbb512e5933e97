"""Articles per period that name each actor."""

from __future__ import annotations

from math import erfc, sqrt

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import MaxNLocator

from analysis.charts.style import OKABE_ITO, Chart, add_source, empty_chart, fit_name, fitted, name_rows, number_rows

LOOKS = (
    ("blue", "o", "-"),
    ("red", "s", "--"),
    ("green", "^", ":"),
    ("orange", "D", "-."),
    ("purple", "v", (0, (5, 1, 1, 1))),
    ("black", "P", (0, (1, 1))),
)
"""Colour, marker and dashes of each line."""
MIN_PERIODS = 5
"""With fewer, not even counts that rise every time differ from chance at SIGNIFICANCE."""
SIGNIFICANCE = 0.05
"""Level of the two-sided trend test."""
NO_TREND, TOO_FEW = "no trend", "too few periods to tell a trend"


@fitted
def trend_chart(
    trend: pd.DataFrame, *, size: str = "column", title: str | None = None, source: str | None = None
) -> Chart:
    """Columns name, period, articles => Chart: one line per name, at most six, labelled with its trend (`trend_in_words`); bars if there is only one
    period.

    source: text below the chart."""
    names = list(dict.fromkeys(trend.name))[: len(LOOKS)]
    single = trend.period.nunique() == 1
    chart = empty_chart(size, height=max(1.6, 0.26 * len(names) + 1.0) if single else None)
    chart.table = trend[trend.name.isin(names)].reset_index(drop=True)
    chart.alt = describe_trend(chart.table, names)
    axes = chart.subplots()
    when = f"from {trend.period.iloc[0].day} {trend.period.iloc[0]:%B %Y}" if single else "over time"
    axes.set_title(title or f"Articles that name each actor, {when}")
    if not names:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "No dated article to show.", ha="center", transform=axes.transAxes)
        return chart
    if single:
        draw_single(axes, chart.table)
    else:
        draw_lines(axes, chart.table, names)
    add_source(chart, source or "the articles of the corpus")
    return chart


def draw_single(axes: Axes, table: pd.DataFrame) -> None:
    """Draw one bar per name."""
    for at, row in enumerate(table.itertuples()):
        axes.barh(at, row.articles, height=0.68, color=OKABE_ITO["blue"])[0].set_gid(row.name)
    number_rows(axes, table.articles.tolist())
    name_rows(axes, [fit_name(name, 36) for name in table.name])


def draw_lines(axes: Axes, table: pd.DataFrame, names: list[str]) -> None:
    """Draw one line per name over the periods."""
    wide = table.pivot_table(index="period", columns="name", values="articles", aggfunc="sum").sort_index()
    for name, (colour, marker, dashes) in zip(names, LOOKS):
        values = wide[name].fillna(0)
        line = axes.plot(
            values.index,
            values,
            color=OKABE_ITO[colour],
            marker=marker,
            ls=dashes,
            ms=4,
            lw=1.4,
            clip_on=False,
            label=f"{fit_name(name, 36)}: {trend_in_words(values.to_numpy())}",
        )[0]
        line.set_gid(name)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.set_ylabel("articles")
    days = AutoDateLocator(minticks=2, maxticks=8)
    axes.xaxis.set_major_locator(days)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(days))
    axes.legend(frameon=False, fontsize=8, title=f"Mann–Kendall test, p < {SIGNIFICANCE}", title_fontsize=7)


def trend_in_words(counts: np.ndarray) -> str:
    """Counts in chronological order => "rising", "falling", "no trend" (not significant) or "too few periods to tell a trend".

    Mann–Kendall test (Mann 1945, Kendall 1975), two-sided."""
    if len(counts) < MIN_PERIODS:
        return TOO_FEW
    score, p_value = mann_kendall(counts)
    return NO_TREND if p_value >= SIGNIFICANCE else "rising" if score > 0 else "falling"


def mann_kendall(counts: np.ndarray) -> tuple[int, float]:
    """Counts in chronological order => (S, two-sided p-value).

    S: rising minus falling pairs; p by the normal approximation with the variance corrected for ties."""
    later, earlier = np.tril_indices(len(counts), -1)
    score = int(np.sign(counts[later] - counts[earlier]).sum())
    _, ties = np.unique(counts, return_counts=True)
    sizes = np.array([len(counts), *ties], dtype=float)
    weights = sizes * (sizes - 1) * (2 * sizes + 5)
    variance = (weights[0] - weights[1:].sum()) / 18
    return score, erfc((abs(score) - 1) / sqrt(2 * variance)) if score else 1.0


def describe_trend(trend: pd.DataFrame, names: list[str]) -> str:
    told = []
    for name in names:
        rows = trend[trend.name == name]
        most = rows.loc[rows.articles.idxmax()]
        told.append(
            f"{name}: {int(rows.articles.sum())} articles, most from {most.period:%Y-%m-%d} ({int(most.articles)}), {trend_in_words(rows.sort_values('period').articles.to_numpy())}"
        )
    return f"Line chart of articles over time. {'; '.join(told)}." if told else "Line chart without articles."
