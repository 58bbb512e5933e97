"""The article never changes its text and says clearly what it does not take."""

from datetime import date

import pytest

from analysis import Article, Span


def test_a_span_is_cut_from_the_text() -> None:
    assert Article("Iran fired missiles.").span(5, 10) == Span(5, 10, "fired")


@pytest.mark.parametrize("text", [b"bytes", None, 7])
def test_text_has_to_be_text(text: object) -> None:
    with pytest.raises(TypeError, match=r"must be str.*decode it first"):
        Article(text)  # type: ignore[arg-type]


def test_published_has_to_be_a_day() -> None:
    with pytest.raises(TypeError, match=r"date\.fromisoformat"):
        Article("Text.", published="2020-03-26")  # type: ignore[arg-type]


def test_an_article_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Article("Text.", published=date(2020, 3, 26)).text = "Other."  # type: ignore[misc]
