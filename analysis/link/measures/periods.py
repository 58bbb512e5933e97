"""Periods of events, and whether two of them are compatible."""

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
    """Time of an event, or the period that a figure sums over: first and last day if known, and the words."""

    earliest: Day | None
    latest: Day | None
    words: str
    is_length: bool = False

    @property
    def is_long(self) -> bool:
        """True for more than a few days: a month, a year, "the past decade"."""
        return self.is_length or (self.earliest is not None and self.latest is not None and self.latest - self.earliest > SHORT) or (
            (self.earliest is None) != (self.latest is None)
        )  # fmt: skip

    def is_past(self, published: Day | None) -> bool:
        """True if the period ended long before the day of publication."""
        return published is not None and self.latest is not None and published - self.latest > NEWS


def period_of(row: DateExpression) -> Period:
    return Period(row.earliest, row.latest, row.text.lower(), row.type in ("DURATION", "SET"))


def can_be_same(one: Period | None, other: Period | None, published: Day | None) -> bool:
    """True if two events can have the same time: overlapping days or the same long period. An event without a date counts as recent."""
    if one is None or other is None:
        known = one or other
        return known is None or not (known.is_long or known.is_past(published))
    if one.earliest and one.latest and other.earliest and other.latest:
        same = one.earliest <= other.latest and other.earliest <= one.latest
        return same and (one == other or not (one.is_long or other.is_long))
    return one.words == other.words
