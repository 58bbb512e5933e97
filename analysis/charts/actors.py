"""Who is in the article: actors by mentions."""

from __future__ import annotations

import pandas as pd

from analysis.charts.style import KIND_COLOURS, OKABE_ITO, Chart, blank, styled

HATCHES = {"person": "", "organisation": "//", "place": "..", "group": "xx"}


@styled
def actors_chart(
    actors: pd.DataFrame,
    *,
    kind: str | None = None,
    least: int = 1,
    most: int = 20,
    size: str = "column",
    title: str | None = None,
) -> Chart:
    """Actors table => Chart: a bar each, the most mentioned on top; kinds by colour and hatch."""
    rows = actors[(actors.mentions >= least) & ((actors.kind == kind) if kind else True)]
    rows = (
        rows.sort_values(["mentions", "first_sentence"], ascending=[False, True], kind="stable")
        .head(most)
        .reset_index(drop=True)
    )
    chart = blank(size, height=max(1.6, 0.24 * len(rows) + 1.0))
    chart.table, chart.alt = rows, describe(rows)
    axes = chart.subplots()
    axes.set_title(title or "Who is in the article, by mentions")
    if rows.empty:
        axes.set_axis_off()
        axes.text(0.5, 0.5, "No actor to show.", ha="center", transform=axes.transAxes)
        return chart
    for at, row in enumerate(rows.itertuples()):
        colour = OKABE_ITO[KIND_COLOURS.get(row.kind, "black")]
        bar = axes.barh(
            at, row.mentions, height=0.68, color="white", edgecolor=colour, hatch=HATCHES.get(row.kind, ""), lw=1.2
        )[0]
        bar.set_facecolor(colour if row.kind == "person" else "white")
        bar.set_gid(row.id)
        bar.set_picker(True)
        axes.annotate(
            str(row.mentions), (row.mentions, at), xytext=(3, 0), textcoords="offset points", va="center", size=8
        )
    axes.set_yticks(range(len(rows)), [shortened(name) for name in rows.name])
    axes.invert_yaxis()
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    legend(axes, list(dict.fromkeys(rows.kind)))
    return chart


def legend(axes, kinds: list[str]) -> None:  # type: ignore[no-untyped-def]
    from matplotlib.patches import Patch

    patches = [
        Patch(facecolor=OKABE_ITO[KIND_COLOURS[kind]] if kind == "person" else "white", edgecolor=OKABE_ITO[KIND_COLOURS[kind]],
              hatch=HATCHES[kind], label=kind) for kind in kinds if kind in KIND_COLOURS
    ]  # fmt: skip
    axes.legend(handles=patches, loc="lower right", frameon=False, fontsize=8)


def shortened(name: str, width: int = 38) -> str:
    return name if len(name) <= width else name[: width - 1].rstrip() + "…"


def describe(rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Bar chart without actors."
    told = ", ".join(f"{row.name} ({row.kind}) {row.mentions}" for row in rows.itertuples(index=False))
    return f"Bar chart of {len(rows)} actors by number of mentions: {told}."
