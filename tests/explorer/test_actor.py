"""The page of one actor, as widgets."""

import pytest

from analysis import Article, analyse
from analysis.explorer.actor import PARTS, explore_actor
from analysis.explorer.desk import Desk

TEXT = "Gen. Maria Lewis lost 40 ships on March 3, 2020. “Iran is far,” Lewis said. She visited John Carter."


@pytest.fixture
def desk(tmp_path):  # type: ignore[no-untyped-def]
    made = Desk(tmp_path, tmp_path)
    made.result = analyse(Article(TEXT))
    return made


def test_the_most_mentioned_first(desk: Desk) -> None:
    chosen, who, tabs = explore_actor(desk).children
    assert chosen.label == "Maria Lewis (person)"
    assert "Mentioned 3 times" in who.value
    assert [row["words"] for row in tabs.children[0].rows] == ["Maria Lewis", "Lewis", "She"]
    assert len(tabs.children) == len(PARTS)


def test_a_selected_actor_is_shown(desk: Desk) -> None:
    chosen, who, _ = explore_actor(desk).children
    desk.selected = next(row.id for row in desk.result.actor_rows if row.name == "John Carter")
    assert chosen.value == desk.selected and who.value.startswith("John Carter")


def test_another_article_empties_it(desk: Desk) -> None:
    chosen, *_ = explore_actor(desk).children
    desk.result = analyse(Article("Nothing."))
    assert not chosen.options and desk.message == ""
