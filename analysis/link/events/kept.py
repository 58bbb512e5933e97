"""Decides which dated events stay in the table: those that are events and whose headline is complete."""

from __future__ import annotations

from analysis.link.events.context import EventContext, listed
from analysis.link.events.event import NOT_HAPPENING, Event
from analysis.link.events.predicates import is_estimate, is_idle, is_state
from analysis.link.events.readable import is_readable, is_whole_headline
from analysis.link.events.verbs import verb_lemma


def standing_alone(scene: EventContext, verb: int, row: Event) -> Event | None:
    """The row if its headline is readable alone and the event is not counterfactual; else None."""
    if not is_verbal_event(scene, verb, row):
        return row if is_readable(row.headline) else None
    if is_counterfactual(scene, verb):
        return None
    return row if is_whole_headline(scene, verb, row.headline) else None


def is_verbal_event(scene: EventContext, verb: int, row: Event) -> bool:
    """True if the row's event is expressed by the verb itself, not by a noun or by reported content."""
    named = row.what.split()[:1] == [verb_lemma(scene, verb)]
    return named and scene.document.tags[verb].startswith(("V", "JJ"))


def is_counterfactual(scene: EventContext, verb: int) -> bool:
    """True for subject-auxiliary inversion with "had": "[Had] the port burned …"."""
    syntax = scene.document.syntax
    subject = syntax.child(verb, "nsubj", "nsubjpass")
    helpers = [at for at in syntax.children_by(verb, "aux", "auxpass") if syntax.lower[at] == "had"]
    return subject is not None and any(at < subject for at in helpers)


def is_no_event(scene: EventContext, verb: int, row: Event) -> bool:
    """True for a row outside the body text, for a state ("this is a decrease"), for an agent such as "I" or "we", and for a clause without any
    participant."""
    outside = scene.lead >= 0 and row.sentence not in scene.prose
    nobody = (row.who or "").lower() in listed("nobody named")
    if outside or row.is_ahead or row.modality in NOT_HAPPENING or not is_verbal_event(scene, verb, row):
        reported = row.modality in NOT_HAPPENING and scene.document.syntax.relations[verb] == "ccomp"
        return outside or (nobody and row.modality in NOT_HAPPENING) or (reported and is_state(scene, verb))
    holds = is_state(scene, verb) or is_idle(scene, verb) or is_estimate(scene, verb)
    state = holds and row.sentence != scene.lead
    return state or nobody or not (row.who or row.whom or row.headline.count(" "))
