"""TIMEX3 value and mod => ISO 8601-2 (EDTF)."""

from __future__ import annotations

import re

SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
QUARTERS = {"1": "33", "2": "34", "3": "35", "4": "36"}


def edtf(value: str | None, mod: str | None = None) -> str | None:
    """("2020-03", "APPROX") => "2020-03~"; ("199X", None) => "199X"; ("2020-SU", None) => "2020-22"; durations, sets and
    references have none."""
    if value is None or "REF" in value or value.startswith("P"):
        return None
    if match := re.fullmatch(r"BC(\d{4})(-.+)?", value):
        written = edtf(f"{int(match[1]) - 1:04}{match[2] or ''}", mod)
        return f"-{written}" if written else None
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{match[1]}-{SEASONS[match[2]]}"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{match[1]}-{QUARTERS[match[2]]}"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}", value):
        return match[1]
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d)?", value):
        return value + ("~" if mod == "APPROX" else "")
    return value if re.fullmatch(r"\d{4}(?:-\d\d)?/\d{4}(?:-\d\d)?", value) else None


def open_edtf(written: str | None, side: str) -> str | None:
    """("2017", "ON_OR_AFTER") => "2017/..": a period with an open end."""
    if written is None:
        return None
    return f"{written}/.." if side in ("ON_OR_AFTER", "AFTER") else f"../{written}"
