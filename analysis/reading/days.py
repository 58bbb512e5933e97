"""Dates as exports, pages and tables write them => datetime.date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from analysis.reading.names import lines_of_table

ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?[.]?[ -](?:de )?([^\W\d_]{3,10})\.?,?[ -](?:de |del )?(\d{4})(?!\d)"
)
"""4 May 2021; 5. Juli 2019; 4-May-2021"""
MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:\d{1,2}:\d{2}(?::\d{2})? (?:[+-]\d{4} )?)?(\d{4})(?!\d)"
)
"""May 4, 2021; Wed May 05 10:00:00 +0000 2021"""
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
"""05.05.2021, 31/12/2021"""
FILE_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_. ]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
"""2021-05-04_Valley-Courier_0, 20210504 story"""
LETTER_OR_DIGIT = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
ADDRESS_DAY = re.compile(
    r"/((?:19|20)\d{2})(?:[/-](0?[1-9]|1[0-2]|[A-Za-z]{3,9})[/-](0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_-]|\Z)"
)
"""https://paper.example/2021/05/04/dam-burst, https://paper.example/2021/may/04/dam-burst"""
FOLDER_DAY = re.compile(r"(?:.*/)?((?:19|20)\d{2})[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])")
"""news/2021/05/04, news/2021-05-04"""
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
EXCEL_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
"""43538: days since 30 December 1899, as spreadsheets store dates whose cells have no format; from 1954 to 2064."""
EXCEL_DAY_ZERO = date(1899, 12, 30)
YEAR_FIRST = re.compile(r"\s*(\d{4})(?:年|[-/.] ?)(\d{1,2})(?:月|[-/.] ?)(\d{1,2})(?!\d)")
"""2019/3/4, 2019. 3. 4., 2019年3月4日"""


@cache
def months() -> dict[str, int]:
    """{name of a month, lower-cased: its number}."""
    return {name: int(row["number"]) for row in lines_of_table("months") for name in row["names"].split()}


def day_of(text: str, *, month_first: bool | None = None) -> date | None:
    """ "2021-05-04T08:00:00+02:00", "May 4, 2021", "5. Juli 2019" or "31.12.2021" => that day; None for any other text.

    With dots and dashes the day comes first. "05/06/2021" is read only if month_first says whether the month comes first.
    """
    text = text[:300]
    try:
        if match := ISO.match(text):
            return date(int(match[1]), int(match[3]), int(match[4]))
        if match := YEAR_FIRST.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        return parse_written_day(text) or in_numbers(text, month_first)
    except ValueError:
        return None


def parse_written_day(text: str) -> date | None:
    for match in DAY_FIRST.finditer(text):
        if month := months().get(match[2].lower()):
            return date(int(match[3]), month, int(match[1]))
    for match in MONTH_FIRST.finditer(text):
        if month := months().get(match[1].lower()):
            return date(int(match[3]), month, int(match[2]))
    return None


def in_numbers(text: str, month_first: bool | None) -> date | None:
    """05.05.2021 and 31/12/2021 => that day; 05/06/2021 => None if month_first is None."""
    match = NUMBERS.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    swapped = second > 12 or (match[2] == "/" and bool(month_first) and first <= 12)
    if match[2] == "/" and month_first is None and first != second and first <= 12 and second <= 12:
        return None
    return date(year, first, second) if swapped else date(year, second, first)


def day_of_cell(value: Any, month_first: bool | None = None) -> date | None:
    """Cell of a table (text, date, timestamp, seconds since 1970, or Excel's serial number) => date; None if it holds none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value or "").strip()
    if EPOCH.fullmatch(text):
        return datetime.fromtimestamp(float(text[:10]), UTC).date()
    if EXCEL_SERIAL.fullmatch(text):
        return EXCEL_DAY_ZERO + timedelta(days=int(text[:5]))
    return day_of(text, month_first=month_first)


def day_in_folders(path: str) -> date | None:
    """ "news/2021/05/04/a.txt", "news/2021-05-04/a.txt" => 2021-05-04; None unless the folder of the file is named by a date and nothing else."""
    match = FOLDER_DAY.fullmatch(path.rpartition("/")[0])
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def day_in_address(address: str) -> date | None:
    """ "https://paper.example/world/2021/05/04/dam-burst" => 2021-05-04; None without a full date (a month alone is not one)."""
    match = ADDRESS_DAY.search(address.partition("?")[0][:500])
    if match is None:
        return None
    year, month, day = filter(None, match.groups())
    try:
        return date(int(year), months().get(month.lower()) or int(month), int(day))
    except ValueError:
        return None


def has_one_order(numbers: re.Match[str]) -> bool:
    """True for a match of NUMBERS that can be one day only: dots put the day first, and no month is greater than 12."""
    first, second = int(numbers[1]), int(numbers[3])
    return numbers[2] == "." or first == second or max(first, second) > 12


def unclear_day_in_name(stem: str) -> str | None:
    """ "04-10-2018 Post" => "04-10-2018", which could be two days; None for a name that tells its day, or none."""
    match = None if day_in_name(stem) else NUMBERS.search(stem[:300])
    return match[0] if match and not has_one_order(match) else None


def day_in_name(stem: str) -> date | None:
    """ "2021-05-04_Valley-Courier_0", "Post 4 May 2021", "post_4May2021", "post 04.05.2021" => 2021-05-04; None for 05-04-2021, which could be two days."""
    match = FILE_DAY.search(stem)
    words = LETTER_OR_DIGIT.sub(" ", stem[:300].replace("_", " "))
    try:
        if match:
            return date(int(match[1]), int(match[3]), int(match[4]))
        numbers = NUMBERS.search(stem[:300])
        return parse_written_day(words) or (
            in_numbers(numbers[0], None) if numbers and has_one_order(numbers) else None
        )
    except ValueError:
        return None
