"""Effect of each kind of correction on the tables. A correction that no longer fits becomes a `Conflict`; none is dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from analysis.catalogue import TABLES, editable_tables
from analysis.link.actors import Actor
from analysis.review.cell_writers import new_actor, new_row, respanned, source_class, write_cells
from analysis.review.correction import Correction
from analysis.review.propagate import after_following
from analysis.review.selectors import locate
from analysis.review.working_copy import NAMED_TABLES, Conflict, Named, Note, Place, WorkingCopy, called

GONE = "its words are no longer in the article"


def apply(draft: WorkingCopy, one: Correction) -> None:
    """Apply one correction to the working copy; if it cannot be applied, record a conflict."""
    try:
        act = ON_NAMED.get(one.action) if one.table in NAMED_TABLES else ON_SPANS.get(one.action)
        if act is None or one.table not in editable_tables():
            raise ValueError(f"{one.action} of {one.table} is unknown to this version")
        act(draft, one)
    except Exception as problem:
        conflict(draft, one, str(problem), kept=False)


def conflict(draft: WorkingCopy, one: Correction, why: str, *, kept: bool) -> None:
    draft.conflicts.append(Conflict(one.id, one.table, one.action, one.words, why, kept))


# --------------------------------------------------------------------------------------------------- rows that have a span
def confirm(draft: WorkingCopy, one: Correction) -> None:
    """accept, edit, add: keep the row as the analyst confirmed it, whatever the rules now find at its words."""
    place = corrected_place(draft, one)
    row = matching(draft, one, place) or restored(draft, one, place)
    cells = {**one.before, **one.after} if row is None else confirmed(draft, one, row)
    row = rebuild_row(draft, one, place) if row is None else row
    row = write_cells(draft, one.table, row, {cell: cells[cell] for cell in cells if cell in TABLES[one.table].cells})
    if "span" in one.after:
        row = respanned(draft, row, locate_or_raise(draft, one.after["span"]))
    draft.sheets[one.table].put(replace(row, status=status(draft, one, row)))


def corrected_place(draft: WorkingCopy, one: Correction) -> Place:
    return locate_or_raise(draft, one.target)


def locate_or_raise(draft: WorkingCopy, target: Any) -> Place:
    place = locate(draft.article.text, target)
    if place is None:
        raise ValueError(GONE)
    return place


def matching(draft: WorkingCopy, one: Correction, place: Place) -> Any:
    """The row on exactly these words; if there are several, the one whose cells agree best with what the analyst saw."""
    rows = draft.sheets[one.table].at(place)
    return max(rows, key=lambda row: -len(differing(draft, one, row)), default=None)


def restored(draft: WorkingCopy, one: Correction, place: Place) -> Any:
    """A row that was rejected earlier, taken out of the rejected ones."""
    rows = draft.rejected[one.table].at(place)
    return replace(draft.rejected[one.table].drop(rows[0].id), status="unchecked") if rows else None


def rebuild_row(draft: WorkingCopy, one: Correction, place: Place) -> Any:
    """A row that the rules do not find (any more): an overlapping row moved to the confirmed words, else a new one."""
    near = draft.sheets[one.table].over(place)
    if near is not None and one.action != "add":
        conflict(draft, one, f"the rules now find “{near.text[:60]}” there; it is kept as you confirmed it", kept=True)
        return respanned(draft, draft.sheets[one.table].drop(near.id), place)
    if one.action != "add":
        conflict(draft, one, "the rules no longer find it; it is kept as you confirmed it", kept=True)
    return new_row(draft, one.table, place)


def differing(draft: WorkingCopy, one: Correction, row: Any) -> dict[str, Any]:
    """Cells that differ from what the analyst saw => their present values."""
    present = draft.editable_values(one.table, row)
    return {cell: present[cell] for cell, seen in one.before.items() if cell in present and present[cell] != seen}


def contradicting(draft: WorkingCopy, one: Correction, row: Any, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Of the cells that differ from what the analyst saw, those that do so after the row followed her earlier corrections too: a
    figure is claimed by the speaker whom she gave its quote, and that contradicts nothing."""
    if not changed:
        return {}
    followed = after_following(draft).sheets[one.table].rows.get(row.id, row)
    return {cell: value for cell, value in differing(draft, one, followed).items() if cell in changed}


def confirmed(draft: WorkingCopy, one: Correction, row: Any) -> Mapping[str, Any]:
    """Cells to write for an accepted or edited row; records a conflict where the rules have changed their reading meanwhile."""
    changed = differing(draft, one, row)
    cells = one.before if one.action == "accept" else one.after
    news = {
        cell: now
        for cell, now in contradicting(draft, one, row, changed).items()
        if cell in cells and now != cells[cell]
    }
    if news:
        readings = ", ".join(f"{TABLES[one.table].cells[cell].label.lower()} “{now}”" for cell, now in news.items())
        conflict(draft, one, f"the rules now read {readings}; yours is kept", kept=True)
    return {cell: cells[cell] for cell in changed if cell in cells} if one.action == "accept" else cells


def status(draft: WorkingCopy, one: Correction, row: Any) -> str:
    """New status of a row: rows that the analyst added stay `added`, edited ones `edited`, also when they are accepted later."""
    if not draft.by_machine(one.table, row.id):
        return "added"
    return "edited" if one.action == "edit" or row.status == "edited" else "accepted"


def reject(draft: WorkingCopy, one: Correction) -> None:
    """Move the row to the rejected ones. Raises ValueError if the rules now find other words there."""
    place = locate(draft.article.text, one.target)
    row = matching(draft, one, place) if place else None
    if row is not None:
        if changed := contradicting(draft, one, row, differing(draft, one, row)):
            readings = ", ".join(
                f"{TABLES[one.table].cells[cell].label.lower()} “{now}”" for cell, now in changed.items()
            )
            conflict(draft, one, f"the rules now read {readings}; it stays rejected", kept=True)
        set_aside(draft, one.table, row)
    elif place and (near := draft.sheets[one.table].over(place)) is not None:
        raise ValueError(f"the rules now find “{near.text[:60]}” there: look at it again")


def set_aside(draft: WorkingCopy, table: str, row: Any) -> None:
    draft.rejected[table].put(replace(draft.sheets[table].drop(row.id), status="rejected"))


# ---------------------------------------------------------------------------------------------------- actors and places
def resolve_actor(draft: WorkingCopy, one: Correction) -> Named | None:
    """The actor (or place) a correction is about: found by its name, else by what its first mention refers to now."""
    named = called(draft.sheets[one.table].rows.values(), str(one.before.get("name") or ""))
    if named is not None or not one.target:
        return named
    place = locate(draft.article.text, one.target)
    rows = draft.sheets["mentions"].at(place) if place else []
    return draft.sheets[one.table].rows.get(rows[0].actor or "") if rows else None


def needed(draft: WorkingCopy, one: Correction) -> Named:
    actor = resolve_actor(draft, one)
    if actor is None:
        raise ValueError(f"no {TABLES[one.table].singular} is called “{one.before.get('name')}” any more")
    return actor


def confirm_actor(draft: WorkingCopy, one: Correction) -> None:
    """accept, edit: write the analyst's cells; mentions of the actor take its kind."""
    actor = resolve_actor(draft, one) or rejected_actor(draft, one)
    if actor is None:
        conflict(draft, one, "the rules no longer find it; it is kept as you confirmed it", kept=True)
        actor = first_mentioned(draft, one)
    cells = confirmed(draft, one, actor)
    own_cells = {cell: cells[cell] for cell in cells if cell in TABLES[one.table].cells}
    changed = replace(actor, status=status(draft, one, actor), **own_cells)
    if changed.name != actor.name:
        names = {actor.name, *actor.aliases} - {changed.name}
        changed = replace(changed, aliases=tuple(sorted(names)))
    draft.sheets[one.table].put(changed)
    if isinstance(changed, Actor) and changed.kind != kind_of_bearer(actor):
        follow_kind(draft, changed)


def kind_of_bearer(named: Named) -> str:
    return named.kind if isinstance(named, Actor) else "place"


def follow_kind(draft: WorkingCopy, actor: Actor) -> None:
    for row in draft.mentions_of(actor.id):
        if row.kind not in ("reference", "place"):
            draft.sheets["mentions"].put(replace(row, kind=actor.kind))
    for quote in list(draft.sheets["quotes"].rows.values()):
        if quote.actor == actor.id:
            draft.sheets["quotes"].put(replace(quote, source_class=source_class(actor)))


def rejected_actor(draft: WorkingCopy, one: Correction) -> Named | None:
    """An actor that was rejected earlier, restored with its mentions."""
    rejected: Named | None = next(
        (row for row in draft.rejected[one.table].rows.values() if row.name == one.before.get("name")), None
    )
    if rejected is None:
        return None
    for row in list(draft.rejected["mentions"].rows.values()):
        if row.actor == rejected.id:
            draft.sheets["mentions"].put(replace(draft.rejected["mentions"].drop(row.id), status="unchecked"))
    draft.rejected[one.table].drop(rejected.id)
    return replace(rejected, status="unchecked")


def first_mentioned(draft: WorkingCopy, one: Correction) -> Named:
    """A new actor, with a mention on the words where it was first named."""
    kind = "place" if one.table == "places" else str(one.before.get("kind", "person"))
    place, actor = corrected_place(draft, one), new_actor(draft, str(one.before["name"]), kind)
    rows = draft.sheets["mentions"].at(place)
    draft.sheets["mentions"].put(
        replace(rows[0] if rows else new_row(draft, "mentions", place), kind=kind, actor=actor.id)
    )
    return actor


def reject_actor(draft: WorkingCopy, one: Correction) -> None:
    actor = resolve_actor(draft, one)
    if actor is None:
        return
    for row in draft.mentions_of(actor.id):
        set_aside(draft, "mentions", row)
    set_aside(draft, one.table, actor)


def merge(draft: WorkingCopy, one: Correction) -> None:
    """Merge two actors: the second gets all names and rows of the first."""
    actor, into = needed(draft, one), draft.named(one.after.get("into"), one.table)
    if into is None:
        raise ValueError(f"no {TABLES[one.table].singular} is called “{one.after.get('into')}” any more")
    if into.id == actor.id:
        return
    names = {actor.name, *actor.aliases, *into.aliases} - {into.name}
    draft.sheets[one.table].drop(actor.id)
    draft.sheets[table_of_named(into)].put(replace(into, aliases=tuple(sorted(names)), status=edited(draft, into)))
    for table in draft.sheets:
        for row in list(draft.sheets[table].rows.values()):
            changed = {cell: into.id for cell in TABLES[table].pointers("actors") if getattr(row, cell) == actor.id}
            if changed:
                draft.sheets[table].put(replace(row, **changed))


def table_of_named(named: Named) -> str:
    return "actors" if isinstance(named, Actor) else "places"


def edited(draft: WorkingCopy, actor: Named) -> str:
    return "edited" if draft.by_machine(table_of_named(actor), actor.id) else "added"


def split_actor(draft: WorkingCopy, one: Correction) -> None:
    """Split an actor: some of its names become a new actor, which gets the mentions written that way."""
    actor, names = needed(draft, one), {str(name) for name in one.after["names"]}
    moved = [row for row in draft.mentions_of(actor.id) if row.text in names]
    if not moved:
        raise ValueError(f"“{actor.name}” is nowhere written {', '.join(sorted(names))}")
    left = [name for name in (actor.name, *actor.aliases) if name not in names]
    if not left:
        raise ValueError(f"no name would be left for “{actor.name}”")
    other = new_actor(draft, str(one.after.get("name") or max(names, key=len)), kind_of_bearer(actor))
    draft.sheets[one.table].put(replace(other, aliases=tuple(sorted(names - {other.name}))))
    draft.sheets[one.table].put(replace(actor, name=left[0], aliases=tuple(left[1:]), status=edited(draft, actor)))
    for row in moved:
        draft.sheets["mentions"].put(replace(row, actor=other.id))


# ----------------------------------------------------------------------------------------------------------------- notes
def note_row(draft: WorkingCopy, one: Correction) -> None:
    """Store the analyst's note on a row; an empty note removes the earlier one."""
    row = resolve_actor(draft, one) if one.table in NAMED_TABLES else matching(draft, one, corrected_place(draft, one))
    if row is None:
        raise ValueError(f"its row is gone; the note was “{one.after.get('note')}”")
    note = Note(str(one.after.get("note") or "").strip(), tuple(map(str, one.after.get("tags") or ())))
    draft.notes.pop(row.id, None)
    if note.text or note.tags:
        draft.notes[row.id] = note


Action = Callable[[WorkingCopy, Correction], None]
ON_SPANS: dict[str, Action] = {"accept": confirm, "edit": confirm, "add": confirm, "reject": reject, "note": note_row}
ON_NAMED: dict[str, Action] = {
    "accept": confirm_actor, "edit": confirm_actor, "reject": reject_actor, "merge": merge, "split": split_actor, "note": note_row,
}  # fmt: skip
