"""Tables that are searched as bytes: every line is found again, and nothing else is."""

import pytest

from analysis.language.sorted_lines import SortedLines

TABLES = ["coordinates.tsv", "vector_classes.tsv", "places.tsv"]


@pytest.mark.parametrize("name", TABLES)
def test_the_lines_are_in_the_order_of_their_keys(name: str) -> None:
    keys = [f"{line.split(chr(9))[0]}\t" for line in SortedLines(name).data.decode().split("\n")[1:-1]]
    assert len(keys) > 10_000 and keys == sorted(keys)


@pytest.mark.parametrize("name", TABLES)
def test_lines_from_the_first_to_the_last_are_found(name: str) -> None:
    table = SortedLines(name)
    lines = table.data.decode().split("\n")[1:-1]
    for line in (lines[0], *lines[1:-1:97], lines[-1]):
        key, *cells = line.split("\t")
        assert cells in table.rows(key)
        assert "\t".join([key, *cells]) in table.lines_from(key)


def test_a_run_of_lines_longer_than_the_steps_of_the_index_is_found_whole() -> None:
    table = SortedLines("places.tsv")
    found = list(table.lines_from("San "))
    lines = table.data.decode().split("\n")
    assert len(found) > 200 and found == [line for line in lines if line.startswith("San ")]


@pytest.mark.parametrize(
    "key",
    ["", "qwertyish", "london ", "# word in small letters, its class; in the order of the words", "\uffff", "\ud800"],
)
def test_a_key_that_no_line_has_gives_nothing(key: str) -> None:
    assert SortedLines("vector_classes.tsv").rows(key) == []
