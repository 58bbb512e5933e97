"""Speaker of a verb of speech: the noun phrase before it, its subject in the tree, or the subject of its governing clause."""

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
    """Subject of the verb group that starts at token `first`, skipping adverbs, times, brackets and relative clauses; None if there is none.

    Adjacency takes precedence over the tree, because the parser often attaches a verb of speech to the preceding clause ("The port is shut, the union
    said")."""
    at = past_bracket(line, past_time(line, past_adverbs(line, first - 1)))
    if at < line.first or at in line.quoted:
        return None
    if line.lower[at] in listed("conjunction"):
        return earlier_subject(line, at)
    if line.words[at] == "," or line.is_dash(at):
        return subject_before_comma(line, at) or clause_subject(line, at)
    return phrase_before(line, at)


def parsed_subject(line: Line, verb: int) -> Range | None:
    """Subject of a verb by the dependency tree, if it precedes the verb in its sentence and is not quoted; used where adjacency finds none."""
    head = line.syntax.child(verb, *SUBJECTS)
    if head is None or not line.first <= head < verb or head in line.quoted:
        return None
    return phrase_of(line, head, verb)


def past_adverbs(line: Line, at: int) -> int:
    return line.skip(at, -1, lambda i: line.tags[i] in ADVERBS and i not in line.quoted)


def past_time(line: Line, at: int) -> int:
    """Last token before a time expression between subject and verb: "Ana [Roe] on Monday night (said)". Returns `at` if there is none."""
    start = line.skip(
        at, -1, lambda i: i not in line.quoted and (line.lower[i] in listed("time") or is_year_at(line, i))
    )
    if start == at or start <= line.first:
        return at
    return past_adverbs(line, start - 1 if line.lower[start] in ("on", "in", *listed("pointer")) else start)


def subject_before_comma(line: Line, comma: int) -> Range | None:
    """Subject of the verb after a comma: "[Ana Roe, 30, of Ohio], who led the union, (said)".

    Without a subject in the tree, the noun phrase with an apposition that the comma closes; else None."""
    verb = next((i for i in range(comma + 1, min(comma + 5, line.last)) if line.is_verb(i)), None)
    for at in subjects_of_verb(line, verb) if verb is not None else ():
        if line.first <= at < comma and at not in line.quoted and line.tags[at] not in RELATIVE:
            return phrase_of(line, at, comma)
    described = phrase_before(line, comma - 1)
    return described if described and "," in line.words[described[0] : described[1]] else None


def subjects_of_verb(line: Line, verb: int) -> list[int]:
    """Head tokens of the subjects of a verb; for an auxiliary also those of its main verb."""
    above = line.syntax.heads[verb]
    verbs = (verb, above) if line.relation(verb) in ("aux", "auxpass") else (verb,)
    return [at for one in verbs for at in line.syntax.children_by(one, *SUBJECTS)]


# ------------------------------------------------------------------------------------ the subject of an earlier verb
def earlier_subject(line: Line, at: int) -> Range | None:
    """Subject shared by a coordinated verb: "[He] paused and (said)". Subjects of embedded clauses are used only if there is no other."""
    return clause_subject(line, at)


def main_subject(line: Line, at: int) -> Range | None:
    """Subject of the clause that a participle modifies: "[The union] left the talks, (saying)"."""
    return clause_subject(line, at, loose=line.word(at - 1) == ",")


def clause_subject(line: Line, at: int, *, loose: bool = False) -> Range | None:
    """Nearest preceding subject of a clause that is not embedded in another; the nearest of an embedded one if there is no other.

    loose: skip adverbial clauses too ("while he left"), because a comma separates them from the cue."""
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
    """Subject of a finite verb or of the main verb of an auxiliary, on either side of it; None if it is outside the sentence or quoted."""
    found = next(
        (at for at in subjects_of_verb(line, verb) if line.first <= at < line.last and at not in line.quoted), None
    )
    return phrase_of(line, found, verb) if found is not None else None


def opening_phrase(line: Line) -> Range | None:
    """Noun phrase that opens the sentence, as a last resort for a speaker: "[The lawyer] who ran for mayor before he fell ill (is talking)"."""
    first = line.skip(line.first, 1, lambda i: line.tags[i] in ("CC", *ADVERBS) or line.words[i] == ",")
    return phrase_after(line, first) if line.tag(first) in NOMINAL or line.tag(first) == "PRP" else None
