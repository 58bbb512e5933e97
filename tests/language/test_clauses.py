"""Clauses: subject, verb, objects, and the clause that each hangs on."""

import csv
from pathlib import Path

import pytest

from analysis import Article
from analysis.language import Document, annotate
from analysis.language.clauses import Chunk
from analysis.language.lexicons import rows
from tests.hostile import HOSTILE

CASES = list(
    csv.DictReader((Path(__file__).parent.parent / "cases/language/clauses.tsv").open(encoding="utf-8"), delimiter="\t")
)


def words(document: Document, chunk: Chunk) -> str:
    return document.text[document.starts[chunk.first] : document.ends[chunk.last - 1]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['verb']} in {case['text'][:30]}")
def test_who_does_what_and_on_what_it_hangs(case: dict[str, str]) -> None:
    document = annotate(Article(case["text"]))
    clause = next(one for one in document.clauses.all if words(document, one.verb) == case["verb"])
    above = document.clauses.above(clause)
    assert clause.kind == case["kind"]
    assert "|".join(words(document, one) for one in clause.subjects) == (case["subjects"] or "")
    assert "|".join(words(document, one) for one in clause.objects) == (case["objects"] or "")
    assert (words(document, above.verb) if above else "") == (case["parent"] or "")


def test_agents_recipients_complements_and_attachments() -> None:
    document = annotate(Article("The mine was shut by Acme in May. The deal gave Acme the mine. Ana Roe is the mayor."))
    shut, gave, being = document.clauses.all
    assert [words(document, one) for one in shut.logical_subjects] == ["Acme"] and shut.passive
    assert [words(document, one) for one in shut.logical_objects] == ["The mine"]
    assert gave.recipient and words(document, gave.recipient) == "Acme"
    assert being.complement and words(document, being.complement) == "the mayor"
    assert [document.words[one.preposition] for one in shut.attached] == ["by", "in"]


def test_what_is_denied() -> None:
    document = annotate(Article("The court did not rule. Nobody was hurt. No bridge was shut. The bridge was shut."))
    assert [one.negated for one in document.clauses.all] == [True, True, True, False]


def test_a_word_between_commas_belongs_to_its_own_clause() -> None:
    document = annotate(Article("The ferry, which opened in 2014, will close on Friday."))
    told = {word: document.clauses.at(at) for at, word in enumerate(document.words)}
    assert told["2014"].kind == "relative" and told["Friday"].kind == "main" and told["ferry"] is told["Friday"]


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "lone surrogates"])
def test_odd_prose_never_raises_and_no_clause_hangs_on_itself(name: str) -> None:
    clauses = annotate(Article(HOSTILE[name](3000))).clauses
    assert all(len(list(clauses.up(one))) <= len(clauses.all) for one in clauses.all)


@pytest.mark.parametrize("row", rows("language/clause_words"), ids=lambda row: f"{row['class']} {row['word']}")
def test_every_word_stands_in_its_example(row: dict[str, str]) -> None:
    document = annotate(Article(row["example"]))
    assert row["word"].lower() in {*document.lower, *document.lemmas, document.lemmas[0].lower()}
