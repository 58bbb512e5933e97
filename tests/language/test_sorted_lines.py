"""Tables that are looked up by bisection: every line is found again, and nothing else is."""

import pytest

from analysis.language.sorted_lines import SortedLines


@pytest.mark.parametrize("name", ["coordinates.tsv", "vector_classes.tsv"])
def test_the_lines_are_in_the_order_of_their_keys(name: str) -> None:
    keys = [f"{line.split(chr(9))[0]}\t" for line in SortedLines(name).lines]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["coordinates.tsv", "vector_classes.tsv"])
def test_first_and_last_line_are_found(name: str) -> None:
    table = SortedLines(name)
    for line in (table.lines[0], table.lines[-1]):
        key, *cells = line.split("\t")
        assert cells in table.rows(key)


@pytest.mark.parametrize(
    "key", ["", "qwertyish", "london ", "# word in small letters, its class; in the order of the words", "\uffff"]
)
def test_a_key_that_no_line_has_gives_nothing(key: str) -> None:
    assert SortedLines("vector_classes.tsv").rows(key) == []
