"""Rows of an answer in pieces, so that a long answer takes no more memory than a short one."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.types import is_object_dtype

MAX_ROWS = 20_000
"""Rows of an answer by default, and of one piece of a longer one."""


def frames(connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, Any]) -> Iterator[pd.DataFrame]:
    """SQL with $named parameters => its rows, at most MAX_ROWS at a time; at least one frame, which may be empty."""
    own = connection.cursor()  # other questions can be asked while the rows of this one are fetched
    reader: pa.RecordBatchReader = own.sql(query, params=parameters or None).to_arrow_reader(MAX_ROWS)
    empty = True
    for batch in reader:
        empty = False
        yield as_frame(pa.Table.from_batches([batch]))
    if empty:
        yield as_frame(reader.schema.empty_table())


def as_frame(found: pa.Table) -> pd.DataFrame:
    """Arrow table => DataFrame that shares the memory of its texts; dates become datetime64, decimals float64, lists tuples."""
    for at, one in enumerate(found.schema):
        if pa.types.is_decimal(one.type):
            found = found.set_column(at, one.name, found.column(at).cast(pa.float64()))
        elif pa.types.is_date(one.type):
            found = found.set_column(at, one.name, found.column(at).cast(pa.timestamp("us")))
    made = cast(pd.DataFrame, found.to_pandas())
    for name in filter(lambda one: is_object_dtype(made[one]), made.columns):
        made[name] = [tuple(value) if isinstance(value, np.ndarray) else value for value in made[name]]
    return made


def frames_of(rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> Iterator[pd.DataFrame]:
    """Rows => frames of at most MAX_ROWS rows; at least one, which may be empty."""
    rest = iter(rows)
    piece = list(islice(rest, MAX_ROWS))
    yield pd.DataFrame(piece, columns=list(columns))
    while piece := list(islice(rest, MAX_ROWS)):
        yield pd.DataFrame(piece, columns=list(columns))


def rows_up_to(pieces: Iterator[pd.DataFrame], limit: int | None, name: str) -> pd.DataFrame:
    """Pieces of an answer => its first `limit` rows (None: all), with a warning if there are more. name: of the answer, for the warning."""
    pieces_kept, rows = list[pd.DataFrame](), 0
    for piece in pieces:
        pieces_kept.append(piece if limit is None else piece.head(limit - rows))
        rows += len(piece)
        if limit is not None and rows > limit:
            warnings.warn(
                f"These are the first {limit:,} rows of {name}, and there are more: ask for limit=None, for fewer articles (corpus.only), or go through corpus.pieces.",
                stacklevel=3,
            )
            break
    made = pieces_kept[0] if len(pieces_kept) == 1 else pd.concat(pieces_kept, ignore_index=True)
    made.attrs["more"] = limit is not None and rows > limit
    return made
