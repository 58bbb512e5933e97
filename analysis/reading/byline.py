"""Lines above an article that say who wrote it and when => author and day; they are facts, not sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analysis.article import Removed
from analysis.reading.page_facts import day_of

FIRST_LINES, LONGEST = 8, 120
BY = re.compile(
    r"(?:By|BY|Written by|Reported by)[ :]+([A-Z][\w.’'-]+(?:(?: and |, | )[A-Z][\w.’'-]+){1,7}?)(?:\s*[|,–-]\s*[A-Z][\w.]*(?: (?!and\b)[\w.]+){0,5})?"
)
"""By Ana Roe; By Ana Roe and Ben Fisher, Harbour News"""
DATED = re.compile(
    r"(?:Published|Posted|First published|Publication date|Date)(?: on| at)?[: ]+.{0,30}?(\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4}).{0,40}"
)
"""Published: 4 May 2021, 10:30; Posted on May 4, 2021"""
UPDATED = re.compile(r"(?:Last )?(?:updated|modified)(?: on| at)?[: ]+.{0,60}\d{4}.{0,30}", re.I)
"""Last updated: 5 May 2021"""
DAY_ALONE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4})(?:,? \d{1,2}[:.]\d{2}.{0,12})?"
)
"""May 4, 2021; Tuesday, 4 May 2021 10:30 GMT"""


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    author: str | None
    published: date | None
    removed: tuple[Removed, ...]


def read_head(text: str) -> Head:
    """ "Base handed over\\nBy Ana Roe\\nMay 4, 2021\\n\\nThe army …" => "Base handed over\\n\\nThe army …", Ana Roe, that day.

    Only lines that are nothing else, among the first few, are taken away.
    """
    lines, author, day, removed = text.split("\n"), None, None, []
    head = [at for at, line in enumerate(lines[: 4 * FIRST_LINES]) if line.strip()][:FIRST_LINES]
    gone = set()
    for at in head:
        line = lines[at].strip()
        if len(line) > LONGEST:
            continue
        by, dated = BY.fullmatch(line), DATED.fullmatch(line) or DAY_ALONE.fullmatch(line)
        if not (by or dated or UPDATED.fullmatch(line)):
            continue
        author = author or (by[1] if by else None)
        day = day or (day_of(line if dated.re is DAY_ALONE else dated[1]) if dated else None)
        removed.append(Removed(line, "byline" if by else "date line"))
        gone.add(at)
    kept = "\n".join(line for at, line in enumerate(lines) if at not in gone)
    return Head(re.sub(r"\n{3,}", "\n\n", kept).strip("\n") if gone else text, author, day, tuple(removed))
