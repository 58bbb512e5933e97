"""Two figures compared: their values in one unit, rounded, and as bounds; what they count; whether they rise or fall."""

from __future__ import annotations

from functools import cache, lru_cache
from math import inf

from analysis.check.words import split_words
from analysis.extract.figures import Figure
from analysis.extract.figures.convert import convert
from analysis.language.lexicons import rows, words

POINTS = {"percentage point": 1.0, "basis point": 0.01}
"""Units of differences between percentages, in percentage points."""
CONVERTED, SHARES = 0.03, 1.5
"""How far a converted value may be off, as a share of it; and a percentage from a fraction ("a third" and 33%), in points."""
JUST_WITHIN = 0.2
"""How far a source's number may lie from the bound that the draft gives instead, as a share of it."""


def value_in(row: Figure, other: Figure) -> float | None:
    """Row's value in the unit of the other row: 60 km => 37.3 beside miles; None if the units cannot be compared."""
    value = middle(row)
    if value is None or (row.kind == "ordinal") != (other.kind == "ordinal"):
        return None
    if row.unit == other.unit and {row.kind, other.kind} <= {row.kind} | {"count", "ratio", "score", "age"}:
        return value
    if "share" in (row.kind, other.kind) and "percent" in (row.kind, other.kind):
        return 100 * value if row.kind == "share" else value / 100
    if row.unit in POINTS and other.unit in POINTS:
        return value * POINTS[row.unit] / POINTS[other.unit]
    try:
        return convert(value, row.unit, other.unit) if row.unit and other.unit else None
    except ValueError:
        return None


def middle(row: Figure) -> float | None:
    """Value of a figure; without one ("at least 5", "hundreds") its lower bound, else its upper bound."""
    if row.value is not None:
        return row.value
    return row.low if row.low is not None else row.high


def agrees(row: Figure, other: Figure) -> bool:
    """True if the draft's value is the source's, rounded, converted, as a percentage of a share, or one end of its range."""
    ours, theirs = middle(row), value_in(other, row)
    if ours is None or theirs is None:
        return False
    if "share" in (row.kind, other.kind) and row.kind != other.kind:
        return abs(ours - theirs) <= (SHARES / 100 if row.kind == "share" else SHARES)
    if row.unit != other.unit:
        return abs(ours - theirs) <= CONVERTED * abs(theirs)
    return abs(ours - theirs) <= 1e-9 * abs(theirs) or is_rounded(row, ours, theirs) or is_bound_of_range(ours, other)


def is_rounded(row: Figure, ours: float, theirs: float) -> bool:
    """True for a hedged value that equals the source's to as many digits: "about 5,000" for 4,987."""
    if not row.hedge or not ours or (row.low is not None and row.low == row.high):
        return False
    if row.low is not None or row.high is not None:
        least, most = (row.low or -inf), (inf if row.high is None else row.high)
        return least <= theirs <= most and abs(ours - theirs) <= 0.1 * abs(theirs)
    return abs(ours - theirs) <= 0.5 * rounding_unit(ours) and abs(ours - theirs) <= 0.06 * abs(theirs)


def rounding_unit(value: float) -> float:
    """Number => what it is rounded to: 4700 => 100, 5000 => 1000, 2.5 => 0.1."""
    digits = f"{abs(value):.12g}"
    if "." in digits:
        return float(10 ** -len(digits.split(".")[1]))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def is_bound_of_range(value: float, other: Figure) -> bool:
    """True if the draft's value is one end of a range in the source."""
    return (
        other.low is not None
        and other.high is not None
        and other.low != other.high
        and value in (other.low, other.high)
    )


def same_counted(row: Figure, other: Figure) -> bool:
    """True if the last words of two counted phrases are the same: "fleeing people", "people"."""
    ours, theirs = last_word(row.counted), last_word(other.counted)
    return bool(ours) and ours == theirs


def same_outcome(row: Figure, other: Figure) -> bool | None:
    """True for the same outcome of those counted ("26 are missing", "leaving 26 others missing"), False for two outcomes; None if one of them is not known."""
    ours, theirs = outcome_of(row), outcome_of(other)
    return ours == theirs if ours and theirs else None


def outcome_of(row: Figure) -> str:
    """Figure => what befell those counted, in the words of figures/outcomes: "dead", "missing"; "" where it counts something else."""
    means = (row.measure or "").split(":")[0]
    return means if means in known_outcomes() else ""


@cache
def known_outcomes() -> frozenset[str]:
    return frozenset(one["means"] for one in rows("figures/outcomes"))


@lru_cache(maxsize=10_000)
def last_word(counted: str | None) -> str:
    keys = split_words(counted or "").keys
    return keys[-1].removesuffix("s") if keys else ""


def direction(row: Figure) -> str:
    """ "rise to" => "rise"; "fall" => "fall"; "" where the figure is no change."""
    change = (row.change or "").split(" ")[0]
    return change if change in ("rise", "fall") else ""


def is_just_within(row: Figure, other: Figure) -> bool:
    """True for "more than a quarter" and 28 percent, "nearly 5,000" and 4,870: the source's number lies on the draft's side of a round number, and near it."""
    ours, theirs = middle(row), value_in(other, row)
    if not ours or not theirs or not same_counted(row, other):
        return False
    return {"low": 1 < theirs / ours <= 1 + JUST_WITHIN, "high": 1 - JUST_WITHIN <= theirs / ours < 1}.get(
        bound(row), False
    )


def hedged_text(row: Figure) -> str:
    """Text of a figure with its hedge, if that is not part of the text: "up to 5,000"."""
    return row.text if not row.hedge or row.hedge in row.text else f"{row.hedge} {row.text}"


def bound_change(row: Figure, other: Figure) -> str | None:
    """How the draft changes a bound, in words: "5,000" for "up to 5,000" => "the draft leaves out that this is a bound"; None where nothing is changed, as in "about 5,000" for "roughly 5,000"."""
    if middle(row) != value_in(other, row):
        return None
    ours, theirs = bound(row), bound(other)
    if ours == theirs or "about" in (ours, theirs):
        return None
    return {
        "": "the draft leaves out that this is a bound",
        "low": "the draft makes it a lower bound",
        "high": "the draft makes it an upper bound",
    }[ours]


def bound(row: Figure) -> str:
    """Figure => "low" ("at least"), "high" ("up to"), "about", or "" for the number itself."""
    if not row.hedge:
        return ""
    if row.hedge.lower() in words("check/near_hedges"):
        return "about"
    if row.low is not None and row.high is None:
        return "low"
    return "high" if row.high is not None and row.low is None else "about"
