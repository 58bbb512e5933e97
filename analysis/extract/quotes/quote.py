"""Row class of the quotes table: what was said, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from analysis.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Row):
    """One piece of what the article attributes to somebody: a claim. The article itself does not vouch for it.

    class: kind of attribution, by its cue: `speech`, `document` (shows, finds), `belief`, `intention`, `expectation`, `emotion` (hopes, fears),
    `support` (backs, opposes), `knowledge`, `no comment`; a report that "says" is speech with the source_class document;
    kind: direct (all in quotation marks), mixed, indirect; speaker with speaker_start, speaker_end: the source, the words beside the cue, as
    written ("he", "the survey"), empty if none is given ("is expected to"); cue with cue_start, cue_end: the words that attribute it
    ("told", "according to", "believes"); actor: id of the actor that the source refers to; source_class: `named person`, `organisation`,
    `unnamed official`, `document`, `unknown`; stance: speech act or attitude of the cue (said, claimed, denied, warned, thought, supported, …); negated: "did not
    say"; certainty: `asserted`, `denied` ("denied", "does not believe"), `not confirmed` ("could not confirm", "neither confirmed nor denied"), `questioned` (doubted, asked
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
