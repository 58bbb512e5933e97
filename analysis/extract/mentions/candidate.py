"""Candidates for names: tokens, kind, rule and confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
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
    """Words of the name in their normal letter case: BAGHDAD => Baghdad; typographic and straight apostrophes become one."""
    return tuple(document.truecased[name.first : name.last])


@lru_cache(maxsize=20_000)
def fold_particle(word: str) -> str:
    """Word in lower case if it is a particle of names, so that "Al" at the start of a sentence equals "al"."""
    low = word.lower()
    return low if low in listed("name_particle") else word


def sort_names(names: Iterable[Candidate]) -> Names:
    """Names in reading order."""
    return sorted(names, key=attrgetter("first"))


def taken(names: Sequence[Candidate]) -> set[int]:
    """Tokens that are part of a name."""
    return {at for name in names for at in range(name.first, name.last)}


def as_kind(name: Candidate, kind: str, rule: str, confidence: float = 0.0) -> Candidate:
    """Name with another kind, the rule that gave it, and at least that confidence; unchanged if it has the kind already."""
    if name.kind == kind:
        return name
    return replace(name, kind=kind, rule=rule, confidence=max(name.confidence, confidence))


class SpanIndex:
    """Token => name index; inserting a span takes constant time and never crosses an existing one."""

    def __init__(self, names: Iterable[Candidate]):
        self.at = {token: name for name in names for token in range(name.first, name.last)}

    def put(self, new: Candidate) -> None:
        """Insert a name in place of those inside its span. A name on exactly this span only changes its kind; a name that crosses the span prevents the insertion."""
        inside = {self.at[token] for token in range(new.first, new.last) if token in self.at}
        if any(name.first < new.first or name.last > new.last for name in inside):
            return
        same = next((name for name in inside if (name.first, name.last) == (new.first, new.last)), None)
        kept = as_kind(same, new.kind, new.rule, new.confidence) if same else new
        self.at |= dict.fromkeys(range(new.first, new.last), kept)

    def holds(self, first: int, last: int) -> bool:
        """True if a name covers exactly these tokens."""
        name = self.at.get(first)
        return name is not None and (name.first, name.last) == (first, last)

    def names(self) -> Names:
        """All names in reading order."""
        return sort_names({id(name): name for name in self.at.values()}.values())


def is_capital(word: str) -> bool:
    """True if the word begins with a capital."""
    return word[:1].isupper()


def is_maximal_span(document: Document, first: int, last: int) -> bool:
    """True if no adjacent capitalised word or year makes the span part of a longer name."""
    words, sentence = document.words, document.sentence_of(first)
    neighbours = [words[at] for at in (first - 1, last) if sentence.first <= at < sentence.last]
    in_capitals = words[first].isupper() and all(word.isupper() or not word.isalpha() for word in neighbours)
    return in_capitals or not any(map(is_name_word, neighbours))


def is_name_word(word: str) -> bool:
    """True if the word can be part of a name: capitalised, no title or sentence opener and no people, or a year."""
    low = word.lower()
    named = is_capital(word) and low not in ORDINARY and word not in peoples()
    return named or (word.isdigit() and len(word) == 4)


ORDINARY = words("names/titles") | words("language/starters")
