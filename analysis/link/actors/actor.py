"""An actor: one row of the table of who is in the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something named in the article.

    name: its fullest name; kind: person, organisation, place or group; aliases: its other names, as written; role: title or job ("the coalition's director of
    sustainment"); affiliation: actor id or words; country: ISO 3166 alpha-2 or empty; home: id of the place that a government named by
    its capital ("Washington believes"), or a people, belongs to; mentions: how many names and references; first_sentence: where
    it first stands; confidence: of its kind, 0 to 1; rule: what joined its names.
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
    mentions: int = 0
    first_sentence: int = 0
    confidence: float = 1.0
    rule: str = "same_name"
    status: str = "unchecked"
