"""Many small batches => few large ones, so that neither the files of a corpus nor what is known of them grow with its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.corpus.batch import MAX_OWN_COLUMNS
from analysis.corpus.plan import batch_name
from analysis.corpus.receipts import Receipt, discard, receipts_of, write_receipt
from analysis.filenames import atomic_write

MOST_SMALL = 50
"""Small batches that may stand apart: with more, they are joined."""
FULL = 5_000
"""Articles of a batch that is joined with no other."""
ROWS = 20_000
"""Rows that are held while parts are joined."""


def compact(batches: Sequence[str], out: Path) -> None:
    """Join small batches, where there are many, into batches of about FULL articles.

    As everywhere the new parts are written first, then their receipt, which names the batches it replaces, then those are removed: if this is stopped
    at any point, every article counts exactly once.
    """
    small = [one["batch"] for one in receipts_of(batches, out) if articles_in(one) < FULL]
    if len(small) > MOST_SMALL:
        for group in groups_of(receipts_of(small, out)):
            join(group, out)


def articles_in(receipt: Receipt) -> int:
    return sum(map(len, receipt["articles"].values()))


def groups_of(receipts: Iterable[Receipt]) -> Iterator[list[Receipt]]:
    """Receipts => groups with at least FULL articles each, but the last; a group of one is left out."""
    group, held = list[Receipt](), 0
    for one in receipts:
        group.append(one)
        held += articles_in(one)
        if held >= FULL:
            yield group
            group, held = [], 0
    if len(group) > 1:
        yield group


def join(group: Sequence[Receipt], out: Path) -> Receipt:
    """Batches => one batch with all their rows; the others are removed."""
    marks = {file: mark for one in group for file, mark in one["marks"].items()}
    name, old = batch_name(list(marks.items())), [one["batch"] for one in group]
    sizes = {
        dataset: joined([out / dataset / f"{batch}.parquet" for batch in old], out / dataset / f"{name}.parquet")
        for dataset in group[0]["parts"]
    }
    receipt = write_receipt(out, {
        "batch": name, "marks": marks, "articles": {file: ids for one in group for file, ids in one["articles"].items()},
        "failures": [failure for one in group for failure in one["failures"]], "words": sum(one["words"] for one in group), "parts": sizes,
        "metadata": sorted({column for one in group for column in one["metadata"]})[:MAX_OWN_COLUMNS], "replaces": old,
    })  # fmt: skip
    for one in group:
        discard(one, out)
    return receipt


def joined(parts: Sequence[Path], path: Path) -> int:
    """Parquet files of the same columns => one with all their rows, in row groups of about ROWS; its bytes."""
    with atomic_write(path) as part:
        with pq.ParquetWriter(part, schema_of(parts[0]), compression="zstd") as writer:
            for table in tables_of(parts):
                writer.write_table(table)
        return part.stat().st_size


def schema_of(path: Path) -> pa.Schema:
    with path.open("rb") as stream:
        return pq.read_schema(stream)


def tables_of(parts: Iterable[Path]) -> Iterator[pa.Table]:
    """Parquet files => their rows in order, about ROWS at a time, however few stand in each file."""
    held, rows = list[pa.RecordBatch](), 0
    for path in parts:
        with path.open("rb") as stream:
            for some in pq.ParquetFile(stream).iter_batches(ROWS):
                held.append(some)
                rows += len(some)
                if rows >= ROWS:
                    yield pa.Table.from_batches(held)
                    held, rows = [], 0
    if held:
        yield pa.Table.from_batches(held)
