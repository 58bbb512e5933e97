"""Where sentences end, and where they only seem to."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Article
from analysis.language import annotate

FILE = Path(__file__).parent.parent / "cases/language/sentences.jsonl"
CASES = [json.loads(line) for line in FILE.open(encoding="utf-8")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_sentences(case: dict[str, str]) -> None:
    document = annotate(Article(case["text"]))
    assert [case["text"][one.start : one.end] for one in document.sentences] == case["sentences"]


@given(st.text(max_size=200))
def test_sentences_hold_all_tokens_once_and_in_order(text: str) -> None:
    document = annotate(Article(text))
    assert [at for one in document.sentences for at in range(one.first, one.last)] == list(range(len(document.words)))
    assert all(one.end <= other.start for one, other in pairwise(document.sentences))
