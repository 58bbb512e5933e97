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
        """Lower-cased word at token `at`, or "" outside the sentence."""
        return self.document.lower[at] if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        """Part-of-speech tag at token `at`, or "" outside the sentence."""
        return self.document.tags[at] if self.first <= at < self.last else "."

    def surface(self, at: int) -> str:
        """Word at token `at` as written, or "" outside the sentence."""
        return self.document.words[at] if self.first <= at < self.last else ""

    def is_adjacent(self, at: int) -> bool:
        """True if no space separates the token from the one before it in the sentence."""
        return self.first < at < self.last and follows_directly(self.document, at)

    @cached_property
    def is_titled(self) -> bool:
        """True if the sentence is in title case, so that its capitals mean nothing."""
        words = [word for word in self.document.words[self.first : self.last] if word.isalpha() and len(word) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)

    def is_near(self, first: int, last: int, kind: str) -> bool:
        """True if a word of the class stands within six tokens before or three after."""
        around = slice(max(self.first, first - 7), min(self.last, last + 4))
        return not listed(kind).isdisjoint(self.document.lemmas[around] + self.document.lower[around])
