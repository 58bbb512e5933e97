"""Offices and titles in a draft: does this person hold the office, and still?"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.check.context import Context
from analysis.check.finding import Finding
from analysis.check.naming import is_called, name_words
from analysis.check.sources import Source
from analysis.language.lexicons import words
from analysis.link.actors import Actor
from analysis.result import Analysis


def check_roles(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each person who gets somebody else's office, or a former office as a present one."""
    theirs = [
        (source, one) for source in context.sources.all for one in source.analysis.actor_rows if one.kind == "person"
    ]
    for actor in draft.actor_rows:
        if actor.kind == "person" and (office := office_of(actor.role)):
            same = [pair for pair in theirs if is_called(pair[1], [actor.name]) and pair[1].role]
            if same and not any(office == office_of(one.role) for _, one in same):
                holder = next((pair for pair in theirs if office_of(pair[1].role) == office), None)
                if holder:
                    why = f"In the source {holder[1].name} is {holder[1].role}; {same[0][1].name} is {same[0][1].role}."
                    yield role_finding(draft, actor, *same[0], why)
            elif same and all(is_former(one.role) and not is_former(actor.role) for _, one in same):
                yield role_finding(draft, actor, *same[0], f"The source calls {same[0][1].name} {same[0][1].role}.")


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
