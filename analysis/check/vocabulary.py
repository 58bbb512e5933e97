"""Vocabulary of the sources: lemmas with their vectors and senses, and the words that each word is construed with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np

from analysis.check.meaning import far_above, senses_of, similar_index
from analysis.language import Document

Matrix = np.ndarray[Any, np.dtype[np.float32]]
PREFIX_LETTERS = 6
"""Words that agree in so many first letters are counted as derived from one another: vaccine, vaccination."""


def read_arrays(name: str) -> Mapping[str, Any]:
    """File of a model in this folder => its arrays by name."""
    return np.load(BytesIO(files("analysis.check").joinpath(name).read_bytes()))  # type: ignore[no-any-return]


@cache
def word_vectors() -> tuple[dict[str, int], Matrix]:
    """{word: its row} and unit vectors [words, 64] (word_vectors.npz; README.md in this folder)."""
    stored = read_arrays("word_vectors.npz")
    vectors = stored["vectors"].astype(np.float32)
    return {word: at for at, word in enumerate(stored["words"].tolist())}, vectors / np.linalg.norm(
        vectors, axis=1, keepdims=True
    )


def has_vector(lemma: str) -> bool:
    return lemma in word_vectors()[0]


def vectors_of(lemmas: Sequence[str]) -> Matrix:
    """Lemmas => their unit vectors [lemmas, 64]; zeros for one that has none."""
    index, vectors = word_vectors()
    found = np.zeros((len(lemmas), vectors.shape[1]), dtype=np.float32)
    known = [at for at, lemma in enumerate(lemmas) if lemma in index]
    found[known] = vectors[[index[lemmas[at]] for at in known]]
    return found


@dataclass(eq=False)
class Vocabulary:
    """Content lemmas of the sources. sentences: the lemmas of each sentence; documents: the sources themselves."""

    sentences: Sequence[frozenset[str]]
    documents: Sequence[Document]

    @cached_property
    def lemmas(self) -> list[str]:
        return sorted(set[str]().union(*self.sentences))

    @cached_property
    def index(self) -> dict[str, int]:
        return {lemma: at for at, lemma in enumerate(self.lemmas)}

    @cached_property
    def forms(self) -> dict[str, str]:
        """{word as it stands in the sources: its lemma there}, for words whose lemma is another word: "missing" => "miss"."""
        return {
            word: lemma.lower()
            for document in self.documents
            for word, lemma in zip(document.lower, document.lemmas)
            if lemma.lower() != word and lemma.lower() in self.index
        }

    def lemma_of(self, word: str, lemma: str) -> str:
        """Word of a draft and its lemma => the lemma that the sources have the same word under, where they do not have this one: "missing" may be read as
        an adjective here and as a form of "miss" there."""
        return lemma if lemma in self.index else word if word in self.index else self.forms.get(word, lemma)

    @cached_property
    def prefixes(self) -> frozenset[str]:
        return frozenset(lemma[:PREFIX_LETTERS] for lemma in self.lemmas)

    @cached_property
    def vectors(self) -> Matrix:
        return vectors_of(self.lemmas)

    @cached_property
    def near_senses(self) -> frozenset[int]:
        """Senses of all lemmas, and senses nearly alike."""
        return frozenset(one for lemma in self.lemmas for one in senses_of(lemma) | similar_index(lemma))

    @cached_property
    def senses_above(self) -> frozenset[int]:
        """Senses above those of all lemmas (hypernyms)."""
        return frozenset(one for lemma in self.lemmas for one in far_above(lemma))

    @cached_property
    def slots(self) -> dict[tuple[str, str, str], set[str]]:
        """{("below", head, relation): its dependents} and {("above", dependent, relation): its heads}, as lemmas."""
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for document in self.documents:
            for at, relation, head in governed(document, range(len(document.words))):
                lemma, above = document.lemmas[at].lower(), document.lemmas[head].lower()
                found["below", above, relation].add(lemma)
                found["above", lemma, relation].add(above)
        return found

    def similarity(self, lemmas: Sequence[str]) -> Matrix:
        """Lemmas => cosine with each lemma of the vocabulary [lemmas, vocabulary]; 1 for the same lemma."""
        found: Matrix = vectors_of(lemmas) @ self.vectors.T
        for at, lemma in enumerate(lemmas):
            if lemma in self.index:
                found[at, self.index[lemma]] = 1.0
        return found

    @cached_property
    def members(self) -> list[list[int]]:
        """For each sentence the rows of its lemmas."""
        return [[self.index[lemma] for lemma in one] for one in self.sentences]

    def by_sentence(self, similarity: Matrix) -> Matrix:
        """Cosines with the vocabulary => those with the most similar lemma of each sentence [lemmas, sentences]."""
        filled = [at for at, one in enumerate(self.members) if one]
        found = np.zeros((similarity.shape[0], len(self.members)), dtype=np.float32)
        if filled:
            sizes = [len(self.members[at]) for at in filled]
            flat = [row for at in filled for row in self.members[at]]
            found[:, filled] = np.maximum.reduceat(similarity[:, flat], np.cumsum([0, *sizes[:-1]]), axis=1)
        return found


def governed(document: Document, tokens: Iterable[int]) -> Iterator[tuple[int, str, int]]:
    """Tokens => (token, relation, head) where there is a head: "in" is left out of "lives in Rome", and a passive subject counts as an object."""
    syntax, tags = document.syntax, document.tags
    for at in tokens:
        head, relation = syntax.heads[at], syntax.relations[at]
        if head >= 0 and head != at and tags[head] in ("IN", "TO") and relation in ("pobj", "pcomp"):
            head, relation = (syntax.heads[head], "prep") if syntax.heads[head] != head else (-1, "")
        if head >= 0 and head != at:
            yield at, "dobj" if relation == "nsubjpass" else relation, head
