"""Articles per period that name each actor."""

from __future__ import annotations

from math import erfc, sqrt

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, DateFormatter
from matplotlib.ticker import MaxNLocator

from analysis.charts.style import (
    GREY,
    OKABE_ITO,
    Chart,
    add_source,
    empty_chart,
    fit_name,
    fitted,
    name_rows,
    number_rows,
)

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
    chart.suptitle(title or f"Articles that name each actor, {when}", x=0.01, ha="left", weight="bold", size=11)
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
    name_rows(axes, [fit_name(name, LONGEST_NAME) for name in table.name])


def draw_lines(axes: Axes, table: pd.DataFrame, names: list[str]) -> None:
    """Draw one line per name over the periods, heavier where it has a trend; above them in words which have one."""
    wide = table.pivot_table(index="period", columns="name", values="articles", aggfunc="sum").sort_index().fillna(0)
    trends = {name: trend_in_words(wide[name].to_numpy()) for name in names}
    for name, (colour, marker, dashes) in zip(names, LOOKS):
        has_trend = trends[name] not in (NO_TREND, TOO_FEW)
        label = f"{fit_name(name, LONGEST_NAME)}{f': {trends[name]}' if has_trend else ''}"
        line = axes.plot(
            wide.index, wide[name], color=OKABE_ITO[colour], marker=marker, ls=dashes, ms=4, lw=2.2 if has_trend else 1.0, clip_on=False, label=label,
        )[0]  # fmt: skip
        line.set_gid(name)
    axes.set_title(trend_subtitle(trends), size=8, weight="normal", color=GREY)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=5))
    span = wide.index.max() - wide.index.min()
    axes.xaxis.set_major_formatter(DateFormatter("%-d %b %Y" if span < MONTHS_FROM else "%b %Y"))
    axes.tick_params(labelsize=8, colors=GREY)
    axes.legend(frameon=False, fontsize=8, ncols=2, loc="upper left", bbox_to_anchor=(0, -0.1), borderaxespad=0)


LONGEST_NAME = 36
"""Characters of a name in the legend."""
MONTHS_FROM = pd.Timedelta(days=120)
"""Length from which the axis names months, not days."""


def trend_subtitle(trends: dict[str, str]) -> str:
    """{name: trend} => what the lines show: which rise or fall, or that none does more than chance would let it."""
    found = [
        f"{word}: {', '.join(fit_name(name, LONGEST_NAME) for name, trend in trends.items() if trend == word)}"
        for word in dict.fromkeys(trends.values())
        if word not in (NO_TREND, TOO_FEW)
    ]
    if TOO_FEW in trends.values():
        return f"number of articles; too few periods to tell a trend, which takes {MIN_PERIODS} or more"
    test = f"Mann–Kendall test, p < {SIGNIFICANCE}"
    if not found:
        return f"number of articles; no trend: none rises or falls more than by chance ({test})"
    return f"number of articles; {fit_name('; '.join(found), 70)} ({test})"


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
    described = []
    for name in names:
        rows = trend[trend.name == name]
        peak = rows.loc[rows.articles.idxmax()]
        described.append(
            f"{name}: {int(rows.articles.sum())} articles, most from {peak.period:%Y-%m-%d} ({int(peak.articles)}), {trend_in_words(rows.sort_values('period').articles.to_numpy())}"
        )
    return f"Line chart of articles over time. {'; '.join(described)}." if described else "Line chart without articles."
