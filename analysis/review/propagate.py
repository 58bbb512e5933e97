"""After the corrections: update rows that refer to corrected ones, and clear references to rows that are gone."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import replace
from typing import Any

from analysis.catalogue import TABLES
from analysis.extract.mentions import Mention
from analysis.link.actors import rank
from analysis.link.discrepancies import find_discrepancies
from analysis.link.events import number_events
from analysis.link.relations import Relation, find_relations
from analysis.result import Analysis
from analysis.review.working_copy import NAMED_TABLES, RowIndex, WorkingCopy, id_number


def settle_corrections(draft: WorkingCopy) -> Analysis:
    """Working copy => Analysis of the remaining rows, in reading order."""
    follow_mentions(draft)
    count_mentions(draft)
    follow_dates(draft)
    clear_dangling_ids(draft)
    follow_quotes(draft)
    rows: dict[str, list[Any]] = {name: ordered(sheet.rows.values()) for name, sheet in draft.sheets.items()}
    rows["events"] = list(number_events(rows["events"], rows["dates"]))
    return draft.machine.with_rows(
        **rows, relations=relations(draft.machine, rows["mentions"], rows["quotes"]),
        discrepancies=find_discrepancies(draft.machine.document, rows["figures"], rows["actors"]),
    )  # fmt: skip


def after_following(draft: WorkingCopy) -> WorkingCopy:
    """Working copy => a copy of it in which quotes, events and figures have followed the corrections applied so far. The copy shares
    the tables whose rows refer to no others."""
    followed = copy(draft)
    followed.sheets = {
        name: RowIndex(sheet.rows.values()) if TABLES[name].points_to else sheet for name, sheet in draft.sheets.items()
    }
    follow_mentions(followed)
    follow_dates(followed)
    follow_quotes(followed)
    return followed


def relations(machine: Analysis, mentions: list[Any], quotes: list[Any]) -> list[Relation]:
    """Relations found again where mentions now refer to other actors or a quote has another speaker."""
    same = pointers(mentions) == pointers(machine.mention_rows) and pointers(quotes) == pointers(machine.quote_rows)
    spoken = [row for row in quotes if row.class_ == "speech"]
    return machine.relation_rows if same else find_relations(machine.document, mentions, spoken)


def pointers(rows: list[Any]) -> list[Any]:
    return [(row.start, row.end, row.kind, row.actor) for row in rows]


def ordered(rows: Any) -> list[Any]:
    """Reading order; actors and places, which have no span, by salience and then by number."""
    return sorted(
        rows, key=lambda row: (row.start, row.end) if hasattr(row, "start") else (*rank(row), id_number(row.id))
    )


def change(draft: WorkingCopy, table: str, row: Any, **cells: Any) -> None:
    draft.sheets[table].put(replace(row, **cells))


def follow_mentions(draft: WorkingCopy) -> None:
    """A mention that now refers to another actor changes the quotes it is the speaker of and the events it takes part in."""
    mentions = draft.sheets["mentions"].rows
    moved = [(row, mentions[row.id].actor) for row in draft.machine.mention_rows if row.id in mentions and mentions[row.id].actor != row.actor]  # fmt: skip
    for row, actor in moved:
        for quote in list(draft.sheets["quotes"].rows.values()):
            if quote.actor == row.actor and quote.speaker_start is not None and quote.speaker_start <= row.start < quote.speaker_end:  # fmt: skip
                change(draft, "quotes", quote, actor=actor)
        for event in list(draft.sheets["events"].rows.values()):
            follow_event(draft, event, row, actor)


def follow_event(draft: WorkingCopy, event: Any, row: Mention, actor: str | None) -> None:
    for words, cell in (("who", "who_actor"), ("whom", "whom_actor")):
        acts = event.start <= row.start < event.end and row.text in (getattr(event, words) or "")
        if acts and row.actor is not None and getattr(event, cell) == row.actor:
            change(draft, "events", event, **{cell: actor})


def count_mentions(draft: WorkingCopy) -> None:
    """Recount each actor's and place's mentions and first sentence; remove those without any mention left."""
    counts = Counter(row.actor for row in draft.sheets["mentions"].rows.values())
    first: dict[str | None, int] = {}
    for row in draft.sheets["mentions"].rows.values():
        first[row.actor] = min(row.sentence, first.get(row.actor, row.sentence))
    for table in NAMED_TABLES:
        for row in list(draft.sheets[table].rows.values()):
            named = row.actor if table == "places" and counts[row.actor] and not counts[row.id] else row.id
            if counts[named]:
                change(draft, table, row, mentions=counts[named], first_sentence=first[named])
            elif row.mentions:
                draft.sheets[table].drop(row.id)


def follow_dates(draft: WorkingCopy) -> None:
    """Events dated by a corrected expression get its days, unless their own days were corrected."""
    was = {row.id: row for row in draft.machine.date_rows}
    for event in list(draft.sheets["events"].rows.values()):
        date, old = draft.sheets["dates"].rows.get(event.date or ""), was.get(event.date or "")
        if date is None or old is None or (date.earliest, date.latest) == (old.earliest, old.latest):
            continue
        if (event.earliest, event.latest) == (old.earliest, old.latest):
            change(draft, "events", event, earliest=date.earliest, latest=date.latest, certainty=date.certainty)


def clear_dangling_ids(draft: WorkingCopy) -> None:
    """Empty the cells that hold ids of removed rows."""
    for table, index in draft.sheets.items():
        pointers = {cell: name for cell, name in TABLES[table].points_to.items() if name in draft.sheets}
        for row in list(index.rows.values()) if pointers else ():
            ids = {cell: getattr(row, cell) for cell in pointers}
            emptied = {cell: None for cell, id_ in ids.items() if id_ and not is_there(draft, pointers[cell], id_)}
            if emptied:
                change(draft, table, row, **emptied)


def is_there(draft: WorkingCopy, table: str, id_: str) -> bool:
    """True if the row still exists; a reference to an actor may also name a place."""
    return id_ in draft.sheets[table].rows or (table in NAMED_TABLES and draft.pointed_at(id_))


def follow_quotes(draft: WorkingCopy) -> None:
    """A figure inside a quote is claimed by its speaker, unless the analyst said otherwise."""
    said = {row.id: (row.actor, row.speaker) for row in draft.machine.quote_rows}
    claimed = {row.id: (row.quote, row.claimed_by) for row in draft.machine.figure_rows}
    quotes = draft.sheets["quotes"].rows
    for row in list(draft.sheets["figures"].rows.values()):
        quote, by = claimed.get(row.id, (None, None))
        actor, speaker = (quotes[quote].actor, quotes[quote].speaker) if quote in quotes else (None, None)
        if quote and row.claimed_by == by and (actor, speaker) != said.get(quote):
            change(draft, "figures", row, claimed_by=actor, claimant=speaker)
