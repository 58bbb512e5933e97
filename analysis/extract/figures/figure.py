"""A figure: one row of the table of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Row):
    """One number.

    value: the number times its magnitude word (75000000 for "$75 million", 35 for "35%"), the middle of a range, empty where
    no number is said ("hundreds"); low, high: bounds of a range, or what the hedge leaves open ("at least 5": low 5, high
    empty); unit: British, singular, lower case ("kilometre", "percent", "dollar"), empty for a count; counted with
    counted_start, counted_end: the words that say what is counted, or what the number is the amount of (without offsets where it is understood: the
    "children" of a mother of five, the "people" of 85 injured); kind: count, money,
    percent, share (two thirds), ratio, score, ordinal, age, length, area, volume, weight, speed, temperature, power, energy,
    voltage, frequency, sound, pressure, data, concentration, radiation, measure (any other); hedge: the words that bound it ("at least"); change: rise or fall (the amount), rise to,
    fall to, rise from, fall from; place, date, quote, actor: ids or words of what it belongs to; claimed_by: actor id of the
    source, empty where it is no actor and for the article's own voice; claimant, claim_cue: the words for the source and those that
    attribute the figure to it ("rescuers", "said"); nobody claims what its source denies; measure: what can be compared, an outcome with those whom
    it befell ("dead", "dead: soldier") or a quantity ("cost of tunnel"); scope: total, earlier total, later total, part, addition, rate,
    forecast, goal, change, denied; event: what happened, called alike for all figures of one event of the article ("flood", "flood (2)"), of a quantity the time that
    it is of; event_day: the event's first day; event_place: id or name of its place; where: the place that the figure is limited to, empty for all of the event; as_of: the day for which it is told.
    """

    prefix: ClassVar[str] = "f"

    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None
    kind: str = "count"
    hedge: str | None = None
    change: str | None = None
    place: str | None = None
    date: str | None = None
    actor: str | None = None
    quote: str | None = None
    claimed_by: str | None = None
    claimant: str | None = None
    claim_cue: str | None = None
    measure: str | None = None
    scope: str | None = None
    event: str | None = None
    event_day: Day | None = None
    event_place: str | None = None
    where: str | None = None
    as_of: Day | None = None
