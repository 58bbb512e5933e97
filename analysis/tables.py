"""Rows become tables here, in one place; an empty table keeps its columns and dtypes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import Field, dataclass, fields, replace
from functools import cache
from typing import Any, ClassVar, TypeVar

import numpy as np
import pandas as pd

DTYPES = {
    "int": "int64",
    "int | None": "Int64",
    "float": "float64",
    "float | None": "Float64",
    "str": "str",
    "str | None": "str",
    "bool": "bool",
    "bool | None": "boolean",
    "date | None": "datetime64[s]",
    "Day | None": "datetime64[s]",  # datetime.date, in a row that has a column of that name
    "tuple[str, ...]": "object",
}
"""Annotation of a row's field => dtype of its column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table. A subclass for each noun, beside its finder; its fields are the table's columns, in order.

    id: letter of the table and number in reading order ("q3"); rule: the rule or model that made the row, findable
    with one grep; sentence: number of its sentence; status: `unchecked`, or what the analyst made of it: `accepted`,
    `edited`, `added`.
    """

    prefix: ClassVar[str] = "r"

    id: str = ""
    start: int
    end: int
    text: str
    sentence: int
    rule: str
    status: str = "unchecked"


R = TypeVar("R", bound=Row)


def numbered(rows: Iterable[R]) -> list[R]:
    """Rows in reading order, with their ids: [Quote, Quote] => ids "q1", "q2"."""
    ordered = sorted(rows, key=lambda row: (row.start, row.end))
    return [replace(row, id=f"{row.prefix}{number}") for number, row in enumerate(ordered, 1)]


@cache
def columns(kind: type) -> dict[str, str]:
    """Row class => {column: dtype}."""
    return {column_name(field.name): DTYPES[type_name(field)] for field in fields(kind)}


def column_name(field: str) -> str:
    """Field of a row class => its column: "class_", as Python wants it, => "class"."""
    return field.removesuffix("_")


def type_name(field: Field[Any]) -> str:
    return field.type if isinstance(field.type, str) else field.type.__name__


def cell(row: Any, column: str) -> Any:
    """What a row holds in a column: ("class") => row.class_."""
    return getattr(row, column + "_" if hasattr(row, column + "_") else column)


def table(kind: type, rows: Sequence[Any]) -> pd.DataFrame:
    """Rows of one class => DataFrame with that class's columns and dtypes."""
    names = [field.name for field in fields(kind)]
    made = {
        name: column([getattr(row, field) for row in rows], dtype)
        for field, (name, dtype) in zip(names, columns(kind).items())
    }
    return pd.DataFrame(made, index=pd.RangeIndex(len(rows)), copy=False)


PLAIN = frozenset({"int64", "float64", "bool"})


def column(values: list[Any], dtype: str) -> Any:
    """Values with None where nothing is known => array of the dtype."""
    if dtype in PLAIN:
        return np.array(values, dtype=dtype)
    if dtype == "datetime64[s]":
        return pd.to_datetime(pd.Series(values, dtype="object"), errors="coerce").astype(dtype).array
    return pd.array(values, dtype=dtype) if dtype != "object" else object_array(values)


def object_array(values: list[Any]) -> Any:
    """Tuples stay tuples: numpy would make a table of them."""
    made = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):
        made[at] = value
    return made
