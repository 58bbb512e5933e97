"""A spreadsheet (.xlsx) => its articles (openpyxl)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from analysis.reading.articles_in_tables import Record, cell_text, read_records
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection
from analysis.reading.limits import Options
from analysis.reading.unpack import check_document


def read_xlsx(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a spreadsheet => the articles of its first sheet that has rows; formulas count as what they last gave."""
    check_document(data, name, options.limits, options.limits.collection)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        records = next((found for sheet in book.worksheets if (found := list(xlsx_rows(sheet)))), [])
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        EOFError,
        SyntaxError,
    ):
        raise CannotRead(
            f"{name} is no spreadsheet that can be read: open it in Excel or LibreOffice and save it as .xlsx."
        ) from None
    if not records:
        raise CannotRead(f"{name} has no rows: choose another table.")
    return read_records(records, options.columns, name)


def xlsx_rows(sheet: Any) -> Iterator[Record]:
    """Rows of a sheet by the names in its first row that has two or more."""
    header: list[str] | None = None
    for row in sheet.iter_rows(values_only=True):
        if header is None:
            filled = [value for value in row if cell_text(value)]
            header = [cell_text(value) or f"column {number}" for number, value in enumerate(row, 1)] if filled else None
        elif any(cell_text(value) for value in row):
            yield dict(zip(header, row))
