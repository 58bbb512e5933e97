"""JSON => its articles: a list of records, an export of Telegram or X, or one record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from analysis.reading.articles_in_tables import Record, cell_text, read_records
from analysis.reading.decode import decode
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options

ASSIGNMENT = re.compile(r"\A\s*(?:window\.)?[\w.$]+(?:\[[^\]]*\])?\s*=\s*(?=[\[{])")
"""window.YTD.tweets.part0 = […]: how the files of a Twitter archive begin."""
MAX_DEPTH = 4
TEXTS = ("text", "full_text", "body", "content")


def read_json(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of JSON => the articles of the largest list of records in it, or the one record it is."""
    text = ASSIGNMENT.sub("", decode(data, name, options.charset).lstrip("\ufeff"))
    try:
        value = json.loads(text.strip().removesuffix(";"))
    except (ValueError, RecursionError) as problem:
        if "\n" in text.strip() and text.lstrip()[:1] == "{":
            return read_lines(text, name, options)
        raise CannotRead(
            f"{name} is no JSON that can be read ({str(problem)[:60]}): export it again, or as .csv."
        ) from None
    found = list_of_records(value)
    if found is None:
        raise CannotRead(f"{name} is JSON without a list of records: export the articles as a table, a record each.")
    outlet = cell_text(value.get("name")) if isinstance(value, dict) and "messages" in value else ""
    told = read_records((record(one, outlet) for one in found), options.columns, name)
    return next(iter(told.articles)) if isinstance(value, dict) and found == [value] and not options.columns else told  # type: ignore[return-value]


def read_jsonl(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of JSON Lines => its articles, one a line; a line that is no JSON is told."""
    return read_lines(decode(data, name, options.charset).lstrip("\ufeff"), name, options)


def read_lines(text: str, name: str, options: Options) -> Collection:
    return read_records(json_records(text, name), options.columns, name)


def json_records(text: str, name: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            if number == 1:
                raise CannotRead(
                    f"{name} is no JSON Lines that can be read (line 1): export it again, or as .csv."
                ) from None
            yield {"line": number}
            continue
        yield record(value) if isinstance(value, dict) else {"line": number}


def list_of_records(value: Any, depth: int = 0) -> list[Any] | None:
    """The longest list of objects, at most four levels down; an object with a text of its own is the only record."""
    if isinstance(value, list):
        return value if value and all(isinstance(one, dict) for one in value[:50]) else None
    if not isinstance(value, dict) or depth > MAX_DEPTH:
        return None
    inner = [
        found for one in value.values() if isinstance(one, dict | list) and (found := list_of_records(one, depth + 1))
    ]
    if any(isinstance(value.get(key), str) and len(value[key]) > 60 for key in TEXTS) or not inner:
        return [value] if any(isinstance(value.get(key), str) for key in TEXTS) else None
    return max(inner, key=len)


def record(value: dict[str, Any], outlet: str = "") -> Record:
    """One object => one row: "tweet" is unpacked, a text in pieces is joined, a user is its name."""
    inner = value.get("tweet") or value.get("_source") or value.get("node")
    row = {**(inner if isinstance(inner, dict) else value)}
    if isinstance(row.get("text"), list):
        row["text"] = "".join(one if isinstance(one, str) else cell_text(one) for one in row["text"]).strip()
        row.pop("text_entities", None)
    user = row.pop("user", None)
    if isinstance(user, dict):
        row["author"] = row.get("author") or cell_text(user.get("screen_name") or user.get("name"))
    if outlet:
        row["channel"] = outlet
        row.setdefault("author", row.pop("from", None))
    return row
