"""Ordinals that say how many so far (her 12th victory, the third strike this year), and those that rank or point."""

from __future__ import annotations

from analysis.extract.figures.counted_noun import counted_after
from analysis.extract.figures.number import Number
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.vocabulary import listed, persons
from analysis.language.lexicons import word_class


def ordinal_rank(scope: Scope, number: Number) -> bool:
    """True for an ordinal that ranks or points ("4th place", "33rd floor"); False for one that says how many so far ("the 22nd edition", "her 12th victory"), which is a figure."""
    if number.form != "ordinal":
        return False
    if is_consecutive(scope, number):
        return False
    counted = counted_after(scope.document, number.last, scope.last, scope.taken)
    if not counted:
        pointed = scope.tag(number.first - 1) in ("DT", "PRP$")
        return not pointed or not is_time_so_far(scope.document.lower[number.last : min(scope.last, number.last + 4)])
    heads = [at for at in range(*counted) if at == counted[1] - 1 or scope.tag(at) == "NNP"]
    nouns = {scope.document.lemmas[at].lower() for at in heads}
    if any(rule(scope, number, counted, nouns) for rule in SO_FAR):
        return False
    return not is_time_so_far(scope.document.lower[counted[1] : min(scope.last, counted[1] + 8)])


def is_consecutive(scope: Scope, number: Number) -> bool:
    """True for an ordinal in a sequence: "the [third] consecutive rise", "a [fifth] year in a row"."""
    behind = scope.document.lower[number.last + 1 : min(scope.last, number.last + 4)]
    return scope.low(number.last) in listed("in_succession") or " ".join(behind) == "in a row"


def is_owned(scope: Scope, number: Number, counted: tuple[int, int], nouns: set[str]) -> bool:
    """True after a possessive for a thing counted so far: "her [fifth] goal", "Tarn's [third] husband"."""
    theirs = scope.low(number.first - 1) in word_class("language/function_words", "possessive")
    return (theirs or scope.tag(number.first - 1) == "POS") and not nouns.isdisjoint(listed("so_far") | persons())


def counts_occurrences(scope: Scope, number: Number, counted: tuple[int, int], nouns: set[str]) -> bool:
    """True for a noun that is counted as it recurs: "the [ninth] victim", "for the [third] time"; False for "the [fourth] flight"."""
    if (number.value or 0) > 5 and nouns & listed("so_far"):
        return True
    return bool(nouns & listed("toll")) and scope.tag(number.first - 1) in ("DT", "PRP$")


def is_first_to(scope: Scope, number: Number, counted: tuple[int, int], nouns: set[str]) -> bool:
    """True for a person before an infinitive: "the [third] woman to lead the bank"."""
    return bool(nouns & persons()) and scope.low(counted[1]) == "to" and scope.tag(counted[1] + 1) == "VB"


def is_in_digits(scope: Scope, number: Number, counted: tuple[int, int], nouns: set[str]) -> bool:
    """True for an ordinal from 20 on in digits with a singular noun ("the [22nd] edition"); False for floors and centuries."""
    if not scope.surface(number.first)[0].isdigit():
        return False
    return (number.value or 0) >= 20 and scope.tag(counted[1] - 1) == "NN" and not nouns & listed("ranked")


SO_FAR = (is_owned, counts_occurrences, is_first_to, is_in_digits)


def is_time_so_far(window: list[str]) -> bool:
    """True if the words limit the count to a period: "this month", "of the year", "in two weeks"."""
    units = listed("unit_of_time")
    for at, low in enumerate(window):
        first, second = (*window[at + 1 : at + 3], "", "")[:2]
        if low in ("since", "ever") or (low == "in" and first.isdecimal() and second):
            return True
        if low in ("this", "last") and first in units:
            return True
        if low in ("of", "in") and first in ("the", "a") and second in units | {"row"}:
            return True
    return False
