"""Which dated rows stay in the table, and a headline that can be read alone for each."""

from __future__ import annotations

from dataclasses import replace

from analysis.language.lexicons import words
from analysis.link.events.clause_line import clause_line
from analysis.link.events.context import EventContext, listed
from analysis.link.events.event import Event
from analysis.link.events.undated import event_of, named_tokens


def standing_alone(scene: EventContext, row: Event) -> Event | None:
    """The row with a headline that can be read alone, told anew from the parse where it begins with a verb or pronoun, or where a
    passive lacks its subject; None where somebody else says so and nobody knows who is meant."""
    if row.rule == "dated_speech" or not begins_loosely(scene, row):
        return row
    verb = next(iter(named_tokens(scene, row)), -1)
    if verb < 0 or not scene.document.tags[verb].startswith("V"):
        return row
    if is_counterfactual(scene, verb):
        return None
    line = clause_line(scene, verb)
    told = event_of(scene, verb)
    if line:
        return replace(row, headline=line, who=told.who or row.who, whom=told.whom or row.whom)
    return None if scene.is_spoken(verb) or row.modality == "reported" else row


def is_counterfactual(scene: EventContext, verb: int) -> bool:
    """[Had] the port burned: "had" in front of its subject tells what did not happen."""
    syntax = scene.document.syntax
    subject = syntax.child(verb, "nsubj", "nsubjpass")
    helpers = [at for at in syntax.children_by(verb, "aux", "auxpass") if syntax.lower[at] == "had"]
    return subject is not None and any(at < subject for at in helpers)


def begins_loosely(scene: EventContext, row: Event) -> bool:
    """Were killed, It happened, I went, Had it happened."""
    first = row.headline.split(" ", 1)[0].lower().replace("’", "'").split("'")[0]
    return first in words("events/openers")


def is_no_event(scene: EventContext, row: Event) -> bool:
    """A line outside the article's prose; what holds on a day rather than happens ("this is a decrease"); first persons and clauses
    without any participant."""
    outside = scene.lead >= 0 and row.sentence not in scene.prose
    if outside or row.rule != "dated_clause" or row.modality not in ("happened", "reported"):
        return outside
    state = row.what in listed("state") and row.sentence != scene.lead
    return (
        state or (row.who or "").lower() in ("i", "we", "you") or not (row.who or row.whom or row.headline.count(" "))
    )
