"""Row class of the places table: where the article is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the article names.

    name: fullest name; aliases: its other names, as written; country: ISO 3166 alpha-2 of the country that it is or lies in, or empty; latitude,
    longitude: in degrees, a central point for a country, empty if the gazetteer (GeoNames, Natural Earth) lacks the place; actor: id of the actor that
    the place stands for when it acts or speaks ("Iran responded"), or empty; mentions: number of names, descriptions and pronouns, including those of
    the actor; first_sentence: number of the sentence of its first mention; confidence: that it is a place, 0 to 1; rule: rule that merged its names."""

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
