"""Tokens => numbers: 5,000; two dozen; $2.5m; one and a half million; two thirds; hundreds."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.extract.figures.number import DIGITS, Number, follows_directly, lowercase_at
from analysis.extract.figures.shares import one_in_ten, read_fraction, read_half, simple_value
from analysis.extract.figures.vocabulary import (
    listed,
    number_values,
    outcome_words,
    persons,
    signs,
)
from analysis.language import Document
from analysis.language.lexicons import word_class
from analysis.language.tagger import FINITE

ORDINAL = re.compile(r"(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)", re.I)
SLASHED = re.compile(r"(\d{1,2})/([234568]|10|16|100)")
MAX_GROUPS, MAX_DIGITS = 5, 300
"""Groups of digits of one number, 1 234 567 890 123; digits that a float can hold."""
GROUP = re.compile(r"\d{3}")
MAX_DIGIT_CHARACTERS = 24
"""Characters of a number in digits; what is longer is none that anybody counts."""
HIGHEST = 1e18
BLANKS = (" ", "\u00a0", "\u202f", "\u2009")


def number_at(document: Document, at: int, end: int) -> Number | None:
    """The number that starts at token `at`, read no further than token `end`; None if none does."""
    for read in (fold, one_in_ten, in_digits, read_share, vague, read_ordinal, read_number_words):
        if number := read(document, at, end):
            return number
    return None


def fold(document: Document, at: int, end: int) -> Number | None:
    """Number of a word in -fold: "tenfold", "18-fold"; None if there is none."""
    low = document.lower[at]
    if low.endswith("fold"):
        by = number_values("digit").get(low[:-4], number_values("magnitude").get(low[:-4]))
        return Number(at, at + 1, by, "fold") if by else None
    if (
        lowercase_at(document, at + 1, end) == "-"
        and lowercase_at(document, at + 2, end) == "fold"
        and (by := simple_value(low))
    ):
        return Number(at, at + 3, by, "fold")
    return None


# ------------------------------------------------------------------------------------------------------------- in digits
def in_digits(document: Document, at: int, end: int) -> Number | None:
    """Number written in digits, with magnitudes after it: "5,000", "2½", "1/4", "1.2 million", "10k"; None if there is none."""
    low = document.lower[at]
    if not low[0].isnumeric() and low[0] != "+":
        return None
    if match := SLASHED.fullmatch(low):
        top, below = int(match[1]), int(match[2])
        return Number(at, at + 1, top / below, "share") if top < below else None
    if low in number_values("sign"):
        return Number(at, at + 1, number_values("sign")[low], "share")
    if len(low) > MAX_DIGIT_CHARACTERS or not DIGITS.fullmatch(low):
        return None
    if (
        low.isdecimal()
        and lowercase_at(document, at - 1, end) == "."
        and follows_directly(document, at)
        and not follows_directly(document, at - 1)
    ):
        return Number(at - 1, at + 1, float(f"0.{low}"), "digits")
    value, last = grouped(document, at, end)
    if rest := number_values("sign").get(lowercase_at(document, last, end)):
        value, last = value + rest, last + 1
    elif (match := SLASHED.fullmatch(lowercase_at(document, last, end))) and int(match[1]) < int(match[2]):
        value, last = value + int(match[1]) / int(match[2]), last + 1
    return scaled(document, Number(at, last, value, "digits"), end)


def grouped(document: Document, at: int, end: int) -> tuple[float, int]:
    """Digits with commas or spaces between groups of three: "5,000", "40 000"; None if there are none."""
    digits, last = document.lower[at].lstrip("+").replace(",", ""), at + 1
    if len(document.words[at]) <= 3 and digits.isdecimal() and digits[0] != "0":
        while last < end and GROUP.fullmatch(document.words[last]) and gap_after(document, last) in BLANKS:
            digits, last = digits + document.words[last], last + 1
        if last - at > MAX_GROUPS:  # a row of a table
            return float(document.words[at]), at + 1
    return float(digits[:MAX_DIGITS]), last


def gap_after(document: Document, at: int) -> str:
    """Text between token `at` and the next one."""
    return document.text[document.ends[at - 1] : document.starts[at]]


def scaled(document: Document, number: Number, end: int) -> Number:
    """The number multiplied by the magnitudes after it: "1.2 million", "5 hundred thousand", "$2.5m", "1.8-million"."""
    at, scale = number.last, 1.0
    while at < end:
        step = 1 if document.lower[at] == "-" and follows_directly(document, at) else 0
        low = lowercase_at(document, at + step, end)
        if (by := number_values("magnitude").get(low)) and low != "score" and scale < HIGHEST:
            scale, at = scale * by, at + 1 + step
        elif not step and (by := letter_multiplier(document, number, at, end)):
            scale, at = scale * by, at + 1
            break
        else:
            break
    value = exact((number.value or 0.0) * scale) if scale > 1 else number.value
    return with_half(document, replace(number, last=at, value=value, scale=scale), end)


def exact(value: float) -> float:
    """Value rounded to twelve digits, which removes the rounding error of a float: 16.379 times a billion => 16379000000.0."""
    return float(f"{value:.12g}")


def letter_multiplier(document: Document, number: Number, at: int, end: int) -> float | None:
    """Factor of k, m, b, bn or t after digits ("$5m", "2.1m barrels", "10k"); None where the letter is a unit ("48m", "5G", "573.15K")."""
    low = document.lower[at].rstrip(".") if len(document.lower[at]) == 2 else document.lower[at]
    by = number_values("letter").get(low)
    if by is None:
        return None
    first = number.first - 2 * (lowercase_at(document, number.first - 1, end) in ("-", "–"))
    sign = first > 0 and document.lower[first - 1] in signs()
    if sign:
        return by
    if not follows_directly(document, at):
        return None
    after, tag = lowercase_at(document, at + 1, end), document.tags[at + 1] if at + 1 < end else "."
    if low == "k":
        return None if has_degree_sign(document, number.first) else by
    counts = tag in ("NN", "NNS", "JJ") and after not in listed("dimension") | listed("metre")
    is_amount = low == "m" and is_million(document, at, end)
    return by if low in ("m", "b") and (counts or is_amount) else None


SUBJECT = word_class("language/relations", "subject")
WINDOW = 12
"""Tokens around "1.6m" that tell millions from metres."""


def is_million(document: Document, at: int, end: int) -> bool:
    """True if m after digits means million: "deaths rose to 1.6[m]", "1.3[m] of the refugees"; False for metres: "the wave rose to 1.6[m]"."""
    if (
        lowercase_at(document, at + 1, end) in listed("dimension") | listed("metre")
        or lowercase_at(document, at - 2, end) in RACED
    ):
        return False
    if lowercase_at(document, at + 1, end) == "of" or (
        document.syntax.relations[at] in SUBJECT and at + 1 < end and document.tags[at + 1] in FINITE
    ):
        return True  # 1.3m of the refugees; some 2.3m fled
    around = set(document.lemmas[max(0, at - WINDOW) : min(end, at + WINDOW)])
    return bool(around & (listed("counted_by_million") | persons() | outcome_words())) and not around & listed("length")


RACED = ("the", "women's", "men's", "girls", "boys")
"""Words before the metres of a race: the 400m."""


def has_degree_sign(document: Document, at: int) -> bool:
    """True if a degree sign or word precedes within eight tokens."""
    return any(low in ("°", "º", "degrees", "kelvin") for low in document.lower[max(0, at - 8) : at])


def with_half(document: Document, number: Number, end: int) -> Number:
    """Number with a fraction of its last magnitude added: "3 million and a half", "five and a quarter"."""
    at = number.last
    if document.lower[at : at + 6] == ["-", "and", "-", "a", "-", "half"] and number.value is not None:
        whole = replace(number, last=at + 6, value=number.value + 0.5 * number.scale)
        return scaled(document, whole, end) if number.scale == 1 else whole
    if lowercase_at(document, at, end) != "and" or number.value is None:
        return number
    part = number_values("fraction").get(lowercase_at(document, at + 2, end))
    top = {"a": 1.0, "an": 1.0}.get(lowercase_at(document, at + 1, end)) or number_values("digit").get(
        lowercase_at(document, at + 1, end)
    )
    if not part or not top or lowercase_at(document, at + 3, end) == "of" or top * part >= 1:
        return number
    whole = replace(number, last=at + 3, value=number.value + top * part * number.scale)
    return scaled(document, whole, end) if number.scale == 1 else whole


# --------------------------------------------------------------------------------------------------------------- shares
def read_share(document: Document, at: int, end: int) -> Number | None:
    """Share and, if it has one, the number it is a part of: "two thirds", "one in three", "half a million"; None if there is none."""
    part = read_fraction(document, at, end) or read_half(document, at, end)
    if part is None:
        return part
    last = part.last + (lowercase_at(document, part.last, end) == "of")
    last += lowercase_at(document, last, end) in ("a", "an")
    if lowercase_at(document, last, end) in number_values("magnitude"):
        return scaled(document, Number(part.first, last, round(part.value or 0.0, 9), "words"), end)
    return part


# ----------------------------------------------------------------------------------------------------- vague and ordinal
def vague(document: Document, at: int, end: int) -> Number | None:
    """Number without a value, with the least that its words say as lower bound: "hundreds of", "tens of thousands"; None if there is none."""
    low = document.lower[at]
    if low in number_values("several"):
        at_scale = at + 1 + (lowercase_at(document, at + 1, end) == "of")
        lowest = number_values("several")[low] * number_values("magnitude").get(
            lowercase_at(document, at_scale, end).removesuffix("s"), 0
        )
        return Number(at, at_scale + 1, None, "vague", low=lowest) if lowest else None
    lowest = number_values("vague").get(low, 0)
    if not lowest or (low in ("tens", "scores") and lowercase_at(document, at + 1, end) != "of"):
        return None
    higher = number_values("vague").get(lowercase_at(document, at + 2, end), 0) / 2
    if lowercase_at(document, at + 1, end) == "of" and higher >= 1000:
        return Number(at, at + 3, None, "vague", low=lowest * higher)
    return Number(at, at + 1, None, "vague", low=lowest)


def read_ordinal(document: Document, at: int, end: int) -> Number | None:
    """Ordinal in digits or words: "22nd", "twenty-first"; None if there is none."""
    low = document.lower[at]
    if match := ORDINAL.fullmatch(low):
        return Number(at, at + 1, float(match[1].replace(",", "")), "ordinal")
    if value := number_values("ordinal").get(low):
        return Number(at, at + 1, value, "ordinal")
    tens, last = number_values("digit").get(low, 0), lowercase_at(document, at + 2, end)
    units = 1.0 if last == "first" else number_values("ordinal").get(last, 0)
    if tens >= 20 and lowercase_at(document, at + 1, end) == "-" and 0 < units < 10:
        return Number(at, at + 3, tens + units, "ordinal")
    return None


# -------------------------------------------------------------------------------------------------------------- in words
def read_number_words(document: Document, first: int, end: int) -> Number | None:
    """Cardinal in words: "two dozen", "a hundred and five", "one and a half million", "two point five"; None if there is none."""
    at = last = first + (document.lower[first] in ("a", "an"))
    if not begins_words(document, at, end, bare=at == first):
        return None
    total, scale = 0.0, 1.0
    part: float | None = None
    while at < end:
        low = document.lower[at]
        magnitude = number_values("magnitude").get(low)
        if total and part == 0.0 and magnitude is not None and at == last and total * magnitude < HIGHEST:
            total, scale = total * magnitude, scale * magnitude  # two lakh | crore
        elif low in number_values("digit"):
            part, scale = combine_number_words(part, number_values("digit")[low]), 1.0
            if part is None:
                break
        elif magnitude is not None and at - last <= 1 and total + (part or 0.0) < HIGHEST:
            scale = magnitude
            part = (part or 1.0) * scale
            total, part = (total + part, 0.0) if scale >= 1000 else (total, part)
        elif joins(document, at, end):
            at += 1
            continue
        else:
            break
        at = last = at + 1
        value = total + part
    number = Number(first, last, value, "words", scale=scale)
    return (
        decimals(document, number, end)
        if lowercase_at(document, last, end) == "point"
        else with_half(document, number, end)
    )


def begins_words(document: Document, at: int, end: int, bare: bool) -> bool:
    """True if a number in words starts here: "two", "a hundred"; False for "a ship", "the hundred"."""
    low = lowercase_at(document, at, end)
    if bare and low in number_values("magnitude"):
        return lowercase_at(document, at + 1, end) in number_values("magnitude") or is_without_article(document, at)
    if low == "score" and lowercase_at(document, at + 1, end) != "of":
        return False  # treat the vote as a score
    return low in number_values("magnitude") if not bare else low in number_values("digit")


def is_without_article(document: Document, at: int) -> bool:
    """True for "hundred" or "thousand" that modifies a plural by itself: "about [hundred] soldiers"; False for "several hundred soldiers", "hundred-dollar notes"."""
    syntax, before = document.syntax, document.tags[at - 1] if at else "."
    counts = syntax.relations[at] == "nummod" and document.tags[syntax.heads[at]] == "NNS"
    return counts and document.lower[at] in ("hundred", "thousand") and before not in NO_BARE_NUMBER_BEHIND


NO_BARE_NUMBER_BEHIND = ("DT", "PDT", "CD", "JJ", "PRP$", "POS", "NN", "NNS")
"""Tags before "hundred" with which it is a part of another number or of a name for one."""


def combine_number_words(part: float | None, digit: float) -> float | None:
    """Value so far and that of the next number word => their sum (twenty + three => 23); None if they are two numbers."""
    if not part:
        return digit
    fits = (digit < 10 and part % 100 >= 20) or part % 100 == 0
    return part + digit if fits else None


def joins(document: Document, at: int, end: int) -> bool:
    """True if "and" or a hyphen at the token continues the number: "a hundred [and] five", "thirty[-]five"; False for "two [and] three"."""
    low, before, after = document.lower[at], document.lower[at - 1], lowercase_at(document, at + 1, end)
    if low == "-":
        return number_values("digit").get(before, 0) >= 20 and 0 < number_values("digit").get(after, 0) < 10
    if low != "and" or before not in listed("magnitude_before_and"):
        return False
    behind = number_values("digit").get(after, 0)
    return behind > 0 and lowercase_at(document, at + 2, end) not in number_values("fraction")


def decimals(document: Document, number: Number, end: int) -> Number:
    """Number with the digits spoken after "point": "two point five" => 2.5."""
    value, scale, at = number.value or 0.0, 0.1, number.last + 1
    while at < end and (digit := number_values("digit").get(document.lower[at])) is not None and digit < 10:
        value, scale, at = value + scale * digit, scale / 10, at + 1
    if at == number.last + 1:
        return number
    return scaled(document, replace(number, last=at, value=round(value, 10)), end)
