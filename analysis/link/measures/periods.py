"""Days and longer times of events, and whether two of them can be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from analysis.extract.dates import DateExpression

SHORT = timedelta(days=7)
"""A longer time is one that tolls are summed over ("in 2010"), not the time of one event."""
NEWS = timedelta(days=60)
"""How long before the day of publication an event without a date of its own can be."""


@dataclass(frozen=True, slots=True)
class Period:
    """When an event was, or the time that a figure is summed over: first and last day where they are known, and the words."""

    earliest: Day | None
    latest: Day | None
    words: str
    is_length: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it is no day or few days: a month, a year, "the past decade"."""
        return self.is_length or (self.earliest is not None and self.latest is not None and self.latest - self.earliest > SHORT) or (
            (self.earliest is None) != (self.latest is None)
        )  # fmt: skip


def period_of(row: DateExpression) -> Period:
    return Period(row.earliest, row.latest, row.text.lower(), row.type in ("DURATION", "SET"))


def can_be_same(one: Period | None, other: Period | None, published: Day | None) -> bool:
    """Whether two events can be at one time: both on overlapping days or both over the same long time; one without a date is in the
    news, so that only a recent day fits it."""
    if one is None or other is None:
        told = one or other
        return told is None or (not told.is_long and is_in_the_news(told, published))
    if one.earliest and one.latest and other.earliest and other.latest:
        same = one.earliest <= other.latest and other.earliest <= one.latest
        return same and (one == other or not (one.is_long or other.is_long))
    return one.words == other.words


def is_in_the_news(one: Period, published: Day | None) -> bool:
    return published is None or one.latest is None or published - one.latest <= NEWS
