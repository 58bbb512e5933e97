"""Outlines of the countries for the map of places, and their centres: `python -m analysis.training.outline FOLDER`.

FOLDER holds Natural Earth's countries at 1:110 million (naturalearth_lowres.shp and .dbf, as geopandas 0.13.2 carries them; public domain).
Writes charts/world_outline.tsv, one ring of coast or border per line: its country, and its points as longitude,latitude in degrees.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapefile

OUTLINE = Path(__file__).parents[1] / "charts" / "world_outline.tsv"
NOTICE = "# Countries of the world at 1:110 million. Made with Natural Earth (naturalearthdata.com), public domain."
UNCODED = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX", "N. Cyprus": "", "Somaliland": ""}
"""ISO 3166 alpha-3 codes of countries that have none in Natural Earth; "" for those without a code."""
Ring = Sequence[tuple[float, float]]


def countries(folder: Path) -> Iterator[tuple[str, list[Ring]]]:
    """Shapefile => ISO 3166 alpha-3 code of each country ("" if it has none) and its rings of (longitude, latitude)."""
    with shapefile.Reader(str(folder / "naturalearth_lowres")) as reader:
        for one in reader.iterShapeRecords():
            ends = [*one.shape.parts[1:], len(one.shape.points)]
            rings = [one.shape.points[first:last] for first, last in zip(one.shape.parts, ends)]
            yield country_code3(one.record), rings


def country_code3(record: Any) -> str:
    return UNCODED.get(record["name"], str(record["iso_a3"]))


def write_outline(folder: Path, path: Path = OUTLINE) -> None:
    lines = [f"{code}\t{ring_text(ring)}" for code, rings in countries(folder) for ring in rings]
    path.write_text("\n".join([NOTICE, "country\tpoints", *lines, ""]), encoding="utf-8")


def ring_text(ring: Ring) -> str:
    """Ring => its points, rounded to a tenth of a degree and without repetitions, as text: "24.3,54.7 24.1,54.9 …"."""
    points = (f"{x:.1f},{y:.1f}".replace(".0", "") for x, y in ring)
    return " ".join(dict.fromkeys(points)) + f" {ring[0][0]:.1f},{ring[0][1]:.1f}".replace(".0", "")


def centre(rings: Sequence[Ring]) -> tuple[float, float]:
    """Rings of a country => longitude and latitude of the centroid of its largest ring."""
    area, x, y = max(map(moments, rings), key=lambda one: abs(one[0]))
    return x / (3 * area), y / (3 * area)


def moments(ring: Ring) -> tuple[float, float, float]:
    """Polygon => twice its signed area, and its first moments (shoelace formula)."""
    cross = [(a[0] * b[1] - b[0] * a[1], a[0] + b[0], a[1] + b[1]) for a, b in pairwise(ring)]
    return sum(one[0] for one in cross), sum(c * x for c, x, _ in cross), sum(c * y for c, _, y in cross)


if __name__ == "__main__":
    write_outline(Path(sys.argv[1]))
