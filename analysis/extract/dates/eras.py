"""Years before Christ: a stand-in that the calendar can count with, so that the year after 431 BC is 430 BC."""

from __future__ import annotations

import re

NOUGHT = 10_000
"""What would be the year 1 of our era: 1 BC stands in as 9999, 431 BC as 9569."""


def stand_in(value: str | None) -> str | None:
    """BC0431-08 => 9569-08; anything else is itself."""
    match = re.match(r"BC(\d{4})", value or "")
    return f"{NOUGHT - int(match[1])}{value[6:]}" if match and value and match[1] != "0000" else value


def with_era(value: str | None) -> str | None:
    """9569-08 => BC0431-08; anything else is itself."""
    match = re.match(r"(9[0-9]{3})(?![0-9])", value or "")
    return f"BC{NOUGHT - int(match[1]):04}{value[4:]}" if match and value else value


def year_in(digits: str, era: str) -> str:
    """("431", "bc") => BC0431; ("70", "ad") => 0070."""
    return f"{'BC' * era.startswith('b')}{int(digits):04}"
