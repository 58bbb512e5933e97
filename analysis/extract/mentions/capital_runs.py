"""Names of bodies and places from runs of capitalised words with a head noun: Security Forces, Mosul Dam."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.extract.mentions.candidate import (
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    SpanIndex,
    is_capital,
)
from analysis.language import Document
from analysis.language.gazetteer import PLACES, gazetteer_classes
from analysis.language.lexicons import rows, words
from analysis.language.word_classes import frequency_ranks

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")


def heads(kind: str, place: str) -> frozenset[str]:
    """Head nouns that give a run its kind, by place in the run: "last", "first", or "of" (first, before "of")."""
    return frozenset(row["word"] for row in rows("mentions/heads") if row["kind"] == kind and row["place"] == place)


BODY_LAST, BODY_OF = heads(ORGANISATION, "last"), heads(ORGANISATION, "of")
BODY_FOR = heads(ORGANISATION, "for")
PLACE_LAST, PLACE_FIRST = heads(PLACE, "last"), heads(PLACE, "first")
UNITS = heads(ORGANISATION, "unit")
BODY_FIRST = heads(ORGANISATION, "first")
TITLES = words("names/titles")


def bodies_and_places(document: Document, names: Names) -> Names:
    """Names with those of runs that have a head noun: "Iraqi [Security Forces]", "[Ministry of Transport]", "[Mosul Dam]", "[82nd Airborne Division]"."""
    marked = SpanIndex(names)
    for first, last in capital_runs(document):
        kind = kind_of_run(document, first, last)
        known = gazetteer_classes().get(" ".join(document.truecased[first:last]))
        if kind == PLACE and is_person(marked, first, last):
            continue
        if kind and known not in PLACES and document.sentence_of(first).number not in document.all_caps:
            marked.put(Candidate(first, last, kind, "bodies_and_places", 0.75))
    return marked.names()


def is_person(marked: SpanIndex, first: int, last: int) -> bool:
    """True if the model has read exactly this span as a person with high confidence: "Dora Lane"."""
    return marked.holds(first, last) and marked.at[first].kind == PERSON and marked.at[first].confidence > 0.5


def capital_runs(document: Document) -> Iterator[tuple[int, int]]:
    """Spans of two or more capitalised words or ordinals in one sentence, which may continue after "of" and "for"."""
    for sentence in document.sentences:
        at = sentence.first
        while at < sentence.last:
            last = end_of_run(document, at, sentence.last) if is_run_word(document.words[at]) else at
            first = next((one for one in range(at, last) if is_nominal(document.tags[one])), last)
            if last - first > 1:
                yield first, last
            at = max(last, at + 1)


def is_nominal(tag: str) -> bool:
    """True if a word with this tag can start the name of a body or place; False for articles, prepositions and verbs, which are capitalised at the start of a sentence only."""
    return tag[:2] in ("NN", "JJ") or tag in ("CD", "FW")


def end_of_run(document: Document, at: int, limit: int) -> int:
    """Token after the run of capitalised words that starts at token `at`, before `limit`."""
    last = at
    while last < limit:
        if is_run_word(document.words[last]):
            last += 1
        elif last > at and (step := tokens_to_next_capital(document, at, last, limit)):
            last += step
        else:
            break
    return last


def tokens_to_next_capital(document: Document, first: int, at: int, limit: int) -> int:
    """Number of tokens from `at` to the next capitalised word of the name, across "of", "of the", "for" and, between two fields of a ministry, "and"; 0 if the name ends."""
    word = document.lower[at]
    leads = (word == "of" and document.lower[at - 1] in BODY_OF) or (
        word == "for" and document.lower[at - 1] in BODY_FOR
    )
    if leads and of_name(document, at + 1, limit):
        return 2 if is_capital(document.words[at + 1]) else 3
    inside = word == "and" and at + 1 < limit and is_capital(document.words[at + 1]) and is_field(document, at)
    before = document.lower[first:at]
    linked = ("of" in before and not BODY_OF.isdisjoint(before)) or (
        "for" in before and not BODY_FOR.isdisjoint(before)
    )
    return 2 if inside and linked and "and" not in before else 0


def is_field(document: Document, at: int) -> bool:
    """True if "and" joins two fields of one body, words that are usually lower-case or, for one of them, in no list: "Health [and] Social Care",
    "Allergy [and] Skin Diseases"; False for "England [and] Roe"."""
    fields = document.words[at - 1], document.words[at + 1]
    return any(map(is_common, fields)) and all(is_common(word) or is_unlisted(word) for word in fields)


def is_unlisted(word: str) -> bool:
    """True if the word is in no list of frequent words or names."""
    lists = frequency_ranks(), gazetteer_classes(), words("names/surnames"), words("names/first_names")
    return not any(form in known for known in lists for form in (word, word.lower()))


def is_common(word: str) -> bool:
    """True if the word is lower-case more often than capitalised."""
    rank, never = frequency_ranks(), len(frequency_ranks()) + 1
    return rank.get(word.lower(), never) < rank.get(word, never)


@lru_cache(maxsize=20_000)
def is_run_word(word: str) -> bool:
    """True for a capitalised word or an ordinal."""
    return (is_capital(word) and word.replace(".", "").isalpha()) or bool(ORDINAL.fullmatch(word))


def of_name(document: Document, at: int, limit: int) -> bool:
    """True if a capitalised word follows, "the" before it allowed."""
    if at < limit and document.lower[at] == "the":
        at += 1
    return at < limit and is_capital(document.words[at])


def kind_of_run(document: Document, first: int, last: int) -> str | None:
    """Kind that the head noun gives to the run first:last, or None. A run that is only a people and a head noun ("Iraqi forces") is no name."""
    end, begin = document.lower[last - 1], document.lower[first]
    if end not in BODY_LAST and end not in PLACE_LAST and holds_office(document, first, last):
        return None
    if begin in BODY_FIRST and last - first == 2 and document.lower[first + 1] not in frequency_ranks():
        return ORGANISATION
    if end in BODY_LAST or is_body_of(document, first, last):
        return ORGANISATION
    if ORDINAL.fullmatch(document.words[first]):
        return ORGANISATION if any(word in UNITS for word in document.lower[first + 1 : last]) else None
    if end in PLACE_LAST or (begin in PLACE_FIRST and last - first < 4):
        return PLACE
    return None


def holds_office(document: Document, first: int, last: int) -> bool:
    """True if the run contains an office with its holder: "Secretary of State Ana Roe"."""
    return any(
        document.lower[at] in TITLES
        and not (document.lower[at + 1] == "of" and document.lower[at + 2 : at + 3] != ["state"])
        for at in range(first, last - 1)
    )


def is_body_of(document: Document, first: int, last: int) -> bool:
    """True if the words before "of" or "for" end with the head noun of a body: "[Ministry] of Health", "National [League] for Progress"."""
    pairs = ((document.lower[at - 1], document.lower[at]) for at in range(first + 1, min(last, first + 5)))
    return any((link == "of" and word in BODY_OF) or (link == "for" and word in BODY_FOR) for word, link in pairs)
