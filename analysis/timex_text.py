"""Conversion of TIMEX3 values to words and back."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable
from datetime import date, datetime

TYPES = {"DATE": "day or period", "TIME": "time of day", "DURATION": "length of time", "SET": "repeated"}
"""TIMEX3 type => its name in words."""
REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
HOURS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "daytime"}
UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "DE": "decade", "CE": "century",
    "WE": "weekend", "Q": "quarter", "FN": "fortnight",
}  # fmt: skip
MONTHS = ("%B %Y", "%b %Y")
DAYS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")


def timex_to_words(value: str, type: str = "DATE") -> str:
    """TIMEX3 value and type => words; a value that reads well by itself stays as it is.

    >>> [timex_to_words(one) for one in ("2020-03-26", "2019-WI", "2023-Q2", "199X", "2022-01-14TMO", "PT6M", "PXD", "PRESENT_REF")]
    ['2020-03-26', 'winter 2019', 'quarter 2 of 2023', '1990s', '2022-01-14, morning', '6 minutes', 'some days', 'now']
    """
    if value in REFERENCES:
        return REFERENCES[value]
    found = ((say, re.fullmatch(pattern, value)) for pattern, say in SHAPES)
    words = next((say(*match.groups()) for say, match in found if match), value)
    return f"every {words.removeprefix('1 ')}" if type == "SET" and value.startswith("P") else words


def length_in_words(time: str, number: str, unit: str) -> str:
    """("T", "6", "M") => "6 minutes"; ("", "X", "D") => "some days"."""
    word = UNITS.get(time + unit, UNITS.get(unit, unit))
    more = f"{word[:-1]}ies" if word.endswith("y") and word != "day" else f"{word}s"
    return f"some {more}" if number == "X" else f"{number} {word if number == '1' else more}"


def week(year: str, number: str, end: str | None) -> str:
    first = date.fromisocalendar(int(year), min(max(int(number), 1), 52), 6 if end else 1)
    return f"weekend of {first}" if end else f"week of {first}"


def lengths(time: str, number: str, unit: str, more: str, smaller: str) -> str:
    """P2Y6M => "2 years and 6 months"; PT5H30M => "5 hours and 30 minutes"."""
    return f"{length_in_words(time, number, unit)} and {length_in_words(time, more, smaller)}"


def before_christ(year: str, part: str | None, day: str | None) -> str:
    """BC0431-08-02 => "2 August 431 BC"; BC0431-SP => "spring 431 BC"."""
    words = SEASONS.get(part or "") or (month_name[int(part)] if part else None)
    return " ".join(word for word in (day and str(int(day)), words, str(int(year)), "BC") if word)


SHAPES: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"(\d{4})-W(\d\d)(-WE)?", week),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda year, season: f"{SEASONS[season]} {year}"),
    (r"(\d{4})-Q(\d)", lambda year, number: f"quarter {number} of {year}"),
    (r"(\d{4})-H(\d)", lambda year, number: f"half {number} of {year}"),
    (r"(\d{3})X?", lambda decade: f"{decade}0s"),
    (r"(\d\d)(?:XX)?", lambda century: f"{century}00s"),
    (r"(\d{4}-\d\d-\d\d)T([A-Z]{2})", lambda day, part: f"{day}, {HOURS.get(part, part)}"),
    (r"(\d{4}-\d\d-\d\d)T(\d\d:?\d{0,2}).*", lambda day, hour: f"{day}, {hour}"),
    (r"P(T?)(\d+(?:\.\d+)?|X)(Y|M|W|D|H|S|DE|CE|WE|Q|FN)", length_in_words),
    (r"P(T?)(\d+)([YH])(\d+)(M)|P(T)(\d+)(M)(\d+)(S)", lambda *parts: lengths(*(one for one in parts if one is not None))),
    (r"BC(\d{4})(?:-(\d\d|SP|SU|FA|WI))?(?:-(\d\d))?", before_christ),
    (r"XXXX.*|.*XX-.*|.*-XX", lambda: "not known"),
)  # fmt: skip
"""Pattern of a TIMEX3 value => function from its groups to words; the first that matches the whole value decides."""


def words_to_timex(words: str) -> str | None:
    """Day, month, decade or length of time in an analyst's words => TIMEX3 value; None if it is not understood.

    >>> [words_to_timex(one) for one in ("6 February 2024", "Feb. 6, 2024", "february 2024", "3 days", "1990s", "soon")]
    ['2024-02-06', '2024-02-06', '2024-02', 'P3D', '199X', None]
    """
    plain = " ".join(words.replace(",", " ").replace(".", " ").split())
    for shape in DAYS:
        if day := parse_day(plain, shape):
            return day.isoformat()
    for shape in MONTHS:
        if day := parse_day(plain, shape):
            return f"{day:%Y-%m}"
    if match := re.fullmatch(r"(\d{3})0s", plain):
        return f"{match[1]}X"
    match = re.fullmatch(r"(\d{1,4}) ([a-z]+?)s?", plain.lower())
    unit = next((code for code, word in UNITS.items() if match and word == match[2]), None)
    return f"P{unit[:-1]}{match[1]}{unit[-1]}" if match and unit and len(unit.strip("T")) == 1 else None


def parse_day(words: str, shape: str) -> date | None:
    try:
        return datetime.strptime(words, shape).date()
    except ValueError:
        return None
