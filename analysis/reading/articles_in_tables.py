"""A table of articles => its articles: which column is the text is guessed from names and lengths, shown, and can be set."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from typing import Any

from analysis.reading.days import NUMBERS, day_of_cell
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.fragments import as_text

Record = Mapping[str, Any]
ROLES = ("text", "title", "date", "outlet", "author", "url")
SAMPLE = 200
"""Rows that a guess looks at."""
MIN_TEXT = 60
"""Characters that the cells of a column of text have on average, where no name tells it."""
NAME_SEPARATORS = re.compile(r"[\s_.:-]+")
TIME = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
WEB = re.compile(r"https?://\S+")
MISSING = frozenset({"", "nan", "none", "null", "nat", "<na>", "n/a"})


@cache
def names_of_roles() -> dict[str, tuple[str, ...]]:
    """Role => names of columns that tell it, the commonest first."""
    lines = files("analysis.reading").joinpath("columns.tsv").read_text("utf-8").splitlines()
    table = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["role"]: tuple(row["names"].split()) for row in table}


def plain_name(column: str) -> str:
    """ "Full_Text" => "fulltext"."""
    return NAME_SEPARATORS.sub("", str(column).strip().lower())


def guess_columns(columns: Sequence[str], sample: Sequence[Record]) -> dict[str, str]:
    """Names of columns and some rows => role => column. Where no name tells the text, it is the column with the longest cells."""
    plain: dict[str, str] = {}
    for column in columns:
        plain.setdefault(plain_name(column), column)
    found = {
        role: plain[name]
        for role, names in names_of_roles().items()
        for name in [next((one for one in names if one in plain), None)]
        if name
    }
    lengths = {column: mean_length(column, sample) for column in columns}
    if "text" not in found or (lengths[found["text"]] < MIN_TEXT and max(lengths.values()) > 3 * MIN_TEXT):
        others = {column: length for column, length in lengths.items() if column != found.get("url")}
        longest = max(others, key=lambda column: others[column], default=None)
        found.pop("text", None)
        if (
            longest is not None
            and others[longest] >= MIN_TEXT
            and mean_words(longest, sample) >= 10
            and longest != found.get("title")
        ):
            found["text"] = longest
    taken = found.get("text")
    return {role: column for role, column in found.items() if role == "text" or column != taken}


def mean_length(column: str, sample: Sequence[Record]) -> float:
    return sum(len(cell_text(row.get(column))) for row in sample) / max(1, len(sample))


def mean_words(column: str, sample: Sequence[Record]) -> float:
    return sum(cell_text(row.get(column)).count(" ") for row in sample) / max(1, len(sample))


def cell_text(value: Any) -> str:
    """A cell as text; "" where it is missing."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(cell_text, value)))
    if isinstance(value, dict):
        return cell_text(value.get("name") or value.get("title") or value.get("screen_name") or value.get("text") or "")
    text = "" if value is None else str(value)
    return "" if text.strip().lower() in MISSING else text


def read_records(records: Iterable[Record], columns: Mapping[str, str] | None, name: str) -> Collection:
    """Rows of a table => its articles. columns: role => column, as the analyst says; what she does not say is guessed.

    Raises CannotRead where no column holds text, or a column that was named is not there. Every other column is metadata.
    """
    rows = iter(records)
    sample = list(islice(rows, SAMPLE))
    here = list(dict.fromkeys(key for row in sample for key in row))
    for role, column in (columns or {}).items():
        if role not in ROLES or column not in here:
            raise CannotRead(
                f"{name} has no column {column!r} for {role!r}: it has {', '.join(map(str, here))[:200]}; roles are {', '.join(ROLES)}."
            )
    found = {**guess_columns(here, sample), **(columns or {})}
    if "text" not in found:
        raise no_text(name, here, found, chain(sample, rows))
    order = month_is_first(cell_text(row.get(found.get("date", ""))) for row in sample)
    told = "The columns were taken as: " + ", ".join(f"{role} = {column}" for role, column in found.items()) + "."
    return Collection(row_articles(chain(sample, rows), found, order), columns=found, warnings=(told,))


def no_text(name: str, here: Sequence[str], found: Mapping[str, str], rows: Iterable[Record]) -> CannotRead:
    """What to say of a table without text, and the addresses it holds instead."""
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
        f"{name} has no column with text ({', '.join(map(str, here))[:150]}): say which, columns={{'text': '…'}}."
    )


def month_is_first(dates: Iterable[str]) -> bool | None:
    """Whether the days of a column are written 12/31/2021 or 31/12/2021; None where none of them tells."""
    votes = Counter(
        int(match[3]) > 12
        for one in dates
        if (match := NUMBERS.search(one)) and (int(match[1]) > 12) != (int(match[3]) > 12)
    )
    return votes.most_common(1)[0][0] if votes else None


def has_time(cell: str) -> bool:
    """ "2021-05-04 14:05" => True: more than a day; midnight is none ("2021-05-04 00:00:00")."""
    match = TIME.search(cell)
    return match is not None and match[0].strip("0:") != ""


def row_articles(
    rows: Iterable[Record], columns: Mapping[str, str], month_first: bool | None
) -> Iterator[Extracted | Unread]:
    used = {columns[role] for role in ("text", "title", "date", "outlet", "author") if role in columns}
    for number, row in enumerate(rows, 1):
        told = {role: cell_text(row.get(column)).strip() for role, column in columns.items()}
        metadata = {
            str(key): cell_text(value)[:2000] for key, value in row.items() if key not in used and cell_text(value)
        }
        text = as_text(told["text"])
        if not any(map(str.isalpha, text)):
            yield Unread(
                f"Row {number} has no text.",
                metadata={**metadata, **{role: told[role] for role in ("title", "outlet") if told.get(role)}},
            )
            continue
        day = day_of_cell(row.get(columns.get("date", "")), month_first)
        if told.get("date") and (day is None or has_time(told["date"])):
            metadata[str(columns["date"])] = told["date"][:2000]
        yield Extracted(
            text.replace("\r\n", "\n"), title=told.get("title") or None, author=told.get("author") or None, outlet=told.get("outlet") or None,
            published=day, published_from=f"the column {columns['date']}" if day else None, metadata=metadata,
            warnings=(f"The day “{told['date'][:40]}” can be read in two ways: say when it was published.",) if told.get("date") and day is None else (),
        )  # fmt: skip
