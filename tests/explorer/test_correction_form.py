"""Checking with keys and fields, without a browser: what the analyst does is written down, laid over, shown, taken back."""

from datetime import date
from pathlib import Path

import pytest

from analysis import Article, analyse, read_article
from analysis.explorer import Desk
from analysis.explorer.code import python_code
from analysis.explorer.explorer import Explorer
from analysis.explorer.specs import specs

TEXT = (
    "“We lost at least 40 ships,” said Maria Lewis in Boston on Monday. John Carter disagreed. "
    "“Nobody was hurt,” Carter said. Iran fired missiles on January 8."
)
ARTICLE = Article(TEXT, published=date(2020, 3, 26))


@pytest.fixture
def explorer(tmp_path: Path) -> Explorer:
    desk = Desk(tmp_path, tmp_path / "outputs")
    made = Explorer(desk)
    desk.open(ARTICLE)
    return made


def quote(explorer: Explorer, words: str) -> str:
    return next(row.id for row in explorer.desk.require_review().result.quote_rows if words in row.text)


def test_keys_accept_reject_undo_and_redo(explorer: Explorer) -> None:
    desk = explorer.desk
    desk.selected = "q1"
    explorer.press("a")
    assert desk.row("q1").status == "accepted" and desk.selected == "q2" and desk.message.startswith("Accepted")
    explorer.press("r")
    assert desk.row("q2").status == "rejected" and len(desk.result.quotes) == 1
    explorer.press("u")
    explorer.press("u")
    assert [row.status for row in desk.result.quote_rows] == ["unchecked", "unchecked"]
    explorer.press("u")
    assert desk.message == "There is nothing to undo."
    explorer.press("y")
    assert desk.row("q1").status == "accepted"


def test_the_tab_follows_the_selected_row(explorer: Explorer) -> None:
    for id_, title in (("q1", "Claims"), ("f1", "Figures"), ("e1", "Timeline"), ("m1", "Actors"), ("d1", "Dates")):
        explorer.desk.selected = id_
        assert explorer.tabs.titles[explorer.tabs.selected_index] == title
    explorer.press("2")
    assert explorer.tabs.selected_index == 1


def submit(explorer: Explorer, act: str, row: str = "", **values: str) -> None:
    """As the browser submits a group of fields."""
    explorer.checking.form._handle_custom_msg({"act": act, "values": values, "row": row}, [])


def fields(explorer: Explorer) -> dict[str, str]:
    return {one["name"]: one["value"] for one in explorer.checking.form.groups[0]["fields"]}


def test_fields_are_those_of_the_row_and_save_what_was_changed(explorer: Explorer) -> None:
    desk = explorer.desk
    desk.selected = quote(explorer, "Nobody")
    assert fields(explorer) == {"speaker": "John Carter", "kind": "direct"}
    submit(explorer, "save", **fields(explorer) | {"speaker": "Maria Lewis"})
    row = desk.row(desk.selected)
    assert (row.status, desk.require_review().names[row.actor]) == ("edited", "Maria Lewis")
    submit(explorer, "save", **fields(explorer))
    assert desk.message == "Nothing was changed."


@pytest.mark.parametrize(("cell", "value", "told"), [("value", "many", "is not a number"), ("value", "", "Changed")])
def test_what_does_not_fit_is_told(explorer: Explorer, cell: str, value: str, told: str) -> None:
    explorer.desk.selected = "f1"
    submit(explorer, "save", **fields(explorer) | {cell: value})
    assert told in explorer.desk.message


def test_marked_words_become_a_row_or_the_words_of_one(explorer: Explorer) -> None:
    desk = explorer.desk
    start = TEXT.index(" 40 ships")
    desk.place = (start, start + 9)
    assert explorer.checking.adding.marked == " 40 ships"
    desk.selected = "f1"
    submit(explorer, "respan", words=" 40 ships", kind="Figure")
    assert desk.row("f1").text == "40 ships"
    submit(explorer, "add", words="disagreed", kind="Indirect quote")
    assert (desk.row(desk.selected).text, desk.row(desk.selected).status) == ("disagreed", "added")
    for words, told in (("not in the article", "is not in the article: select"), (" ", "Select some words")):
        submit(explorer, "add", words=words, kind="Quote")
        assert told in desk.message


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("40 ships", "Figure"), ("ships", "Name of a people"), ("Monday", "Date"), ("Carter said", "Event"), ("hurt", "Quote"),
    ],
)  # fmt: skip
def test_all_that_can_be_added(explorer: Explorer, words: str, kind: str) -> None:
    submit(explorer, "add", words=words, kind=kind)
    assert explorer.desk.row(explorer.desk.selected).text == words


def test_merging_and_splitting(explorer: Explorer) -> None:
    desk = explorer.desk
    desk.selected = next(row.id for row in desk.result.actor_rows if row.name == "John Carter")
    submit(explorer, "merge", into="Maria Lewis")
    assert desk.row(desk.selected).aliases == ("Carter", "John Carter")
    submit(explorer, "split", name="John Carter")
    assert {"John Carter", "Maria Lewis"} <= {row.name for row in desk.result.actor_rows}
    submit(explorer, "merge", into="Nobody Known")
    assert desk.message == "There is no actor “Nobody Known”: choose one of the names in the list."
    assert not desk.require_review().conflicts


def test_fields_are_saved_in_the_row_they_were_shown_for(explorer: Explorer) -> None:
    """A click on Save may arrive when another row is already selected."""
    desk = explorer.desk
    desk.selected = "f1"
    shown = fields(explorer)
    desk.selected = "d1"
    submit(explorer, "save", "f1", **shown | {"counted": "boats"})
    assert desk.row("f1").counted == "boats" and desk.row("d1").status == "unchecked"


def test_corrections_are_there_again_the_next_day(explorer: Explorer) -> None:
    explorer.desk.correct("accept", "q1")
    desk = Desk(explorer.desk.folder, explorer.desk.out)
    desk.open(ARTICLE)
    assert desk.row("q1").status == "accepted" and desk.result == explorer.desk.result


def test_conflicts_are_shown(explorer: Explorer) -> None:
    explorer.desk.correct("accept", "q1")
    assert explorer.warned.layout.display == "none"
    changed = Article(TEXT.replace("We lost", "They sank"), title=ARTICLE.title, published=ARTICLE.published)
    explorer.desk.apply_corrections(analyse(changed))
    assert explorer.warned.layout.display == "" and explorer.conflicts.rows[0]["status"] == "not applied"


def test_rejected_rows_can_be_seen_and_the_share_is_told(explorer: Explorer) -> None:
    explorer.desk.correct("reject", "q1")
    explorer.press("2")
    view = explorer.views[1]
    assert "1 of 2 checked · 1 rejected" in view.share.value
    view.controls["status"].value = "rejected"
    assert [row["id"] for row in view.table.rows] == ["q1"]


def test_only_the_view_in_front_works(explorer: Explorer) -> None:
    behind = explorer.views[3]
    before = behind.table.rows
    explorer.desk.selected = "q1"
    explorer.desk.correct("edit", "e1", headline="Another headline")
    assert behind.table.rows == before and behind.stale
    explorer.press("4")
    assert "Another headline" in {row["headline"] for row in behind.table.rows}


def test_notes_with_tags_are_there_again(explorer: Explorer) -> None:
    explorer.desk.correct("note", "q1", note="Ask again.", tags=["urgent", "toll"])
    assert explorer.desk.journal.unreadable == 0 and explorer.desk.review.notes["q1"].tags == ("urgent", "toll")
    again = Desk(explorer.desk.folder, explorer.desk.out)
    again.open(ARTICLE)
    assert again.review.notes["q1"].text == "Ask again."


def test_a_correction_sends_only_what_it_changed(explorer: Explorer) -> None:
    explorer.press("2")
    pane, table = explorer.left.children[0].children[0], explorer.views[1].table
    before = pane.spans, table.rows
    explorer.desk.correct("accept", "q1")
    assert (pane.spans, table.rows) == before and set(pane.changed) == set(table.changed) == {"q1"}
    assert next(row for row in table.shown if row["id"] == "q1")["status"] == "accepted"
    explorer.desk.undo()
    assert pane.changed == table.changed == {}


def test_charts_are_drawn_once_for_each_filter(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    view = explorer.views[1]
    explorer.press("2")
    view.mode.value = "Both"
    kind, drawn = view.controls["kind"], list[str]()
    draw = view.drawn
    monkeypatch.setattr(view, "drawn", lambda: drawn.append(view.filtered_by) or draw())
    for value in ("direct", "", "direct", ""):
        kind.value = value
    assert drawn == ["kind direct"]
    explorer.desk.correct("edit", "q1", speaker="John Carter")
    assert drawn == ["kind direct", ""]


def test_nothing_that_was_typed_stays_for_the_next_article(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = list[object]()
    monkeypatch.setattr(explorer.checking.adding, "send", sent.append)
    explorer.desk.place = (0, 5)
    assert explorer.checking.adding.marked
    explorer.desk.open(Article("Another day. Nothing was said."))
    assert explorer.checking.adding.marked == "" and sent == [{"clear": True, "submitted": None}]


def test_the_title_of_a_filtered_chart_quotes_the_search(explorer: Explorer) -> None:
    explorer.tabs.selected_index = 1
    view = explorer.views[1]
    view.controls["search"].value = "lost"
    chart = view.drawn()
    assert chart is not None and chart.get_suptitle() == "Who said what (filtered: search “lost”)"


# ------------------------------------------------------------------------------------------------------- show the code
CHANGES = {
    "actors": {"kind": "person", "minimum": 2}, "quotes": {"kind": "direct", "search": "lost"}, "figures": {"kind": "count"},
    "timeline": {"since": date(2020, 1, 1), "status": "unchecked"}, "dates": {"type": "DATE", "certainty": "inferred"}, "places": {"search": "Boston"}, "discrepancies": {"search": "dead"},
}  # fmt: skip


@pytest.mark.parametrize("spec", specs(), ids=lambda spec: spec.name)
@pytest.mark.parametrize("rejected", [False, True])
def test_the_code_makes_the_same_table_and_chart(explorer: Explorer, spec, rejected: bool) -> None:  # type: ignore[no-untyped-def]
    number = [one.name for one in specs()].index(spec.name)
    explorer.desk.correct("reject", "q1")
    view = explorer.views[number]
    explorer.press(str(number + 1))
    for name, value in (CHANGES[spec.name] if not rejected else {"status": "rejected"}).items():
        view.controls[name].value = value
    if spec.chart:
        view.mode.value = "Both"
    made: dict[str, object] = {}
    exec(compile(python_code(explorer.desk, spec, view.values), "shown", "exec"), made)
    assert made["table"].equals(view.shown)  # type: ignore[attr-defined]
    if spec.chart and not rejected:
        assert view.chart.alt == (made["chart"].alt if len(view.shown) else "")  # type: ignore[attr-defined]


def test_the_code_of_a_file_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    desk = Desk(tmp_path, tmp_path / "outputs")
    desk.open(read_article(path, published=date(2020, 3, 26)))
    assert f"read_article({str(path)!r}, published=date(2020, 3, 26))" in python_code(desk, specs()[1], {})


def test_a_date_that_is_not_known_is_an_empty_field(tmp_path: Path) -> None:
    """No TIMEX3 value is shown that nobody can read, and saving another field leaves the value as it is."""
    explorer = Explorer(Desk(tmp_path, tmp_path / "outputs"))
    explorer.desk.open(Article("The strike began on Thursday, Ana Roe said. Nobody was hurt."))
    explorer.desk.selected = "d1"
    assert explorer.desk.row("d1").value == "XXXX-WXX-4" and fields(explorer)["value"] == ""
    submit(explorer, "save", **fields(explorer) | {"type": "SET"})
    assert explorer.desk.row("d1").value == "XXXX-WXX-4" and explorer.desk.row("d1").type == "SET"
    submit(explorer, "save", **fields(explorer) | {"value": "26 March 2020"})
    assert explorer.desk.row("d1").value == "2020-03-26"


def test_the_timeline_names_who_is_meant(explorer: Explorer) -> None:
    """Not "he" or the last name alone, but the actor's name."""
    explorer.desk.open(
        Article("Maria Lewis left Boston on Monday. She returned on 25 March 2020.", published=date(2020, 3, 26))
    )
    shown = next(view for view in explorer.views if view.spec.name == "timeline").table
    explorer.press("4")
    assert {row["who"] for row in shown.shown} == {"Maria Lewis"}
