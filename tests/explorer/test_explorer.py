"""The explorer without a browser: filters, what is told, and controls that put an article on the desk."""

from datetime import date
from pathlib import Path

import pytest

from analysis import Analysis, Article, analyse
from analysis.explorer import (
    Desk,
    choose_article,
    explore_actors,
    explore_figures,
    explore_quotes,
    explore_timeline,
    hand_in,
    read_along,
)
from analysis.explorer.choose import chosen, files_in, make_fields
from analysis.explorer.filters import filter_actors, filter_events, filter_figures, filter_quotes, speakers
from analysis.explorer.surfaces import ReadingPane, RowTable, cell
from analysis.explorer.views import spans

TEXT = (
    "“We lost 40 ships,” said Maria Lewis in Boston on Monday. John Carter disagreed. Iran fired missiles on January 8."
)
SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyse(Article(TEXT, published=date(2020, 3, 26)))


def test_filters_combine(result: Analysis) -> None:
    assert filter_actors(result, kind="person", search="LEWIS").name.tolist() == ["Maria Lewis"]
    assert filter_actors(result, least=2).empty
    speaker = speakers(result)[0]
    assert speaker[0] == "Maria Lewis" and len(filter_quotes(result, actor=speaker[1], kind="direct")) == 1
    assert filter_figures(result, search="ships").text.tolist() == ["40"]
    assert filter_events(result, since=date(2020, 3, 1)).earliest.min().date() == date(2020, 3, 23)


@pytest.mark.parametrize("words", ["(", "[a-z", "\\", "$^", "nan"])
def test_searching_is_for_words_and_never_for_patterns(result: Analysis, words: str) -> None:
    assert filter_actors(result, search=words).empty


def test_every_highlight_is_in_the_text_and_tells_why(result: Analysis) -> None:
    for span in spans(result):
        assert 0 <= span["start"] < span["end"] <= len(TEXT) and span["told"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(("a", "b"), "a; b"), (None, ""), (float("nan"), ""), (2.345, 2.35), (7, 7), (date(2020, 1, 2), "2020-01-02")],
)
def test_cells(value: object, shown: object) -> None:
    assert cell(value) == shown


def test_a_row_selected_anywhere_is_selected_everywhere(tmp_path: Path) -> None:
    desk = Desk(SEEDS, tmp_path)
    choose_article(desk)
    views = [
        read_along(desk),
        explore_actors(desk),
        explore_quotes(desk),
        explore_figures(desk),
        explore_timeline(desk),
        hand_in(desk),
    ]
    surfaces = [child for view in views for child in view.children if isinstance(child, RowTable | ReadingPane)]
    surfaces[0].selected = "q1"
    assert desk.selected == "q1" and all(one.selected == "q1" for one in surfaces)
    assert "Direct speech" in desk.told("q1")


def test_the_articles_to_start_from_can_all_be_put_on_the_desk() -> None:
    files = files_in(SEEDS)
    assert files[0].name.startswith("us-led") and len(files) >= 4
    fields = make_fields(files)
    for path in files:
        fields.pick.value = path
        assert chosen(fields).published


@pytest.mark.parametrize("folder", ["empty", "nowhere"])
def test_a_folder_without_articles_is_told_in_a_sentence(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    desk = Desk(tmp_path / folder, tmp_path)
    choose_article(desk)
    assert desk.result is None and desk.message.startswith("There is no article to analyse")


def test_an_address_is_not_fetched_before_it_is_allowed(tmp_path: Path) -> None:
    fields = make_fields([])
    fields.address.value = "https://news.example/story"
    with pytest.raises(ValueError, match="allow"):
        chosen(fields)
