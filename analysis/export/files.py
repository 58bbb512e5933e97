"""Charts and tables => files: written completely or not at all, equal bytes for equal input, and nothing in them can be executed."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pandas as pd

from analysis.charts.style import Chart
from analysis.filenames import atomic_write
from analysis.storage import location

FORMULA = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\"]*[=+\-@|%＝＋－＠]|[\t\r\n]")
"""Beginning of a cell that a spreadsheet may read as a formula, including the full-width signs of East Asian fonts, and after characters that a program may
drop (spaces, invisible characters, quotation marks)."""
MAX_CELL_CHARACTERS = 32_700
CHART_FORMATS = ("png", "svg", "pdf")
INNER_FORMULA = re.compile(r"([;|\t\n\r][ \"']*)(?=[=+@-])")
"""Rose;=HYPERLINK(A1): a formula in a program that splits cells at semicolons."""
TABLE_FORMATS = ("csv", "xlsx")
METADATA = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}
NEVER = datetime(2000, 1, 1)
"""Day written into files that need one, so that the same input gives the same bytes."""


def write_bytes(data: bytes, path: Path) -> Path:
    """Write to a temporary file and rename it, so that a crash leaves either the old file or the new one."""
    with atomic_write(path) as part:
        part.write_bytes(data)
    return path


def write_pieces(pieces: Iterable[str], path: Path) -> Path:
    """Write pieces of text as UTF-8, one after the other, as `write_bytes` does: only one piece is held at a time."""
    with atomic_write(path) as part, part.open("wb") as stream:
        for piece in pieces:
            stream.write(piece.encode("utf-8"))
    return path


def chart_bytes(chart: Chart, format: str = "png") -> bytes:
    """Chart and format ("png", "svg" or "pdf") => bytes; the chart's description is stored as the file's title."""
    buffer = io.BytesIO()
    metadata = METADATA[format] | (
        {"Title": chart.alt[:500]}
        if format != "png"
        else {"Description": chart.alt[:500].encode("latin-1", "replace").decode("latin-1")}
    )
    from matplotlib import rc_context

    from analysis.charts.style import STYLE

    with rc_context(STYLE):
        chart.savefig(buffer, format=format, dpi=200 * chart.enlarged, metadata=metadata)
    return buffer.getvalue()


def save_chart(chart: Chart, path: str | Path) -> Path:
    """Write a chart to a path ending in .png, .svg or .pdf => that path. Raises ValueError for any other suffix."""
    path = Path(path)
    if path.suffix[1:] not in CHART_FORMATS:
        raise ValueError(
            f"{path.name}: charts are saved as {', '.join(CHART_FORMATS)}; end the name with one of these."
        )
    return write_bytes(chart_bytes(chart, path.suffix[1:]), path)


def disarmed(table: pd.DataFrame) -> pd.DataFrame:
    """Table => the same without formulas: a cell or heading that starts like a formula gets an apostrophe in front; lists become text."""
    shown = table.copy()
    for name in shown.columns:
        if shown[name].dtype == object or str(shown[name].dtype) == "str":
            shown[name] = [file_value(value) for value in shown[name]]
    return shown.rename(columns=file_value)


def file_value(value: object) -> object:
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
    if not isinstance(text, str):
        return text
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    return f"'{text}" if FORMULA.match(text) else text


def csv_text(table: pd.DataFrame, header: bool = True) -> str:
    """Table => CSV text in which no cell is read as a formula, whichever separator the opening program assumes."""
    shown = disarmed(table)
    for name in shown.columns:
        if shown[name].dtype == object or str(shown[name].dtype) == "str":
            shown[name] = [INNER_FORMULA.sub(r"\1'", one) if isinstance(one, str) else one for one in shown[name]]
    return str(shown.to_csv(index=False, header=header, lineterminator="\n"))


def save_pieces(pieces: Iterable[pd.DataFrame], path: str | Path) -> Path:
    """Pieces of a long table => one .csv with all their rows, of which one piece is held at a time."""
    path = location(path)
    with atomic_write(path) as part, part.open("wb") as stream:
        stream.write(codecs.BOM_UTF8)
        for number, piece in enumerate(pieces):
            stream.write(csv_text(piece, header=number == 0).encode("utf-8", "replace"))
    return path


def save_table(table: pd.DataFrame, path: str | Path, *, sheet: str = "table") -> Path:
    """Write a table to a path (or an address in a store) ending in .csv or .xlsx => that path. Raises ValueError for any other suffix."""
    path = location(path)
    if path.suffix == ".csv":
        return write_bytes(csv_text(table).encode("utf-8-sig", "replace"), path)
    if path.suffix == ".xlsx":
        return write_bytes(workbook({sheet: table}), path)
    raise ValueError(f"{path.name}: tables are saved as {', '.join(TABLE_FORMATS)}; end the name with one of these.")


def fitting(value: object) -> object:
    """Cell => text that fits into a spreadsheet cell (32,767 characters at most); a shortened text says so at its end."""
    return (
        value[:MAX_CELL_CHARACTERS] + " … (cut; complete in the CSV)"
        if isinstance(value, str) and len(value) > MAX_CELL_CHARACTERS
        else value
    )


def workbook(tables: dict[str, pd.DataFrame]) -> bytes:
    """{name: table} => bytes of an XLSX with one sheet per table; cells are never interpreted as formulas or links."""
    buffer = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs=options) as writer:
        writer.book.set_properties({"created": NEVER})
        for name, table in tables.items():
            shown = disarmed(table).map(fitting)
            shown.to_excel(writer, sheet_name=name[:31], index=False)
            sheet = writer.sheets[name[:31]]
            sheet.freeze_panes(1, 0)
            if len(shown.columns):
                sheet.autofilter(0, 0, max(len(shown), 1), len(shown.columns) - 1)
            for number, column in enumerate(shown.columns):
                longest = max((len(str(value)) for value in shown[column]), default=0)
                sheet.set_column(number, number, min(60, max(len(column), longest) + 2))
    return buffer.getvalue()
