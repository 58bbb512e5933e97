"""Offices and titles in a draft: does this person hold the office, and still?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.check.context import Context
from analysis.check.exclusive import sets_of
from analysis.check.finding import Finding
from analysis.check.naming import actor_by_id, all_names, is_called, name_words
from analysis.check.sources import Source
from analysis.language.lexicons import words
from analysis.link.actors import Actor
from analysis.result import Analysis

Given = tuple[Source, Actor]


def check_roles(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each person who gets somebody else's office, party or body, or a former office as a present one."""
    theirs = [
        (source, one) for source in context.sources.all for one in source.analysis.actor_rows if one.kind == "person"
    ]
    for actor in draft.actor_rows:
        if actor.kind == "person" and actor.role:
            same = [pair for pair in theirs if is_called(pair[1], [actor.name]) and pair[1].role]
            if same and (why := role_change(draft, actor, same, theirs)):
                yield role_finding(draft, actor, *same[0], why)


def role_change(draft: Analysis, actor: Actor, same: Sequence[Given], every: Sequence[Given]) -> str | None:
    """What the draft changes in the role of a person, in one sentence; None if nothing. same: the person in the sources; every: all persons there."""
    office, other = office_of(actor.role), same[0][1]
    told = f"The source calls {other.name} {other.role}."
    if all(is_another_party(actor.role, one.role) for _, one in same):
        return told
    if not any(office == office_of(one.role) for _, one in same):
        holder = next((one for _, one in every if office and office_of(one.role) == office), None)
        return f"In the source {holder.name} is {holder.role}; {other.name} is {other.role}." if holder else None
    if all(is_former(one.role) and not is_former(actor.role) for _, one in same):
        return told
    return told if all(is_of_another_body(draft, actor, *pair) for pair in same) else None


def is_another_party(ours: str | None, theirs: str | None) -> bool:
    """True if the words of two roles exclude each other: "a Republican" for "a Democrat"."""
    mine, others = (
        [member for word in name_words(role or "") for member in sets_of(word) if member[0] == "party"]
        for role in (ours, theirs)
    )
    return bool(mine) and bool(others) and not set(mine) & set(others)


def is_of_another_body(draft: Analysis, actor: Actor, source: Source, other: Actor) -> bool:
    """True for the same office at another body: "chair of the Lund Institute" for "chair of the Orvell Authority"."""
    ours, theirs = actor_by_id(draft, actor.affiliation), actor_by_id(source.analysis, other.affiliation)
    return ours is not None and theirs is not None and not is_called(theirs, all_names(ours))


def office_of(role: str | None) -> str:
    """Role => its head, the last noun before "of" or a comma: "former finance minister of Tavria" => "minister"."""
    front = (role or "").split(",")[0].lower().replace("’", "'").split(" of ")[0].split(" for ")[0]
    keys = name_words(front) or front.split()
    return keys[-1] if keys else ""


def is_former(role: str | None) -> bool:
    """True for an office that is not held now: former, ex-, late, outgoing, designate."""
    return any(word in words("check/former") for word in (role or "").lower().replace("-", " ").split())


def role_finding(draft: Analysis, actor: Actor, source: Source, other: Actor, why: str) -> Finding:
    row = next(one for one in draft.mention_rows if one.actor == actor.id)
    place = next(one for one in source.analysis.mention_rows if one.actor == other.id)
    return Finding(
        start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="role_comparison", kind="name", verdict="altered", article=source.name,
        source_start=place.start, source_end=place.end, source_text=place.text, difference=f"{actor.role} → {other.role}", explanation=why,
    )  # fmt: skip
