"""A quote: one row of the table of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """One piece of what somebody said.

    kind: direct (all in quotation marks), mixed, indirect; speaker with speaker_start, speaker_end: the words beside the
    cue, as written ("he"); cue with cue_start, cue_end: the words of saying ("told", "according to", "said in a
    statement"); actor: id of the actor that the speaker stands for; source_class: `named person`, `organisation`,
    `unnamed official`, `document`, `unknown`; stance: what the cue does (said, claimed, denied, warned, confirmed, asked,
    promised, accused, …); negated: "did not say"; turn: number shared by the pieces of one interrupted or continued quote;
    confidence: 0 to 1.
    """

    prefix: ClassVar[str] = "q"

    kind: str
    class_: str = "speech"
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    actor: str | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    source_class: str = "unknown"
    stance: str = "said"
    negated: bool = False
    turn: int = 0
    confidence: float = 1.0
