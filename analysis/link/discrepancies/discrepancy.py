"""A discrepancy: one row of the table of figures that measure the same thing and differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy(Row):
    """Two figures of the same outcome or quantity, of the same event and place; the row's span is that of the first.

    class: `contradiction` (two sources, or the article and a source, differ about the same time), `difference` (both can be true, but they are far apart: "at least 12" and 19), `revision` (a count was replaced by a later one;
    the older one is the first) or `breakdown` (figures of several places add up to a total, which is the first); summary: both in
    short ("61 → 83", "34 / 41", "47 = 31 + 12 + 4"); measure, unit, event, where: as in figures; value, hedge: the number, or the bound that is told, and its hedge; claimant: who gives the figure ("the article" for its own voice); as_of:
    the day for which it is told; source: its sentence; claimed_by: actor id, empty for who is no actor; figure: its id; other_text, other_value, other_hedge, other_start, other_end, other_sentence, other_claimant,
    other_claimed_by, other_as_of, other_source: the same of the second figure; others: ids of the second figure, of a breakdown of all parts.
    """

    prefix: ClassVar[str] = "x"

    class_: str
    summary: str = ""
    measure: str = ""
    unit: str | None = None
    value: float | None = None
    hedge: str | None = None
    event: str | None = None
    where: str | None = None
    claimant: str = ""
    claimed_by: str | None = None
    as_of: Day | None = None
    source: str = ""
    figure: str | None = None
    other_text: str = ""
    other_value: float | None = None
    other_hedge: str | None = None
    other_start: int = 0
    other_end: int = 0
    other_sentence: int = 0
    other_claimant: str = ""
    other_claimed_by: str | None = None
    other_as_of: Day | None = None
    other_source: str = ""
    others: tuple[str, ...] = ()
