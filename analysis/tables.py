"""The one place where rows become tables; an empty table keeps its columns and dtypes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from functools import cache
from typing import Any, ClassVar, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.internals import create_dataframe_from_blocks
from pandas.arrays import ArrowStringArray, BooleanArray, FloatingArray, IntegerArray

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
    """One row of a table. Each table has a subclass beside its finder; its fields are the columns, in order.

    id: the table's letter and the number in reading order ("q3"); rule: the rule or model that made the row, findable with one grep;
    sentence: number of its sentence; status: `unchecked`, or after review `accepted`, `edited` or `added`.
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
    """Field of a row class => its column; "class_", spelt so because of Python, => "class"."""
    return field.removesuffix("_")


def type_name(field: Field[Any]) -> str:
    return field.type if isinstance(field.type, str) else field.type.__name__


def cell(row: Any, column: str) -> Any:
    """A row's value in a column: ("class") => row.class_."""
    return getattr(row, column + "_" if hasattr(row, column + "_") else column)


def table(kind: type, rows: Sequence[Any]) -> pd.DataFrame:
    """Rows of one class => DataFrame with that class's columns and dtypes."""
    if not rows:
        return frame_of(empty_columns(kind), 0)
    names = [field.name for field in fields(kind)]
    made = {
        name: column([getattr(row, field) for row in rows], dtype)
        for field, (name, dtype) in zip(names, columns(kind).items())
    }
    return frame_of(made, len(rows))


@cache
def empty_columns(kind: type) -> dict[str, Any]:
    """Row class => {column: array of its dtype without values}."""
    return {name: column([], dtype) for name, dtype in columns(kind).items()}


def frame_of(arrays: Mapping[str, Any], size: int) -> pd.DataFrame:
    """{column: array of `size` values} => DataFrame of these arrays, which are neither looked through nor copied."""
    blocks = [
        (values.reshape(1, -1) if isinstance(values, np.ndarray) else values, np.array([at]))
        for at, values in enumerate(arrays.values())
    ]
    return create_dataframe_from_blocks(blocks, index=pd.RangeIndex(size), columns=column_index(tuple(arrays)).view())


@cache
def column_index(names: tuple[str, ...]) -> pd.Index:
    return pd.Index(names)


NUMPY_DTYPES = frozenset({"int64", "float64", "bool"})
STR, ARROW_STR = pd.StringDtype(na_value=np.nan), pa.large_string()
"""The dtype "str" of pandas, and the Arrow type in which it keeps its values."""
MASKED = {"Int64": (IntegerArray, "int64", 1), "Float64": (FloatingArray, "float64", np.nan), "boolean": (BooleanArray, "bool", False)}  # fmt: skip
"""Dtype => class of its array, dtype of the values in it, and what pandas puts under the mask where a value is missing."""


def column(values: Sequence[Any], dtype: str) -> Any:
    """Values, None where unknown => array of the dtype."""
    if dtype in NUMPY_DTYPES:
        return np.array(values, dtype=dtype)
    if dtype == "str":
        return text_column(values)
    if dtype in MASKED:
        return masked_column(values, dtype)
    return day_column(values) if dtype == "datetime64[s]" else object_array(values)


def text_column(values: Sequence[str | None]) -> Any:
    return ArrowStringArray(pa.array(values, type=ARROW_STR), dtype=STR)


def masked_column(values: Sequence[Any], dtype: str) -> Any:
    """Values and a dtype of MASKED => array with missing values where None stands."""
    array, inner, filler = MASKED[dtype]
    missing = np.array([value is None for value in values], dtype=bool)
    return array(np.array([filler if value is None else value for value in values], dtype=inner), missing)


def day_column(values: Sequence[date | None]) -> Any:
    """Days of any year => array of datetime64[s]."""
    return pd.array(np.array(values, dtype="datetime64[D]").astype("datetime64[s]"))


def object_array(values: Sequence[Any]) -> Any:
    """Tuples stay tuples: numpy would make a table of them."""
    made = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):
        made[at] = value
    return made
