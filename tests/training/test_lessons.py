"""Reading the text that descriptions, coreference and salience are trained on."""

from pathlib import Path

import pytest

from analysis.link.actors.described import candidate_heads
from analysis.link.actors.references import name_kinds
from analysis.training.inline import BETWEEN
from analysis.training.lessons import marked_lesson
from analysis.training.participants import PARTICIPANTS, PRONOUNS


def linked(marked: str) -> dict[str, set[str]]:
    """Entity => words of its gold mentions."""
    one = marked_lesson(marked)
    found: dict[str, set[str]] = {}
    for row in one.record["gold"]:
        found.setdefault(row["entity"], set()).add(one.document.text[row["start"] : row["end"]])
    return found


def test_a_pronoun_stands_for_the_name_in_braces() -> None:
    found = linked("John Carter met Maria Lewis. She{Lewis} left.")
    assert sorted(map(sorted, found.values())) == [["John Carter"], ["Maria Lewis", "She"]]


def test_a_pronoun_stands_for_a_description() -> None:
    assert {"guard", "He"} in linked("A guard{p} saw John Carter. He{guard} left.").values()


def test_a_description_stands_for_a_name_behind_it() -> None:
    found = linked("The unions{o} sued. Their chairman{p=Carter}, John Carter, said he{chairman} was glad.")
    assert {"chairman", "John Carter", "he"} in found.values() and {"unions"} in found.values()


def test_grades_of_the_first_line() -> None:
    one = marked_lesson("! Carter 4, guard 1, nobody 0\nA guard{p} saw John Carter.")
    assert sorted(one.record["salience"].values()) == [1, 4]


def test_kinds_of_descriptions() -> None:
    one = marked_lesson("The union{o} paid two guards{p}, who left the house.")
    heads = candidate_heads(one.document, name_kinds(one.document, one.names))
    assert {one.document.words[at]: one.gold[at]["kind"] if at in one.gold else None for at in heads} == {
        "union": "organisation",
        "guards": "person",
        "house": None,
    }


@pytest.mark.parametrize(
    ("marked", "said"), [("John Carter left. He{Roe} slept.", "Roe"), ("A guard{x y} left.", "brace")]
)
def test_marks_that_cannot_be_read(marked: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        marked_lesson(marked)


@pytest.mark.parametrize("path", [PARTICIPANTS, PRONOUNS], ids=lambda path: path.name)
def test_every_mark_of_the_training_text_can_be_read(path: Path) -> None:
    text = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.startswith("#"))
    for marked in BETWEEN.split(text)[::12]:
        assert marked_lesson(marked.strip()).record["gold"]
