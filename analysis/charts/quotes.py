"""Who speaks, how much and how directly."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.style import OKABE_ITO, Chart, empty_chart, fitted, legend_above, name_rows, number_rows

LOOKS = {"direct": (OKABE_ITO["blue"], ""), "mixed": (OKABE_ITO["sky"], "//"), "indirect": ("white", "..")}


@fitted
def quotes_chart(
    quotes: pd.DataFrame, actors: pd.DataFrame, *, most: int = 15, size: str = "column", title: str | None = None
) -> Chart:
    """Quotes and actors => Chart: a stacked bar for each speaker: direct, mixed and indirect pieces."""
    names = dict(zip(actors.id, actors.name))
    speaker = quotes.actor.map(names).astype("str").fillna(quotes.speaker).fillna("nobody named")
    pieces = quotes.id.groupby([speaker.rename("speaker"), quotes.kind])
    counts = pieces.size().unstack(fill_value=0).reindex(columns=list(LOOKS), fill_value=0)
    counts = (
        counts.assign(total=counts.sum(axis=1))
        .sort_values(["total", "direct"], ascending=False, kind="stable")
        .head(most)
    )
    chart = empty_chart(size, height=max(1.6, 0.26 * len(counts) + 1.1))
    chart.table, chart.alt = counts.rename_axis("speaker").reset_index(), describe_quotes(counts)
    axes = chart.subplots()
    axes.set_title(title or "Who is quoted most")
    if counts.empty:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "Nobody is quoted.", ha="center", transform=axes.transAxes)
        return chart
    draw_bars(axes, counts, pieces.agg(" ".join))
    name_rows(axes, [name if len(name) < 42 else name[:41] + "…" for name in counts.index])
    legend_above(axes, axes.get_legend_handles_labels()[0])
    return chart


def draw_bars(axes: Axes, counts: pd.DataFrame, ids: pd.Series[str]) -> None:
    """A bar for each speaker and kind, each with the ids of its rows, and how many there are in all."""
    left = pd.Series(0, index=counts.index)
    for kind, (colour, hatch) in LOOKS.items():
        bars = axes.barh(
            range(len(counts)),
            counts[kind],
            left=left,
            color=colour,
            hatch=hatch,
            edgecolor=OKABE_ITO["blue"],
            lw=0.9,
            height=0.68,
            label=kind,
        )
        for name, bar in zip(counts.index, bars):
            bar.set_gid(ids.get((name, kind)))
        left += counts[kind]
    number_rows(axes, counts.total.tolist())


def describe_quotes(counts: pd.DataFrame) -> str:
    told = ", ".join(f"{name} {row.total} ({row.direct} direct)" for name, row in counts.iterrows())
    return (
        f"Bar chart of {len(counts)} speakers by number of quotes: {told}."
        if len(counts)
        else "Bar chart without quotes."
    )
