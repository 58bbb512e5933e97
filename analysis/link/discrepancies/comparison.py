"""Comparison of two figures of one measure: whether both can be true, and which was given first."""

from __future__ import annotations

from math import floor, inf, log10, nan
from types import SimpleNamespace
from typing import TypeAlias

from analysis.extract.figures import Figure
from analysis.link.measures.vocabulary import counted_once, outcome_meanings, scope_words

ROUNDED_FROM = 1000
"""From here on, or with a fraction, a figure may have been rounded: 29,800 and 30,000 are no contradiction."""
DIGITS = 2
"""Significant digits that a rounded figure keeps at least."""
COMPARED_SCOPES = frozenset({"total", "earlier total", "later total", "forecast"})
FAR_APART = 1.5
"""Ratio of two figures from which they are shown side by side although both may be true."""
MAX_SENTENCES_APART = 2
"""Between two figures of a quantity called by one word ("damage"), which may be of different things further apart."""


Measured: TypeAlias = Figure | SimpleNamespace
"""A figure of an article, or a row of a corpus's figures with the same columns."""


def is_outcome(measure: str) -> bool:
    """True if a measure counts an outcome ("dead: soldier"), not another quantity ("cost of tunnel")."""
    return measure.split(":")[0] in outcome_meanings()


def is_running_count(measure: str) -> bool:
    """True if a later figure of another source replaces an earlier one: a toll grows while it is counted, a crowd does not."""
    return measure.split(":")[0] not in counted_once()


def measure_head(measure: str) -> str:
    """Measure without its population or modifiers: "dead: soldier" => "dead", "cost of tunnel" => "cost"."""
    words = measure.split(":")[0].split()
    end = next((at for at, word in enumerate(words) if at and word in scope_words("of what")), len(words))
    return " ".join(words[:end])


def count_the_same(one: Measured, other: Measured) -> bool:
    """True if two figures of one outcome are of the same people or things.

    Soldiers are not civilians, and nine soldiers may be among 16 people; but 52 residents are not among 27 people, and in one event those called
    workers or residents are people in general."""
    first, second = population_of(one), population_of(other)
    stated = first or second
    if first == second or ("" in (first, second) and stated.split()[-1] in scope_words("in general")):
        return True
    if set(first.split()) > set(second.split()):
        return comparable_value(one) > comparable_value(other)
    return set(second.split()) > set(first.split()) and comparable_value(other) > comparable_value(one)


def population_of(row: Measured) -> str:
    """Lemmas of the people or things whose outcome a figure counts; "" for people in general."""
    return (row.measure or "").partition(": ")[2]


def measure_the_same(one: Measured, other: Measured) -> bool:
    """True if two figures are of one quantity; one told with fewer words ("damage", "cost of plant") is that of a sentence nearby."""
    short, long = sorted((one.measure or "", other.measure or ""), key=len)
    if short == long and " " in short:
        return True
    return f"{long} ".startswith(f"{short} ") and abs(other.sentence - one.sentence) <= MAX_SENTENCES_APART


def differ(one: Measured, other: Measured) -> bool:
    """True if what two figures leave open has nothing in common: "at least 30" and 41 agree, 34 and 41 do not."""
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    return (high < other_low or other_high < low) and not is_rounding(one.value, other.value)


def are_far_apart(one: Measured, other: Measured) -> bool:
    """True if one figure is so much higher that the other, even if it is a least number, is no fair account of it: "at least 12", and 19."""
    low, high = sorted((one.value or 0.0, other.value or 0.0))
    return low > 0 and high / low >= FAR_APART


def is_changed(older: Measured, newer: Measured) -> bool:
    """True if a later count gives another number, though both may be true: "at least 61", then "at least 83"."""
    one, other = comparable_value(older), comparable_value(newer)
    open_ended = (older.low is None and older.high is None) or (newer.low is None and newer.high is None)
    return differ(older, newer) or (one != other and not open_ended and not is_rounding(one, other))


def comparable_value(row: Measured) -> float:
    """The number that a figure tells, whatever its hedge leaves open; NaN where it tells none."""
    return next((one for one in (row.value, row.low, row.high) if one is not None), nan)


def bounds(row: Measured) -> tuple[float, float]:
    """Lowest and highest value that a figure leaves open; "about" leaves a tenth on either side."""
    if row.low is None and row.high is None and row.value is not None:
        return row.value - abs(row.value) / 10, row.value + abs(row.value) / 10
    return -inf if row.low is None else row.low, inf if row.high is None else row.high


def is_rounding(one: float | None, other: float | None) -> bool:
    """True if a figure is the other one rounded: (61.8, 62), (29_800, 30_000)."""
    if not one or not other or (max(abs(one), abs(other)) < ROUNDED_FROM and one == int(one) and other == int(other)):
        return False
    return rounded_like(one, other) == other or rounded_like(other, one) == one


def rounded_like(value: float, pattern: float) -> float:
    """The value with as many significant digits as the pattern has, at least DIGITS."""
    digits = max(DIGITS, len(f"{abs(pattern):.12g}".replace(".", "").strip("0")))
    return round(value, digits - 1 - floor(log10(abs(value))))
