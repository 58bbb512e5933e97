"""The article never changes its text and says clearly what it does not take."""

from datetime import date
from pathlib import Path

import pytest

from analysis import Article, Span, read_article, write_report
from analysis.article import count_words
from analysis.corpus import Corpus, analyse_corpus
from analysis.explorer import Desk
from analysis.explorer.article_picker import desk_summary
from analysis.export.report import article_table
from analysis.reading.reader import words_differ


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


# ------------------------------------------------------------------------------------------------------- number of words
COUNTED = "Mill fire – at last – put out\n\n“12 workers were hurt” , said Dana Holt – the chief … on 3 May 2021."


def test_the_number_of_words_is_the_same_wherever_it_is_told(tmp_path: Path) -> None:
    """Dashes and marks that stand alone are no words: not in the explorer, the reports, a corpus, or a warning on reading."""
    (tmp_path / "mill.txt").write_text(COUNTED, "utf-8")
    desk = Desk(tmp_path, tmp_path / "outputs")
    desk.open(read_article(tmp_path / "mill.txt"))
    write_report(desk.require_review().result, tmp_path / "report", formats=("html",))
    analyse_corpus(tmp_path / "mill.txt", tmp_path / "corpus")
    assert count_words(COUNTED) == desk.require_review().result.article.word_count == 19
    assert " 19 words" in desk_summary(desk)
    assert "19 words in " in (tmp_path / "report/report.html").read_text("utf-8")
    assert article_table(desk.require_review().result.article).words.tolist() == [19]
    assert Corpus(tmp_path / "corpus").sql("select words from articles").words.tolist() == [19]
    assert words_differ(COUNTED, 40)[0].startswith("The source states 40 words, and 19 were found")
