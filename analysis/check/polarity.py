"""Negation and modality: does the draft reverse what the source says of a verb?"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from analysis.check.context import Place
from analysis.check.predications import CERTAIN, POSSIBLE, has_time_limit, is_opposed, word_modality
from analysis.language import Document
from analysis.language.lexicons import word_class, words

MAX_NEGATION_WORDS = 4
"""Words between a negation or a modal verb and its verb, at most."""


@dataclass(frozen=True, slots=True)
class VerbReading:
    """A verb by token and lemma, with its polarity (negated: "did not close") and modality: "possible" ("may close"), "certain" ("will close") or ""."""

    token: int
    lemma: str
    negated: bool
    modality: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A verb that the draft reverses: token, verdict, the source's words, and why."""

    token: int
    verdict: str
    difference: str
    explanation: str
    place: Place


def main_verbs(document: Document, first: int, last: int, denied: Container[int] = ()) -> Iterator[VerbReading]:
    """Tokens first:last => their main verbs, without those of "not … until", which happen later. What is denied counts as negated."""
    for at in range(first, last):
        empty = document.lemmas[at] in words("check/empty_words") or is_lacking(document, at)
        if document.tags[at].startswith("VB") and not empty:
            before = verb_group(document, first, at)
            told = {document.lower[one] for one in before}
            if told & words("check/negations") and has_time_limit(document, at):
                continue
            lacking = (
                any(is_lacking(document, one) for one in before) or is_opposed(document, at) or is_failure(document, at)
            )
            negated = (bool(told & words("check/negations")) != lacking) != (at in denied)
            modality = next(filter(None, (word_modality(document.lower[one]) for one in before)), "")
            yield VerbReading(at, document.lemmas[at], negated, modality)


def is_lacking(document: Document, at: int) -> bool:
    """They | failed | to consult the farmers: a verb before "to" that says that something did not happen."""
    return document.tags[at + 1 : at + 2] == ["TO"] and document.lemmas[at] in word_class("check/words", "lacking")


def is_failure(document: Document, at: int) -> bool:
    """The pumps | failed |: a verb that says by itself that something did not happen."""
    return document.lemmas[at] in word_class("check/words", "lacking alone")


def verb_group(document: Document, first: int, verb: int) -> list[int]:
    """Tokens before a verb that belong to it, the nearest first: auxiliaries, adverbs, negations and verbs such as "failed to", back to the
    first other word."""
    found = []
    for at in range(verb - 1, max(first, verb - 1 - MAX_NEGATION_WORDS) - 1, -1):
        tag, lemma = document.tags[at], document.lemmas[at]
        if not (
            tag.startswith(("RB", "MD", "TO"))
            or document.lower[at] in words("check/negations")
            or lemma in words("check/empty_words")
            or is_lacking(document, at)
        ):
            break
        found.append(at)
    return found


def has_negation_before(document: Document, first: int, token: int) -> bool:
    """True for a word that is negated: "not [high] enough", "never [opened]"."""
    before = document.lower[max(first, token - MAX_NEGATION_WORDS + 1) : token]
    return not words("check/negations").isdisjoint(before)


def is_negated_in(document: Document, first: int, last: int) -> bool:
    """True if the first verb of the tokens is negated: "that it had not closed"."""
    return next((said.negated for said in main_verbs(document, first, last)), False)


def find_turns(
    document: Document, first: int, last: int, places: Sequence[Place], denied: Container[int] = ()
) -> Iterator[Turn]:
    """Tokens first:last of a draft => the verbs that the source's sentences negate where the draft does not (or the reverse), or call only possible where the draft is certain; denied: indexes of tokens inside claims that the draft reports as denied."""
    theirs = [(place, said) for place in places for said in of_place(place)]
    for ours in main_verbs(document, first, last, denied):
        same = [(place, said) for place, said in theirs if said.lemma == ours.lemma]
        if turn := turned(document, ours, same):
            yield turn


def of_place(place: Place) -> Iterator[VerbReading]:
    analysis = place.source.analysis
    row = analysis.document.sentences[place.sentence]
    return main_verbs(analysis.document, row.first, row.last, place.source.denied)


def turned(document: Document, ours: VerbReading, same: Sequence[tuple[Place, VerbReading]]) -> Turn | None:
    """The reversal of a verb, if all the source's sentences about it differ from the draft; None if one of them agrees with it."""
    if not same:
        return None
    word, place = document.words[ours.token], same[0][0]
    if all(said.negated != ours.negated for _, said in same):
        difference = f"not {word} → {word}" if ours.negated else f"{word} → not {word}"
        return Turn(
            ours.token,
            "contradicted",
            difference,
            "The source says the opposite: only one of the two negates this.",
            place,
        )
    if ours.modality == CERTAIN and all(said.modality == POSSIBLE for _, said in same):
        return Turn(
            ours.token, "altered", f"will {word} → may {word}", "The source says only that this is possible.", place
        )
    return None
