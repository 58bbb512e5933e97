"""Analysis => W3C Web Annotations (JSON-LD): every row annotates a span of the text, selected by position and by its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from analysis.catalogue import TABLES
from analysis.export.exchange import in_json_text, row_fields
from analysis.result import Analysis
from analysis.review import selectors

LEFT_OUT = {"id", "start", "end", "text", "sentence"}


def analysis_to_annotations(result: Analysis) -> str:
    """Analysis => JSON-LD text of one AnnotationPage (https://www.w3.org/TR/annotation-model/), an annotation a line."""
    return "".join(annotation_pieces(result))


def annotation_pieces(result: Analysis) -> Iterator[str]:
    """Analysis => the pieces of its JSON-LD text, one annotation at a time: those of a long article take 2 GB as Python objects."""
    address = f"urn:sha256:{hashlib.sha256(result.article.text.encode('utf-8')).hexdigest()}"
    yield in_json_text(page_without_items(result, address)).removesuffix("}") + ', "items": [\n'
    for number, item in enumerate(row_annotations(result, address)):
        yield (",\n" if number else "") + in_json_text(item)
    yield "\n]}\n"


def page_without_items(result: Analysis, address: str) -> dict[str, Any]:
    """Analysis and the address of its article => AnnotationPage with the number of its annotations, still without "items"."""
    label, total = result.article.title or "Article", sum(len(rows) for _, rows in tables_with_spans(result))
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": f"{address}#annotations", "type": "AnnotationPage",
        "partOf": {"id": f"{address}#collection", "type": "AnnotationCollection", "label": label, "total": total}, "startIndex": 0,
    }  # fmt: skip


def tables_with_spans(result: Analysis) -> Iterator[tuple[str, list[Any]]]:
    """Analysis => name and rows of each table whose rows are spans of the text."""
    return ((name, rows) for name, rows in result.rows.items() if TABLES[name].has_span)


def row_annotations(result: Analysis, address: str) -> Iterator[dict[str, Any]]:
    """Analysis and the address of its article => one annotation for each row that is a span of the text, one at a time."""
    names = result.names
    for table, rows in tables_with_spans(result):
        for row in rows:
            yield {
                "id": f"{address}#{row.id}", "type": "Annotation", "motivation": "identifying" if table == "mentions" else "classifying",
                "generator": {"type": "Software", "name": "analyst-workbook"},
                "body": annotation_bodies(table, row_fields(row), names),
                "target": {"source": address, "selector": selectors(result.article.text, row.start, row.end)},
            }  # fmt: skip


def annotation_bodies(table: str, cells: dict[str, Any], names: dict[str, str]) -> list[dict[str, str]]:
    """Name of a row's table, its cells by column and the names of actors by id => bodies of its annotation.

    The first body is the table's name as a tag, the second the actor by name if the row has one; each other cell that is not empty is
    a body of its own: "column: value".
    """
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": table.removesuffix("s")}]
    if cells.get("actor") in names:
        bodies.append({"type": "TextualBody", "purpose": "identifying", "value": names[cells["actor"]]})
    described = {
        name: value for name, value in cells.items() if name not in LEFT_OUT and value not in (None, "", (), False)
    }
    return bodies + [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": f"{name}: {value}"}
        for name, value in described.items()
    ]
