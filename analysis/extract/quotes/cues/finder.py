"""Cues of a sentence with their speakers: verbs, nouns and prepositional phrases such as "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from analysis.extract.quotes.cues.nouns import is_part_of_compound, noun_frame
from analysis.extract.quotes.cues.verbs import Entry, Frame, entries_by_word, verb_frame
from analysis.extract.quotes.cues.viewpoints import according_to, viewpoint, viewpoints
from analysis.extract.quotes.line import ADVERBS, FINITE, NAMES, Line, listed
from analysis.extract.quotes.subjects import subject_before_comma
from analysis.language.lemmas import lemma as lemma_of
from analysis.language.lexicons import words


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
        return None if line.is_plural(at) or is_purpose(line, at) else verb_frame(line, at, some)
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


def is_purpose(line: Line, at: int) -> bool:
    """True for the second of two coordinated infinitives of purpose, which is no cue: "sent to train and [advise] them to fight"."""
    return at - 3 >= line.first and line.lower[at - 3] == "to" and line.tags[at - 1 : at + 1] == ["CC", "VB"]


def noun_at(line: Line, at: int) -> Frame | None:
    some = entries_by_word("nouns").get(line.lemmas[at])
    return noun_frame(line, at, some) if some and not is_sum(line, at) else None


def is_sum(line: Line, at: int) -> bool:
    """True if an amount of money follows the noun, which is then no cue: "a charge of 64 million crowns", "a claim of $500"."""
    return line.lower[at + 1 : at + 2] == ["of"] and line.tags[at + 2 : at + 3] in (["CD"], ["$"], ["#"])


def is_mistagged_say(line: Line, at: int) -> bool:
    """True for the verb "say" tagged as another part of speech: "a third [say] they left"; False for the noun: "the final say"."""
    if line.lower[at] != "say" or at == line.first:
        return False
    before = line.tags[at - 1]
    return before not in ("DT", "JJ", "PRP$", "POS") and (at + 1 >= line.last or line.tags[at + 1] not in ("IN", "CC"))


def tag_at_end(line: Line, at: int) -> tuple[Entry, ...]:
    """Verb entries for a sentence-final token tagged as a noun that is the verb of a speech tag: "“…,” the statement by the union [reads]"."""
    if line.tags[at] not in ("NN", "NNS") or at + 1 < line.last:
        return ()
    start = line.skip(
        at - 1, -1, lambda i: at - i < 13 and i not in line.quoted and not line.is_verb(i) and line.words[i] != ","
    )
    alone = at - start > 1 and (start < line.first or start in line.quoted)
    alone = alone or line.syntax.child(at, "ccomp") is not None
    if alone is False and line.words[start] == "," and at - start < 6 and line.lower[at - 1] in words("quotes/sources"):
        alone = any(line.tags[i] in FINITE for i in range(line.first, start))  # the port is shut, local media | reports
    if start == at - 1 and line.words[start] == "," and (found := subject_before_comma(line, start)):
        alone = found[0] > line.first and found[0] - 1 in line.quoted  # “…,” Roe, 54, | remembers
    return entries_by_word("verbs").get(lemma_of(line.words[at], "VBZ"), ()) if alone else ()


def misread(line: Line, at: int) -> tuple[Entry, ...]:
    """Verb entries for a token tagged as a noun that is a verb by its context: "Roe [Defends] Her Plan", "Roe often [questions] her", "voters [promise]
    they will stay"."""
    if not line.first < at < line.last - 1:
        return ()
    entry = entries_by_word("verbs").get(lemma_of(line.words[at], "VBZ"), ())
    if not entry:
        return ()
    quoted = at + 1 in line.quoted or (line.words[at + 1] == ":" and at + 2 in line.quoted)
    if line.syntax.child(at, "nsubj") is not None and (quoted or line.syntax.child(at, "ccomp") is not None):
        return entry
    if line.tags[at - 1] in ADVERBS and at - 1 > line.first and line.tags[at - 2] in (*NAMES, "PRP"):
        return entry
    if line.tags[at - 1] == "NNS" and line.lower[at + 1] in listed("subject_behind_noun"):
        return entry
    if not line.words[at].endswith("s") or line.tags[at - 1] not in NAMES:
        return ()
    if line.tags[at + 1] in ("IN", "POS", "CC", ",", "."):
        return ()
    return () if any(line.tags[i] in FINITE for i in range(line.first, line.last)) else entry
