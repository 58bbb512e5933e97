"""Main events of an article and the salience of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta

from analysis.link.events.context import EventContext
from analysis.link.events.event import Event
from analysis.tables import replace

RECENT = timedelta(days=31)
"""How long before publication what the first sentence tells can be the news; older things are its background."""
EARLY, AGAIN, DATED, NAMED = 0.4, 0.2, 0.2, 0.2
"""Shares of salience: how early in the article, whether its word comes again, whether its day is known, whether an actor is in it."""


def with_salience(scene: EventContext, rows: Sequence[Event]) -> Iterator[Event]:
    """Events => the same with `main` and `salience` filled in."""
    times = Counter(scene.document.lemmas)
    for row in rows:
        main = is_main(scene, row)
        yield replace(row, main=main, salience=1.0 if main else round(salience(scene, row, times), 2))


def is_main(scene: EventContext, row: Event) -> bool:
    """True for an event of the lead sentence that happened within RECENT of publication."""
    published = scene.document.article.published
    old = bool(published and row.latest and published - row.latest > RECENT)
    return row.sentence == scene.lead and not old and not row.is_only_before and row.modality != "denied"


def salience(scene: EventContext, row: Event, times: Counter[str]) -> float:
    """Salience of an event that is not main: the weighted sum of position, repetition, date and actor, below 1."""
    early = EARLY * (1 - row.sentence / max(1, len(scene.document.sentences)))
    again = AGAIN * (times[row.what.split()[0] if row.what else ""] > 1)
    dated = DATED * bool(row.earliest and row.latest)
    return early + again + dated + NAMED * bool(row.who_actor or row.whom_actor)
