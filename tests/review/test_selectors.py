"""Words are found again in a text that changed, and never mistaken for others."""

import pytest

from analysis.review import locate, selectors

TEXT = "Maria Lewis said 40 ships were lost. John Carter said 40 men were saved. It was 40 degrees."


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("Maria Lewis", "BOSTON — " + TEXT),
        ("40 men", "A new first sentence, with 40 other men. " + TEXT),
        ("40", "New. " + TEXT.replace("It was", "On Monday it was")),
        ("John Carter", TEXT.replace("Maria Lewis said 40 ships were lost. ", "")),
        ("saved", TEXT.replace("men", "women")),
    ],
)
def test_found_again(words: str, changed: str) -> None:
    start = TEXT.rindex(words)
    place = locate(changed, selectors(TEXT, start, start + len(words)))
    assert place and changed[slice(*place)] == words


def test_the_second_of_three_stays_the_second() -> None:
    start = TEXT.index("40 men")
    changed = "40 came. " + TEXT
    place = locate(changed, selectors(TEXT, start, start + 2))
    assert place == (start + 9, start + 11)


@pytest.mark.parametrize(
    "changed", ["", "Nothing of the kind.", "Costs rose by 40 in a week.", TEXT.replace("40", "50")]
)
def test_not_mistaken(changed: str) -> None:
    start = TEXT.index("40 men")
    assert locate(changed, selectors(TEXT, start, start + 2)) is None


@pytest.mark.parametrize(
    "target", [[], [{"type": "TextPositionSelector"}], [{"type": "TextQuoteSelector", "exact": ""}]]
)
def test_what_is_no_selector_is_nowhere(target: list[dict[str, object]]) -> None:
    assert locate(TEXT, target) is None
