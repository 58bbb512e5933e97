"""Words and tags that clauses are told by, and what waits for its verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial

from analysis.language.chunks import Chunk
from analysis.language.lexicons import rows, word_class

listed = partial(word_class, "language/clause_words")
"""Class of language/clause_words.tsv => its words."""


@cache
def clause_takers() -> frozenset[str]:
    """Verbs behind which a noun phrase rather begins a clause than is an object: say, believe; not: claim."""
    return frozenset(
        row["lemma"] for row in rows("quotes/verbs") if "that" in row["takes"].split() and "np" not in row["takes"]
    )


FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "POS"))
BE = frozenset(("be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "get", "got"))
NOT = frozenset(("not", "n't", "n’t", "never"))
SUBJECT_FORMS = frozenset(("he", "she", "they", "we", "i", "it", "there"))
POINTERS = frozenset(("last", "this", "next", "that", "early", "late", "earlier", "later"))
BARRIERS = frozenset((";", ":", "—", "–", "--", "(", ")", "…", "...", "-LRB-", "-RRB-"))
CLOSING = frozenset(("”", '"', "''", "’’"))
MANY = 40
"""Noun phrases that wait at most, so that a sentence without verbs stays linear."""


class Columns:
    """The document's columns that a sentence is read from."""

    __slots__ = ("lemmas", "lower", "tags")

    def __init__(self, lower: list[str], tags: list[str], lemmas: list[str]):
        self.lower, self.tags, self.lemmas = lower, tags, lemmas


@dataclass(slots=True)
class Waiting:
    """A noun phrase that may become a subject. preposition: token in front of it, or -1; holder: the clause whose object it
    is, or -1; opener: token of "when", "that" and the like in front; joined: the comma or "and" that joins it to the phrase
    before it; relative: it is a relative pronoun itself."""

    phrase: Chunk
    preposition: int = -1
    holder: int = -1
    opener: int = -1
    joined: str = ""
    relative: bool = False

    @property
    def free(self) -> bool:
        return self.preposition < 0 and self.holder < 0 and not self.relative
