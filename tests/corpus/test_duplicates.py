"""Wire copy is found; other stories are not."""

import hashlib

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.duplicates import PERMUTATIONS, find_duplicates, signature

STORY = " ".join(f"word{number}" for number in range(300))


def articles(**texts: str) -> pd.DataFrame:
    return pd.DataFrame([(name, hashlib.sha256(text.encode()).hexdigest(), signature(text)) for name, text in texts.items()],
                        columns=["article", "sha256", "signature"])  # fmt: skip


def test_the_same_text_and_a_shortened_copy_are_found() -> None:
    found = find_duplicates(
        articles(one=STORY, same=STORY, cut=STORY[: len(STORY) * 9 // 10], other=STORY.replace("word", "tale"))
    )
    assert found.set_index(["article", "other"]).likeness[("one", "same")] == 1.0
    assert {frozenset(pair) for pair in zip(found.article, found.other)} == {
        frozenset(pair) for pair in [("one", "same"), ("one", "cut"), ("same", "cut")]
    }


@given(st.text(max_size=200))
def test_any_text_has_a_signature(text: str) -> None:
    assert len(signature(text)) == PERMUTATIONS == len([n for n in signature(text) if 0 <= n < 2**32])


def test_nothing_gives_nothing() -> None:
    assert find_duplicates(articles()).empty
