"""Where places lie: countries, US states, and towns of at least 15,000 inhabitants (GeoNames, Natural Earth)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from analysis.language.sorted_lines import SortedLines


@dataclass(frozen=True, slots=True)
class Location:
    """Coordinates of a place. sort: country, state or town; country: ISO 3166 alpha-2; latitude, longitude: degrees; thousands: of inhabitants."""

    sort: str
    country: str
    latitude: float
    longitude: float
    thousands: int


COORDINATES = SortedLines("coordinates.tsv")


@lru_cache(maxsize=10_000)
def locations_of(name: str) -> tuple[Location, ...]:
    """Lower-cased name, or a country code with a colon ("iq:") => places of that name, largest first."""
    return tuple(
        Location(sort, country, float(latitude), float(longitude), int(thousands))
        for sort, country, latitude, longitude, thousands in COORDINATES.rows(name)
    )


LEAST_SHARE = 0.1
"""Of the inhabitants of the largest place of a name, that a place in a country of the text must have: London in a text on Canada is not London, Ontario."""


def find_location(name: str, near: Collection[str] = ()) -> Location | None:
    """Name of a place and codes of the countries that the text speaks of => where it lies: of several places of the name the largest in one of those
    countries, if it is not much smaller than the largest of all, else that; None where none is known.

    >>> find_location("Tripoli", near={"LB"}).country
    'LB'
    """
    same = locations_of(name.lower().removeprefix("the "))
    fits = (one for one in same if one.country in near and one.thousands >= LEAST_SHARE * same[0].thousands)
    return next(fits, None) or next(iter(same), None)


def country_location(code: str) -> Location | None:
    """ISO 3166 alpha-2 => where the country lies."""
    return next(iter(locations_of(code.lower() + ":")), None)
