"""Tokens as the Penn Treebank and the English Web Treebank cut them."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.tokens import find_tokens

FILE = Path(__file__).parent.parent / "cases/language/tokens.tsv"
CASES = list(csv.DictReader(FILE.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_tokens(case: dict[str, str]) -> None:
    assert " ".join(case["text"][start:end] for start, end in find_tokens(case["text"])) == case["tokens"]


@given(st.text(max_size=200))
def test_every_sign_is_in_just_one_token(text: str) -> None:
    spans = find_tokens(text)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert covered == {at for at, sign in enumerate(text) if not sign.isspace() or at in covered}
