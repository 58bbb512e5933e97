"""Statements of a draft: the sentences of the sources that say the same, and words that none of them has."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from analysis.check.change_model import change_model
from analysis.check.context import Context, Place
from analysis.check.denials import denied_tokens
from analysis.check.evidence import Evidence, Word, evidence_for, tokens_of_rows
from analysis.check.finding import Finding
from analysis.check.meaning import RELATIONS, nearest_relation
from analysis.check.naming import all_names, name_words
from analysis.check.polarity import Turn, find_turns
from analysis.language.document import Document, Sentence
from analysis.language.lexicons import word_class, words
from analysis.result import Analysis

MIN_STATEMENT_WORDS, MAX_SENTENCE_TOKENS = 2, 200
"""Least number of content words of a statement; most tokens of a sentence that are compared at once."""
CLOSE = RELATIONS[:1] + RELATIONS[2:3]
"""Relations of two words for the same thing: a sense in common, or nearly alike."""
CHANGED, KNOWN_CHANGED, REVERSED = 0.45, 0.55, 0.05
"""Least probability of a change at which a word is reported; the same for a word that the source has elsewhere, and for one whose antonym it has in its place."""
SUPPORTED_SHARE, FOUND_SHARE, FOUND_LIKENESS = 0.45, 0.15, 0.3
"""Share of a sentence's words from which the source supports it; share, and likeness to the best sentence of the source, below which it is not found."""


def check_statements(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => for each sentence a finding for every word that reverses the source's statement or has no counterpart in it; without such a word, one finding for the whole sentence.

    Words are only judged in a sentence with a verb: "42 kilometres length." is a heading or a row of a table, and states nothing."""
    denied, outside = denied_tokens(draft), tokens_of_rows(draft)
    for sentence in sentence_parts(draft.document):
        found = evidence_for(draft.document, sentence.first, sentence.last, context)
        if len(found.words) < MIN_STATEMENT_WORDS:
            continue
        told = [
            of_turn(draft.document, one)
            for one in find_turns(draft.document, sentence.first, sentence.last, found.places, denied)
        ]
        if not draft.document.syntax.predicates.isdisjoint(range(sentence.first, sentence.last)):
            told += changed_word_findings(draft.document, found, outside)
        yield from told or [of_sentence(draft.document, sentence, found)]


def sentence_parts(document: Document) -> Iterator[Sentence]:
    """Sentences of a draft; one of more than MAX_SENTENCE_TOKENS (a table, a list, no prose) in parts of that many tokens, so that time stays linear."""
    for one in document.sentences:
        for first in range(one.first, one.last, MAX_SENTENCE_TOKENS):
            last = min(one.last, first + MAX_SENTENCE_TOKENS)
            start, end = document.starts[first], document.ends[last - 1]
            yield (
                one
                if last - first == one.last - one.first
                else replace(one, first=first, last=last, start=start, end=end)
            )


# ---------------------------------------------------------------------------------------------------------------- single words
def changed_word_findings(document: Document, found: Evidence, outside: Container[int]) -> list[Finding]:
    """Findings for words that were probably changed, or whose antonym the source has in the same place. outside: tokens that are compared in another way."""
    chances = change_model().chances([word.features for word in found.words])
    classes = ("degree", "particle", "light verb")
    elsewhere = words("check/negations").union(*(word_class("check/words", one) for one in classes))
    return [
        word_finding(document, word, found)
        for word, chance in zip(found.words, chances)
        if word.token not in outside
        and word.lemma not in elsewhere
        and not word.is_denied_opposite
        and chance >= least_chance(word)
    ]


def least_chance(word: Word) -> float:
    if word.is_reversed:
        return REVERSED
    return KNOWN_CHANGED if word.is_known else CHANGED


def word_finding(document: Document, word: Word, found: Evidence) -> Finding:
    """Finding for a word that `changed_word_findings` chose: `contradicted` if it is the antonym of a word in the source, else `not found`."""
    text, place = document.words[word.token], next((one for one in found.places if word.nearest in one.lemmas), None)
    if word.is_reversed and place:
        return statement_finding(
            document, word.token, "contradicted", "The source says the opposite.", place, f"{text} → {word.nearest}"
        )
    return statement_finding(
        document,
        word.token,
        "not found",
        "The sentences of the source about this have neither this word nor one that means the same.",
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
    if (
        place
        and share >= SUPPORTED_SHARE
        and has_predicates(document, found)
        and has_participants(document, sentence, place)
    ):
        verdict, why = "supported", "The source has a sentence with most of these words."
    elif share >= FOUND_SHARE or found.likeness >= FOUND_LIKENESS:
        verdict, why = "unsure", "The nearest sentence of the source has some of these words, or similar ones."
    else:
        verdict, why, place = "not found", "No sentence of the source is about this.", None
    return draft_finding(document, sentence.start, sentence.end, verdict, why, place, None, share, "statement_overlap")


def has_predicates(document: Document, found: Evidence) -> bool:
    """True if the best sentence has every verb of the draft's or a synonym of it: otherwise it may say something else about the same things."""
    near = found.places[0].lemmas
    verbs = [word.lemma for word in found.words if document.tags[word.token].startswith("VB")]
    return all(nearest_relation(verb, near)[0] in CLOSE for verb in verbs)


def has_participants(document: Document, sentence: Sentence, place: Place) -> bool:
    """True if the place names, describes or refers to the subject of the draft's main verb and to all whom the draft names.

    Of "Officials said that miners left" the miners: speakers are compared as such."""
    syntax, tokens, said = document.syntax, range(sentence.first, sentence.last), named_in(place)
    roots = [at for at in tokens if at in syntax.predicates and syntax.relations[at] == "root"]
    verbs = [at for root in roots for at in syntax.children_by(root, "ccomp") or [root]]
    subjects = {at for verb in verbs for at in syntax.subjects(verb) if document.tags[at] in ("NN", "NNS")}
    names = {at for at in tokens if document.tags[at].startswith("NNP") and syntax.relations[at] != "compound"}
    return all(
        document.lower[at] in said or nearest_relation(document.lemmas[at].lower(), place.lemmas)[0] in CLOSE
        for at in subjects | names
    )


def named_in(place: Place) -> set[str]:
    """Lower-case words of a sentence of the source and of the names of all actors that it mentions, by pronouns too."""
    analysis = place.source.analysis
    sentence = analysis.document.sentences[place.sentence]
    actors = {row.actor for row in analysis.mention_rows if row.sentence == place.sentence and row.actor}
    names = {
        word
        for actor in analysis.actor_rows
        if actor.id in actors
        for name in all_names(actor)
        for word in name_words(name)
    }
    return names.union(analysis.document.lower[sentence.first : sentence.last])


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
