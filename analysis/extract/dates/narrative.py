"""Whether a text tells history: its dates anchor in the story, not at the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from analysis.extract.dates.grammar import values

DEICTIC = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|(?<!, )today|last (?:week|month|night|year)|this (?:week|month|year)|next (?:week|month|year)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,? (?:the )?\d|,? [A-Z][a-z]+ \d))\b",
    re.I,
)
"""Words that point at the day of publication; a weekday with its date does not."""
YEARS = re.compile(r"(?<![\d$£€#.,-])\b(1\d{3}|20\d\d)\b(?!\s?%|[.,]\d)")
ANCIENT = re.compile(r"\b\d{1,4}\s(?:BCE?|AD|CE)\b|\bAD\s\d{1,4}\b|\b\d{1,4}\sB\.C\.")
BEGINNING = 50_000
"""Characters by which a text is judged."""
DAY_OF_NEWS = re.compile(
    r"\b(?:yesterday|tonight|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,? (?:the )?\d|,? [A-Z][a-z]+ \d))\b"
)
DAY_WITHOUT_YEAR = re.compile(r"\bon ([A-Z][a-z]{2,8}\.?) (\d{1,2})\b(?!,? \d{4}|[:.]\d)")
DAY_WITH_YEAR = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\b|\b\d{1,2} [A-Z][a-z]{2,8},? \d{4}\b")
"""May 3, 2001: a day that others can be counted from."""
HAS_DIED = re.compile(r"\bha(?:s|ve) died\b|\bdies (?:at|aged)\b")
"""How an obituary opens that tells no weekday."""
RECENT_DAYS = timedelta(days=31)
"""How long before publication a day without a year is that of the news."""
LEAD = 800
"""Characters in which news says when it happened."""
MIN_YEARS_NAMED = 30
"""Years from which a text is a history, though its first lines point at the day of publication."""
MIN_PAST_YEARS = 5
"""Years long past that a history names at least."""
POINTING = 5
"""Years long past for each word that points at the day of publication."""


def is_narrative(text: str, published: date | None) -> bool:
    """Whether the text tells history: it names many years long past and hardly a word like "yesterday", or has no day of publication, names
    more years than such words, and does not begin as news does, with weekdays alone."""
    begun, beginning = text[:BEGINNING], text[:LEAD]
    if published is None:
        pointing = len(DEICTIC.findall(begun)) * POINTING
        news = DAY_OF_NEWS.search(beginning) is not None or pointing > len(YEARS.findall(begun))
        return not news or ANCIENT.search(begun) is not None or DAY_WITH_YEAR.search(beginning) is not None
    is_news = (
        DAY_OF_NEWS.search(beginning) is not None
        or HAS_DIED.search(beginning) is not None
        or names_recent_day(beginning, published)
    )
    if is_news and not ANCIENT.search(begun) and len(YEARS.findall(begun)) < MIN_YEARS_NAMED:
        return False  # an obituary: he died on Wednesday
    old = sum(int(year) < published.year - 2 for year in YEARS.findall(begun)) + len(ANCIENT.findall(begun))
    return old >= MIN_PAST_YEARS and len(DEICTIC.findall(begun)) * POINTING < old


def names_recent_day(text: str, published: date) -> bool:
    """True if the text names a day without a year that is within weeks before publication: "died on Jan. 11" in an article of 17 January."""
    numbers = values("month")
    named = ((numbers.get(match[1].lower().rstrip(".")), int(match[2])) for match in DAY_WITHOUT_YEAR.finditer(text))
    return any(month and is_weeks_before(published, int(month), day) for month, day in named)


def is_weeks_before(published: date, month: int, day: int) -> bool:
    """(2025-01-17, 1, 11) => True; (2025-01-17, 3, 11) => False; no such day => False."""
    try:
        return timedelta(0) <= published - date(published.year - (month > published.month), month, day) <= RECENT_DAYS
    except ValueError:
        return False
