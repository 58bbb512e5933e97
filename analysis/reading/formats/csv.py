"""A table as text (.csv, .tsv) => its articles."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from analysis.reading.articles_in_tables import Record, read_records
from analysis.reading.decode import decode
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection
from analysis.reading.limits import Options

SEPARATORS = ",;\t|"
GDELT_COLUMNS = 15
"""Columns, and a first cell of fourteen digits or more: a table of GDELT, which has no line of names."""


def read_csv(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a table => its articles; commas, semicolons, tabs or bars between cells, as the first line has them."""
    text = decode(data, name, options.charset).lstrip("\ufeff")
    csv.field_size_limit(options.limits.collection)
    first = text.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        text, first = text.split("\n", 1)[1], text.split("\n", 2)[1]
    return read_records(csv_rows(text, separator_of(first), name), options.columns, name)


def separator_of(line: str) -> str:
    """'title;text;"a, b"' => ";": the separator that stands most often outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def csv_rows(text: str, separator: str, name: str) -> Iterator[Record]:
    """Lines => rows by the names of the first one."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        header = next(reader)
        if len(header) >= GDELT_COLUMNS and header[0][:14].isdigit():
            yield {f"column {number}": value for number, value in enumerate(header, 1)}
            header = [f"column {number}" for number in range(1, len(header) + 1)]
        for row in reader:
            if any(row):
                yield dict(zip(header, row))
    except (csv.Error, StopIteration) as problem:
        raise CannotRead(f"{name} is no table that can be read ({problem}): save it as .csv again, in UTF-8.") from None
