"""Cues of a sentence with their speakers: verbs, nouns and prepositional phrases such as "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from analysis.extract.quotes.cues.mistagged import is_mistagged_say, misread, tag_at_end
from analysis.extract.quotes.cues.nouns import is_part_of_compound, noun_frame
from analysis.extract.quotes.cues.verbs import Frame, entries_by_word, verb_frame
from analysis.extract.quotes.cues.viewpoints import according_to, viewpoint, viewpoints
from analysis.extract.quotes.line import Line, listed
from analysis.language.lemmas import lemma as lemma_of


def find_frames(line: Line) -> Iterator[Frame]:
    """Frames of a sentence, in reading order."""
    known, lower, lemmas = cue_words(), line.lower, line.lemmas
    for at in range(line.first, line.last):
        possible = lemmas[at] in known or lower[at] in known or (lower[at][-1:] == "s" and is_verb_form(lower[at]))
        if possible and at not in line.quoted and (frame := frame_at(line, at)):
            yield frame


@cache
def cue_words() -> frozenset[str]:
    """Lemmas that a cue can begin with, whatever the tag. Tokens outside this set are skipped early, for speed."""
    return frozenset((*entries_by_word("verbs"), *entries_by_word("nouns"), "according", *viewpoints()))


@lru_cache(maxsize=20_000)
def is_verb_form(word: str) -> bool:
    """True for a form that could be the third person singular of a verb of speech, even if tagged as a noun: "claims", "denies"."""
    return lemma_of(word, "VBZ") in entries_by_word("verbs")


def frame_at(line: Line, at: int) -> Frame | None:
    """Frame of the cue whose head is token `at`, or None."""
    lemma, tag = line.lemmas[at], line.tags[at]
    if tag[:2] == "VB" and is_noun(line, at):
        tag = "NN"  # a hard earnings call for managers
    if (tag[:2] == "VB" or is_mistagged_say(line, at)) and (some := entries_by_word("verbs").get(lemma)):
        return None if line.is_plural(at) else verb_frame(line, at, some)
    if tag[:2] == "NN" and (noun := noun_at(line, at)):
        return noun
    if tag[:1] == "N" and (some := tag_at_end(line, at) or misread(line, at)):
        return verb_frame(line, at, some)
    if line.lower[at] == "according" and at + 1 < line.last and line.lower[at + 1] == "to":
        return according_to(line, at)
    return viewpoint(line, at) if tag in ("IN", "TO") else None


def is_noun(line: Line, at: int) -> bool:
    """True if a token tagged as a verb is a noun by its context: it is a subject or object with a determiner, or part of a compound ("earnings call")."""
    if line.word(at - 1) in listed("preposition_participle"):
        return True  # following reports
    if not line.syntax.relations[at].endswith(("attr", "obj", "subj")):
        return False
    return line.syntax.child(at, "det") is not None or is_part_of_compound(line, at)


def noun_at(line: Line, at: int) -> Frame | None:
    some = entries_by_word("nouns").get(line.lemmas[at])
    return noun_frame(line, at, some) if some else None
