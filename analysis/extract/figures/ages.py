"""Whether a number is somebody's age: 29 years old; aged 34; Ana Roe, 42, said; she died at 88; a boy of eight; women over 65."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.figures.number import Number
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.units import unit_after
from analysis.extract.figures.vocabulary import listed, persons

MAX_AGE_YEARS = 120


@dataclass(frozen=True, slots=True)
class Age:
    """unit: of time; last: token behind it; rule: what says so; cue: "unit" ("29 years old"), "word" ("aged 34", "a boy of eight"), "commas" ("Roe, 42, said") or ""."""

    unit: str
    last: int
    rule: str
    cue: str = ""


def age_told(scope: Scope, number: Number) -> Age | None:
    """The age that a number tells, by the words behind it, in front of it or around it."""
    at = behind_hyphen(scope, number.last)
    if (end := age_end(scope, at)) is not None:
        return Age(scope.low(at).removesuffix("s"), end, "age", "unit")
    if number.value is None or number.form not in ("digits", "words"):
        return None
    if scope.low(at) in listed("unit_of_time") and (age_before(scope, number) or is_infant(scope, number)):
        return Age(scope.low(at).removesuffix("s"), at + 1, "aged", "word")
    if age_before(scope, number) and (number.value < MAX_AGE_YEARS or is_range_of_time(scope, number.last)):
        return Age("year", number.last, "aged", "word")
    if not is_bare(scope, number):
        return None
    return next((Age("year", number.last, rule.__name__, cue) for rule, cue in BARE if rule(scope, number)), None)


def is_bare(scope: Scope, number: Number) -> bool:
    """Whether the number could be an age by itself: whole, not too high, without a unit or noun."""
    value = number.value or 0
    whole = value == int(value) or (number.form == "words" and 2 * value == int(2 * value))
    return 0 < value < MAX_AGE_YEARS and whole and number.scale == 1 and counts_nothing(scope, number)


def counts_nothing(scope: Scope, number: Number) -> bool:
    """Whether nothing that is counted or measured stands behind the number."""
    nominal = scope.tag(number.last)[:2] in ("NN", "JJ", "CD", "HY") and scope.low(number.last) not in ("last", "next")
    closed = nominal or scope.low(number.last) in UNITED
    return not closed and unit_after(scope.document, number, scope.last) is None


UNITED = ("percent", "of", "-", "%")


def behind_hyphen(scope: Scope, at: int) -> int:
    return at + (scope.low(at) == "-" and scope.beside(at))


def is_age(scope: Scope, number: Number) -> bool:
    return (
        is_infant(scope, number)
        or age_end(scope, behind_hyphen(scope, number.last)) is not None
        or age_before(scope, number)
    )


def is_infant(scope: Scope, number: Number) -> bool:
    """her brother, 18 months, slept."""
    young = scope.low(number.last) in listed("unit_of_infancy") and scope.low(number.last + 1) in (",", ";", ".")
    at = number.first - 2
    person = scope.named.get(at) == "person" or scope.document.lemmas[at] in persons()
    return young and scope.low(at + 1) == "," and at >= scope.first and person


def age_end(scope: Scope, at: int) -> int | None:
    """Token behind "years old", "-year-old" or "years of age" that starts at the unit."""
    low = scope.document.lower
    if scope.low(at) not in listed("unit_of_time"):
        return None
    for tail in (["old"], ["-", "old"], ["-", "olds"], ["of", "age"]):
        if low[at + 1 : at + 1 + len(tail)] == tail and at + len(tail) < scope.last:
            return at + 1 + len(tail)
    return None


def age_before(scope: Scope, number: Number) -> bool:
    """aged 34; at the age of about four months; gave her age as 41; put its age at between 9,000 and 12,000 years."""
    at = number.first - 1
    if scope.low(at) == "and" and scope.tag(at - 1) == "CD" and scope.low(at - 2) == "between":
        at -= 2
    at = before_hedge(scope, at)
    at -= scope.low(at) in ("of", "as", "at", ":") and scope.low(at - 1) in ("age", "ages")
    return scope.low(at) in listed("age_word") or is_of_age(scope, number, at)


def is_of_age(scope: Scope, number: Number, at: int) -> bool:
    """The average age of the crew | is 52; life expectancy | is 74."""
    if scope.low(at) not in ("is", "was") or not counts_nothing(scope, number):
        return False
    window = scope.document.lower[max(scope.first, at - 6) : at]
    return not {"age", "expectancy"}.isdisjoint(window) and "," not in window


def before_hedge(scope: Scope, at: int) -> int:
    """The token in front of hedges that end at token `at`: of | about | eight."""
    while scope.low(at) in listed("nearly"):
        at -= 1
    return at


def is_range_of_time(scope: Scope, at: int) -> bool:
    """5 | to 10 minutes; 20 | - 60 days."""
    unit = behind_hyphen(scope, at + 2)
    joins = scope.low(at) in ("to", "-", "–", "or", "and") and scope.tag(at + 1) == "CD"
    return joins and scope.low(unit) in listed("unit_of_time") and age_end(scope, unit) is None


# ------------------------------------------------------------------------------------------- bare numbers, rule by rule
def age_of_subject(scope: Scope, number: Number) -> bool:
    """she was six; who turned 18; he is only 40; Roe is 79, tall; the driver was 45; the oldest was 66."""
    at = before_hedge(scope, number.first - 1)
    if scope.low(at) in listed("reaching_an_age"):
        return True
    if scope.low(at) not in BEING or scope.tag(at) == "POS" or scope.low(number.last) == "to":
        return False
    if scope.low(at) in ("be", "been") and scope.low(number.last) in (
        "in",
        "on",
        "by",
        "next",
        "when",
        ".",
        ",",
        "and",
    ):
        at = next((back for back in range(at - 1, at - 4, -1) if scope.low(back) in listed("subject_with_age")), at) + 1
    return (
        scope.low(at - 1) in listed("subject_with_age")
        or is_oldest(scope, at - 1)
        or ends_with_person(scope, number, at - 1)
    )


BEING = ("be", "been", "looks", "looked", "is", "was", "'s", "’s", "were", "being", "am", "'m", "’m")


def ends_with_person(scope: Scope, number: Number, at: int) -> bool:
    """Whether a person's name or noun ends at the token, and the clause ends behind the number."""
    if scope.low(number.last) not in (",", ".", "and", ";", "now", "when", ""):
        return False
    named = scope.tag(at) == "NNP" and scope.named.get(at) in ("person", None) and (number.value or 0) > 9
    return named or (scope.tag(at) == "NN" and scope.document.lemmas[at] in persons())


def is_oldest(scope: Scope, at: int) -> bool:
    """the youngest; the oldest of the crew: a superlative of age a few words before, and no verb between."""
    for back in range(at, at - 7, -1):
        if scope.low(back) in listed("oldest"):
            return True
        if scope.tag(back) in (".", ",", "VBD", "VBZ", "VBP"):
            return False
    return False


def age_of_oldest(scope: Scope, number: Number) -> bool:
    """and the oldest 66; the twins, both 17, were held; she was 19, he 27."""
    alone = scope.low(number.first - 1) in listed("gapped_age")
    return scope.low(number.first - 1) in listed("oldest") or (
        alone and scope.low(number.last) in (",", ".", "and", ";", ")")
    )


def age_between_commas(scope: Scope, number: Number) -> bool:
    """Ana Roe, 42, said; Ana Roe (42); a passenger, 8, was hurt; the beauty, 24, told us."""
    comma = before_hedge(scope, number.first - 1)
    at, around = comma - 1, (scope.low(comma), scope.low(number.last))
    if number.last - number.first > 1 or at < scope.first:
        return False
    if number.form != "digits":
        return around == (",", ",") and scope.tag(at) == "NN" and scope.document.lemmas[at] in persons()
    if around == ("(", ")"):
        return scope.named.get(at) == "person" or (scope.tag(at) == "NN" and scope.document.lemmas[at] in persons())
    if around not in SET_OFF:
        return False
    if scope.document.lower[at - 3 : at] == ["-", "of", "-"] and scope.document.lemmas[at - 4] in persons():
        return True
    if scope.named.get(at) == "person" or (scope.tag(at) in ("NNP", "NNPS") and scope.named.get(at) != "place"):
        return True
    told = scope.tag(number.last + 1)[:2] in ("VB", "MD") or scope.low(number.last + 1) in ("who", "from")
    if around == (",", ",") and told and scope.written(at)[:1].isupper() and scope.low(at) not in listed("opening"):
        return scope.tag(at) != "NNS" and scope.named.get(at) != "place"
    noun = scope.document.lemmas[at]
    if scope.tag(at) == "NNS" and around[1] in (",", "and"):
        pair = around[1] == "and" and scope.tag(number.last + 1) == "CD" and scope.low(number.last + 2) in (",", ".")
        return noun in listed("offspring") or (pair and noun in persons())
    return scope.tag(at) == "NN" and (noun in persons() or (told and noun not in listed("reckoned")))


SET_OFF = ((",", ","), (",", "."), (",", "and"), (",", ";"), (",", "was"), (",", "who"), (",", "when"))


def age_at(scope: Scope, number: Number) -> bool:
    """dies at 88; died in 1971, at 49; he began at 14; At 16, she left."""
    if scope.low(before_hedge(scope, number.first - 1)) != "at" or scope.low(number.last) in listed("no_age_behind"):
        return False
    at, grown = before_hedge(scope, number.first - 1), (number.value or 0) > 12
    if scope.low(at - 1) == scope.low(number.last) == "," and scope.tag(number.last + 1) in ("VBD", "VBZ"):
        return grown
    if scope.low(at - 1) in listed("subject_with_age") and scope.low(number.last) in (*BEING, "has", ","):
        return grown
    if at == scope.first:
        return (
            grown
            and scope.low(number.last) == ","
            and scope.low(number.last + 1) in listed("subject_with_age") | {"they"}
        )
    for back in range(at - 1, max(scope.first, at - 10) - 1, -1):
        forms = {scope.document.lemmas[back], scope.low(back).removesuffix("s"), scope.low(back).removesuffix("d")}
        if not forms.isdisjoint(listed("lived")):
            return True
        if not forms.isdisjoint(listed("began")):
            return grown and has_animate_subject(scope, back - 1)
        if scope.tag(back)[:2] in ("VB", "MD"):
            return False
    return False


def has_animate_subject(scope: Scope, at: int) -> bool:
    """True if the token before the verb denotes a person, so that its subject is animate: she | began; Hale first | sang."""
    at -= scope.tag(at) == "RB"
    person = scope.tag(at) == "NNP" and scope.named.get(at) in ("person", None)
    return scope.low(at) in listed("subject_with_age") or person or scope.document.lemmas[at] in persons()


def age_of_kind(scope: Scope, number: Number) -> bool:
    """a boy of about eight; women over 65; children between four and 12; nobody under 18."""
    at = before_hedge(scope, number.first - 1)
    if scope.low(at) == "of" and scope.document.lemmas[at - 1] in listed("aged") and scope.tag(at - 1) == "NN":
        return True
    at = number.first - 1
    if scope.low(number.last) in ("and", "or") and scope.low(number.last + 1) in listed("age_bound_behind"):
        return scope.document.lemmas[at] in listed("aged")
    if scope.low(at) not in listed("bound_of_age"):
        return False
    return scope.document.lemmas[at - 1] in listed("aged") or scope.low(at - 1) in listed("aged")


BARE = (
    (age_of_subject, ""),
    (age_of_oldest, ""),
    (age_between_commas, "commas"),
    (age_at, ""),
    (age_of_kind, "word"),
)
"""Rules for a number without "years" or "aged", in this order, each with the `cue` of the ages it finds."""


def is_age_range_in_description(scope: Scope, first: int, last: int) -> bool:
    """The man is white, | between 40 and 50 |, about 6 feet tall: a range set off in what tells of a person."""
    set_off = scope.low(first - 1) in (",", "be", "is", "was", "as", "looks", "looked", "appeared", "being")
    if not set_off or scope.low(last) not in (",", ".", "and", ";"):
        return False
    around = range(max(scope.first, first - 16), first)
    return any(scope.low(at) in ("he", "she") or scope.document.lemmas[at] in listed("described") for at in around)


def ranges_ages(scope: Scope, first: int) -> bool:
    """aged | from 19 to 54; their ages ranged | from 14 to 17."""
    before = scope.low(first - 1)
    told = before in listed("ranging") and "age" in scope.document.lemmas[max(scope.first, first - 6) : first]
    return before == "aged" or told
