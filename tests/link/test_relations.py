"""Who does what to whom, and who speaks about whom."""

import pytest

from analysis import Article, analyse

DEEDS = [
    ("Maria Lewis visited John Carter.", [("Maria Lewis", "visit", "John Carter", False)]),
    ("John Carter was visited by Maria Lewis.", [("Maria Lewis", "visit", "John Carter", False)]),
    ("Maria Lewis did not visit John Carter.", [("Maria Lewis", "visit", "John Carter", True)]),
    ("Maria Lewis met with John Carter on Monday.", [("Maria Lewis", "meet with", "John Carter", False)]),
    ("US troops handed over the base to police officers.", [("US troops", "hand over to", "police officers", False)]),
    ("Maria Lewis left. She visited John Carter.", [("Maria Lewis", "visit", "John Carter", False)]),
    ("Maria Lewis warned guests from Boston.", [("Maria Lewis", "warn", "guests from Boston", False)]),
    ("Maria Lewis spoke at Boston.", []),
    ("Maria Lewis signed a pact with John Carter.", [("Maria Lewis", "sign with", "John Carter", False)]),
    ("Maria Lewis is the sister of John Carter.", []),
    ("Maria Lewis visited herself.", []),
    ("Maria Lewis slept in Boston.", []),
    ("US-led troops visited John Carter.", [("US-led troops", "visit", "John Carter", False)]),
    ("A driver saw John Carter.", [("driver", "see", "John Carter", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEEDS, ids=[case[0] for case in DEEDS])
def test_deeds(text: str, expected: list[tuple[str, str, str, bool]]) -> None:
    found = analyse(Article(text))
    names = dict(zip(found.actors.id, found.actors.name))
    rows = [row for row in found.relation_rows if row.kind == "acts"]
    assert [(names[row.source], row.verb, names[row.target], row.negated) for row in rows] == expected


def test_who_speaks_about_whom() -> None:
    found = analyse(Article("“John Carter is ill and I am not,” Maria Lewis said."))
    names = dict(zip(found.actors.id, found.actors.name))
    (row,) = found.relation_rows
    assert (row.kind, names[row.source], names[row.target], row.quote) == ("speaks", "Maria Lewis", "John Carter", "q1")
    assert found.article.text[row.start : row.end] == "John Carter"


THINGS = [
    ("The army bombed the militia’s depots.", [("army", "bomb", "militia", "the militia’s depots")]),
    ("Iran attacked Iraqi bases. Iraq said it was angry.", [("Iran", "attack", "Iraq", "Iraqi bases")]),
    ("Iran fired missiles at Iraqi bases. Iraq said it was angry.", [("Iran", "fire at", "Iraq", "Iraqi bases")]),
    ("The army bombed the port.", []),
]


@pytest.mark.parametrize(("text", "expected"), THINGS, ids=[case[0] for case in THINGS])
def test_what_is_done_to_a_thing_of_somebody(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = analyse(Article(text))
    names = dict(zip(found.actors.id, found.actors.name))
    rows = [
        (names[row.source], row.verb, names[row.target], row.thing) for row in found.relation_rows if row.kind == "acts"
    ]
    assert rows == expected
