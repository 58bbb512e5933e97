"""Words that belong together, or do not, by a hyphen, an ampersand, "and" or "of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.extract.mentions.boundaries import split_name
from analysis.extract.mentions.candidate import (
    GROUP,
    ORGANISATION,
    PERSON,
    PLACE,
    Candidate,
    Names,
    SpanIndex,
    is_capital,
    listed,
    shouted,
)
from analysis.extract.mentions.capital_runs import BODY_LAST, BODY_OF, PLACE_LAST, PORTFOLIOS
from analysis.language import Document
from analysis.language.gazetteer import PLACES, country_codes, gazetteer_classes, peoples
from analysis.language.lexicons import words

HYPHENS = frozenset({"-", "–", "‑"})
DIRECTIONS = frozenset(
    {"North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower"}
)


def hyphened_people(document: Document, names: Names) -> Names:
    """[Park Sung]-min => [Park Sung-min]; [Ana Roe]-Poe => [Ana Roe-Poe]: a full name goes on behind a hyphen."""
    found: Names = []
    for name in names:
        if not found or found[-1].last < name.first - 1:
            name = from_hyphen(document, name)
        last = hyphened_end(document, name) if name.kind == PERSON and name.last - name.first > 1 else name.last
        if found and name.first < found[-1].last:
            found[-1] = replace(found[-1], last=max(last, found[-1].last))
        else:
            found.append(name if last == name.last else replace(name, last=last, rule="hyphened_people"))
    return found


def from_hyphen(document: Document, name: Candidate) -> Candidate:
    """Jan-[Erik Roe] => [Jan-Erik Roe]; B. [Roe] => [B. Roe]."""
    at, front = name.first - 2, document.sentence_of(name.first).first
    if name.kind == PERSON and name.first > front and is_initial(document.words[name.first - 1]):
        return replace(name, first=name.first - 1, rule="hyphened_people")
    if name.kind not in (PERSON, PLACE) or at < front or document.words[at + 1] not in HYPHENS:
        return name
    tight = document.ends[at] == document.starts[at + 1] and document.ends[at + 1] == document.starts[at + 2]
    left = document.words[at]
    fits = (
        is_capital(left)
        and left.isalpha()
        and known_kind(document, at, at + 1) is None
        and document.lower[at] not in STOPS
    )
    single = name.last - name.first == 1
    return (
        replace(name, first=at, rule="hyphened_people") if tight and fits and not (single and left.isupper()) else name
    )


def is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def hyphened_end(document: Document, name: Candidate) -> int:
    """Where the name ends with what a hyphen adds; where it ends now if nothing."""
    at = name.last
    if at + 1 >= len(document.words) or document.words[at] not in HYPHENS:
        return at
    tight = document.starts[at] == document.ends[at - 1] and document.starts[at + 1] == document.ends[at]
    word = document.words[at + 1]
    fits = (
        word.isalpha()
        and document.lower[at + 1] not in listed("compound_suffix")
        and (is_capital(word) or len(word) < 6)
    )
    return at + 2 if tight and fits else at


def split_at_hyphens(document: Document, names: Names) -> Names:
    """[Kirkuk-Ceyhan] pipeline => [Kirkuk]-[Ceyhan]: two known places, or two peoples, are two names."""
    return [part for name in names for part in around_hyphen(document, name)]


def around_hyphen(document: Document, name: Candidate) -> Iterator[Candidate]:
    cut = next((at for at in range(name.first + 1, name.last - 1) if document.words[at] in HYPHENS), 0)
    kinds = (
        [known_kind(document, first, last) for first, last in ((name.first, cut), (cut + 1, name.last))] if cut else []
    )
    if not cut or None in kinds or gazetteer_classes().get(" ".join(document.truecased[name.first : name.last])):
        yield name
        return
    for piece, kind in zip(split_name(document, name, [cut], "split_at_hyphens"), kinds):
        yield replace(piece, kind=kind or piece.kind)


def known_kind(document: Document, first: int, last: int) -> str | None:
    text = " ".join(document.truecased[first:last])
    if text in peoples():
        return GROUP
    return PLACE if (gazetteer_classes().get(text) or "") in PLACES else None


def compound_peoples(document: Document, names: Names) -> Names:
    """[South Vietnamese], [Bosnian Serb] => groups; [Sri Lankan Ana Roe] => Sri Lankan and [Ana Roe]."""
    return [part for name in names for part in around_people(document, name)]


def around_people(document: Document, name: Candidate) -> Iterator[Candidate]:
    cut = name.first
    while cut < name.last and (size := people_at(document, cut, name.last)):
        cut += size
    if cut == name.first or (cut < name.last and (name.kind != PERSON or name.last - cut < 2)):
        yield name
        return
    yield (
        replace(name, last=cut, kind=GROUP, rule="compound_peoples") if name.kind != GROUP else replace(name, last=cut)
    )
    if cut < name.last:
        yield replace(name, first=cut, rule="compound_peoples")


def people_at(document: Document, at: int, limit: int) -> int:
    """How many tokens from here name a people: Sri Lankan, South African, Serb; 0 where none."""
    words, known = document.truecased, peoples()
    if at + 1 < limit and (
        f"{words[at]} {words[at + 1]}" in known or (words[at] in DIRECTIONS and words[at + 1] in known)
    ):
        return 2
    return int(words[at] in known)


def split_at_of(document: Document, names: Names) -> Names:
    """[Statoil of Norway] => [Statoil] of [Norway]: no word of a body, land or office stands before "of"."""
    return [part for name in names for part in around_of(document, name)]


def around_of(document: Document, name: Candidate) -> Iterator[Candidate]:
    cut = next((at for at in range(name.first + 1, name.last - 1) if document.words[at] == "of"), 0)
    if not cut or gazetteer_classes().get(" ".join(document.truecased[name.first : name.last])):
        yield name
        return
    after = " ".join(document.truecased[cut + 1 : name.last])
    is_place = after in country_codes() or gazetteer_classes().get(after) in PLACES
    before = document.lower[name.first : cut]
    if name.kind == ORGANISATION and is_full_name(document, cut + 1, name.last) and not BODY_OF.isdisjoint(before):
        yield replace(name, last=cut, rule="split_at_of")
        yield replace(name, first=cut + 1, kind=PERSON, rule="split_at_of")
        return
    full = name.kind == PERSON and cut - name.first > 1 and document.lower[name.first] in words("names/first_names")
    if not full and (not is_place or WORDS_OF.intersection(before)):
        yield name
        return
    yield replace(name, last=cut, kind=ORGANISATION if name.kind == PLACE else name.kind, rule="split_at_of")
    yield replace(name, first=cut + 1, kind=PLACE if is_place else ORGANISATION, rule="split_at_of")


def is_full_name(document: Document, first: int, last: int) -> bool:
    """Whether a first name and more stand here, a title before them allowed: the Greenwood Party of [Ana Roe]."""
    while first < last and document.lower[first] in words("names/titles"):
        first += 1
    return last - first == 2 and document.lower[first] in words("names/first_names")


WORDS_OF = (
    BODY_LAST | BODY_OF | PLACE_LAST | words("names/organisation_words") | words("names/place_words") | words("names/titles")
    | listed("word_before_of")
)  # fmt: skip


def ampersands(document: Document, names: Names) -> Names:
    """[Roe & Poe], [Roe, Poe & Co.]: capitals on both sides of "&" are one company."""
    loud, marked = shouted(document), SpanIndex(names)
    for at, word in enumerate(document.words):
        if word == "&" and document.sentence_of(at).number not in loud:
            first, last = run_around(document, at)
            if first < at < last - 1 and last - first > 3 - (len(document.words[at - 1]) > 1):
                marked.put(Candidate(first, last, ORGANISATION, "ampersands", 0.75))
    return marked.names()


def run_around(document: Document, at: int) -> tuple[int, int]:
    """The capitals on both sides of a token, within the sentence."""
    sentence, first, last = document.sentence_of(at), at, at + 1
    while first > sentence.first and is_capital(document.words[first - 1]) and document.lower[first - 1] not in STOPS:
        first -= 1
    while last < sentence.last and is_capital(document.words[last]):
        last += 1
    return first, last


STOPS = words("names/titles") | words("language/starters") | frozenset({"the"})


def two_portfolios(document: Document, names: Names) -> Names:
    """Health and [Welfare Ministry] => [Health and Welfare Ministry]: two fields of one body."""
    found = []
    for name in names:
        first = name.first
        if (
            name.kind == ORGANISATION
            and first > 1
            and document.words[first - 1] in ("and", "&")
            and document.lower[first - 2] in PORTFOLIOS
            and is_capital(document.words[first - 2])
            and document.lower[name.last - 1] in BODY_LAST
        ):
            name = replace(name, first=first - 2, rule="two_portfolios")
        found.append(name)
    return [name for name, after in zip(found, [*found[1:], None]) if not after or name.last <= after.first]


def versus(document: Document, names: Names) -> Names:
    """[Roe v Poe] => [Roe] v [Poe]: who plays whom."""
    return [part for name in names for part in split_name(document, name, sides(document, name), "versus")]


def sides(document: Document, name: Candidate) -> list[int]:
    inner = range(name.first + 1, name.last - 1)
    return [
        at
        for at in inner
        if document.words[at] in VERSUS and (document.words[at] != "V" or document.words[at - 1].isupper())
    ]


VERSUS = frozenset({"v", "vs", "vs.", "bt", "def", "V"})


def capital_letters(document: Document, names: Names) -> Names:
    """[TPAO]:person => [TPAO]:organisation: a single word in capitals, where others are not, names no person, and a place only if known."""
    loud = shouted(document)
    return [
        replace(name, kind=ORGANISATION, rule="capital_letters")
        if name.kind in (PERSON, PLACE)
        and is_acronym(document, name)
        and document.sentence_of(name.first).number not in loud
        else name
        for name in names
    ]


def is_acronym(document: Document, name: Candidate) -> bool:
    word, front = document.words[name.first], document.sentence_of(name.first).first
    if name.last - name.first > 1 or not (2 < len(word) < 7 and word.isupper() and word.isalpha()):
        return False
    known = gazetteer_classes().get(word) or gazetteer_classes().get(word.capitalize()) or ""
    return (
        name.first > front
        and known.rstrip("?") not in PLACES | {"spelling", "village"}
        and word.capitalize() not in document.words
    )
