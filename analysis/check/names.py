"""Names of a draft: does the source have them, with these first names and of this country?"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.check.context import Context
from analysis.check.finding import Finding
from analysis.check.naming import (
    POSSESSIVE,
    all_names,
    countries_by_name,
    is_called,
    is_same_name,
    join_initials,
    name_words,
)
from analysis.check.sources import Source
from analysis.check.words import split_words
from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.link.actors import Actor, Place
from analysis.result import Analysis

MIN_LETTERS = 2
"""A proper noun of so few letters is an abbreviation of anything."""


def check_names(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each name, where the draft has it first."""
    seen: set[str] = set()
    for row in draft.mention_rows:
        if row.form == "name" and row.text not in seen:
            seen.add(row.text)
            yield check_name(draft, row, context)
    yield from check_capitals(draft, context)


def check_capitals(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Proper nouns inside a sentence that belong to no mention and that no source has in any form => a finding each."""
    document = draft.document
    covered = {at for row in (*draft.mention_rows, *draft.date_rows) for at in document.tokens_in(row.start, row.end)}
    known = {word for one in context.sources.all for word in one.words.places}
    opening = {sentence.first for sentence in document.sentences}
    for at, tag in enumerate(document.tags):
        if tag not in ("NNP", "NNPS") or at in covered or at in opening or not document.words[at].istitle():
            continue
        word = document.lower[at].rstrip(".")
        if len(word) > MIN_LETTERS and word.isalpha() and not {word, word.removesuffix("s")} & known:
            yield unknown_capital(document, at)


def unknown_capital(document: Document, at: int) -> Finding:
    start, end = document.starts[at], document.ends[at]
    return Finding(
        start=start, end=end, text=document.words[at], sentence=0, rule="unknown_proper_noun", kind="name", verdict="not found",
        explanation="No source has this name.",
    )  # fmt: skip


def check_name(draft: Analysis, row: Mention, context: Context) -> Finding:
    actors = [(source, one) for source in context.sources.all for one in source.analysis.actor_rows]
    own = next((one for one in draft.actor_rows if one.id == row.actor), None)
    same = same_thing(row, context)
    named = next((pair for pair in actors if is_called(pair[1], [row.text])), None)
    if named and not (
        same and row.kind == "place"
    ):  # Mosul is the place, not "the coalition during the battle of Mosul"
        return of_another_country(row, own, *named) or name_finding(
            row, "supported", f"The source names {named[1].name}.", *named
        )
    if same:
        return name_finding(row, "supported", f"The source names {same[1].text}.", *same)
    if source := next((one for one in context.sources.all if has_words(one, row.text)), None):
        return name_finding(row, "supported", "The source has these words.", source, None)
    if other := next((pair for pair in actors if shares_last_name(row, pair[1])), None):
        return name_finding(
            row, "altered", f"The source names {other[1].name}.", *other, f"{row.text} → {other[1].name}"
        )
    code = countries_by_name().get(" ".join(name_words(row.text))) or home_of(draft, row)
    if code and (inside := of_country(code, context)):
        return name_finding(row, "unsure", f"The source does not name it, but {inside[1].name} is there.", *inside)
    if source := next(
        (
            one
            for one in context.sources.all
            if set(split_words(join_initials(row.text)).keys) <= one.words.places.keys()
        ),
        None,
    ):
        return name_finding(row, "unsure", "The source has these words, but not as one name.", source, None)
    return name_finding(row, "not found", "No source has this name.", None, None)


def home_of(draft: Analysis, row: Mention) -> str | None:
    """ISO code of the country whose capital acts: "Washington accused Tehran" => US; None for anything else, as in "protests in Washington"."""
    return next((one.country for one in draft.actor_rows if one.home and one.id == row.actor), None)


def of_country(code: str, context: Context) -> tuple[Source, Actor | Place] | None:
    """The actor or place of the sources in that country; None if there is none."""
    for source in context.sources.all:
        named: list[Actor | Place] = [*source.analysis.actor_rows, *source.analysis.place_rows]
        for one in named:
            if one.country == code:
                return source, one
    return None


def same_thing(row: Mention, context: Context) -> tuple[Source, Mention] | None:
    """The mention in the sources of the same organisation, place or people: one with the same words, else the first; None if there is none."""
    pairs = context.bodies_and_places
    exact = (pair for pair in pairs if pair[1].text == row.text and is_same_thing(row, pair[1]))
    return next(exact, None) or next((pair for pair in pairs if is_same_thing(row, pair[1])), None)


def is_same_thing(row: Mention, mention: Mention) -> bool:
    """True if an organisation, place or people has the same name: U.K. for British, Orvell for Orvell Council; persons are compared by all their names."""
    return row.kind != "person" and is_same_name(row.text, mention.text)


def has_words(source: Source, name: str) -> bool:
    """True if the words of the name stand in the source one after the other, as whatever part of speech."""
    keys = [POSSESSIVE.sub("", key) for key in split_words(join_initials(name)).keys]
    if not keys:
        return False
    begun = [at for first in (keys[0], keys[0] + "'s", keys[0] + "'") for at in source.words.places.get(first, ())]
    return any([POSSESSIVE.sub("", key) for key in source.words.keys[at : at + len(keys)]] == keys for at in begun)


def shares_last_name(row: Mention, actor: Actor) -> bool:
    """True for two persons with the same last name: Maria Hale for Tomas Hale."""
    ours = name_words(row.text)
    return (
        row.kind == actor.kind == "person"
        and len(ours) > 1
        and any(name_words(one)[-1:] == ours[-1:] for one in all_names(actor))
    )


def of_another_country(row: Mention, own: Actor | None, source: Source, actor: Actor) -> Finding | None:
    """Finding for a person whose role names another country than in the source ("the Tavrian minister Okoye" for a minister of another country); None otherwise."""
    if own is None or actor.kind != "person":
        return None
    ours, theirs = countries_in(own.role), countries_in(actor.role)
    if not ours or not theirs or ours & theirs:
        return None
    return name_finding(
        row, "altered", f"In the source {actor.name} is {actor.role}.", source, actor, f"{own.role} → {actor.role}"
    )


def countries_in(role: str | None) -> set[str]:
    return {code for word in name_words(role or "") if (code := countries_by_name().get(word))}


def name_finding(
    row: Mention,
    verdict: str,
    why: str,
    source: Source | None,
    named: Actor | Place | Mention | None,
    difference: str | None = None,
) -> Finding:
    place = named if isinstance(named, Mention) else mention_of(source, named) if source and named else None
    return Finding(
        start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="name_comparison", kind="name", verdict=verdict,
        article=source.name if source else None, source_start=place.start if place else None, source_end=place.end if place else None,
        source_text=place.text if place else None, difference=difference, explanation=why,
    )  # fmt: skip


def mention_of(source: Source, named: Actor | Place) -> Mention | None:
    """Where a source first names an actor or a place; its first mention of any form if it never does."""
    mentions = [one for one in source.analysis.mention_rows if one.actor == named.id]
    return next((one for one in mentions if one.form == "name"), next(iter(mentions), None))
