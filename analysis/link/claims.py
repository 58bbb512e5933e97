"""Who claims it: quotes and figures linked to actors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, partial
from itertools import zip_longest

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, word_class
from analysis.link.actors import Actor
from analysis.link.actors.described import social_senses
from analysis.link.attributive import is_attributive
from analysis.tables import replace

WORD = re.compile(r"\w+")


def link_quotes(quotes: Sequence[Quote], mentions: Sequence[Mention], actors: Sequence[Actor]) -> list[Quote]:
    """Quotes with the actor that each speaker stands for, and what kind of source that is."""
    by_id = {actor.id: actor for actor in actors}
    starts = [row.start for row in mentions]
    return [linked(quote, mentions, starts, by_id) for quote in quotes]


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
        before = mentions[first - 1] if first else None
        return [before] if before and 0 <= start - before.end <= 2 else []
    inside = mentions[first : bisect_left(starts, end)]
    speaker = quote.speaker or ""
    heads = [
        row for row, behind in zip_longest(inside, inside[1:])
        if is_head(speaker, row.start - start, row.end - start) and not (behind and is_before_noun(speaker[row.end - start : behind.start - start]))
        and not any(is_in_front_of_head(row, other) for other in inside)
    ]  # fmt: skip
    return sorted(heads, key=lambda row: row.form != "name")


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
            break
        head.append(word)
    classes = source_classes()
    known = next((classes[word.lower()] for word in reversed(head) if word.lower() in classes), None)
    several = bool(head) and means_persons(head[-1], head[0].lower() in listed("quantifier"))
    return "unnamed official" if several and head[-1].lower() not in classes else known


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
    figures: Sequence[Figure], quotes: Sequence[Quote], mentions: Sequence[Mention], dates: Sequence[DateExpression]
) -> list[Figure]:
    """Figures with the quote that each stands in and so who claims it, and the date, place and actor of its sentence."""
    starts = [row.start for row in quotes]
    by_sentence: dict[int, list[Mention]] = {}
    for row in mentions:
        by_sentence.setdefault(row.sentence, []).append(row)
    dated: dict[int, list[DateExpression]] = {}
    for one in dates:
        if one.type == "DATE" and one.value:
            dated.setdefault(one.sentence, []).append(one)
    return [
        attach_context(claimed(row, quotes, starts), by_sentence.get(row.sentence, []), dated.get(row.sentence, []))
        for row in figures
    ]


def claimed(figure: Figure, quotes: Sequence[Quote], starts: list[int]) -> Figure:
    """The figure with the innermost claim that it stands in and whose claim that is; nobody's where the source denies or doubts it."""
    at = bisect_right(starts, figure.start) - 1
    for quote in reversed(quotes[max(0, at - 3) : at + 1]):
        if quote.end < figure.end:
            continue
        if quote.certainty in NO_CLAIM or quote.stance in NO_CLAIM:
            return replace(figure, quote=quote.id)
        return replace(figure, quote=quote.id, claimed_by=quote.actor, claimant=quote.speaker, claim_cue=quote.cue)
    return figure


NO_CLAIM = frozenset(("denied", "not confirmed", "questioned", "asked"))
"""What a source can do with a figure without claiming it."""


def attach_context(figure: Figure, mentions: list[Mention], dates: list[DateExpression]) -> Figure:
    """The nearest date; the nearest place, behind rather than in front; the actor that is counted (5,000 | US | troops), else the
    nearest in front: all in its sentence."""
    places = [row for row in mentions if row.kind == "place"]
    behind = next((row for row in places if row.start > figure.start), None)
    place = behind or next((row for row in reversed(places) if row.end <= figure.start), None)
    start, end = figure.counted_start or 0, figure.counted_end or 0
    within = [row for row in mentions if row.actor and start < row.end <= end]
    before = [row for row in mentions if row.actor and row.end <= figure.start and row.kind != "place"]
    actor = within[0] if within else before[-1] if before else None
    date = min(dates, key=lambda one: abs(one.start - figure.start), default=None)
    return replace(
        figure,
        date=date.id if date else None,
        place=place.text if place else None,
        actor=actor.actor if actor else None,
    )
