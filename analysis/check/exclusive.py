"""Mutually exclusive words: blue for green, sister for brother, third for second."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from analysis.check.context import Context, Place
from analysis.check.finding import Finding
from analysis.check.words import content_lemmas
from analysis.language import Document
from analysis.language.document import Sentence
from analysis.language.lexicons import rows
from analysis.result import Analysis

NEAR_SHARE = 0.25
"""Share of a draft's sentence from which a source's sentence is about the same."""
PLACES = 2
Member = tuple[str, str]
"""Name of a set, and its member by the first of its forms."""


def check_exclusive(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each word of a set that no source has, if the most similar sentence has another word of that set, and the draft's sentence has not."""
    dated = {at for row in draft.date_rows for at in draft.document.tokens_in(row.start, row.end)}
    known = {word for source in context.sources.all for word in source.words.places}
    for sentence in draft.document.sentences:
        ours = [
            (at, members)
            for at in range(sentence.first, sentence.last)
            if at not in dated and (members := sets_of(draft.document.lower[at]))
        ]
        near = near_places(draft.document, sentence, context) if ours else []
        told = {member for _, members in ours for member in members}
        for at, members in ours:
            if found := other_member(members, near, known, told):
                yield exclusion_finding(draft.document, at, *found)


@cache
def sets() -> dict[str, tuple[Member, ...]]:
    """{form: its sets}; a member is (set, first form): "sister" => (("kin", "sister"), …). Words of one set exclude each other."""
    found: dict[str, tuple[Member, ...]] = {}
    for row in rows("check/exclusive_words"):
        for forms in row["words"].split():
            first, *_ = listed = forms.split("/")
            for word in listed:
                found[word] = (*found.get(word, ()), (row["set"], first))
    return found


@cache
def forms(member: Member) -> frozenset[str]:
    """(set, first form) => every form of the word, with plurals: son, sons."""
    return frozenset(form for word, members in sets().items() if member in members for form in (word, word + "s"))


def sets_of(word: str) -> tuple[Member, ...]:
    """Word => the sets it belongs to; a plural has the sets of its singular."""
    return sets().get(word) or sets().get(word.removesuffix("s"), ())


def near_places(document: Document, sentence: Sentence, context: Context) -> list[Place]:
    about = content_lemmas(document, sentence.first, sentence.last)
    return [place for share, place in context.nearest(about, PLACES) if share >= NEAR_SHARE]


def other_member(
    members: tuple[Member, ...], near: list[Place], known: set[str], told: set[Member]
) -> tuple[Place, str] | None:
    """Another word of the same set in a similar sentence => place and word; None if there is none but those that the draft has beside it (`told`), or if a
    source has this word too."""
    for member in members:
        if forms(member) & known:
            return None
    for place in near:
        here = place.source.words
        for at in here.between(place.start, place.end):
            theirs = sets_of(here.keys[at])
            if told.isdisjoint(theirs) and any(one[0] == other[0] for one in members for other in theirs):
                return place, here.keys[at]
    return None


def exclusion_finding(document: Document, at: int, place: Place, other: str) -> Finding:
    start, end = document.starts[at], document.ends[at]
    word = document.words[at]
    return Finding(
        start=start, end=end, text=word, sentence=0, rule="exclusive_words", kind="statement", verdict="altered", article=place.source.name,
        source_start=place.start, source_end=place.end, source_text=place.text, difference=f"{word} → {other}",
        explanation=f"The source says {other}, and nowhere {word}.",
    )  # fmt: skip
