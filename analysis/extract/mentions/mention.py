"""A mention: one row of the table of names and references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """One place where the text names or refers to somebody.

    kind: person, organisation, place, group (Iraqis, Sunnis), or `reference` for words that name nobody themselves
    ("he", "the general"); form: name, nominal, pronoun; actor: id in the actors table; confidence: 0 to 1.
    """

    prefix: ClassVar[str] = "m"

    kind: str
    form: str = "name"
    actor: str | None = None
    confidence: float = 1.0
