"""A SQLite database => the articles of its table with text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from analysis.reading.articles_in_tables import SAMPLE, read_records
from analysis.reading.columns import Record, cell_text, guess_columns
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection
from analysis.reading.limits import Options

NO_TRIGGERS = "PRAGMA trusted_schema = OFF"
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def read_sqlite(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a database => articles of the table that looks most like articles; the database is read from memory, and the other tables are reported."""
    try:
        database = sqlite3.connect(":memory:", check_same_thread=False)
        database.deserialize(data)
        database.execute(NO_TRIGGERS)
        database.row_factory = sqlite3.Row
        tables = [str(row[0]) for row in database.execute(TABLES)]
        sizes = {table: size for table in tables if (size := row_count(database, table))}
    except (sqlite3.Error, UnicodeError) as problem:
        raise CannotRead(
            f"{name} is no SQLite database that can be read ({problem}): export the table as .csv."
        ) from None
    if not sizes:
        raise CannotRead(f"{name} has no table with rows: choose another database.")
    ranks = {table: table_rank(database, table, size) for table, size in sizes.items()}
    chosen = max(ranks, key=lambda table: ranks[table])
    others = [f"{table} ({sizes[table]:,} rows)" for table, (roles, _) in ranks.items() if roles and table != chosen]
    more = (
        (f"Articles were read from the table {chosen}; other tables with text: {', '.join(others)[:300]}.",)
        if others
        else ()
    )
    found = read_records(sqlite_rows(database, chosen, name), options.columns, f"{name}, table {chosen},")
    return Collection(found.articles, sizes[chosen], found.columns, warnings=(*found.warnings, *more))


def row_count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {quote_identifier(table)}").fetchone()[0])


def table_rank(database: sqlite3.Connection, table: str, size: int) -> tuple[int, float]:
    """How much a table looks like articles: number of roles its columns have (0 without text), and characters of text."""
    sample = [dict(row) for row in database.execute(f"SELECT * FROM {quote_identifier(table)} LIMIT {SAMPLE}")]
    roles = guess_columns(list(sample[0]), sample)
    if "text" not in roles:
        return 0, float(size)
    return len(roles), size * sum(len(cell_text(row[roles["text"]])) for row in sample) / len(sample)


def sqlite_rows(database: sqlite3.Connection, table: str, name: str) -> Iterator[Record]:
    try:
        for row in database.execute(f"SELECT * FROM {quote_identifier(table)}"):
            yield dict(row)
    except (sqlite3.Error, UnicodeError) as problem:
        raise CannotRead(f"{name} breaks off ({str(problem)[:60]}): export the table as .csv.") from None


def quote_identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
