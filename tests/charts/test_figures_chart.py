"""Figures drawn: ranges are bars, hedges open dots with an arrow, units in one system on request."""

import pytest
from matplotlib.lines import Line2D

from analysis import Article, analyse
from analysis.charts import Chart, figures_chart
from analysis.charts.figures import MOST_FIGURES, plural_of_unit


def chart(text: str, units: str | None = None) -> Chart:
    return figures_chart(analyse(Article(text)).figures, units=units)


def marks(one: Chart) -> list[Line2D]:
    return [line for axes in one.axes for line in axes.lines if line.get_gid()]


def words(one: Chart) -> list[str]:
    """What stands beside the marks; the names of the rows stand left of the axes."""
    return [text.get_text() for axes in one.axes for text in axes.texts if text.get_horizontalalignment() == "left"]


@pytest.mark.parametrize(
    ("text", "written", "tip"),
    [
        ("They saw at least 40 ships.", "at least 40", ">"),
        ("They saw up to 40 ships.", "up to 40", "<"),
        ("They saw about 40 ships.", "about 40", ""),
        ("They saw 40 ships.", "40", None),
        ("They saw 40 or more ships.", "40 or more", ">"),
        ("They saw hundreds of ships.", "hundreds", ">"),
    ],
)
def test_a_hedged_figure_is_an_open_dot_with_a_tip_to_the_open_side(text: str, written: str, tip: str | None) -> None:
    one = chart(text)
    (mark,) = marks(one)
    assert words(one) == [written]
    assert (mark.get_markerfacecolor() == "white") == (tip is not None)
    assert [line.get_marker() for axes in one.axes for line in axes.lines if not line.get_gid()] == (
        [tip] if tip else []
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Exports fell by 5 percent.", "fall of 5 percent"),
        ("Exports rose by at least 5 percent.", "rise of at least 5 percent"),
        ("Exports fell to 300 tonnes.", "fell to 300 tonnes"),
        ("Prices doubled.", "doubled"),
    ],
)
def test_a_change_is_told_as_one(text: str, written: str) -> None:
    assert words(chart(text)) == [written]


def test_the_dash_and_the_logarithmic_scale_are_explained() -> None:
    one = chart("They saw 4 ships. They counted 90,000 people. It rose to 700.")
    assert [axes.get_title(loc="left") for axes in one.axes] == ["Counts (logarithmic scale)"]
    assert ("– not said what is counted" in one.get_supxlabel()) == ("–" in set(one.table.label))


def test_single_figures_of_several_units_are_a_list() -> None:
    one = chart("They saw 4 ships and 9 boats. It cost 3 million euros. He is 42.")
    assert [axes.get_title(loc="left") for axes in one.axes] == ["Counts", "Figures in a unit of their own"]
    assert not one.axes[1].get_xticks().size and len(marks(one)) == 4


@pytest.mark.parametrize(
    ("unit", "plural"),
    [
        ("foot", "feet"),
        ("dollar", "dollars"),
        ("singapore dollar", "Singapore dollars"),
        ("pound sterling", "pounds sterling"),
        ("kph", "kph"),
    ],
)
def test_the_plural_of_a_unit(unit: str, plural: str) -> None:
    assert plural_of_unit(unit) == plural


def test_a_range_is_a_bar_from_end_to_end() -> None:
    (mark,) = marks(chart("Between 10 and 15 ships left."))
    assert mark.get_path().get_extents().intervalx.tolist() == [10, 15]


def test_one_system_of_units_puts_miles_beside_kilometres() -> None:
    text = "The road is 9 miles long. The river is 3 km long."
    assert [axes.get_title(loc="left") for axes in chart(text).axes] == ["Figures in a unit of their own"]
    metric = chart(text, "metric")
    assert len(metric.axes) == 1 and words(metric) == ["9 miles = 14.5 kilometre", "3 km"]


def test_a_long_article_fills_two_pages_at_most_and_the_title_says_so() -> None:
    text = " ".join(f"They counted {number:,} ships." for number in range(2_100, 2_300))
    figures = analyse(Article(text)).figures
    chart = figures_chart(figures)
    assert len(figures) == 200 and len(chart.table) == MOST_FIGURES
    assert chart.get_suptitle() == f"Figures in the article (the first {MOST_FIGURES} of 200)"
    assert chart.get_size_inches()[1] < 25
