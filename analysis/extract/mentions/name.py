"""A name while it is being found: tokens, kind, and how the article writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.language import Document
from analysis.language.document import is_loud
from analysis.language.gazetteer import peoples
from analysis.language.lexicons import words


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first:last` (half-open) that name somebody, by which rule, and how surely (0 to 1)."""

    first: int
    last: int
    kind: str
    rule: str
    confidence: float


Names = list[Name]
PERSON, ORGANISATION, PLACE, GROUP = "person", "organisation", "place", "group"


def written(document: Document, name: Name) -> tuple[str, ...]:
    """The name's words as the article would write them inside a sentence: Da’esh and Da'esh are one, BAGHDAD is Baghdad."""
    return tuple(document.plain[name.first : name.last])


def in_order(names: Iterable[Name]) -> Names:
    return sorted(names, key=lambda name: name.first)


def taken(names: Sequence[Name]) -> set[int]:
    """The tokens that are part of a name."""
    return {at for name in names for at in range(name.first, name.last)}


def as_kind(name: Name, kind: str, rule: str, confidence: float = 0.0) -> Name:
    if name.kind == kind:
        return name
    return replace(name, kind=kind, rule=rule, confidence=max(name.confidence, confidence))


def put(names: Names, new: Name) -> Names:
    """The names with a new one instead of those that lie in it; unchanged where one sticks out of it or it is there already."""
    inside = [name for name in names if name.first < new.last and name.last > new.first]
    if any(
        name.first < new.first or name.last > new.last or (name.first, name.last) == (new.first, new.last)
        for name in inside
    ):
        return names
    return [*(name for name in names if name not in inside), new]


def is_capital(word: str) -> bool:
    return word[:1].isupper()


def shouted(document: Document) -> set[int]:
    """Numbers of the sentences that are mostly in capitals, where a capital says nothing."""
    return {one.number for one in document.sentences if is_loud(document.words[one.first : one.last])}


def stands_alone(document: Document, first: int, last: int) -> bool:
    """Whether no longer name holds the tokens: nothing capitalised and no year beside them, but a title, a people, or an
    ordinary first word."""
    after = document.words[last] if last < len(document.words) else ""
    return not (part_of_name(after) or (first > 0 and part_of_name(document.words[first - 1])))


def part_of_name(word: str) -> bool:
    low = word.lower()
    named = is_capital(word) and low not in ORDINARY and word not in peoples()
    return named or (word.isdigit() and len(word) == 4)


ORDINARY = words("names/titles") | words("language/starters")
