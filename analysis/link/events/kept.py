"""Which dated rows stay in the table, and a headline that can be read alone for each."""

from __future__ import annotations

from analysis.link.events.context import EventContext, listed
from analysis.link.events.event import NOT_HAPPENING, Event
from analysis.link.events.predicates import is_estimate, is_idle, verb_lemma
from analysis.link.events.readable import is_readable, is_whole_headline


def standing_alone(scene: EventContext, verb: int, row: Event) -> Event | None:
    """The row where its headline can be read alone; None where it cannot, and where
    it did not happen."""
    if not told_by_verb(scene, verb, row):
        return row if is_readable(row.headline) else None
    if is_counterfactual(scene, verb):
        return None
    return row if is_whole_headline(scene, verb, row.headline) else None


def told_by_verb(scene: EventContext, verb: int, row: Event) -> bool:
    """Whether the verb itself is what the row tells: not a noun, nor "said" of what was said."""
    named = row.what.split()[:1] == [verb_lemma(scene, verb)]
    return named and scene.document.tags[verb].startswith(("V", "JJ"))


def is_counterfactual(scene: EventContext, verb: int) -> bool:
    """[Had] the port burned: "had" in front of its subject tells what did not happen."""
    syntax = scene.document.syntax
    subject = syntax.child(verb, "nsubj", "nsubjpass")
    helpers = [at for at in syntax.children_by(verb, "aux", "auxpass") if syntax.lower[at] == "had"]
    return subject is not None and any(at < subject for at in helpers)


def is_no_event(scene: EventContext, verb: int, row: Event) -> bool:
    """A line outside the article's prose; what holds on a day rather than happens ("this is a decrease"); first persons and clauses
    without any participant."""
    outside = scene.lead >= 0 and row.sentence not in scene.prose
    if outside or not told_by_verb(scene, verb, row) or row.is_ahead or row.modality in NOT_HAPPENING:
        return outside
    state = (
        row.what in listed("state") or is_idle(scene, verb) or is_estimate(scene, verb)
    ) and row.sentence != scene.lead
    nobody = (row.who or "").lower() in listed("nobody named")
    return state or nobody or not (row.who or row.whom or row.headline.count(" "))
