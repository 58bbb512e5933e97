"""Names known in advance: countries, cities, regions, peoples, organisations and first names."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from analysis.language.lexicons import rows, words
from analysis.language.word_classes import frequency_ranks

REGIONS = frozenset({"country", "area", "state"})
PLACES = REGIONS | {"city", "town"}
BODIES = frozenset({"body", "party", "armed", "media", "company", "team", "university"})
"""Classes of `gazetteer_classes`: large places, places that are known without doubt, and organisations."""


@cache
def country_codes() -> dict[str, str]:
    """Name => ISO 3166 alpha-2: {"Iraq": "IQ", …}, with the further names that news uses: {"Britain": "GB", …}."""
    listed = rows("language/countries")
    named = {row["name"]: row["code"] for row in listed}
    return named | {name: row["code"] for row in listed for name in filter(None, row["other"].split(", "))}


@cache
def currency_codes() -> frozenset[str]:
    """Codes of ISO 4217: {"USD", "NOK", …}."""
    return frozenset(code for row in rows("language/currencies") for code in row["codes"].split(", ") if code != "-")


@cache
def holidays() -> dict[str, str]:
    """Name, lower-cased => the rule of its day: {"boxing day": "12-26", …}; rules are told in calendar.holiday."""
    return {row["name"].lower(): row["rule"] for row in rows("language/holidays")}


@cache
def capitals() -> dict[str, str]:
    """Capital => ISO 3166 alpha-2 of its country: {"Baghdad": "IQ", …}."""
    return {row["capital"]: row["code"] for row in rows("language/countries") if row["capital"]}


@cache
def known_places() -> dict[str, str]:
    """Place of at least 5,000 inhabitants, or another spelling of a town's name, its tokens joined by spaces => city, town,
    village or spelling, with a "?" as in `gazetteer_classes`."""
    lines = files("analysis.language.models").joinpath("places.tsv").read_text("utf-8").split("\n")
    return dict(line.split("\t") for line in lines[1:-1])


@cache
def states() -> frozenset[str]:
    """The states of the United States."""
    return words("language/us_states")


@cache
def peoples() -> dict[str, str]:
    """Nationality, people, creed or movement => ISO 3166 of its country, or ""."""
    return {row["word"]: row["country"] for row in rows("names/peoples")}


@cache
def organisations() -> dict[str, str]:
    """Well-known organisation => its type: body, party, armed, media, company, team or university."""
    return {row["name"]: row["sort"] for row in rows("names/organisations")}


@cache
def gazetteer_classes() -> dict[str, str]:
    """Known name, its tokens joined by spaces => its class, with "?" if it is also a common word or a first name."""
    known = dict.fromkeys(states(), "state") | dict.fromkeys(words("names/areas"), "area")
    known |= organisations() | dict.fromkeys(country_codes(), "country") | dict.fromkeys(peoples(), "people")
    return known_places() | dict(mark_if_ordinary(name, kind) for name, kind in known.items())


def mark_if_ordinary(name: str, kind: str) -> tuple[str, str]:
    """("Reading", "city") => ("Reading", "city?")."""
    return tokenised(name), kind + "?" if is_ordinary(name) else kind


def tokenised(name: str) -> str:
    """Name with its tokens joined by spaces: "Deir ez-Zor" => "Deir ez - Zor", "McDonald's" => "McDonald 's"."""
    if "-" in name or "&" in name or name.endswith("'s"):
        return " ".join(re.sub(r"[-&]|'s$", r" \g<0> ", name).split())
    return name


def is_ordinary(name: str) -> bool:
    """True if the word is also a common lower-case word (target, orange), a first name or a surname."""
    low, rank = name.lower(), frequency_ranks()
    common = rank.get(low, RARE) <= OFTEN * rank.get(name, RARE / OFTEN)
    return low != name and (
        (common and low in rank) or low in words("names/first_names") or low in words("names/surnames")
    )


OFTEN, RARE = 4, 1_000_000
"""A word's rank by frequency may be this many times that of the name; rank of a word that no text has."""


@cache
def longest() -> dict[str, int]:
    """First token of a multi-word name => number of tokens of the longest name that starts with it."""
    found: dict[str, int] = {}
    for name in gazetteer_classes():
        if " " in name:
            first, size = name[: name.index(" ")], name.count(" ") + 1
            if size > found.get(first, 1):
                found[first] = size
    return found


def known_names(tokens: list[str]) -> list[str]:
    """Tokens of a sentence => BIO class of the known name each belongs to: ["", "B-country", …]."""
    found, at = [""] * len(tokens), 0
    table, lengths = gazetteer_classes(), longest()
    while at < len(tokens):
        for size in range(min(lengths.get(tokens[at], 1), len(tokens) - at), 0, -1):
            kind = table.get(" ".join(tokens[at : at + size]))
            if kind:
                found[at : at + size] = ["B-" + kind] + ["I-" + kind] * (size - 1)
                at += size - 1
                break
        at += 1
    return found
