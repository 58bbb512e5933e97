"""Figures drawn: ranges are bars, hedges open dots with an arrow, units in one system on request."""

import pytest
from matplotlib.lines import Line2D

from analysis import Article, analyse
from analysis.charts import Chart, figures_chart
from analysis.charts.figures import MOST_FIGURES


def chart(text: str, units: str | None = None) -> Chart:
    return figures_chart(analyse(Article(text)).figures, units=units)


def marks(one: Chart) -> list[Line2D]:
    return [line for axes in one.axes for line in axes.lines if line.get_gid()]


def words(one: Chart) -> list[str]:
    """What stands beside the marks; the names of the rows stand left of the axes."""
    return [text.get_text() for axes in one.axes for text in axes.texts if text.get_horizontalalignment() == "left"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They saw at least 40 ships.", "→ at least 40"),
        ("They saw up to 40 ships.", "← up to 40"),
        ("They saw about 40 ships.", "≈ about 40"),
        ("They saw 40 ships.", "40"),
        ("They saw 40 or more ships.", "→ 40 or more"),
        ("They saw hundreds of ships.", "→ hundreds"),
        ("Exports fell by 5 percent.", "5 percent (fall)"),
    ],
)
def test_what_is_open_says_so(text: str, written: str) -> None:
    one = chart(text)
    (mark,) = marks(one)
    assert words(one) == [written]
    assert (mark.get_markerfacecolor() == "white") == (written[0] in "→←≈")


def test_a_range_is_a_bar_from_end_to_end() -> None:
    (mark,) = marks(chart("Between 10 and 15 ships left."))
    assert mark.get_path().get_extents().intervalx.tolist() == [10, 15]


def test_one_system_of_units_puts_miles_beside_kilometres() -> None:
    text = "The road is 9 miles long. The river is 3 km long."
    assert len(chart(text).axes) == 2
    metric = chart(text, "metric")
    assert len(metric.axes) == 1 and words(metric) == ["9 miles = 14.5 kilometre", "3 km"]


def test_a_long_article_fills_two_pages_at_most_and_the_title_says_so() -> None:
    text = " ".join(f"They counted {number:,} ships." for number in range(2_100, 2_300))
    figures = analyse(Article(text)).figures
    chart = figures_chart(figures)
    assert len(figures) == 200 and len(chart.table) == MOST_FIGURES
    assert chart.get_suptitle() == f"Figures in the article (the first {MOST_FIGURES} of 200)"
    assert chart.get_size_inches()[1] < 25
