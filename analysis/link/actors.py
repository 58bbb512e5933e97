"""Names joined into actors; pronouns and role phrases linked to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from analysis.extract.mentions import Mention
from analysis.language import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something named in the article.

    name: its fullest name; aliases: its other names, as written; role: title or job ("the coalition's director of
    sustainment"); affiliation: actor id or words; country: ISO 3166 alpha-2 or empty; mentions: how many names and
    references; first_sentence: where it first stands; confidence: of its kind, 0 to 1.
    """

    prefix: ClassVar[str] = "a"

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    mentions: int = 0
    first_sentence: int = 0
    confidence: float = 1.0
    rule: str = "same_string"
    status: str = "machine"


def link_actors(document: Document, names: Sequence[Mention]) -> tuple[list[Actor], list[Mention]]:
    """Names => actors, and all mentions (names, role phrases, pronouns) with the actor of each. (First: same string.)"""
    ids = {name: f"a{number}" for number, name in enumerate(dict.fromkeys(row.text for row in names), 1)}
    linked = [replace(row, actor=ids[row.text]) for row in names]
    actors = []
    for name, id_ in ids.items():
        mine = [row for row in linked if row.actor == id_]
        actors.append(Actor(id=id_, name=name, kind=mine[0].kind, mentions=len(mine), first_sentence=mine[0].sentence))
    return actors, linked
