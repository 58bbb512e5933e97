"""One correction: the analyst's decision about a row, stored so that it outlives the row's id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from analysis.catalogue import TABLES
from analysis.tables import columns

MOTIVATIONS = {
    "accept": "assessing", "reject": "moderating", "edit": "editing", "add": "identifying", "merge": "linking", "split": "classifying",
    "note": "commenting",
}  # fmt: skip
"""Action on a row => motivation in the terms of the W3C Web Annotation model."""
TEXTS_OF_A_SELECTOR = (*("type", "exact"), *("prefix", "suffix"))
MAX_PLACE = 1 << 40
NUMBERS, MAX_NUMBER = frozenset({"int64", "Int64", "float64", "Float64"}), 1e18
LISTS = {"tags": "object", "names": "object"}
"""Cells of notes and splits that are not columns of a table => their dtype: lists of words."""
SURROGATES = re.compile("[\ud800-\udfff]")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"workbook": "urn:analyst-workbook:"}]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of the analyst.

    action: accept, reject, edit, add, merge, split or note; table: of the row; target: selectors of its words (for an actor, of its
    first mention); before: its cells as the analyst saw them, with actors by name; after: the cells that the analyst changed, with
    the selectors of a new span under "span".
    """

    action: str
    table: str
    target: tuple[Mapping[str, Any], ...] = ()
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=lambda: uuid4().urn)
    created: str = field(default_factory=now)

    @property
    def words(self) -> str:
        """The words that the correction is about, as they were when it was made."""
        exact = next((str(one["exact"]) for one in self.target if "exact" in one), "")
        return str(self.before.get("name") or exact)


def to_annotation(correction: Correction, text: str) -> dict[str, Any]:
    """Correction => W3C Web Annotation on the text."""
    return {
        "@context": CONTEXT, "id": correction.id, "type": "Annotation", "created": correction.created,
        "motivation": MOTIVATIONS[correction.action],
        "body": {"type": "workbook:Correction", "workbook:action": correction.action, "workbook:table": correction.table,
                 "workbook:before": dict(correction.before), "workbook:after": dict(correction.after)},
        "target": {"source": f"urn:sha256:{hashlib.sha256(text.encode('utf-8')).hexdigest()}", "selector": list(correction.target)},
    }  # fmt: skip


def correction_of(annotation: Mapping[str, Any]) -> Correction:
    """Inverse of `to_annotation`: W3C annotation => an equal Correction. Raises ValueError if it is not one."""
    try:
        body = annotation["body"]
        made = Correction(
            action=body["workbook:action"], table=body["workbook:table"], target=tuple(annotation["target"]["selector"]),
            before=body["workbook:before"], after=body["workbook:after"], id=str(annotation["id"]), created=str(annotation["created"]),
        )  # fmt: skip
    except (KeyError, TypeError) as problem:
        raise ValueError(f"not a correction of this workbook: {problem} is missing") from None
    if not well_typed(made):
        raise ValueError("not a correction of this workbook: a value is of the wrong type")
    if made.action not in MOTIVATIONS:
        raise ValueError(f"not a correction of this workbook: {made.action!r} is unknown")
    return made


def well_typed(made: Correction) -> bool:
    """True if names are strings, cells hold what their columns can, and selectors hold strings and positions."""
    if not (isinstance(made.before, Mapping) and isinstance(made.after, Mapping)):
        return False
    spans, table = made.after.get("span", ()), TABLES.get(made.table) if isinstance(made.table, str) else None
    dtypes = {**(columns(table.row) if table else {}), **LISTS}  # type: ignore[arg-type]
    cells = [(cell, value) for cell, value in (*made.before.items(), *made.after.items()) if cell != "span"]
    return (
        isinstance(made.action, str)
        and isinstance(made.table, str)
        and isinstance(spans, Sequence)
        and all(map(is_selector, (*made.target, *spans)))
        and all(fits_dtype(value, dtypes.get(cell, "str")) for cell, value in cells)
    )


def fits_dtype(value: Any, dtype: str) -> bool:
    """True if a value read from JSON can be a cell of a column with that dtype; None can in any."""
    if value is None:
        return True
    if dtype in ("bool", "boolean"):
        return isinstance(value, bool)
    if dtype in NUMBERS:
        return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < MAX_NUMBER
    if dtype == "object":
        return isinstance(value, list) and all(fits_dtype(one, "str") for one in value)
    if not isinstance(value, str) or SURROGATES.search(value):
        return False
    return dtype != "datetime64[s]" or ISO_DAY.fullmatch(value) is not None


def is_selector(one: Any) -> bool:
    if not isinstance(one, Mapping):
        return False
    texts = (one.get(key, "") for key in TEXTS_OF_A_SELECTOR)
    places = (one.get(key, 0) for key in ("start", "end"))
    return all(isinstance(text, str) for text in texts) and all(
        type(at) is int and 0 <= at < MAX_PLACE for at in places
    )
