"""State of one pass over a document: quoted spans, segments found so far, and the current turn."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import Line
from analysis.extract.quotes.quotation_marks import Quoted, is_single
from analysis.language import Document


@dataclass(slots=True)
class Segment:
    """Content at characters start:end, with the frame of its cue and speaker (None without one). tagged: a tag of its own names the speaker, who may
    continue in the next quotation."""

    start: int
    end: int
    frame: Frame | None
    rule: str
    turn: int = 0
    tagged: bool = False


@dataclass
class ReadingState:
    """Mutable state of one pass: quoted spans, segments found so far, pending speaker tags by sentence."""

    document: Document
    stretches: list[Quoted]
    quoted: set[int]
    pieces: list[Segment] = field(default_factory=list)
    turn: int = 0
    lines: dict[int, Line] = field(default_factory=dict)
    opening: dict[int, Frame] = field(default_factory=dict)
    closing: dict[int, Frame] = field(default_factory=dict)

    @cached_property
    def starts(self) -> list[int]:
        return [one.start for one in self.stretches]

    @cached_property
    def single_marks(self) -> bool:
        """True if the article uses single quotation marks for speech, as British papers do: more single than double ones, and a tag beside some."""
        text = self.document.text
        single = [one for one in self.stretches if is_single(text, one.start)]
        spoken = {piece.start for piece in self.pieces if piece.frame}
        return 2 * len(single) > len(self.stretches) and any(one.start in spoken for one in single)

    def near(self, start: int, end: int) -> list[Quoted]:
        """Quoted spans that overlap the characters start:end."""
        first = max(0, bisect_left(self.starts, start) - 1)
        return [one for one in self.stretches[first : bisect_left(self.starts, end)] if one.end > start]

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """Character range extended to include every quoted span that crosses its edges."""
        for one in self.near(start, end):
            if one.start < start < one.end:
                start = one.start
            if one.start < end < one.end:
                end = one.end
        return start, end


SPEECH_WORDS = 4
"""A quoted stretch of fewer words, without a cue beside it, is a title, a name or a scare quote."""


def is_speech_like(document: Document, one: Quoted) -> bool:
    """True for a quoted span of at least four words with a verb that has its own final mark or is a whole sentence."""
    tokens = document.tokens_in(one.start, one.end)
    verb = any(document.tags[at][:2] == "VB" or document.tags[at] == "MD" for at in tokens)
    inner = document.text[one.start : one.end].strip("“”\"'`«»‘’ ")
    words = len(inner.split())
    whole = document.sentences[document.sentence_at(one.start)].start == one.start and inner[-1:] in ".?!…"
    return (verb or whole) and words >= (1 if whole else SPEECH_WORDS) and (inner[-1:] in ".?!,…" or words >= 8)
