"""Whatever the text, the tables keep their promises; on the sample article they hold what a reader would expect."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import Analysis, Article, analyse
from analysis.result import TABLE_NAMES

SEED = Path(__file__).parent.parent / "seeds/us-led-coalition-transfers-second-military-base.txt"
SPANS = [name for name in TABLE_NAMES if name not in ("actors", "places")]
PIECES = st.sampled_from(
    ["“We will leave,” Gen. Ana Roe said", "\n\n", "“", "”", "''", " 5,000 troops", " on Thursday", " Iraq’s", ". ", "\u202e",
     " $2.5m", " (ISF)", " according to officials", "<b>", "é́", "😀", "\x00", " between 10 and 15 ", " K1 ", ", he added. "]
)  # fmt: skip
NEWS = st.lists(PIECES, max_size=25).map("".join)


def check(result: Analysis) -> None:
    assert not result.faults
    text, sentences = result.article.text, len(result.sentences)
    for name in SPANS:
        table = getattr(result, name)
        for row in table.itertuples():
            assert text[row.start : row.end] == row.text and row.text, f"{name} {row.id}"
            assert 0 <= row.sentence < sentences and row.rule, f"{name} {row.id}"
        assert table.id.is_unique
    actors = {*result.actors.id, *result.places.id}
    assert set(result.mentions.actor.dropna()) <= actors
    assert set(result.quotes.actor.dropna()) <= actors
    assert set(result.figures.claimed_by.dropna()) <= actors


@given(NEWS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_offsets_hold_on_made_up_news(text: str) -> None:
    check(analyse(Article(text, published=date(2020, 3, 26))))


@given(st.text(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_offsets_hold_on_any_text(text: str) -> None:
    check(analyse(Article(text)))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", ".", "“", "7"])
def test_hardly_any_text_gives_tables_all_the_same(text: str) -> None:
    result = analyse(Article(text))
    check(result)
    assert all(isinstance(getattr(result, name), pd.DataFrame) for name in TABLE_NAMES)


def test_the_same_article_gives_the_same_tables() -> None:
    article = Article(SEED.read_text("utf-8"), published=date(2020, 3, 26))
    one, other = analyse(article), analyse(article)
    for name in TABLE_NAMES:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
