"""The time axis: one period, or the background, the last months and the last weeks side by side, each on a scale of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import matplotlib.dates as mdates
import pandas as pd


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the axis, first to last day, its share of the axis's width, and whether it is the last one."""

    first: pd.Timestamp
    last: pd.Timestamp
    share: float
    is_last: bool

    @property
    def days(self) -> int:
        return int((self.last - self.first).days)

    @property
    def limits(self) -> tuple[float, float]:
        """Day numbers of both edges, with a little room."""
        room = max(0.6, self.days * 0.04)
        return float(mdates.date2num(self.first)) - room, float(mdates.date2num(self.last)) + 1 + room


RECENT = (95, 16)
"""Days before the newest event from which the axis may have a part of its own."""
CROWD, COARSE = 3, 31
"""Events that such a part needs at least; days beyond which a period is no point of news."""


def periods(rows: pd.DataFrame) -> list[Period]:
    """Up to four parts of the axis: where the last months or weeks hold a crowd and would be a sliver of the whole, and what lies
    ahead of them."""
    first, last = rows["first"].min(), rows["last"].max()
    points = rows[(rows["last"] - rows["first"]).dt.days <= COARSE]
    newest = points["first"].max() if len(points) else last
    starts = [first]
    for days in RECENT:
        inside = points[points["first"] >= newest - timedelta(days=days)]
        begin = inside["first"].min() if len(inside) >= CROWD else None
        if begin is not None and (begin - starts[-1]).days > 2.5 * max(4, (newest - begin).days):
            starts.append(begin)
    if len(starts) == 1:
        return shared(rows, [(first, last)])
    end = max(newest, min(last, newest + timedelta(days=RECENT[1])))
    parts = list(zip(starts, [*(start - timedelta(days=1) for start in starts[1:]), end]))
    ahead = rows[rows["first"] > end]  # a long period that begins behind the newest event
    if len(ahead):
        parts.append((ahead["first"].min(), ahead["last"].max()))
    return shared(rows, parts)


def shared(rows: pd.DataFrame, parts: list[tuple[pd.Timestamp, pd.Timestamp]]) -> list[Period]:
    """The parts with their shares of the width: by how many events begin in each, none too small."""
    counts = [1 + ((rows["first"] >= first) & (rows["first"] <= last)).sum() for first, last in parts]
    weights = [max(float(count), 0.55 * sum(counts) / len(counts)) for count in counts]
    return [
        Period(first, last, weight / sum(weights), first == parts[-1][0])
        for (first, last), weight in zip(parts, weights)
    ]


def ticks(part: Period, inches: float, points: float) -> tuple[list[float], list[str], str]:
    """Places and names of years or days, about as many as there is room for, and the year that days are in."""
    if part.days > 900:
        return (*years(part, max(2, int(inches / (points * 0.48 / 7)))), "")
    count = max(2, min(5, int(inches / (points * 0.68 / 7))))
    shown, names = month_starts(part, count) if part.days > MONTHS_FROM else days(part, count)
    years_shown = sorted({day.year for day in (part.first, part.last)})
    return (
        middays(shown),
        names,
        str(years_shown[0]) if len(years_shown) == 1 else f"{years_shown[0]}–{years_shown[-1]}",
    )


MONTHS_FROM = 75
"""Days from which a part of the axis names months, not days."""


def days(part: Period, count: int) -> tuple[list[pd.Timestamp], list[str]]:
    """Days, evenly: "3 Jan"."""
    step = max(1, -(-part.days // (count - 1)))
    shown = [part.first + timedelta(days=step * number) for number in range(part.days // step + 1)]
    return shown, [f"{day.day} {day:%b}" for day in shown]


def month_starts(part: Period, count: int) -> tuple[list[pd.Timestamp], list[str]]:
    """First days of months, evenly: "Jan"; the year too where the part has several."""
    known = list(pd.date_range(part.first.replace(day=1), part.last, freq="MS"))
    inside = [day for day in known if day >= part.first] or known
    shown = inside[:: max(1, -(-len(inside) // count))]
    several = part.first.year != part.last.year
    return shown, [f"{day:%b %Y}" if several else f"{day:%b}" for day in shown]


def middays(shown: list[pd.Timestamp]) -> list[float]:
    """Where the marks of single days stand: in the middle of the day."""
    return [float(mdates.date2num(day)) + 0.5 for day in shown]


def years(part: Period, count: int) -> tuple[list[float], list[str]]:
    """At most so many years, evenly, that begin within the part."""
    low, high = part.limits
    known = [pd.Timestamp(year, 1, 1) for year in range(part.first.year, part.last.year + 1)]
    inside = [day for day in known if low <= mdates.date2num(day) <= high] or [part.first]
    shown = inside[:: max(1, -(-(len(inside) - 1) // (count - 1)))]
    return day_positions(shown), [f"{day.year}" for day in shown]


def day_positions(days: list[pd.Timestamp]) -> list[float]:
    return [float(mdates.date2num(day)) for day in days]
