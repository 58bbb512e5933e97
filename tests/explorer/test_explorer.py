"""The explorer without a browser: filters, what is told, and controls that put an article on the desk."""

from datetime import date
from pathlib import Path

import ipywidgets as w
import pytest

from analysis import Analysis, Article, analyse
from analysis.explorer import (
    Desk,
    choose_article,
    explore,
    explore_actors,
    explore_dates,
    explore_figures,
    explore_quotes,
    explore_timeline,
    filter_actors,
    filter_dates,
    filter_events,
    filter_figures,
    filter_quotes,
    read_along,
    report_form,
)
from analysis.explorer.article_picker import (
    DATE_QUESTION,
    ArticlePicker,
    make_fields,
    readable_articles,
    selected_article,
)
from analysis.explorer.desk import escape_html
from analysis.explorer.filters import quoted_actors
from analysis.explorer.reading import highlight_spans
from analysis.explorer.widgets import ChartPane, ReadingPane, RowTable, display_value

TEXT = (
    "“We lost 40 ships,” said Maria Lewis in Boston on Monday. John Carter disagreed. Iran fired missiles on January 8."
)
SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyse(Article(TEXT, published=date(2020, 3, 26)))


def widgets(box: w.Widget, kind: type) -> list[w.Widget]:
    """All of a kind inside a box."""
    inside = [one for child in getattr(box, "children", ()) for one in widgets(child, kind)]
    return [*([box] if isinstance(box, kind) else []), *inside]


def test_filters_combine(result: Analysis) -> None:
    assert filter_actors(result, kind="person", search="LEWIS").name.tolist() == ["Maria Lewis"]
    assert filter_actors(result, minimum=3).empty
    speaker = quoted_actors(result)[0]
    assert speaker[0] == "Maria Lewis" and len(filter_quotes(result, actor=speaker[1], kind="direct")) == 1
    assert filter_quotes(result, status="accepted").empty and len(filter_quotes(result, status="unchecked")) == 1
    assert filter_figures(result, search="ships").text.tolist() == ["40"]
    assert filter_events(result, since=date(2020, 1, 8)).earliest.min().date() == date(2020, 1, 8)
    assert date(2020, 1, 8) not in filter_events(result, since=date(2020, 3, 1)).earliest.dt.date.tolist()
    assert filter_dates(result, type="DATE", search="2020-01").text.tolist() == ["January 8"]


@pytest.mark.parametrize("words", ["(", "[a-z", "\\", "$^", "nan"])
def test_searching_is_for_words_and_never_for_patterns(result: Analysis, words: str) -> None:
    assert filter_actors(result, search=words).empty


def test_every_highlight_is_in_the_text(result: Analysis) -> None:
    found = highlight_spans(result)
    assert {layer for _, _, _, layer, _, _, _ in found} == {"actors", "quotes", "figures", "dates", "events"}
    assert all(0 <= start < end <= len(TEXT) for _, start, end, _, _, _, _ in found)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(("a", "b"), "a; b"), (None, ""), (float("nan"), ""), (2.345, 2.35), (7, 7), (date(2020, 1, 2), "2020-01-02")],
)
def test_cells(value: object, shown: object) -> None:
    assert display_value(value) == shown


def test_a_row_selected_anywhere_is_selected_everywhere(tmp_path: Path) -> None:
    desk = Desk(SEEDS, tmp_path)
    choose_article(desk)
    makers = [read_along, explore_actors, explore_quotes, explore_figures, explore_timeline, explore_dates, report_form]
    boxes = [make(desk) for make in makers]
    surfaces = [one for box in boxes for kind in (RowTable, ReadingPane, ChartPane) for one in widgets(box, kind)]
    surfaces[0].selected = "q1"
    assert desk.selected == "q1" and all(one.selected == "q1" for one in surfaces)
    assert "Direct speech" in desk.explanation("q1")


def test_a_name_leads_to_its_actor_and_a_date_to_its_event(tmp_path: Path) -> None:
    desk = Desk(SEEDS, tmp_path)
    desk.open(Article(TEXT, published=date(2020, 3, 26)))
    actors, events = (widgets(make(desk), RowTable)[0] for make in (explore_actors, explore_timeline))
    desk.selected = "m1"
    assert actors.selected == desk.row("m1").actor
    desk.selected = desk.row("e1").date
    assert events.selected == "e1"


def test_the_articles_to_start_from_can_all_be_put_on_the_desk() -> None:
    files = readable_articles(SEEDS)
    assert files[0].name.startswith("us-led") and len(files) >= 4
    fields = make_fields(SEEDS)
    for path in files:
        fields.pick.value = path
        assert selected_article(fields).published


@pytest.mark.parametrize("folder", ["empty", "nowhere"])
def test_a_folder_without_articles_is_told_in_a_sentence(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    desk = Desk(tmp_path / folder, tmp_path)
    choose_article(desk)
    assert desk.result is None and desk.message.startswith("There is no article to analyse")
    for act in (desk.undo, desk.redo):
        act()
        assert desk.message.startswith("There is nothing")


def test_an_address_is_not_fetched_before_it_is_allowed(tmp_path: Path) -> None:
    fields = make_fields(tmp_path)
    fields.tabs.selected_index = 3
    fields.address.value = "https://news.example/story"
    with pytest.raises(ValueError, match="tick the box"):
        selected_article(fields)


def test_the_day_is_asked_for_where_it_is_not_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tmp_path / "out")
    box = choose_article(desk)
    asked = next(
        one
        for one in widgets(box, w.HBox)
        if any(escape_html(DATE_QUESTION) in inner.value for inner in one.children if isinstance(inner, w.HTML))
    )
    desk.open(Article("A strike began on Tuesday."))
    assert asked.layout.display == ""
    desk.open(Article("A strike began on Tuesday.", published=date(2020, 3, 26)))
    assert asked.layout.display == "none"


def test_article_text_reaches_no_markup(tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)> & co"
    desk = Desk(tmp_path, tmp_path / "out")
    boxes = [choose_article(desk), explore(desk), report_form(desk)]
    desk.open(Article(f"“We lost {evil},” said <b>Maria Lewis</b> on Monday.", title=evil, published=date(2020, 3, 26)))
    desk.selected = "q1"
    desk.message = evil
    for box in boxes:
        for one in widgets(box, w.HTML):
            assert "<img" not in one.value and "<b>" not in one.value
    assert evil in widgets(boxes[1], ReadingPane)[0].text


def test_the_menu_of_recent_articles_says_what_to_do(tmp_path: Path) -> None:
    """A menu whose value is None shows nothing in the browser."""
    desk = Desk(tmp_path, tmp_path / "outputs")
    picker = ArticlePicker(desk)
    assert picker.fields.recent.label == "No articles opened yet"
    desk.open(Article("Ana Roe left."))
    recent = picker.fields.recent
    assert recent.label == "Choose one …" and len(recent.options) == 2
    recent.index = 1
    assert desk.require_review().result.article.text == "Ana Roe left."
