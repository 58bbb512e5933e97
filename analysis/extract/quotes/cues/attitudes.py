"""Attitudes (beliefs, intentions, hopes, support, findings): cue, source and content, read from the dependency tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from analysis.extract.quotes.cues.complements import (
    Attitude,
    Clause,
    accepts_clause,
    amount_prepositions,
    bare_number,
    cue_complement,
    passive_complement,
    predicative_complement,
    prepositional,
)
from analysis.extract.quotes.cues.mistagged import is_verb_tagged_as_noun
from analysis.extract.quotes.cues.verbs import Frame, group_start
from analysis.extract.quotes.line import FINITE, NOUNS, RELATIVE, Line, Range, listed
from analysis.extract.quotes.phrases import phrase_before, phrase_of, trim_range, without_time
from analysis.extract.quotes.subjects import opening_phrase
from analysis.language import Document
from analysis.language.lexicons import rows, word_class, words
from analysis.language.syntax import Syntax


@cache
def attitudes(part: str) -> dict[str, tuple[Attitude, ...]]:
    """Part of speech ("verb", "noun" or "adjective") => {first word of the cue: its entries, longest first}."""
    found: dict[str, list[Attitude]] = {}
    for row in rows("quotes/attitudes"):
        if row["part"] == part:
            word, *particles = f"{row['word']} {row['particles']}".split()
            takes = frozenset(row["takes"].split())
            found.setdefault(word, []).append(Attitude(tuple(particles), row["class"], row["stance"], takes))
    return {word: tuple(sorted(some, key=lambda one: -len(one.particles))) for word, some in found.items()}


def find_attitudes(document: Document, line: Line) -> Iterator[Frame]:
    """Frames of the attitudes in a sentence, each with its content, in reading order."""
    known, lower, lemmas = words("quotes/attitudes"), line.lower, line.lemmas
    for at in range(line.first, line.last):
        possible = lemmas[at] in known or lower[at] in known
        if possible and at not in line.quoted and (frame := attitude_at(document, line, at)):
            yield frame


def attitude_at(document: Document, line: Line, at: int) -> Frame | None:
    """Frame of the attitude whose cue has its head at token `at`, or None."""
    for part, word, read in (
        ("adjective", line.lower[at], adjective),
        ("verb", line.lemmas[at], verb),
        ("noun", line.lemmas[at], noun),
    ):
        for entry in attitudes(part).get(word, ()):
            if fits_part_of_speech(line, at, part) and (frame := read(document.syntax, line, at, entry)):
                return frame
    return closing_document(line, at)


def closing_document(line: Line, at: int) -> Frame | None:
    """Frame of a sentence-final verb of finding, mistagged as a noun, behind a comma and its source: "The dam was unsafe, [letters seen by the Echo]
    (show)"."""
    comma = line.skip(at - 1, -1, lambda i: line.words[i] != "," and i not in line.quoted)
    if at < line.last - 1 or line.tags[at] != "NN" or comma <= line.first or line.words[comma] != ",":
        return None
    entry = next((one for one in attitudes("verb").get(line.lower[at], ()) if one.class_ == "document"), None)
    source = any(line.lower[i] in source_nouns(document=True) for i in range(comma + 1, at))
    if entry is None or not source or not any(line.tags[i] in FINITE for i in range(line.first, comma)):
        return None
    return Frame(at, at + 1, at, (comma + 1, at), at + 1, frozenset(), entry.stance, False, "attitude", class_=entry.class_, content=((line.first, comma),))  # fmt: skip


def fits_part_of_speech(line: Line, at: int, part: str) -> bool:
    tag = line.tags[at]
    if part == "noun":
        return tag in NOUNS
    return tag[:2] in ("VB", "JJ") if part == "adjective" else tag[:2] == "VB" or is_verb_tagged_as_noun(line, at)


# ------------------------------------------------------------------------------------------------------------ verbs
def verb(syntax: Syntax, line: Line, at: int, entry: Attitude) -> Frame | None:
    """Frame of an attitude verb, active or passive: "Roe believes that …", "plans to …", "backs …", "is believed to …", "is backed by Roe". None if its
    complement or source is missing."""
    cue = Clause(line, syntax, at, at, entry)
    particle = past_particles(cue)
    if particle is None or is_question(line) or syntax.relations[at] in ("amod", "compound"):
        return None
    first, negated = group_start(line, at)
    reduced = syntax.relations[at] == "acl" and line.tags[at] == "VBN"
    if reduced or (syntax.is_passive(at) and line.tags[at] in ("VBN", "VBD")):
        return passive(cue, first, negated) if "passive" in entry.takes else None
    if "negated" in entry.takes and not negated:
        return None
    source, whole = source_of(cue, at), predicative_complement(cue)
    if whole is None and source is not None and can_speak(cue, source):
        whole = bare_number(cue)
    content = whole or cue_complement(cue, particle)
    if content is None or source is None or (entry.class_ == "document" and not finds(cue, source)):
        return None
    return frame(
        cue, first, particle, source, [content], negated, "attitude", frozenset() if whole else entry.takes & {"np"}
    )


def is_question(line: Line) -> bool:
    """True for a sentence that ends in a question mark, which attributes nothing: "Do you believe …?"."""
    return line.last < len(line.words) and line.words[line.last] == "?" and line.first not in line.quoted


def past_particles(cue: Clause) -> int | None:
    """Token after the cue and the particles of its entry: "agree on |". None if the particles do not follow."""
    at = cue.head + 1
    for particle in cue.entry.particles:
        if at >= cue.line.last or cue.line.lower[at] != particle or at in cue.line.quoted:
            return None
        at += 1
    return at


def passive(cue: Clause, first: int, negated: bool) -> Frame | None:
    """Frame of a passive attitude; the source is the agent ("by Roe"), if any.

    The content is a clause, with the subject if raised: "[The gunman is believed to have acted alone]", "it is thought [that …]"; or else the subject:
    "[the plan] is backed by Roe"."""
    syntax, line, at = cue.syntax, cue.line, cue.head
    agents = (one for one in syntax.agents(at) if line.lower[one] not in listed("time"))
    agent = next((extended_phrase(cue, one) for one in agents), None)
    subject = next(iter(syntax.subjects(at)), syntax.heads[at] if syntax.relations[at] == "acl" and agent else None)
    clause = passive_complement(cue)
    if (
        clause is not None
        and syntax.subtree(clause)[0] > at
        and not ("as" in cue.entry.takes and line.tags[clause] == "VBG")
    ):
        content = trim_range(line, syntax.subtree(clause))
        raised = subject is not None and subject < at and line.lower[content[0]] != "that"
        if subject is not None and raised and (line.lower[subject] != "it" or line.lower[content[0]] == "to"):
            whole = extended_phrase(cue, subject) if syntax.heads[subject] == at else content
            apart = line.word(whole[1]) == ","  # Ana Roe, who left, is said to have won
            content = content if apart or whole[0] < line.first else (whole[0], content[1])
        return frame(cue, first, at + 1, agent, [content], negated, "attitude_passive")
    if subject is None or subject > at:
        return None
    thing, prepositions = extended_phrase(cue, subject), amount_prepositions(cue)
    amount = next((one for one in syntax.children_by(at, "prep") if line.lower[one] in prepositions), None)
    if amount is not None:
        start, end = syntax.subtree(amount)
        thing = trim_range(line, (start if agent and thing[0] < agent[0] < start else thing[0], end))
    elif not agent or "as" in cue.entry.takes:
        return None  # a letter seen by the Echo
    return frame(cue, first, at + 1, agent, [thing], negated, "attitude_passive")


def can_speak(cue: Clause, source: Range) -> bool:
    """True if a source contains a name, a personal pronoun other than "it", or a noun for somebody who speaks: "organisers", not "the blast"."""
    line = cue.line
    return any(
        line.tags[at][:3] == "NNP"
        or line.lower[at] in source_nouns(document=False)
        or (line.tags[at] == "PRP" and line.lower[at] != "it")
        for at in range(*source)
    )


def finds(cue: Clause, source: Range) -> bool:
    """True if a cue of finding ("show", "find") attributes its content: the source is a document ("the survey"), or the content is a finite clause
    ("officials found that …")."""
    line, relative = cue.line, cue.line.tags[source[0]] in RELATIVE
    nouns = (cue.syntax.heads[cue.verb],) if relative else range(*source)
    if any(line.lower[at] in source_nouns(document=True) for at in nouns):
        return True
    clause = cue.syntax.child(cue.head, "ccomp")
    return clause is not None and clause > cue.head and cue.syntax.is_finite(clause)


@cache
def source_nouns(*, document: bool) -> frozenset[str]:
    """Nouns for documents, or for persons and bodies that speak."""
    return frozenset(row["word"] for row in rows("quotes/sources") if (row["class"] == "document") is document)


# ------------------------------------------------------------------------------------------------------- adjectives
def adjective(syntax: Syntax, line: Line, at: int, entry: Attitude) -> Frame | None:
    """Frame of an attitude adjective: "Roe is convinced that …", "residents worried about …". None if its complement or source is missing."""
    if syntax.relations[at] not in word_class("language/relations", "attitude adjective"):
        return None
    verb = syntax.heads[at] if syntax.relations[at] in word_class("language/relations", "adjective of verb") else at
    if verb < 0 or is_question(line):
        return None
    cue = Clause(line, syntax, at, verb, entry)
    content = cue_complement(cue, at + 1) or prepositional(cue)
    owner = verb if line.is_verb(verb) else None
    source = source_of(cue, verb) if owner is not None else extended_phrase(cue, verb) if verb != at else None
    if "it" in entry.takes:
        if source is None or line.lower[source[0] : source[1]] != ["it"]:
            return None
        source = None
    elif source is None:
        return None
    if content is None or content[0] <= at:
        return None
    first, negated = group_start(line, verb if verb <= at and line.is_verb(verb) else at)
    return frame(cue, min(first, at), at + 1, source, [content], negated or cue_is_denied(cue), "attitude")


def cue_is_denied(cue: Clause) -> bool:
    return any(cue.syntax.is_negated(at) for at in {cue.head, cue.verb})


# ------------------------------------------------------------------------------------------------------------ nouns
def noun(syntax: Syntax, line: Line, at: int, entry: Attitude) -> Frame | None:
    """Frame of an attitude noun: "her hope that …", "fears of …", "the council's decision to …". Any complement other than a that-clause requires a
    holder."""
    cue = Clause(line, syntax, at, at, entry)
    clause = next(
        (one for one in syntax.children_by(at, "ccomp", "acl", "xcomp") if one > at and accepts_clause(cue, one)), None
    )
    plain = clause is not None and line.lower[syntax.subtree(clause)[0]] == "that"
    content = trim_range(line, syntax.subtree(clause)) if clause is not None else prepositional(cue)
    source = holder_of_noun(cue)
    if content is None or (source is None and not plain) or content[0] <= at:
        return None
    return frame(cue, at, at + 1, source, [content], False, "attitude_noun", noun=True)


def holder_of_noun(cue: Clause) -> Range | None:
    """Noun phrase of whoever has the attitude: "[her] hope", "[the union's] fears", "opposition from [farmers]", "[Roe] voiced fears"."""
    syntax, line = cue.syntax, cue.line
    if (one := syntax.child(cue.head, "poss")) is not None:
        first, end = extended_phrase(cue, one)
        return (first, end - 1) if end - 1 > first and line.tags[end - 1] == "POS" else (first, end)
    for at in syntax.children_by(cue.head, "prep", "agent"):
        if line.lower[at] in listed("holder_preposition") and (inside := syntax.child(at, "pobj")) is not None:
            return extended_phrase(cue, inside)
    above = syntax.heads[cue.head]
    if above >= 0 and syntax.relations[cue.head] == "dobj" and line.is_verb(above):
        return source_of(cue, above)
    return None


# --------------------------------------------------------------------------------------------------------- in common
def source_of(cue: Clause, verb: int) -> Range | None:
    """The subject of the cue's verb, as it stands beside it ("who"), or of the verb that it shares it with."""
    helpers = [
        *cue.syntax.children_by(verb, "aux", "auxpass"),
        *([cue.head] if cue.syntax.heads[cue.head] == verb and cue.line.tags[cue.head][:1] != "N" else []),
    ]
    own = [one for at in (verb, *helpers) for one in cue.syntax.children_by(at, "nsubj", "nsubjpass")]
    if not own and cue.syntax.relations[verb] == "acl" and cue.line.tags[verb] == "VBD":
        own = [cue.syntax.heads[verb]]
    own = own or [at for at in cue.syntax.subjects(verb) if cue.line.lower[at] not in ("it", "there")]
    if own and not agrees_in_number(cue.line, own[0], verb):
        above = (one for at in cue.syntax.ancestors(verb) for one in cue.syntax.children_by(at, "nsubj"))
        own = [one for one in above if agrees_in_number(cue.line, one, verb)][:1] or own
    subject = next((at for at in own if cue.line.first <= at < cue.line.last), None)
    if subject is None and is_verb_tagged_as_noun(cue.line, cue.head) and verb == cue.head:
        if cue.line.words[cue.head - 1] == ",":
            return opening_phrase(cue.line)
        return phrase_before(cue.line, cue.head - 1) if cue.line.tags[cue.head] == "NNS" else (cue.line.first, cue.head)
    return None if subject is None else extended_phrase(cue, subject)


def agrees_in_number(line: Line, subject: int, verb: int) -> bool:
    """False for a plural subject of a verb in the third person singular: "she says [farms] are failing and (thinks) …"."""
    singular = line.tags[verb] == "VBZ" or (line.tags[verb] == "VB" and line.words[verb].endswith("s"))
    return not (singular and line.tags[subject] in ("NNS", "NNPS"))


def extended_phrase(cue: Clause, head: int) -> Range:
    first, end = phrase_of(cue.line, head, cue.head)
    return without_time(cue.line, first, end), end


def frame(
    cue: Clause,
    first: int,
    last: int,
    source: Range | None,
    content: Sequence[Range],
    negated: bool,
    rule: str,
    takes: frozenset[str] = frozenset(),
    noun: bool = False,
) -> Frame | None:
    """The frame, unless its content is empty or stands before the sentence."""
    entry = cue.entry
    if any(end <= start for start, end in content):
        return None
    if source and (source[1] <= source[0] or any(start <= source[0] and source[1] <= end for start, end in content)):
        return None
    return Frame(
        first, last, cue.head, source, last, takes, entry.stance, negated, rule, noun=noun, class_=entry.class_, content=tuple(content)
    )  # fmt: skip
