"""Names that need no guess: countries, peoples, and organisations that everybody knows, wherever they stand with a capital."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from analysis.extract.mentions.candidate import (
    GROUP,
    ORDINARY,
    ORGANISATION,
    PLACE,
    Candidate,
    Names,
    SpanIndex,
    as_kind,
    is_capital,
    is_maximal_span,
    shouted,
    sort_names,
    taken,
    truecased_words,
)
from analysis.language import Document
from analysis.language.gazetteer import (
    PLACES,
    country_codes,
    gazetteer_classes,
    longest,
    organisations,
    peoples,
    tokenised,
)
from analysis.language.lexicons import words


def countries_are_places(document: Document, names: Names) -> Names:
    """[Iran]:organisation signed => [Iran]:place signed."""
    known = country_codes()
    return [
        as_kind(name, PLACE, "countries_are_places", 0.9)
        if " ".join(truecased_words(document, name)) in known
        else name
        for name in names
    ]


def peoples_are_groups(document: Document, names: Names) -> Names:
    """[Iraqi]:place forces => [Iraqi]:group forces."""
    known = peoples()
    return [
        as_kind(name, GROUP, "peoples_are_groups", 0.9) if " ".join(truecased_words(document, name)) in known else name
        for name in names
    ]


def listed_organisations(document: Document, names: Names) -> Names:
    """[World Bank], [Hezbollah], [Da’esh]: known bodies, unless the word is also an ordinary one."""
    loud, marked = shouted(document), SpanIndex(names)
    for first, last in organisations_in(document):
        if document.sentence_of(first).number not in loud and (
            marked.holds(first, last) or is_maximal_span(document, first, last)
        ):
            marked.put(Candidate(first, last, ORGANISATION, "listed_organisations", 0.8))
    return marked.names()


def listed_places(document: Document, names: Names) -> Names:
    """[Nizhny Novgorod], [Everest]: well-known places that the model overlooked, unless the word is also an ordinary one."""
    used, at = taken(names), 0
    missed = []
    while at < len(document.words):
        size = sure_place(document.truecased, at) if is_capital(document.words[at]) and at not in used else 0
        if size and used.isdisjoint(range(at, at + size)) and is_free(document, at, at + size):
            missed.append(Candidate(at, at + size, PLACE, "listed_places", 0.6))
        at += size or 1
    return sort_names([*names, *missed])


def sure_place(texts: list[str], at: int) -> int:
    """Tokens of the longest well-known place that begins here; 0 where none does."""
    table, most = gazetteer_classes(), min(longest(texts[at]), len(texts) - at)
    return next(
        (
            size
            for size in range(most, 0, -1)
            if table.get(" ".join(texts[at : at + size])) in PLACES - {"country", "town"}
        ),
        0,
    )


def is_free(document: Document, first: int, last: int) -> bool:
    inside = first > document.sentence_of(first).first and document.sentence_of(first).number not in document.all_caps
    return inside and document.tags[last - 1][:3] == "NNP" and is_maximal_span(document, first, last)


def long_countries(document: Document, names: Names) -> Names:
    """[Papua New Guinea], [Trinidad and Tobago]: countries of several words, whatever was read of them."""
    marked = SpanIndex(names)
    names_by_first = multiword_countries()
    for at, word in enumerate(document.truecased):
        for tokens in names_by_first.get(word, ()):
            if document.truecased[at : at + len(tokens)] == tokens:
                marked.put(Candidate(at, at + len(tokens), PLACE, "long_countries", 0.8))
    return marked.names()


def small_first_words(document: Document, names: Names) -> Names:
    """[sub-Saharan Africa]: a known region whose name begins with a small letter."""
    marked = SpanIndex(names)
    for at, word in enumerate(document.words):
        size = sure_place(document.truecased, at) if word.islower() and longest(word) > 1 else 0
        if size > 1:
            marked.put(Candidate(at, at + size, PLACE, "small_first_words", 0.8))
    return marked.names()


def long_forms(document: Document, names: Names) -> Names:
    """[State of Israel], [Islamic Emirate of Afghanistan]: a land's long name."""
    marked, known = SpanIndex(names), country_codes()
    for at, word in enumerate(document.words):
        first, last = at - 1, at + 1
        if word == "of" and at and is_capital(document.words[first]) and document.lower[first] in LONG_FORMS:
            last += document.lower[last : last + 1] == ["the"]
            size = next((size for size in (3, 2, 1) if " ".join(document.truecased[last : last + size]) in known), 0)
            while first > document.sentence_of(at).first and belongs_to_long_form(document, first - 1):
                first -= 1
            if size:
                marked.put(Candidate(first, last + size, PLACE, "long_forms", 0.8))
    return marked.names()


def belongs_to_long_form(document: Document, at: int) -> bool:
    """Whether the word before "Republic" or "Emirate" belongs to it: Islamic, Democratic, People's, United Arab."""
    word = document.words[at]
    return (is_capital(word) and document.lower[at] not in ORDINARY) or word in ("'s", "’s")


LONG_FORMS = words("mentions/long_forms")


@cache
def multiword_countries() -> dict[str, list[list[str]]]:
    """First word => the tokens of each country's name that it begins."""
    found: dict[str, list[list[str]]] = {}
    for name in country_codes():
        tokens = tokenised(name).split()
        if len(tokens) > 1:
            found.setdefault(tokens[0], []).append(tokens)
    return found


def organisations_in(document: Document) -> Iterator[tuple[int, int]]:
    """Token spans of known organisations, the longest first at each place."""
    yield from known_in(document, sure_organisations())


def known_in(document: Document, sure: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Token spans of these names, the longest first at each place."""
    texts, end, sizes_from = document.truecased, 0, sizes_by_first(sure)
    for at, word in enumerate(texts):
        if at >= end and word in sizes_from:
            fitting = (size for size in sizes_from[word] if " ".join(texts[at : at + size]) in sure)
            if size := next(fitting, 0):
                end = min(at + size, len(texts))
                yield at, end


@cache
def sizes_by_first(names: frozenset[str]) -> dict[str, list[int]]:
    """Names => first token => how many tokens the names that begin with it have, the most first."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name.partition(" ")[0], set()).add(name.count(" ") + 1)
    return {first: sorted(sizes, reverse=True) for first, sizes in found.items()}


@cache
def sure_organisations() -> frozenset[str]:
    """Those of several words, those in capitals (IS, UN), and single ones that are no ordinary word (Hezbollah, but not Target)."""
    table = gazetteer_classes()
    names = {
        tokenised(name)
        for name, sort in organisations().items()
        if sort != "team" and table[tokenised(name)].startswith(sort) and not any(map(str.isdigit, name.split()))
    }
    return frozenset(
        name for name in names if " " in name or (name.isupper() and len(name) > 1) or not table[name].endswith("?")
    )


def listed_names(document: Document, names: Names) -> Names:
    """Countries and peoples that the model overlooked are names wherever they stand with a capital."""
    used = taken(names)
    places = {name for name in country_codes() if " " not in name}
    missed = [
        Candidate(at, at + 1, PLACE if word in places else GROUP, "listed_names", 0.8)
        for at, word in enumerate(document.truecased)
        if at not in used
        and (word in places or word in peoples())
        and len(word) > 1
        and document.tags[at][:2] in ("NN", "JJ")
        and is_maximal_span(document, at, at + 1)
    ]
    return sort_names([*names, *missed])
