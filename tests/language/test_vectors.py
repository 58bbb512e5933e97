"""Word vectors: the nearest words keep the same company, and words outside the table have none."""

import doctest

import numpy as np
import pytest

from analysis.language import vectors


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        pytest.param("troops", "soldiers", "banana", id="bodies of people"),
        pytest.param("minister", "premier", "gravel", id="offices"),
        pytest.param("fatalities", "casualties", "piano", id="tolls"),
        pytest.param("Oslo", "Stockholm", "sugar", id="names of towns"),
    ],
)
def test_words_of_the_same_company_are_near(word: str, near: str, far: str) -> None:
    close, distant = vectors.similarity(word, near), vectors.similarity(word, far)
    assert close is not None and distant is not None and close > 0.6 > 0.4 > distant


def test_a_word_outside_the_table_has_no_vector() -> None:
    assert vectors.vector("qwertyish") is None
    assert vectors.similarity("qwertyish", "house") is None


def test_all_rows_have_length_one() -> None:
    rows, table = vectors.vector_table()
    assert table.shape == (len(rows), 64)
    assert np.allclose(np.linalg.norm(table, axis=1), 1, atol=1e-5)


def test_the_example_of_the_docstring_holds() -> None:
    assert doctest.testmod(vectors).failed == 0
