"""Every question gives an answer, with the columns it promises."""

from pathlib import Path

import pytest

from analysis.corpus import Corpus, analyse_corpus
from analysis.corpus.store import questions

PARAMETERS = {
    "places": {"minimum": 1}, "actors": {"kind": None, "minimum": 1}, "context": {"word": "STRIKE"}, "network": {"since": None, "until": None, "minimum": 1},
    "articles": {}, "named_in": {"entity": "organisation:harbour union"}, "said_by": {"entity": "organisation:harbour union"}, "overview": {}, "quoted_in": {"minimum": 1}, "same_event": {"minimum": 2}, "same_figure": {"minimum": 2}, "timeline": {"since": None, "until": "2030-01-01"},
    "trend": {"entity": "organisation:harbour union", "period": "month"}, "who_is_quoted": {"minimum": 1},
    "versions": {}, "wire_copy": {}, "written": {"entity": "organisation:harbour union"},
}  # fmt: skip


PAST = (
    "It began in April after talks about pay and hours had broken down, and no new talks are planned before the summer."
)
"""What both articles share, which makes one a copy of the other."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("news")
    for number in (200, 350):
        text = f"Strike goes on\n\nThe Harbour Union said on Tuesday that {number} workers had walked out in Rotterdam. The Port Company regretted it. {PAST}"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return analyse_corpus(folder, tmp_path_factory.mktemp("out"), workers=1, progress=False)


def test_every_question_has_a_test() -> None:
    assert set(questions()) == PARAMETERS.keys()


@pytest.mark.parametrize("question", questions())
def test_it_answers(corpus: Corpus, question: str) -> None:
    assert len(corpus.ask(question, **PARAMETERS[question]).columns) >= 3


def test_who_has_no_name_is_somebody_else_in_each_article(corpus: Corpus) -> None:
    rows = corpus.sql(
        "SELECT entity, a.article FROM entities JOIN actors a ON a.article = entities.article AND a.id = actor WHERE NOT named"
    )
    assert len(rows) >= 2 and rows.entity.is_unique
    assert not set(rows.entity) & set(corpus.ask("actors", kind=None, minimum=1).entity)


def test_where_articles_are_set(corpus: Corpus) -> None:
    row = corpus.ask("places", minimum=1).iloc[0]
    assert (row["name"], row.country, row.articles, round(row.latitude)) == (
        "Rotterdam",
        "NL",
        1,
        52,
    )  # the other article is a copy


def test_a_month_without_the_actor_is_a_zero(tmp_path: Path) -> None:
    told = {"2021-01-09": "Ana Roe left Oslo.", "2021-02-20": "Nobody left.", "2021-04-01": "Ana Roe came back."}
    for day, text in told.items():
        (tmp_path / f"{day}.txt").write_text(text, "utf-8")
        (tmp_path / f"{day}.json").write_text(f'{{"published": "{day}"}}')
    made = analyse_corpus(tmp_path, tmp_path / "out", workers=1, progress=False)
    rows = made.ask("trend", entity="person:ana roe", period="month")
    assert [(f"{row.period:%m}", row.articles) for row in rows.itertuples()] == [
        ("01", 1), ("02", 0), ("03", 0), ("04", 1),
    ]  # fmt: skip


def test_keyword_in_context_keeps_the_text(corpus: Corpus) -> None:
    rows = corpus.ask("context", word="strike")
    assert (rows.before + rows.word + rows.after).tolist() == ["Strike goes on"] * 2


def test_a_decision_changes_the_answers_and_stays(corpus: Corpus) -> None:
    first = corpus.ask("actors", kind=None, minimum=1).iloc[0]
    row = corpus.sql("SELECT * FROM entities WHERE entity = $entity", entity=first.entity).iloc[0]
    corpus.decide(row.article, row.actor, "organisation:somebody else")
    assert "organisation:somebody else" in set(Corpus(corpus.folder).ask("actors", kind=None, minimum=1).entity)


def test_joining_two_and_taking_it_back(corpus: Corpus) -> None:
    before = corpus.ask("actors", kind=None, minimum=1)
    corpus.join("organisation:port company", "organisation:harbour union")
    joined = corpus.ask("actors", kind=None, minimum=1)
    assert "organisation:port company" in set(before.entity) and "organisation:port company" not in set(joined.entity)
    corpus.undo()
    assert corpus.ask("actors", kind=None, minimum=1).equals(before)


TELLINGS = {
    "post": "The United Nations closed the port of Lagan on 3 May 2021, officials said.",
    "wire": "The United Nations closed the port of Lagan on 4 May 2021, a witness said.",
    "copy": "The United Nations closed the port of Lagan on 3 May 2021, officials said.",
    "year": "The United Nations closed the port of Lagan on 9 August 2018, an old report says.",
}


def test_the_same_event_told_differently_and_wire_copy(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for name, text in TELLINGS.items():
        (tmp_path / f"news/{name}.txt").write_text(f"Port closed\n\n{text}\n", "utf-8")
        (tmp_path / f"news/{name}.json").write_text(f'{{"published": "2021-05-05", "outlet": "{name}"}}')
    made = analyse_corpus(tmp_path / "news", tmp_path / "out", workers=1, progress=False)
    rows = made.ask("same_event", minimum=2)
    assert set(rows.outlet) == {"copy", "wire"} and {str(day)[:10] for day in rows.earliest} == {
        "2021-05-03",
        "2021-05-04",
    }
    assert made.ask("wire_copy").outlet.tolist() == ["post"]


TOLLS = {
    "first": (
        "2023-11-09",
        "Post",
        "The landslide in Ambato killed 61 people, the governor said on Thursday. Rescuers dug on in Ambato.",
    ),
    "second": (
        "2023-11-11",
        "Post",
        "The toll from the landslide in Ambato rose to 83 on Saturday, the governor said. It rained in Ambato.",
    ),
    "rival": (
        "2023-11-11",
        "Wire",
        "A landslide buried houses in Ambato. Neighbours in Ambato said 120 people had died in the landslide.",
    ),
    "other year": (
        "2010-02-28",
        "Wire",
        "A landslide in Ambato killed 12 people on Saturday, police said. Roads to Ambato were cut.",
    ),
    "other place": (
        "2023-11-10",
        "Mail",
        "A landslide in Quito killed 7 people, firefighters said. Streets in Quito were blocked.",
    ),
    "cost": (
        "2024-06-04",
        "Wire",
        "The tunnel in Oslo will cost 3 billion euros, the city said. Work in Oslo begins in May.",
    ),
    "audit": (
        "2024-06-20",
        "Post",
        "The auditor put the cost of the tunnel in Oslo at 5 billion euros. Oslo is short of money.",
    ),
}


@pytest.fixture(scope="module")
def tolls(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("tolls")
    for name, (day, outlet, text) in TOLLS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / f"{name}.json").write_text(f'{{"published": "{day}", "outlet": "{outlet}"}}')
    return analyse_corpus(folder, tmp_path_factory.mktemp("counted"), workers=1, progress=False)


def test_a_series_holds_the_totals_of_one_event_in_order(tolls: Corpus) -> None:
    rows = tolls.ask("same_figure", minimum=2)
    dead = rows[rows.what == "dead"]
    assert dead.text.iloc[0] == "61" and set(dead.text) == {"61", "83", "120"} and dead.series.nunique() == 1


def test_articles_that_revise_and_contradict_one_another(tolls: Corpus) -> None:
    found = tolls.discrepancies()
    assert set(zip(found.summary, found["class"])) == {
        ("3 billion euros / 5 billion euros", "contradiction"), ("61 → 83", "revision"), ("61 → 120", "revision"), ("120 / 83", "contradiction"),
    }  # fmt: skip
    (row,) = found[found.summary == "61 → 83"].itertuples()
    assert "killed 61" in row.source and "rose to 83" in row.other_source


def test_an_unknown_question_names_the_known_ones(corpus: Corpus) -> None:
    with pytest.raises(KeyError, match="who_is_quoted"):
        corpus.ask("what_is_love")


def test_a_folder_with_a_quotation_mark_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "o'brien"
    folder.mkdir()
    (folder / "a.txt").write_text("Nothing happened in Oslo.", "utf-8")
    assert len(analyse_corpus(folder, tmp_path / "o'ut", workers=1, progress=False).ask("overview")) == 1


@pytest.mark.parametrize("question", questions())
def test_parameters_have_defaults_or_are_asked_for(corpus: Corpus, question: str) -> None:
    """Only the actor or the word that a question is about has to be given."""
    about = PARAMETERS[question].keys() & {"entity", "word"}
    if about:
        with pytest.raises(TypeError, match=about.pop()):
            corpus.ask(question)
    else:
        corpus.ask(question)


def test_a_parameter_that_a_question_does_not_have_is_named(corpus: Corpus) -> None:
    with pytest.raises(TypeError, match="outlets"):
        corpus.ask("places", outlets="Post")
