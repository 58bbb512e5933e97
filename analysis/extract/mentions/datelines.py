"""Places in the fixed forms of news: datelines, and a state's short form behind a town."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.mentions.candidate import PERSON, PLACE, Candidate, Names, SpanIndex, is_capital
from analysis.language import Document
from analysis.language.gazetteer import PLACES, gazetteer_classes
from analysis.language.lexicons import words

DASHES = frozenset({"-", "--", "—", "–"})
MAX_DATELINE_TOKENS = 12
"""Tokens within which the dash of a dateline stands."""


def slugs(document: Document, names: Names) -> Names:
    """SOCCER - [Leeds] win; RESEARCH ALERT - …: the front of an agency's headline names nobody."""
    fronts = {
        at
        for sentence in document.sentences
        for at in range(sentence.first, slug_end(document, sentence.first, sentence.last))
    }
    return [name for name in names if name.first not in fronts]


def slug_end(document: Document, first: int, limit: int) -> int:
    """Where the dash behind the front stands; the first token where none does."""
    at = first
    while at < limit and document.words[at].isupper() and document.lower[at] in SLUGS:
        at += 1
    return at if first < at < limit and document.words[at] in DASHES else first


def datelines(document: Document, names: Names) -> Names:
    """[LONDON] (AP) — He left; [NEW YORK] 2 May: known places in capitals at the front of a paragraph; and [TARVEK], [Ohio] (AP) —
    places nobody knows, in the form of a dateline."""
    marked = SpanIndex(names)
    for sentence in document.sentences:
        last = town_end(document, sentence.first, sentence.last)
        spelt = " ".join(word.capitalize() for word in document.words[sentence.first : last])
        known = (gazetteer_classes().get(spelt) or "").rstrip("?") in PLACES
        if gazetteer_classes().get(spelt) in BODIES:
            continue
        if last == sentence.first or last - sentence.first > 4 or continues_with_word(document, last, sentence.last):
            continue
        if known or is_dateline(document, last, sentence.last):
            remove_crossing_names(marked, sentence.first, last, document)
            marked.put(Candidate(sentence.first, last, PLACE, "datelines", 0.8))
    return marked.names()


def remove_crossing_names(marked: SpanIndex, first: int, last: int, document: Document) -> None:
    """Takes away a name that begins in the dateline and runs over its dash: [VILNIUS - Lithuania]."""
    for name in {marked.at[token] for token in range(first, last) if token in marked.at}:
        if name.last > last and DASHES.intersection(document.words[last : name.last]):
            for token in range(name.first, name.last):
                marked.at.pop(token, None)


def town_end(document: Document, first: int, limit: int) -> int:
    """Where the words in capitals end: SAN LUIS, PORT-AU-PRINCE."""
    at = first
    while at < limit and is_loud_word(document, at, first, limit):
        at += 1
    return at


def is_loud_word(document: Document, at: int, first: int, limit: int) -> bool:
    word = document.words[at]
    if word in ("-", "'") and first < at < limit - 1:
        return document.starts[at] == document.ends[at - 1] and document.starts[at + 1] == document.ends[at]
    return word.isupper() and word.replace(".", "").isalpha() and (len(word) > 1 or at > first)


def is_dateline(document: Document, at: int, limit: int) -> bool:
    """Whether what stands behind the town is a comma with a land or date, or brackets, and then a dash."""
    if at >= limit or document.words[at] not in (",", "("):
        return False
    return bool(DASHES.intersection(document.words[at + 1 : min(at + MAX_DATELINE_TOKENS, limit)]))


def continues_with_word(document: Document, at: int, limit: int) -> bool:
    """Whether a word follows rather than a mark or a date: SYRIA talks, but LONDON 2 May and LONDON (AP)."""
    return at < limit and document.words[at].isalpha() and not is_capital(document.words[at])


def short_states(document: Document, names: Names) -> Names:
    """Tarvek, [Pa.] => a place, and so is the town before it: a state's short form behind a comma."""
    marked = SpanIndex(names)
    for at in range(2, len(document.words)):
        if document.words[at] in SHORT_STATES and document.words[at - 1] == ",":
            marked.put(Candidate(at, at + 1, PLACE, "short_states", 0.8))
            if at - 2 in marked.at and marked.at[at - 2].kind != PLACE:
                town = marked.at[at - 2]
                marked.put(Candidate(town.first, town.last, PLACE, "short_states", 0.8))
            elif at - 2 not in marked.at and is_capital(document.words[at - 2]):
                marked.put(Candidate(at - 2, at - 1, PLACE, "short_states", 0.6))
    return marked.names()


def credit_lines(document: Document, names: Names) -> Names:
    """(Reporting by [Ana Roe] and [Bea P.] in Oslo; Editing by [Cy Poe]): who worked on the article."""
    marked = SpanIndex(names)
    for at in range(len(document.words) - 2):
        if document.lower[at] in CREDITS and document.lower[at + 1] == "by" and is_credit(document, at):
            for first, last in credited(document, at + 2, document.sentence_of(at).last):
                marked.put(Candidate(first, last, PERSON, "credit_lines", 0.9))
    return marked.names()


def is_credit(document: Document, at: int) -> bool:
    """Whether the word stands at the front of its line, in brackets or behind a semicolon; "additional" may stand before it."""
    while at and (document.lower[at - 1] in CREDITS or document.lower[at - 1] == "and"):
        at -= 1
    return at == document.sentence_of(at).first or document.words[at - 1] in ("(", ";")


def credited(document: Document, at: int, limit: int) -> Iterator[tuple[int, int]]:
    """The runs of capitals from here on, joined by commas and "and"."""
    while at < limit and is_capital(document.words[at]):
        last = at
        while last < limit and is_part(document, last):
            last += 1
        yield at, last
        at = last
        while at < limit and document.lower[at] in (",", "and"):
            at += 1


def is_part(document: Document, at: int) -> bool:
    """Whether the token is part of a name here: a capital, an initial's full stop, a hyphen without spaces."""
    glued = document.starts[at] == document.ends[at - 1]
    return is_capital(document.words[at]) or (
        document.words[at] in ".-’'" and glued and len(document.words[at - 1]) > 0
    )


CREDITS = words("mentions/credits")
BODIES = frozenset({"body", "company", "media"})
SLUGS = words("mentions/slugs")
SHORT_STATES = words("mentions/short_states")
