"""A sentence as read by the quote rules, and the sets of tags and words that they use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from analysis.language import Document, Sentence
from analysis.language.datelines import DASHES
from analysis.language.lexicons import word_class
from analysis.language.syntax import Syntax

Range = tuple[int, int]
"""Tokens first:last, half-open."""

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NAMES = frozenset(("NNP", "NNPS"))
NOMINAL = NOUNS | frozenset(("JJ", "JJR", "JJS", "DT", "PRP$", "CD", "POS", "VBN", "VBG", "AFX", "PDT", "FW", "$"))
HEADS = NOUNS | frozenset(("PRP", "WP", "CD", "DT", "WDT", "EX", "JJ"))
SUBJECTS = ("nsubj", "nsubjpass")
MODIFIERS = frozenset(("amod", "compound"))
PRONOUNS = frozenset(("PRP", "WP", "WDT", "EX"))
RELATIVE = frozenset(("WP", "WDT", "WP$"))
ADVERBS = frozenset(("RB", "RBR"))
FULL_STOPS = frozenset((".", "!", "?", ";", ":"))


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens first:last of a sentence without its final full stop, as columns. quoted: tokens in quotation marks; syntax: dependency tree of the
    document."""

    words: list[str]
    lower: list[str]
    tags: list[str]
    lemmas: list[str]
    starts: list[int]
    ends: list[int]
    first: int
    last: int
    quoted: set[int]
    syntax: Syntax

    def word(self, at: int) -> str:
        """Lower-cased word at a token; "" outside the sentence."""
        return self.lower[at] if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        """Tag of a token; "" outside the sentence."""
        return self.tags[at] if self.first <= at < self.last else ""

    def relation(self, at: int) -> str:
        """Dependency relation of a token to its head; "" outside the document."""
        return self.syntax.relations[at] if 0 <= at < len(self.tags) else ""

    def is_verb(self, at: int) -> bool:
        return self.tags[at][:2] == "VB" or self.tags[at] == "MD"

    def is_nominal(self, at: int) -> bool:
        """True if the token can be the last one of a noun phrase."""
        return (
            self.first <= at < self.last
            and at not in self.quoted
            and (self.tags[at] in NOMINAL or self.tags[at] == "PRP" or self.lower[at] in listed("noun"))
        )

    def is_hyphen(self, at: int) -> bool:
        """True for a hyphen inside a word ("Roe-Smith"); False for a dash between words ("Roe - Smith")."""
        return (
            (self.words[at] in DASHES or self.words[at] == "/")
            and self.first < at < self.last - 1
            and self.starts[at] == self.ends[at - 1]
            and self.ends[at] == self.starts[at + 1]
        )

    def is_dash(self, at: int) -> bool:
        return self.words[at] in DASHES and not self.is_hyphen(at)

    def is_plural(self, at: int) -> bool:
        """True for a noun mistagged as a verb before a verb: "the port’s [advocates] say"."""
        following = self.tags[at + 1] if at + 1 < self.last else ""
        return (
            self.tags[at] == "VBZ"
            and following in FINITE
            and self.lemmas[at + 1] not in listed("auxiliary_lemma") | listed("modal")
        )

    def skip(self, at: int, step: int, passes: Callable[[int], bool]) -> int:
        """First token, stepping forward or back from `at`, for which `passes` is False."""
        while self.first <= at < self.last and passes(at):
            at += step
        return at


def line_of(document: Document, sentence: Sentence, quoted: set[int]) -> Line:
    """The sentence without dateline and final full stop."""
    first, last, words = document.datelines.get(sentence.number, sentence.first), sentence.last, document.words
    while last > first and words[last - 1] in FULL_STOPS:
        last -= 1
    return Line(
        words,
        document.lower,
        document.tags,
        document.lemmas,
        document.starts,
        document.ends,
        first,
        last,
        quoted,
        document.syntax,
    )


listed = partial(word_class, "quotes/words")
"""Class of quotes/words.tsv => its words."""
