"""Numbers that are no figures: dates, names, numbering, addresses, telephone numbers, durations, ranks.

Each rule is one reason; SILENT gives their order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from analysis.extract.figures.counted import counted_after
from analysis.extract.figures.numbers import Number, near
from analysis.extract.figures.units import currency_before, unit_after
from analysis.extract.figures.vocabulary import DURATIONS, NOUNS, hedges, listed, numbers
from analysis.language import Document


@dataclass
class Scope:
    """One sentence: tokens first:last of the document; taken: tokens of dates; named: tokens of names, and of which kind;
    refused: where the last number ended that is no figure."""

    document: Document
    first: int
    last: int
    taken: set[int]
    named: dict[int, str]
    refused: int = -9

    def low(self, at: int) -> str:
        return self.document.lower[at] if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        return self.document.tags[at] if self.first <= at < self.last else "."

    def written(self, at: int) -> str:
        return self.document.words[at] if self.first <= at < self.last else ""

    def beside(self, at: int) -> bool:
        """Whether nothing stands between the token and the one before it, in this sentence."""
        return self.first < at < self.last and near(self.document, at)

    @cached_property
    def is_titled(self) -> bool:
        """Whether the sentence is in the capitals of a headline, which then say nothing."""
        words = [word for word in self.document.words[self.first : self.last] if word.isalpha() and len(word) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    def is_near(self, first: int, last: int, kind: str) -> bool:
        """Whether a word of that class stands within six tokens before or three behind."""
        around = slice(max(self.first, first - 7), min(self.last, last + 4))
        return not listed(kind).isdisjoint(self.document.lemmas[around] + self.document.lower[around])


def part_of_name(scope: Scope, number: Number) -> bool:
    """Boeing 737, Apollo 11, Terminal 5: digits behind a capitalised word that is no place or person."""
    at = number.first
    if at in scope.named:
        return number.form != "ordinal" or (number.last in scope.named and at - 1 in scope.named)
    if number.form != "digits" or number.scale > 1 or currency_before(scope.document, at, scope.first):
        return False
    if not any(map(str.isupper, scope.written(at - 1))) or scope.tag(at - 1) not in NOUNS:
        return False
    if is_dashed(scope, at) and scope.is_near(at, at, "score") and (number.value or 0) < 100:
        return False
    if at - 1 == scope.first and at - 1 not in scope.named and scope.low(at - 1) in listed("opening"):
        return False
    if (
        "," in scope.written(at)
        or scope.low(at - 1) in starts_of_hedges()
        or (at - 1 not in scope.named and scope.is_titled)
    ):
        return False
    if scope.named.get(at - 1) in ("place", "person"):
        return scope.tag(number.last) in (".", ",", "CC", "POS", "IN")
    unit = unit_after(scope.document, number, scope.last)
    return unit is None or (scope.tag(at - 1) == "NNP" and unit.kind not in ("percent", "money"))


def starts_of_hedges() -> frozenset[str]:
    return frozenset(form[-1] for form in hedges("before"))


def one_pronoun(scope: Scope, number: Number) -> bool:
    """one of them, no one, which one, one official said; one vote, one mile are figures."""
    at = number.first
    if scope.low(at) != "one" or number.last - at > 1 or number.form != "words":
        return False
    if unit_after(scope.document, number, scope.last) or scope.low(at - 1) in (
        "minus",
        "just",
        "only",
        "least",
        "than",
        "about",
    ):
        return False
    if scope.tag(at - 1) in ("DT", "WDT", "JJ", "PRP$") or scope.low(at - 1) in ("which", "no", "that", "every"):
        return True
    counted = counted_after(scope.document, number.last, scope.last, scope.taken)
    return counted is None or scope.low(number.last) == "of" or scope.low(counted[1] - 1) in listed("no_count")


def numbering(scope: Scope, number: Number) -> bool:
    """1. First point; (3) The court may; No. 10; Section 4; page 7; phase two."""
    at, value = number.first, number.value or 0
    behind = scope.low(number.last)
    if number.form == "digits" and value < 60 and (at == scope.first and behind in (".", ")", ":")):
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
    if before in ("#", "no.") or {before, before.removesuffix("s")} & listed("numbered"):
        return not (
            (before != "#" and scope.tag(number.last) == "NNS") or unit_after(scope.document, number, scope.last)
        )
    return scope.refused == at - 2 and before in ("and", "or", ",", "-", "–", "to") and not is_counting(scope, number)


def is_counting(scope: Scope, number: Number) -> bool:
    """Whether a unit or a plural follows."""
    return bool(unit_after(scope.document, number, scope.last)) or scope.tag(number.last) in ("NNS", "JJ", "CD")


def address(scope: Scope, number: Number) -> bool:
    """12 Elm Street."""
    at = number.last
    while at < number.last + 4 and scope.written(at)[:1].isupper():
        if scope.low(at) in listed("street") and at > number.last:
            return True
        at += 1
    return False


def duration(scope: Scope, number: Number) -> bool:
    """three years, a two-hour talk, half an hour: the dates' business, unless it is an age."""
    at = behind_hyphen(scope, number.last)
    if number.form == "share":
        at += scope.low(at) == "of"
        at += scope.low(at) in ("a", "an")
    if number.form == "vague":
        at += scope.low(at) == "of"
    while at < number.last + 5 and scope.tag(at) in ("JJ", "JJR", "JJS") and scope.low(at) not in DURATIONS:
        at += 1
    light = at > number.last and unit_after(scope.document, number, scope.last) is not None
    timed = (scope.low(at) in DURATIONS and not light) or is_range_of_time(scope, number.last)
    return timed and not is_age(scope, number)


def is_range_of_time(scope: Scope, at: int) -> bool:
    """5 | to 10 minutes; 20 | - 60 days."""
    unit = behind_hyphen(scope, at + 2)
    joins = scope.low(at) in ("to", "-", "–", "or", "and") and scope.tag(at + 1) == "CD"
    return joins and scope.low(unit) in DURATIONS and age_end(scope, unit) is None


def behind_hyphen(scope: Scope, at: int) -> int:
    return at + (scope.low(at) == "-" and scope.beside(at))


def is_age(scope: Scope, number: Number) -> bool:
    return age_end(scope, behind_hyphen(scope, number.last)) is not None or age_before(scope, number)


def age_before(scope: Scope, number: Number) -> bool:
    """aged 34; at the age of four months."""
    before = scope.low(number.first - 1)
    return before == "aged" or (before in ("age", "ages")) or (before == "of" and scope.low(number.first - 2) == "age")


def age_end(scope: Scope, at: int) -> int | None:
    """Token behind "years old", "-year-old" or "years of age" that starts at the unit."""
    low = scope.document.lower
    if scope.low(at) not in DURATIONS:
        return None
    for tail in (["old"], ["-", "old"], ["-", "olds"], ["of", "age"]):
        if low[at + 1 : at + 1 + len(tail)] == tail and at + len(tail) < scope.last:
            return at + 1 + len(tail)
    return None


def ordinal_rank(scope: Scope, number: Number) -> bool:
    """4th place, 33rd floor, the second question: only ordinals that say how many so far are figures (the 22nd edition, her 12th
    victory, the second base handed over this month)."""
    if number.form != "ordinal":
        return False
    counted = counted_after(scope.document, number.last, scope.last, scope.taken)
    if not counted or scope.low(number.last) in DURATIONS:
        return True
    nouns = {scope.document.lemmas[at].lower() for at in range(*counted)}
    if scope.written(number.first)[0].isdigit() and nouns & listed("so_far"):
        return False
    window = scope.document.lower[counted[1] : min(scope.last, counted[1] + 8)]
    return not is_time_so_far(window) and not (bool(nouns & listed("so_far")) and scope.tag(number.first - 1) == "PRP$")


def is_time_so_far(window: list[str]) -> bool:
    """this month; of the year; in a row; in two weeks."""
    for at, low in enumerate(window):
        after = window[at + 1 : at + 3]
        if low in ("this", "last") and after[:1] and after[0] in DURATIONS:
            return True
        if low in ("of", "in") and after[:1] in (["the"], ["a"]) and after[1:] and after[1] in DURATIONS | {"row"}:
            return True
        if low in ("in", "within") and after[1:] and after[0] in numbers("digit") and after[1] in DURATIONS:
            return True
    return False


def odd_digits(scope: Scope, number: Number) -> bool:
    """Digits glued to letters, dots, slashes or further digits: 4chan, F-16, 192.168.0.1, 24/7, 2014-15."""
    document = scope.document
    text, start, end = document.text, document.starts[number.first], document.ends[number.last - 1]
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before.isalnum() or (before and before in "/_:@.\\" and text[max(0, start - 2) : start - 1].strip()):
        return True
    if after[:1] in ("/", "_", ":", "@") and after[1:].isalnum():
        return unit_after(document, number, scope.last) is None
    if after[:1].isalpha() and unit_after(document, number, scope.last) is None:
        return True
    if before in ("-", "–") and is_hyphened(text, start):
        return True
    return number.form == "digits" and (is_season(scope, number.first) or is_chain(scope, number.first))


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


def clock(scope: Scope, number: Number) -> bool:
    """at 19.30; at 8 in the morning; 10 o'clock."""
    at = number.last
    if number.form == "ordinal" or at - number.first > 1 or not 0 <= (number.value or 0) <= 24:
        return False
    if scope.low(at) in ("a.m.", "p.m.", "am", "pm", "o'clock", "oʼclock", "o’clock"):
        return True
    if scope.low(number.first - 1) not in ("at", "from", "until", "by", "about", "around", "till"):
        return False
    if (
        scope.low(at) == "in"
        and scope.low(at + 1) == "the"
        and scope.low(at + 2) in ("morning", "afternoon", "evening")
    ):
        return True
    dotted = bool(CLOCK.fullmatch(scope.written(number.first)))
    return dotted and not is_counting(scope, number) and scope.tag(at) not in NOUNS


CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def code(scope: Scope, number: Number) -> bool:
    """007, 0800, a postcode 420072: digits that begin with a nought, or six of them without a comma that count nothing."""
    written = scope.written(number.first)
    if number.form != "digits" or not written.isdecimal() or number.last - number.first > 1:
        return False
    if written[0] == "0" and len(written) > 1:
        return True
    counts = scope.tag(number.last) in NOUNS | {"JJ", "CD"} or unit_after(scope.document, number, scope.last)
    return len(written) >= 6 and not counts and currency_before(scope.document, number.first, scope.first) is None


ERAS = {"ad", "bc", "bce", "ce", "a.d.", "b.c."}


def era(scope: Scope, number: Number) -> bool:
    """347 AD; AD 60; c. 1350: a year."""
    if number.form != "digits" or number.scale > 1:
        return False
    before = scope.low(number.first - 1)
    circa = before in ("c.", "ca.") and len(scope.written(number.first)) in (3, 4)
    return scope.low(number.last) in ERAS or before in ERAS or circa


def per(scope: Scope, number: Number) -> bool:
    """12 cases per 100,000: the base of a rate; one in every ten is read as one."""
    return scope.low(number.first - 1) in ("per", "every", "each") and number.form != "share"


SILENT = (odd_digits, part_of_name, one_pronoun, numbering, address, duration, ordinal_rank, clock, era, code, per)
