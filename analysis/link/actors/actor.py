"""Row class of the actors table: who takes part in the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A participant: a person or organisation that the article names ("Barker") or describes ("US forces").

    name: fullest name, or fullest description; kind: person, organisation or people (an ethnic or national group, or several persons); named: True if
    the text gives a name; count: number of persons, if stated ("three soldiers"); aliases: its other names, as written; role: title or job ("the
    coalition's director of sustainment"); affiliation: actor id of the organisation, or its description; country: ISO 3166 alpha-2 or empty; home: id
    in the places table of the place that names a government or state ("Washington believes"), or of a people's country; mentions: number of names,
    descriptions and pronouns; acts: number of mentions as active subject; speaks: number of mentions as speaker of a quote; acted_on: number of
    mentions as object or passive subject; salience: 0 to 1, estimated share of one-sentence summaries that would name it, the order of the table;
    first_sentence: number of the sentence of its first mention; confidence: in its kind, 0 to 1; rule: rule that merged its names."""

    prefix: ClassVar[str] = "a"

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    home: str | None = None
    named: bool = True
    count: int | None = None
    mentions: int = 0
    acts: int = 0
    speaks: int = 0
    acted_on: int = 0
    salience: float = 0.0
    first_sentence: int = 0
    confidence: float = 1.0
    rule: str = "same_name"
    status: str = "unchecked"
