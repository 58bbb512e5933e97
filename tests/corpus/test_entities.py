"""Actors of several articles are one entity where the evidence is good, and apart where it is not."""

from collections.abc import Sequence

import duckdb
import pytest

from analysis.corpus.entities import entity_key, find_entities

Actor = tuple[str, str, str, str, list[str]]
TWO: list[Actor] = [
    ("one", "a1", "Harbour Union", "organisation", ["HU"]),
    ("two", "a1", "the Harbour Union", "organisation", []),
    ("three", "a1", "HU", "organisation", []),
    ("three", "a2", "Harbour Union", "place", []),
]


def found(actors: Sequence[Actor], *decisions: dict[str, str]) -> dict[str, tuple[str, str, str]]:
    """Article and actor => entity, its name, rule."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE actors (article VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, aliases VARCHAR[], named BOOLEAN DEFAULT TRUE)"
    )
    connection.executemany("INSERT INTO actors (article, id, name, kind, aliases) VALUES (?, ?, ?, ?, ?)", actors)
    rows = find_entities(connection, decisions).fetchall()
    return {f"{article} {actor}": (entity, name, rule) for article, actor, entity, name, _, rule in rows}


def test_same_name_and_kind_is_one() -> None:
    rows = found(TWO)
    assert rows["one a1"] == rows["two a1"] != rows["three a2"]


def test_a_short_form_joins_its_only_full_name() -> None:
    assert found(TWO)["three a1"] == ("organisation:harbour union", "Harbour Union", "short_form")


def test_a_short_form_of_two_stays_apart() -> None:
    rows = found([*TWO, ("four", "a1", "Hotel Union", "organisation", ["HU"])])
    assert rows["three a1"] == ("organisation:hu", "HU", "same_name")


def test_a_short_form_of_what_is_itself_one_stays_apart() -> None:
    rows = found([*TWO, ("four", "a1", "Union of Harbours", "organisation", ["Harbour Union"])])
    assert rows["three a1"][0] == "organisation:hu" and rows["one a1"][0] == "organisation:union of harbours"


HARBOUR, PLACE = "organisation:harbour union", "place:harbour"


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([{"article": "three", "actor": "a2", "entity": HARBOUR}, {"article": "three", "actor": "a2", "entity": PLACE}],
         {"three a2": (PLACE, "harbour", "analyst")}),
        ([{"joins": "place:harbour union", "entity": HARBOUR}], {"three a2": (HARBOUR, "Harbour Union", "analyst")}),
        ([{"joins": HARBOUR, "entity": "x:y"}, {"joins": "x:y", "entity": PLACE}], {"three a1": (PLACE, "harbour", "analyst")}),
        ([{"joins": HARBOUR, "entity": PLACE}, {"article": "one", "actor": "a1", "entity": HARBOUR}],
         {"one a1": (HARBOUR, "harbour union", "analyst"), "two a1": (PLACE, "harbour", "analyst")}),
        ([{"article": "one", "actor": "a1", "entity": PLACE}, {"joins": PLACE, "entity": "x:y"}],
         {"one a1": ("x:y", "y", "analyst"), "two a1": (HARBOUR, "the Harbour Union", "same_name")}),
        ([{"joins": HARBOUR, "entity": PLACE}, {"joins": PLACE, "entity": HARBOUR}], {"two a1": (HARBOUR, "harbour union", "analyst")}),
        ([{"article": "three", "actor": "a2", "entity": "no kind"}], {"three a2": ("no kind", "no kind", "analyst")}),
        ([{"article": "nowhere", "actor": "a9", "entity": PLACE}], {"three a2": ("place:harbour union", "Harbour Union", "same_name")}),
    ],
    ids=["later_over_earlier", "join", "join_of_joined", "split_from_joined", "join_of_moved", "there_and_back", "free_words", "gone"],
)  # fmt: skip
def test_the_analyst_decides(decisions: list[dict[str, str]], expected: dict[str, tuple[str, str, str]]) -> None:
    assert found(TWO, *decisions).items() >= expected.items()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Harbour Union", "harbour union"), ("Sha’abi", "shaabi"), ("Müller", "muller"), ("U.S.", "us"), ("", "")],
)
def test_plain(name: str, expected: str) -> None:
    assert entity_key(name) == expected
