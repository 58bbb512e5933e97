"""A table as text (.csv, .tsv) => its articles."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from analysis.reading.articles_in_tables import read_records
from analysis.reading.columns import Record, named_columns
from analysis.reading.decode import decode
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection
from analysis.reading.limits import Options

SEPARATORS = ",;\t|"
HEAD_LINES, HEAD_CHARACTERS = 30, 200_000
"""Most lines above the header row (title and date of an export), and most characters of a table in which it is looked for."""
MIN_NAMES = 2
"""Fewest known column names in a header row."""
GDELT_COLUMNS = 15
"""A table with at least so many columns whose first cell begins with fourteen digits is one of GDELT, which has no header row."""


def read_csv(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a table => its articles; the separator and the header line are detected."""
    text = decode(data, name, options.charset).lstrip("\ufeff")
    csv.field_size_limit(options.limits.collection)
    return read_records(csv_rows(text, name), options.columns, name)


def csv_rows(text: str, name: str) -> Iterator[Record]:
    """Lines => rows keyed by column name."""
    first = text.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        text = text.split("\n", 1)[1]
    separator, above = find_names(text)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        header = next(islice(reader, above, None))
        if len(header) >= GDELT_COLUMNS and header[0][:14].isdigit():
            yield {f"column {number}": value for number, value in enumerate(header, 1)}
            header = [f"column {number}" for number in range(1, len(header) + 1)]
        for row in reader:
            if any(row):
                yield dict(zip(header, row))
    except (csv.Error, StopIteration) as problem:
        raise CannotRead(f"{name} is no table that can be read ({problem}): save it as .csv again, in UTF-8.") from None


def find_names(text: str) -> tuple[str, int]:
    """Text of a table => its separator, and the number of rows above the header row."""
    head = "\n".join(text[:HEAD_CHARACTERS].split("\n", HEAD_LINES + 1)[:HEAD_LINES])
    best = max(SEPARATORS, key=lambda one: names_in(first_rows(head, one))[0])
    known, above = names_in(first_rows(head, best))
    return (best, above) if known >= MIN_NAMES else (separator_of(text.split("\n", 1)[0]), 0)


def first_rows(head: str, separator: str) -> list[list[str]]:
    """Rows from the beginning, as far as they can be parsed."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(csv.reader(io.StringIO(head, newline=""), delimiter=separator))
    return rows


def names_in(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Rows => the largest number of known column names in a row, and the index of that row."""
    known = [(named_columns([cell.strip() for cell in row]), -at) for at, row in enumerate(rows[:HEAD_LINES])]
    names, at = max(known, default=(0, 0))
    return names, -at


def separator_of(line: str) -> str:
    """'title;text;"a, b"' => ";": the separator that occurs most often outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(SEPARATORS, key=bare.count)
