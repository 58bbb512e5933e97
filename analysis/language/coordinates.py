"""Coordinates of countries, US states and towns of at least 15,000 inhabitants (GeoNames, Natural Earth)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from analysis.language.sorted_lines import SortedLines


@dataclass(frozen=True, slots=True)
class Location:
    """Coordinates of a place. sort: country, state or town; country: ISO 3166 alpha-2; latitude, longitude: in degrees; thousands: population in thousands."""

    sort: str
    country: str
    latitude: float
    longitude: float
    thousands: int


COORDINATES = SortedLines("coordinates.tsv")


@lru_cache(maxsize=10_000)
def locations_of(name: str) -> tuple[Location, ...]:
    """Lower-cased name of a place, or a country code with a colon ("iq:") => places of that name, most populous first."""
    return tuple(
        Location(sort, country, float(latitude), float(longitude), int(thousands))
        for sort, country, latitude, longitude, thousands in COORDINATES.rows(name)
    )


MIN_POPULATION_SHARE = 0.1
"""A place in a country that the text names is preferred to its largest namesake only if it has this share of the namesake's population: "London" in a
text on Canada is not London, Ontario."""


def find_location(name: str, near: Collection[str] = ()) -> Location | None:
    """Name of a place => its location, None if unknown. near: ISO codes of the countries that the text names.

    Of several places of one name: the most populous in a country of `near`, if it is large enough (MIN_POPULATION_SHARE),
    else the most populous of all.

    >>> find_location("Tripoli", near={"LB"}).country
    'LB'
    """
    same = locations_of(name.lower().removeprefix("the "))
    fits = (one for one in same if one.country in near and one.thousands >= MIN_POPULATION_SHARE * same[0].thousands)
    return next(fits, None) or next(iter(same), None)


def country_location(code: str) -> Location | None:
    """ISO 3166 alpha-2 => centre of the country, None for an unknown code."""
    return next(iter(locations_of(code.lower() + ":")), None)
