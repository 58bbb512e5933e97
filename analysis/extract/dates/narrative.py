"""Whether a text tells history: its dates anchor in the story, not at the day of publication."""

from __future__ import annotations

import re
from datetime import date

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
LEAD = 800
"""Characters in which news says when it happened."""
MIN_YEARS_NAMED = 30
"""Years from which a text is a history, though its first lines point at the day of publication."""
MIN_PAST_YEARS = 5
"""Years long past that a history names at least."""
POINTING = 5
"""Years long past for each word that points at the day of publication."""


def is_narrative(text: str, published: date | None) -> bool:
    """Whether the text tells history: it has no day of publication, or names many years long past and hardly a word like
    "yesterday".
    """
    if published is None:
        return True
    begun = text[:BEGINNING]
    if DAY_OF_NEWS.search(text[:LEAD]) and not ANCIENT.search(begun) and len(YEARS.findall(begun)) < MIN_YEARS_NAMED:
        return False  # an obituary: he died on Wednesday
    old = sum(int(year) < published.year - 2 for year in YEARS.findall(begun)) + len(ANCIENT.findall(begun))
    return old >= MIN_PAST_YEARS and len(DEICTIC.findall(begun)) * POINTING < old
