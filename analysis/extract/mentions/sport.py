"""Reports of sport: a town's name is its team in a table of results, and scorecards name players in forms of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extract.mentions.candidate import (
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    SpanIndex,
    is_capital,
    listed,
)
from analysis.extract.mentions.consistency import HOMES
from analysis.language import Document
from analysis.language.document import Sentence
from analysis.language.gazetteer import country_codes, gazetteer_classes
from analysis.language.lexicons import words

SCORE = re.compile(r"\d{1,3}")
MAX_TEAM_WORDS = 4
"""Words of a team's name."""
EVENTS = words("mentions/events")


def results(document: Document, names: Names) -> Names:
    """[Boston] 5 [Detroit] 3; [LEEDS] 12 4 3 5: in articles on sport, what stands before its score at the front of a line is a
    team, or a land; who stands before a number in the brackets behind it is a player."""
    if "sport" not in document.topics:
        return names
    marked = SpanIndex(names)
    for sentence in document.sentences:
        if document.words[sentence.first][:1].isupper():
            sides = list(scored(document, sentence))
            for first, last in sides:
                kind = side(document, first, last) or (ORGANISATION if len(sides) == 2 else None)
                if kind:
                    marked.put(Candidate(first, last, kind, "results", 0.7))
            for first, last in players(document, sentence) if sides else ():
                marked.put(Candidate(first, last, PERSON, "results", 0.6))
        for first, last in meetings(document, sentence):
            marked.put(Candidate(first, last, ORGANISATION, "results", 0.6))
    return marked.names()


def scored(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The capitals before each score, from the front of the line on; none where words in small letters come between."""
    at = sentence.first
    while at < sentence.last:
        last = side_end(document, at, sentence.last)
        if last == at or not is_score(document, last, sentence.last):
            return
        yield at, last
        at = last + 1
        while at < sentence.last and (document.words[at][0].isdigit() or document.words[at] in "-,;:("):
            at = bracket_end(document, at, sentence.last) if document.words[at] == "(" else at + 1


def bracket_end(document: Document, at: int, limit: int) -> int:
    while at < limit and document.words[at] != ")":
        at += 1
    return at + 1


def players(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(Roe 4, Del Poe 88): capitals before a number, in brackets."""
    inside = False
    for at in range(sentence.first, sentence.last):
        inside = document.words[at] == "(" or (inside and document.words[at] != ")")
        if inside and document.words[at] in "(,;":
            last = side_end(document, at + 1, sentence.last)
            if last > at + 1 and last < sentence.last and document.words[last][0].isdigit():
                yield at + 1, last


def meetings(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """BOSTON AT OAKLAND: two known towns in capitals are two teams that meet."""
    words, first, last = document.words, sentence.first, sentence.last
    cut = next(
        (at for at in range(first + 1, min(last - 1, first + MAX_TEAM_WORDS)) if words[at] in ("AT", "V", "VS")), 0
    )
    if cut and side_end(document, cut + 1, last) == last:
        sides = [(first, cut), (cut + 1, last)]
        if all(side(document, *one) == ORGANISATION for one in sides):
            yield from sides


def side_end(document: Document, at: int, limit: int) -> int:
    last = at
    while last < min(limit, at + MAX_TEAM_WORDS) and is_side(document, last):
        last += 1
    return last


def is_side(document: Document, at: int) -> bool:
    return is_capital(document.words[at]) and document.words[at].replace(".", "").replace("'", "").isalpha()


def is_score(document: Document, at: int, limit: int) -> bool:
    """Whether a number of up to three digits stands here, and no month or unit behind it."""
    if at >= limit or not SCORE.fullmatch(document.words[at]):
        return False
    return (
        at + 1 >= limit
        or not document.words[at + 1].isalpha()
        or (is_capital(document.words[at + 1]) and not is_month(document.lower[at + 1]))
    )


def is_month(word: str) -> bool:
    return word[:3] in listed("month_start")


def side(document: Document, first: int, last: int) -> str | None:
    """Land, team, or None where the words name a person or nobody knows them as a town."""
    text = " ".join(document.truecased[first:last])
    if text in country_codes() or text.title() in country_codes():
        return PLACE
    known = {gazetteer_classes().get(form, "").rstrip("?") for form in (text, text.title())}
    if known & (HOMES | {"team"}):
        return ORGANISATION
    return None


def scorecards(document: Document, names: Names) -> Names:
    """c [Roe] b [Poe] 12; lbw b [Poe] 3: who caught and who bowled, in a line of a cricket scorecard."""
    if "sport" not in document.topics:
        return names
    marked = SpanIndex(names)
    for sentence in document.sentences:
        tokens = range(sentence.first, sentence.last - 1)
        if any(document.words[at] == "b" and is_capital(document.words[at + 1]) for at in tokens):
            for at in tokens:
                if document.words[at] in listed("dismissal") and is_capital(document.words[at + 1]):
                    marked.put(Candidate(at + 1, at + 2, PERSON, "scorecards", 0.7))
    return marked.names()


def clubs(document: Document, names: Names) -> Names:
    """Ana Roe ([Leeds]) => a team; Ana Roe ([KEN]) => a land: what stands in brackets behind a player."""
    if "sport" not in document.topics:
        return names
    marked = SpanIndex(names)
    for name in names:
        if name.kind == PERSON and document.words[name.last : name.last + 1] == ["("]:
            last = closing(document, name.last + 1)
            kind = club(document, name.last + 1, last)
            if kind:
                marked.put(Candidate(name.last + 1, last, kind, "clubs", 0.7))
    return marked.names()


def closing(document: Document, at: int) -> int:
    """The bracket behind one to four capitals; where they begin if there is none."""
    last = at
    while last < min(len(document.words), at + MAX_TEAM_WORDS + 1) and is_side(document, last):
        last += 1
    return last if document.words[last : last + 1] == [")"] else at


def club(document: Document, first: int, last: int) -> str | None:
    text = " ".join(document.truecased[first:last])
    if first == last or text in country_codes():
        return None
    if last == first + 1 and len(text) == 3 and text.isupper():
        return PLACE
    return ORGANISATION if gazetteer_classes().get(text, "").rstrip("?") in HOMES | {"team"} else None


def events(document: Document, names: Names) -> Names:
    """[Greenwood Open], [Premier League]: what a contest is called is no body."""
    sport = "sport" in document.topics
    return [
        name
        for name in names
        if not (name.last - name.first > 1 and is_event(document.lower[name.last - 1], name.kind, sport))
    ]


def is_event(word: str, kind: str, sport: bool) -> bool:
    return kind != PERSON and (word in listed("contest_word") or (sport and word in EVENTS))
