"""People named in the credit line of an article: (Reporting by Ana Roe in Oslo; Editing by Cy Poe)."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.mentions.candidate import PERSON, Candidate, Names, SpanIndex, is_capital
from analysis.language import Document
from analysis.language.lexicons import words

CREDITS = words("mentions/credits")


def credit_lines(document: Document, names: Names) -> Names:
    """Names with the persons of credit lines: "(Reporting by [Ana Roe] and [Bea P.] in Oslo; Editing by [Cy Poe])"."""
    marked = SpanIndex(names)
    for at in range(len(document.words) - 2):
        if document.lower[at] in CREDITS and document.lower[at + 1] == "by" and is_credit(document, at):
            for first, last in credited(document, at + 2, document.sentence_of(at).last):
                marked.put(Candidate(first, last, PERSON, "credit_lines", 0.9))
    return marked.names()


def is_credit(document: Document, at: int) -> bool:
    """True if the word opens a credit: at the start of its line, after a bracket or a semicolon, possibly after "additional"."""
    while at and (document.lower[at - 1] in CREDITS or document.lower[at - 1] == "and"):
        at -= 1
    return at == document.sentence_of(at).first or document.words[at - 1] in ("(", ";")


def credited(document: Document, at: int, limit: int) -> Iterator[tuple[int, int]]:
    """Spans of the names from token `at` on, joined by commas and "and"."""
    while at < limit and is_capital(document.words[at]):
        last = at
        while last < limit and is_part(document, last):
            last += 1
        yield at, last
        at = last
        while at < limit and document.lower[at] in (",", "and"):
            at += 1


def is_part(document: Document, at: int) -> bool:
    """True if the token is part of a name in a credit: capitalised, the full stop of an initial, or an unspaced hyphen."""
    glued = document.starts[at] == document.ends[at - 1]
    return is_capital(document.words[at]) or (document.words[at] in ".-’'" and glued)
