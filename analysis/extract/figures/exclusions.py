"""Numbers that are no figures: dates, names, numbering, addresses, telephone numbers, durations, ranks.

Each rule is one reason; SILENT gives their order.
"""

from __future__ import annotations

import re

from analysis.extract.figures.ages import age_told, behind_hyphen, counts_nothing, is_age, is_range_of_time
from analysis.extract.figures.counted_noun import counted_after
from analysis.extract.figures.number import Number
from analysis.extract.figures.ranks import is_running, ordinal_rank
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.units import currency_before, unit_after
from analysis.extract.figures.vocabulary import NOUNS, last_words, listed, number_values, outcome_words, unit_starts


def is_number_in_name(scope: Scope, number: Number) -> bool:
    """Boeing 737, Apollo 11, Terminal 5: digits behind a capitalised word that is no place or person."""
    at = number.first
    if (number.value or 0) < 200 and any(
        is_dashed(scope, start) and is_sports_result(scope, start) for start in (at, at - 2)
    ):
        return False
    if is_misread_as_name(scope, at) or (scope.low(number.last) == "to" and scope.tag(number.last + 1) == "CD"):
        return False
    if is_capital_word(scope, number) or is_model(scope, number):
        return True
    if at in scope.named:
        return number.form != "ordinal" or (number.last in scope.named and at - 1 in scope.named)
    if number.form != "digits" or number.scale > 1 or currency_before(scope.document, at, scope.first):
        return False
    if not any(map(str.isupper, scope.written(at - 1))) or scope.tag(at - 1) not in NOUNS:
        return False
    if at - 1 in scope.taken or is_gapping(scope, at) or (is_in_list(scope, at) and is_listing(scope, at)):
        return False
    if scope.low(at - 1) in listed("opening") | {"children"} and at - 1 == scope.first and at - 1 not in scope.named:
        return False
    if (
        "," in scope.written(at)
        or scope.low(at - 1) in last_words("before")
        or (at - 1 not in scope.named and scope.is_titled)
    ):
        return False
    if scope.named.get(at - 1) in ("place", "person"):
        return scope.tag(number.last) in (".", ",", "CC", "POS", "IN") and not is_in_list(scope, at)
    unit = unit_after(scope.document, number, scope.last)
    if unit is not None and scope.beside(number.last):
        return False  # Caldol 500mg tablets
    return unit is None or (scope.tag(at - 1) == "NNP" and unit.kind not in ("percent", "money", "power"))


def is_model(scope: Scope, number: Number) -> bool:
    """its 757 fleet; the 90049 ZIP code: a type or an address in front of its noun."""
    if number.form != "digits" or number.last - number.first > 1:
        return False
    aircraft = re.fullmatch(r"7[0-8]7s?", scope.written(number.first)) and scope.low(number.last) in listed("model")
    return bool(aircraft) or scope.low(number.last) in ("zip", "postcode")


def is_capital_word(scope: Scope, number: Number) -> bool:
    """the Gang of Eight; ground zero: a number in words that is written as a name, or means none."""
    at, word = number.first, scope.written(number.first)
    if scope.low(at) == "zero":
        return scope.low(at - 1) == "ground" or scope.low(number.last) == "in"
    before = scope.written(at - 1)
    inside = before.isalpha() and not before.isupper() and not scope.is_titled
    return number.form == "words" and inside and word[0].isupper() and word[1:].islower()


def is_misread_as_name(scope: Scope, at: int) -> bool:
    """Orde 3,990: what a finder of names takes for the last word of one."""
    return "," in scope.written(at) and at in scope.named and at + 1 not in scope.named


def is_gapping(scope: Scope, at: int) -> bool:
    """The Reds got 38 percent and the Blues | 33: a name for whom the verb and the unit are left out."""
    start = at
    while start > at - 5 and (scope.written(start - 1)[:1].isupper() or scope.low(start - 1) == "the"):
        start -= 1
    ends = scope.tag(at + 1) in (".", ",", ":", "CC")
    if start == at or not ends or scope.low(start - 1) not in ("and", ",", ";", "while"):
        return False
    return not {"percent", "%", "votes", "seats", "points"}.isdisjoint(
        scope.document.lower[max(scope.first, start - 60) : start]
    )


def is_listing(scope: Scope, at: int) -> bool:
    """Whether a colon or a word of scores stands before a list of names with a number each."""
    return ":" in scope.document.lower[max(scope.first, at - 60) : at] or scope.is_near(at, at, "score")


def is_sports_result(scope: Scope, at: int) -> bool:
    """They won 3-1; Corran Rovers 2-5 Selby Town."""
    return scope.is_near(at, at, "score") or (
        scope.low(at - 1) not in listed("numbered") and scope.tag(at + 3) in ("NNP", "NNPS")
    )


def is_in_list(scope: Scope, at: int) -> bool:
    """Norway 5, Japan 3, Kenya 2: names with a number each."""
    return any(
        scope.written(here - 1)[:1].isupper() and scope.tag(here) == "CD" and scope.low(here - 1) != scope.low(at - 1)
        for here in (at - 3, at + 3)
        if scope.low(min(at, here) + 1) in (",", "and", ";")
    )


def one_pronoun(scope: Scope, number: Number) -> bool:
    """one of them, no one, which one, one official said; one vote, one mile are figures."""
    at = number.first
    if scope.low(at) != "one" or number.last - at > 1 or number.form != "words":
        return False
    if unit_after(scope.document, number, scope.last) or scope.low(at - 1) in listed("counting_adverb"):
        return False
    if scope.document.lemmas[at - 1] in outcome_words() and scope.tag(number.last) in (".", ",", "CC", "IN"):
        return False
    if scope.tag(at - 1) in ("DT", "WDT", "JJ", "PRP$") or scope.low(at - 1) in listed("before_pronoun_one"):
        return True
    counted = counted_after(scope.document, number.last, scope.last, scope.taken)
    return counted is None or scope.low(number.last) == "of" or scope.low(counted[1] - 1) in listed("no_count")


def numbering(scope: Scope, number: Number) -> bool:
    """1. First point; (3) The court may; No. 10; Section 4; page 7; phase two."""
    at, value = number.first, number.value or 0
    behind = scope.low(number.last)
    if number.form == "digits" and value < 60 and (at == scope.first and behind in (".", ")", ":")):
        return True
    if behind == "." and scope.low(number.last + 1) == ")" and scope.low(at - 1) == "(" and number.form == "digits":
        return True
    if number.form == "digits" and behind in (")", "]") and scope.low(at - 1) in ("(", "["):
        opens = at - 1 == scope.first or scope.low(at - 2) in (";", ":", ".")
        if opens or behind == "]":
            return True
    if (
        behind == ")"
        and number.form == "digits"
        and value < 60
        and "(" not in scope.document.lower[max(scope.first, at - 12) : at]
    ):
        return True
    before = scope.low(at - 1)
    if before == "number" and scope.tag(at - 2) in ("PRP", "NNS", "MD"):
        return False
    if (
        before in ("#", "no.")
        or scope.document.words[at - 1] == "No"
        or {before, before.removesuffix("s")} & listed("numbered")
    ):
        return not (
            (before != "#" and scope.tag(number.last) == "NNS") or unit_after(scope.document, number, scope.last)
        )
    goes_on = scope.refused == at - 2 and before in JOINING
    return goes_on and not is_counting(scope, number) and age_told(scope, number) is None


JOINING = ("and", "or", ",", "-", "–", "to", "past")


def is_counting(scope: Scope, number: Number) -> bool:
    """Whether a unit or a plural follows."""
    return bool(unit_after(scope.document, number, scope.last)) or scope.tag(number.last) in ("NNS", "JJ", "CD")


def describes_time(scope: Scope, at: int) -> bool:
    """three | long | years; not: up from 90 | last | year; nine | dead | last year."""
    low = scope.low(at)
    if low in listed("unit_of_time") or low in listed("time_adjective") or low in listed("casualty"):
        return False
    return scope.tag(at) in ("JJ", "JJR", "JJS")


def address(scope: Scope, number: Number) -> bool:
    """12 Elm Street; 22 Rue Dorval; the 4200 block of Elm Street."""
    at = number.last
    if number.form == "digits" and (scope.low(at), scope.low(at + 1)) == ("block", "of"):
        return True
    if scope.low(at) in listed("street_first") and scope.written(at + 1)[:1].isupper():
        return True
    while at < number.last + 4 and scope.written(at)[:1].isupper():
        if scope.low(at) in listed("street") and at > number.last:
            return True
        at += 1
    return False


def is_duration(scope: Scope, number: Number) -> bool:
    """three years, a two-hour talk, half an hour: the dates' business, unless it is an age."""
    at = behind_hyphen(scope, number.last)
    if (
        scope.low(number.first - 1) == "or"
        and scope.low(number.first - 2) in listed("unit_of_time")
        and number.form == "words"
    ):
        return True
    if number.form == "share":
        at += scope.low(at) == "of"
        at += scope.low(at) in ("a", "an")
    if number.form == "vague":
        at += scope.low(at) == "of"
    while at < number.last + 5 and describes_time(scope, at):
        at += 1
    light = at > number.last and unit_after(scope.document, number, scope.last) is not None
    if number.form == "ordinal" and is_running(scope, number):
        return False
    timed = (scope.low(at) in listed("unit_of_time") and not light) or is_range_of_time(scope, number.last)
    return timed and not is_age(scope, number)


def digits_in_code(scope: Scope, number: Number) -> bool:
    """Digits glued to letters, dots, slashes or further digits: 4chan, F-16, 192.168.0.1, 24/7, 2014-15."""
    document = scope.document
    text, start, end = document.text, document.starts[number.first], document.ends[number.last - 1]
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isalnum() or (before and before in "/_:@.\\" and text[max(0, start - 2) : start - 1].strip()):
        return True
    if after[:1] in ("/", "_", ":", "@") and after[1:].isalnum():
        return not is_rate(scope, number) and unit_after(document, number, scope.last) is None
    if after[:1].isalpha() and unit_after(document, number, scope.last) is None:
        return True
    if before in ("-", "–") and is_hyphened(text, start) and not is_hyphenated_number(scope, number):
        return True
    return number.form == "digits" and (is_season(scope, number.first) or is_chain(scope, number.first))


def is_rate(scope: Scope, number: Number) -> bool:
    """$18.40/hour; 120/minute: a unit of time or measure, or any word behind an amount of money."""
    paid = currency_before(scope.document, number.first, scope.first) is not None
    low = scope.low(number.last + 1)
    return scope.low(number.last) == "/" and (
        paid or low in listed("unit_of_time") or (len(low) > 2 and low in unit_starts())
    )


def is_hyphenated_number(scope: Scope, number: Number) -> bool:
    """magnitude-6.2, minus-40, 18-to-24, 1.5 million-2 million, two-nil, now-18-month-old: a figure, though a word is tied to it."""
    low = scope.low(number.first - 2)
    scored = number.form == "words" and low in number_values("digit")
    measured = number.form == "digits" and low.isalpha() and scope.written(number.first - 2).islower() and len(low) > 2
    if measured and (age_told(scope, number) or unit_after(scope.document, number, scope.last)):
        return True
    return scored or low in listed("hyphenated_to_number") or low in listed("strength")


def is_hyphened(text: str, start: int) -> bool:
    """F-16, high-five: behind a letter and a hyphen; not pre-20, under-40."""
    return text[max(0, start - 2) : start - 1].isalpha()


def is_season(scope: Scope, at: int) -> bool:
    """2014-15, at either end of it."""
    return any(is_dashed(scope, start) and YEAR.fullmatch(scope.written(start)) is not None for start in (at, at - 2))


YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def is_chain(scope: Scope, at: int) -> bool:
    """12-34-56, at any of its numbers."""
    return any(is_dashed(scope, start) and is_dashed(scope, start + 2) for start in (at, at - 2, at - 4))


def is_dashed(scope: Scope, at: int) -> bool:
    """Whether digits at the token are tied by a dash to further digits."""
    return (
        scope.low(at + 1) in ("-", "–") and scope.beside(at + 1) == scope.beside(at + 2)
        and scope.low(at).isdecimal() and scope.low(at + 2).isdecimal()
    )  # fmt: skip


def is_clock_time(scope: Scope, number: Number) -> bool:
    """at 19.30; at 8 in the morning; 10 o'clock."""
    at = number.last
    if number.form == "ordinal" or at - number.first > 1 or not 0 <= (number.value or 0) <= 24:
        return False
    if scope.low(at) in ("a.m.", "p.m.", "am", "pm", "o'clock", "oʼclock", "o’clock") or by_the_hour(scope, number):
        return True
    if scope.low(at) in ("-", "–", "to", "and") and scope.low(at + 2) in ("a.m.", "p.m.", "am", "pm"):
        return True
    if scope.low(number.first - 1) not in listed("before_clock_time"):
        return False
    if scope.low(at) == "in" and scope.low(at + 1) == "the" and scope.low(at + 2) in listed("part_of_day"):
        return True
    dotted = bool(CLOCK.fullmatch(scope.written(number.first)))
    return dotted and not is_counting(scope, number) and scope.tag(at) not in NOUNS


def by_the_hour(scope: Scope, number: Number) -> bool:
    """ten to six; ten past six; up since five; By seven the square was full; he left at 8."""
    before, behind = scope.low(number.first - 1), scope.low(number.last)
    if behind in ("to", "past") and number.value in MINUTES and number.form == "words":
        to_hour = behind == "past" or before in listed("before_hour")
        return to_hour and scope.tag(number.last + 1) == "CD" and not scope.is_near(number.first, number.last, "score")
    if (number.value or 0) > 12 or not counts_nothing(scope, number):
        return False
    if before == "past":
        return scope.low(number.first - 2) in ("half", "quarter")
    if number.first - 1 == scope.first and before in listed("opens_with_hour"):
        return behind == "," or scope.tag(number.last) in ("DT", "PRP", "PRP$")
    leaves = before == "at" and scope.document.lemmas[number.first - 2] in listed("timed")
    return leaves or (before == "since" and scope.tag(number.last) in (".", ",", "CC", "''", "``", "IN", ":"))


MINUTES = (5, 10, 20, 25)


def zone(scope: Scope, number: Number) -> bool:
    """2246 GMT; 14.30 BST: a clock time with its zone."""
    return scope.low(number.last) in listed("time_zone") and number.form == "digits" and (number.value or 0) <= 2400


def telephone(scope: Scope, number: Number) -> bool:
    """+47 5550 0199; 01632 960 441: groups of digits of which the first begins with a plus or a nought."""
    start, end = number.first, number.last
    while start > number.first - 6 and is_group(scope, start - 1):
        start -= 1
    while end < number.last + 6 and is_group(scope, end):
        end += 1
    digits = "".join(filter(str.isdecimal, "".join(scope.document.lower[start:end])))
    return scope.low(start)[:1] in ("+", "0") and len(digits) >= 7 and end - start > 1 and "." not in scope.low(start)


def is_group(scope: Scope, at: int) -> bool:
    """Whether a token could be a part of a telephone number."""
    low = scope.low(at)
    return low.removeprefix("+").isdecimal() or (low == "-" and scope.beside(at))


CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def is_identifier(scope: Scope, number: Number) -> bool:
    """Identifier-like digits: a leading zero (007, 0800), or six and more ungrouped digits that quantify no noun."""
    written = scope.written(number.first)
    if number.form != "digits" or not written.isdecimal() or number.last - number.first > 1:
        return False
    if written[0] == "0" and len(written) > 1:
        return True
    if scope.low(number.first - 1) in ("is", "was") and scope.low(number.first - 2) in listed("numbered"):
        return True
    ranges = scope.low(number.last) in ("and", "to", "or", "-", "–") and scope.tag(number.last + 1) == "CD"
    counts = ranges or scope.tag(number.last) in NOUNS | {"JJ", "CD"} or unit_after(scope.document, number, scope.last)
    return len(written) >= 6 and not counts and currency_before(scope.document, number.first, scope.first) is None


ERAS = {"ad", "bc", "bce", "ce", "a.d.", "b.c."}


def era(scope: Scope, number: Number) -> bool:
    """347 AD; AD 60; c. 1350: a year."""
    if number.form != "digits" or number.scale > 1:
        return False
    before = scope.low(number.first - 1)
    if before in listed("before_future_year") and re.fullmatch(r"2[1-9]\d\d", scope.written(number.first)):
        return counts_nothing(scope, number)  # seas will rise by 2120
    circa = before in ("c.", "ca.") and len(scope.written(number.first)) in (3, 4)
    return scope.low(number.last) in ERAS or before in ERAS or circa


def rate_base(scope: Scope, number: Number) -> bool:
    """Denominator of a rate: "12 cases per 100,000". ("one in every ten" is a share.)"""
    return scope.low(number.first - 1) in listed("rate_word") and number.form != "share"


EXCLUSIONS = (
    digits_in_code,
    is_number_in_name,
    one_pronoun,
    numbering,
    address,
    is_duration,
    ordinal_rank,
    telephone,
    zone,
    is_clock_time,
    era,
    is_identifier,
    rate_base,
)
