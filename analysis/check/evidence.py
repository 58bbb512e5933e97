"""Evidence for each content word of a draft's sentence: does the source have it, or another word for the same thing, in its place?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from analysis.check.context import Context, Place
from analysis.check.meaning import (
    RELATIONS,
    are_opposed,
    far_above,
    is_in_wordnet,
    nearest_relation,
    sense_relation,
    senses_of,
    similar_index,
)
from analysis.check.polarity import has_negation_before
from analysis.check.vocabulary import PREFIX_LETTERS, Matrix, governed, has_vector, vectors_of
from analysis.check.words import content_words
from analysis.extract.figures.vocabulary import number_values
from analysis.language import Document
from analysis.language.gazetteer import country_codes, peoples
from analysis.language.word_classes import frequency_ranks
from analysis.result import Analysis

PLACES = 3
"""Sentences of the sources that a sentence is compared with."""
UNRELATED = 0.25
"""Cosine of two words up to which they have nothing to do with each other."""
PARTS = {"N": "noun", "V": "verb", "J": "adjective", "R": "adverb"}
CLOSE_OR_OPPOSITE = RELATIONS[:3]
FREQUENCY_BANDS = {"general": 300, "common": 1_500, "usual": 6_000}
"""Ranks by frequency up to which a word is called so; beyond, it is rare."""
RARE, MAX_WEIGHT = 60_000, 4.0
"""Rank of a word that the list of frequencies does not have; most that one word counts for in the similarity of sentences."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a draft: token index, lemma, features by name; nearest: the most closely related lemma of the places, by WordNet."""

    token: int
    lemma: str
    features: Mapping[str, float]
    nearest: str = ""

    @property
    def is_reversed(self) -> bool:
        """True if the places have its antonym in the same place of the parse (see `SentenceReader.antonym`)."""
        return bool(self.features.get("reversed"))

    @property
    def is_known(self) -> bool:
        """True if the sources have the word in any sentence."""
        return bool(self.features.get("exact elsewhere"))

    @property
    def is_denied_opposite(self) -> bool:
        """True if the places have an antonym of the word, and one of the two is negated: "not large enough", "too small"."""
        return bool(self.features.get("denied opposite"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a draft with the most similar places of the sources and its words. share: of its words, by weight, that the first place has;
    likeness: the same with words of similar meaning, 0 to 1."""

    places: Sequence[Place]
    share: float
    likeness: float
    words: Sequence[Word]


def evidence_for(document: Document, first: int, last: int, context: Context) -> Evidence:
    """Tokens first:last of a draft => Evidence."""
    known = context.vocabulary
    words = [
        (at, known.lemma_of(document.lower[at], lemma))
        for at, lemma in content_words(document, first, last)
        if not is_name_token(document, at)
    ]
    if not words:
        return Evidence((), 0.0, 0.0, ())
    reader = SentenceReader(document, range(first, last), words, context)
    made = [Word(token, lemma, reader.features(at), reader.nearest[at]) for at, (token, lemma) in enumerate(words)]
    return Evidence(reader.places, reader.share, reader.likeness, made)


def tokens_of_rows(analysis: Analysis) -> frozenset[int]:
    """Indexes of the tokens of a draft's figures, dates, speakers and number words, which other checks compare."""
    spans = [(row.start, row.end) for row in (*analysis.figure_rows, *analysis.date_rows)]
    for row in analysis.quote_rows:
        if row.speaker_start is not None and row.speaker_end is not None:
            spans.append((row.speaker_start, row.speaker_end))
    inside = {at for start, end in spans for at in analysis.document.tokens_in(start, end)}
    numbers = (at for at, word in enumerate(analysis.document.lower) if word in number_words())
    return frozenset(inside.union(numbers))


@cache
def number_words() -> frozenset[str]:
    """Words that stand for a number, with or without another: "twelve", "hundred", "dozens"."""
    return frozenset(number_values("digit")) | number_values("magnitude").keys() | number_values("vague").keys()


def is_name_token(document: Document, token: int) -> bool:
    """True for names and adjectives of peoples, which are compared as names."""
    word = document.words[token]
    return document.tags[token].startswith("NNP") or word in peoples() or word in country_codes()


def frequency_band(lemma: str) -> str:
    rank = frequency_ranks().get(lemma, RARE)
    return next((name for name, highest in FREQUENCY_BANDS.items() if rank <= highest), "rare")


def neighbours(places: Sequence[Place]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Places => {lemma: content lemmas that follow it} and {lemma: those that precede it}."""
    after, before = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for place in places:
        document = place.source.analysis.document
        row = document.sentences[place.sentence]
        for one, other in pairwise(lemma for _, lemma in content_words(document, row.first, row.last)):
            after[one].add(other)
            before[other].add(one)
    return after, before


class SentenceReader:
    """Compares the words of one sentence with the most similar sentences of the sources, and gives each word its features."""

    def __init__(self, document: Document, tokens: range, words: Sequence[tuple[int, str]], context: Context):
        self.document, self.words, self.context = document, words, context
        self.lemmas = [lemma for _, lemma in words]
        self.weights = np.array([min(context.weight(lemma), MAX_WEIGHT) for lemma in self.lemmas])
        self.weights /= self.weights.sum()
        self.everywhere = context.vocabulary.similarity(self.lemmas)
        self.find_places(context.vocabulary.by_sentence(self.everywhere))
        self.compare_words()
        self.following, self.preceding = neighbours(self.places)
        self.names = {document.lower[at] for at in tokens if is_name_token(document, at)}
        self.heads = {at: (relation, head) for at, relation, head in governed(document, tokens)}

    def find_places(self, by_place: Matrix) -> None:
        """Choose the places: those whose words are most similar to the sentence's."""
        scores = self.weights @ np.clip(by_place - UNRELATED, 0, None)
        order = np.argsort(-scores, kind="stable")[:PLACES]
        self.places = [self.context.places[at] for at in order]
        self.near = by_place[:, order]
        self.likeness = float(scores[order[0]] / (1 - UNRELATED)) if len(order) else 0.0
        exact = [lemma in self.places[0].lemmas for lemma in self.lemmas] if self.places else [False]
        self.share = float((self.weights * exact).sum())

    def compare_words(self) -> None:
        """Find out which words the places have, by lemma, derivation or sense, and which of theirs the sentence has no word for."""
        self.beside = sorted(set[str]().union(*(place.lemmas for place in self.places)))
        self.prefixes = {lemma[:PREFIX_LETTERS] for lemma in self.beside}
        self.similar = self.everywhere[:, [self.context.vocabulary.index[lemma] for lemma in self.beside]]
        self.exact = np.array([lemma in self.beside for lemma in self.lemmas])
        self.relations = [{sense_relation(lemma, other) for other in self.beside} for lemma in self.lemmas]
        self.nearest = [self.nearest_lemma(lemma) for lemma in self.lemmas]
        self.supported = np.array([self.is_supported(at) for at in range(len(self.lemmas))])
        said = {lemma for lemma, there in zip(self.lemmas, self.exact) if there}
        said |= {self.beside[self.similar[at].argmax()] for at in np.flatnonzero(self.supported & ~self.exact)}
        self.unsaid = [at for at, lemma in enumerate(self.beside) if lemma not in said]
        first = self.places[0].lemmas if self.places else frozenset[str]()
        self.unsaid_first = [at for at in self.unsaid if self.beside[at] in first]
        self.in_first = np.array([lemma in first for lemma in self.lemmas])

    def is_supported(self, at: int) -> bool:
        """True if the places have the word, one derived from it or a synonym."""
        return (
            bool(self.exact[at])
            or self.lemmas[at][:PREFIX_LETTERS] in self.prefixes
            or not self.relations[at].isdisjoint(("same", "alike"))
        )

    def nearest_lemma(self, lemma: str) -> str:
        relation, other = nearest_relation(lemma, self.beside)
        return "" if relation == "none" else other

    # ------------------------------------------------------------------------------------------------------------- features
    def features(self, at: int) -> dict[str, float]:
        """Index of a word => its features by name; those that are 0 may be missing."""
        parts = (
            self.form(at),
            self.matches(at),
            self.senses(at),
            self.other_words(at),
            self.exchange(at),
            self.slots(at),
            self.patterns(at),
        )
        found = {name: value for part in parts for name, value in part.items()}
        return found | (self.antonym(at, found) if found.get("nearest opposite") else {})

    def antonym(self, at: int, found: Mapping[str, float]) -> dict[str, float]:
        """Features of a word whose nearest one in the places is its antonym, as the same part of speech (not "lasted" and "the first").

        "denied opposite" if one of the two is negated, so that they agree ("not high enough", "too low"). Else "antonym", and "reversed" if both stand
        under the same head or over the same dependents; 0 if the draft has the antonym too."""
        nearest, document, token = self.nearest[at], self.document, self.words[at][0]
        negated = has_negation_before(document, document.sentence_of(token).first, token)
        theirs = [
            has_negation_before(there, row.first, one)
            for place in self.places
            for there in [place.source.analysis.document]
            for row in [there.sentences[place.sentence]]
            for one in range(row.first, row.last)
            if there.lemmas[one].lower() == nearest and there.tags[one][:1] == document.tags[token][:1]
        ]
        agrees = negated in theirs and nearest not in self.lemmas
        slot = found.get("below opposite") or found.get("above opposite")
        return {
            "denied opposite": float(bool(theirs) and negated not in theirs),
            "antonym": float(agrees),
            "reversed": float(agrees and bool(slot)),
        }

    def form(self, at: int) -> dict[str, float]:
        """Whether WordNet and the table of vectors have the word."""
        lemma = self.lemmas[at]
        return {"in wordnet": float(is_in_wordnet(lemma)), "has vector": float(has_vector(lemma))}

    def matches(self, at: int) -> dict[str, float]:
        """How the places, and the sources elsewhere, have the word or similar ones."""
        lemma, vocabulary = self.lemmas[at], self.context.vocabulary
        there = lemma in vocabulary.index
        senses = senses_of(lemma)
        return {
            "exact": float(self.exact[at]),
            "exact elsewhere": float(there),
            "derived": float(lemma[:PREFIX_LETTERS] in self.prefixes),
            "derived elsewhere": float(lemma[:PREFIX_LETTERS] in vocabulary.prefixes),
            "similarity": float(self.similar[at].max(initial=0)),
            "synonym elsewhere": float(not there and bool((senses | similar_index(lemma)) & vocabulary.near_senses)),
            "hypernym elsewhere": float(not there and bool(senses & vocabulary.senses_above)),
            "hyponym elsewhere": float(not there and bool(far_above(lemma) & vocabulary.near_senses)),
        }

    def senses(self, at: int) -> dict[str, float]:
        """Relations by WordNet to the words of the places."""
        found = () if self.exact[at] else self.relations[at]
        nearest = min(found, key=RELATIONS.index, default="none")
        opposed = nearest not in ("same", "alike") and any(are_opposed(self.lemmas[at], one) for one in self.beside)
        return {f"nearest {nearest}": 1.0, "opposed": float(opposed)} | {f"wordnet {name}": 1.0 for name in found}

    def other_words(self, at: int) -> dict[str, float]:
        """How much of the rest of the sentence the places have: one strange word among words of the source weighs more."""
        rest = np.arange(len(self.words)) != at
        whole = float(self.weights[rest].sum()) or 1.0
        beside = [one for one in (at - 1, at + 1) if 0 <= one < len(self.words)]
        low, high = self.document.syntax.subtree(self.words[at][0])
        below = [one for one, (token, _) in enumerate(self.words) if low <= token < high and one != at]
        return {
            "words": float(len(self.words)),
            "names": float(len(self.names)),
            "share exact": self.share_exact(at),
            "share supported": float(self.weights[rest] @ self.supported[rest]) / whole,
            "share similar": float(self.weights[rest] @ self.near[rest].max(axis=1, initial=0)) / whole,
            "share first": float(self.weights[rest] @ self.near[rest, :1].max(axis=1, initial=0)) / whole,
            "share exact first": float(self.in_first[rest].mean()) if rest.any() else 0.0,
            "unsupported": float((~self.supported[rest]).sum()),
            "neighbours supported": float(self.supported[beside].sum()),
            "neighbours exact": float(self.exact[beside].sum()),
            "below": float(len(below)),
            "below unsupported": float((~self.supported[below]).mean()) if below else 0.0,
        }

    def share_exact(self, at: int) -> float:
        """Share, by weight, of the other words of the sentence that the places have."""
        rest = np.arange(len(self.words)) != at
        return float(self.weights[rest] @ self.exact[rest]) / (float(self.weights[rest].sum()) or 1.0)

    def exchange(self, at: int) -> dict[str, float]:
        """The word of the places that it may stand for: the most similar one that the sentence does not have."""
        found = {"unsaid": float(len(self.unsaid_first))}
        if self.unsaid:
            found["similarity unsaid"] = float(self.similar[at][self.unsaid].max())
        if self.unsaid_first:
            nearest = max(self.unsaid_first, key=lambda one: self.similar[at][one])
            found["similarity unsaid first"] = float(self.similar[at][nearest])
            found[f"unsaid {sense_relation(self.lemmas[at], self.beside[nearest])}"] = 1.0
            found["unsaid opposed"] = float(are_opposed(self.lemmas[at], self.beside[nearest]))
        return found

    def patterns(self, at: int) -> dict[str, float]:
        """Where the sources have the word, together with its part of speech, frequency, neighbours and the rest of the sentence, as features of value 1."""
        token, lemma = self.words[at]
        part = PARTS.get(self.document.tags[token][:1], "other")
        found = self.found_where(at)
        exact = sum(bool(self.exact[one]) for one in (at - 1, at + 1) if 0 <= one < len(self.words))
        row = self.row_relation(at)
        made = (
            f"{part} {frequency_band(lemma)}",
            f"row {row}",
            f"share {int(self.share_exact(at) * 5)}",
            f"neighbours {exact}",
        )
        return {f"{found} {one}": 1.0 for one in made} | {f"found {found}": 1.0, f"row {row}": 1.0}

    def found_where(self, at: int) -> str:
        """Word => "here" (the places have it), a close relation to one of their words, "elsewhere" (other sentences have it), or any relation."""
        if self.exact[at]:
            return "here"
        nearest = min(self.relations[at], key=RELATIONS.index, default="none")
        elsewhere = self.lemmas[at] in self.context.vocabulary.index and nearest not in CLOSE_OR_OPPOSITE
        return "elsewhere" if elsewhere else nearest

    def row_relation(self, at: int) -> str:
        """Relation of the word to those that the places have between the same content words: after the one before it, or before the one after it."""
        fillers = set[str]()
        if at:
            fillers |= self.following.get(self.lemmas[at - 1], set())
        if at + 1 < len(self.lemmas):
            fillers |= self.preceding.get(self.lemmas[at + 1], set())
        return min((sense_relation(self.lemmas[at], one) for one in fillers), key=RELATIONS.index, default="unknown")

    def slots(self, at: int) -> dict[str, float]:
        """What the sources have in its place of the parse: under the same head ("below"), or over the same dependents ("above")."""
        token, document, slots = self.words[at][0], self.document, self.context.vocabulary.slots
        below, above, found = set[str](), set[str](), dict[str, float]()
        if token in self.heads:
            relation, head = self.heads[token]
            lemma = document.lemmas[head].lower()
            below = slots.get(("below", lemma, relation), below)
            found = {
                "head exact": float(lemma in self.beside),
                "head name": float(document.tags[head].startswith("NNP")),
            }
        dependents = [(one, relation) for one, (relation, head) in self.heads.items() if head == token]
        for one, relation in dependents:
            above = above | slots.get(("above", document.lemmas[one].lower(), relation), set())
        found["dependents"] = float(len(dependents))
        found["dependent exact"] = float(any(document.lemmas[one].lower() in self.beside for one, _ in dependents))
        return found | self.slot("below", at, below) | self.slot("above", at, above)

    def slot(self, side: str, at: int, fillers: Iterable[str]) -> dict[str, float]:
        lemma, listed = self.lemmas[at], sorted(fillers)
        if not listed or lemma in listed:
            return {f"{side} known": float(bool(listed)), f"{side} same": float(bool(listed))}
        relation, _ = nearest_relation(lemma, listed)
        return {
            f"{side} known": 1.0,
            f"{side} {relation}": 1.0,
            f"{side} similarity": float((vectors_of([lemma]) @ vectors_of(listed).T).max()),
            f"{side} unsaid": float(any(other not in self.lemmas for other in listed)),
        }
