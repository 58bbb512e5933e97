"""A spreadsheet (.xlsx) => its articles (openpyxl)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from analysis.reading.articles_in_tables import SAMPLE, read_records
from analysis.reading.columns import Record, cell_text, guess_columns
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection
from analysis.reading.formats.csv import HEAD_LINES, MIN_NAMES, names_in
from analysis.reading.limits import Options
from analysis.reading.unpack import check_document

BROKEN = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, SyntaxError,
)  # fmt: skip
"""What openpyxl raises where the file is damaged."""


def read_xlsx(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a spreadsheet => articles of its sheets with text; formulas have their last computed value."""
    check_document(data, name, options.limits, options.limits.collection)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = {sheet.title: found for sheet in book.worksheets if (found := list(xlsx_rows(sheet)))}
    except BROKEN:
        raise CannotRead(
            f"{name} is no spreadsheet that can be read: open it in Excel or LibreOffice and save it as .xlsx."
        ) from None
    if not sheets:
        raise CannotRead(f"{name} has no rows: choose another table.")
    return read_records(records_of(sheets, options), options.columns, name)


def records_of(sheets: dict[str, list[Record]], options: Options) -> list[Record]:
    """Rows of the sheets with text, with the sheet's name if there are several; rows of the first sheet if none has text."""
    wanted = {title: rows for title, rows in sheets.items() if sheet_has_text(rows, options)} or dict(
        list(sheets.items())[:1]
    )
    if len(wanted) == 1:
        return next(iter(wanted.values()))
    return [{**row, "sheet": title} for title, rows in wanted.items() for row in rows]


def sheet_has_text(rows: list[Record], options: Options) -> bool:
    """True if the sheet has the text column that the analyst named, or one that can be guessed."""
    names = list(rows[0])
    return (
        (options.columns["text"] in names)
        if "text" in (options.columns or {}) and options.columns
        else "text" in guess_columns(names, rows[:SAMPLE])
    )


def xlsx_rows(sheet: Any) -> Iterator[Record]:
    """Rows of a sheet keyed by column name; the header is the one of the first lines with most known names, else the first that is not empty."""
    sheet.reset_dimensions()  # a stray cell far away would make every row as long
    rows = (row for row in sheet.iter_rows(values_only=True) if any(map(cell_text, row)))
    head = [row for _, row in zip(range(HEAD_LINES), rows)]
    known, at = names_in([[cell_text(value).strip() for value in row] for row in head])
    if known < MIN_NAMES:
        at = 0
    if not head:
        return
    header = [cell_text(value).strip() or f"column {number}" for number, value in enumerate(head[at], 1)]
    for row in (*head[at + 1 :], *rows):
        yield dict(zip(header, row))
