"""JSON => its articles: a list of records, an export of Telegram or X, or a single record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from analysis.reading.articles_in_tables import SAMPLE, read_records
from analysis.reading.columns import TORN_LINE, Record, candidates, cell_text, guess_columns, named_columns
from analysis.reading.decode import decode
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.formats.posts import joined_threads, with_authors
from analysis.reading.limits import Options

ASSIGNMENT = re.compile(r"\A\s*(?:window\.)?[\w.$]+(?:\[[^\]]*\])?\s*=\s*(?=[\[{])")
"""window.YTD.tweets.part0 = […]: the beginning of a file in a Twitter archive."""
MAX_DEPTH, MAX_NESTED = 4, 3
"""Levels of nesting that are searched for a list of records, and levels of objects inside a record."""
TEXTS = ("text", "full_text", "body", "content")
MIN_COLUMN_NAMES = 2
"""Fewest known column names among the keys of an object that is a table stored column by column."""
FEWEST_BY_ID = 2
"""Fewest objects inside an object, {"a1": {…}, "a2": {…}}, that are taken for records."""


def read_json(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of JSON => articles of the list of records in it, or of its only record."""
    text = ASSIGNMENT.sub("", decode(data, name, options.charset).lstrip("\ufeff"))
    try:
        value = json.loads(text.strip().removesuffix(";"))
    except (ValueError, RecursionError) as problem:
        if "\n" in text.strip() and text.lstrip()[:1] == "{":
            return read_lines(text, name, options)
        raise CannotRead(
            f"{name} is no JSON that can be read ({str(problem)[:60]}): export it again, or as .csv."
        ) from None
    found = find_records(value)
    if found is None:
        raise CannotRead(f"{name} is JSON without a list of records: export the articles as a table, a record each.")
    articles = read_records(joined_threads([flat_record(one) for one in found]), options.columns, name)
    is_one_article = isinstance(value, dict) and found == [value] and not options.columns
    only: Any = next(iter(articles.articles)) if is_one_article else articles
    return only  # type: ignore[no-any-return]


def read_jsonl(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of JSON Lines => its articles, one per line; lines that are not valid JSON are reported."""
    return read_lines(decode(data, name, options.charset).lstrip("\ufeff"), name, options)


def read_lines(text: str, name: str, options: Options) -> Collection:
    return read_records(json_records(text, name), options.columns, name)


def json_records(text: str, name: str) -> Iterator[Record]:
    """Lines with one object each => records; objects that extend over several lines are read too."""
    values = stacked_objects(text) if text.startswith("{\n") or text.startswith("{\r") else objects_in_lines(text)
    whole = False
    for number, value in values:
        whole |= isinstance(value, dict)
        for one in (find_records(value) or [value]) if isinstance(value, dict) else [{TORN_LINE: number}]:
            yield flat_record(one)
    if not whole:
        raise CannotRead(f"{name} is no JSON Lines that can be read (line 1): export it again, or as .csv.")


def objects_in_lines(text: str) -> Iterator[tuple[int, Any]]:
    """Lines => (line number, object); the object is None for a line that is not valid JSON."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            yield number, None


def stacked_objects(text: str) -> Iterator[tuple[int, Any]]:
    """Concatenated objects => (number, value); the last value is None if the rest cannot be parsed."""
    decoder, at, number = json.JSONDecoder(), 0, 0
    while (begin := text.find("{", at)) >= 0 and not text[at:begin].strip(" \r\n\t,"):
        number += 1
        try:
            value, at = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError):
            yield number, None
            return
        yield number, value


def find_records(value: Any) -> list[Any] | None:
    """Records in a JSON value: every chat of a Telegram account, posts of X with their authors, else the best list of objects; None if there is none."""
    if isinstance(value, dict):
        if chats := chats_of(value):
            return [
                with_channel(one, cell_text(chat.get("name")))
                for chat in chats
                for one in chat["messages"]
                if isinstance(one, dict)
            ]
        if "version" in value and "jsonfeed" in str(value["version"]) and isinstance(value.get("items"), list):
            return [
                {"channel": cell_text(value.get("title")), **one} for one in value["items"] if isinstance(one, dict)
            ]
        if rows := with_authors(value) or rows_of_columns(value):
            return rows
    return list_of_records(value)


def rows_of_columns(value: dict[str, Any]) -> list[dict[str, Any]] | None:
    """A table stored column by column, as pandas writes it, => its rows; None for any other object.

    Either {"columns": ["title", …], "data": [["Dam burst", …], …]} or {"title": {"0": "Dam burst", …}, "text": {…}}, where lists can
    stand for the inner objects.
    """
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list):
        return [dict(zip(map(str, names), row)) for row in data if isinstance(row, list)]
    columns = [dict(enumerate(one)) if isinstance(one, list) else one for one in value.values()]
    if not (columns and all(isinstance(one, dict) and one.keys() == columns[0].keys() for one in columns)):
        return None
    if named_columns(list(value)) < MIN_COLUMN_NAMES:
        return None
    return [{name: column[key] for name, column in zip(value, columns)} for key in columns[0]]


def chats_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Chats of a Telegram export, of one chat or of the whole account."""
    inner = value.get("chats")
    listed = inner.get("list") if isinstance(inner, dict) else None
    return [
        one
        for one in (listed if isinstance(listed, list) else [value])
        if isinstance(one, dict) and isinstance(one.get("messages"), list)
    ]


def with_channel(message: dict[str, Any], channel: str) -> dict[str, Any]:
    """Telegram message => the same with the name of its channel; its writer becomes the author."""
    if not channel:
        return message
    row = {key: value for key, value in message.items() if key != "from"} | {"channel": channel}
    return row | ({"author": message["from"]} if message.get("from") and "author" not in message else {})


def list_of_records(value: Any, depth: int = 0) -> list[Any] | None:
    """Longest list of objects with text, at most four levels down; an object with a text of its own is the only record. None if no object has text."""
    if isinstance(value, list):
        return value if value and all(isinstance(one, dict) for one in value[:50]) else None
    if not isinstance(value, dict) or depth > MAX_DEPTH:
        return None
    inner = [
        found for one in value.values() if isinstance(one, dict | list) and (found := list_of_records(one, depth + 1))
    ]
    if object_has_text(value) or not inner:
        return [value] if any(isinstance(value.get(key), str) for key in TEXTS) else None
    if (
        len(value) >= FEWEST_BY_ID
        and all(isinstance(one, dict) for one in value.values())
        and records_have_text(list(value.values()))
    ):
        return list(value.values())
    return max(inner, key=lambda found: (records_have_text(found), len(found)))


def object_has_text(value: dict[str, Any]) -> bool:
    return any(isinstance(value.get(key), str) and len(value[key]) > 60 for key in TEXTS)


def records_have_text(found: list[Any]) -> bool:
    """True if the records have a text column, by its name or its cells."""
    sample = [flat_record(one) for one in islice(found, SAMPLE) if isinstance(one, dict)]
    return "text" in guess_columns(list(dict.fromkeys(key for row in sample for key in row)), sample)


def flat_record(value: dict[str, Any]) -> dict[str, Any]:
    """Object => row: "tweet" is unpacked, a text in pieces is joined, and nested objects become further columns."""
    inner = value.get("tweet") or value.get("_source") or value.get("node")
    row = {**(inner if isinstance(inner, dict) else value)}
    if isinstance(row.get("text"), list) and any(isinstance(one, dict) for one in row["text"]):
        row["text"] = "".join(one if isinstance(one, str) else cell_text(one) for one in row["text"]).strip()
        row.pop("text_entities", None)
    user = row.pop("user", None)
    if isinstance(user, dict):
        row["author"] = row.get("author") or cell_text(user.get("screen_name") or user.get("name"))
    return flattened(row)


def flattened(row: dict[str, Any], depth: int = 1) -> dict[str, Any]:
    """{"id": 1, "fields": {"body": …}} => {"id": 1, "body": …}: keys of nested objects become columns, except those of an object that names an author, outlet or title."""
    flat = {**row}
    for key, value in row.items():
        if isinstance(value, dict) and depth <= MAX_NESTED and not is_named_thing(key, value):
            flat.pop(key)
            for inner, one in flattened(value, depth + 1).items():
                flat.setdefault(inner if inner not in row else f"{key}.{inner}", one)
    return flat


def is_named_thing(key: str, value: dict[str, Any]) -> bool:
    """True if the object names an author, outlet or title: {"author": {"name": "Ana Roe"}}."""
    return bool(cell_text(value)) and any(
        candidates(role, [key]) for role in ("title", "outlet", "author", "text", "date")
    )
