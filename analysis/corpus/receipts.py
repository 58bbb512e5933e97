"""Receipts: JSON files that say which units of the source are in which Parquet files. A Parquet file without a receipt does not count."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from analysis.catalogue import TABLES
from analysis.filenames import atomic_write
from analysis.storage import is_remote, sizes_in
from analysis.tables import columns

Receipt = dict[str, Any]
"""batch: name; marks: {unit: mark of its content}; articles: {unit: ids of its articles}; failures: [{path, reason}]; words: number in all articles;
parts: {dataset: bytes of its Parquet file}; metadata: columns that come from the sources; replaces: names of the batches that it replaces; columns: hash
of the tables' columns."""
FOLDER = "done"


def write(table: pa.Table, path: Path) -> int:
    """Write a table as Parquet => number of bytes."""
    with atomic_write(path) as part:
        pq.write_table(table, part, compression="zstd")
        size = part.stat().st_size
    return size


def write_text(text: str, path: Path) -> None:
    with atomic_write(path) as part:
        part.write_text(text, encoding="utf-8")


def write_receipt(out: Path, receipt: Receipt) -> Receipt:
    """Write the receipt, which is the last step of a batch: from then on its Parquet files count."""
    write_text(json.dumps({**receipt, "columns": columns_of_tables()}), out / FOLDER / f"{receipt['batch']}.json")
    return receipt


@cache
def columns_of_tables() -> str:
    """Short hash of all tables' columns: results of a version of the workbook with other columns do not count and are made again."""
    layout: dict[str, Any] = {"signature": 2} | {name: columns(one.row) for name, one in TABLES.items()}  # type: ignore[arg-type]
    return hashlib.sha256(json.dumps(layout).encode()).hexdigest()[:16]


def batches_that_count(out: Path) -> list[str]:
    """Sorted names of the batches with a valid receipt and complete Parquet files, without those that another batch replaces.

    Receipts are read one by one, and only the name of each batch (16 letters) is kept. Once batches are joined, each holds up to 5,000 articles
    (see `analysis.corpus.compaction`).
    """
    stored = StoredSizes(out) if is_remote(out) else None
    found, replaced = list[str](), set[str]()
    for path in sorted(files_of_kind(out / FOLDER, ".json"), key=str):
        one = read_receipt(path)
        if one is not None and (stored.has(one) if stored else is_complete(one, out)):
            found.append(one["batch"])
            replaced.update(one.get("replaces", ()))
    return [batch for batch in found if batch not in replaced]


def receipts_of(batches: Iterable[str], out: Path) -> Iterator[Receipt]:
    """Names of batches => their receipts, one at a time."""
    paths = (out / FOLDER / f"{batch}.json" for batch in batches)
    return (one for path in paths if (one := read_receipt(path)) is not None)


class StoredSizes:
    """Sizes in bytes of the parts in an object store, listed once per dataset."""

    def __init__(self, out: Path):
        self.out, self.known = out, dict[str, dict[str, int]]()

    def has(self, receipt: Receipt) -> bool:
        for name in set(receipt["parts"]) - self.known.keys():
            self.known[name] = sizes_in(self.out / name)
        return all(
            self.known[name].get(f"{receipt['batch']}.parquet") == size for name, size in receipt["parts"].items()
        )


def files_of_kind(folder: Path, suffix: str = "") -> list[Path]:
    """Files directly in a folder whose names have the given ending."""
    if is_remote(folder):
        return [folder / name for name in sizes_in(folder) if name.endswith(suffix)]
    return list(folder.glob(f"*{suffix}"))


def read_receipt(path: Path) -> Receipt | None:
    """Receipt at the path; None if it is torn or of an earlier version."""
    try:
        receipt = json.loads(path.read_text("utf-8"))
        return (
            receipt
            if receipt["batch"] == path.stem
            and isinstance(receipt["marks"], dict)
            and isinstance(receipt["parts"], dict)
            and receipt["columns"] == columns_of_tables()
            else None
        )
    except (ValueError, KeyError, TypeError, OSError, RecursionError):
        return None


def is_complete(receipt: Receipt, out: Path) -> bool:
    """True if every Parquet file of the batch has the size in its receipt and ends with Parquet's magic bytes."""
    return all(
        is_complete_part(out / name / f"{receipt['batch']}.parquet", size) for name, size in receipt["parts"].items()
    )


def is_complete_part(path: Path, size: int) -> bool:
    try:
        with path.open("rb") as stream:
            stream.seek(-4, os.SEEK_END)
            return path.stat().st_size == size and stream.read() == b"PAR1"
    except OSError:
        return False


def tidy(out: Path, datasets: Iterable[str]) -> list[str]:
    """Remove the remains of interrupted runs (Parquet files without a receipt, damaged receipts) => names of the batches that count."""
    kept = batches_that_count(out)
    names = set(kept)
    for path in files_of_kind(out / FOLDER, ".json"):
        if path.stem not in names:
            path.unlink(missing_ok=True)
    for folder in (FOLDER, *datasets):
        for path in files_of_kind(out / folder):
            if path.suffix == ".part" or (path.suffix == ".parquet" and path.stem not in names):
                path.unlink(missing_ok=True)
    return kept


def prune(receipt: Receipt, keep: Collection[str], name: str, out: Path) -> Receipt:
    """Remove the articles of some files from a batch without analysing the others again => its new receipt, called `name`.

    The new parts are written first, then the new receipt, then the old ones are removed: if this is stopped at any point, exactly one receipt counts.
    """
    ids = pa.array([one for file in keep for one in receipt["articles"].get(file, ())], pa.string())
    old, sizes = receipt["batch"], {}
    for dataset in receipt["parts"]:
        with (out / dataset / f"{old}.parquet").open("rb") as stream:
            table = pq.read_table(stream)
        sizes[dataset] = write(table.filter(pa.compute.is_in(table["article"], ids)), out / dataset / f"{name}.parquet")
    pruned = {
        **receipt, "batch": name, "parts": sizes, "replaces": [old],
        "marks": {file: receipt["marks"][file] for file in keep}, "articles": {file: receipt["articles"].get(file, []) for file in keep},
        "failures": [one for one in receipt["failures"] if one.get("file") in keep],
        "metadata": own_columns_in(out / "articles" / f"{name}.parquet"),
    }  # fmt: skip
    write_receipt(out, pruned)
    discard(receipt, out)
    return pruned


def own_columns_in(path: Path) -> list[str]:
    """Parquet file of articles => sorted names of the metadata columns that any of them has."""
    with path.open("rb") as stream:
        cells = pq.read_table(stream, columns=["metadata"])["metadata"].combine_chunks()
    return sorted(set(cells.keys.unique().to_pylist()))


def discard(receipt: Receipt, out: Path) -> None:
    """Remove a batch, its receipt first, so that an interruption leaves only files that do not count."""
    (out / FOLDER / f"{receipt['batch']}.json").unlink(missing_ok=True)
    for dataset in receipt["parts"]:
        (out / dataset / f"{receipt['batch']}.parquet").unlink(missing_ok=True)
