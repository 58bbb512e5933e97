"""Groups of names that markup and data formats use for their parts, from names.tsv."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def names_of(group: str) -> tuple[str, ...]:
    """Group of names.tsv => its names in order: "letter elements" => ("sup", "sub", …). Raises KeyError for an unknown group."""
    lines = files("analysis.reading").joinpath("names.tsv").read_text("utf-8").splitlines()
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["group"]: tuple(row["names"].split()) for row in table}[group]
