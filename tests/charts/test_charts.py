"""Charts: what they show, their words, no label over another, the same bytes, nothing of pyplot."""

import sys
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from analysis import Article, analyse
from analysis.charts import Chart, actors_chart, figures_chart, quotes_chart, timeline
from analysis.export.files import chart_bytes
from analysis.link.events import Event
from analysis.tables import table

TEXT = "“We lost 40 ships,” said Maria Lewis in Boston on Monday. Iran fired missiles on January 8. The port cost $3m in 2014."


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    result = analyse(Article(TEXT, published=date(2020, 3, 26)))
    return {
        "actors": actors_chart(result.actors), "figures": figures_chart(result.figures),
        "quotes": quotes_chart(result.quotes, result.actors), "timeline": timeline(result.events),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["actors", "figures", "quotes", "timeline"])
def test_it_hands_out_its_table_and_its_words(charts: dict[str, Chart], name: str) -> None:
    assert len(charts[name].table) and len(charts[name].alt) > 20


@pytest.mark.parametrize("name", ["actors", "figures", "quotes", "timeline"])
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_same_chart_gives_the_same_bytes(charts: dict[str, Chart], name: str, format: str) -> None:
    assert chart_bytes(charts[name], format) == chart_bytes(charts[name], format)


def test_empty_tables_give_charts_that_say_so() -> None:
    result = analyse(Article("Nothing."))
    for chart in (
        actors_chart(result.actors),
        figures_chart(result.figures),
        quotes_chart(result.quotes, result.actors),
        timeline(result.events),
    ):
        assert any(text.get_text().startswith(("No ", "Nobody")) for text in all_texts(chart))


def test_pyplot_is_not_touched() -> None:
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()


def test_mathematics_in_an_article_stays_text() -> None:
    result = analyse(
        Article("Maria $\\frac{1}{2}$ Lewis paid $5 and $6 in Boston on Monday.", published=date(2020, 3, 26))
    )
    for chart in (actors_chart(result.actors), figures_chart(result.figures), timeline(result.events)):
        assert chart_bytes(chart)


def all_texts(chart: Chart) -> list:  # type: ignore[type-arg]
    return [*chart.texts, *(text for axes in chart.axes for text in [*axes.texts, *axes.get_xticklabels(), axes.title])]


def crowd(count: int, seed: int) -> pd.DataFrame:
    """So many events: years of background, and most of them in the last weeks."""
    random, rows = Random(seed), []
    for number in range(count):
        first = (
            date(2020, 3, 1) + timedelta(days=random.randint(0, 25))
            if number % 3
            else date(random.randint(1990, 2018), random.randint(1, 12), 1)
        )
        last = first + timedelta(days=random.choice([0, 0, 0, 6, 30, 364]))
        words = " ".join(
            random.choice(["harbour", "minister", "strike", "signed", "withdrew", "parliament", "of", "the"])
            for _ in range(random.randint(3, 11))
        )
        rows.append(Event(id=f"e{number + 1}", start=number, end=number + 1, text="x", sentence=0, rule="test", earliest=first, latest=last,
                          certainty=random.choice(["exact", "inferred"]), headline=words, modality=random.choice(["happened", "planned", "denied", "possible"]), order=number))  # fmt: skip
    return table(Event, rows)


@pytest.mark.parametrize("size", ["column", "slide", "screen"])
@pytest.mark.parametrize("count", [1, 2, 7, 25, 60])
def test_no_label_of_a_timeline_meets_another_or_leaves_the_page(count: int, size: str) -> None:
    chart = timeline(crowd(count, seed=count), size=size)
    canvas = FigureCanvasAgg(chart)
    canvas.draw()
    renderer = canvas.get_renderer()
    boxes = [
        text.get_window_extent(renderer) for text in all_texts(chart) if text.get_text().strip() and text.get_visible()
    ]
    page = chart.bbox
    assert all(
        box.x0 >= page.x0 - 1 and box.x1 <= page.x1 + 1 and box.y0 >= page.y0 - 1 and box.y1 <= page.y1 + 1
        for box in boxes
    )
    assert not [
        1
        for one, other in combinations(boxes, 2)
        if one.x0 < other.x1 - 1 and other.x0 < one.x1 - 1 and one.y0 < other.y1 - 1 and other.y0 < one.y1 - 1
    ]
