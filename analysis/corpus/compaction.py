"""Many small batches => few large ones, so that neither the files of a corpus nor what is known of them grow with its articles.

Results are partitioned by batch: a run of up to FULL articles in the order of their paths, in files named by the hash of what they hold. They are not
partitioned by day, because that was slower when measured (results of 20,000 articles over five years, one core): a folder for each month makes 2,640
files instead of 44; the network of a single month then takes 0.36 s instead of 0.16, that of all months 1.22 s instead of 0.80, the timeline of a
single month 0.39 s instead of 0.05. Rows sorted by day inside each file make no difference (0.17, 0.88 and 0.06 s): DuckDB skips most of a file anyway.
Articles of one file, such as an export of a hundred, also stay in one batch, so that a change of the file rewrites one batch only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.corpus.batch import MAX_OWN_COLUMNS
from analysis.corpus.plan import batch_name
from analysis.corpus.receipts import Receipt, discard, receipts_of, write_receipt
from analysis.filenames import atomic_write

MAX_SMALL_BATCHES = 50
"""Batches of fewer than FULL articles; if there are more, they are joined."""
FULL = 5_000
"""Articles from which on a batch is not joined with others."""
ROWS = 20_000
"""Rows that are in memory while parts are joined."""


def compact(batches: Sequence[str], out: Path) -> None:
    """Join small batches into batches of about FULL articles, if there are more than MAX_SMALL_BATCHES.

    The new parts are written first, then their receipt, which names the batches that it replaces; then these are removed. If this is stopped at any
    point, every article still counts exactly once.
    """
    small = [one["batch"] for one in receipts_of(batches, out) if articles_in(one) < FULL]
    if len(small) > MAX_SMALL_BATCHES:
        for group in groups_of(receipts_of(small, out)):
            join(group, out)


def articles_in(receipt: Receipt) -> int:
    return sum(map(len, receipt["articles"].values()))


def groups_of(receipts: Iterable[Receipt]) -> Iterator[list[Receipt]]:
    """Receipts => groups with at least FULL articles each, except the last group; a last group of one receipt is left out."""
    group, articles = list[Receipt](), 0
    for one in receipts:
        group.append(one)
        articles += articles_in(one)
        if articles >= FULL:
            yield group
            group, articles = [], 0
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
    batches, rows = list[pa.RecordBatch](), 0
    for path in parts:
        with path.open("rb") as stream:
            for batch in pq.ParquetFile(stream).iter_batches(ROWS):
                batches.append(batch)
                rows += len(batch)
                if rows >= ROWS:
                    yield pa.Table.from_batches(batches)
                    batches, rows = [], 0
    if batches:
        yield pa.Table.from_batches(batches)
