"""Every question gives an answer, with the columns it promises."""

from pathlib import Path

import pytest

from analysis.corpus import Corpus, analyse_corpus
from analysis.corpus.store import questions

PARAMETERS = {
    "actors": {"kind": None, "least": 1}, "context": {"word": "STRIKE"}, "network": {"since": None, "until": None, "least": 1},
    "overview": {}, "same_figure": {"least": 2}, "timeline": {"since": None, "until": "2030-01-01"},
    "trend": {"entity": "organisation:harbour union", "period": "month"}, "who_is_quoted": {"least": 1},
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("news")
    for number in (200, 350):
        text = f"Strike goes on\n\nThe Harbour Union said on Tuesday that {number} workers had walked out in Rotterdam."
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return analyse_corpus(folder, tmp_path_factory.mktemp("out"), workers=1, progress=False)


def test_every_question_has_a_test() -> None:
    assert set(questions()) == PARAMETERS.keys()


@pytest.mark.parametrize("question", questions())
def test_it_answers(corpus: Corpus, question: str) -> None:
    assert len(corpus.ask(question, **PARAMETERS[question]).columns) >= 3


def test_keyword_in_context_keeps_the_text(corpus: Corpus) -> None:
    rows = corpus.ask("context", word="strike")
    assert (rows.before + rows.word + rows.after).tolist() == ["Strike goes on"] * 2


def test_a_decision_changes_the_answers_and_stays(corpus: Corpus) -> None:
    first = corpus.ask("actors", kind=None, least=1).iloc[0]
    row = corpus.sql("SELECT * FROM entities WHERE entity = $entity", entity=first.entity).iloc[0]
    corpus.decide(row.article, row.actor, "organisation:somebody else")
    assert "organisation:somebody else" in set(Corpus(corpus.folder).ask("actors", kind=None, least=1).entity)


def test_an_unknown_question_names_the_known_ones(corpus: Corpus) -> None:
    with pytest.raises(KeyError, match="who_is_quoted"):
        corpus.ask("what_is_love")


def test_a_folder_with_a_quotation_mark_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "o'brien"
    folder.mkdir()
    (folder / "a.txt").write_text("Nothing happened in Oslo.", "utf-8")
    assert len(analyse_corpus(folder, tmp_path / "o'ut", workers=1, progress=False).ask("overview")) == 1
