"""Names with their kinds, as a reader would mark them."""

import pytest

from analysis import Article
from analysis.extract.mentions import find_mentions
from analysis.language import annotate


def names(text: str) -> list[tuple[str, str]]:
    return [(row.text, row.kind) for row in find_mentions(annotate(Article(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Mark Lewis flew to Baghdad.", [("Mark Lewis", "person"), ("Baghdad", "place")]),
        ("Iraqi troops entered Mosul.", [("Iraqi", "group"), ("Mosul", "place")]),
        ("Iran signed the pact.", [("Iran", "place")]),
        ("The United Nations met in Geneva.", [("United Nations", "organisation"), ("Geneva", "place")]),
        ("US-led forces left Syria.", [("US", "place"), ("Syria", "place")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_surname_is_the_person_named_in_full_elsewhere() -> None:
    assert ("Lewis", "person") in names("Mark Lewis was elected mayor of Boston. Lewis won by ten votes.")


def test_every_name_has_a_confidence() -> None:
    rows = find_mentions(annotate(Article("Mark Lewis met officials of the World Bank in Washington.")))
    assert rows and all(0 < row.confidence <= 1 for row in rows)
