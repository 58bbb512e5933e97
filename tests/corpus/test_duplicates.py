"""Wire copy is found; other stories are not."""

import hashlib
import random
from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.duplicates import PERMUTATIONS, find_copies, find_duplicates, signature

STORY = " ".join(f"word{number}" for number in range(300))


SCHEMA = pa.schema([("article", pa.string()), ("published", pa.date32()), ("sha256", pa.string()), ("signature", pa.list_(pa.uint32()))])  # fmt: skip


def articles(days: Mapping[str, date] = {}, **texts: str) -> duckdb.DuckDBPyConnection:
    """A DuckDB with these articles; those of which no day is told have none."""
    rows = [{"article": name, "published": days.get(name), "sha256": hashlib.sha256(text.encode()).hexdigest(), "signature": signature(text)}
            for name, text in texts.items()]  # fmt: skip
    connection = duckdb.connect()
    connection.register("articles", pa.Table.from_pylist(rows, schema=SCHEMA))
    return connection


FOUR = {"one": STORY, "same": STORY, "cut": STORY[: len(STORY) * 9 // 10], "other": STORY.replace("word", "tale")}


def test_the_same_text_and_a_shortened_copy_are_found() -> None:
    found = find_duplicates(articles(**FOUR)).df()
    assert found.set_index(["article", "other"]).likeness[("one", "same")] == 1.0
    assert list(zip(found.article, found.other)) == [("cut", "one"), ("cut", "same"), ("one", "same")]


def test_the_first_that_came_out_is_the_one_the_others_are_copies_of() -> None:
    days = {"same": date(2021, 5, 3), "one": date(2021, 5, 4)}
    assert find_copies(articles(days, **FOUR)).fetchall() == [("one", "same"), ("cut", "same")]


def test_what_many_share_is_compared_with_the_first_of_them_only() -> None:
    found = find_duplicates(articles(**{f"story{number:02}": STORY for number in range(30)})).df()
    assert list(found.article) == ["story00"] * 29


@given(st.text(max_size=200))
def test_any_text_has_a_signature(text: str) -> None:
    assert len(signature(text)) == PERMUTATIONS == len([n for n in signature(text) if 0 <= n < 2**32])


def test_nothing_gives_nothing() -> None:
    assert find_duplicates(articles()).fetchall() == find_copies(articles()).fetchall() == []


def test_a_chain_of_copies_goes_back_to_its_first() -> None:
    """Each story shares most of its text with the one before it, and nothing with those further away."""
    dice = random.Random(3)
    words = ["".join(dice.choices("abcdefghijklmnop", k=6)) for _ in range(2_000)]
    texts = {f"story{at:02}": " ".join(words[at * 12 : at * 12 + 300]) for at in range(60)}
    days = {name: date(2021, 5, 4) for name in texts} | {"story59": date(2021, 1, 1)}
    assert set(find_copies(articles(days, **texts)).fetchall()) == {(name, "story59") for name in texts} - {("story59", "story59")}  # fmt: skip


def test_each_number_of_a_signature_is_an_opinion_of_its_own() -> None:
    """Likeness is estimated as closely as 64 independent numbers can: the true one is .8, the standard deviation √(.8 × .2 / 64) = .05."""
    dice = random.Random(5)
    words = ["".join(dice.choices("abcdefghijklmnop", k=6)) for _ in range(2_000)]
    found = []
    for at in range(0, 1_600, 40):
        one, other = (signature(" ".join(words[start : start + 300])) for start in (at, at + 33))
        found.append(sum(a == b for a, b in zip(one, other)) / PERMUTATIONS)
    assert abs(sum(found) / len(found) - 0.8) < 0.03 and min(found) > 0.55
