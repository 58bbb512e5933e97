"""A Parquet table => its articles (pyarrow)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.reading.articles_in_tables import read_records
from analysis.reading.columns import Record
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection
from analysis.reading.limits import Options

ROWS = 500
"""Rows that are in memory at a time."""


def read_parquet(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a Parquet table => its articles, some rows at a time."""
    try:
        table = pq.ParquetFile(io.BytesIO(data))
        promised = table.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError):
        raise CannotRead(f"{name} is no Parquet table that can be read: write it again, or as .csv.") from None
    found = read_records(parquet_rows(table, name), options.columns, name)
    return Collection(found.articles, promised, found.columns, warnings=found.warnings)


def parquet_rows(table: pq.ParquetFile, name: str) -> Iterator[Record]:
    try:
        for batch in table.iter_batches(ROWS):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise CannotRead(f"{name} breaks off ({str(problem)[:60]}): write it again, or as .csv.") from None
