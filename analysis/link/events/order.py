"""Chronological order of the events; an undated event is ordered relative to the dated one of its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Day

from analysis.extract.dates import DateExpression
from analysis.link.events.event import Event
from analysis.tables import replace

DIRECTIONS = {"before": -1, "during": 1, "after": 1}
"""`beside` of an undated event => whether it comes before or after the dated event of its sentence."""
Key = tuple[Day, Day, int, int]


def number_events(events: list[Event], dates: Iterable[DateExpression]) -> Iterator[Event]:
    """Events in reading order and the dates of the article => the events with `order` filled in, 1 for the earliest."""
    starts = starts_by_clock(events, times_of_day(dates))
    keys = {at: order_key(events, at, starts) for at in range(len(events))}
    places = {at: place for place, at in enumerate(sorted(keys, key=keys.__getitem__), 1)}
    for at, one in enumerate(events):
        yield replace(one, order=places[at])


def times_of_day(dates: Iterable[DateExpression]) -> dict[str, str]:
    """Date id => "06:15", of the dates that name a time."""
    values = ((one.id, one.value or "") for one in dates)
    return {id_: value[11:] for id_, value in values if value[10:11] == "T" and value[11:13].isdigit()}


def starts_by_clock(events: list[Event], clocks: Mapping[str, str]) -> dict[str, int]:
    """Event id => offset by which it is ordered within its day: its own, but events with a time of day share out their offsets in the order of
    the clock."""
    starts, timed = {one.id: one.start for one in events}, defaultdict[tuple[Day, Day], list[Event]](list)
    for one in events:
        if one.date in clocks:
            timed[order_days(one)].append(one)
    for group in timed.values():
        by_clock = sorted(group, key=lambda one: clocks[one.date or ""])
        starts.update(zip((one.id for one in by_clock), sorted(one.start for one in group)))
    return starts


def order_key(events: list[Event], at: int, starts: Mapping[str, int]) -> Key:
    one = events[at]
    if one.temporal_relation and (anchor := dated_neighbour(events, at)) is not None:
        return (*order_days(anchor), starts[anchor.id], DIRECTIONS[one.temporal_relation])
    return (*order_days(one), starts[one.id], 0)


def order_days(one: Event) -> tuple[Day, Day]:
    return one.earliest or one.latest or Day.max, one.latest or one.earliest or Day.max


def dated_neighbour(events: list[Event], at: int) -> Event | None:
    """Closest dated event of the same sentence, or None. `events` are in reading order."""
    one, best = events[at], list[Event]()
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(events) and events[other].sentence == one.sentence:
            if events[other].date:
                best.append(events[other])
                break
            other += step
    return min(best, key=lambda other: abs(other.start - one.start), default=None)
