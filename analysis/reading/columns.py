"""Roles of the columns of a table (text, title, date, …), guessed from column names and cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from analysis.reading.days import day_of_cell
from analysis.reading.names import lines_of_table

Record = Mapping[str, Any]
ROLES = ("text", "title", "date", "outlet", "author", "url")
MIN_TEXT = 60
"""Fewest characters on average in the cells of a text column that is not recognised by its name."""
MIN_TEXT_WORDS = 10
FULLER = 1.5
"""If several columns have names of the text role, the first is taken, unless another one's cells are this many times as long."""
MAX_NAME, MAX_NAME_WORDS = 60, 5
"""Characters and words of a column's name."""
LONGEST_DAY = 40
"""Most characters of a cell that holds only a date."""
TORN_LINE = "line that cannot be read"
"""Column of a record that stands for an invalid line of JSON Lines; its cell is the number of the line."""
MISSING = frozenset({"", "nan", "none", "null", "nat", "<na>", "n/a"})
NAMES_IN_OBJECTS = (
    "name",
    "title",
    "main",
    "original",
    "rendered",
    "displayName",
    "screen_name",
    "username",
    "handle",
    "text",
    "value",
)
"""Keys under which an object in a cell holds its name: {"name": "Ana Roe", "id": 7}."""
ADDRESS = re.compile(r"\s*(?:https?://|www\.)", re.I)
SEPARATORS = re.compile(r"[\s_.:/-]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def names_of_roles() -> dict[str, tuple[str, ...]]:
    """{role: column names for it, most common first}; under "not", words of names that rule a role out ("id", "count")."""
    return {row["role"]: tuple(map(without_accents, row["names"].split())) for row in lines_of_table("columns")}


def without_accents(text: str) -> str:
    """Text => in lower case, without accents and other combining marks: "Başlık" => "baslık", "Treść" => "tresc"."""
    letters = unicodedata.normalize("NFKD", text).lower()
    return "".join(one for one in letters if not unicodedata.combining(one))


@lru_cache(maxsize=10_000)
def words_of_name(column: str) -> tuple[str, ...]:
    """ "Fecha de Publicación", "publishedOn" => ("fecha", "de", "publicacion"), ("published", "on")."""
    return tuple(filter(None, SEPARATORS.split(without_accents(CAMEL.sub(" ", str(column))))))


def candidates(role: str, columns: Sequence[str]) -> list[str]:
    """Role and column names => columns that may have it, best first: the whole name matches, else a word of it ("Article Headline")."""
    names = {name: at for at, name in enumerate(names_of_roles()[role])}
    whole = {column: names[plain] for column in columns if (plain := "".join(words_of_name(column))) in names}
    partly = {
        column: min(names[word] for word in words if word in names)
        for column in columns
        if column not in whole and (words := words_of_name(column)) and not set(words) & set(names_of_roles()["not"]) and set(words) & names.keys()
    }  # fmt: skip
    return [*sorted(whole, key=lambda one: whole[one]), *sorted(partly, key=lambda one: partly[one])]


def named_columns(cells: Sequence[str]) -> int:
    """Number of cells in a row that are known column names: two or more in a header row, none in a row of long texts or numbers."""
    filled = [cell for cell in cells if cell]
    if len(set(filled)) < len(filled) or any(len(cell) > MAX_NAME or cell[0].isdigit() for cell in filled):
        return 0
    short = [cell for cell in filled if len(words_of_name(cell)) <= MAX_NAME_WORDS]
    return len({column for role in ROLES for column in candidates(role, short)})


def guess_columns(columns: Sequence[str], sample: Sequence[Record]) -> dict[str, str]:
    """Column names and some rows => {role: column}; roles without a column are left out.

    A role's column is recognised by its name. If no name fits, the text is the column with the longest cells, and the date is the only column
    that holds dates.
    """
    found = {} if (text := column_of_text(columns, sample)) is None else {"text": text}
    for role in ROLES[1:]:
        named = [column for column in candidates(role, columns) if column not in found.values()]
        fitting = (column for column in named if fits(role, [cell_text(row.get(column)) for row in sample]))
        if (column := next(fitting, None)) is not None:
            found[role] = column
    if "date" not in found and (
        days := [column for column in columns if column not in found.values() and holds_days(column, sample)]
    ):
        found |= {"date": days[0]} if len(days) == 1 else {}
    return found


def column_of_text(columns: Sequence[str], sample: Sequence[Record]) -> str | None:
    """Column names and some rows => the column of the text, or None."""
    lengths = {column: mean_of(len, column, sample) for column in columns}
    named = candidates("text", columns)
    fuller = (
        one
        for one in named[1:]
        if lengths[one] > FULLER * lengths[named[0]] and not {"raw", "html"} & set(words_of_name(one))
    )
    column = next(fuller, None) or next(iter(named), None)
    if column is not None and not (lengths[column] < MIN_TEXT and max(lengths.values()) > 3 * MIN_TEXT):
        return column
    taken = {one for role in ("title", "url") for one in candidates(role, columns)[:1]}
    longest = max(lengths, key=lambda one: lengths[one] if one not in taken else -1.0, default=None)
    if longest is None or longest in taken or lengths[longest] < MIN_TEXT:
        return None
    return longest if mean_of(lambda cell: cell.count(" "), longest, sample) >= MIN_TEXT_WORDS else None


def mean_of(measure: Callable[[str], int], column: str, sample: Sequence[Record]) -> float:
    return sum(measure(cell_text(row.get(column))) for row in sample) / max(1, len(sample))


def fits(role: str, cells: Sequence[str]) -> bool:
    """True if the cells can hold what the column's name says: dates have digits, an outlet is not a web address, a URL is one. Empty cells fit."""
    filled = [cell for cell in cells if cell.strip()]
    addresses = sum(bool(ADDRESS.match(cell)) for cell in filled)
    if role == "url":
        return not filled or addresses > 0 or any("/" in cell for cell in filled)
    if role == "date":
        return not filled or any(len(cell) > 2 and any(map(str.isdigit, cell)) for cell in filled)
    return not filled or (2 * addresses <= len(filled) and any(map(str.isalpha, "".join(filled))))


def holds_days(column: str, sample: Sequence[Record]) -> bool:
    """True if every cell of the column is a date and nothing else."""
    cells = [row.get(column) for row in sample]
    texts = [cell_text(cell).strip() for cell in cells]
    return any(texts) and not set(words_of_name(column)) & set(names_of_roles()["not"]) and all(
        not text or (len(text) <= LONGEST_DAY and not text.replace(".", "").isdigit() and day_of_cell(cell) is not None)
        for cell, text in zip(cells, texts)
    )  # fmt: skip


def cell_text(value: Any) -> str:
    """Cell => text; "" for a missing value."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(cell_text, value)))
    if isinstance(value, dict):
        return cell_text(next((value[key] for key in NAMES_IN_OBJECTS if value.get(key)), ""))
    text = "" if value is None else str(value)
    return "" if text.strip().lower() in MISSING else text


def with_whole_days(rows: Iterator[Record]) -> Iterator[Record]:
    """Rows with year, month and day in three columns => the same rows with a column `date` too."""
    for row in rows:
        parts = {words[0]: column for column in row if len(words := words_of_name(column)) == 1}
        places = [
            next((parts[name] for name in names_of_roles()[part] if name in parts), None)
            for part in ("year", "month", "day")
        ]
        if all(places) and "date" not in parts:
            numbers = [cell_text(row[place]).removesuffix(".0") for place in places if place is not None]
            if all(number.isdigit() and len(number) <= 4 for number in numbers):
                row = {**row, "date": "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:])])}
        yield row
