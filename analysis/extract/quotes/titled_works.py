"""Quoted spans that are no speech: titles of works, names of broadcasts, headlines with bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.extract.quotes.line import FINITE, NOUNS, Line, Range, listed
from analysis.extract.quotes.quotation_marks import Quoted
from analysis.language import Document

BYLINE = re.compile(r",? by (?:the )?[A-Z]")
"""Behind a headline: “Ships return to the port,|” by Ana Roe."""
EXCERPT = re.compile(r"[,”\"'’] by [A-Z][^\"“”\n]{1,80}: ?$")
"""In front of what stands below a headline: “Ships return,” by Ana Roe: |“The first ship …”"""
MIN_CAPITAL_LETTERS = 4
"""Letters of a word that a title writes with a capital, at least."""
MAX_TITLE_WORDS = 9
"""Words of a title, at most, that is not written in capitals."""


def is_titled(words: Iterable[str]) -> bool:
    """True for title case, two or more capitals and no long lower-case word: The Old Harbour, Fox & Friends."""
    some = [word for word in words if word[:1].isalpha() and word != "I"]
    capitals = sum(word[0].isupper() for word in some)
    return capitals > 1 and all(word[0].isupper() or len(word) < MIN_CAPITAL_LETTERS for word in some)


def is_headline_quoted(document: Document, one: Quoted) -> bool:
    """True for a headline with its byline, or the excerpt after it: "“Ships return to the port,” by Ana Roe: “The first ship …”"."""
    text = document.text
    closed = text[one.start : one.end].rstrip("”\"'’")[-1:] == ","
    return (closed and BYLINE.match(text, one.end, one.end + 12) is not None) or (
        EXCERPT.search(text, max(0, one.start - 100), one.start) is not None
    )


def is_work(document: Document, one: Quoted) -> bool:
    """True if a noun for a work precedes: "her novel “The Old Harbour”", "the commentary, “Tell us your story,” is good"."""
    at = document.token_at(one.start) - 1
    comma = at > 0 and document.words[at] == ","
    at -= comma
    if at > 0 and document.lower[at] in listed("before_title"):
        at -= 1
        return document.lemmas[at] in listed("maker" if document.lower[at + 1] == "of" else "work")
    if at < 1 or document.lemmas[at] not in listed("work") or document.tags[at] not in NOUNS:
        return False
    inside = document.tokens_in(one.start, one.end)
    words = [document.words[i] for i in inside]
    if is_titled(words):
        return True
    goes_on = inside.stop < len(document.tags) and document.tags[inside.stop] in FINITE
    return len(words) <= MAX_TITLE_WORDS and not any(sign in words for sign in ".?!") and (goes_on or not comma)


def is_broadcast(line: Line, found: Range) -> bool:
    """True if the words before a tag end in a title and are no speech: "On the network’s “Morning Hour,” (Ana Roe said)"."""
    first = found[1] - 1
    while first > found[0] and first - 1 in line.quoted:
        first -= 1
    if (
        first == found[0]
        or found[1] - 1 not in line.quoted
        or any(line.tags[i] in FINITE for i in range(found[0], first))
    ):
        return False
    opened, before = line.tags[found[0]] == "IN", line.tags[first - 1]
    titled = is_titled(line.words[first : found[1]])
    return (opened and before in NOUNS) or (titled and (before in ("POS", "IN", *NOUNS) or (opened and before == ",")))


REFERENCE = re.compile(r"[.,]?\s?[—–(-]?\s?[A-Z][^\n“\"]{1,80}\b(?:19|20)\d\d\)?\.?(?=\n|$)")
"""Behind a title in a list of sources: “Ships return”| — Harbour Post, May 3, 2008."""


def is_reference(text: str, one: Quoted) -> bool:
    """True for a bibliographic line: "“Ships return to the port” — Harbour Post, May 3, 2008"."""
    opens_line = not text[max(0, one.start - 3) : one.start].rpartition("\n")[2].strip(" *•-")
    return opens_line and REFERENCE.match(text, one.end) is not None
