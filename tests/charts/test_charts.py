"""Charts: what they show, their words, no label over another, the same bytes, nothing of pyplot."""

import sys
from datetime import date

import pytest
from matplotlib.text import Text

from analysis import Article, analyse
from analysis.charts import Chart, actors_chart, figures_chart, quotes_chart, timeline
from analysis.charts.quotes import count_speakers, draw_speakers
from analysis.export.files import chart_bytes

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


@pytest.mark.parametrize("name", ["actors", "figures", "quotes", "timeline"])
def test_it_names_its_source(charts: dict[str, Chart], name: str) -> None:
    told = [text.get_text() for text in charts[name].findobj(Text) if text.get_gid() == "source"]
    assert len(told) == 1 and "Source: the article" in told[0]


def test_speakers_are_counted_apart_from_their_bars() -> None:
    result = analyse(Article("“We sail,” said Ola Berg. Berg said it would rain. “No,” said Dana Holt."))
    counts = count_speakers(result.quotes, result.actors)
    assert counts[["speaker", "direct", "indirect", "total"]].values.tolist() == [["Ola Berg", 1, 1, 2], ["Dana Holt", 1, 0, 1]]  # fmt: skip
    assert counts.direct_ids.tolist() == ["q1", "q3"] and list(draw_speakers(counts).table.speaker) == ["Ola Berg", "Dana Holt"]  # fmt: skip


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
