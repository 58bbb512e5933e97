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
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{match[1]}-{SEASONS[match[2]]}"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{match[1]}-{QUARTERS[match[2]]}"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T[A-Z]{2}", value):
        return match[1]
    if re.fullmatch(r"\d\d", value):
        return value + "XX"
    if re.fullmatch(r"\d{3}X|\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d)?", value):
        return value + ("~" if mod == "APPROX" else "")
    return None
