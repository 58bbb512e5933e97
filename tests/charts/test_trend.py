"""The trend: a line a name, its table and its description."""

import warnings

import numpy as np
import pandas as pd
import pytest

from analysis.charts.trend import LOOKS, NO_TREND, TOO_FEW, mann_kendall, trend_chart, trend_in_words

MONTHS = pd.to_datetime(["2021-01-01", "2021-02-01"])


def trend(*names: str) -> pd.DataFrame:
    return pd.DataFrame(
        [(name, month, at + 1) for name in names for at, month in enumerate(MONTHS)],
        columns=["name", "period", "articles"],
    )


def test_a_line_for_each_name_and_all_in_words() -> None:
    chart = trend_chart(trend("$NATO$", "Ana Roe"))
    assert len(chart.axes[0].lines) == 2 and len(chart.table) == 4
    assert "Ana Roe: 3 articles, most from 2021-02-01 (2)" in chart.alt


def test_no_more_lines_than_can_be_told_apart() -> None:
    assert len(trend_chart(trend(*"abcdefgh")).axes[0].lines) == len(LOOKS)


def test_nothing_gives_a_chart_that_says_so() -> None:
    assert trend_chart(trend()).alt == "Line chart without articles."


def test_one_period_is_a_bar_each() -> None:
    chart = trend_chart(trend("NATO", "Ana Roe").head(3).iloc[[0, 2]])
    (axes,) = chart.axes
    assert not axes.lines and [bar.get_gid() for bar in axes.patches] == ["NATO", "Ana Roe"]
    assert "from 1 January 2021" in chart.get_suptitle()


def test_one_period_without_an_article_is_a_bar_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chart = trend_chart(trend("NATO").head(1).assign(articles=0))
    assert chart.axes[0].get_xlim() == pytest.approx((0, 1.06))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        pytest.param([1, 2, 3, 4, 5], "rising", id="every period more"),
        pytest.param([9, 9, 7, 5, 4, 4, 2], "falling", id="falling with ties"),
        pytest.param([3, 1, 4, 1, 5, 2, 3, 1], NO_TREND, id="up and down"),
        pytest.param([0, 0, 0, 0, 0, 0], NO_TREND, id="nothing at all"),
        pytest.param([0, 0, 9, 0, 0, 0], NO_TREND, id="one peak"),
        pytest.param([1, 5, 9, 20], TOO_FEW, id="four periods"),
    ],
)
def test_a_trend_is_told_only_where_chance_does_not_explain_it(counts: list[int], told: str) -> None:
    assert trend_in_words(np.array(counts)) == told


def test_mann_kendall_as_worked_out_by_hand() -> None:
    """S and variance by Gilbert (1987), section 16.4: n(n-1)(2n+5)/18 less t(t-1)(2t+5)/18 for each group of t ties."""
    score, p_value = mann_kendall(np.array([1, 2, 2, 3, 5, 4]))
    assert score == 12 and p_value == pytest.approx(0.0354, abs=1e-3)


def test_the_chart_says_when_there_is_no_trend() -> None:
    months = pd.date_range("2021-01-01", periods=6, freq="MS")
    rows = pd.DataFrame({"name": "Ana Roe", "period": months, "articles": [3, 1, 4, 1, 5, 2]})
    chart = trend_chart(rows)
    assert "; no trend: none rises or falls" in chart.axes[0].get_title(loc="left")
    assert [text.get_text() for text in chart.axes[0].get_legend().get_texts()] == ["Ana Roe"]
    assert "most from 2021-05-01 (5), no trend" in chart.alt


def test_the_chart_names_who_rises_or_falls_and_draws_them_heavier() -> None:
    months = pd.date_range("2021-01-01", periods=6, freq="MS")
    counts = {"Ana Roe": [1, 2, 3, 4, 5, 6], "NATO": [3, 1, 4, 1, 5, 2]}
    rows = pd.DataFrame([(name, *pair) for name, of in counts.items() for pair in zip(months, of)], columns=["name", "period", "articles"])  # fmt: skip
    (axes,) = trend_chart(rows).axes
    assert axes.get_title(loc="left").startswith("number of articles; rising: Ana Roe (")
    rising, other = axes.lines
    assert rising.get_linewidth() > other.get_linewidth()


def test_too_few_periods_are_said_to_be_too_few() -> None:
    (axes,) = trend_chart(trend("Ana Roe")).axes
    assert "too few periods" in axes.get_title(loc="left")
