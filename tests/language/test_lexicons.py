"""Each entry of a lexicon stands once, and its example holds it."""

from importlib.resources import files

import pytest

from analysis.language.lexicons import rows

NAMES = sorted(
    path.name.removesuffix(".tsv") for path in files("analysis.language.lexicons").joinpath("mentions").iterdir()
)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("rules", "__init__.py")])
def test_each_entry_is_in_its_example(name: str) -> None:
    for row in rows(f"mentions/{name}"):
        word = next(iter(row.values()))
        assert word.lower() in row["example"].lower(), row


@pytest.mark.parametrize(
    "name", ["areas", "first_names", "organisations", "particles", "peoples", "surnames", "titles"]
)
def test_no_entry_stands_twice(name: str) -> None:
    entries = [next(iter(row.values())) for row in rows(f"mentions/{name}")]
    assert len(entries) == len(set(entries))
