"""Analysis <=> JSON for other programs and for later use: versioned, described by schema/analysis-2.json, and read back as an equal Analysis."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_type_hints

from analysis.article import Article, Removed
from analysis.catalogue import TABLES
from analysis.language import Document, Sentence
from analysis.result import Analysis
from analysis.tables import column_name

FORMAT, VERSION = "analyst-workbook/analysis", 2
JSON_TYPES = {"int": "integer", "float": "number", "str": "string", "bool": "boolean"}


def analysis_to_json(result: Analysis) -> str:
    """Analysis => JSON text with format, version, article, sentences, tokens (one array per column) and the rows of each table, a row a line."""
    return "".join(json_pieces(result))


def json_pieces(result: Analysis) -> Iterator[str]:
    """Analysis => the pieces of its JSON text, one row at a time: a long article has a million values."""
    document = result.document
    head = {"format": FORMAT, "version": VERSION, "made_with": f"analyst-workbook {version('analyst-workbook')}"}
    tokens = {"start": document.starts, "end": document.ends, "tag": document.tags}
    yield "{\n"
    for name, value in {**head, "article": asdict(result.article), "tokens": tokens}.items():
        yield f'"{name}": {in_json_text(value)},\n'
    yield from array_pieces("sentences", document.sentences)
    for name, rows in result.rows.items():
        yield ",\n"
        yield from array_pieces(name, rows)
    yield "\n}\n"


def array_pieces(name: str, rows: Iterable[Any]) -> Iterator[str]:
    """Name of a member and its rows => pieces of the JSON text of `"name": [row, …]`."""
    yield f'"{name}": ['
    for number, row in enumerate(rows):
        yield (",\n" if number else "") + in_json_text(row_fields(row))
    yield "]"


def in_json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=in_json, allow_nan=False)


def analysis_from_json(text: str | bytes) -> Analysis:
    """JSON text written by `analysis_to_json` => an equal Analysis. Raises ValueError with one sentence if it is anything else."""
    data = parse_json(text)
    try:
        article = build_row(
            Article, {**data["article"], "removed": [Removed(**one) for one in data["article"].get("removed", [])]}
        )
        document = rebuild_document(article, data)
        rows = {name: [build_row(one.row, row) for row in data[name]] for name, one in TABLES.items()}
        result = Analysis(document, rows)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as problem:
        raise ValueError(
            f"The JSON does not hold a whole analysis ({type(problem).__name__}: {str(problem)[:120]}): write it again with analysis_to_json."
        ) from None
    check_offsets(result)
    return result


def read_analysis(path: str | Path) -> Analysis:
    """Path of an analysis.json => Analysis. Raises ValueError as `analysis_from_json` does."""
    return analysis_from_json(Path(path).read_bytes())


def parse_json(text: str | bytes) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("This is not JSON: choose an analysis.json that the workbook wrote.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError("This JSON file is not an analysis: choose an analysis.json that the workbook wrote.")
    if data.get("version") != VERSION:
        raise ValueError(
            f"This analysis is of version {data.get('version')} and this workbook reads version {VERSION}: analyse the article again."
        )
    return data


def rebuild_document(article: Article, data: Mapping[str, Any]) -> Document:
    starts, ends, tags = (list(data["tokens"][name]) for name in ("start", "end", "tag"))
    if not len(starts) == len(ends) == len(tags):
        raise ValueError("columns of the tokens differ in length")
    return Document(
        article,
        [Sentence(**one) for one in data["sentences"]],
        starts,
        ends,
        [article.text[a:b] for a, b in zip(starts, ends)],
        tags,
    )


def check_offsets(result: Analysis) -> None:
    """Raise ValueError unless article.text[start:end] equals the text of every row."""
    for name, rows in result.rows.items():
        for row in rows:
            if hasattr(row, "start") and result.article.text[row.start : row.end] != row.text:
                raise ValueError(
                    f"Row {row.id} of {name} does not fit the article’s text: the JSON was changed; write it again."
                )


def row_fields(row: Any) -> dict[str, Any]:
    """Row => {column: value}. Used instead of dataclasses.asdict, which copies deeply and is slow for many rows."""
    return {column_name(name): getattr(row, name) for name in names(row.__class__)}


@cache
def names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def in_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not go into JSON")


def build_row(kind: Any, cells: Mapping[str, Any]) -> Any:
    """Row class and its cells as JSON holds them => row: ISO strings become dates, lists become tuples, and integers floats where the field asks for it."""
    kinds = hints(kind)
    columns = {column_name(name): name for name in kinds}
    unknown = cells.keys() - columns.keys()
    if unknown:
        raise ValueError(f"unknown field {sorted(unknown)[0]}")
    return kind(**{columns[name]: typed(value, kinds[columns[name]]) for name, value in cells.items()})


@cache
def hints(kind: type) -> dict[str, str]:
    """Row class => {field: its annotation as text, such as "date | None"}."""
    resolved = get_type_hints(kind)
    return {
        field.name: str(
            getattr(resolved[field.name], "__name__", None)
            if isinstance(resolved[field.name], type)
            else resolved[field.name]
        )
        for field in fields(kind)
    }


def typed(value: Any, hint: str) -> Any:
    if isinstance(value, str) and "date" in hint:
        return date.fromisoformat(value)
    if isinstance(value, list):
        return tuple(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) and "float" in hint else value


# ------------------------------------------------------------------------------------------------------------- the schema
def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `analysis_to_json` writes; schema/analysis-2.json is this schema, written out."""
    spans = {"type": "array", "items": {"type": "integer", "minimum": 0}}
    properties: dict[str, Any] = {
        "format": {"const": FORMAT}, "version": {"const": VERSION}, "made_with": {"type": "string"}, "article": column_schema(Article),
        "sentences": {"type": "array", "items": column_schema(Sentence)},
        "tokens": {"type": "object", "properties": {"start": spans, "end": spans, "tag": {"type": "array", "items": {"type": "string"}}},
                   "required": ["start", "end", "tag"], "additionalProperties": False},
        **{name: {"type": "array", "items": column_schema(one.row)} for name, one in TABLES.items()},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "An article analysed with the analyst workbook",
        "description": "Offsets are code points into article.text, half-open; article.text[start:end] == text of every row.",
        "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False,
    }  # fmt: skip


def column_schema(kind: type) -> dict[str, Any]:
    properties = {column_name(name): described_field(hint) for name, hint in hints(kind).items()}
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def described_field(hint: str) -> dict[str, Any]:
    if "Removed" in hint:
        return {"type": "array", "items": column_schema(Removed)}
    if "Mapping" in hint:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if "tuple" in hint:
        return {"type": "array", "items": {"type": "string"}}
    if "date" in hint:
        return {"type": ["string", "null"], "format": "date"}
    plain = next(JSON_TYPES[name] for name in JSON_TYPES if hint.startswith(name))
    return {"type": [plain, "null"]} if "None" in hint else {"type": plain}
