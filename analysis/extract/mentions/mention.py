"""A mention: one row of the table of names and references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """One place where the text names or refers to somebody.

    kind: person, organisation, place or people (Iraqis, Sunnis); form: name, nominal ("the general", "US forces") or pronoun; head_start, head_end: offsets of the
    head word ("forces"), known once actors are linked; actor: id in the actors table or, for a place that neither acts nor speaks, in the places table; empty for a people's adjective; confidence: 0 to 1.
    """

    prefix: ClassVar[str] = "m"

    kind: str
    form: str = "name"
    head_start: int | None = None
    head_end: int | None = None
    actor: str | None = None
    confidence: float = 1.0
