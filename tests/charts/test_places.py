"""The map of places: what it shows, and that no name covers another."""

from itertools import combinations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import Article, analyse
from analysis.charts import places_chart
from analysis.charts.places import world_outline

TOWNS = [
    "Oslo",
    "Bergen",
    "Trondheim",
    "Stockholm",
    "Gothenburg",
    "Malmo",
    "Copenhagen",
    "Aarhus",
    "Helsinki",
    "Turku",
    "Tallinn",
    "Riga",
    "Vilnius",
    "Hamburg",
]


def towns(names: list[str]) -> pd.DataFrame:
    return analyse(Article(" ".join(f"Nothing happened in {name}." for name in names))).places


def test_places_are_drawn_where_they_lie() -> None:
    table = towns(["Mosul", "Erbil", "Qarvestan"])
    chart = places_chart(table)
    spots = {dot.get_gid(): dot.get_offsets().data.tolist()[0] for dot in chart.axes[0].collections[1:]}
    assert spots == {row.id: [row.longitude, row.latitude] for row in chart.table.itertuples()}
    assert list(chart.table.name) == ["Mosul", "Erbil"] and "Qarvestan" in chart.alt


def test_no_name_covers_another() -> None:
    chart = places_chart(towns(TOWNS))
    renderer = FigureCanvasAgg(chart).get_renderer()
    boxes = [text.get_window_extent(renderer) for text in chart.texts if text.get_text() in TOWNS]
    assert len(boxes) >= 8 and not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("dpi", [72, 300])
def test_names_stand_beside_their_dots_at_every_resolution(dpi: int) -> None:
    chart = places_chart(towns(["Oslo", "Madrid", "Cairo"]))
    chart.set_dpi(dpi)
    renderer = FigureCanvasAgg(chart).get_renderer()
    boxes = {text.get_text(): text.get_window_extent(renderer) for text in chart.texts}
    for row in chart.table.itertuples():
        x, y = chart.axes[0].transData.transform((row.longitude, row.latitude))
        box = boxes[row.name].padded(12 * dpi / 72)
        assert box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


@pytest.mark.parametrize("names", [["Suva", "Wellington"], ["Mosul"], ["Reykjavik", "Canberra"]])
def test_all_dots_are_on_the_map(names: list[str]) -> None:
    chart = places_chart(towns(names))
    (left, right), (low, high) = chart.axes[0].get_xlim(), chart.axes[0].get_ylim()
    assert len(chart.table) == len(names)
    assert all(left < row.longitude < right and low < row.latitude < high for row in chart.table.itertuples())


def test_an_article_without_places() -> None:
    chart = places_chart(analyse(Article("He left.")).places)
    assert chart.alt == "Map without places." and chart.table.empty


def test_the_outline_is_closed_and_on_the_globe() -> None:
    assert len(world_outline()) > 250
    for ring in world_outline():
        assert (ring[0] == ring[-1]).all() and abs(ring[:, 0]).max() <= 180.1 and abs(ring[:, 1]).max() <= 90.1
