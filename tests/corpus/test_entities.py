"""Actors of several articles are one entity where the evidence is good, and apart where it is not."""

import pandas as pd
import pytest

from analysis.corpus.entities import find_entities, plain


def actors(*rows: tuple[str, str, str, str, tuple[str, ...]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["article", "id", "name", "kind", "aliases"])


TWO = actors(
    ("one", "a1", "Harbour Union", "organisation", ("HU",)),
    ("two", "a1", "the Harbour Union", "organisation", ()),
    ("three", "a1", "HU", "organisation", ()),
    ("three", "a2", "Harbour Union", "place", ()),
)


def test_same_name_and_kind_is_one() -> None:
    entity = find_entities(TWO).entity
    assert entity[0] == entity[1] != entity[3]


def test_a_short_form_joins_its_only_full_name() -> None:
    found = find_entities(TWO)
    assert (found.entity[2], found.rule[2], found.name[2]) == (found.entity[0], "short_form", "Harbour Union")


def test_a_short_form_of_two_stays_apart() -> None:
    found = find_entities(pd.concat([TWO, actors(("four", "a1", "Hotel Union", "organisation", ("HU",)))]))
    assert found.entity[2] == "organisation:hu"


def test_the_analyst_decides_and_the_later_decision_counts() -> None:
    told = [{"article": "three", "actor": "a2", "entity": "organisation:harbour union"},
            {"article": "three", "actor": "a2", "entity": "place:harbour"}]  # fmt: skip
    found = find_entities(TWO, told)
    assert (found.entity[3], found.rule[3]) == ("place:harbour", "analyst")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Harbour Union", "harbour union"), ("Sha’abi", "shaabi"), ("Müller", "muller"), ("U.S.", "us"), ("", "")],
)
def test_plain(name: str, expected: str) -> None:
    assert plain(name) == expected
