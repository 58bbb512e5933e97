"""Whether a number is somebody's age: 29 years old; aged 34; Ana Roe, 42, said; she died at 88; women over 65."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.figures.number import Number
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.units import unit_after
from analysis.extract.figures.vocabulary import listed, persons

MAX_AGE_YEARS = 120


@dataclass(frozen=True, slots=True)
class Age:
    """An age that a number tells.

    unit: of time; last: token behind it; rule: what says so; cue: "unit" ("29 years old"), "word" ("aged 34", "women over 65"),
    "commas" ("Roe, 42, said") or "".
    """

    unit: str
    last: int
    rule: str
    cue: str = ""


def stated_age(scope: Scope, number: Number) -> Age | None:
    """The age that a number tells, by the words behind it, in front of it or around it."""
    at = skip_hyphen(scope, number.last)
    if (end := age_end(scope, at)) is not None:
        return Age(scope.low(at).removesuffix("s"), end, "age", "unit")
    if number.value is None or number.form not in ("digits", "words"):
        return None
    if age_before(scope, number):
        timed = scope.low(number.last) in listed("unit_of_time")
        unit = scope.low(number.last).removesuffix("s") if timed else "year"
        return Age(unit, number.last + timed, "aged", "word") if timed or number.value < MAX_AGE_YEARS else None
    if not is_bare(scope, number):
        return None
    return next((Age("year", number.last, rule.__name__, cue) for rule, cue in BARE if rule(scope, number)), None)


def is_bare(scope: Scope, number: Number) -> bool:
    """True if the number could be an age by itself: whole or a half, below MAX_AGE_YEARS, without a unit or noun."""
    value = number.value or 0
    whole = value == int(value) or (number.form == "words" and 2 * value == int(2 * value))
    return 0 < value < MAX_AGE_YEARS and whole and number.scale == 1 and has_no_noun_or_unit(scope, number)


def has_no_noun_or_unit(scope: Scope, number: Number) -> bool:
    """True if neither a noun nor a unit follows the number."""
    nominal = scope.tag(number.last)[:2] in ("NN", "JJ", "CD", "HY") and scope.low(number.last) not in ("last", "next")
    closed = nominal or scope.low(number.last) in UNITED
    return not closed and unit_after(scope.document, number, scope.last) is None


UNITED = ("percent", "of", "-", "%")


def skip_hyphen(scope: Scope, at: int) -> int:
    """Index of the token after a hyphen at `at`, or `at` itself."""
    return at + (scope.low(at) == "-" and scope.is_adjacent(at))


def is_age(scope: Scope, number: Number) -> bool:
    """True if a number with a unit of time is an age: "29 years old", "aged 18 months"."""
    return age_end(scope, skip_hyphen(scope, number.last)) is not None or age_before(scope, number)


def age_end(scope: Scope, at: int) -> int | None:
    """Token after "years old", "-year-old" or "years of age" that starts at token `at`; None if none does."""
    low = scope.document.lower
    if scope.low(at) not in listed("unit_of_time"):
        return None
    for tail in (["old"], ["-", "old"], ["-", "olds"], ["of", "age"]):
        if low[at + 1 : at + 1 + len(tail)] == tail:
            return at + 1 + len(tail)
    return None


def age_before(scope: Scope, number: Number) -> bool:
    """True if the words before the number introduce an age: "aged [34]", "at the age of about [four] months", "gave her age as [41]"."""
    at = number.first - 1
    if scope.low(at) == "and" and scope.tag(at - 1) == "CD" and scope.low(at - 2) == "between":
        at -= 2
    at = before_hedge(scope, at)
    at -= scope.low(at) in ("of", "as", "at", ":") and scope.low(at - 1) in ("age", "ages")
    return scope.low(at) in listed("age_word") or is_of_age(scope, number, at)


def is_of_age(scope: Scope, number: Number, at: int) -> bool:
    """True if the subject before token `at` is an age: "the average age of the crew [is] 52", "life expectancy [is] 74"."""
    if scope.low(at) not in ("is", "was") or not has_no_noun_or_unit(scope, number):
        return False
    return not {"age", "expectancy"}.isdisjoint(scope.document.lower[max(scope.first, at - 6) : at])


def before_hedge(scope: Scope, at: int) -> int:
    """Token before the hedges that end at token `at`: "[of] about eight"."""
    while scope.low(at) in listed("nearly"):
        at -= 1
    return at


def is_range_of_time(scope: Scope, at: int) -> bool:
    """True if a range of durations, not of ages, continues at token `at`: "5 [to] 10 minutes"; False for "18 [to] 24 years old"."""
    unit = skip_hyphen(scope, at + 2)
    joins = scope.low(at) in ("to", "-", "–", "or", "and") and scope.tag(at + 1) == "CD"
    return joins and scope.low(unit) in listed("unit_of_time") and age_end(scope, unit) is None


# ------------------------------------------------------------------------------------------- bare numbers, rule by rule
def age_of_subject(scope: Scope, number: Number) -> bool:
    """True if the number is predicated of a person: "she was [six]", "who turned [18]", "Roe is [79]"."""
    at = before_hedge(scope, number.first - 1)
    if scope.low(at) in listed("reaching_an_age"):
        return True
    if scope.low(at) not in listed("being") or scope.tag(at) == "POS":
        return False
    subject = range(at - 1, at - 1 - (3 if scope.low(at) in ("be", "been") else 1), -1)
    return any(scope.low(back) in listed("subject_with_age") for back in subject) or ends_with_name(
        scope, number, at - 1
    )


def ends_with_name(scope: Scope, number: Number, at: int) -> bool:
    """True if a person's name ends at token `at` and the clause ends after the number."""
    ends = scope.low(number.last) in (",", ".", "and", ";", "now", "when", "")
    return ends and scope.tag(at) == "NNP" and scope.named.get(at) in ("person", None) and (number.value or 0) > 9


def age_between_commas(scope: Scope, number: Number) -> bool:
    """True for an age in apposition to a person: "Ana Roe, [42], said", "Ana Roe ([42])", "a passenger, [8], was hurt"."""
    comma = before_hedge(scope, number.first - 1)
    at, around = comma - 1, (scope.low(comma), scope.low(number.last))
    if number.form != "digits" or number.last - number.first > 1 or at < scope.first:
        return False
    noun = scope.tag(at) == "NN" and scope.document.lemmas[at] in persons()
    person = scope.named.get(at) == "person" or noun
    if around == ("(", ")"):
        return person
    unnamed = scope.tag(at) in ("NNP", "NNPS") and scope.named.get(at) != "place"
    return around[0] == "," and around[1] in listed("behind_age") and (person or unnamed)


def age_at(scope: Scope, number: Number) -> bool:
    """True for an age after "at": "dies at [88]", "died in 1971, at [49]", "she, at [45], is"."""
    at = before_hedge(scope, number.first - 1)
    if scope.low(at) != "at" or scope.low(number.last) in listed("no_age_behind"):
        return False
    for back in range(at - 1, max(scope.first, at - 10) - 1, -1):
        forms = {scope.document.lemmas[back], scope.low(back).removesuffix("s"), scope.low(back).removesuffix("d")}
        if not forms.isdisjoint(listed("lived")):
            return True
        if scope.tag(back)[:2] in ("VB", "MD"):
            return False
    return False


def age_of_kind(scope: Scope, number: Number) -> bool:
    """True for an age that restricts a noun for people: "a boy of about [eight]", "women over [65]", "men [18] or older"."""
    at = before_hedge(scope, number.first - 1)
    if scope.low(at) == "of" and scope.tag(at - 1) == "NN" and scope.document.lemmas[at - 1] in listed("aged"):
        return True
    at = number.first - 1
    if scope.low(number.last) in ("and", "or") and scope.low(number.last + 1) in listed("age_bound_behind"):
        return scope.document.lemmas[at] in listed("aged")
    return scope.low(at) in listed("bound_of_age") and scope.document.lemmas[at - 1] in listed("aged")


BARE = ((age_of_subject, ""), (age_between_commas, "commas"), (age_at, ""), (age_of_kind, "word"))
"""Rules for a number without "years" or "aged", in this order, each with the `cue` of the ages it finds."""
