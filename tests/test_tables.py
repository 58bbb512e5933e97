"""Rows become tables with fixed columns and dtypes, empty or not."""

from dataclasses import fields
from datetime import date

import pandas as pd
import pytest

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.link.actors import Actor
from analysis.link.events import Event
from analysis.tables import column_name, columns, numbered, table

KINDS = [Mention, DateExpression, Figure, Quote, Actor, Event]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_table_keeps_columns_and_dtypes(kind: type) -> None:
    empty = table(kind, [])
    assert list(empty.columns) == [column_name(field.name) for field in fields(kind)]
    assert {name: str(dtype) for name, dtype in empty.dtypes.items()} == columns(kind)


def test_dtypes_do_not_depend_on_the_rows() -> None:
    row = DateExpression(start=0, end=4, text="2020", sentence=0, rule="year", type="DATE", earliest=date(2020, 1, 1))
    filled = table(DateExpression, [row])
    assert {name: str(dtype) for name, dtype in filled.dtypes.items()} == columns(DateExpression)
    assert filled.earliest[0] == pd.Timestamp(2020, 1, 1)
    assert pd.isna(filled.latest[0])


@pytest.mark.parametrize("day", [date(44, 3, 15), date(9999, 12, 31)])
def test_days_of_any_year_fit(day: date) -> None:
    row = DateExpression(start=0, end=4, text="then", sentence=0, rule="year", type="DATE", earliest=day)
    assert table(DateExpression, [row]).earliest[0].date() == day


def test_rows_are_numbered_as_they_are_read() -> None:
    rows = [Mention(start=at, end=at + 1, text="x", sentence=0, rule="test", kind="place") for at in (9, 2, 5)]
    assert [(row.id, row.start) for row in numbered(rows)] == [("m1", 2), ("m2", 5), ("m3", 9)]
