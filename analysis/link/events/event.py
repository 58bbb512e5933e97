"""An event: one row of the table of what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from typing import ClassVar

from analysis.tables import Row


class Modality(StrEnum):
    """How an event is told: whether it happened, goes on, or may come."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    REPORTED = "reported"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    CANCELLED = "cancelled"
    DENIED = "denied"


AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL})
"""Modalities of what has not happened yet."""
NOT_HAPPENING = frozenset({Modality.DENIED, Modality.CANCELLED})
"""Modalities of what did not happen, or will not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One thing that happened; its span is the clause.

    date: id of the expression it is dated by, None where it is only placed by its neighbour; earliest, latest, certainty: as
    in dates; what: the predicate (lemma and particle: "hand over") or noun ("attack"); who, whom, where: the words;
    who_actor, whom_actor: actor ids; headline: a short one in the article's own words; modality: `happened` in the article's
    own voice, `reported` as what somebody said, `planned`, `possible`, `denied` (or did not happen), `ongoing` (goes on as the article is written), `conditional` (will happen if
    something else does), `cancelled` (had been planned and was called off); reported_by: quote id;
    beside: "before", "during" or "after" the dated event of its sentence, for an event that only this one places; order: place in the story; main: whether it is the news itself, which the first sentence tells; salience: 0 to 1, how much the
    story is about it; mentions: the other places where the article tells it, as character ranges of RFC 5147 ("char=120,134").
    """

    prefix: ClassVar[str] = "e"

    date: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    certainty: str = "unresolved"
    what: str = ""
    who: str | None = None
    who_actor: str | None = None
    whom: str | None = None
    whom_actor: str | None = None
    where: str | None = None
    headline: str = ""
    modality: str = "happened"
    reported_by: str | None = None
    beside: str | None = None
    order: int = 0
    main: bool = False
    salience: float = 0.0
    mentions: tuple[str, ...] = ()

    @property
    def is_ahead(self) -> bool:
        """Whether it has not happened yet, if it does at all."""
        return self.modality in AHEAD

    @property
    def is_only_before(self) -> bool:
        """Whether all that is known of its day is that it lies before another: "had been built"."""
        return self.date is None and self.earliest is None and self.latest is not None
