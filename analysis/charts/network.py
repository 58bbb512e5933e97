"""Network of actors: who acts on whom, who speaks about whom, who is named together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import Any

import networkx as nx
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.text import Text

from analysis.charts.style import (
    GREY,
    KIND_COLOURS,
    LONGEST_SOURCE,
    OKABE_ITO,
    SIZES,
    Chart,
    empty_chart,
    fit_name,
    short_name,
    styled,
)
from analysis.link.actors import government_label
from analysis.link.network import EDGE_KINDS

TIES: dict[str, tuple[str, Any, str]] = {
    "acts": (OKABE_ITO["black"], "-", "-|>"),
    "speaks": (OKABE_ITO["blue"], (0, (4, 2)), "-|>"),
    "together": ("#a8a8a8", (0, (1, 1.6)), "-"),
}
"""Kind of tie => colour, dashes, arrow."""
BOXES = {
    "person": ("round,pad=0.35", "-"),
    "organisation": ("square,pad=0.35", "-"),
    "place": ("round,pad=0.35", "--"),
    "people": ("round,pad=0.35", ":"),
}
"""Kind of actor => shape and line of its box."""
EDGE_LABELS = {"acts": "acts on", "speaks": "talks about", "together": "named together"}
MAX_LABEL_CHARACTERS = 26
GAP = 9.0
"""Points that stay free around a box."""
ABOVE, BELOW, EDGE = 26, 56, 6.0
"""Points of the title, of legend and source, and of the sides of the sheet that stay free."""


@dataclass(eq=False)
class Node:
    """Box of an actor: centre and half width and height, in points."""

    id: str
    text: Text
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0


@styled
def network_chart(
    ties: pd.DataFrame,
    actors: pd.DataFrame,
    *,
    kinds: Sequence[str] = EDGE_KINDS,
    limit: int = 12,
    minimum: int = 1,
    size: str = "column",
    title: str | None = None,
    source: str | None = None,
) -> Chart:
    """Ties (`analysis.link.network`) and actors => Chart: one box per actor, arrows for actions and speech, dotted lines for co-occurrence in a
    sentence.

    kinds: kinds of ties to draw; limit: number of actors, most salient first; minimum: minimum number of shared sentences; source: text
    below the chart. Deterministic. `chart.table` holds the ties drawn, with names."""
    rows = select_edges(
        ties[ties.kind.isin(list(kinds)) & ((ties.kind != "together") | (ties.times >= minimum))], actors, limit
    )
    drawn = actors[actors.id.isin({*rows.source, *rows.target})]
    people = drawn.sort_values("mentions", ascending=False, kind="stable")
    usual = SIZES[size][1]
    chart = empty_chart(size, height=max(0.6 * usual, min(1.3 * usual, 1.8 + 0.24 * len(people))))
    chart.table, chart.alt = with_actor_names(rows, actors), describe_network(rows, actors)
    axes = sheet(chart, title or "Who is tied to whom")
    if rows.empty:
        axes.text(0.5, 0.5, "No two actors are tied.", ha="center", transform=axes.transAxes)
        return chart
    nodes = boxes(chart, axes, people)
    spread(nodes, rows, axes)
    arrows(axes, rows, nodes, chart)
    add_network_source(chart, source)
    add_network_legend(chart, sorted(set(rows.kind), key=list(TIES).index), list(dict.fromkeys(people.kind)))
    return chart


def select_edges(ties: pd.DataFrame, actors: pd.DataFrame, limit: int) -> pd.DataFrame:
    """Ties among the `limit` most salient actors that have ties. Co-occurrence is drawn only for pairs without another tie, and at most `limit` times."""
    tied = actors[actors.id.isin({*ties.source, *ties.target})]
    kept = set(tied.sort_values(["salience", "mentions"], ascending=False, kind="stable").id[:limit])
    rows = ties[ties.source.isin(kept) & ties.target.isin(kept)]
    rows = pd.concat([rows[rows.kind != "together"], rows[rows.kind == "together"].head(limit)])
    joined = {
        frozenset(pair) for pair in zip(rows.source[rows.kind != "together"], rows.target[rows.kind != "together"])
    }
    shown = [
        kind != "together" or frozenset((one, other)) not in joined
        for one, other, kind in zip(rows.source, rows.target, rows.kind)
    ]
    return rows[pd.Series(shown, index=rows.index, dtype=bool)].reset_index(drop=True)


def sheet(chart: Chart, title: str) -> Axes:
    """Axes in points over the whole chart except title and legend."""
    width, height = chart.get_size_inches() * 72
    axes: Axes = chart.add_axes((0.0, BELOW / height, 1.0, 1 - (BELOW + ABOVE) / height))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height - BELOW - ABOVE)
    chart.text(10 / width, 1 - 16 / height, title, fontsize=11, fontweight="bold", va="center")
    return axes


def boxes(chart: Chart, axes: Axes, people: pd.DataFrame) -> dict[str, Node]:
    """Draw the name of each actor in its box => {actor id: Node with the measured size}."""
    renderer = FigureCanvasAgg(chart).get_renderer()
    scale = 72 / chart.dpi
    highest = max(int(people.mentions.max()), 2)
    nodes: dict[str, Node] = {}
    for row in people.itertuples():
        style, line = BOXES.get(str(row.kind), BOXES["people"])
        colour = OKABE_ITO[KIND_COLOURS.get(str(row.kind), "black")]
        text = axes.text(0, 0, short_name(government_label(str(row.name), str(row.kind), row.home), tuple(row.aliases), MAX_LABEL_CHARACTERS), ha="center", va="center", fontsize=8 + 2 * int(row.mentions) / highest, zorder=3,
                         bbox={"boxstyle": style, "fc": "white", "ec": colour, "lw": 1.4, "ls": line})  # fmt: skip
        text.set_gid(row.id)
        text.set_picker(True)
        extent = text.get_window_extent(renderer)
        pad = 0.35 * float(text.get_fontsize()) + GAP / 2
        nodes[str(row.id)] = Node(
            str(row.id), text, w=extent.width * scale / 2 + pad, h=extent.height * scale / 2 + pad
        )
    return nodes


# ------------------------------------------------------------------------------------------------------------- places
Area = tuple[float, float, float, float]
"""Left, right, low, high, in points."""


def spread(nodes: dict[str, Node], rows: pd.DataFrame, axes: Axes) -> None:
    """Position the boxes: tied actors close together, no overlaps, all on the sheet."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    sheet = (left + EDGE, right - EDGE, low, high)
    graph = tied(nodes, rows)
    parts = sorted(
        (sorted(part, key=list(nodes).index) for part in nx.connected_components(graph)),
        key=lambda part: (-len(part), part),
    )
    for part, area in shares(parts, sheet):
        place_on_area([nodes[id_] for id_ in part], layout(graph.subgraph(part), part), area)
    crowd = sorted(nodes.values(), key=lambda one: (one.y, one.x, one.id))
    for _ in range(300):
        keep_on_sheet(crowd, sheet)
        if not push_apart(crowd):
            break
    keep_on_sheet(crowd, sheet)
    for node in crowd:
        node.text.set_position((node.x, node.y))


def tied(nodes: dict[str, Node], rows: pd.DataFrame) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for row in rows.itertuples():
        graph.add_edge(row.source, row.target, weight=(2.0 if row.kind == "acts" else 1.0) * min(row.times, 3))
    return graph


def shares(parts: list[list[str]], area: Area) -> list[tuple[list[str], Area]]:
    """Connected components => (component, area) with areas proportional to size, by repeatedly halving the longer side (as in a treemap)."""
    if len(parts) < 2:
        return [(part, area) for part in parts]
    sizes = [len(part) + 1 for part in parts]
    cut = next(at for at in range(1, len(parts)) if 2 * sum(sizes[:at]) >= sum(sizes) or at == len(parts) - 1)
    share = sum(sizes[:cut]) / sum(sizes)
    left, right, low, high = area
    if right - left > 1.6 * (high - low):
        middle = left + share * (right - left)
        halves = (left, middle, low, high), (middle, right, low, high)
    else:
        middle = high - share * (high - low)
        halves = (left, right, middle, high), (left, right, low, middle)
    return shares(parts[:cut], halves[0]) + shares(parts[cut:], halves[1])


def layout(graph: nx.Graph, order: list[str]) -> dict[str, Any]:
    """{actor: (x, y)} by a force-directed layout (Fruchterman and Reingold) that starts from a circle. Of several tied actors the one that is
    tied to most others is kept in the middle; order: the actors, the most mentioned first, which decides among equals."""
    ordered = nx.Graph()
    ordered.add_nodes_from(order)
    ordered.add_edges_from(
        sorted(graph.edges(data=True), key=lambda edge: (order.index(edge[0]), order.index(edge[1])))
    )
    places = nx.circular_layout(ordered)
    middle = [max(order, key=ordered.degree)] if len(order) >= CROWD else None
    for id_ in middle or ():
        places[id_] = (0.0, 0.0)
    found: dict[str, Any] = nx.spring_layout(
        ordered, pos=places, fixed=middle, seed=1, k=2.2 / len(order) ** 0.5, iterations=120
    )
    return found


CROWD = 4
"""Actors tied to one another from which one of them stands in their middle."""


def place_on_area(part: list[Node], places: dict[str, Any], area: Area) -> None:
    """Scale positions to the area; half by coordinate and half by rank, so that the boxes fill it evenly."""
    left, right, low, high = area
    for axis, (start, end) in enumerate(((left, right), (low, high))):
        values = [float(places[node.id][axis]) for node in part]
        ranks = {at: rank for rank, at in enumerate(sorted(range(len(part)), key=lambda at: (values[at], at)))}
        extent = (max(values) - min(values)) or 1.0
        for at, node in enumerate(part):
            share = (
                0.5 if len(part) == 1 else 0.5 * (values[at] - min(values)) / extent + 0.5 * ranks[at] / (len(part) - 1)
            )
            half = node.h if axis else node.w
            setattr(node, "xy"[axis], start + half + share * max(0.0, end - start - 2 * half))


def push_apart(crowd: Sequence[Node]) -> bool:
    """Move each pair of overlapping boxes apart in the shorter direction => True if any was moved."""
    moved = False
    for one, other in combinations(crowd, 2):
        across = one.w + other.w - abs(one.x - other.x)
        up = one.h + other.h - abs(one.y - other.y)
        if across <= 0.01 or up <= 0.01:
            continue
        moved = True
        if across < up:
            step = across / 2 * (1 if one.x >= other.x else -1)
            one.x, other.x = one.x + step, other.x - step
        else:
            step = up / 2 * (1 if one.y >= other.y else -1)
            one.y, other.y = one.y + step, other.y - step
    return moved


def keep_on_sheet(crowd: Sequence[Node], sheet: Area) -> None:
    left, right, low, high = sheet
    for node in crowd:
        node.x = min(max(node.x, left + node.w), right - node.w)
        node.y = min(max(node.y, low + node.h), high - node.h)


# -------------------------------------------------------------------------------------------------------------- lines
def arrows(axes: Axes, rows: pd.DataFrame, nodes: dict[str, Node], chart: Chart) -> None:
    """Draw a line per tie, curved so that ties in opposite directions do not overlap, with the verb if there is room."""
    labels: list[tuple[float, float, float, float]] = []
    for row in rows.itertuples():
        colour, dashes, head = TIES[str(row.kind)]
        one, other = nodes[str(row.source)], nodes[str(row.target)]
        bend = 0.0 if row.kind == "together" else 0.12 if row.kind == "acts" else -0.12
        arrow = FancyArrowPatch(
            border(one, other), border(other, one), arrowstyle=head, mutation_scale=9, shrinkA=0, shrinkB=0, zorder=2,
            connectionstyle=f"arc3,rad={bend}", color=colour, linestyle=dashes, lw=(0.5 if row.kind == "together" else 0.8) + 0.3 * min(int(row.times) - 1, 4),
        )  # fmt: skip
        arrow.set_gid(" ".join(row.relations) or None)
        arrow.set_picker(bool(row.relations))
        axes.add_patch(arrow)
        if row.kind == "acts":
            write_verb(axes, row, one, other, bend, [*nodes.values()], labels, chart)


def border(one: Node, other: Node) -> tuple[float, float]:
    """Point where the line between two box centres leaves the first box."""
    dx, dy = other.x - one.x, other.y - one.y
    w, h = one.w - GAP / 2, one.h - GAP / 2
    share = min(w / abs(dx) if dx else 9e9, h / abs(dy) if dy else 9e9, 1.0)
    return one.x + dx * share, one.y + dy * share


def write_verb(
    axes: Axes, row: Any, one: Node, other: Node, bend: float, nodes: list[Node], labels: list[tuple[float, float, float, float]], chart: Chart
) -> None:  # fmt: skip
    """Write the verb at the middle of its arrow, unless it would overlap a box or another verb or leave the sheet."""
    (x0, y0), (x1, y1) = border(one, other), border(other, one)
    x, y = (x0 + x1) / 2 + bend * (y1 - y0) / 2, (y0 + y1) / 2 - bend * (x1 - x0) / 2
    words = fit_name(", ".join(row.verbs[:2]), MAX_LABEL_CHARACTERS)
    text = axes.text(x, y, words, fontsize=8, ha="center", va="center", zorder=4, style="italic",
                     bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"})  # fmt: skip
    extent = text.get_window_extent(FigureCanvasAgg(chart).get_renderer())
    w, h = extent.width * 36 / chart.dpi + 2, extent.height * 36 / chart.dpi + 2
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    taken = [(node.x, node.y, node.w - GAP / 2, node.h - GAP / 2) for node in nodes] + labels
    free = all(abs(x - a) >= w + c or abs(y - b) >= h + d for a, b, c, d in taken)
    if free and left + w <= x <= right - w and low + h <= y <= high - h and hypot(x1 - x0, y1 - y0) > 2 * h:
        labels.append((x, y, w, h))
    else:
        text.remove()


def add_network_source(chart: Chart, source: str | None) -> None:
    words = f"Source: {fit_name(source or 'the article', LONGEST_SOURCE)}"
    width, height = chart.get_size_inches() * 72
    chart.text(10 / width, 7 / height, words, fontsize=6.5, va="center", color=GREY, gid="source")


def add_network_legend(chart: Chart, ties: list[str], kinds: list[str]) -> None:
    lines = [
        Line2D([], [], color=TIES[kind][0], linestyle=TIES[kind][1], lw=1.4, label=EDGE_LABELS[kind]) for kind in ties
    ]
    patches = [
        Patch(fc="white", ec=OKABE_ITO[KIND_COLOURS[kind]], ls=BOXES[kind][1], lw=1.4, label=kind)
        for kind in kinds
        if kind in KIND_COLOURS
    ]
    for handles, height in ((lines, 0.44), (patches, 0.22)):
        chart.legend(handles=handles, loc="lower left", bbox_to_anchor=(0.008, height / chart.get_figheight()), ncols=len(handles), frameon=False,
                     fontsize=8, handlelength=2.2, columnspacing=1.4, borderaxespad=0.0)  # fmt: skip


# -------------------------------------------------------------------------------------------------------------- words
def with_actor_names(rows: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Ties with the names of both actors as first columns."""
    names = dict(zip(actors.id, actors.name))
    return pd.DataFrame(
        {"from": rows.source.map(names), "to": rows.target.map(names), **{name: rows[name] for name in rows.columns}}
    )


def describe_network(rows: pd.DataFrame, actors: pd.DataFrame) -> str:
    if rows.empty:
        return "Network without ties."
    names = dict(zip(actors.id, actors.name))
    deeds = [
        f"{names[row.source]} {', '.join(row.verbs[:2])} {names[row.target]}"
        for row in rows.itertuples()
        if row.kind == "acts"
    ]
    speech = [f"{names[row.source]} about {names[row.target]}" for row in rows.itertuples() if row.kind == "speaks"]
    described = f"Network of {len({*rows.source, *rows.target})} actors and {len(rows)} ties."
    described += f" Deeds: {'; '.join(deeds[:12])}." if deeds else ""
    return described + (f" Speech: {'; '.join(speech[:12])}." if speech else "")
