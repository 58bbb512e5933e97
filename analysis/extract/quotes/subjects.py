"""Who does what a verb says: the subject in front of it, past commas and relative clauses, or of the clause it hangs on."""

from __future__ import annotations

from functools import cache

from analysis.extract.quotes.line import ADVERBS, FINITE, NOMINAL, RELATIVE, Line, Range, listed
from analysis.extract.quotes.phrases import is_year_at, past_bracket, phrase_after, phrase_before, phrase_of
from analysis.language.lexicons import rows

MAX_SUBJECT_TOKENS = 40
"""Tokens from a verb to its subject, at most."""


def subject(line: Line, first: int) -> Range | None:
    """The subject of the verb group that starts at token `first`, past adverbs, days, commas, brackets and relative clauses."""
    at = past_bracket(line, past_time(line, past_adverbs(line, first - 1)))
    if at >= line.first and line.lemmas[at] in ("have", "be") and line.is_verb(at):  # had last month charged
        at = past_bracket(line, past_adverbs(line, at - 1))
    if at < line.first or at in line.quoted:
        return None
    if line.lower[at] in listed("conjunction"):
        return earlier_subject(line, at)
    if line.words[at] == "," or line.is_dash(at):
        return past_commas(line, at)
    return phrase_before(line, at)


def parsed_subject(line: Line, verb: int) -> Range | None:
    """The subject in front of a verb that the grammar tells, where the words around it do not."""
    head = line.syntax.child(verb, "nsubj", "nsubjpass")
    if head is None or not line.first <= head < verb or head in line.quoted:
        return None
    return phrase_of(line, head, verb)


def past_adverbs(line: Line, at: int) -> int:
    return line.skip(at, -1, lambda i: line.tags[i] in ADVERBS and i not in line.quoted)


def past_time(line: Line, at: int) -> int:
    """Ana Roe | on Monday night (said): the token in front of a time that stands between the subject and its verb."""
    start = at
    while (
        start > line.first
        and start not in line.quoted
        and (line.lower[start] in listed("time") or is_year_at(line, start))
    ):
        start -= 1
    if start == at or start <= line.first:
        return at
    return past_adverbs(line, start - 1 if line.lower[start] in ("on", "in", *listed("pointer")) else start)


def past_commas(line: Line, comma: int) -> Range | None:
    """Ana Roe, 30, of Ohio, the union's secretary, (said): from the comma back over all that describes the phrase in front."""
    found: Range | None = None
    end, dashes = comma, line.words[comma] != ","
    for at in range(comma - 1, max(line.first, comma - MAX_SUBJECT_TOKENS), -1):
        if at in line.quoted or not (line.is_dash(at) if dashes else line.words[at] == ","):
            continue
        if not (is_set_off_modifier(line, at + 1, end) or (dashes and line.tags[at + 1] in ("CC", "RB"))):
            if found:
                break
            continue
        left = None if is_place(line, at) else phrase_before(line, at - 1)
        if left is None or (found and is_fronted(line, left)):
            continue
        found = left[0], comma if names_again(line, at + 1) else found[1] if found else left[1]
        if left[0] <= line.first + 1 or line.words[left[0] - 1] != "," or not is_description(line, left[0]):
            break
        end, dashes = at, False
    return found


def is_place(line: Line, comma: int) -> bool:
    """Lee, of Mill Lane|, Ohio, said; Lee, at a rally in Selby|, Ohio, said: a comma behind words that a preposition opens."""
    at = line.skip(
        comma - 1,
        -1,
        lambda i: comma - i < 12 and line.words[i] != "," and (line.tags[i] in NOMINAL or line.tags[i] == "IN"),
    )
    return at > line.first and line.words[at] == "," and line.tags[at + 1] == "IN"


def is_fronted(line: Line, left: Range) -> bool:
    """Reached by the paper, | Lee, the clerk, said; In May, | Lee, the clerk, said: a phrase in front of the subject."""
    return line.tags[left[0]] in ("VBN", "VBG", "IN") or (
        line.first < left[0] <= line.first + 2 and line.tags[left[0] - 1] in ("IN", "TO")
    )


def is_description(line: Line, at: int) -> bool:
    """Whether a phrase between commas describes the one in front: a teacher, 30, of Ohio, N.C.; a name may be another's."""
    return line.tags[at] in ("DT", "CD", "PRP$", "NN", "NNP", "IN", "JJ", "NNS")


def is_set_off_modifier(line: Line, first: int, last: int) -> bool:
    """Whether what stands between two commas only adds to the phrase in front: the secretary; who led it; speaking in May."""
    tag = line.tags[first]
    span = [i for i in range(first, last) if i not in line.quoted]
    finite = sum(line.tags[i] in FINITE for i in span)
    opened = sum(line.tags[i] in RELATIVE or line.tags[i] == "WRB" or line.lower[i] in listed("opener") for i in span)
    if finite > max(opened, 2 * opened - 1):
        return False
    return tag in NOMINAL or tag in RELATIVE or tag in ("IN", "TO", "WRB", "PRP") or tag in ADVERBS


def names_again(line: Line, first: int) -> bool:
    """Whether a phrase behind a comma tells who it is: the union's secretary; not: who led it, speaking in May."""
    return line.tags[first] in ("DT", "NN", "NNP", "NNS", "PRP$", "JJ", "CD", "NNPS")


# ------------------------------------------------------------------------------------ the subject of an earlier verb
def earlier_subject(line: Line, at: int) -> Range | None:
    """He paused and (said): the subject of the verb before the conjunction, of no clause inside another where there is one."""
    return clause_subject(line, at, (*FINITE, "VBN"))


def main_subject(line: Line, at: int) -> Range | None:
    """The union left the talks, (saying): the subject of the nearest clause that the participle can hang on."""
    loose = at > line.first and line.words[at - 1] == ","
    return clause_subject(line, at, tuple(FINITE), loose) or clause_subject(line, at, ("VBN",), loose)


def clause_subject(line: Line, at: int, tags: tuple[str, ...], loose: bool = False) -> Range | None:
    """The nearest subject of a clause that is no part of another; loose: a comma shows that the main clause is meant."""
    fallback: Range | None = None
    for i in range(at - 1, max(line.first, at - 2 * MAX_SUBJECT_TOKENS) - 1, -1):
        if line.tags[i] not in tags or i in line.quoted:
            continue
        found = near_subject(line, i)
        turned = found is not None and found[0] > i and line.lemmas[i] in turning()
        if found and (turned or not is_embedded(line, found)) and not (loose and is_opened(line, found)):
            return found
        fallback = fallback or found
    return fallback


def near_subject(line: Line, verb: int) -> Range | None:
    """The subject of a finite verb, at most past adverbs and commas; behind it in “…,” said Ana Roe."""
    at = past_bracket(line, past_time(line, past_adverbs(line, verb - 1)))
    if at < line.first or line.lower[at] in listed("conjunction"):
        return None
    if at in line.quoted or (line.words[at] == "," and (at - 1 in line.quoted or is_turned(line, verb))):
        return phrase_after(line, verb + 1)
    return past_commas(line, at) if line.words[at] == "," else phrase_before(line, at)


def is_turned(line: Line, verb: int) -> bool:
    """The port is shut, | said Ana Roe, (adding that …): a verb of saying with its subject behind it."""
    found = phrase_after(line, verb + 1) if line.lemmas[verb] in turning() else None
    return found is not None and (found[1] >= line.last or line.words[found[1]] == ",")


OBJECT_TAKES = {"np", "listener", "about"}
"""Values of the column `takes` of a verb that can have an object."""


@cache
def turning() -> frozenset[str]:
    """Verbs that can stand in front of their subject and take nothing but what is said."""
    takes = {row["lemma"]: set(row["takes"].split()) for row in rows("quotes/verbs")}
    return frozenset(lemma for lemma, some in takes.items() if "inverts" in some and not some & OBJECT_TAKES)


def is_opened(line: Line, found: Range) -> bool:
    """with whom | he met; after | he left: a subject behind a word that opens a clause inside another."""
    before = found[0] - 1
    return before > line.first and (line.tags[before] in RELATIVE or line.lower[before] in listed("opener"))


def is_embedded(line: Line, found: Range) -> bool:
    """Whether a subject belongs to a clause inside another: who, that he, because he; behind a verb: said he."""
    before = found[0] - 1
    if line.tags[found[0]] in RELATIVE:
        return True
    return before > line.first and (line.is_verb(before) or line.lower[before] == "that")


def opening_phrase(line: Line) -> Range | None:
    """The lawyer who ran for mayor before he fell ill (is talking): the phrase that opens the sentence, where no nearer one fits."""
    first = line.skip(line.first, 1, lambda i: line.tags[i] in ("CC", *ADVERBS) or line.words[i] == ",")
    return (
        phrase_after(line, first)
        if first < line.last and (line.tags[first] in NOMINAL or line.tags[first] == "PRP")
        else None
    )
