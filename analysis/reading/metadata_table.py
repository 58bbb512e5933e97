"""A table beside the texts with their titles, dates and outlets: one row per file name."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path, PurePosixPath

from analysis.reading.articles_in_tables import SAMPLE
from analysis.reading.columns import Record, cell_text, guess_columns
from analysis.reading.days import day_of_cell
from analysis.reading.errors import CannotRead
from analysis.reading.limits import Options
from analysis.reading.listing import Listing

TABLES = (".csv", ".tsv", ".xlsx")
MIN_SHARE = 0.5
"""Least share of the rows that must name a file of the folder, counting each file once. (Many rows with the section "sport" beside a file sport.txt do not make a metadata table.)"""


@dataclass(frozen=True)
class MetadataTable:
    """path: of the table; rows: {file name with or without suffix: its metadata}."""

    path: Path
    rows: Mapping[str, Mapping[str, str]]

    def of(self, name: str) -> Mapping[str, str] | None:
        """Relative path of a file => its metadata; None if the table does not name it."""
        path = PurePosixPath(name)
        return next((self.rows[key] for key in (name, path.name, path.stem) if key in self.rows), None)


def find_metadata(listing: Listing, options: Options) -> MetadataTable | None:
    """Files of a folder => the first table directly in it whose rows name other files of the folder; None if there is none."""
    candidates = (listing.folder / name for name in listing.at_the_top(TABLES))
    small = (path for path in candidates if path.stat().st_size <= options.limits.size)
    return next((found for path in small if (found := find_metadata_table(path, listing))), None)


def find_metadata_table(path: Path, listing: Listing) -> MetadataTable | None:
    try:
        rows = list(table_rows(path))
    except (CannotRead, OSError):
        return None
    sample = rows[:SAMPLE]
    columns = list(dict.fromkeys(key for row in sample for key in row))
    hits = {
        column: sum(listing.holds(cell, TABLES) for cell in {cell_text(row.get(column)) for row in sample})
        for column in columns
    }
    key = max(hits, key=lambda column: hits[column], default=None)
    if key is None or hits[key] < max(1, MIN_SHARE * len(sample)):
        return None
    roles = {column: role for role, column in guess_columns([one for one in columns if one != key], []).items()}
    return MetadataTable(
        path, {cell_text(row.get(key)): row_metadata(row, key, roles) for row in rows if cell_text(row.get(key))}
    )


def table_rows(path: Path) -> list[Record]:
    """Rows of a .csv, .tsv or .xlsx."""
    if path.suffix.lower() == ".xlsx":
        openpyxl = import_module("openpyxl")
        reader = import_module("analysis.reading.formats.xlsx")
        try:
            return list(
                islice(
                    reader.xlsx_rows(
                        openpyxl.load_workbook(
                            io.BytesIO(path.read_bytes()), read_only=True, data_only=True
                        ).worksheets[0]
                    ),
                    100_000,
                )
            )
        except Exception:  # a damaged spreadsheet is reported when it is read as an article
            return []
    reader = import_module("analysis.reading.formats.csv")
    text = import_module("analysis.reading.decode").decode(path.read_bytes(), path.name).lstrip("\ufeff")
    return list(islice(reader.csv_rows(text, path.name), 100_000))


def row_metadata(row: Record, key: str, roles: Mapping[str, str]) -> dict[str, str]:
    """Row => title, author, outlet, published (ISO), and its other columns by name."""
    cells = {
        roles.get(column, column): cell_text(value)
        for column, value in row.items()
        if column != key and cell_text(value)
    }
    day = day_of_cell(cells.pop("date", ""))
    return {**cells, **({"published": day.isoformat()} if day else {})}
