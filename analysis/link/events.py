"""What happened, when, who did it to whom, where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from analysis.extract.dates import DateExpression
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One thing that happened; its span is the clause.

    date: id of the expression it is dated by; earliest, latest, certainty: as in dates; what: the predicate (lemma and
    particle: "hand over"); who, whom, where: the words; who_actor, whom_actor: actor ids; headline: a short one in the
    article's own words; modality: happened, planned, denied, possible; reported_by: quote id; order: place in the story.
    """

    prefix: ClassVar[str] = "e"

    date: str | None = None
    earliest: date | None = None
    latest: date | None = None
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
    order: int = 0


def find_events(
    document: Document, dates: Sequence[DateExpression], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Event]:
    """Dates and the clauses they belong to => events in reading order."""
    return []
