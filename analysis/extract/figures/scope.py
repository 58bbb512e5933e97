"""One sentence as the rules of figures look at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.extract.figures.number import follows_directly
from analysis.extract.figures.vocabulary import listed
from analysis.language import Document


@dataclass
class Scope:
    """One sentence without its dateline: tokens first:last of the document; taken: tokens of dates; named: tokens of names, and of which kind;
    refused: where the last number ended that is no figure."""

    document: Document
    first: int
    last: int
    taken: set[int]
    named: dict[int, str]
    refused: int = -9

    def low(self, at: int) -> str:
        return self.document.lower[at] if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        return self.document.tags[at] if self.first <= at < self.last else "."

    def surface(self, at: int) -> str:
        return self.document.words[at] if self.first <= at < self.last else ""

    def is_adjacent(self, at: int) -> bool:
        """Whether nothing stands between the token and the one before it, in this sentence."""
        return self.first < at < self.last and follows_directly(self.document, at)

    @cached_property
    def is_titled(self) -> bool:
        """Whether the sentence is in the capitals of a headline, which then say nothing."""
        words = [word for word in self.document.words[self.first : self.last] if word.isalpha() and len(word) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    def is_near(self, first: int, last: int, kind: str) -> bool:
        """Whether a word of that class stands within six tokens before or three behind."""
        around = slice(max(self.first, first - 7), min(self.last, last + 4))
        return not listed(kind).isdisjoint(self.document.lemmas[around] + self.document.lower[around])
