"""A table with one article per row => articles; the column of the text is guessed from column names and cell lengths, shown, and can be set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from analysis.reading.columns import (
    ROLES,
    TORN_LINE,
    Record,
    cell_text,
    guess_columns,
    names_of_roles,
    with_whole_days,
    words_of_name,
)
from analysis.reading.days import NUMBERS, day_of_cell
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.fragments import as_text

SAMPLE = 200
"""Rows from which the roles of the columns are guessed."""
TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
WEB = re.compile(r"https?://\S+")
MAX_CELL = 32_767
"""Largest number of characters in a cell of Excel: longer texts are cut there."""
CUT_LENGTHS = frozenset({250, 254, 255, 256, 500, 511, 512, 1000, 1023, 1024, 2000, 2047, 2048, 3000, 4000, 4095, 4096, 5000, 8000, 8191, 8192, 10_000,
                         16_383, 16_384, 30_000, 32_000, 32_700, 32_759, 32_760, 32_766, MAX_CELL, 65_535, 65_536})  # fmt: skip
"""Characters or bytes at which programs cut cells."""
MIN_CUT, MIN_CUT_TEXTS = 150, 3
"""Fewest characters of texts that are taken for cut, and fewest different texts of exactly that length: fewer may be a coincidence."""
BY = re.compile(r"\A(?:by|von|par|por|door|di)\s+", re.I)
"""By Ana Roe"""
DAY_FIRST_NAMES = frozenset(names_of_roles()["day first"])
ENDED = re.compile(r"""(?:[.!?…)\]”’"'»:;]|https?://\S+|[#@]\w+)\s*\Z""")
"""The end of a complete text: a final punctuation mark, a web address, a hashtag or an account name."""


def read_records(records: Iterable[Record], columns: Mapping[str, str] | None, name: str) -> Collection:
    """Rows of a table => its articles. columns: {role: column} set by the analyst; other roles are guessed. name: of the table, for messages.

    Columns without a role become metadata. Raises CannotRead if no column holds text, or if a column in `columns` does not exist.
    """
    rows = with_whole_days(iter(records))
    sample = list(islice(rows, SAMPLE))
    names = list(dict.fromkeys(key for row in sample for key in row))
    for role, column in (columns or {}).items():
        if role not in ROLES or column not in names:
            raise CannotRead(
                f"{name} has no column {column!r} for {role!r}: it has {', '.join(map(str, names))[:200]}; roles are {', '.join(ROLES)}."
            )
    found = {**guess_columns(names, sample), **(columns or {})}
    if "text" not in found:
        raise no_text(name, names, found, chain(sample, rows))
    dates = [cell_text(row.get(found.get("date", ""))) for row in sample]
    month_first = False if (told_order := month_is_first(dates)) is None and is_day_first(names) else told_order
    layout = Layout(found, month_first, usual_cut([text_cell(row.get(found["text"])) for row in sample]))
    columns_note = (
        "The columns were taken as: " + ", ".join(f"{role} = {column}" for role, column in found.items()) + "."
    )
    return Collection(row_articles(chain(sample, rows), layout), columns=found, warnings=(columns_note,))


def no_text(name: str, names: Sequence[str], found: Mapping[str, str], rows: Iterable[Record]) -> CannotRead:
    """Error for a table without text. Its message names the columns, and its `addresses` are the web addresses that the table lists instead."""
    key = found.get("url")
    addresses = tuple(
        address
        for row in islice(rows, 100_000)
        for address in WEB.findall(cell_text(row.get(key)) if key else " ".join(map(cell_text, row.values())))[:1]
    )
    if addresses:
        return CannotRead(
            f"{name} holds no text of articles, only {len(addresses)} addresses (as tables of Media Cloud and GDELT do): fetch the pages, or export the texts.",
            addresses=addresses,
        )
    return CannotRead(
        f"{name} has no column with text ({', '.join(map(str, names))[:150]}): say which, columns={{'text': '…'}}."
    )


def month_is_first(dates: Iterable[str]) -> bool | None:
    """Dates of a column => True for month first (12/31/2021), False for day first (31/12/2021), None if no date decides it."""
    votes = Counter(
        int(match[3]) > 12
        for one in dates
        if (match := NUMBERS.search(one)) and (int(match[1]) > 12) != (int(match[3]) > 12)
    )
    return votes.most_common(1)[0][0] if votes else None


def is_day_first(columns: Sequence[str]) -> bool:
    """True if two columns or more are named in a language that puts the day before the month."""
    return sum(bool(set(words_of_name(column)) & DAY_FIRST_NAMES) for column in columns) >= 2


def has_time(cell: str) -> bool:
    """True if a cell holds a time beside the date: "2021-05-04 14:05", but not midnight ("2021-05-04 00:00:00")."""
    match = TIME.search(cell)
    return match is not None and match[0].strip("0:") != ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read.

    columns: {role: column}; month_first: True for dates such as 12/31/2021, None if the order is not known; cut: number of characters at
    which texts of this table were cut off, None if they were not.
    """

    columns: Mapping[str, str]
    month_first: bool | None
    cut: int | None


def text_cell(value: Any) -> str:
    """Cell of the text column => text; a list of paragraphs is joined by empty lines."""
    if isinstance(value, list | tuple):
        return "\n\n".join(filter(None, map(text_cell, value)))
    return cell_text(value)


def usual_cut(texts: Sequence[str]) -> int | None:
    """Number of characters at which texts of a table were cut off, or None: the largest length, if three or more different texts have it and none of them ends like a complete text."""
    longest = max(map(len, texts), default=0)
    same = {text for text in texts if len(text) == longest and not ENDED.search(text)}
    return longest if longest >= MIN_CUT and len(same) >= MIN_CUT_TEXTS else None


def cut_note(text: str, cut: int | None) -> tuple[str, ...]:
    """Warning, as a tuple of one, for a text with exactly as many characters or bytes as programs allow in a cell: it may be cut off. Else an empty tuple."""
    length = len(text)
    at_limit = {length, len(text.encode("utf-8", "replace"))} & CUT_LENGTHS and not ENDED.search(text)
    if length in (MAX_CELL, cut) or at_limit:
        return (f"The cell has {length:,} characters, at which programs cut: the rest of the text may be missing.",)
    return ()


def row_articles(rows: Iterable[Record], layout: Layout) -> Iterator[Extracted | Unread]:
    for number, row in enumerate(rows, 1):
        yield row_article(row, number, layout)


def row_article(row: Record, number: int, layout: Layout) -> Extracted | Unread:
    """Row => its article; columns without a role become metadata."""
    columns = layout.columns
    used = {columns[role] for role in ("text", "title", "date", "outlet", "author") if role in columns}
    cells = {role: cell_text(row.get(column)).strip() for role, column in columns.items()}
    metadata = {str(key): words[:2000] for key, value in row.items() if key not in used and (words := cell_text(value))}
    whole = text_cell(row.get(columns["text"]))
    text = as_text(whole).strip()
    if not any(map(str.isalpha, text)):
        known = {role: cells[role] for role in ("title", "outlet") if cells.get(role)}
        torn = f"Line {row[TORN_LINE]} is not valid JSON: export the file again." if TORN_LINE in row else None
        return Unread(torn or f"Row {number} has no text.", metadata={**metadata, **known})
    day = day_of_cell(row.get(columns.get("date", "")), layout.month_first)
    if cells.get("date") and (day is None or has_time(cells["date"])):
        metadata[str(columns["date"])] = cells["date"][:2000]
    unsure = (
        (f"The day “{cells['date'][:40]}” can be read in two ways: say when it was published.",)
        if cells.get("date") and day is None
        else ()
    )
    return Extracted(
        text.replace("\r\n", "\n"), title=cells.get("title") or None, author=BY.sub("", cells.get("author", "")) or None, outlet=cells.get("outlet") or None,
        published=day, published_from=f"the column {columns['date']}" if day else None, metadata=metadata, warnings=(*unsure, *cut_note(whole, layout.cut)),
    )  # fmt: skip
