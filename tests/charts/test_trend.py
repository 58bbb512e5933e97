"""The trend: a line a name, its table and its description."""

import warnings

import pandas as pd
import pytest

from analysis.charts.trend import LOOKS, trend_chart

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
    assert "from 1 January 2021" in axes.get_title(loc="left")


def test_one_period_without_an_article_is_a_bar_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        chart = trend_chart(trend("NATO").head(1).assign(articles=0))
    assert chart.axes[0].get_xlim() == pytest.approx((0, 1.06))
