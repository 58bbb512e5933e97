"""Marks of footnotes go; numbers that belong to the article stay."""

import pytest

from analysis.reading.clean import clean
from analysis.reading.footnotes import without_notes

MARKED = [
    ("It fell,[2] she said.[3][4]", "It fell, she said."),
    ("It fell[note 1] and rose.[citation needed]", "It fell and rose."),
    ("It fell.1 The board said so.2 Nobody knew.", "It fell. The board said so. Nobody knew."),
    ("“It fell.”[12] He left.", "“It fell.” He left."),
    ("It fell[1–3] and rose.", "It fell and rose."),
]
PLAIN = [
    "We lost [12] men, he said.",
    "“[T]he base is lost,” he said.",
    "It is a[n] error, he said.",
    "Covid19 and the G20 met on Sept.11 and May.12 in room B2.",
    "It fell.3 The board said so.",
    "The year [2020] was bad.",
    "[1] is a number and\n[2] is another, the teacher said.\nThat was all.",
    "H2O and CO2 rose in zone1 and zone2 of the plant3.5 km away.",
]


@pytest.mark.parametrize(("text", "left"), MARKED)
def test_marks_go(text: str, left: str) -> None:
    kept, removed = without_notes(text)
    assert kept == left and removed and all(one.reason == "note mark" for one in removed)


@pytest.mark.parametrize("text", PLAIN)
def test_numbers_stay(text: str) -> None:
    assert without_notes(text) == (text, ())


def test_notes_at_the_end_are_no_text() -> None:
    text, removed = clean("It fell,[1] she said.\n\n[1] The wire.\n[2] Bulletin 7.\n")
    assert text == "It fell, she said." and [one.reason for one in removed] == ["note mark", "note", "note"]


def test_nothing_but_notes_stays() -> None:
    assert without_notes("[1] The wire.") == ("[1] The wire.", ())
