"""The tables of words and patterns beside the readers: *.tsv files with a header line, in which lines that begin with # are comments."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

FOLDER = files("analysis.reading")


def lines_of_table(name: str, comment: str = "#") -> list[dict[str, str]]:
    """Name of a table in this folder ("months", "formats/markdown") => its lines as {column: cell}; comment: beginning of the lines that are comments."""
    lines = FOLDER.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    table_lines = (line for line in lines if not line.startswith(comment))
    return list(csv.DictReader(table_lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def groups_of_names() -> dict[str, tuple[str, ...]]:
    """{group of names.tsv: its names in order}."""
    return {row["group"]: tuple(row["names"].split()) for row in lines_of_table("names")}


def names_of(group: str) -> tuple[str, ...]:
    """Group of names.tsv => the names that markup and data formats use: "letter elements" => ("sup", "sub", …). Raises KeyError for an unknown group."""
    return groups_of_names()[group]
