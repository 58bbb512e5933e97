"""TIMEX3 values and days: what "1998-W07", "199X" or "2020-SU" spans, and arithmetic on units."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

Days = tuple[date | None, date | None]
NOTHING: Days = (None, None)
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological, of the north; winter runs into the next year."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def value_bounds(value: str) -> Days:
    """TIMEX3 value => first and last day: "2020-02" => 1 to 29 February; nothing for durations, sets and references."""
    for pattern, days in SHAPES:
        if match := re.fullmatch(pattern, value):
            try:
                return days(*match.groups())
            except (ValueError, OverflowError):
                return NOTHING
    return NOTHING


HALVES = {"START": (0, 1), "END": (1, 2)}
THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
"""TIMEX3 mod => from and up to which third of the period."""


def halved(days: Days, mod: str | None) -> Days:
    """First and last day of the first (START) or second (END) half of a period."""
    first, last = days
    if first is None or last is None or mod not in HALVES or first == last:
        return days
    length = (last - first).days + 1
    start, end = ((length * half + 1) // 2 for half in HALVES[mod])
    return first + timedelta(days=start), first + timedelta(days=end - 1)


def narrowed(days: Days, mod: str | None) -> Days:
    """First and last day of the part of a period that "early", "mid" and "late" mean: a third of it.

    (2019, START) => 1 January to 2 May; (March 2020, END) => 22 to 31 March.
    """
    first, last = days
    if first is None or last is None or mod not in THIRDS or first == last:
        return days
    length = (last - first).days + 1
    start, end = (round(length * third / 3) for third in THIRDS[mod])
    return first + timedelta(days=start), first + timedelta(days=end - 1)


def of_day(year: str, month: str, day: str) -> Days:
    one = date(int(year), int(month), int(day))
    return one, one


def of_month(year: str, month: str) -> Days:
    first = date(int(year), int(month), 1)
    return first, first + relativedelta(months=1, days=-1)


def of_year(year: str) -> Days:
    return date(int(year), 1, 1), date(int(year), 12, 31)


def of_years(first: str, last: str) -> Days:
    """2029/2030 => 1 January 2029 to 31 December 2030: which months of them is not told."""
    return date(int(first), 1, 1), date(int(last), 12, 31)


def of_months(first: str, last: str) -> Days:
    return of_month(*first.split("-"))[0], of_month(*last.split("-"))[1]


def of_week(year: str, week: str) -> Days:
    return date.fromisocalendar(int(year), int(week), 1), date.fromisocalendar(int(year), int(week), 7)


def of_weekend(year: str, week: str) -> Days:
    return date.fromisocalendar(int(year), int(week), 6), date.fromisocalendar(int(year), int(week), 7)


def of_quarter(year: str, quarter: str) -> Days:
    first = date(int(year), 3 * int(quarter) - 2, 1)
    return first, first + relativedelta(months=3, days=-1)


def of_half(year: str, half: str) -> Days:
    first = date(int(year), 6 * int(half) - 5, 1)
    return first, first + relativedelta(months=6, days=-1)


def of_season(year: str, season: str) -> Days:
    start, _ = SEASONS[season]
    first = date(int(year), start, 1)
    return first, first + relativedelta(months=3, days=-1)


def of_decade(digits: str) -> Days:
    return date(int(digits) * 10, 1, 1), date(int(digits) * 10 + 9, 12, 31)


def of_century(digits: str) -> Days:
    return date(int(digits) * 100, 1, 1), date(int(digits) * 100 + 99, 12, 31)


SHAPES = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", of_day), (r"(\d{4})-(\d\d)", of_month), (r"(\d{4})", of_year),
    (r"(\d{4})/(\d{4})", of_years), (r"(\d{4}-\d\d)/(\d{4}-\d\d)", of_months), (r"(\d{4})-W(\d\d)", of_week), (r"(\d{4})-W(\d\d)-WE", of_weekend), (r"(\d{4})-Q([1-4])", of_quarter),
    (r"(\d{4})-H([12])", of_half), (r"(\d{4})-(SP|SU|FA|WI)", of_season), (r"(\d{3})X?", of_decade), (r"(\d\d)(?:XX)?", of_century),
)  # fmt: skip


def shifted(day: date, unit: str, number: int) -> str:
    """Day moved by so many units, as a TIMEX3 value of the unit's grain: (26 March 2020, "W", -2) => "2020-W11"."""
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
    if unit in months:
        moved = day + relativedelta(months=months[unit] * number)
    elif unit in ("TH", "TM", "TS"):
        moved = day
    else:
        moved = day + timedelta(days={"D": 1, "W": 7, "WE": 7, "FN": 14}[unit] * number)
    return grain(moved, unit)


def grain(day: date, unit: str) -> str:
    """The period of that size that the day lies in, as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return {
        "D": day.isoformat(), "W": f"{year}-W{week:02}", "WE": f"{year}-W{week:02}-WE", "FN": f"{year}-W{week:02}",
        "M": f"{day.year:04}-{day.month:02}", "Q": f"{day.year:04}-Q{(day.month + 2) // 3}", "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}", "CE": f"{day.year // 100:02}",
    }.get(unit, day.isoformat())  # fmt: skip


def holiday(rule: str, year: int) -> date:
    """("11-thu4", 2020) => 26 November 2020; ("11-mon1+1", 2020) => 3 November 2020; ("easter-2", 2020) => 10 April 2020."""
    if rule.startswith("easter"):
        sunday: date = easter(year)
        return sunday + timedelta(days=int(rule[6:]))
    month, day = rule.split("-", 1)
    if day.isdigit():
        return date(year, int(month), int(day))
    day, _, more = day.partition("+")
    which, weekday = int(day[3:]), WEEKDAYS.index(day[:3])
    if which < 0:
        last: date = date(year, int(month), 1) + relativedelta(months=1, days=-1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, int(month), 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1) + int(more or 0))
