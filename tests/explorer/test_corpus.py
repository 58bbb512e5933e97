"""Every question of the corpus explorer answers in its tab, and what is decided about actors changes the answers."""

from pathlib import Path

import pytest

from analysis.corpus import analyse_corpus
from analysis.explorer.corpus import CorpusExplorer
from analysis.explorer.corpus_picker import CorpusPicker
from analysis.explorer.corpus_questions import QUESTIONS

STORY = """Base handed over

The United Nations left the port of {city} on 3 May 2021, General Ana Roe said on Tuesday. About {number} soldiers had been there.

“We will not be back,” Roe told reporters in Geneva. Kenya thanked the United Nations.
"""


@pytest.fixture
def explorer(tmp_path: Path) -> CorpusExplorer:
    (tmp_path / "news").mkdir()
    for number, city in enumerate(("Lagos", "Mombasa", "Dakar"), 1):
        (tmp_path / f"news/{city}.txt").write_text(STORY.format(city=city, number=number * 100), "utf-8")
        (tmp_path / f"news/{city}.json").write_text('{"published": "2021-05-05", "outlet": "The Wire"}')
    (tmp_path / "news/empty.txt").write_bytes(b"")
    corpus = analyse_corpus(tmp_path / "news", tmp_path / "out", corrections=None, workers=1, progress=False)
    return CorpusExplorer(corpus, tmp_path / "news", tmp_path / "outputs")


def tab(explorer: CorpusExplorer, name: str):  # type: ignore[no-untyped-def]
    explorer.tabs.selected_index = [asked.name for asked in QUESTIONS].index(name)
    assert explorer.message.value == ""
    return explorer.views[explorer.tabs.selected_index]


def test_every_tab_answers(explorer: CorpusExplorer) -> None:
    for asked in QUESTIONS:
        view = tab(explorer, asked.name)
        assert set(asked.columns) <= set(view.rows.columns) and not view.stale
        if len(view.rows):
            view.table.selected = "r0"
            assert explorer.message.value == ""


def test_only_what_is_looked_at_is_asked(explorer: CorpusExplorer) -> None:
    assert [view.stale for view in explorer.views] == [False] + [True] * (len(QUESTIONS) - 1)


def test_a_selected_row_shows_its_sentence_and_file(explorer: CorpusExplorer) -> None:
    view = tab(explorer, "context")
    view.controls["word"].value = "thanked"
    view.table.selected = "r0"
    assert (
        len(view.rows) == 3 and view.sources.rows.path[0].endswith(".txt") and "thanked" in view.sources.rows.source[0]
    )


def test_an_actor_is_joined_to_another_and_the_answers_follow(explorer: CorpusExplorer) -> None:
    view = tab(explorer, "actors")
    before = len(view.rows)
    view.table.selected = f"r{view.rows.name.tolist().index('United Nations')}"
    deciding = view.deciding
    deciding.into.value = "Kenya (organisation)"
    deciding.all.click()
    assert explorer.message.value == "" and len(view.rows) == before - 1 and "United Nations" not in set(view.rows.name)
    deciding.undo.click()
    assert len(view.rows) == before


def test_what_is_missing_is_told_in_a_sentence(explorer: CorpusExplorer) -> None:
    tab(explorer, "actors").deciding.all.click()
    assert "Select an actor" in explorer.message.value


def test_an_answer_is_saved(explorer: CorpusExplorer) -> None:
    view = tab(explorer, "failures")
    view.save.click()
    assert "empty.txt" in (explorer.corpus.folder / "answers/failures.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("name", ["who_is_quoted", "actors", "timeline", "context"])
def test_a_row_leads_to_its_sentences_and_its_article(explorer: CorpusExplorer, name: str) -> None:
    view = tab(explorer, name)
    if name == "context":
        view.controls["word"].value = "thanked"
    view.table.selected = "r0"
    rows = view.sources.rows
    assert (
        len(rows)
        and all(isinstance(one, str) and one for one in rows.source)
        and all(one.endswith(".txt") for one in rows.path)
    )
    view.sources.button.click()
    assert explorer.message.value == "" and explorer.reader.children and explorer.desk is not None
    assert str(explorer.desk.require_review().result.article.source).endswith(str(rows.path[0]))
    assert explorer.desk.selected


def test_a_picker_steps_through_folders_and_analyses(tmp_path: Path) -> None:
    (tmp_path / "news/may").mkdir(parents=True)
    (tmp_path / "news/may/a.txt").write_text(STORY.format(city="Lagos", number=3), "utf-8")
    picker = CorpusPicker(tmp_path / "news", tmp_path / "out", tmp_path / "outputs", 1)
    picker.entries.value = tmp_path / "news/may"
    assert picker.folder == tmp_path / "news/may" and "a.txt" in dict(picker.entries.options)
    picker.run()
    assert picker.message.value.startswith("1 articles from") and picker.answers.children


def test_versions_tell_what_was_changed_and_lead_to_the_later_article(tmp_path: Path) -> None:
    kept = "The pier of Lagan was closed after the storm on Monday. Engineers are looking at the damage to its pillars. The harbour master asked ships to stay away."
    for day, toll in ((3, "Three people were hurt."), (4, "Five people were hurt.")):
        (tmp_path / f"news{day}.txt").write_text(f"Storm closes pier\n\n{kept} {toll}", "utf-8")
        (tmp_path / f"news{day}.json").write_text(f'{{"published": "2021-05-0{day}", "outlet": "The Wire"}}')
    corpus = analyse_corpus(tmp_path, tmp_path / "out", corrections=None, workers=1, progress=False)
    view = tab(CorpusExplorer(corpus, tmp_path, tmp_path / "outputs"), "version_changes")
    changed = view.rows[view.rows.kind == "figure"].iloc[0]
    assert "Three" in changed.before and "Five" in changed.after
    view.table.selected = "r0"
    assert view.sources.rows.path.tolist() == ["news4.txt"]
