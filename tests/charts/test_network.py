"""The network: what it shows, no box over another, the same picture for the same tables."""

from itertools import combinations
from random import Random

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import Article, analyse
from analysis.charts import Chart, network_chart
from analysis.export.files import chart_bytes
from analysis.link.actors import Actor
from analysis.link.network import ties
from analysis.tables import table

TEXT = "Maria Lewis thanked John Carter in Boston. “Iran is far,” said Peter Howard. Iran attacked Iraq."


def drawn(text: str, **options: object) -> Chart:
    result = analyse(Article(text))
    return network_chart(ties(result.mentions, result.relations), result.actors, **options)  # type: ignore[arg-type]


def crowd(count: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """So many actors with long and short names, tied at random."""
    random = Random(seed)
    words = ["Harbour", "Union", "of", "Northern", "Velden", "Roe", "Ministry"]
    actors = [
        Actor(id=f"a{number}", name=" ".join(random.choices(words, k=random.randint(1, 6))), kind=random.choice(["person", "organisation", "people"]),
              mentions=random.randint(1, 30)) for number in range(count)
    ]  # fmt: skip
    rows = [
        (f"a{random.randrange(count)}", f"a{random.randrange(count)}", random.choice(["acts", "speaks", "together"]), random.randint(1, 9), ("hand over to",), (1,), ("r1",))
        for _ in range(3 * count)
    ]  # fmt: skip
    found = pd.DataFrame(rows, columns=["source", "target", "kind", "times", "verbs", "sentences", "relations"])
    return found[found.source != found.target].drop_duplicates(["source", "target", "kind"]), table(Actor, actors)


def test_it_hands_out_its_table_and_its_words() -> None:
    chart = drawn(TEXT)
    assert "Maria Lewis thanks John Carter" in chart.alt and "Peter Howard about Iran" in chart.alt
    assert {"from", "to", "kind", "times", "verbs"} <= set(chart.table.columns)


def test_a_mark_for_each_actor_and_tie() -> None:
    chart = drawn(TEXT)
    marks = {mark.get_gid() for mark in [*chart.axes[0].texts, *chart.axes[0].patches]} - {None}
    assert {*chart.table.source, *chart.table.target} <= marks
    assert {" ".join(ids) for ids in chart.table.relations if ids} == {mark for mark in marks if mark.startswith("r")}


def test_kinds_of_ties_can_be_chosen() -> None:
    assert set(drawn(TEXT, kinds=["acts"]).table.kind) == {"acts"}


@pytest.mark.parametrize("text", ["Nothing.", "", "Maria Lewis left."])
def test_without_ties_it_says_so(text: str) -> None:
    assert any(mark.get_text().startswith("No two actors") for mark in drawn(text).axes[0].texts)


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_same_tables_give_the_same_bytes(format: str) -> None:
    assert chart_bytes(drawn(TEXT), format) == chart_bytes(drawn(TEXT), format)


def test_mathematics_in_a_name_stays_text() -> None:
    found, actors = crowd(4, seed=1)
    assert chart_bytes(network_chart(found, actors.assign(name="$\\frac{1}{2}$ <b>\n&")))


@pytest.mark.parametrize("size", ["column", "slide", "screen"])
@pytest.mark.parametrize("count", [2, 3, 8, 18, 40])
def test_no_label_meets_another_or_leaves_the_page(count: int, size: str) -> None:
    chart = network_chart(*crowd(count, seed=count), size=size)
    canvas = FigureCanvasAgg(chart)
    canvas.draw()
    renderer = canvas.get_renderer()
    marks = [mark for mark in [*chart.texts, *chart.axes[0].texts] if mark.get_text().strip()]
    boxes = [mark.get_window_extent(renderer) for mark in marks]
    page = chart.bbox
    assert all(box.x0 >= page.x0 and box.x1 <= page.x1 and box.y0 >= page.y0 and box.y1 <= page.y1 for box in boxes)
    assert not [
        (one, other) for one, other in combinations(boxes, 2)
        if one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
    ]  # fmt: skip


def test_a_government_is_told_from_its_town() -> None:
    chart = drawn("Baghdad accused Iran. Iran denied that it had bombed Baghdad.")
    assert "Baghdad (government)" in {mark.get_text() for mark in chart.axes[0].texts}
