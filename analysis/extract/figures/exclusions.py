"""Numbers that are no figures: dates, names, numbering, addresses, telephone numbers, durations, ranks.

Each rule is one reason; EXCLUSIONS gives their order.
"""

from __future__ import annotations

import re

from analysis.extract.figures.ages import has_no_noun_or_unit, is_age, is_range_of_time, skip_hyphen, stated_age
from analysis.extract.figures.change import is_measuring
from analysis.extract.figures.counted_noun import counted_after
from analysis.extract.figures.number import Number
from analysis.extract.figures.ranks import is_consecutive, ordinal_rank
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.units import currency_before, unit_after
from analysis.extract.figures.vocabulary import NOUNS, listed, number_values, outcome_words


def is_number_in_name(scope: Scope, number: Number) -> bool:
    """True for digits after a capitalised word that is neither place nor person: "Boeing [737]", "Apollo [11]", "Terminal [5]"."""
    at = number.first
    if (number.value or 0) < 200 and any(
        is_dashed(scope, start) and is_sports_result(scope, start) for start in (at, at - 2)
    ):
        return False
    if scope.low(number.last) == "to" and scope.tag(number.last + 1) == "CD":
        return False
    if is_capital_word(scope, number) or is_model(scope, number) or is_index(scope, number):
        return True
    if at in scope.named:
        return number.form != "ordinal" or (number.last in scope.named and at - 1 in scope.named)
    return number.form == "digits" and number.scale == 1 and is_behind_name(scope, number)


def is_behind_name(scope: Scope, number: Number) -> bool:
    """True if the number continues the name before it ("Apollo [11]"); False for a result or a measure ("Norway [5]", "the Blues [33] percent", "Caldol [500]mg tablets")."""
    at = number.first
    if (
        scope.tag(at - 1) not in ("NN", "NNP", "NNPS")
        or not any(map(str.isupper, scope.surface(at - 1)))
        or "," in scope.surface(at)
    ):
        return False
    if at - 1 in scope.taken or (at - 1 not in scope.named and scope.is_titled):
        return False
    if scope.named.get(at - 1) in ("place", "person"):
        return scope.tag(number.last) in (".", ",", "CC", "POS", "IN")
    return (
        currency_before(scope.document, at, scope.first) is None
        and unit_after(scope.document, number, scope.last) is None
    )


def is_model(scope: Scope, number: Number) -> bool:
    """True for the type of an aircraft ("its 757 fleet", "flies the 787 from Oslo") and a postcode ("the 90049 ZIP code")."""
    if number.form != "digits" or number.last - number.first > 1:
        return False
    alone = scope.low(number.first - 1) == "the" and scope.tag(number.last) not in NOUNS
    typed = alone or scope.low(number.last) in listed("model")
    aircraft = typed and re.fullmatch(r"7[0-8]7s?", scope.surface(number.first))
    return bool(aircraft) or scope.low(number.last) in ("zip", "postcode")


def is_index(scope: Scope, number: Number) -> bool:
    """True for the number in the name of a share index, by the signed percentage behind it: "Stoxx [50] -1.3%"."""
    at = number.last + (scope.low(number.last) in ("-", "−"))
    signed = at > number.last or scope.low(at)[:1] == "+"
    return signed and scope.low(at + 1) == "%" and scope.surface(number.first - 1)[:1].isupper()


def is_capital_word(scope: Scope, number: Number) -> bool:
    """True for a number word that is part of a name ("the Gang of [Eight]") or of a fixed phrase ("ground [zero]")."""
    at, word = number.first, scope.surface(number.first)
    if scope.low(at) == "zero":
        return scope.low(at - 1) == "ground" or scope.low(number.last) == "in"
    before = scope.surface(at - 1)
    inside = before.isalpha() and not before.isupper() and not scope.is_titled
    return number.form == "words" and inside and word[0].isupper() and word[1:].islower()


def is_sports_result(scope: Scope, at: int) -> bool:
    """True if the digits and dash at token `at` are a score, by words of sport near them or by a name after them: "won 3-1", "Corran Rovers 2-5 Selby Town"."""
    return scope.is_near(at, at, "score") or (
        scope.low(at - 1) not in listed("numbered") and scope.tag(at + 3) in ("NNP", "NNPS")
    )


def one_pronoun(scope: Scope, number: Number) -> bool:
    """True for "one" as a pronoun or article ("[one] of them", "[one] official said"); False before a noun that is counted ("[one] vote", "[one] mile")."""
    at = number.first
    if scope.low(at) != "one" or number.last - at > 1:
        return False
    if scope.document.lower[at - 2 : at] == ["the", "only"]:
        return True  # the only one they wanted
    if unit_after(scope.document, number, scope.last) or scope.low(at - 1) in listed("counting_adverb"):
        return False
    if scope.document.lemmas[at - 1] in outcome_words() and scope.tag(number.last) in (".", ",", "CC", "IN"):
        return False  # killed one and wounded two
    if scope.tag(at - 1) in ("DT", "WDT", "JJ", "PRP$") or scope.low(at - 1) in listed("before_pronoun_one"):
        return True
    counted = counted_after(scope.document, number.last, scope.last, scope.taken)
    return counted is None or scope.low(number.last) == "of" or scope.low(counted[1] - 1) in listed("no_count")


def numbering(scope: Scope, number: Number) -> bool:
    """True for a number that labels a part or a list item: "No. [10]", "Section [4]", "page [7]", "phase [two]"."""
    if number.form == "digits" and is_enumerator(scope, number):
        return True
    before = scope.low(number.first - 1)
    signed = before in ("#", "no.") or scope.surface(number.first - 1) == "No"
    if signed or not listed("numbered").isdisjoint((before, before.removesuffix("s"))):
        plural = before != "#" and scope.tag(number.last) == "NNS"
        return not plural and unit_after(scope.document, number, scope.last) is None
    goes_on = scope.refused == number.first - 2 and before in JOINING
    return goes_on and not is_counting(scope, number) and stated_age(scope, number) is None


def is_enumerator(scope: Scope, number: Number) -> bool:
    """True for the label of a list item: "[1]. First point", "([3]) Third", "[4]"."""
    at, low, behind = number.first, (number.value or 0) < 60, scope.low(number.last)
    before = scope.low(at - 1)
    if behind == "]" and before == "[":
        return True
    if before == "(" and behind == "." and scope.low(number.last + 1) == ")":
        return True
    if before == "(" and behind == ")":
        return at - 1 == scope.first or scope.low(at - 2) in (";", ":", ".")
    if behind == ")":
        return low and "(" not in scope.document.lower[max(scope.first, at - 12) : at]
    return low and at == scope.first and behind in (".", ":")


JOINING = ("and", "or", ",", "-", "–", "to", "past")


def is_counting(scope: Scope, number: Number) -> bool:
    """True if a unit or a plural follows the number."""
    return bool(unit_after(scope.document, number, scope.last)) or scope.tag(number.last) in ("NNS", "JJ", "CD")


def describes_time(scope: Scope, at: int) -> bool:
    """True for an adjective between a number and its unit of time: "three [long] years"; False for "last" and for casualties ("nine [dead] last year")."""
    low = scope.low(at)
    if low in listed("unit_of_time") or low in listed("time_adjective") or low in listed("casualty"):
        return False
    return scope.tag(at) in ("JJ", "JJR", "JJS")


def address(scope: Scope, number: Number) -> bool:
    """True for the number of a house: "[12] Elm Street", "[22] Rue Dorval"."""
    at = number.last
    if scope.low(at) in listed("street_first") and scope.surface(at + 1)[:1].isupper():
        return True
    while at < number.last + 4 and scope.surface(at)[:1].isupper():
        if scope.low(at) in listed("street") and at > number.last:
            return True
        at += 1
    return False


def is_duration(scope: Scope, number: Number) -> bool:
    """True for a number of time units that is no age: "[three] years", "a [two]-hour talk", "half an hour". The finder of dates has these."""
    at = skip_hyphen(scope, number.last)
    after_or = scope.low(number.first - 1) == "or" and scope.low(number.first - 2) in listed("unit_of_time")
    if after_or and number.form == "words":
        return True  # a week or | two
    if number.form == "share":
        at += scope.low(at) == "of"
        at += scope.low(at) in ("a", "an")
    if number.form == "vague":
        at += scope.low(at) == "of"
    while at < number.last + 5 and describes_time(scope, at):
        at += 1
    light = at > number.last and unit_after(scope.document, number, scope.last) is not None
    if number.form == "ordinal" and is_consecutive(scope, number):
        return False
    timed = (scope.low(at) in listed("unit_of_time") and not light) or is_range_of_time(scope, number.last)
    return timed and not is_age(scope, number)


def digits_in_code(scope: Scope, number: Number) -> bool:
    """True for digits joined to letters, dots, slashes or further digits: "4chan", "F-16", "192.168.0.1", "24/7"."""
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
    """True for an amount per unit: "$18.40/hour", "120/minute"."""
    paid = currency_before(scope.document, number.first, scope.first) is not None
    return scope.low(number.last) == "/" and (paid or scope.low(number.last + 1) in listed("unit_of_time"))


def is_hyphenated_number(scope: Scope, number: Number) -> bool:
    """True for a number joined to words by hyphens: "minus-40", "18-to-24", "two-nil", "now-18-month-old"."""
    low = scope.low(number.first - 2)
    scored = number.form == "words" and low in number_values("digit")
    measured = number.form == "digits" and scope.surface(number.first - 2).islower() and len(low) > 2
    if measured and (stated_age(scope, number) or unit_after(scope.document, number, scope.last)):
        return True
    return scored or low in listed("hyphenated_to_number")


def is_hyphened(text: str, start: int) -> bool:
    """True after one letter or more and a hyphen: "F-[16]", "high-[five]"."""
    return text[max(0, start - 2) : start - 1].isalpha()


def is_season(scope: Scope, at: int) -> bool:
    """True for either number of a season: "2014-15"."""
    return any(is_dashed(scope, start) and YEAR.fullmatch(scope.surface(start)) is not None for start in (at, at - 2))


YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def is_chain(scope: Scope, at: int) -> bool:
    """True for any number of a chain: "12-34-56"."""
    return any(is_dashed(scope, start) and is_dashed(scope, start + 2) for start in (at, at - 2, at - 4))


def is_dashed(scope: Scope, at: int) -> bool:
    """True if a dash joins digits at token `at` to further digits."""
    return (
        scope.low(at + 1) in ("-", "–") and scope.is_adjacent(at + 1) == scope.is_adjacent(at + 2)
        and scope.low(at).isdecimal() and scope.low(at + 2).isdecimal()
    )  # fmt: skip


def is_clock_time(scope: Scope, number: Number) -> bool:
    """True for a clock time that the finder of dates has left: "at [19.30]", "from [6] in the morning", "at [9] on Friday", "[ten] to six"."""
    at, before = number.last, scope.low(number.first - 1)
    if number.form == "ordinal" or at - number.first > 1 or not 0 <= (number.value or 0) <= 24:
        return False
    if number.form == "words" and number.value in MINUTES and scope.tag(at + 1) == "CD":
        return scope.low(at) == "past" or (scope.low(at) == "to" and before in listed("before_hour"))
    if before not in listed("before_clock_time"):
        return False
    if scope.document.lower[at : at + 2] == ["in", "the"] and scope.low(at + 2) in listed("part_of_day"):
        return True
    if before == "at" and scope.low(at) == "on" and at + 1 in scope.taken:
        return not is_measuring(scope.document, number.first - 2)  # shares closed at 9 on Friday
    dotted = CLOCK.fullmatch(scope.surface(number.first)) is not None
    return dotted and not is_counting(scope, number) and scope.tag(at) not in NOUNS


MINUTES = (5, 10, 20, 25)


def zone(scope: Scope, number: Number) -> bool:
    """True for a clock time with its time zone: "[2246] GMT", "[14.30] BST"."""
    return scope.low(number.last) in listed("time_zone") and number.form == "digits"


def telephone(scope: Scope, number: Number) -> bool:
    """True for a telephone number: groups of digits, the first of which begins with "+" or 0 ("+47 5550 0199")."""
    start, end = number.first, number.last
    while start > number.first - 6 and is_group(scope, start - 1):
        start -= 1
    while end < number.last + 6 and is_group(scope, end):
        end += 1
    digits = "".join(filter(str.isdecimal, "".join(scope.document.lower[start:end])))
    return scope.low(start)[:1] in ("+", "0") and len(digits) >= 7 and end - start > 1


def is_group(scope: Scope, at: int) -> bool:
    """True if the token can be one group of a telephone number."""
    low = scope.low(at)
    return low.removeprefix("+").isdecimal() or (low == "-" and scope.is_adjacent(at))


CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def is_identifier(scope: Scope, number: Number) -> bool:
    """Identifier-like digits: a leading zero (007, 0800), or six and more ungrouped digits that quantify no noun."""
    written = scope.surface(number.first)
    if number.form != "digits" or not written.isdecimal() or number.last - number.first > 1:
        return False
    if written[0] == "0" and len(written) > 1:
        return True
    if scope.low(number.first - 1) in ("is", "was") and scope.low(number.first - 2) in listed("numbered"):
        return True
    ranges = scope.low(number.last) in ("and", "to", "or", "-", "–") and scope.tag(number.last + 1) == "CD"
    counts = ranges or scope.tag(number.last) in NOUNS | {"JJ", "CD"} or unit_after(scope.document, number, scope.last)
    return len(written) >= 6 and not counts


def era(scope: Scope, number: Number) -> bool:
    """True for a year that the finder of dates has left: "c. [1350]", "by [2120]"."""
    if number.form != "digits" or number.scale > 1:
        return False
    before = scope.low(number.first - 1)
    future = before in listed("before_future_year") and re.fullmatch(r"2[1-9]\d\d", scope.surface(number.first))
    return before in ("c.", "ca.") or (bool(future) and has_no_noun_or_unit(scope, number))


def rate_base(scope: Scope, number: Number) -> bool:
    """Denominator of a rate: "12 cases per 100,000". ("one in every ten" is a share.)"""
    return scope.low(number.first - 1) in listed("rate_word")


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
