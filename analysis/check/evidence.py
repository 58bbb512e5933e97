"""Evidence for each word of a draft's sentence: the features of the model of changed words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.check.context import Context, Place
from analysis.check.meaning import RELATIONS, is_in_wordnet, nearest_relation, sense_relation
from analysis.check.sources import Source
from analysis.check.words import content_words
from analysis.language import Document
from analysis.language.gazetteer import country_codes, peoples
from analysis.language.word_classes import frequency_ranks

PLACES = 3
"""Sentences of the sources that a sentence is held against."""
PARTS = {"N": "noun", "V": "verb", "J": "adjective", "R": "adverb"}


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a draft: token index, lemma and features."""

    token: int
    lemma: str
    features: tuple[str, ...]
    nearest: str = ""

    @property
    def is_opposite(self) -> bool:
        """True if the source has an antonym of the word and not the word itself, in a similar sentence or in the same place."""
        return "opposite" in self.features or "slot opposite" in self.features


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a draft with the most similar places of the sources, the share of it that they have, and its words."""

    places: Sequence[Place]
    share: float
    words: Sequence[Word]


def evidence_for(document: Document, first: int, last: int, context: Context) -> Evidence:
    """Tokens first:last of a draft => Evidence."""
    words = [(at, lemma) for at, lemma in content_words(document, first, last) if not is_name_token(document, at)]
    near = context.nearest(frozenset(lemma for _, lemma in words), PLACES)
    places = [place for _, place in near]
    beside = frozenset(lemma for place in places for lemma in place.lemmas)
    every = context.index
    order = following(places)
    made = [
        word_for(document, at, words, beside, every, order, near[0][0] if near else 0.0) for at in range(len(words))
    ]
    return Evidence(places, near[0][0] if near else 0.0, made)


def is_name_token(document: Document, token: int) -> bool:
    """True for names and adjectives of peoples, which are compared as names."""
    return (
        document.tags[token].startswith("NNP")
        or document.words[token] in peoples()
        or document.words[token] in country_codes()
    )


def following(places: Sequence[Place]) -> dict[str, set[str]]:
    """{lemma: lemmas that follow it} in the content words of the places; under "<lemma" those that precede it."""
    found: dict[str, set[str]] = {}
    for place in places:
        for one, other in pairs(place.source, place.sentence):
            found.setdefault(one, set()).add(other)
            found.setdefault("<" + other, set()).add(one)
    return found


def pairs(source: Source, sentence: int) -> Iterator[tuple[str, str]]:
    document = source.analysis.document
    row = document.sentences[sentence]
    lemmas = [lemma for _, lemma in content_words(document, row.first, row.last)]
    return pairwise(lemmas)


def word_for(document: Document, at: int, words: Sequence[tuple[int, str]], beside: frozenset[str], every: dict[str, list[int]], order: dict[str, set[str]], share: float) -> Word:  # fmt: skip
    token, lemma = words[at]
    part = PARTS.get(document.tags[token][:1], "other")
    here, nearest = nearest_relation(lemma, beside)
    level = (
        "there"
        if lemma in beside
        else here
        if here in ("same", "opposite", "alike")
        else "elsewhere"
        if lemma in every
        else here
    )
    slot = slot_relation(at, words, order)
    features = [
        "bias", level, f"elsewhere {lemma in every} {here}", f"{level} {part}", f"{level} {part} {frequency(lemma)}", f"{level} {here}", f"slot {slot}", f"{level} slot {slot}", f"share {min(9, int(share * 10))}", f"{level} share {min(4, int(share * 5))}",
        f"known {is_in_wordnet(lemma)}", f"neighbours {count_context_matches(at, words, beside)} {level}",
    ]  # fmt: skip
    return Word(token, lemma, tuple(features), nearest if here != "none" else "")


def frequency(lemma: str) -> str:
    """Lemma => "general", "common", "usual" or "rare", by its rank in a frequency list; a changed word is rarely a general one."""
    rank = frequency_ranks().get(lemma, RARE)
    return next((name for name, most in BANDS.items() if rank <= most), "rare")


BANDS = {"general": 300, "common": 1_500, "usual": 6_000}
"""Ranks by frequency up to which a word is called so."""
RARE = 1_000_000


def slot_relation(at: int, words: Sequence[tuple[int, str]], order: dict[str, set[str]]) -> str:
    """How the word is related to the words that the source has in its place: after the same word, or before it."""
    lemma = words[at][1]
    fillers = set[str]()
    if at:
        fillers |= order.get(words[at - 1][1], set())
    if at + 1 < len(words):
        fillers |= order.get("<" + words[at + 1][1], set())
    if not fillers:
        return "unknown"
    return min((sense_relation(lemma, other) for other in fillers), key=RELATIONS.index)


def count_context_matches(at: int, words: Sequence[tuple[int, str]], beside: frozenset[str]) -> int:
    """Number of the words around it that the places contain."""
    near = [words[other][1] for other in (at - 1, at + 1) if 0 <= other < len(words)]
    return sum(lemma in beside for lemma in near)
