"""The cells that an analyst can change: which there are, how they read, and what they accept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from analysis.extract.dates.calendar import bounds
from analysis.timex_text import written_time

KINDS = ("person", "organisation", "place", "group")
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("mentions", "kind"): (*KINDS, "reference"),
    ("actors", "kind"): KINDS,
    ("quotes", "kind"): ("direct", "mixed", "indirect"),
    ("figures", "kind"): ("count", "money", "percent", "length", "area", "volume", "weight", "speed", "temperature", "power", "energy", "pressure", "voltage", "frequency", "sound", "data", "concentration", "radiation", "measure", "age", "score", "ratio", "ordinal", "share"),
    ("dates", "type"): ("DATE", "TIME", "DURATION", "SET"),
    ("events", "modality"): ("happened", "reported", "planned", "possible", "denied"),
}  # fmt: skip
"""Table and cell => the values it can have."""
CELLS: dict[str, dict[str, str]] = {
    "mentions": {"kind": "Kind", "actor": "Stands for"},
    "actors": {"name": "Name", "kind": "Kind", "role": "Role"},
    "quotes": {"speaker": "Speaker", "kind": "Kind"},
    "figures": {"value": "Value", "unit": "Unit", "counted": "Of what", "kind": "Kind", "claimed_by": "Claimed by"},
    "dates": {"value": "Value", "type": "Type"},
    "events": {"headline": "What happened", "earliest": "From", "latest": "To", "modality": "Kind"},
}
"""Table => cell => its label."""
ACTORS = {("mentions", "actor"), ("quotes", "speaker"), ("figures", "claimed_by")}
"""Cells that name an actor."""
TIMEX3 = re.compile(
    r"P(?:\d{1,6}(?:\.\d{1,6})?|X)[A-Z]{1,2}|PT(?:\d{1,6}|X)[HMS]|(?:PAST|PRESENT|FUTURE)_REF|T[A-Z0-9:]{2,5}"
)
"""Values without days: durations, references, times."""


def read(table: str, cell: str, written: Any) -> Any:
    """What the analyst wrote => the cell's value; None for nothing. Raises ValueError with a sentence that says what fits.

    >>> read("figures", "value", "1,200")
    1200.0
    """
    if cell not in CELLS[table]:
        raise ValueError(f"{cell!r} of {table} cannot be changed; {', '.join(CELLS[table])} can.")
    if written is None or not str(written).strip():
        return empty(table, cell)
    text = str(written).strip()
    allowed = CHOICES.get((table, cell))
    if allowed and text not in allowed:
        raise ValueError(f"“{text}” is no {cell}: choose of {', '.join(allowed)}.")
    return READERS.get((table, cell), str)(text)


def empty(table: str, cell: str) -> None:
    if (table, cell) in CHOICES or (table, cell) in (("actors", "name"), ("events", "headline")):
        raise ValueError(f"{CELLS[table][cell]} cannot be empty.")


def number(text: str) -> float:
    try:
        return float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        raise ValueError(f"“{text}” is no number: write it as 1200 or 2.5.") from None


def day(text: str) -> str:
    try:
        return date.fromisoformat(written_time(text) or text[:10]).isoformat()
    except ValueError:
        raise ValueError(f"“{text}” is no day: write it as 26 March 2020 or 2020-03-26.") from None


def timex(text: str) -> str:
    value = written_time(text) or text
    if bounds(value) == (None, None) and not TIMEX3.fullmatch(value):
        raise ValueError(
            f"“{text}” is no date: write it as 26 March 2020, 2020-03-26, March 2020, 2020, 1990s or 3 days."
        )
    return value


READERS: dict[tuple[str, str], Callable[[str], Any]] = {
    ("figures", "value"): number, ("dates", "value"): timex, ("events", "earliest"): day, ("events", "latest"): day,
}  # fmt: skip


def told(table: str, row: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """The row's cells that can be changed, as data: actors by name (names: id => name), days as text."""
    cells = {cell: plain(getattr(row, cell)) for cell in CELLS[table]}
    if table == "quotes":
        cells["speaker"] = names.get(row.actor or "", row.speaker)
    if table == "mentions":
        cells["actor"] = names.get(row.actor or "")
    if table == "figures":
        cells["claimed_by"] = names.get(row.claimed_by or "")
    return cells


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
