"""Who claims it: quotes and figures linked to actors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest
from operator import attrgetter
from typing import TypeVar

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, word_class
from analysis.language.social_nouns import social_senses
from analysis.link.actors import Actor
from analysis.link.attributive import is_attributive
from analysis.tables import replace

WORD = re.compile(r"\w+")
Row = TypeVar("Row", Mention, DateExpression)


def link_quotes(quotes: Sequence[Quote], mentions: Sequence[Mention], actors: Sequence[Actor]) -> list[Quote]:
    """Quotes with the actor that each speaker stands for, and what kind of source that is."""
    by_id = {actor.id: actor for actor in actors}
    starts = [row.start for row in mentions]
    found: list[Quote] = []
    for quote in quotes:
        one = linked(quote, mentions, starts, by_id)
        found.append(continued(one, found[-1]) if found else one)
    return found


def continued(quote: Quote, before: Quote) -> Quote:
    """The quote; if its source is an "it" or "they" that stands for no actor, with the actor and class of the source named a sentence before."""
    near = 0 <= quote.sentence - before.sentence <= 1 and before.source_class in STANDS_FOR.get(
        (quote.speaker or "").lower(), ()
    )
    return (
        replace(quote, actor=before.actor, source_class=before.source_class) if near and is_unresolved(quote) else quote
    )


def is_unresolved(quote: Quote) -> bool:
    return quote.actor is None and quote.source_class == "unknown"


STANDS_FOR = {"it": ("document", "organisation"), "they": ("unnamed official", "organisation")}
"""Pronoun => classes of source that it can stand for."""


def linked(quote: Quote, mentions: Sequence[Mention], starts: list[int], actors: Mapping[str, Actor]) -> Quote:
    """The quote with the actor and the class of its source; nobody and "unknown" where it has no speaker. actors: by id."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return quote
    heads = head_mentions(quote, mentions, starts)
    found = [actors[row.actor] for row in heads if row.actor is not None and row.actor in actors]
    person, body = first_named(found, "person"), first_named(found, "organisation")
    described = next((one for one in found if not one.named), None)
    unnamed = unnamed_class(quote.speaker or "")
    if person:
        return with_source(quote, person, "named person")
    if unnamed:
        return with_source(quote, (body if unnamed == "organisation" else None) or described, unnamed)
    if body or not described:
        return with_source(quote, body, "organisation" if body else "unknown")
    return with_source(quote, described, "organisation" if described.kind == "organisation" else "unnamed official")


def first_named(actors: Sequence[Actor], kind: str) -> Actor | None:
    """The first of a kind that the article names."""
    return next((one for one in actors if one.named and one.kind == kind), None)


def with_source(quote: Quote, actor: Actor | None, source_class: str) -> Quote:
    return replace(quote, actor=actor.id if actor else None, source_class=source_class)


def head_mentions(quote: Quote, mentions: Sequence[Mention], starts: list[int]) -> list[Mention]:
    """Mentions that are the speaker and not what belongs to one, names before references: Ana Roe in "Ana Roe of the Harbour
    Union" and in "who" behind "Ana Roe, "; not Ana Roe in "a spokesman for Ana Roe" or "her lawyer"."""
    start, end = quote.speaker_start or 0, quote.speaker_end or 0
    first = bisect_left(starts, start)
    if (quote.speaker or "").lower() in word_class("language/function_words", "relative_pronoun"):
        before = (row for row in mentions[max(0, first - MAX_NESTED_MENTIONS) : first] if 0 <= start - row.end <= 2)
        return list(before)[:1]
    inside = mentions[first : bisect_left(starts, end)]
    speaker = quote.speaker or ""
    heads = [
        row for row, behind in zip_longest(inside, inside[1:])
        if is_head(speaker, row.start - start, row.end - start) and not (behind and is_before_noun(speaker[row.end - start : behind.start - start]))
        and not any(is_in_front_of_head(row, other) for other in inside)
    ]  # fmt: skip
    return sorted(heads, key=lambda row: row.form != "name")


MAX_NESTED_MENTIONS = 4
"""Mentions inside one another in front of a relative pronoun, at most; the widest begins first: "[analysts at [the bank]], who"."""


def is_in_front_of_head(name: Mention, other: Mention) -> bool:
    """The [UN] refugee agency, UNHCR: whether a name only modifies the head of a description."""
    head = other.head_start if other.form == "nominal" else None
    return name is not other and head is not None and other.start <= name.start and name.end <= head


def is_head(speaker: str, start: int, end: int) -> bool:
    """Whether the words of a speaker from start to end are its head: no preposition since the last comma, no "-led", and no 's or "her" that makes another the head."""
    clause = speaker[speaker.rfind(",", 0, start) + 1 : start]
    owner = speaker[end : end + 2] in ("'s", "’s") or (
        speaker[start:end].lower() in word_class("language/function_words", "possessive")
        and bool(speaker[end:].strip())
    )
    if owner or is_attributive(speaker, end):
        return False
    return not any(word in listed("preposition") for word in WORD.findall(clause.lower()))


def is_before_noun(gap: str) -> bool:
    """Whether what stands between two names makes the second the head: Kestrels[ manager ]Rita Roe, not Roe[ and ]Okri."""
    return bool(NOUNS.fullmatch(gap)) and not any(
        word in listed("preposition") | listed("joining") for word in gap.split()
    )


NOUNS = re.compile(r"(?: [a-z][a-z’'-]*){1,4} ")


def unnamed_class(speaker: str) -> str | None:
    """ "two Iraqi officials" => "unnamed official"; "the report" => "document"; "the company" => "organisation"; "Some Norvia University fans"
    => "unnamed official", as for all whose head noun means persons; None for a name."""
    head: list[str] = []
    for word in WORD.findall(speaker.split(",")[0]):
        if word in listed("preposition") and head:
            if word != "of" or not all(map(is_count, head)):
                break
            continue  # two of her neighbours
        head.append(word)
    classes = source_classes()
    known = next((classes[word.lower()] for word in reversed(head) if word.lower() in classes), None)
    several = bool(head) and means_persons(head[-1], head[0].lower() in listed("quantifier"))
    return "unnamed official" if several and head[-1].lower() not in classes else known


def is_count(word: str) -> bool:
    return word.isdigit() or word.lower() in listed("quantifier") or word == "of"


def means_persons(noun: str, counted: bool) -> bool:
    """Whether a noun in the plural can mean persons (fans, passengers), by the senses that WordNet has; one with a capital only where
    it is counted and means them first: some Democrats, not the Guardians."""
    one = lemma(noun.lower(), "NNS")
    senses = social_senses(one)
    if one == noun.lower() or "person" not in senses or not (counted or noun.islower()):
        return False
    rank, _ = senses["person"]
    return rank == 1 if not noun.islower() else rank < senses.get("body", (rank + 1, 0))[0]


@cache
def source_classes() -> dict[str, str]:
    """Words for those who speak without a name => their class."""
    return {row["word"]: row["class"] for row in rows("quotes/sources")}


listed = partial(word_class, "quotes/words")
"""Class of quotes/words.tsv => its words."""


def link_figures(
    document: Document,
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    actors: Sequence[Actor],
) -> list[Figure]:
    """Figures with the quote that each stands in and so who claims it, and the date, place and actor of its sentence."""
    starts, names = [row.start for row in quotes], {one.id: one.name for one in actors}
    named, dated = by_sentence(mentions), by_sentence([one for one in dates if one.type == "DATE" and one.value])
    surroundings = {
        sentence: Surroundings.of(named.get(sentence, []), dated.get(sentence, []))
        for sentence in {row.sentence for row in figures}
    }
    return [
        attach_context(claimed(document, row, quotes, starts, names), surroundings[row.sentence]) for row in figures
    ]


def by_sentence(found: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows => {sentence: its rows in order}."""
    grouped: dict[int, list[Row]] = {}
    for row in found:
        grouped.setdefault(row.sentence, []).append(row)
    return grouped


def claimed(
    document: Document, figure: Figure, quotes: Sequence[Quote], starts: list[int], names: Mapping[str, str]
) -> Figure:
    """The figure with the innermost claim that it stands in and whose claim that is; nobody's where the source denies or doubts it."""
    at = bisect_right(starts, figure.start) - 1
    for quote in reversed(quotes[max(0, at - 3) : at + 1]):
        if quote.end < figure.end:
            continue
        if quote.certainty in NO_CLAIM or quote.stance in NO_CLAIM:
            return replace(figure, quote=quote.id)
        claimant, cue = in_full(document, quote, quotes, names)
        return replace(figure, quote=quote.id, claimed_by=quote.actor, claimant=claimant, claim_cue=cue)
    return figure


def in_full(
    document: Document, quote: Quote, quotes: Sequence[Quote], names: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """Source of a quote in words that say who it is, and the words that show it: ("the bank", "it said") for "it"; ("The bank", "said") for "The bank"."""
    if quote.speaker_start is None or document.tags[document.token_at(quote.speaker_start)] not in PRONOUNS:
        return quote.speaker, quote.cue
    name = (
        names.get(quote.actor or "")
        or phrase_in_front_of_relative(document, quote.speaker_start)
        or source_before(quote, quotes)
    )
    return (name, " ".join(filter(None, (quote.speaker, quote.cue)))) if name else (quote.speaker, quote.cue)


PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WDT"))


def phrase_in_front_of_relative(document: Document, start: int) -> str | None:
    """Noun phrase that a relative pronoun stands for: "[analysts at the bank], who said"; None for another pronoun."""
    syntax, at = document.syntax, document.token_at(start)
    relative = next((one for one in syntax.ancestors(at) if syntax.relations[one] == "relcl"), None)
    if relative is None or document.tags[at] not in ("WP", "WDT"):
        return None
    first = syntax.subtree(syntax.heads[relative])[0]
    return document.text[document.starts[first] : document.ends[at - 1]].rstrip(", ") if first < at else None


def source_before(quote: Quote, quotes: Sequence[Quote]) -> str | None:
    """Words for the source of the attribution in front that an "it" or "they" continues; None if it continues none."""
    before = next((one for one in reversed(quotes) if one.start < quote.start), None)
    continues = (
        before is not None
        and quote.source_class != "unknown"
        and quote.actor is None
        and (quote.speaker or "").lower() in STANDS_FOR
    )
    return before.speaker if continues and before and before.source_class == quote.source_class else None


NO_CLAIM = frozenset(("denied", "not confirmed", "questioned", "asked"))
"""What a source can do with a figure without claiming it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands in the sentence of a figure, each in order of its text: places; names of actors, and those that are no places; dates."""

    places: Sequence[Mention]
    actors: Sequence[Mention]
    bodies: Sequence[Mention]
    dates: Sequence[DateExpression]

    @classmethod
    def of(cls, mentions: Sequence[Mention], dates: Sequence[DateExpression]) -> Surroundings:
        actors = [row for row in mentions if row.actor]
        places = [row for row in mentions if row.kind == "place"]
        return cls(places, actors, [row for row in actors if row.kind != "place"], dates)


def attach_context(figure: Figure, near: Surroundings) -> Figure:
    """The nearest date; the nearest place, behind rather than in front; the actor that is counted (5,000 | US | troops), else the
    nearest in front: all in its sentence."""
    place = next_behind(near.places, figure.start) or last_in_front(near.places, figure.start)
    start, end = figure.counted_start or 0, figure.counted_end or 0
    within = bisect_right(near.actors, start, key=end_of)
    counted = near.actors[within] if within < len(near.actors) and near.actors[within].end <= end else None
    actor = counted or last_in_front(near.bodies, figure.start)
    at = bisect_right(near.dates, figure.start, key=start_of)
    date = min(near.dates[max(0, at - 1) : at + 1], key=lambda one: abs(one.start - figure.start), default=None)
    return replace(
        figure,
        date=date.id if date else None,
        place=place.text if place else None,
        actor=actor.actor if actor else None,
    )


start_of, end_of = attrgetter("start"), attrgetter("end")


def next_behind(found: Sequence[Mention], start: int) -> Mention | None:
    """First of the rows that start behind a place in the text."""
    at = bisect_right(found, start, key=start_of)
    return found[at] if at < len(found) else None


def last_in_front(found: Sequence[Mention], start: int) -> Mention | None:
    """Last of the rows that end before a place in the text."""
    at = bisect_right(found, start, key=end_of)
    return found[at - 1] if at else None
