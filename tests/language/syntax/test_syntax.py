"""Heads and relations make trees, and subjects and objects follow from them."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article
from analysis.language import Document, annotate, name_tags
from analysis.language.syntax import Syntax
from tests.hostile import HOSTILE

ROWS = Path(__file__).parents[2] / "cases/language/syntax.tsv"
CASES = list(csv.DictReader(ROWS.open(encoding="utf-8"), delimiter="\t"))
ODD = st.text(
    st.sampled_from(list("abcXYZ ,.;:!?()[]\"'“”’-–—$%0123456789\n\t\u200b\ufeff\u00a0é你😀\\/"))
    | st.characters(exclude_categories=["Cs"]),
    max_size=300,
)


def read(text: str) -> tuple[Document, Syntax]:
    document = annotate(Article(text))
    return document, document.syntax


def words(document: Document, tokens: list[int]) -> str:
    return "|".join(document.words[at] for at in tokens)


def assert_trees(document: Document) -> None:
    """One root in every sentence, and every token leads to it."""
    syntax = document.syntax
    assert len(syntax.heads) == len(syntax.relations) == len(document.words)
    for one in document.sentences:
        inside = range(one.first, one.last)
        assert sum(syntax.heads[at] < 0 for at in inside) == 1
        for at in inside:
            steps = list(syntax.ancestors(at))
            assert len(steps) < len(inside) and all(step in inside for step in steps)
            assert (syntax.relations[at] == "root") == (syntax.heads[at] < 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_subjects_and_objects_of_a_verb(case: dict[str, str]) -> None:
    document, syntax = read(case["text"])
    verb = document.words.index(case["verb"])
    assert words(document, syntax.subjects(verb)) == case["subjects"]
    assert words(document, syntax.objects(verb)) == case["objects"]
    assert syntax.is_passive(verb) == (case["passive"] == "yes")


@settings(max_examples=60)
@given(ODD)
def test_odd_text_is_parsed_into_trees(text: str) -> None:
    assert_trees(annotate(Article(text)))


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "lone surrogates"])
def test_hostile_text_is_parsed_into_trees(name: str) -> None:
    assert_trees(annotate(Article(HOSTILE[name](3000))))


def test_an_empty_document_has_no_heads() -> None:
    _, syntax = read("")
    assert (syntax.heads, syntax.relations, syntax.clauses, syntax.noun_phrases) == ([], [], [], [])


def test_a_sentence_without_end_is_one_tree() -> None:
    document, _ = read(" ".join(["the man and"] * 400))
    assert_trees(document)


def test_the_same_text_is_parsed_the_same_alone_and_among_others() -> None:
    sentence = "The minister resigned after the vote."
    _, alone = read(sentence)
    _, among = read("\n\n".join([sentence] * 400))
    assert among.relations[-len(alone.heads) :] == alone.relations == among.relations[: len(alone.heads)]


def test_noun_phrase_up_to_its_head_and_in_full() -> None:
    document, syntax = read(
        "The former defence minister of Chad met farmers from the north. The new governor, Ana Roe, resigned."
    )
    phrase = syntax.noun_phrase_of(document.words.index("defence"))
    assert phrase and words(document, list(range(phrase.first, phrase.end))) == "The|former|defence|minister"
    assert phrase.full == (0, document.words.index("met"))
    assert words(document, syntax.appositions(document.words.index("governor"))) == "Roe"


def test_clauses_know_the_clause_above() -> None:
    document, syntax = read("The mayor said that the council had rejected the plan.")
    said, rejected = syntax.clauses
    assert document.words[rejected.verb] == "rejected" and rejected.parent == said.verb
    assert said.parent == -1 and words(document, list(rejected.objects)) == "plan"


def test_agents_recipients_and_negation() -> None:
    document, syntax = read("The mine was not shut by Acme. The bank gave Acme a loan.")
    shut, gave = (document.words.index(word) for word in ("shut", "gave"))
    assert syntax.is_negated(shut) and words(document, syntax.agents(shut)) == "Acme"
    assert words(document, syntax.recipients(gave)) == "Acme" and words(document, syntax.objects(gave)) == "loan"


def test_subtrees_and_conjuncts() -> None:
    document, syntax = read("Envoys from Kenya, Ghana and Mali arrived in Accra.")
    kenya = document.words.index("Kenya")
    assert words(document, syntax.conjuncts(kenya)) == "Ghana|Mali"
    first, end = syntax.subtree(document.words.index("from"))
    assert words(document, list(range(first, end))) == "from|Kenya|,|Ghana|and|Mali"


def test_token_table_has_heads_and_relations() -> None:
    document, _ = read("Farmers blocked roads.")
    table = document.token_table()
    assert list(table["head"]) == ["t2", "", "t2", "t2"]
    assert list(table["relation"]) == ["nsubj", "root", "dobj", "punct"]
    assert list(annotate(Article("")).token_table().columns)[-3:] == ["lemma", "head", "relation"]


@pytest.mark.parametrize("name", ["Rise Foods", "Ana Roe", "Nowhere"])
def test_a_copy_with_other_tags_is_parsed_as_from_the_beginning(name: str) -> None:
    document = annotate(
        Article("Ana Roe left Rise Foods on Monday. The Firm closed. Two of its ships sank, and Fast Boats left.")
    )
    start = max(0, document.text.find(name))
    assert document.syntax.heads
    copy = name_tags(document, [(start, start + len(name)), (document.text.find("Fast"), document.text.find(" left."))])
    fresh = replace(copy)
    assert (copy.syntax.heads, copy.syntax.relations) == (fresh.syntax.heads, fresh.syntax.relations)
    assert "parsed_before" in vars(copy) and not any(fresh.parsed_before[0])


def test_sentences_that_were_parsed_early_are_parsed_as_all_together() -> None:
    document = annotate(Article("Ana Roe left Oslo. The firm Acme closed. Two of its ships sank."))
    early = document.syntax_of({1})
    assert early.heads[:5] == [-1] * 5 and early.heads[5] > 5
    copy = name_tags(document, [])
    fresh = replace(copy)
    assert (copy.syntax.heads, copy.syntax.relations) == (fresh.syntax.heads, fresh.syntax.relations)
    assert copy.syntax.heads[5:9] == early.heads[5:9] and copy.syntax_of({0}) is copy.syntax
