"""Who is tied to whom: the network of actors, its kinds of ties, and its table."""

from __future__ import annotations

import ipywidgets as w
import pandas as pd

from analysis.charts import network_chart
from analysis.charts.network import EDGE_LABELS
from analysis.explorer.desk import Desk
from analysis.explorer.panel import Panel
from analysis.explorer.widgets import ChartPane, RowTable
from analysis.export.wording import article_in_words
from analysis.link.network import EDGE_KINDS, ties
from analysis.result import Analysis

COLUMNS = {
    "from": "From",
    "kind": "How",
    "to": "To",
    "verbs": "Does or says",
    "times": "Times",
    "sentences": "Sentence no.",
}
STYLE, NUMBER = {"description_width": "initial"}, w.Layout(width="auto")


def explore_network(desk: Desk) -> w.VBox:
    """Deeds, speech and shared sentences between the actors: choose kinds of ties, how often, how many actors."""
    return Network(desk).box


class Network(Panel):
    """Controls for kinds of ties, how often and how many actors, wired to the chart and its table."""

    def __init__(self, desk: Desk):
        super().__init__(desk)
        self.kinds = {
            kind: w.Checkbox(value=True, description=EDGE_LABELS[kind], indent=False, layout=w.Layout(width="auto"))
            for kind in EDGE_KINDS
        }
        self.minimum = w.BoundedIntText(
            value=1, min=1, max=99, description="Minimum sentences", style=STYLE, layout=NUMBER
        )
        self.limit = w.BoundedIntText(value=18, min=2, max=40, description="Maximum actors", style=STYLE, layout=NUMBER)
        self.chart, self.table = ChartPane(), RowTable(label="ties")
        controls = [*self.kinds.values(), self.minimum, self.limit]
        row = w.HBox(controls, layout=w.Layout(flex_flow="row wrap", grid_gap="0 1.5rem"))
        self.box = w.VBox([row, self.chart, self.table])
        self.box.add_class("workbook-network")
        for control in controls:
            control.observe(self.refresh, names="value")
        desk.observe(self.refresh, names="result")
        for surface in (self.chart, self.table):
            surface.observe(lambda change: setattr(desk, "selected", change.new), names="selected")
        desk.observe(lambda change: setattr(self.chart, "selected", change.new), names="selected")
        self.refresh()

    def empty(self, reason: str) -> None:
        self.chart.clear()
        self.table.clear(reason)

    def fill(self, result: Analysis) -> None:
        wanted = [kind for kind, box in self.kinds.items() if box.value]
        drawn = network_chart(
            ties(result.mentions, result.relations), result.actors, kinds=wanted, minimum=self.minimum.value, limit=self.limit.value, size="screen",
            source=article_in_words(result.article),
        )  # fmt: skip
        self.chart.show(drawn, {row.id: row.name for row in result.actor_rows})
        self.table.empty = "No ties of these kinds were found in the article."
        self.table.show(edge_rows(drawn.table), COLUMNS)


def edge_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Ties with the id of their first relation (or a number of their own); sentences counted from 1, as people do."""
    ids = [own[0] if own else f"t{number}" for number, own in enumerate(rows.relations, 1)]
    return rows.assign(
        id=ids,
        status="unchecked",
        kind=rows.kind.map(EDGE_LABELS),
        sentences=[tuple(one + 1 for one in numbers) for numbers in rows.sentences],
    )
