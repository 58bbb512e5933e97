"""Who does what a verb says: its subject in the tree, or the phrase in front of it, or the subject of the clause it hangs on."""

from __future__ import annotations

from analysis.extract.quotes.line import ADVERBS, NOMINAL, RELATIVE, SUBJECTS, Line, Range, listed
from analysis.extract.quotes.phrases import (
    is_year_at,
    past_bracket,
    phrase_after,
    phrase_before,
    phrase_of,
)
from analysis.language.lexicons import word_class

MAX_SUBJECT_TOKENS = 40
"""Tokens from a verb to its subject, at most."""
OBJECT_TAKES = {"np", "listener", "about"}
"""Values of the column `takes` of a verb that can have an object."""
EMBEDDED = word_class("language/relations", "embedded clause")
"""Relations of a clause inside another, whose subject a verb behind it does not share."""


def subject(line: Line, first: int) -> Range | None:
    """The subject of the verb group that starts at token `first`, past adverbs, days, commas, brackets and relative clauses.

    What stands right in front of the verb counts before what the tree says: the tree often hangs a verb of saying on the clause before it
    ("The port is shut, the union said").
    """
    at = past_bracket(line, past_time(line, past_adverbs(line, first - 1)))
    if at < line.first or at in line.quoted:
        return None
    if line.lower[at] in listed("conjunction"):
        return earlier_subject(line, at)
    if line.words[at] == "," or line.is_dash(at):
        return subject_before_comma(line, at) or clause_subject(line, at)
    return phrase_before(line, at)


def parsed_subject(line: Line, verb: int) -> Range | None:
    """The subject in front of a verb that the grammar tells, where the words around it do not."""
    head = line.syntax.child(verb, *SUBJECTS)
    if head is None or not line.first <= head < verb or head in line.quoted:
        return None
    return phrase_of(line, head, verb)


def past_adverbs(line: Line, at: int) -> int:
    return line.skip(at, -1, lambda i: line.tags[i] in ADVERBS and i not in line.quoted)


def past_time(line: Line, at: int) -> int:
    """Ana Roe | on Monday night (said): the token in front of a time that stands between the subject and its verb."""
    start = line.skip(
        at, -1, lambda i: i not in line.quoted and (line.lower[i] in listed("time") or is_year_at(line, i))
    )
    if start == at or start <= line.first:
        return at
    return past_adverbs(line, start - 1 if line.lower[start] in ("on", "in", *listed("pointer")) else start)


def subject_before_comma(line: Line, comma: int) -> Range | None:
    """Ana Roe, 30, of Ohio, who led the union, | said: the subject of the verb behind the comma, or the description that the comma closes."""
    verb = next((i for i in range(comma + 1, min(comma + 5, line.last)) if line.is_verb(i)), None)
    for at in subjects_of_verb(line, verb) if verb is not None else ():
        if line.first <= at < comma and at not in line.quoted and line.tags[at] not in RELATIVE:
            return phrase_of(line, at, comma)
    described = phrase_before(line, comma - 1)
    return described if described and "," in line.words[described[0] : described[1]] else None


def subjects_of_verb(line: Line, verb: int) -> list[int]:
    """Heads of the subjects of a verb, or of the verb whose auxiliary it is."""
    above = line.syntax.heads[verb]
    verbs = (verb, above) if line.relation(verb) in ("aux", "auxpass") else (verb,)
    return [at for one in verbs for at in line.syntax.children_by(one, *SUBJECTS)]


# ------------------------------------------------------------------------------------ the subject of an earlier verb
def earlier_subject(line: Line, at: int) -> Range | None:
    """He paused and (said): the nearest subject in front, of no clause inside another where there is one."""
    return clause_subject(line, at)


def main_subject(line: Line, at: int) -> Range | None:
    """The union left the talks, (saying): the subject of the nearest clause that the participle can hang on."""
    return clause_subject(line, at, loose=line.word(at - 1) == ",")


def clause_subject(line: Line, at: int, *, loose: bool = False) -> Range | None:
    """The nearest subject of a clause that is no part of another; loose: a comma shows that no "while he left" is meant either."""
    fallback: Range | None = None
    for head in range(at - 1, max(line.first, at - 2 * MAX_SUBJECT_TOKENS) - 1, -1):
        if line.relation(head) not in SUBJECTS or head in line.quoted or line.tags[head] in RELATIVE | {"CC"}:
            continue
        found, verb = phrase_of(line, head, at), line.syntax.heads[head]
        said = line.relation(verb) == "ccomp" and verb < line.syntax.heads[verb] < at  # Ships trail rail, he said
        inside = line.relation(verb) in EMBEDDED and not said
        if not inside and not (loose and line.relation(verb) == "advcl"):
            return found
        fallback = fallback or found
    return fallback


def near_subject(line: Line, verb: int) -> Range | None:
    """The subject of a finite verb or of the one whose auxiliary it is, in front of it or behind it."""
    found = next(
        (at for at in subjects_of_verb(line, verb) if line.first <= at < line.last and at not in line.quoted), None
    )
    return phrase_of(line, found, verb) if found is not None else None


def opening_phrase(line: Line) -> Range | None:
    """The lawyer who ran for mayor before he fell ill (is talking): the phrase that opens the sentence, where no nearer one fits."""
    first = line.skip(line.first, 1, lambda i: line.tags[i] in ("CC", *ADVERBS) or line.words[i] == ",")
    return phrase_after(line, first) if line.tag(first) in NOMINAL or line.tag(first) == "PRP" else None
