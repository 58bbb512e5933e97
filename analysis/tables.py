"""The one place where rows become tables; an empty table keeps its columns and dtypes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import Field, dataclass, fields
from functools import cache
from itertools import chain
from operator import attrgetter
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
T = TypeVar("T")
Block = tuple[Any, np.ndarray]
"""Array [columns, rows], or the values of one column, and the positions of the columns in the table."""


def replace(row: T, **changed: Any) -> T:
    """Copy of a dataclass instance with other values in some fields, three times as fast as `dataclasses.replace`. The class needs two fields or more."""
    kind: Any = type(row)
    names, values_of = values_getter(kind)
    made: T = kind(**{**dict(zip(names, values_of(row))), **changed})
    return made


@cache
def values_getter(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Dataclass => its field names, and a function that returns an instance's values in that order."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


def numbered(rows: Iterable[R]) -> list[R]:
    """Rows in reading order => the rows with ids: [Quote, Quote] => ids "q1", "q2"."""
    ordered = sorted(rows, key=attrgetter("start", "end"))
    return [with_id(row, f"{row.prefix}{number}") for number, row in enumerate(ordered, 1)]


def with_id(row: R, id_: str) -> R:
    """Row with that id. A row without an id is new and is changed in place; any other is copied."""
    if row.id:
        return replace(row, id=id_)
    object.__setattr__(row, "id", id_)
    return row


@cache
def columns(kind: type) -> dict[str, str]:
    """Row class => {column: dtype}."""
    return {column_name(field.name): DTYPES[type_name(field)] for field in fields(kind)}


def column_name(field: str) -> str:
    """Field of a row class => its column; "class_", spelt so because of Python, => "class"."""
    return field.removesuffix("_")


def type_name(field: Field[Any]) -> str:
    """Annotation of a field as text: "str", "float | None"."""
    return field.type if isinstance(field.type, str) else field.type.__name__


def cell(row: Any, column: str) -> Any:
    """Value of a row in a column; column "class" reads the field `class_`."""
    return getattr(row, column + "_" if hasattr(row, column + "_") else column)


def table(kind: type, rows: Sequence[Any]) -> pd.DataFrame:
    """Rows of one class => DataFrame with that class's columns and dtypes."""
    if not rows:
        return empty_table(kind).copy(deep=False)
    return frame_of_columns([*zip(*map(values_getter(kind)[1], rows))], layout_of_class(kind))


@cache
def empty_table(kind: type) -> pd.DataFrame:
    """Row class => its table without rows. A shallow copy of it can be changed independently (copy-on-write)."""
    return frame_of_columns([()] * len(columns(kind)), layout_of_class(kind))


def data_frame(values: Mapping[str, Sequence[Any]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Values of each column (None for missing), in order, and dtypes, which are those of DTYPES => DataFrame."""
    return frame_of_columns([*values.values()], table_layout(tuple(dtypes.items())))


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Columns of a table. names: of the columns; groups: for each dtype (dtype, positions of its columns, the same as an array for each column, and as one array)."""

    names: pd.Index
    groups: list[tuple[str, list[int], list[np.ndarray], np.ndarray]]


@cache
def layout_of_class(kind: type) -> TableLayout:
    return table_layout(tuple(columns(kind).items()))


@cache
def table_layout(dtypes: tuple[tuple[str, str], ...]) -> TableLayout:
    """(column, dtype) of each column => their layout."""
    places: dict[str, list[int]] = {}
    for at, (_, dtype) in enumerate(dtypes):
        places.setdefault(dtype, []).append(at)
    groups = [(dtype, of, [np.array([at]) for at in of], np.array(of)) for dtype, of in places.items()]
    return TableLayout(pd.Index([name for name, _ in dtypes]), groups)


def frame_of_columns(values: Sequence[Sequence[Any]], layout: TableLayout) -> pd.DataFrame:
    """Values of each column, in order => DataFrame on new arrays, without checks and copies."""
    size = len(values[0])
    return create_dataframe_from_blocks(
        [*blocks(values, layout, size)], index=pd.RangeIndex(size), columns=layout.names.view()
    )


def blocks(values: Sequence[Sequence[Any]], layout: TableLayout, size: int) -> Iterator[Block]:
    """Values of each column, `size` long => arrays for pandas: one two-dimensional array for all columns of a numpy dtype, otherwise one for each column."""
    for dtype, places, alone, together in layout.groups:
        of_dtype = [values[at] for at in places]
        if dtype == "str":
            yield from zip(text_columns(of_dtype, size), alone)
        elif dtype in MASKED:
            yield from zip(masked_columns(of_dtype, dtype), alone)
        elif dtype == "object":
            yield object_array(of_dtype, size), together
        else:
            unit = "datetime64[D]" if dtype == "datetime64[s]" else dtype
            yield np.array(of_dtype, dtype=unit).reshape(len(places), size).astype(dtype, copy=False), together


STR, ARROW_STR = pd.StringDtype(na_value=np.nan), pa.large_string()
"""The dtype "str" of pandas, and the Arrow type of its values."""
MASKED = {"Int64": (IntegerArray, "int64", 1), "Float64": (FloatingArray, "float64", np.nan), "boolean": (BooleanArray, "bool", False)}  # fmt: skip
"""Nullable dtype => class of its array, dtype of the values in it, and value that pandas keeps under the mask where one is missing."""


def text_columns(columns: Sequence[Sequence[str | None]], size: int) -> list[Any]:
    """Columns of `size` texts => one array for each, all slices of a single array, which is much faster to build."""
    whole = ArrowStringArray(pa.array([*chain.from_iterable(columns)], type=ARROW_STR), dtype=STR)
    return [whole[at * size : (at + 1) * size] for at in range(len(columns))]


def masked_columns(columns: Sequence[Sequence[Any]], dtype: str) -> Iterator[Any]:
    """Columns of values and a nullable dtype => extension arrays with missing values for None."""
    array, inner, filler = MASKED[dtype]
    missing = np.array([[value is None for value in values] for values in columns], dtype=bool)
    filled = np.array([[filler if value is None else value for value in values] for values in columns], dtype=inner)
    return map(array, filled, missing)


def object_array(columns: Sequence[Sequence[Any]], size: int) -> Any:
    """Columns of `size` tuples => array of objects, so that numpy does not turn the tuples into a matrix."""
    made = np.empty((len(columns), size), dtype=object)
    for row, values in zip(made, columns):
        for at, value in enumerate(values):
            row[at] = value
    return made
