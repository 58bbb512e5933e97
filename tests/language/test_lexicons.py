"""Each entry of a lexicon stands once, and its example holds it."""

from importlib.resources import files

import pytest

from analysis.language.lexicons import rows

ROOMS = ("names", "mentions")
IN_ROOMS = sorted(
    f"{room}/{path.name.removesuffix('.tsv')}"
    for room in ROOMS
    for path in files("analysis.language.lexicons").joinpath(room).iterdir()
    if path.name.endswith(".tsv") and path.name != "rules.tsv"
)
NAMES = [*IN_ROOMS, "language/function_words", "actors/words", "check/words", "quotes/words"]


@pytest.mark.parametrize("name", NAMES)
def test_each_entry_is_in_its_example(name: str) -> None:
    for row in rows(name):
        word = row["word"] if "class" in row else next(iter(row.values()))
        assert word.lower() in row["example"].lower(), row


@pytest.mark.parametrize(
    "name",
    [
        "names/areas",
        "names/first_names",
        "names/organisations",
        "mentions/particles",
        "names/peoples",
        "names/surnames",
        "names/titles",
    ],
)
def test_no_entry_stands_twice(name: str) -> None:
    entries = [next(iter(row.values())) for row in rows(name)]
    assert len(entries) == len(set(entries))
