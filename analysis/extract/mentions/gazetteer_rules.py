"""Names from the gazetteer: countries, peoples, well-known places and organisations, wherever they are capitalised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from analysis.extract.mentions.candidate import (
    GROUP,
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    SpanIndex,
    as_kind,
    is_capital,
    is_maximal_span,
    listed,
    sort_names,
    taken,
    truecased_words,
)
from analysis.language import Document
from analysis.language.gazetteer import (
    PLACES,
    country_codes,
    gazetteer_classes,
    known_from,
    organisations,
    peoples,
    tokenised,
)
from analysis.language.lexicons import words as lexicon_words

NOUNS = ("NN", "NNS")
SURE_PLACES = PLACES - {"country", "town"}
"""Classes of places that are names by themselves; countries have a rule of their own, towns are called like too much else."""


def countries_are_places(document: Document, names: Names) -> Names:
    """Names with the gazetteer's kind for countries and peoples: "[Iran]" a place, "[Iraqi]" a people, whatever the model said."""
    return [with_listed_kind(name, " ".join(truecased_words(document, name))) for name in names]


def with_listed_kind(name: Candidate, written: str) -> Candidate:
    """Name with the kind that its wording has in the lists of countries and peoples; unchanged if it is in neither."""
    if written in country_codes():
        return as_kind(name, PLACE, "countries_are_places", 0.9)
    return as_kind(name, GROUP, "peoples_are_groups", 0.9) if written in peoples() else name


def peoples_before_persons(document: Document, names: Names) -> Names:
    """Names of peoples of several words become peoples ("South Vietnamese", "Bosnian Serb"); a person after one becomes a name of its own ("[Sri Lankan] [Ana Roe]")."""
    return [part for name in names for part in people_and_person(document, name)]


def people_and_person(document: Document, name: Candidate) -> Iterator[Candidate]:
    """The words of peoples at the front of a name, and the person behind them if at least two words are left; else the name as it is."""
    cut = name.first
    while cut < name.last and (size := people_at(document, cut, name.last)):
        cut += size
    full_name = name.kind == PERSON and name.last - cut > 1
    if cut == name.first or not (cut == name.last or full_name):
        yield name
        return
    yield as_kind(replace(name, last=cut), GROUP, "compound_peoples")
    if cut < name.last:
        yield replace(name, first=cut, rule="compound_peoples")


def people_at(document: Document, at: int, limit: int) -> int:
    """Number of tokens from `at` that name a people: "Sri Lankan" 2, "North Korean" 2, "Serb" 1; 0 for none."""
    words, known = document.truecased, peoples()
    if at + 1 < limit and (
        f"{words[at]} {words[at + 1]}" in known or (words[at] in listed("direction") and words[at + 1] in known)
    ):
        return 2
    return int(words[at] in known)


def listed_organisations(document: Document, names: Names) -> Names:
    """Names with the known organisations of the gazetteer ("World Bank", "Hezbollah"), except those that are also ordinary words."""
    marked = SpanIndex(names)
    for first, last in organisations_in(document):
        if document.sentence_of(first).number not in document.all_caps and (
            marked.holds(first, last) or is_maximal_span(document, first, last)
        ):
            marked.put(Candidate(first, last, ORGANISATION, "listed_organisations", 0.8))
    return marked.names()


def organisations_in(document: Document) -> Iterator[tuple[int, int]]:
    """Token spans of known organisations, the longest at each token."""
    texts, end, sizes_from = document.truecased, 0, sizes_by_first()
    for at, word in enumerate(texts):
        if at >= end and word in sizes_from:
            fitting = (size for size in sizes_from[word] if is_sure_organisation(" ".join(texts[at : at + size])))
            if size := next(fitting, 0):
                end = min(at + size, len(texts))
                yield at, end


@cache
def listed_bodies() -> dict[str, str]:
    """{organisation that is no team and has no number in its name, tokens joined by spaces: its type}."""
    return {
        tokenised(name): sort
        for name, sort in organisations().items()
        if sort != "team" and not any(map(str.isdigit, name.split()))
    }


@cache
def sizes_by_first() -> dict[str, list[int]]:
    """{first token: numbers of tokens of the names of `listed_bodies` that start with it, in falling order}."""
    found: dict[str, set[int]] = {}
    for name in listed_bodies():
        found.setdefault(name.partition(" ")[0], set()).add(name.count(" ") + 1)
    return {first: sorted(sizes, reverse=True) for first, sizes in found.items()}


def is_sure_organisation(name: str) -> bool:
    """True for an unambiguous organisation of the gazetteer: of several words, in capitals ("UN"), or a single word without an ordinary meaning ("Hezbollah", not "Target")."""
    sort = listed_bodies().get(name)
    if sort is None:
        return False
    kind = gazetteer_classes()[name]
    certain = " " in name or (name.isupper() and len(name) > 1) or not kind.endswith("?")
    return certain and kind.startswith(sort)


def listed_names(document: Document, names: Names) -> Names:
    """Names with the capitalised countries and peoples that the model has missed."""
    used, places = taken(names), country_codes()
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


def persons_of_countries(document: Document, names: Names) -> Names:
    """A listed surname behind a country's genitive is a person: "Germany's [Merz]", "Kenya's [Ruto]"; not "Nepal's [Kathmandu]"."""
    marked = SpanIndex(names)
    for country in names:
        at = country.last + 1
        if country.kind == PLACE and document.lower[at - 1 : at] in (["'s"], ["’s"]) and is_lone_surname(document, at):
            marked.put(Candidate(at, at + 1, PERSON, "persons_of_countries", 0.8))
    return marked.names()


def is_lone_surname(document: Document, at: int) -> bool:
    """True for a capitalised word with a listed surname's spelling, no other entry in the gazetteer and no capitalised word behind it."""
    words = document.words[at : at + 2]
    lone = len(words) > 1 and is_capital(words[0]) and not is_capital(words[1]) and document.tags[at + 1] not in NOUNS
    return lone and words[0].lower() in lexicon_words("names/surnames") and words[0] not in gazetteer_classes()


def listed_places(document: Document, names: Names) -> Names:
    """Names with the well-known places that the model has missed ("Nizhny Novgorod", "Everest"), including regions that start in lower case ("sub-Saharan Africa")."""
    marked = SpanIndex(names)
    for at, word in enumerate(document.words):
        if is_capital(word):
            size = sure_place(document.truecased, at) if at not in marked.at else 0
            found = size > 0 and is_free(document, marked, at, at + size)
        else:
            size = sure_place(document.truecased, at) if known_from(word)[0] > 1 else 0
            found = size > 1
        if found:
            marked.put(Candidate(at, at + size, PLACE, "listed_places", 0.6))
    return marked.names()


def sure_place(texts: list[str], at: int) -> int:
    """Number of tokens of the longest well-known place that starts at token `at`; 0 for none."""
    table, longest_size = gazetteer_classes(), min(known_from(texts[at])[0], len(texts) - at)
    sizes = range(longest_size, 0, -1)
    return next((size for size in sizes if table.get(" ".join(texts[at : at + size])) in SURE_PLACES), 0)


def is_free(document: Document, marked: SpanIndex, first: int, last: int) -> bool:
    """True if the span is inside one sentence, overlaps no name, and is not part of a longer run of capitalised words."""
    sentence = document.sentence_of(first)
    inside = first > sentence.first and sentence.number not in document.all_caps
    named = document.tags[last - 1][:3] == "NNP" and marked.at.keys().isdisjoint(range(first, last))
    return inside and named and is_maximal_span(document, first, last)
