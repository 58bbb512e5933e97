"""A number with its unit: ages, money, measures, shares, counts; and two that make one: ranges, mixed units, ratios."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.extract.figures.ages import MAX_AGE_YEARS, has_no_noun_or_unit, stated_age
from analysis.extract.figures.hedge import find_hedge
from analysis.extract.figures.number import Number
from analysis.extract.figures.numbers import scaled
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.units import currency_before, unit_after
from analysis.extract.figures.vocabulary import (
    change_lemma,
    codes,
    glued,
    letters,
    listed,
    number_values,
    unit_starts,
    units_in_parts,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, on tokens first:last.

    value: the number, of a range its middle; low, high: bounds, equal to value where it is exact; unit_from: where the unit was
    found: "sign" (a currency sign in front), "behind", "lent" (by another number of the list) or ""; age_cue: see `Age.cue`.
    """

    number: Number
    first: int
    last: int
    unit: str | None
    kind: str
    rule: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit_from: str = ""
    age_cue: str = ""

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low < self.high

    @property
    def is_bare_count(self) -> bool:
        """A count that is neither an ordinal nor vague ("dozens"), without a unit."""
        return self.kind == "count" and self.unit is None and self.number.form != "vague"


def measured(scope: Scope, number: Number) -> Quantity:
    """Quantity of a number by the first rule of FITS that applies."""
    return next(quantity for fits in FITS if (quantity := fits(scope, number)))


def build_quantity(
    scope: Scope, number: Number, first: int, last: int, unit: str | None, kind: str, rule: str, unit_from: str = ""
) -> Quantity:
    """Quantity on tokens first:last; a minus sign before it makes its value negative."""
    value = -number.value if number.value is not None and is_negative(scope, first) else number.value
    return Quantity(
        number, first, last, unit, kind, rule, value, number.low if number.form == "vague" else value, value, unit_from
    )


def is_negative(scope: Scope, first: int) -> bool:
    """True if a minus sign precedes token `first`: "minus five", "-5 degrees", "Stoxx 50 -1.3%"; False for a dash: "75 -300mm"."""
    before = scope.low(first - 1)
    if before == "-" and scope.low(first - 2) == "minus":
        return True  # cooled to minus-260 degrees
    if before in ("minus", "negative"):
        return scope.low(first - 2) != "or"
    index = scope.tag(first - 3) in ("NNP", "NNPS") and scope.low(first + 1) == "%"
    open_left = first - 1 == scope.first or (
        not scope.is_adjacent(first - 1) and (scope.tag(first - 2) != "CD" or index)
    )
    return before in ("-", "−") and scope.is_adjacent(first) and open_left


def age(scope: Scope, number: Number) -> Quantity | None:
    """Quantity of kind age ("29 years old", "aged 34", "Ana Roe, 42, said"); None if the number is no age."""
    stated = stated_age(scope, number)
    if stated is None:
        return None
    found = build_quantity(scope, number, number.first, stated.last, stated.unit, "age", stated.rule)
    return replace(found, age_cue=stated.cue)


def money(scope: Scope, number: Number) -> Quantity | None:
    """Quantity of kind money, with the currency before or after the number: "$2.5m", "NZ $26 million", "40 million dinars"; None if it has none."""
    if sign := currency_before(scope.document, number.first, scope.first):
        unit, first = sign
        return build_quantity(scope, number, first, number.last, unit, "money", "money_sign", "sign")
    after = unit_after(scope.document, number, scope.last)
    if after and after.kind == "money":
        whole, last = with_part(scope, number, after.last)
        return build_quantity(scope, whole, number.first, last, after.name, "money", "money_word", "behind")
    return None


def with_part(scope: Scope, number: Number, at: int) -> tuple[Number, int]:
    """Number with a fraction that follows its unit ("two metres and a half"), and the token after it."""
    part = number_values("fraction").get(scope.low(at + 2), 0.0)
    of = scope.low(at + 3) == "of" or number.value is None or number.form not in ("digits", "words")
    if scope.low(at) != "and" or scope.low(at + 1) not in ("a", "an") or not part or of:
        return number, at
    return replace(number, value=(number.value or 0.0) + part), at + 3


def unit_with_article(scope: Scope, at: int) -> Quantity | None:
    """Quantity of a unit whose article means one: "less than [a millimetre]", "[a metre and a half]"; None if there is none."""
    if scope.low(at) not in ("a", "an") or (scope.low(at + 1) not in unit_starts()):
        return None
    number = Number(at, at + 1, 1.0, "words")
    unit = unit_after(scope.document, number, scope.last)
    if unit is None or len(scope.low(unit.last - 1)) < 3:
        return None
    whole, last = with_part(scope, number, unit.last)
    clear = scope.low(at + 1) not in listed("ambiguous") and find_hedge(scope.document, at, scope.first)
    moved = scope.low(at - 1) == "by"  # goes up by | a penny
    if last == unit.last and not (clear or moved):
        return None
    rule = "money_word" if unit.kind == "money" else "percent" if unit.kind == "percent" else "measure"
    return build_quantity(scope, whole, at, last, unit.name, unit.kind, rule, "behind")


def read_measure(scope: Scope, number: Number) -> Quantity | None:
    """Quantity with a unit of measure or percent: "35%", "a 27-kilometre fence", "half a mile"; None if no unit follows."""
    after = unit_after(scope.document, number, scope.last)
    if after is None or after.kind == "money":
        return None
    rule = "percent" if after.kind == "percent" else "measure"
    whole, last = with_part(scope, number, after.last)
    return build_quantity(scope, whole, number.first, last, after.name, after.kind, rule, "behind")


def glued_money(scope: Scope, at: int) -> Quantity | None:
    """Quantity of an amount written together with letters of a currency: "Sh2,140", "Rs85", "N2.5bn"; None if there is none."""
    document = scope.document
    match = glued().match(document.text, document.starts[at])
    if match is None or match.end() > document.ends[scope.last - 1]:
        return None
    unit, alone = letters()[match["letters"]]
    by = number_values("letter").get(match["by"].lower(), number_values("magnitude").get(match["by"].lower(), 1.0))
    last, value = document.token_at(match.end() - 1) + 1, float(re.sub(r"[^\d.]", "", match["digits"]))
    number = scaled(document, Number(at, last, value * by, "digits", scale=by), scope.last)
    plain = number.last == last and by == 1 and match["digits"].isdecimal()
    name = not alone or (match["letters"] in codes() and value < MIN_CODED_VALUE)
    if name and plain and not scope.is_near(at, at, "paying"):
        return None
    return build_quantity(scope, number, at, number.last, unit, "money", "money_sign", "sign")


MIN_CODED_VALUE = 100
"""Amounts from which a code with plain digits is money without a word of paying: COP26 is none."""


def ratio(scope: Scope, number: Number) -> Quantity | None:
    """Quantity of a ratio ("three to one", "5-to-2"), if a word for ratios is near or its second number is one; else None."""
    at = number.last + (scope.low(number.last) == "-")
    if scope.low(at) != "to" or number.value is None:
        return None
    at += 1 + (scope.low(at + 1) == "-")
    low = scope.low(at)
    below = number_values("digit").get(low, float(low) if low.isdecimal() else 0.0)
    is_named = scope.is_near(number.first, at, "ratio")
    if not below or not (
        is_named or (below == 1 and number.value > 1 and not scope.is_near(number.first, at, "score"))
    ):
        return None
    whole = replace(number, last=at + 1, value=number.value / below)
    return build_quantity(scope, whole, number.first, at + 1, None, "ratio", "ratio")


def share_quantity(scope: Scope, number: Number) -> Quantity | None:
    """Quantity of a share ("two thirds"), or None."""
    return (
        build_quantity(scope, number, number.first, number.last, None, "share", "share")
        if number.form == "share"
        else None
    )


def count(scope: Scope, number: Number) -> Quantity:
    """Quantity of a plain or ordinal number."""
    kind = "ordinal" if number.form == "ordinal" else "count"
    return build_quantity(
        scope, number, number.first, number.last, None, kind, "vague" if number.form == "vague" else kind
    )


def multiple(scope: Scope, number: Number) -> Quantity | None:
    """Quantity of a multiple ("tenfold"), or None."""
    return (
        build_quantity(scope, number, number.first, number.last, None, "ratio", "fold")
        if number.form == "fold"
        else None
    )


FITS = (multiple, age, money, read_measure, ratio, share_quantity, count)

COLON = re.compile(r"(\d{1,5}):(\d{1,5})")


def colon_ratio(scope: Scope, at: int) -> Quantity | None:
    """Quantity of a ratio with a colon: "a ratio of 3:1" => 3; None if there is none."""
    match = COLON.fullmatch(low) if ":" in (low := scope.low(at)) else None
    if not match or not int(match[2]) or not scope.is_near(at, at, "ratio"):
        return None
    return build_quantity(
        scope, Number(at, at + 1, int(match[1]) / int(match[2]), "digits"), at, at + 1, None, "ratio", "ratio"
    )


# ------------------------------------------------------------------------------------------------------- two make one
def combine_quantities(scope: Scope, found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities of a sentence, with neighbours combined by the rules of PAIRS."""
    done: list[Quantity] = []
    for one in found:
        pair = combine_neighbours(scope, done[-1], one) if done else None
        if pair is not None:
            done.pop()
        done += pair if pair is not None else [one]
    return with_units_of_list(scope, done)


def with_units_of_list(scope: Scope, found: list[Quantity]) -> list[Quantity]:
    """Quantities with the unit after the last number of a list copied to the others: "5, 10 and 15 percent", "four-, five- and six-metre poles"."""
    done = found[-1:]
    for one in reversed(found[:-1]):
        alike = done[-1].unit_from == "lent" and one.is_bare_count
        comma = alike and scope.document.lower[one.last : done[-1].first] in ([","], ["-", ","])
        done.append(replace(one, unit=done[-1].unit, kind=done[-1].kind, unit_from="lent") if comma else one)
    return done[::-1]


def combine_neighbours(scope: Scope, one: Quantity, other: Quantity) -> list[Quantity] | None:
    """What the first applicable rule of PAIRS makes of two neighbouring quantities; None if none applies."""
    between = scope.document.lower[one.last : other.first]
    if len(between) > 3 or one.is_range:
        return None
    return next((pair for pairs in PAIRS if (pair := pairs(scope, one, other, between)) is not None), None)


def mixed_units(scope: Scope, one: Quantity, other: Quantity, between: list[str]) -> list[Quantity] | None:
    """Two quantities in a larger and a smaller unit => one in the larger: "3 dollars and 50 cents", "5 feet 10 inches"."""
    in_one = units_in_parts().get((one.unit or "", other.unit or ""))
    if not in_one or between not in ([], ["and"], [","]) or one.value is None or not 0 <= (other.value or 0) < in_one:
        return None
    value = round(one.value + (other.value or 0) / in_one, 6)
    return [replace(one, last=other.last, value=value, low=value, high=value, rule="mixed_units", unit_from="")]


def read_score(scope: Scope, one: Quantity, other: Quantity, between: list[str]) -> list[Quantity] | None:
    """Two counts that are a score or a vote => two quantities of kind score: "won 3-1", "a 220-214 vote"."""
    bare = one.kind == other.kind == "count" and None not in (one.value, other.value)
    if not bare or between not in (["-"], ["–"], ["to"]):
        return None
    counts = scope.tag(other.last) in ("NNS", "JJ") and scope.low(other.last) != "votes"
    falls = between != ["to"] and ((one.value or 0) >= (other.value or 0) or between_names(scope, one, other))
    open_dash = between != ["to"] and not scope.is_adjacent(one.last) and (other.value or 0) < 100
    if falls or (not counts and (open_dash or scope.is_near(one.first, other.last, "score"))):
        return [replace(row, kind="score", rule="score") for row in (one, other)]
    return None


def between_names(scope: Scope, one: Quantity, other: Quantity) -> bool:
    """True if the two numbers stand between two names: "Corran Rovers 2-5 Selby Town"."""
    proper = ("NNP", "NNPS")
    return scope.tag(one.first - 1) in proper and scope.tag(other.last) in proper and scope.is_adjacent(one.last)


def range_of(scope: Scope, one: Quantity, other: Quantity, between: list[str]) -> list[Quantity] | None:
    """Two quantities that are the bounds of a range => one: "between 10 and 15", "40-50", "six or seven", "three to four thousand"."""
    joins = "".join(between)
    if (
        joins not in RANGES
        or None in (one.value, other.value)
        or {one.kind, other.kind} & {"ordinal", "score", "ratio", "share"}
    ):
        return None
    low, high = one.value or 0.0, other.value or 0.0
    if one.number.scale == 1 < other.number.scale and (one.unit in (None, other.unit) or one.unit_from == "sign"):
        low = low * other.number.scale if low * other.number.scale < high else low
    unit = other.unit or (one.unit if one.unit_from == "sign" else None)
    before = scope.low(one.first - 1)
    if not (low < high and one.unit in (None, unit) and is_range(scope, one, other, joins, before)):
        return None
    first = one.first - 1 if before == "between" or (before == "from" and joins == "to") else one.first
    kind, number = (other.kind if other.unit else one.kind), replace(other.number, scale=1.0)
    if unit is None and high < MAX_AGE_YEARS and scope.low(first - 1) == "aged":
        unit, kind = "year", "age"
    return [Quantity(number, first, other.last, unit, kind, f"range_{RANGES[joins]}", (low + high) / 2, low, high)]


RANGES = {"-": "dash", "–": "dash", "—": "dash", "to": "to", "-to-": "to", "-to": "to", "and": "between", "or": "or"}


def is_range(scope: Scope, one: Quantity, other: Quantity, joins: str, before: str) -> bool:
    if joins == "and":
        return before == "between"
    if joins == "or":
        close = (other.value or 0.0) <= 2 * (one.value or 0.0) + 1
        return close
    if joins == "to" and is_change_and_end(scope, one, other, before):
        return False
    if joins in ("-", "–", "—"):
        return scope.is_adjacent(one.last) == scope.is_adjacent(one.last + 1)
    return before != "from" or not changes_before(scope, one.first - 2)


def is_change_and_end(scope: Scope, one: Quantity, other: Quantity, before: str) -> bool:
    """True if two amounts after a change verb are the change and the new value, not a range: "rose 3p to 148p", "fell by 8 to 52"."""
    far = (other.value or 0.0) > 3 * (one.value or 0.0) and (
        one.unit is not None or has_no_noun_or_unit(scope, other.number)
    )
    reach = 9 if before == "by" and one.unit == other.unit else 1
    return far and changes_before(scope, one.first - 1 - (before == "by"), reach)


def changes_before(scope: Scope, at: int, reach: int = 9) -> bool:
    """True if a word of change stands within `reach` tokens up to token `at`; "from … to" is then a change, not a range."""
    document, near = scope.document, range(max(scope.first, at - reach + 1), at + 1)
    return any(change_lemma(document.lower[one], document.tags[one]) for one in near)


def ages_alike(scope: Scope, one: Quantity, other: Quantity, between: list[str]) -> list[Quantity] | None:
    """A number after an age => an age too ("aged 16 and 12"), or both as one range ("aged 60 to 75", "children between four and 12")."""
    low, high, before = one.value or 0.0, other.value or 0.0, scope.low(one.first - 1)
    bare = other.is_bare_count and 0 < high < MAX_AGE_YEARS and has_no_noun_or_unit(scope, other.number)
    if one.age_cue != "word" or not bare:
        return None
    spans = before == "between" or " ".join(scope.document.lower[one.first - 4 : one.first]) == "between the ages of"
    if low < high and (between in (["to"], ["-"], ["–"]) or (between == ["and"] and spans)):
        first, rule = one.first - (before == "between"), "range_between" if spans else "range_to"
        return [Quantity(other.number, first, other.last, one.unit, "age", rule, (low + high) / 2, low, high)]
    alike = between in (["and"], ["or"], [","], [",", "and"])
    return [one, replace(other, unit=one.unit, kind="age", rule="aged", age_cue="word")] if alike else None


def shared_unit(scope: Scope, one: Quantity, other: Quantity, between: list[str]) -> list[Quantity] | None:
    """A bare number before a quantity takes over its unit: "from 20 to 15 percent", "45 and 50 mg", "12 x 8 metres", "310 million of the 2 billion kronor"."""
    bare = one.kind == "count" and one.unit is None and one.number.form == other.number.form != "ordinal"
    joins = between[1:] if between[:1] == ["-"] and len(between) > 1 else between
    if not bare or joins not in SHARING or (other.unit_from != "behind" and other.age_cue != "unit"):
        return None
    if joins[0] == "of" and other.kind != "money":
        return None
    return [replace(one, unit=other.unit, kind=other.kind, unit_from="lent"), other]


SHARING = (["and"], ["or"], ["to"], ["x"], ["×"], ["by"], ["of", "the"], ["of", "its"], ["of", "a"])
"""Words between two numbers of which the second has the unit of both; a comma shares only within a list."""

PAIRS = (ages_alike, mixed_units, read_score, range_of, shared_unit)
