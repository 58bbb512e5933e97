"""The unit or currency beside a number."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.figures.number import Number, follows_directly, lowercase_at
from analysis.extract.figures.numbers import has_degree_sign
from analysis.extract.figures.vocabulary import (
    NOUNS,
    listed,
    money_words,
    number_values,
    people_words,
    signs,
    unit_starts,
    unit_words,
)  # fmt: skip
from analysis.language import Document

MAX_UNIT_TOKENS = 4
MIN_CROWNS = 100
"""Amounts from which crowns are money without a word of paying."""
CASED = {"C", "F", "K", "W"}
"""Units of one capital letter."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Its name, what it measures, and the token behind it."""

    name: str
    kind: str
    last: int


def unit_after(document: Document, number: Number, end: int) -> Unit | None:
    """Unit after a number ("60km", "sq. miles", "Egyptian pounds"), or None."""
    at = number.last
    if number.form in ("share", "vague"):
        at += lowercase_at(document, at, end) == "of"
        at += lowercase_at(document, at, end) in ("a", "an")
    at += (
        lowercase_at(document, at, end) == "-" and follows_directly(document, at) and follows_directly(document, at + 1)
    )
    if at >= end:
        return None
    if not {document.lower[at], document.lower[at].removesuffix(".")}.isdisjoint(unit_starts()):
        for size in range(min(MAX_UNIT_TOKENS, end - at), 0, -1):
            if found := form_at(document, at, size):
                unit = Unit(*found, at + size)
                fits = size > 1 or is_unit(document, number, at, end)
                return right_sense(document, number, cents(document, number, unit), end) if fits else None
    return national(document, at, end)


def form_at(document: Document, at: int, size: int) -> tuple[str, str] | None:
    """Name and kind of the unit written by `size` tokens from `at`, whose last may hold the sentence's full stop ("41C."); None if they are no unit."""
    form = tuple(document.lower[at : at + size])
    return unit_words().get(form) or unit_words().get((*form[:-1], form[-1].removesuffix(".")))


def is_unit(document: Document, number: Number, at: int, end: int) -> bool:
    """True if a unit's short form is one here: "41C", "5 g", "2 in."; False for "5G", "12 won seats", "5 in Iraq"."""
    low, written = document.lower[at], document.words[at].rstrip(".")
    if low == "in":
        after = lowercase_at(document, at + 1, end)
        open_end = after in ("", ".", ",", ")", "of") or after in listed("dimension")
        return number.form == "digits" and (open_end or follows_directly(document, at))
    if document.words[at].istitle() and low in listed("ambiguous"):
        return False  # during 2016 Stone spoke
    if low in listed("currency_or_thing"):
        value = number.value or 0
        large = number.scale > 1 or value >= MIN_CROWNS or value != int(value)
        return large or not listed("paying").isdisjoint(document.lemmas[max(0, number.first - 3) : number.first])
    if low in listed("currency_word_of_other_sense"):
        if low == "mark" and number.value != 1:
            return False  # topped the 1 million mark
        return document.tags[at] in NOUNS or document.lemmas[number.first - 1] in listed("paying_verb")
    if low == "degrees":
        return lowercase_at(document, at + 1, end) not in ("in", "from")
    if len(written) > 1 or not written.isalpha():
        return True
    if number.form != "digits" or (written.isupper() and written not in CASED and written not in ("M", "L", "P")):
        return False
    if written == "K":
        return has_degree_sign(document, number.first)
    behind = document.tags[at + 1] if at + 1 < end else "."
    if document.words[at] == "W":
        return True
    return follows_directly(document, at) or (
        written in ("m", "g", "l", "p", "C", "F") and behind not in NOUNS | {"HYPH", "POS", "CD"}
    )


def cents(document: Document, number: Number, unit: Unit) -> Unit:
    """Unit with "c" read as cents unless words of warmth are near: "8c lower at $3.12", "30c in the shade"."""
    if unit.name != "degree celsius" or document.words[number.last].rstrip(".") != "c":
        return unit
    around = document.lemmas[max(0, number.first - 12) : unit.last + 8]
    return Unit("cent", "money", unit.last) if listed("warm").isdisjoint(around) else unit


def right_sense(document: Document, number: Number, unit: Unit, end: int) -> Unit:
    """Unit with "pounds" read as money or weight by the words around it: "millions of pounds", "50 pounds of flour"."""
    if unit.name != "pound" or document.lower[unit.last - 1] not in ("pound", "pounds"):
        return unit
    following, single = lowercase_at(document, unit.last, end), document.lower[unit.last - 1] == "pound"
    if single and number.value != 1:
        return unit
    around = slice(max(0, number.first - 10), min(end, unit.last + 6))
    near_by = document.lemmas[around] + document.lower[around]
    traded = any(low in signs() or low in listed("common_currency") for low in near_by)
    paid = traded or number.scale >= 1e6 or not listed("paying").isdisjoint(near_by)
    return Unit("pound sterling", "money", unit.last) if paid and following != "-" else unit


def national(document: Document, at: int, end: int) -> Unit | None:
    """Unit of a currency with the adjective of its country: "Egyptian pounds", "Colombian pesos"; None if there is none."""
    if at + 1 >= end or document.lower[at] not in people_words():
        return None
    low = document.lower[at + 1]
    name = "pound" if low in ("pound", "pounds") else money_words().get(low)
    if name is None:
        return None
    own = name in listed("national_currency")
    return Unit(f"{document.lower[at]} {name}" if own else name, "money", at + 2)


def currency_before(document: Document, at: int, first: int) -> tuple[str, int] | None:
    """Currency sign or code right before token `at` => (name, its first token): $, US$, NZ $, USD."""
    if at <= first:
        return None
    low = document.lower[at - 1].rstrip(".")
    if low in signs():
        return which_dollar(document, at - 1, first) if low == "$" else (signs()[low], at - 1)
    scaled = document.lower[at + 1 : at + 2] and document.lower[at + 1] in number_values("magnitude")
    return (money_words()[low], at - 1) if scaled and low in money_words() else None


def which_dollar(document: Document, sign: int, first: int) -> tuple[str, int]:
    """ "$" at token `sign` => the dollar meant by the letters before it ("NZ $", "US$", "C$"), and the first token of the sign."""
    start = sign
    while start > first and (start == sign or follows_directly(document, start)) and sign - start < 3:
        start -= 1
        said = "".join(document.lower[start:sign]).replace(".", "") + "$"
        loose = (
            len(said) == 2
            and not (follows_directly(document, sign) and document.words[start].isupper())
            and said != "c$"
        )
        if said in signs() and not loose and "'" not in document.lower[start - 1 : start]:
            return signs()[said], start
    return signs()["$"], sign
