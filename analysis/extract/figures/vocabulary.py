"""The room's word lists, ready to look up."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, word_class, words
from analysis.language.tokens import find_tokens

DURATIONS = {"second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
             "year", "years", "decade", "decades", "century", "centuries", "weekend", "weekends", "quarter", "quarters", "yr", "yrs",
             "night", "nights", "fortnight", "generation", "generations", "hr", "hrs", "min", "mins"}  # fmt: skip
NOUNS = {"NN", "NNS", "NNP", "NNPS"}


@cache
def numbers(kind: str) -> dict[str, float]:
    """Class of number words => {word: value}: numbers("magnitude")["million"] == 1e6."""
    return {row["word"]: float(row["value"]) for row in rows("figures/numbers") if row["class"] == kind}


listed = partial(word_class, "figures/words")
"""Class of figures/words.tsv => its words."""


@cache
def changes() -> dict[str, tuple[str, str]]:
    """Lemma => (rise or fall, what it takes)."""
    return {row["lemma"]: (row["direction"], row["takes"]) for row in rows("figures/changes")}


@cache
def pasts() -> dict[str, str]:
    """Past form of a word of change => its lemma: "fell" => "fall", "cut" => "cut"."""
    return {row["past"]: row["lemma"] for row in rows("figures/changes") if row["past"] != "-"}


@lru_cache(maxsize=5_000)
def change_lemma(word: str, tag: str) -> str | None:
    """The lemma of a word of change, where a past form is tagged a noun too: ("fell", "NN") => "fall"."""
    return pasts().get(word) or next(
        (one for as_tag in (tag, "VBD") if (one := lemma(word, as_tag)) in changes()), None
    )


@cache
def hedges(side: str) -> dict[tuple[str, ...], str]:
    """Words that stand before or after a number => what they bound."""
    return {cut(row["hedge"]): row["bounds"] for row in rows("figures/hedges") if row["side"] == side}


@cache
def last_words(side: str) -> frozenset[str]:
    """The words that hedges of a side end with."""
    return frozenset(form[-1] for form in hedges(side))


def cut(form: str) -> tuple[str, ...]:
    """How the tokeniser cuts it: "km/h" => ("km", "/", "h")."""
    return tuple(form[start:end].lower() for start, end in find_tokens(form))


@cache
def units() -> dict[tuple[str, ...], tuple[str, str]]:
    """Words of a unit or a currency => (its name, what it measures)."""
    measures = {
        cut(form): (row["unit"], row["kind"]) for row in rows("figures/units") for form in row["forms"].split(", ")
    }
    return measures | {form: (name, "money") for form, name in currencies().items()}


@cache
def currencies() -> dict[tuple[str, ...], str]:
    return {cut(form): row["unit"] for row in rows("figures/currencies") for form in row["forms"].split(", ")}


@cache
def unit_starts() -> frozenset[str]:
    return frozenset(form[0] for form in units())


@cache
def signs() -> dict[str, str]:
    """What stands in front of an amount, without dots and blanks => its currency: {"$": "dollar", "us$": "dollar"}."""
    forms = ((form, row["unit"]) for row in rows("figures/currencies") for form in row["forms"].split(", "))
    return {form.rstrip("."): unit for form, unit in forms if not form.isalpha() or is_code(form)}


def is_code(form: str) -> bool:
    return form == "rs" or (len(form) == 3 and form not in ("yen", "won", "try", "sar", "nis"))


@cache
def letters() -> dict[str, tuple[str, bool]]:
    """Letters right before an amount => their currency, and whether any digits may follow."""
    return {row["letters"]: (row["unit"], row["alone"] == "yes") for row in rows("figures/letters")}


@cache
def letter_starts() -> frozenset[str]:
    """Tokens that such letters begin with."""
    return frozenset(cut(form)[0] for form in letters())


@cache
def glued() -> re.Pattern[str]:
    """Letters of a currency, digits, and what they are multiplied by."""
    forms = "|".join(re.escape(form) for form in sorted(letters(), key=len, reverse=True))
    digits = r"(?P<digits>\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    return re.compile(rf"(?P<letters>{forms})[ \u00a0]?{digits}(?P<by>(?:m|mn|bn|b|k|tn)?)(?![\w-])")


@cache
def money_words() -> dict[str, str]:
    """Currencies of one word => their name: {"dollars": "dollar"}."""
    return {form[0]: unit for form, unit in currencies().items() if len(form) == 1 and form[0].isalpha()}


@cache
def mixed() -> dict[tuple[str, str], float]:
    """(larger unit, smaller unit) => how many of the smaller are in one of the larger."""
    return {(row["larger"], row["smaller"]): float(row["in_one"]) for row in rows("figures/mixed")}


@cache
def peoples() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in rows("mentions/peoples") if row["kind"] == "nationality")


@cache
def persons() -> frozenset[str]:
    """Words for one person: passenger, defender, uncle."""
    return words("actors/person_nouns") | words("actors/relatives") | words("actors/offices") | listed("aged")


@cache
def outcomes() -> frozenset[str]:
    """What befalls people: kill, injured."""
    return words("figures/outcomes")


@cache
def starters() -> frozenset[str]:
    """Words that a number may begin with."""
    kinds = ("digit", "magnitude", "ordinal", "vague", "several")
    folds = {f"{word}fold" for kind in ("digit", "magnitude") for word in numbers(kind)}
    return frozenset(word for kind in kinds for word in numbers(kind)) | folds | letter_starts() | {"a", "an", "half"}
