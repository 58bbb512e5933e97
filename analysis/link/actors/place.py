"""A place: one row of the table of where the article is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the article names.

    name: its fullest name; aliases: its other names, as written; country: ISO 3166 alpha-2 of the country it lies in or is, or empty; latitude, longitude: degrees, of a
    country near its middle, empty where the gazetteer (GeoNames, Natural Earth) does not know it; actor: id of the participant that the place stands for where it acts or speaks
    ("Iran responded"), or empty; mentions: how many names, descriptions and pronouns, those of the participant included; first_sentence: where it is first
    named; confidence: that it is a place, 0 to 1; rule: what joined its names.
    """

    prefix: ClassVar[str] = "p"

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    actor: str | None = None
    mentions: int = 0
    first_sentence: int = 0
    confidence: float = 1.0
    rule: str = "same_name"
    status: str = "unchecked"
