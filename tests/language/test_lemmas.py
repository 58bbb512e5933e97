"""Lemmas, regular and not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows

CASES = list(
    csv.DictReader((Path(__file__).parent.parent / "cases/language/lemmas.tsv").open(encoding="utf-8"), delimiter="\t")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["word"])
def test_lemma(case: dict[str, str]) -> None:
    assert lemma(case["word"], case["tag"]) == case["lemma"]


@pytest.mark.parametrize("row", rows("language/irregular"), ids=lambda row: row["example"])
def test_every_irregular_form_has_its_example(row: dict[str, str]) -> None:
    form, found = row["example"].split(" => ")
    assert form in row["forms"].split() and found == row["lemma"]


@given(st.text(max_size=20), st.sampled_from(["NN", "NNS", "VBD", "VBG", "VBZ", "JJR", "NNP", "RB", ""]))
def test_any_word_has_a_lemma(word: str, tag: str) -> None:
    assert isinstance(lemma(word, tag), str)
