"""Analysis => W3C Web Annotations (JSON-LD): every row annotates a span of the text, selected by position and by its words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from analysis.catalogue import TABLES
from analysis.export.exchange import row_fields
from analysis.result import Analysis
from analysis.review import selectors

LEFT_OUT = {"id", "start", "end", "text", "sentence"}


def analysis_to_annotations(result: Analysis) -> str:
    """Analysis => JSON-LD text of one AnnotationPage (https://www.w3.org/TR/annotation-model/)."""
    address = f"urn:sha256:{hashlib.sha256(result.article.text.encode('utf-8')).hexdigest()}"
    items = list(notes(result, address))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": f"{address}#annotations", "type": "AnnotationPage",
        "partOf": {"id": f"{address}#collection", "type": "AnnotationCollection", "label": result.article.title or "Article", "total": len(items)},
        "startIndex": 0, "items": items,
    }  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1, default=str) + "\n"


def notes(result: Analysis, address: str) -> Iterator[dict[str, Any]]:
    names = result.names
    for table, rows in result.rows.items():
        for row in rows if TABLES[table].has_span else ():
            yield {
                "id": f"{address}#{row.id}", "type": "Annotation", "motivation": "identifying" if table == "mentions" else "classifying",
                "generator": {"type": "Software", "name": "analyst-workbook"},
                "body": annotation_bodies(table, row_fields(row), names),
                "target": {"source": address, "selector": selectors(result.article.text, row.start, row.end)},
            }  # fmt: skip


def annotation_bodies(table: str, cells: dict[str, Any], names: dict[str, str]) -> list[dict[str, str]]:
    """Row => bodies of its annotation: the table's name as a tag, then "name: value" for each cell that is not empty; actors by name too."""
    told = [{"type": "TextualBody", "purpose": "tagging", "value": table.removesuffix("s")}]
    if cells.get("actor") in names:
        told.append({"type": "TextualBody", "purpose": "identifying", "value": names[cells["actor"]]})
    kept = {name: value for name, value in cells.items() if name not in LEFT_OUT and value not in (None, "", (), False)}
    return told + [
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": f"{name}: {value}"}
        for name, value in kept.items()
    ]
