"""The plan of a run: all units of the source and which of them have to be analysed, in a temporary database on the disk, so that memory does not grow with their number."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.corpus.batch import Unit
from analysis.reading.listing import as_blob, as_name, temporary_database

MIN_BATCH_UNITS, MAX_BATCH_UNITS, USUAL_BATCHES = 20, 200, 200
"""Fewest and most units of a batch; between them, its size is chosen so that there are about USUAL_BATCHES batches."""
SCHEMA = """
CREATE TABLE units (position INTEGER PRIMARY KEY, name BLOB UNIQUE, mark TEXT, row TEXT, article BLOB, done INTEGER DEFAULT 0);
"""
ADD = "INSERT OR IGNORE INTO units (name, mark, row, article) VALUES (?, ?, ?, ?)"
WAITING = "SELECT name, mark, row, article FROM units WHERE NOT done ORDER BY position"


@dataclass(frozen=True)
class Batch:
    """Units that one worker analyses together. name: also of its files."""

    name: str
    units: tuple[Unit, ...]


class Plan:
    """The units of a source in order, each name once, and which of them are up to date."""

    def __init__(self, units: Iterable[Unit]):
        self.database = temporary_database(SCHEMA)
        with self.database:
            self.database.execute("BEGIN")
            self.database.executemany(ADD, map(row_of_unit, units))

    def __enter__(self) -> Plan:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def __len__(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM units").fetchone()[0])

    def accept(self, name: str, mark: str) -> bool:
        """Mark a unit as up to date => True; False if the source no longer has it, its mark has changed, or it is marked already."""
        asked = "UPDATE units SET done = 1 WHERE name = ? AND mark = ? AND NOT done"
        return self.database.execute(asked, (as_blob(name), mark)).rowcount == 1

    def waiting(self) -> int:
        """Number of units that have to be analysed."""
        return int(self.database.execute("SELECT count(*) FROM units WHERE NOT done").fetchone()[0])

    def batches(self, size: int | None = None) -> Iterator[Batch]:
        """Units that are new or have changed, `size` at a time."""
        step = size or max(MIN_BATCH_UNITS, min(MAX_BATCH_UNITS, self.waiting() // USUAL_BATCHES))
        rows = self.database.execute(WAITING)
        while fetched := rows.fetchmany(step):
            yield batch_of(list(map(stored_unit, fetched)))


def row_of_unit(unit: Unit) -> tuple[Any, ...]:
    row, article = dict(unit.row) if unit.row else None, pickle.dumps(unit.article) if unit.article else None
    return as_blob(unit.name), unit.mark, json.dumps(row), article


def stored_unit(row: Sequence[Any]) -> Unit:
    name, mark, row_json, article = row
    return Unit(as_name(name), mark, json.loads(row_json), pickle.loads(article) if article else None)


def batch_of(units: Sequence[Unit]) -> Batch:
    return Batch(batch_name([(unit.name, unit.mark) for unit in units]), tuple(units))


def batch_name(marked: Sequence[tuple[str, str]]) -> str:
    """Names and marks of units => name that no other batch has."""
    return hashlib.sha256(json.dumps(marked).encode("utf-8", "surrogatepass")).hexdigest()[:16]
