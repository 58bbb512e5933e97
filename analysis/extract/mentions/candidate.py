"""A name while it is being found: tokens, kind, and how the article writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from analysis.language import Document
from analysis.language.gazetteer import peoples
from analysis.language.lexicons import word_class, words
from analysis.tables import replace


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first:last` (half-open) that name somebody, by which rule, and how surely (0 to 1)."""

    first: int
    last: int
    kind: str
    rule: str
    confidence: float


Names = list[Candidate]
PERSON, ORGANISATION, PLACE, GROUP = "person", "organisation", "place", "group"

listed = partial(word_class, "mentions/words")
"""Class of mentions/words.tsv => its words."""


def truecased_words(document: Document, name: Candidate) -> tuple[str, ...]:
    """The name's words as the article would write them inside a sentence: Da’esh and Da'esh are one, BAGHDAD is Baghdad."""
    return tuple(document.truecased[name.first : name.last])


def fold_particle(word: str) -> str:
    """Al and al are one: the particle at the front of a name takes a capital at the front of a sentence."""
    low = word.lower()
    return low if low in listed("name_particle") else word


def sort_names(names: Iterable[Candidate]) -> Names:
    return sorted(names, key=attrgetter("first"))


def taken(names: Sequence[Candidate]) -> set[int]:
    """The tokens that are part of a name."""
    return {at for name in names for at in range(name.first, name.last)}


def as_kind(name: Candidate, kind: str, rule: str, confidence: float = 0.0) -> Candidate:
    if name.kind == kind:
        return name
    return replace(name, kind=kind, rule=rule, confidence=max(name.confidence, confidence))


class SpanIndex:
    """Token => name index; inserting a span takes constant time and never crosses an existing one."""

    def __init__(self, names: Iterable[Candidate]):
        self.at = {token: name for name in names for token in range(name.first, name.last)}

    def put(self, new: Candidate) -> None:
        """Sets a name over those that lie in it; where the same span is marked already it only sets the kind, and where one
        sticks out of it nothing changes."""
        inside = {self.at[token] for token in range(new.first, new.last) if token in self.at}
        if any(name.first < new.first or name.last > new.last for name in inside):
            return
        same = next((name for name in inside if (name.first, name.last) == (new.first, new.last)), None)
        kept = as_kind(same, new.kind, new.rule, new.confidence) if same else new
        self.at |= dict.fromkeys(range(new.first, new.last), kept)

    def holds(self, first: int, last: int) -> bool:
        """Whether just this span is marked."""
        name = self.at.get(first)
        return name is not None and (name.first, name.last) == (first, last)

    def names(self) -> Names:
        return sort_names({id(name): name for name in self.at.values()}.values())


def is_capital(word: str) -> bool:
    return word[:1].isupper()


def is_maximal_span(document: Document, first: int, last: int) -> bool:
    """True if no adjacent capitalised word or year makes the span part of a longer name."""
    words, sentence = document.words, document.sentence_of(first)
    beside = [words[at] for at in (first - 1, last) if sentence.first <= at < sentence.last]
    loud = words[first].isupper() and all(word.isupper() or not word.isalpha() for word in beside)
    return loud or not any(map(is_name_word, beside))


def is_name_word(word: str) -> bool:
    low = word.lower()
    named = is_capital(word) and low not in ORDINARY and word not in peoples()
    return named or (word.isdigit() and len(word) == 4)


ORDINARY = words("names/titles") | words("language/starters")
