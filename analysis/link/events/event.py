"""Row class of the events table: what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from typing import ClassVar

from analysis.tables import Row


class Modality(StrEnum):
    """Modality of an event: whether it happened, is ongoing, or may happen."""

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
    """One event; its span is the clause, or the noun phrase for an event noun.

    date: id of the date expression that dates it, empty if it has none; earliest, latest, certainty: as in dates; what: predicate (lemma with particle,
    "hand over") or event noun ("attack"); who: text of the agent; whom: text of the patient; where: text of the place; who_actor: actor id of the
    agent; whom_actor: actor id of the patient; headline: short sentence in the article's words; modality: `happened` as stated by the article,
    `reported` as stated by a source, `planned`, `possible`, `denied` (or negated), `ongoing` at the time of writing, `conditional` on another event,
    `cancelled` after having been planned; reported_by: id of the quote that reports it; temporal_relation: "before", "during" or "after" the dated event of its
    sentence, if only that places it; order: position in the chronological order, from 1; main: True for the news itself, told by the lead sentence;
    salience: importance in the article, 0 to 1; mentions: spans of its other mentions as character ranges of RFC 5147 ("char=120,134")."""

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
    temporal_relation: str | None = None
    order: int = 0
    main: bool = False
    salience: float = 0.0
    mentions: tuple[str, ...] = ()

    @property
    def is_ahead(self) -> bool:
        """True if it has not happened yet: planned, possible or conditional."""
        return self.modality in AHEAD

    @property
    def is_only_before(self) -> bool:
        """True if only an upper bound of its day is known: "had been built"."""
        return self.date is None and self.earliest is None and self.latest is not None
