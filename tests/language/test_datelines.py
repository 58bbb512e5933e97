"""Datelines stand outside the grammar of their sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Article, analyse
from analysis.language import annotate

FILE = Path(__file__).parent.parent / "cases/language/datelines.jsonl"
CASES = [json.loads(line) for line in FILE.open(encoding="utf-8")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_where_a_dateline_ends(case: dict[str, str]) -> None:
    document = annotate(Article(case["text"]))
    ends = [document.ends[end - 1] for end in document.datelines.values()]
    assert [case["text"][:end] for end in ends] == ([case["dateline"]] if case["dateline"] else [])


def test_the_sentence_behind_it_is_parsed_as_if_it_stood_alone() -> None:
    alone, opened = (annotate(Article(text)) for text in ("The court ruled.", "KISUMU, Kenya — The court ruled."))
    shift = len(opened.words) - len(alone.words)
    assert opened.tags[shift:] == alone.tags
    assert opened.syntax.relations[shift:] == alone.syntax.relations


def test_the_town_of_a_dateline_does_nothing() -> None:
    result = analyse(Article("KISUMU, Kenya — The High Court on Monday halted the sale of four mills."))
    assert list(result.events.who) == ["The High Court"]
    assert "KISUMU" not in list(result.actors.name)


@given(st.text("AB (),/-—:a1\n", max_size=40))
def test_a_dateline_lies_within_its_sentence(text: str) -> None:
    document = annotate(Article(text))
    for number, end in document.datelines.items():
        assert document.sentences[number].first < end < document.sentences[number].last
