"""Tokens => shares: two thirds, a fifth of, half of, one in three."""

from __future__ import annotations

from analysis.extract.figures.number import DIGITS, Number, lowercase_at
from analysis.extract.figures.vocabulary import NOUNS, listed, number_values, unit_starts
from analysis.language import Document


def one_in_ten(document: Document, at: int, end: int) -> Number | None:
    """Share written as two numbers: "one in three", "1 in 8", "four out of five", "nine of every ten"; None if there is none."""
    if lowercase_at(document, at + 1, end) not in listed("between_parts"):
        return None
    for between in (("in",), ("out", "of"), ("in", "every"), ("of", "every")):
        below_at = at + 1 + len(between)
        if below_at < end and tuple(document.lower[at + 1 : below_at]) == between:
            top, below = simple(document.lower[at]), simple(document.lower[below_at])
            behind = lowercase_at(document, below_at + 1, end)
            if top and below and top < below and is_share(top, below, between) and behind not in listed("unit_of_time"):
                return Number(at, below_at + 1, top / below, "share")
    return None


def is_share(top: float, below: float, between: tuple[str, ...]) -> bool:
    """True for a share in round numbers ("3 in 5", "1 in 800", "7 out of 12"); False for "3 in 12"."""
    return len(between) > 1 or below <= 10 or (top == 1 and below < 1900)


def simple(low: str) -> float | None:
    """Value of a number word of one token, or None."""
    return float(low) if low.isdecimal() else number_values("digit").get(low)


def simple_value(low: str) -> float | None:
    """Value of a number of one token in words or digits ("two", "12", "1.5"), or None."""
    return float(low) if DIGITS.fullmatch(low) and "," not in low else simple(low)


def read_fraction(document: Document, at: int, end: int) -> Number | None:
    """Fraction in words: "two thirds", "a fifth of", "one eighth"; None if there is none, as in "a third man"."""
    low = document.lower[at]
    one = low in listed("one_of_fraction")
    top = 1.0 if one else number_values("digit").get(low)
    if not top:
        return None
    below_at = at + 1 + (lowercase_at(document, at + 1, end) == "-")
    name = lowercase_at(document, below_at, end)
    part = number_values("fraction").get(name)
    if part is None or (top > 1) != name.endswith(("s", "halves")) or top * part >= 1.5:
        return None
    number = Number(at, below_at + 1, top * part, "share")
    return number if top > 1 or is_fraction_word(document, number, end) else None


def is_fraction_word(document: Document, number: Number, end: int) -> bool:
    """True if the word at the end of the number is a fraction ("a third of", "by a fifth"); False for an ordinal or a period ("a third man", "in a quarter")."""
    at = number.last
    after, tag = lowercase_at(document, at, end), document.tags[at] if at < end else "."
    if after == "of" or after in number_values("magnitude") or after in unit_starts() - listed("unit_letter_in_prose"):
        return True
    before = lowercase_at(document, number.first - 1, end)
    if tag in ("JJR", "RBR") and after not in ("later", "earlier"):
        return True
    if after in (".", ",", "") and document.tags[number.first - 1][:2] == "VB":
        return True  # each gets a | sixth
    named = tag in NOUNS or tag in ("JJ", "CD", "HYPH", "VBG")
    return (
        not named
        and (document.lower[number.first] == "one" or before in listed("before_fraction"))
        and before not in ("in", "for")
    )


def read_half(document: Document, at: int, end: int) -> Number | None:
    """Half as a share: "half of", "half the", "half a million"; None if there is none."""
    if document.lower[at] != "half" or (at and document.lower[at - 1] in listed("before_half_of_game")):
        return None
    if document.lower[at + 1 : at + 3] == ["-", "dozen"] and at + 3 <= end:
        return Number(at, at + 3, 6.0, "words")
    after = lowercase_at(document, at + 1, end)
    before = document.lower[at - 1] if at else ""
    follows = after in listed("behind_half") or after in number_values("magnitude")
    tag = document.tags[at + 1] if at + 1 < end else "."
    moved = before in listed("before_fraction") | {"other"} or (at > 0 and document.tags[at - 1][:2] == "VB")
    alone = moved and tag not in NOUNS | {"JJ", "HYPH"} and (before in listed("before_fraction") or tag in (".", ","))
    of_time = after in ("a", "an") and lowercase_at(document, at + 2, end) in listed("unit_of_time")
    return Number(at, at + 1, 0.5, "share") if (follows or alone) and not of_time else None
