"""A quote: one row of the table of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """One piece of what the article attributes to somebody: a claim. The article itself does not vouch for it.

    class: what is attributed, by its cue: `speech`, `document` (shows, finds), `belief`, `intention`, `expectation`, `emotion` (hopes, fears),
    `support` (backs, opposes), `knowledge`, `no comment`; a report that "says" is speech, and its source_class tells that it is a document;
    kind: direct (all in quotation marks), mixed, indirect; speaker with speaker_start, speaker_end: the source, the words beside the cue, as
    written ("he", "the survey"), empty where nobody is told ("is expected to"); cue with cue_start, cue_end: the words that attribute it
    ("told", "according to", "believes"); actor: id of the actor that the source stands for; source_class: `named person`, `organisation`,
    `unnamed official`, `document`, `unknown`; stance: what the cue does (said, claimed, denied, warned, thought, supported, …); negated: "did not
    say"; certainty: `asserted`, `denied`, `not confirmed` ("could not confirm", "neither confirmed nor denied"), `questioned` (doubted, asked
    whether), `withheld` ("did not say", "stopped short of saying"), `conditional` ("would say"); turn: number shared by the pieces of one
    interrupted or continued quote; confidence: 0 to 1.
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
    certainty: str = "asserted"
    turn: int = 0
    confidence: float = 1.0
