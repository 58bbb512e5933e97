"""Chronological order of the events; an undated event is ordered relative to the dated one of its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from analysis.link.events.event import Event
from analysis.tables import replace

DIRECTIONS = {"before": -1, "during": 1, "after": 1}
"""`beside` of an undated event => whether it comes before or after the dated event of its sentence."""
Key = tuple[Day, Day, int, int]


def number_events(events: list[Event]) -> Iterator[Event]:
    """Events in reading order => the same with `order` filled in, 1 for the earliest."""
    keys = {at: order_key(events, at) for at in range(len(events))}
    places = {at: place for place, at in enumerate(sorted(keys, key=keys.__getitem__), 1)}
    for at, one in enumerate(events):
        yield replace(one, order=places[at])


def order_key(events: list[Event], at: int) -> Key:
    one = events[at]
    if one.temporal_relation and (anchor := dated_neighbour(events, at)) is not None:
        return (*order_days(anchor), anchor.start, DIRECTIONS[one.temporal_relation])
    return (*order_days(one), one.start, 0)


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
