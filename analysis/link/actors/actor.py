"""Row class of the actors table: who takes part in the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that takes part in what the article tells, named ("Barker") or described ("US forces").

    name: its fullest name, for a description its fullest form; kind: person, organisation or people (a people, or several persons together); named: whether the text
    names it; count: how many they are, where the text tells it ("three soldiers"); aliases: its other names, as written; role: title or job ("the coalition's director of sustainment"); affiliation: actor id or words; country: ISO 3166
    alpha-2 or empty; home: id in the places table of the place that a government or state is named by ("Washington believes"), or a people comes from;
    mentions: how many names, descriptions and pronouns; acts, speaks, acted_on: how many of them are the subject of an active verb, the source of a quote, the object of a
    verb or the subject of a passive one; salience: 0 to 1, the share of one-sentence summaries that would name it, and the order of the table;
    first_sentence: where it first stands; confidence: of its kind, 0 to 1; rule: what joined its names.
    """

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
