"""Cells in words: missing values, long values, characters that files cannot hold, and dates."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.article import Article

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Characters that XML does not allow, and marks that change the direction of the text around them."""
BREAKS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Text => text that every format can hold; other characters become U+FFFD."""
    return UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Text => the same on one line: line breaks of every kind become spaces."""
    return BREAKS.sub(" ", text)


def clip(text: str, longest: int = 160) -> str:
    """Text => one printable line, shortened at the end if it is too long."""
    line = printable(" ".join(text.split()) if len(text) < 100_000 else " ".join(text[:100_000].split()))
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def text_or_empty(value: Any) -> str:
    """Cell => text; "" for a missing value."""
    return "" if value is None or pd.isna(value) else str(value)


def period_in_words(earliest: Any, latest: Any) -> str:
    """First and last day => "3 January 2020", "16–22 March 2020", "March 2020", "2019", "from 1 January 2017", "until 26 March 2020" or "not known"."""
    first, last = (None if pd.isna(day) else day for day in (earliest, latest))
    if first is None or last is None:
        return (
            f"from {in_words(first)}"
            if first is not None
            else f"until {in_words(last)}"
            if last is not None
            else "not known"
        )
    if first == last:
        return in_words(first)
    return whole_months(first, last) or days_between(first, last)


def whole_months(first: Any, last: Any) -> str:
    """First and last day => "2019", "2017–2019", "March 2020" or "January – April 2019" if the period is exactly that, else ""."""
    if first.day != 1 or (last + pd.Timedelta(days=1)).day != 1:
        return ""
    same = first.year == last.year
    if first.month == 1 and last.month == 12:
        return f"{first.year}" if same else f"{first.year}–{last.year}"
    if same:
        return f"{first:%B} {first.year}" if first.month == last.month else f"{first:%B} – {last:%B} {last.year}"
    return f"{first:%B} {first.year} – {last:%B} {last.year}"


def days_between(first: Any, last: Any) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{in_words(last)}"
    return (
        f"{first.day} {first:%B} – {in_words(last)}"
        if first.year == last.year
        else f"{in_words(first)} – {in_words(last)}"
    )


def article_in_words(article: Article) -> str:
    """Article => the line that stands below its charts: "“Harbour strike goes on”, Harbour Times, 26 March 2020"."""
    title = f"“{clip(article.title, 70)}”" if article.title else "the article"
    return ", ".join(filter(None, [title, article.outlet, in_words(article.published) if article.published else None]))


def in_words(day: Any) -> str:
    return f"{day.day} {day:%B} {day.year}"
