"""Words as they are compared: lower-cased, without punctuation, and with one form of apostrophe."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from analysis.language import Document
from analysis.language.lexicons import words

CONTENT = ("NN", "VB", "JJ", "CD", "RB", "FW")
"""Beginnings of the tags of words that carry meaning."""
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W\d_]+)*")
BRACKET = re.compile(r"\[[^\[\]\n]{0,80}\]")


@dataclass(frozen=True)
class WordIndex:
    """Words of a text as columns: word i is `keys[i]` ("don't", "5,000") at `starts[i]:ends[i]`."""

    keys: list[str]
    starts: list[int]
    ends: list[int]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """{word: its indexes}."""
        found = defaultdict(list)
        for at, key in enumerate(self.keys):
            found[key].append(at)
        return dict(found)

    def first(self, size: int) -> WordIndex:
        return self if size >= len(self.keys) else WordIndex(self.keys[:size], self.starts[:size], self.ends[:size])

    def between(self, start: int, end: int) -> range:
        """Indexes of the words within the characters start:end."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))


def split_words(text: str, start: int = 0, end: int | None = None) -> WordIndex:
    """“Don’t go,” => don't, go."""
    found = list(WORD.finditer(text, start, len(text) if end is None else end))
    return WordIndex(
        [comparison_key(one[0]) for one in found], [one.start() for one in found], [one.end() for one in found]
    )


def comparison_key(word: str) -> str:
    return word.lower().replace("’", "'")


def words_in_brackets(text: str, words: WordIndex) -> set[int]:
    """Indexes of the words in square brackets, which a writer added herself."""
    spans = [(one.start(), one.end()) for one in BRACKET.finditer(text)]
    return {at for start, end in spans for at in words.between(start, end)}


def content_lemmas(document: Document, first: int, last: int) -> frozenset[str]:
    """Tokens first:last => lemmas of the content words, lower-cased."""
    return frozenset(lemma for _, lemma in content_words(document, first, last))


def content_words(document: Document, first: int, last: int) -> list[tuple[int, str]]:
    """Tokens first:last => index and lemma of each content word."""
    tags, lemmas = document.tags, document.lemmas
    return [
        (at, lemmas[at].lower())
        for at in range(first, last)
        if tags[at].startswith(CONTENT)
        and lemmas[at].lower() not in words("check/empty_words")
        and lemmas[at][:1].isalnum()
    ]
