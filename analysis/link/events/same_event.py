"""Event coreference: rows that express one event (headline, lead, later mentions) become one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from analysis.link.events.context import EventContext, listed
from analysis.link.events.event import NOT_HAPPENING, Event
from analysis.tables import replace

SHARED, LEAST = 5, 4
"""Letters that two words of one family begin with, and letters of the shorter one at least: attack, attacker; arrest, arrested."""

CONCLUDED_WITHIN = timedelta(days=7)
"""How far a day that was only concluded may lie from a date of the same event."""


def is_same_word(one: str, other: str) -> bool:
    """True for two equal lemmas or two of one word family: (explode, explosion), (kill, killing)."""
    if one == other:
        return True
    short, long = sorted((one.lower(), other.lower()), key=len)
    return len(short) >= LEAST and long.startswith(short[: min(SHARED, len(short) - (len(short) > LEAST))])


def merge_events(scene: EventContext, rows: Sequence[Event]) -> Iterator[Event]:
    """Rows in any order => one row for each event, the most precisely dated; `mentions` has the spans of the others."""
    kept: list[Event] = []
    places: dict[Key, list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (detail_rank(scene, row), row.start)):
        near = (
            number for key in sought_keys(row) for number in (*places[key][:MOST_ALIKE], *places[key][-MOST_ALIKE:])
        )
        alike = sorted(set(near))
        at = next((number for number in alike if is_same_event(scene, kept[number], row)), len(kept))
        if at == len(kept):
            kept.append(row)
        else:
            kept[at] = with_mention(scene, kept[at], row)
        for key in {*kept_keys(scene, kept[at]), *kept_keys(scene, row)}:
            if places[key][-1:] != [at]:
                places[key].append(at)
    return iter(kept)


MOST_ALIKE = 50
"""Kept rows under one key that a row is compared with, the first and the last ones: with all, time would grow with the square of the article."""
Key = tuple[str, ...]
"""What two rows of one event have in common, at least one: verb and participant, the family of the verb, or that one stands in the lead."""


def kept_keys(scene: EventContext, row: Event) -> Iterator[Key]:
    """Keys under which a kept row is indexed."""
    yield from participant_keys(row)
    if row.what:
        yield "family", row.what.split()[0].lower()[:LEAST]
    if row.sentence == scene.lead:
        yield ("lead",)


def sought_keys(row: Event) -> Iterator[Key]:
    """Keys under which a row of the same event would be indexed; other rows may share them."""
    yield from participant_keys(row)
    told = content(noun_of(row))
    if told:
        yield "family", told[-1].lower()[:LEAST]
        yield ("lead",)


def participant_keys(row: Event) -> Iterator[Key]:
    """(verb, role, "id" or "head", value) for each participant of the row."""
    verb = row.what.split()[0] if row.what else ""
    for role, actor, words in (("who", row.who_actor, row.who), ("whom", row.whom_actor, row.whom)):
        if actor:
            yield verb, role, "id", actor
        yield from ((verb, role, "head", head) for head in content(words)[-1:])


def detail_rank(scene: EventContext, row: Event) -> int:
    """Sort key, lower first: lead sentence, then rows with a date, then rows with inferred days, then the rest."""
    return (
        0
        if row.sentence == scene.lead
        else 1
        if row.date and (row.earliest or row.latest)
        else 2
        if row.earliest
        else 3
    )


def is_same_event(scene: EventContext, one: Event, row: Event) -> bool:
    """True if both rows have the same verb and compatible participants, or one refers back to the other ("the attack"), and their days are compatible."""
    if is_taken_up(scene, one, row):
        return days_fit(one, row)
    if not one.what or not row.what or one.what.split()[0] != row.what.split()[0] or one.what in listed("light"):
        return False
    if one.modality != row.modality and (NOT_HAPPENING | {"planned", "conditional"}) & {one.modality, row.modality}:
        return False
    pairs = ((one.who_actor, one.who, row.who_actor, row.who), (one.whom_actor, one.whom, row.whom_actor, row.whom))
    told = [is_same_participant(*pair) for pair in pairs]
    return False not in told and True in told and days_fit(one, row)


def is_taken_up(scene: EventContext, one: Event, row: Event) -> bool:
    """True if `row` refers back to the earlier event `one` by a definite noun: "Hackers attacked the bank. The [attack was launched] on Monday"."""
    verb = one.what.split()[:1]
    noun = noun_of(row)
    told, definite = content(noun), (noun or "").lower().startswith(("the ", "this "))
    if not (verb and told and definite and row.start > one.start):
        return False
    main = one.sentence == scene.lead and told[-1] in listed("taken up") and row.what != "start"
    return main or is_same_word(verb[0], told[-1])


def noun_of(row: Event) -> str | None:
    """Noun phrase by which a row can refer back to an event: its object, or the subject of a verb like "occur"; None for any other row."""
    if " " in row.what or row.what == "cause":
        return row.whom
    return row.who if row.what in listed("taking place") else None


def is_same_participant(
    actor: str | None, words: str | None, other_actor: str | None, other_words: str | None
) -> bool | None:
    """True if two cells refer to the same participant, by actor id or head noun; None if one of them is empty."""
    if actor and other_actor:
        return actor == other_actor
    first, second = content(words), content(other_words)
    if not first or not second:
        return None
    return first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))


@lru_cache(maxsize=2_000)
def content(words: str | None) -> tuple[str, ...]:
    """Words of a noun phrase up to and including its head, without determiners: "the port of Lund" => ("port",); "a cargo ship" => ("cargo", "ship")."""
    told = (words or "").lower().split()
    end = next((at for at, word in enumerate(told) if at and word in listed("after head")), len(told))
    return tuple(word for word in told[:end] if word not in listed("determiner"))


def days_fit(one: Event, row: Event) -> bool:
    """True if two events can be on one day: their periods overlap; inferred days may differ by up to CONCLUDED_WITHIN."""
    if not (one.earliest and one.latest and row.earliest and row.latest):
        return not (one.date and row.date)
    room = timedelta(0) if one.date and row.date else CONCLUDED_WITHIN
    return one.earliest <= row.latest + room and row.earliest <= one.latest + room


def with_mention(scene: EventContext, kept: Event, other: Event) -> Event:
    """The kept row with the span of the other added to `mentions`, and with the other's date if the kept one has only inferred days."""
    places = (*kept.mentions, f"char={other.start},{other.end}", *other.mentions)
    kept = replace(
        kept,
        mentions=places,
        who_actor=kept.who_actor or other.who_actor,
        whom_actor=kept.whom_actor or other.whom_actor,
    )
    if (kept.date and (kept.earliest or kept.latest)) or not (other.date and other.earliest and other.latest):
        return kept
    return replace(
        kept, date=other.date, earliest=other.earliest, latest=other.latest, certainty=other.certainty, rule=other.rule
    )
