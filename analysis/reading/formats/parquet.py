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
"""Rows in memory at a time."""


def read_parquet(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a Parquet table => its articles, some rows at a time."""
    try:
        table = pq.ParquetFile(io.BytesIO(data))
        promised = table.metadata.num_rows
    except (pa.ArrowException, OSError, ValueError):
        raise CannotRead(f"{name} is no Parquet table that can be read: write it again, or as .csv.") from None
    found = read_records(parquet_rows(table, name, options.limits.collection), options.columns, name)
    return Collection(found.articles, promised, found.columns, warnings=found.warnings)


def parquet_rows(table: pq.ParquetFile, name: str, max_bytes: int) -> Iterator[Record]:
    """Rows one by one. Raises CannotRead if they are damaged, or have more than `max_bytes` characters in all: a small file can repeat one text a million times."""
    unpacked = 0
    try:
        for batch in table.iter_batches(ROWS):
            for row in batch.to_pylist():
                unpacked += sum(len(cell) for cell in row.values() if isinstance(cell, str))
                if unpacked > max_bytes:
                    raise CannotRead(f"{name} unpacks to more than {max_bytes // 10**6} MB: split it.")
                yield row
    except CannotRead:
        raise
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise CannotRead(f"{name} breaks off ({str(problem)[:60]}): write it again, or as .csv.") from None
