"""Statements of a draft: the sentences of the sources that say the same, and words that none of them has."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.check.change_model import change_model
from analysis.check.context import Context, Place
from analysis.check.denials import denied_tokens
from analysis.check.evidence import Evidence, Word, evidence_for, tokens_of_rows
from analysis.check.finding import Finding
from analysis.check.meaning import RELATIONS, nearest_relation
from analysis.check.polarity import Turn, find_turns
from analysis.language.document import Document, Sentence
from analysis.result import Analysis

MIN_STATEMENT_WORDS = 2
"""Words with a meaning that a sentence must have to be a statement."""
CLOSE = RELATIONS[:1] + RELATIONS[2:3]
"""Relations of two words for the same thing: a sense in common, or nearly alike."""
CHANGED, REVERSED, SAME_WORDS = 0.5, 0.2, 0.4
"""Chance that a word is not the source's from which it is told; chance, or share of the sentence's other words that the source has, from which it is told
if the source has its antonym."""
SUPPORTED_SHARE, FOUND_LIKENESS = 0.45, 0.3
"""Share of a sentence's words from which the source supports it; likeness to the best sentence of the source below which it is not found."""


def check_statements(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each word that reverses a statement or is not the source's; if there is none, one for the sentence."""
    denied, outside = denied_tokens(draft), tokens_of_rows(draft)
    for sentence in draft.document.sentences:
        found = evidence_for(draft.document, sentence.first, sentence.last, context, outside)
        if len(found.words) < MIN_STATEMENT_WORDS:
            continue
        told = [
            of_turn(draft.document, one)
            for one in find_turns(draft.document, sentence.first, sentence.last, found.places, denied)
        ]
        told += changed_word_findings(draft.document, found)
        yield from told or [of_sentence(draft.document, sentence, found)]


# ---------------------------------------------------------------------------------------------------------------- single words
def changed_word_findings(document: Document, found: Evidence) -> list[Finding]:
    """Findings for words that were probably changed, or whose antonym the source has in the same place."""
    chances = change_model().chances([word.features for word in found.words])
    return [
        word_finding(document, word, found)
        for word, chance in zip(found.words, chances)
        if chance >= CHANGED
        or ((chance >= REVERSED or word.features["share exact"] >= SAME_WORDS) and is_reversed(document, word, found))
    ]


def is_reversed(document: Document, word: Word, found: Evidence) -> bool:
    """True if the sentences of the source have an antonym of the word as the same part of speech (not "lasted" and "the first") that the draft has not beside it."""
    if not word.is_opposite or word.nearest in {other.lemma for other in found.words}:
        return False
    part = document.tags[word.token][:1]
    return any(
        there.tags[at][:1] == part
        for place in found.places
        for there in [place.source.analysis.document]
        for at in range(there.sentences[place.sentence].first, there.sentences[place.sentence].last)
        if there.lemmas[at].lower() == word.nearest
    )


def word_finding(document: Document, word: Word, found: Evidence) -> Finding:
    """Finding for a word that `changed_word_findings` chose: `contradicted` if it is the antonym of a word in the source, else `not found`."""
    text, place = document.words[word.token], next((one for one in found.places if word.nearest in one.lemmas), None)
    if word.is_opposite and place:
        return statement_finding(
            document, word.token, "contradicted", "The source says the opposite.", place, f"{text} → {word.nearest}"
        )
    return statement_finding(
        document,
        word.token,
        "not found",
        "No sentence of the source that is about this has this word, or one for the same.",
        place or first_of(found),
        text,
    )


def first_of(found: Evidence) -> Place | None:
    return found.places[0] if found.places else None


def of_turn(document: Document, turn: Turn) -> Finding:
    return statement_finding(document, turn.token, turn.verdict, turn.explanation, turn.place, turn.difference)


def statement_finding(
    document: Document, token: int, verdict: str, why: str, place: Place | None, difference: str
) -> Finding:
    start, end = document.starts[token], document.ends[token]
    return draft_finding(document, start, end, verdict, why, place, difference, None, "changed_word")


# ------------------------------------------------------------------------------------------------------------ whole statements
def of_sentence(document: Document, sentence: Sentence, found: Evidence) -> Finding:
    """Finding for a sentence: the best sentence of the sources, and whether it has enough of the draft's words."""
    place, share = first_of(found), found.share
    if share >= SUPPORTED_SHARE and has_predicates(document, sentence, found):
        verdict, why = "supported", "The source has a sentence with most of these words."
    elif found.likeness >= FOUND_LIKENESS:
        verdict, why = "unsure", "The nearest sentence of the source has some of these words, or similar ones."
    else:
        verdict, why, place = "not found", "No sentence of the source is about this.", None
    return draft_finding(document, sentence.start, sentence.end, verdict, why, place, None, share, "statement_overlap")


def has_predicates(document: Document, sentence: Sentence, found: Evidence) -> bool:
    """True if the best sentence has every verb of the draft's or a synonym of it: otherwise it may say something else about the same things."""
    near = found.places[0].lemmas
    verbs = [word.lemma for word in found.words if document.tags[word.token].startswith("VB")]
    return all(nearest_relation(verb, near)[0] in CLOSE for verb in verbs)


def draft_finding(
    document: Document,
    start: int,
    end: int,
    verdict: str,
    why: str,
    place: Place | None,
    difference: str | None,
    share: float | None,
    rule: str,
) -> Finding:
    return Finding(
        start=start, end=end, text=document.text[start:end], sentence=0, rule=rule, kind="statement", verdict=verdict,
        article=place.source.name if place else None, source_start=place.start if place else None, source_end=place.end if place else None,
        source_text=place.text if place else None, difference=difference, explanation=why, score=None if share is None else round(share, 3),
    )  # fmt: skip
