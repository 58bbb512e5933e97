"""Names in sentences all in capitals, and beside numbers in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.extract.mentions.boundaries import split_name
from analysis.extract.mentions.candidate import ORGANISATION, PLACE, Candidate, Names
from analysis.extract.mentions.consistency import HEADS
from analysis.language import Document
from analysis.language.gazetteer import PLACES, gazetteer_classes
from analysis.language.lexicons import words
from analysis.language.word_classes import frequency_ranks

STARTED = frozenset(word.lower() for word in words("language/starters"))
RARE_WORD_RANK = 30_000
"""Rank of a word that few texts have: rarer ones may be names."""


def ordinary_words(document: Document, names: Names) -> Names:
    """[PARIS COURT FREES] => [PARIS] COURT FREES: in a line of capitals, words that are ordinary ones are part of no name that
    has no body's word."""
    return [part for name in names for part in split_all_caps(document, name)]


def split_all_caps(document: Document, name: Candidate) -> Iterator[Candidate]:
    loud = document.all_caps and document.sentence_of(name.first).number in document.all_caps
    if loud and name.last - name.first == 1 and document.lower[name.first] in STARTED:
        return
    if not loud or name.last - name.first < 2 or is_known_whole(document, name):
        yield name
        return
    for part in split_name(document, name, cuts(document, name), "ordinary_words"):
        known = gazetteer_classes().get(" ".join(document.truecased[part.first : part.last]), "")
        yield replace(part, kind=PLACE) if known in PLACES and part is not name else part


def is_known_whole(document: Document, name: Candidate) -> bool:
    """Whether the words are a known name, or one of a body."""
    spelt = " ".join(document.truecased[name.first : name.last])
    return spelt in gazetteer_classes() or (name.kind == ORGANISATION and document.lower[name.last - 1] in HEADS)


def cuts(document: Document, name: Candidate) -> list[int]:
    small = document.lowercased_words
    return [
        at
        for at in range(name.first, name.last)
        if document.lower[at] in small or is_common_in_lowercase(document.lower[at])
    ]


def is_common_in_lowercase(word: str) -> bool:
    """Whether the word is frequent in small letters and hardly ever has a capital."""
    rank = frequency_ranks()
    return (
        word in rank
        and rank[word] < RARE_WORD_RANK
        and rank[word] * 4 < rank.get(word.capitalize(), 10 * RARE_WORD_RANK)
    )


def without_scores(document: Document, names: Names) -> Names:
    """[Kent 81] => [Kent] 81: in an article on sport no name but a known one holds a score."""
    if "sport" not in document.topics:
        return names
    return [part for name in names for part in split_name(document, name, score_positions(document, name), "numbers")]


def score_positions(document: Document, name: Candidate) -> list[int]:
    if " ".join(document.truecased[name.first : name.last]) in gazetteer_classes():
        return []
    return [at for at in range(name.first + 1, name.last) if document.words[at][0].isdigit()]
