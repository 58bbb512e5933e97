"""Document => figures: every number in reading order that is no date, no time and no part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.extract.figures.context import change_before, counted_after, hedge_after, hedge_before
from analysis.extract.figures.numbers import Number, number_at
from analysis.extract.figures.row import Figure
from analysis.extract.figures.units import DURATIONS, currency_before, unit_after
from analysis.language import Document, Sentence
from analysis.tables import Row, numbered


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: tokens first:last."""

    number: Number
    first: int
    last: int
    unit: str | None
    kind: str
    rule: str


def find_figures(document: Document, dates: Sequence[Row], names: Sequence[Row]) -> list[Figure]:
    """Document, its dates and names (which hold no figures) => figures in reading order."""
    taken = tokens_of(document, [row for row in dates if getattr(row, "type", "DATE") in ("DATE", "TIME", "SET")])
    named = tokens_of(document, names)
    found: list[Figure] = []
    for sentence in document.sentences:
        found += in_sentence(document, sentence, taken, named)
    return numbered(found)


def tokens_of(document: Document, rows: Sequence[Row]) -> set[int]:
    return {at for row in rows for at in document.tokens_in(row.start, row.end)}


def in_sentence(document: Document, sentence: Sentence, taken: set[int], named: set[int]) -> Iterator[Figure]:
    at = sentence.first
    while at < sentence.last:
        number = (
            None
            if at in taken or (at in named and document.tags[at] != "CD")
            else number_at(document, at, sentence.last)
        )
        if number is None or any(no_figure(document, number, sentence, named) for no_figure in NO_FIGURES):
            at = number.last if number else at + 1
            continue
        quantity = measured(document, number, sentence)
        at = max(number.last, quantity.last if quantity else 0)
        if quantity:
            yield figure(document, sentence, quantity)


# ------------------------------------------------------------------------------------------------- what is not a figure
def part_of_name(document: Document, number: Number, sentence: Sentence, named: set[int]) -> bool:
    """Boeing 737, Apollo 11, Group of 20: a number behind a capitalised word with nothing behind it to count."""
    if number.first in named:
        return True
    at = number.first
    if number.form == "words" or at - 1 <= sentence.first or not document.words[at - 1][:1].isupper():
        return False
    following = document.tags[number.last] if number.last < sentence.last else "."
    return following not in ("NN", "NNS", "JJ", "$") and document.lower[at - 1] not in ("about", "some")


def one_pronoun(document: Document, number: Number, sentence: Sentence, named: set[int]) -> bool:
    """one of them, no one, one another; one vote is a figure."""
    if document.lower[number.first] != "one" or number.last - number.first > 1:
        return False
    following = document.tags[number.last] if number.last < sentence.last else "."
    before = document.lower[number.first - 1] if number.first > sentence.first else ""
    counted = document.lower[number.last] if number.last < sentence.last else ""
    magnitude = counted in ("in", "percent", "per") or before in ("just", "only", "least", "than", "about")
    return not magnitude or following not in ("NN", "IN", "NNS")


def numbering(document: Document, number: Number, sentence: Sentence, named: set[int]) -> bool:
    """1. First point; No. 10; Section 4; Chapter 2; page 7."""
    at = number.first
    before = document.lower[at - 1] if at > sentence.first else ""
    if (
        at == sentence.first
        and number.last < sentence.last
        and document.words[number.last] in ".)"
        and number.form == "digits"
    ):
        return True
    return before.rstrip(".") in NUMBERED or before == "#"


NUMBERED = set(
    [
        "no",
        "number",
        "chapter",
        "section",
        "article",
        "page",
        "pages",
        "line",
        "room",
        "flight",
        "route",
        "highway",
        "interstate",
        "gate",
        "figure",
        "table",
        "vol",
        "volume",
        "issue",
        "version",
        "phase",
        "level",
        "type",
        "model",
        "channel",
        "grade",
        "class",
        "stage",
        "step",
        "round",
        "game",
        "week",
        "day",
        "route",
        "bus",
        "train",
        "platform",
        "act",
        "rule",
        "psalm",
        "verse",
        "resolution",
        "amendment",
        "proposition",
        "title",
        "form",
        "lot",
        "block",
        "unit",
        "apartment",
        "suite",
        "building",
    ]
)


def duration(document: Document, number: Number, sentence: Sentence, named: set[int]) -> bool:
    """three years, a two-hour talk: the dates' business, unless it is an age."""
    at = number.last
    if at < sentence.last and document.lower[at] == "-":
        at += 1
    if at >= sentence.last or document.lower[at] not in DURATIONS:
        return False
    return age_end(document, at, sentence) is None


def ordinal_rank(document: Document, number: Number, sentence: Sentence, named: set[int]) -> bool:
    """4th place, 33rd floor: only ordinals that say how many so far are figures (the 22nd edition, her 12th victory)."""
    if number.form != "ordinal":
        return False
    counted = counted_after(document, number.last, sentence.last)
    return not counted or document.lemmas[counted[1] - 1].lower() not in SO_FAR


SO_FAR = set(
    [
        "anniversary",
        "birthday",
        "edition",
        "victory",
        "win",
        "title",
        "goal",
        "medal",
        "time",
        "season",
        "term",
        "appearance",
        "match",
        "game",
        "death",
        "case",
        "attack",
        "transfer",
        "strike",
        "visit",
        "trip",
        "meeting",
        "summit",
        "conference",
        "expo",
        "festival",
        "congress",
        "session",
        "attempt",
        "launch",
        "flight",
        "mission",
        "crown",
        "championship",
        "cap",
        "century",
        "hit",
        "album",
        "book",
        "film",
        "novel",
        "child",
        "shooting",
        "arrest",
        "resolution",
        "annual",
    ]
)


def odd_digits(document: Document, number: Number, sentence: Sentence, named: set[int]) -> bool:
    """Digits glued to letters, dots, slashes or further digits: 4chan, 555-0100, 192.168.0.1, 24/7."""
    text, start, end = document.text, document.starts[number.first], document.ends[number.last - 1]
    before, after = text[start - 1 : start], text[end : end + 2]
    if (
        before.isalnum()
        or before in ("/", "_", ":", "@", ".", "\\")
        or (after[:1] in ("/", "_", ":", "@") and after[1:].isalnum())
    ):
        return True
    if number.form != "digits":
        return False
    if PHONE.match(text, start) or PHONE_START.search(text[max(0, start - 4) : start]):
        return True
    return (before in ("-", "–") and text[max(0, start - 2) : start - 1].isalpha()) or (
        after[:1] in "-–"
        and after[1:].isdigit()
        and before in ("-", "–")
        and text[max(0, start - 2) : start - 1].isdigit()
    )


PHONE, PHONE_START = re.compile(r"\d{3}[-–.]\d{4}\b"), re.compile(r"\d{3}[-–.]$")


NO_FIGURES = (part_of_name, one_pronoun, numbering, duration, ordinal_rank, odd_digits)


# --------------------------------------------------------------------------------------------------- number => quantity
def measured(document: Document, number: Number, sentence: Sentence) -> Quantity | None:
    """The first of age, money, percentage or measure, fraction, count that fits."""
    for fits in FITS:
        if quantity := fits(document, number, sentence):
            return quantity
    return None


def age_end(document: Document, at: int, sentence: Sentence) -> int | None:
    """Token behind "years old", "-year-old" or "years of age" that starts at the unit."""
    low = document.lower
    for tail in (["old"], ["-", "old"], ["-", "olds"], ["of", "age"]):
        if low[at + 1 : at + 1 + len(tail)] == tail and at + len(tail) < sentence.last:
            return at + 1 + len(tail)
    return None


def age(document: Document, number: Number, sentence: Sentence) -> Quantity | None:
    """29 years old, a nine-month-old, aged 34, Ana Roe, 42, said."""
    at = number.last + (number.last < sentence.last and document.lower[number.last] == "-")
    if at < sentence.last and document.lower[at] in DURATIONS and (end := age_end(document, at, sentence)):
        return Quantity(number, number.first, end, document.lower[at].removesuffix("s"), "age", "age")
    before = document.lower[number.first - 1] if number.first > sentence.first else ""
    after = document.words[number.last] if number.last < sentence.last else "."
    if before in ("aged", "age") and number.value < 130:
        return Quantity(number, number.first, number.last, "year", "age", "aged")
    if (
        before == ","
        and after in (",", ".")
        and 0 < number.value < 120
        and number.form == "digits"
        and (number.first - 2 >= sentence.first and document.tags[number.first - 2] in ("NNP", "NNPS"))
    ):
        return Quantity(number, number.first, number.last, "year", "age", "age_between_commas")
    return None


def money(document: Document, number: Number, sentence: Sentence) -> Quantity | None:
    """$2.5m, NZ $26 million, 40 million dinars, 3 dollars 50 cents."""
    if sign := currency_before(document, number.first, sentence.first):
        unit, first = sign
        return Quantity(number, first, number.last, unit, "money", "money_sign")
    after = unit_after(document, number.last, sentence.last)
    if after and after[1] == "money" and after[0] not in ("real", "try"):
        return Quantity(number, number.first, after[2], after[0], "money", "money_word")
    return None


def measure(document: Document, number: Number, sentence: Sentence) -> Quantity | None:
    """35%, 60 km, a 27-kilometre fence, 3 square miles."""
    after = unit_after(document, number.last, sentence.last)
    if after is None or after[1] == "money":
        return None
    unit, kind, end = after
    return Quantity(number, number.first, end, unit, kind, "percent" if kind == "percent" else "measure")


def count(document: Document, number: Number, sentence: Sentence) -> Quantity | None:
    kind = "ordinal" if number.form == "ordinal" else "count"
    return Quantity(number, number.first, number.last, None, kind, kind)


FITS = (age, money, measure, count)


# ------------------------------------------------------------------------------------------------------ quantity => row
def figure(document: Document, sentence: Sentence, quantity: Quantity) -> Figure:
    number = quantity.number
    hedge = hedge_before(document, quantity.first, sentence.first) or hedge_after(
        document, quantity.last, sentence.last
    )
    counted = None
    if quantity.kind in ("count", "ordinal", "percent"):
        counted = counted_after(document, quantity.last, sentence.last)
    value = -number.value if negative(document, quantity, sentence) else number.value
    low, high = bounds(value, hedge[2] if hedge else None)
    span = document.article.span(document.starts[quantity.first], document.ends[quantity.last - 1])
    start, end = (document.starts[counted[0]], document.ends[counted[1] - 1]) if counted else (None, None)
    return Figure(
        start=span.start, end=span.end, text=span.text, sentence=sentence.number, rule=quantity.rule, value=value, low=low, high=high,
        unit=quantity.unit, kind=quantity.kind, counted=document.text[start:end] if counted else None, counted_start=start,
        counted_end=end, hedge=document.text[document.starts[hedge[0]] : document.ends[hedge[1] - 1]] if hedge else None,
        change=change_before(document, quantity.first, sentence.first),
    )  # fmt: skip


def negative(document: Document, quantity: Quantity, sentence: Sentence) -> bool:
    """minus five; -5 degrees."""
    at = quantity.first - 1
    return at >= sentence.first and (
        document.lower[at] in ("minus", "negative")
        or (
            document.words[at] in ("-", "−")
            and document.ends[at] == document.starts[quantity.first]
            and (at == sentence.first or document.ends[at - 1] < document.starts[at])
        )
    )


def bounds(value: float, hedge: str | None) -> tuple[float | None, float | None]:
    """at least 5 => (5, None); up to 5 => (None, 5); about 5 => (None, None); 5 => (5, 5)."""
    return {"low": (value, None), "high": (None, value), "about": (None, None)}.get(hedge or "", (value, value))
