"""Cells in words: what is missing, what is too long, what no file may hold, and days."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""What XML does not allow, and marks that turn the direction of the text around them."""


def printable(text: str) -> str:
    """Text => text that every format can hold; what cannot be held shows as U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", text)


def label(text: str, longest: int = 160) -> str:
    """Any text => one printable line; the end is cut where it is long."""
    line = printable(" ".join(text.split()) if len(text) < 100_000 else " ".join(text[:100_000].split()))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def known(value: Any) -> str:
    """A cell in words; "" where it is empty."""
    return "" if value is None or pd.isna(value) else str(value)


def when(earliest: Any, latest: Any) -> str:
    """ "2020-01-03"; "2019-01-01 to 2019-04-30"; "from 2017-01-01"; "until 2020-03-26"; "not known"."""
    first, last = (None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in (earliest, latest))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "not known"
