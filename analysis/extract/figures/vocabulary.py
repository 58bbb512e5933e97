"""The room's word lists, ready to look up."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, word_class, words
from analysis.language.tokens import find_tokens

NOUNS = {"NN", "NNS", "NNP", "NNPS"}


@cache
def number_values(kind: str) -> dict[str, float]:
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
        (one for as_tag in (tag, "VBD", "VBZ") if (one := lemma(word, as_tag)) in changes()), None
    )


@cache
def hedges(side: str) -> dict[tuple[str, ...], str]:
    """Words that stand before or after a number => what they bound."""
    return {split_unit(row["hedge"]): row["bounds"] for row in rows("figures/hedges") if row["side"] == side}


@cache
def last_words(side: str) -> frozenset[str]:
    """Last words of the hedges of a side ("before", "after")."""
    return frozenset(form[-1] for form in hedges(side))


def split_unit(form: str) -> tuple[str, ...]:
    """Tokens of a unit as the tokenizer makes them: "km/h" => ("km", "/", "h")."""
    return tuple(form[start:end].lower() for start, end in find_tokens(form))


@cache
def unit_words() -> dict[tuple[str, ...], tuple[str, str]]:
    """{tokens of a unit or currency: (its name, what it measures)}."""
    measures = {
        split_unit(form): (row["unit"], row["kind"]) for row in unit_rows() for form in row["forms"].split(", ")
    }
    return measures | {form: (name, "money") for form, name in currencies().items()}


@cache
def unit_rows() -> tuple[dict[str, str], ...]:
    """Rows of units.tsv, and for each prefix of a unit a row more: hertz with "kilo mega" => also kilohertz, megahertz."""
    symbols = {row["prefix"]: row["symbol"] for row in rows("figures/prefixes")}
    derived = [
        with_prefix(row, prefix, symbols[prefix]) for row in rows("figures/units") for prefix in prefixes_of(row)
    ]
    return (*derived, *rows("figures/units"))


def prefixes_of(row: dict[str, str]) -> list[str]:
    """Prefixes that a row of units.tsv allows, with their symbols."""
    return [] if row["prefixes"] == "-" else row["prefixes"].split()


def with_prefix(row: dict[str, str], prefix: str, symbol: str) -> dict[str, str]:
    """The row of watt hour (wh) with kilo, k => that of kilowatt hour (kwh): a short form takes the symbol."""
    forms = [
        (
            prefix
            if form.startswith(row["unit"][:MAX_SHORT_UNIT_CHARACTERS]) and len(form) > MAX_SHORT_UNIT_CHARACTERS
            else symbol
        )
        + form
        for form in row["forms"].split(", ")
    ]
    unit, pint, none = prefix + row["unit"], prefix + row["pint"].replace("metric_", ""), {"system": "-", "other": "-"}
    return {**row, **none, "unit": unit, "pint": pint, "forms": ", ".join(forms), "example": f"5 {forms[0]}"}


MAX_SHORT_UNIT_CHARACTERS = 3
"""Characters of a short form of a unit at most, and of the start by which its whole word is known."""


@cache
def currencies() -> dict[tuple[str, ...], str]:
    """Words of a currency, signs and codes => its name."""
    forms = {split_unit(form): row["unit"] for row in rows("language/currencies") for form in row["forms"].split(", ")}
    return forms | {
        (code.lower(),): unit for code, unit in codes().items() if code.lower() not in listed("code_as_word")
    }


@cache
def codes() -> dict[str, str]:
    """Codes of ISO 4217 => the currency: {"AUD": "australian dollar"}."""
    pairs = ((code, row["unit"]) for row in rows("language/currencies") for code in row["codes"].split(", "))
    return {code: unit for code, unit in pairs if code != "-"}


@cache
def unit_starts() -> frozenset[str]:
    """First tokens of all units."""
    return frozenset(form[0] for form in unit_words())


@cache
def signs() -> dict[str, str]:
    """What stands in front of an amount, without dots and blanks => its currency: {"$": "dollar", "us$": "dollar"}."""
    forms = ((form, row["unit"]) for row in rows("language/currencies") for form in row["forms"].split(", "))
    plain = {
        code.lower(): unit
        for code, unit in codes().items()
        if code.lower() not in listed("code_as_word") | {"try", "sar"}
    }
    return plain | {form.rstrip("."): unit for form, unit in forms if not form.isalpha() or form in ("rs", "rmb")}


@cache
def letters() -> dict[str, tuple[str, bool]]:
    """Letters right before an amount => their currency, and whether any digits may follow."""
    written = {row["letters"]: (row["unit"], row["alone"] == "yes") for row in rows("language/currency_letters")}
    return {code: (unit, True) for code, unit in codes().items()} | written


@cache
def letter_starts() -> frozenset[str]:
    """First tokens of the letters of currencies."""
    return frozenset(split_unit(form)[0] for form in letters())


@cache
def glued() -> re.Pattern[str]:
    """Letters of a currency, digits, and what they are multiplied by."""
    forms = "|".join(re.escape(form) for form in sorted(letters(), key=len, reverse=True))
    digits = r"(?P<digits>\d{1,3}(?:[,\u00a0 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    return re.compile(
        rf"(?P<letters>{forms})[ \u00a0]?{digits}(?P<by>(?:m|mn|mil|mln|million|bn|billion|b|k|tn|trn|cr|crore)?)(?![\w-])"
    )


@cache
def money_words() -> dict[str, str]:
    """Currencies of one word => their name: {"dollars": "dollar"}."""
    return {form[0]: unit for form, unit in currencies().items() if len(form) == 1 and form[0].isalpha()}


@cache
def units_in_parts() -> dict[tuple[str, str], float]:
    """(larger unit, smaller unit) => how many of the smaller are in one of the larger."""
    return {(row["larger"], row["smaller"]): float(row["in_one"]) for row in rows("figures/mixed")}


@cache
def people_words() -> frozenset[str]:
    """Adjectives of countries, which specify a currency: "Egyptian pounds"."""
    return frozenset(row["word"].lower() for row in rows("names/peoples") if row["kind"] == "nationality")


@cache
def persons() -> frozenset[str]:
    """Nouns for one person: passenger, defender, uncle."""
    return words("names/person_nouns") | words("names/relatives") | words("names/offices") | listed("aged")


@cache
def outcome_words() -> frozenset[str]:
    """Words for what happens to casualties: kill, injured."""
    return frozenset(
        row["word"]
        for row in rows("figures/outcomes")
        if row["of"] == "people" and row["form"] in ("verb", "subject", "adjective")
    )


@cache
def multiple_forms() -> dict[str, float]:
    """Forms of the verbs that multiply => by how much: {"double": 2, "doubles": 2, "doubled": 2, "doubling": 2, …}."""
    stems = {word.removesuffix("e"): by for word, by in number_values("multiple").items()}
    return {stem + end: by for stem, by in stems.items() for end in ("e", "es", "ed", "ing", "", "s")}


@cache
def starters() -> frozenset[str]:
    """Words at which a number may start."""
    kinds = ("digit", "magnitude", "ordinal", "vague", "several")
    folds = {f"{word}fold" for kind in ("digit", "magnitude") for word in number_values(kind)}
    return (
        frozenset(word for kind in kinds for word in number_values(kind))
        | folds
        | letter_starts()
        | multiple_forms().keys()
        | listed("opens_number")
    )
