"""The cells that an analyst can edit: how her input is parsed, and which values are allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from analysis.catalogue import TABLES, Cell, CellType
from analysis.extract.dates.calendar import value_bounds
from analysis.timex_text import words_to_timex

TIMEX3 = re.compile(
    r"P(?:\d{1,6}(?:\.\d{1,6})?|X)[A-Z]{1,2}|PT(?:\d{1,6}|X)[HMS]|(?:PAST|PRESENT|FUTURE)_REF|T[A-Z0-9:]{2,5}"
)
"""Values without days: durations, references, times."""


def read(table: str, cell: str, written: Any) -> Any:
    """Text that the analyst entered => value of the cell; None for empty text. Raises ValueError with a sentence that says which values are allowed.

    >>> read("figures", "value", "1,200")
    1200.0
    """
    cells = TABLES[table].cells
    if cell not in cells:
        raise ValueError(f"{cell!r} of {table} cannot be changed; {', '.join(cells)} can.")
    if written is None or not str(written).strip():
        return empty(cells[cell])
    text = str(written).strip()
    allowed = cells[cell].choices
    if allowed and text not in allowed:
        raise ValueError(f"“{text}” is not a valid {cell}: choose one of {', '.join(allowed)}.")
    return READERS[cells[cell].type](text)


def empty(cell: Cell) -> None:
    """Value of an empty input: None. Raises ValueError if the cell requires a value."""
    if cell.choices or cell.required:
        raise ValueError(f"{cell.label} cannot be empty.")


def parse_number(text: str) -> float:
    try:
        return float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise ValueError(f"“{text}” is not a number: write it as 1200 or 2.5.") from None


def parse_iso_day(text: str) -> str:
    try:
        return date.fromisoformat(words_to_timex(text) or text[:10]).isoformat()
    except ValueError:
        raise ValueError(f"“{text}” is not a date: write it as 26 March 2020 or 2020-03-26.") from None


def timex(text: str) -> str:
    value = words_to_timex(text) or text
    if value_bounds(value) == (None, None) and not TIMEX3.fullmatch(value):
        raise ValueError(
            f"“{text}” is not a date: write it as 26 March 2020, 2020-03-26, March 2020, 2020, 1990s or 3 days."
        )
    return value


READERS: dict[CellType, Callable[[str], Any]] = {
    CellType.TEXT: str, CellType.ACTOR: str, CellType.NUMBER: parse_number, CellType.TIMEX: timex, CellType.DAY: parse_iso_day,
}  # fmt: skip


def editable_values(table: str, row: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """Row => its editable cells as plain data: actors by name (names: id => name), days as ISO strings.

    A cell that holds an actor's id ("claimed_by") is empty without an actor; one with words beside the id ("speaker") holds these
    words then.
    """
    return {name: editable_value(row, name, cell, names) for name, cell in TABLES[table].cells.items()}


def editable_value(row: Any, name: str, cell: Cell, names: Mapping[str, str]) -> Any:
    value = getattr(row, name)
    if cell.id_column is not None:
        return names.get(getattr(row, cell.id_column) or "", None if cell.id_column == name else value)
    return value.isoformat() if isinstance(value, date) else value
