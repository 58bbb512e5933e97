"""Who is tied to whom: the network of actors, its kinds of ties, and its table."""

from __future__ import annotations

import ipywidgets as w
import pandas as pd

from analysis.charts import network_chart
from analysis.charts.network import TOLD
from analysis.explorer.desk import Desk, in_a_sentence
from analysis.explorer.surfaces import ChartPane, RowTable
from analysis.link.ties import KINDS, ties

COLUMNS = {"from": "From", "kind": "How", "to": "To", "verbs": "Verbs", "times": "Times", "sentences": "Sentences"}
NARROW = {"description_width": "7rem"}


def explore_network(desk: Desk) -> w.VBox:
    """Deeds, speech and shared sentences between the actors: choose kinds of ties, how often, how many actors."""
    kinds = {kind: w.Checkbox(value=True, description=TOLD[kind], indent=False) for kind in KINDS}
    least = w.IntSlider(value=1, min=1, max=6, description="Sentences ≥", style=NARROW, continuous_update=False)
    most = w.IntSlider(value=18, min=2, max=40, description="Actors ≤", style=NARROW, continuous_update=False)
    chart, table = ChartPane(), RowTable(label="ties")

    @in_a_sentence(desk)
    def show(_: object = None) -> None:
        if desk.result is None:
            return
        result, wanted = desk.result, [kind for kind, box in kinds.items() if box.value]
        drawn = network_chart(
            ties(result.mentions, result.relations),
            result.actors,
            kinds=wanted,
            least=least.value,
            most=most.value,
            size="screen",
        )
        chart.show(drawn, {row.id: row.name for row in result.actor_rows})
        table.show(identified(drawn.table), COLUMNS)

    for control in (*kinds.values(), least, most):
        control.observe(show, names="value")
    desk.observe(show, names="result")
    for surface in (chart, table):
        surface.observe(lambda change: setattr(desk, "selected", change.new), names="selected")
    desk.observe(lambda change: setattr(chart, "selected", change.new), names="selected")
    show()
    for box in kinds.values():
        box.layout.width = "auto"
    controls = w.HBox([*kinds.values(), least, most], layout=w.Layout(flex_flow="row wrap", grid_gap="0 1.5rem"))
    box = w.VBox([controls, chart, table])
    box.add_class("workbook-network")
    return box


def identified(rows: pd.DataFrame) -> pd.DataFrame:
    """Ties with the id of their first relation (or a number of their own); sentences counted from 1, as people do."""
    ids = [own[0] if own else f"t{number}" for number, own in enumerate(rows.relations, 1)]
    return rows.assign(
        id=ids, status="machine", sentences=[tuple(one + 1 for one in numbers) for numbers in rows.sentences]
    )
