"""The network, as widgets."""

import pytest

from analysis import Article, analyse
from analysis.explorer.desk import Desk
from analysis.explorer.network import explore_network

TEXT = "Maria Lewis visited John Carter in Boston. “The Red Cross is far,” said Peter Howard."


@pytest.fixture
def desk(tmp_path):  # type: ignore[no-untyped-def]
    made = Desk(tmp_path, tmp_path)
    made.result = analyse(Article(TEXT))
    return made


def test_chart_and_table_show_the_same_ties(desk: Desk) -> None:
    _, chart, table = explore_network(desk).children
    assert "Maria Lewis visits John Carter" in chart.alt and "<svg" in chart.svg
    assert {(row["from"], row["kind"], row["to"]) for row in table.rows} >= {
        ("Maria Lewis", "acts on", "John Carter"),
        ("Peter Howard", "talks about", "Red Cross"),
    }


def test_kinds_of_ties_are_chosen(desk: Desk) -> None:
    controls, _, table = explore_network(desk).children
    controls.children[0].value = controls.children[2].value = False
    assert {row["kind"] for row in table.rows} == {"talks about"}


def test_what_is_picked_is_selected_everywhere(desk: Desk) -> None:
    _, chart, table = explore_network(desk).children
    table.selected = table.rows[0]["id"]
    assert desk.selected == chart.selected == table.rows[0]["id"]


def test_an_article_without_ties(desk: Desk) -> None:
    _, chart, table = explore_network(desk).children
    desk.result = analyse(Article("Nothing."))
    assert table.rows == [] and "without ties" in chart.alt and desk.message == ""
