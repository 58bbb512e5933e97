"""Who is quoted, how often, and how directly."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.style import (
    OKABE_ITO,
    Chart,
    add_source,
    add_subtitle,
    empty_chart,
    fit_name,
    fitted,
    legend_above,
    name_rows,
    number_rows,
)
from analysis.language.lexicons import word_class

LOOKS = {"direct": (OKABE_ITO["blue"], ""), "mixed": (OKABE_ITO["sky"], "//"), "indirect": ("white", "..")}
"""Type of a quote => fill and hatch of its part of a bar."""
LONGEST_SPEAKER = 42


def count_speakers(quotes: pd.DataFrame, actors: pd.DataFrame, limit: int = 15) -> pd.DataFrame:
    """Quotes and actors => one row per speaker, most quoted first: speaker, direct, mixed, indirect, total; direct_ids, mixed_ids and indirect_ids hold
    the quote ids, separated by spaces."""
    names = dict(zip(actors.id, actors.name))
    speaker = quotes.actor.map(names).astype("str").fillna(named_speakers(quotes)).fillna("speaker not identified")
    pieces = quotes.id.groupby([speaker.rename("speaker"), quotes.kind])
    counts = pieces.size().unstack(fill_value=0).reindex(columns=list(LOOKS), fill_value=0)
    ids = pieces.agg(" ".join).unstack(fill_value="").reindex(columns=list(LOOKS), fill_value="").add_suffix("_ids")
    table = counts.assign(total=counts.sum(axis=1)).join(ids).rename_axis("speaker").reset_index()
    ordered = table.sort_values(["total", "direct"], ascending=False, kind="stable")
    return ordered.head(limit).reset_index(drop=True)


def named_speakers(quotes: pd.DataFrame) -> pd.Series:
    """The article's words for each speaker, missing where they name nobody: "Barker", but not "who"."""
    return quotes.speaker.where(~quotes.speaker.str.lower().isin(nameless_words()))


def nameless_words() -> frozenset[str]:
    """Words that name no speaker: "that", "who", "we"."""
    return word_class("language/function_words", "relative_pronoun") | word_class(
        "language/function_words", "other_pronoun"
    )


def quotes_chart(
    quotes: pd.DataFrame, actors: pd.DataFrame, *, limit: int = 15, size: str = "column", title: str | None = None, source: str | None = None
) -> Chart:  # fmt: skip
    """Quotes and actors => Chart: one stacked bar per speaker with direct, mixed and indirect quotes. source: text below the chart."""
    return draw_speakers(count_speakers(quotes, actors, limit), size=size, title=title, source=source)


@fitted
def draw_speakers(
    counts: pd.DataFrame, *, size: str = "column", title: str | None = None, source: str | None = None
) -> Chart:
    """Table from `count_speakers` => Chart, one bar per row, in its order."""
    counts = counts.reset_index(drop=True)
    chart = empty_chart(size, height=max(1.6, 0.26 * len(counts) + 1.25))
    chart.table, chart.alt = counts[["speaker", *LOOKS, "total"]], describe_quotes(counts)
    axes = chart.subplots()
    chart.suptitle(title or "Who is quoted most", x=0.01, ha="left", weight="bold", size=11)
    if counts.empty:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "Nobody is quoted.", ha="center", transform=axes.transAxes)
        return chart
    draw_bars(axes, counts)
    name_rows(axes, [fit_name(name, LONGEST_SPEAKER) for name in counts.speaker])
    legend_above(axes, [Patch(fc=colour, hatch=hatch, ec=OKABE_ITO["blue"], lw=0.9, label=kind) for kind, (colour, hatch) in LOOKS.items() if counts[kind].any()])  # fmt: skip
    add_subtitle(axes, "number of quotes, by type")
    add_source(chart, source)
    return chart


def draw_bars(axes: Axes, counts: pd.DataFrame) -> None:
    """Draw the stacked bars, each segment with the ids of its quotes, and the totals."""
    left = pd.Series(0, index=counts.index)
    for kind, (colour, hatch) in LOOKS.items():
        rows = counts[counts[kind] > 0]
        bars = axes.barh(rows.index, rows[kind], left=left[rows.index], color=colour, hatch=hatch, edgecolor=OKABE_ITO["blue"], lw=0.9, height=0.68)  # fmt: skip
        for ids, bar in zip(rows[f"{kind}_ids"], bars):
            bar.set_gid(ids)
        left += counts[kind]
    number_rows(axes, counts.total.tolist())


def describe_quotes(counts: pd.DataFrame) -> str:
    listed = ", ".join(f"{row.speaker} {row.total} ({row.direct} direct)" for row in counts.itertuples(index=False))
    if counts.empty:
        return "Bar chart without quotes."
    return f"Bar chart of {len(counts)} speakers by number of quotes: {listed}."
