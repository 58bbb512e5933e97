"""A table beside the texts with their titles, dates and outlets: one row per file name."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
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
from analysis.reading.names import names_of

TABLES = (".csv", ".tsv", ".xlsx")
JSON_TABLES = (".json", ".jsonl")
METADATA_NAMES = frozenset(names_of("metadata files"))
MAX_ROWS = 100_000
MAX_DIGITS = 8
"""Digits of a file name to which a number is filled with zeros: a spreadsheet writes 0012 as 12."""
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
        keys = (name, path.name, path.stem, path.stem.lstrip("0"))
        return next((self.rows[key] for key in keys if key in self.rows), None)


def find_metadata(listing: Listing, options: Options) -> MetadataTable | None:
    """Files of a folder => the first table directly in it whose rows name other files of the folder; None if there is none.

    A JSON file is looked at only if its name says that it holds metadata ("index.json"): a folder may hold very many of them.
    """
    named = [name for name in listing.at_the_top(JSON_TABLES) if PurePosixPath(name).stem.lower() in METADATA_NAMES]
    candidates = (listing.folder / name for name in [*listing.at_the_top(TABLES), *named])
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
        column: sum(names_file(listing, cell) for cell in {file_key(row.get(column)) for row in sample})
        for column in columns
    }
    key = max(hits, key=lambda column: hits[column], default=None)
    if key is None or hits[key] < max(1, MIN_SHARE * len(sample)):
        return None
    roles = {column: role for role, column in guess_columns([one for one in columns if one != key], []).items()}
    return MetadataTable(
        path, {file_key(row.get(key)): row_metadata(row, key, roles) for row in rows if cell_text(row.get(key))}
    )


def file_key(cell: object) -> str:
    """Cell with the name of a file => the name as `Listing` has it: "texts\\a.txt" and "./texts/a.txt" => "texts/a.txt"; of a full path only the file name."""
    name = cell_text(cell).strip().replace("\\", "/").removeprefix("./")
    return name.rpartition("/")[2] if name.startswith("/") or name[1:2] == ":" else name


def names_file(listing: Listing, key: str) -> bool:
    """True if a file of the folder has this key; a number counts for a name with zeros before it."""
    widths = range(len(key), MAX_DIGITS + 1) if key.isdigit() else ()
    return any(listing.holds(name, TABLES) for name in dict.fromkeys([key, *map(key.zfill, widths)]))


def table_rows(path: Path) -> list[Record]:
    """Rows of a .csv, .tsv, .xlsx, .json or .jsonl, at most MAX_ROWS; [] for a damaged file, which is reported when it is read as an article."""
    read = {".xlsx": sheet_rows, ".json": json_rows, ".jsonl": json_rows}.get(path.suffix.lower(), text_rows)
    return list(islice(read(path), MAX_ROWS))


def text_rows(path: Path) -> Iterator[Record]:
    text = import_module("analysis.reading.decode").decode(path.read_bytes(), path.name).lstrip("\ufeff")
    yield from import_module("analysis.reading.formats.csv").csv_rows(text, path.name)


def sheet_rows(path: Path) -> Iterator[Record]:
    openpyxl, reader = import_module("openpyxl"), import_module("analysis.reading.formats.xlsx")
    try:
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
        yield from reader.xlsx_rows(book.worksheets[0])
    except Exception:
        return


def json_rows(path: Path) -> Iterator[Record]:
    """Records of a JSON file without texts."""
    reader = import_module("analysis.reading.formats.json")
    text = path.read_text("utf-8-sig", "replace")
    try:
        value = (
            json.loads(text) if path.suffix.lower() == ".json" else [one for _, one in reader.objects_in_lines(text)]
        )
    except (ValueError, RecursionError):
        return
    found = [reader.flat_record(one) for one in reader.find_records(value) or [] if isinstance(one, dict)]
    if not reader.records_have_text(found):
        yield from found


def row_metadata(row: Record, key: str, roles: Mapping[str, str]) -> dict[str, str]:
    """Row => title, author, outlet, published (ISO), and its other columns by name."""
    cells = {
        roles.get(column, column): cell_text(value)
        for column, value in row.items()
        if column != key and cell_text(value)
    }
    day = day_of_cell(cells.pop("date", ""))
    return {**cells, **({"published": day.isoformat()} if day else {})}
