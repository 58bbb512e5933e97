"""Reading the text that coreference is trained on."""

import pytest

from analysis.training.participants import lesson, meant_mentions


def linked(marked: str, plain: str) -> dict[str, set[str]]:
    """Entity => words of its gold mentions."""
    found: dict[str, set[str]] = {}
    for row in meant_mentions(lesson({"text": plain, "published": None, "gold": []}), marked):
        found.setdefault(row["entity"], set()).add(plain[row["start"] : row["end"]])
    return found


def test_a_pronoun_stands_for_the_name_in_braces() -> None:
    found = linked("John Carter met Maria Lewis. She{Lewis} left.", "John Carter met Maria Lewis. She left.")
    assert list(found.values()) == [{"Maria Lewis", "She"}]


def test_a_pronoun_stands_for_a_description() -> None:
    found = linked("A guard saw John Carter. He{guard} left.", "A guard saw John Carter. He left.")
    assert list(found.values()) == [{"guard", "He"}]


def test_a_word_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="Roe"):
        linked("John Carter left. He{Roe} slept.", "John Carter left. He slept.")
