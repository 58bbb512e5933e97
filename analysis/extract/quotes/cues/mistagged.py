"""Verbs of speech and attitude that the tagger took for nouns, found by their context."""

from __future__ import annotations

from analysis.extract.quotes.cues.verbs import Entry, entries_by_word
from analysis.extract.quotes.line import ADVERBS, FINITE, NAMES, RELATIVE, Line, listed
from analysis.extract.quotes.phrases import that_behind
from analysis.extract.quotes.subjects import opening_phrase, subject_before_comma
from analysis.language.lemmas import lemma as lemma_of
from analysis.language.lexicons import words


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
    alone = alone or line.syntax.child(at, "ccomp") is not None or line.lemmas[at - 1] in listed("bench")
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
    if at - 1 in line.quoted and line.words[at].endswith("s") and any("inverts" in one.takes for one in entry):
        return entry  # “We are shut,” tweets Ana Roe
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


def is_verb_tagged_as_noun(line: Line, at: int) -> bool:
    """True for a verb mistagged as a noun: "Norvia [plans] to sell", "the union [backs] the tax", "minutes of the meeting [record] that", "the union,
    which struck, [hopes] it will end"."""
    if not line.first < at < line.last - 1 or not (line.is_nominal(at - 1) or closes_relative(line, at - 1)):
        return False
    if line.syntax.child(at, "nsubj") is not None and line.syntax.child(at, "ccomp") is not None:
        return True  # 58% think prices will rise
    if line.tags[at] == "NN" or (line.tags[at] == "VB" and line.relation(at) == "pobj"):
        root = max(line.syntax.ancestors(at), default=at, key=lambda one: line.syntax.heads[one] < 0)
        clause = that_behind(line, at + 1) == at + 1 or (line.lower[at + 1] == "to" and line.tags[root] == "NNS")
        return not line.is_verb(root) and root < at and clause
    follows = line.tags[at + 1] in ("DT", "PRP$", "PRP") or (
        line.lower[at + 1] in ("to", "that") and line.lower[at - 1] not in listed("determiner")
    )
    return line.tags[at] == "NNS" and follows and line.lower[at - 1] not in ("of", "for")


def closes_relative(line: Line, comma: int) -> bool:
    """True for the comma behind a relative clause about the phrase that opens the sentence: "The union, which called the strike[,] hopes it will end"."""
    found = opening_phrase(line) if line.words[comma] == "," and comma not in line.quoted else None
    return (
        found is not None
        and found[1] + 1 < comma
        and line.words[found[1]] == ","
        and line.tags[found[1] + 1] in RELATIVE
    )
