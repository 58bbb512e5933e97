"""Gazetteer: countries, cities, regions, peoples, organisations and first names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import overload

from analysis.language.lexicons import rows, words
from analysis.language.sorted_lines import SortedLines
from analysis.language.word_classes import frequency_ranks

REGIONS = frozenset({"country", "area", "state"})
PLACES = REGIONS | {"city", "town"}
BODIES = frozenset({"body", "party", "armed", "media", "company", "team", "university"})
"""Classes of `gazetteer_classes`: REGIONS are large places, PLACES those and settlements, BODIES organisations."""


@cache
def country_codes() -> dict[str, str]:
    """{name of a country: ISO 3166 alpha-2}: {"Iraq": "IQ", …}, with other names that the news uses: {"Britain": "GB", …}."""
    listed = rows("language/countries")
    named = {row["name"]: row["code"] for row in listed}
    return named | {name: row["code"] for row in listed for name in filter(None, row["other"].split(", "))}


@cache
def names_of_countries() -> dict[str, str]:
    """{ISO 3166 alpha-2: name of the country}: {"IQ": "Iraq", …}."""
    return {row["code"]: row["name"] for row in rows("language/countries")}


@cache
def currency_codes() -> frozenset[str]:
    """Codes of ISO 4217: {"USD", "NOK", …}."""
    return frozenset(code for row in rows("language/currencies") for code in row["codes"].split(", ") if code != "-")


@cache
def holidays() -> dict[str, str]:
    """{lower-cased name: rule for its day}: {"boxing day": "12-26", …}; `extract.dates.calendar.holiday` explains the rules."""
    return {row["name"].lower(): row["rule"] for row in rows("language/holidays")}


@cache
def capitals() -> dict[str, str]:
    """{capital: ISO 3166 alpha-2 of its country}: {"Baghdad": "IQ", …}."""
    return {row["capital"]: row["code"] for row in rows("language/countries") if row["capital"]}


TOWNS = SortedLines("places.tsv")
"""Name of a place of at least 5,000 inhabitants (GeoNames), or another spelling of it, its tokens joined by spaces => class: city, town,
village or spelling, with "?" as in `KnownNames`."""


@lru_cache(maxsize=20_000)
def towns_from(first: str) -> dict[str, str]:
    """First token of names => {name of a town that starts with it, its tokens joined by spaces: class}."""
    found: dict[str, str] = {}
    for line in TOWNS.lines_from(first):
        name, kind = line.split("\t")
        if name != first and not name.startswith(f"{first} "):  # tabs and spaces come before all other characters
            break
        found.setdefault(name, kind)
    return found


def town_class(name: str) -> str | None:
    """Name (tokens joined by spaces) => its class among the TOWNS; None if it is none of them."""
    return towns_from(name.partition(" ")[0]).get(name)


@cache
def states() -> frozenset[str]:
    """The states of the United States."""
    return words("language/us_states")


@cache
def peoples() -> dict[str, str]:
    """{nationality, people, religion or movement: ISO 3166 alpha-2 of its country, or ""}: {"Iraqi": "IQ", …}."""
    return {row["word"]: row["country"] for row in rows("names/peoples")}


@cache
def organisations() -> dict[str, str]:
    """{well-known organisation: type}: body, party, armed, media, company, team or university."""
    return {row["name"]: row["sort"] for row in rows("names/organisations")}


class KnownNames:
    """Mapping from a known name (tokens joined by spaces) to its class, with "?" if it is also a common word, first name or surname."""

    @overload
    def get(self, name: str) -> str | None: ...
    @overload
    def get(self, name: str, otherwise: str) -> str: ...
    def get(self, name: str, otherwise: str | None = None) -> str | None:
        return listed_class(name) or town_class(name) or otherwise

    def __contains__(self, name: str) -> bool:
        return self.get(name) is not None

    def __getitem__(self, name: str) -> str:
        found = self.get(name)
        if found is None:
            raise KeyError(name)
        return found


@cache
def gazetteer_classes() -> KnownNames:
    """All known names, from the lexicons and the towns; always the same object."""
    return KnownNames()


@lru_cache(maxsize=20_000)
def listed_class(name: str) -> str | None:
    """Lexicon name (tokens joined by spaces) => its class; None if it is not listed."""
    written, kind = lexicon_names().get(name, (name, ""))
    return mark_if_ordinary(written, kind)[1] if kind else None


@cache
def lexicon_names() -> dict[str, tuple[str, str]]:
    """{name in the lexicons, tokens joined by spaces: (name as the lexicon writes it, class)}."""
    known = dict.fromkeys(states(), "state") | dict.fromkeys(words("names/areas"), "area")
    known |= organisations() | dict.fromkeys(country_codes(), "country") | dict.fromkeys(peoples(), "people")
    return {tokenised(name): (name, kind) for name, kind in known.items()}


def mark_if_ordinary(name: str, kind: str) -> tuple[str, str]:
    """Name and class => (name with its tokens joined by spaces, class with "?" if the name is also a common word): ("Reading", "city") => ("Reading", "city?")."""
    return tokenised(name), kind + "?" if is_ordinary(name) else kind


def tokenised(name: str) -> str:
    """Name with its tokens joined by spaces.

    >>> tokenised("Deir ez-Zor"), tokenised("McDonald's")
    ('Deir ez - Zor', "McDonald 's")
    """
    if "-" in name or "&" in name or name.endswith("'s"):
        return " ".join(re.sub(r"[-&]|'s$", r" \g<0> ", name).split())
    return name


def is_ordinary(name: str) -> bool:
    """True if a name is also a common lower-case word (Target, Orange), a first name or a surname."""
    low, rank = name.lower(), frequency_ranks()
    common = rank.get(low, RANK_OF_UNKNOWN) <= MAX_RANK_RATIO * rank.get(name, RANK_OF_UNKNOWN / MAX_RANK_RATIO)
    return low != name and (
        (common and low in rank) or low in words("names/first_names") or low in words("names/surnames")
    )


MAX_RANK_RATIO, RANK_OF_UNKNOWN = 4, 1_000_000
"""Greatest ratio of the lower-case word's frequency rank to the name's for the word to count as common; rank of a word without one."""


@cache
def longest_listed() -> dict[str, int]:
    """{first token: number of tokens of the longest lexicon name that starts with it, if more than one}."""
    found: dict[str, int] = {}
    for name in lexicon_names():
        if " " in name:
            first, size = name[: name.index(" ")], name.count(" ") + 1
            found[first] = max(size, found.get(first, 1))
    return found


@lru_cache(maxsize=20_000)
def known_from(first: str) -> tuple[int, str | None]:
    """First token => (number of tokens of the longest known name that starts with it, class of the token as a name by itself)."""
    towns = towns_from(first)
    size = max((name.count(" ") + 1 for name in towns), default=1)
    return max(longest_listed().get(first, 1), size), listed_class(first) or towns.get(first)


def known_names(tokens: list[str]) -> list[str]:
    """Tokens of a sentence => for each the class of the known name it belongs to, in BIO notation, or "": ["B-country", "I-country", "", …]."""
    found, end = [""] * len(tokens), 0
    for at, token in enumerate(tokens):
        size, kind = known_from(token)
        if at < end or (size == 1 and not kind):
            continue
        size, kind = longest_name(tokens[at : at + size]) if size > 1 else (1, kind)
        if kind:
            end = at + size
            found[at:end] = ["B-" + kind] + ["I-" + kind] * (size - 1)
    return found


def longest_name(tokens: list[str]) -> tuple[int, str | None]:
    """(number of tokens, class) of the longest known name that the tokens start with; (0, None) if there is none."""
    table = gazetteer_classes()
    sizes = ((size, table.get(" ".join(tokens[:size]))) for size in range(len(tokens), 0, -1))
    return next(((size, kind) for size, kind in sizes if kind), (0, None))
