"""A date: one row of the table of expressions of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression(Row):
    """One expression of time.

    type: DATE, TIME, DURATION or SET; value: TIMEX3 ("2020-01", "P3Y", "PRESENT_REF"), None where it cannot be resolved;
    mod: TIMEX3's START, MID, END, APPROX, BEFORE, ON_OR_AFTER, …; earliest, latest: first and last possible day, None where
    open ("since 2017"); of "early 2019" a third of the year; edtf: ISO 8601-2 ("2020-03-26", "2019~", "2017/.."); anchor:
    what it is counted from (`published`, `story`: the day named last, `itself`); certainty: `exact`, `inferred` (counted or
    completed), `vague` (early, recently), `unresolved`; other_reading: the TIMEX3 value of the reading that lost
    ("Thursday" a week earlier).
    """

    prefix: ClassVar[str] = "d"

    type: str
    value: str | None = None
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None
    anchor: str | None = None
    certainty: str = "exact"
    other_reading: str | None = None
