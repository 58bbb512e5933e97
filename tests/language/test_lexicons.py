"""Each entry of a lexicon stands once, and its example holds it."""

import re
from importlib.resources import files

import pytest

from analysis.article import Article
from analysis.language import annotate
from analysis.language.lexicons import rows, word_class, words_by_class

ROOMS = ("names", "mentions")
IN_ROOMS = sorted(
    f"{room}/{path.name.removesuffix('.tsv')}"
    for room in ROOMS
    for path in files("analysis.language.lexicons").joinpath(room).iterdir()
    if path.name.endswith(".tsv") and path.name != "rules.tsv"
)
NAMES = [*IN_ROOMS, "language/function_words", "actors/words", "check/words", "dates/context"]


@pytest.mark.parametrize("name", NAMES)
def test_each_entry_is_in_its_example(name: str) -> None:
    for row in rows(name):
        word = row["word"] if "class" in row else next(iter(row.values()))
        assert word.lower() in row["example"].lower(), row


@pytest.mark.parametrize(
    "name",
    [
        "names/areas",
        "names/first_names",
        "names/organisations",
        "names/peoples",
        "names/surnames",
        "names/titles",
    ],
)
def test_no_entry_stands_twice(name: str) -> None:
    entries = [next(iter(row.values())) for row in rows(name)]
    assert len(entries) == len(set(entries))


CLASSED = ["language/function_words", "language/clause_words", "language/relations", "mentions/words", "figures/words", "quotes/words", "dates/context", "dates/tense",
           "events/words", "actors/words", "check/words"]  # fmt: skip


@pytest.mark.parametrize("name", CLASSED)
def test_no_word_stands_twice_in_a_class(name: str) -> None:
    entries = [tuple(row.values())[:2] for row in rows(name)]
    assert len(entries) == len(set(entries)), sorted({one for one in entries if entries.count(one) > 1})


UNLABELLED = {"dep", "meta"}
RELATIONS = {row["relation"]: row["example"] for row in rows("language/relations") if row["relation"] not in UNLABELLED}


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_word_in_brackets_has_the_relation(relation: str) -> None:
    example = RELATIONS[relation]
    found = re.search(r"\[(.+?)\]", example)
    assert found
    document = annotate(Article(re.sub(r"[\[\]]", "", example)))
    assert document.syntax.relations[document.token_at(found.start())] == relation


def test_a_class_holds_its_words() -> None:
    assert word_class("language/function_words", "article") == {"the", "a", "an"}
    assert sum(map(len, words_by_class("figures/words").values())) <= len(rows("figures/words"))


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_class("language/function_words", "no such class")
