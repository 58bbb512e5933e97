"""Span of a description: from its determiner to its last word, without adjacent clauses and times."""

from __future__ import annotations

from functools import cache

from analysis.language import Document
from analysis.language.lexicons import rows, word_class

APART = word_class("language/relations", "outside description")
"""Relations of what stands behind a head and does not belong to its description."""
QUOTATION_MARKS = frozenset("“”\"‘'’")
DOUBLE_MARKS = frozenset('“”"‘')
CLOSING_BRACKETS = frozenset(")]")
JOINED = word_class("language/relations", "coordination")
"""Relations of what begins a second description: police [and] [protesters] in Lund."""
MAX_WORDS_TO_TIME = 3
"""From a preposition to the month, weekday or year that it leads to: in late May; on the 5th of May."""


def description_span(document: Document, head: int) -> tuple[int, int]:
    """Head of a description => its token range, half-open: "the coalition's director of supply", without following clauses, appositions and times."""
    syntax = document.syntax
    joined = min(
        (one for one in syntax.children(head) if one > head and syntax.relations[one] in JOINED),
        default=len(document.words),
    )
    own = [
        child
        for child in syntax.children(head)
        if child < joined
        and syntax.relations[child] not in APART
        and not is_time_phrase(document, child)
        and not is_charge(document, head, child)
    ]
    spans = [syntax.subtree(child) for child in own]
    inside = [
        (first, end) for first, end in spans if first < head or DOUBLE_MARKS.isdisjoint(document.words[first:end])
    ]
    first = behind_quoted_word(document, min([head, *(first for first, _ in inside)]), head)
    return first, without_marks_behind(
        document, head, before_clause(document, head, max([head + 1, *(end for _, end in inside)]))
    )


def behind_quoted_word(document: Document, first: int, head: int) -> int:
    """First token of a bare description after a quoted word: "Roe 'deceived' [MPs]"."""
    marks = [at for at in range(first, head) if document.words[at] in QUOTATION_MARKS]
    if any(opens_quotation(document, at) for at in marks) and document.syntax.child(head, "det") is None:
        return marks[-1] + 1
    while first < head and not is_word(document, first):
        first += 1
    return first


def opens_quotation(document: Document, at: int) -> bool:
    """True for an opening quotation mark: no space after it, but one before it, unlike the apostrophe of a possessive."""
    starts, ends = document.starts, document.ends
    return ends[at] == starts[at + 1] and (at == 0 or ends[at - 1] < starts[at])


def before_clause(document: Document, head: int, end: int) -> int:
    """End of a description before the first time expression, clause or apposition that depends on a word after the head."""
    for at in range(head + 1, end):
        relative = document.words[at] == "," and document.lower[at + 1 : at + 2] in (["who"], ["which"], ["whose"])
        beside = document.words[at] == "," and "appos" in document.syntax.relations[at + 1 : end]
        if relative or beside or is_time_phrase(document, at) or leads_to_date(document, at, end):
            return at
    return end


def leads_to_date(document: Document, at: int, end: int) -> bool:
    """True for a preposition other than "of" followed by a month, weekday or year: "from [June] to August", "since [2019]"."""
    if document.tags[at] not in ("IN", "TO") or document.lower[at] == "of":
        return False
    for near in range(at + 1, min(at + 1 + MAX_WORDS_TO_TIME, end)):
        if is_date_word(document.words[near]):
            return document.lower[near + 1 : near + 2] not in (["'s"], ["’s"])
        if document.tags[near] not in ("DT", "JJ", "RB"):
            return False
    return False


def is_date_word(word: str) -> bool:
    """True for a capitalised month or weekday, or a year of four digits."""
    return word in date_words() or (len(word) == 4 and word.isdigit() and "1500" <= word < "2200")


@cache
def date_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("dates/words") if row["class"] in ("month", "weekday"))


def is_time_phrase(document: Document, child: int) -> bool:
    """True for a preposition with a time word, which modifies the clause: "the bank [on] Friday"."""
    syntax = document.syntax
    time = syntax.child(child, "pobj") if syntax.relations[child] == "prep" else None
    return time is not None and document.lower[time] in word_class("actors/words", "time_word")


def is_charge(document: Document, head: int, child: int) -> bool:
    """True for "of" after the object of a verb of accusation, which belongs to the verb: "They accused the army [of] torture"."""
    above = document.syntax.heads[head]
    verb = document.lemmas[above] if above >= 0 and document.syntax.relations[head] in ("dobj", "nsubjpass") else ""
    return document.lower[child] == "of" and verb in word_class("actors/words", "takes_of")


def without_marks_behind(document: Document, head: int, end: int) -> int:
    """End of a description without trailing punctuation and conjunctions; a closing bracket stays if its opening one is inside."""
    while end > head + 1 and not ends_description(document, head, end - 1):
        end -= 1
    return end


def ends_description(document: Document, head: int, last: int) -> bool:
    if document.tags[last] == "POS":
        return document.syntax.relations[last] == "case"
    bracketed = document.words[last] in CLOSING_BRACKETS and not {"(", "["}.isdisjoint(document.words[head:last])
    return bracketed or (is_word(document, last) and document.tags[last] != "CC")


def is_word(document: Document, at: int) -> bool:
    return any(letter.isalnum() for letter in document.words[at])
