"""Segment => row of the quotes table: kind, speaker, cue, certainty and confidence."""

from __future__ import annotations

from functools import cache
from typing import Any

from analysis.extract.quotes.certainty import certainty, cue_is_negated
from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import listed
from analysis.extract.quotes.phrases import end_of_noun_phrase, is_venue
from analysis.extract.quotes.quote import Quote
from analysis.extract.quotes.segments import ReadingState, Segment
from analysis.language import Document
from analysis.language.lexicons import rows


def quote(state: ReadingState, piece: Segment) -> Quote:
    document = state.document
    return Quote(
        start=piece.start, end=piece.end, text=document.text[piece.start : piece.end], sentence=document.sentence_at(piece.start),
        rule=piece.rule, kind=kind(state, piece), turn=piece.turn, confidence=confidences().get(piece.rule, EVEN),
        **(attributed(state, piece.frame) if piece.frame else {}),
    )  # fmt: skip


def attributed(state: ReadingState, frame: Frame) -> dict[str, Any]:
    """Columns of the quote row that come from the frame: class_, cue, stance, negated, certainty, speaker, each with offsets where it has a span."""
    document, cells = state.document, dict[str, Any](class_=frame.class_)
    if frame.last > frame.first:
        start, end, text = span(document, frame.first, with_occasion(state, frame))
        cells |= {"cue": text, "cue_start": start, "cue_end": end, "stance": frame.stance}
    if line := state.lines.get(document.sentence_at(document.starts[frame.first])):
        negated = cue_is_negated(line, frame)
        cells |= {"negated": negated, "certainty": certainty(line, frame, negated)}
    if frame.speaker:
        start, end, text = span(document, *frame.speaker)
        cells |= {"speaker": text, "speaker_start": start, "speaker_end": end}
    return cells


def with_occasion(state: ReadingState, frame: Frame) -> int:
    """End (exclusive) of the cue, including the occasion that follows it: "said [in a statement]", "told"."""
    line = state.lines.get(state.document.sentence_at(state.document.starts[frame.first]))
    if line is None or frame.last + 1 >= line.last or line.lower[frame.last] not in listed("venue_preposition"):
        return frame.last
    return end_of_noun_phrase(line, frame.last + 1) if is_venue(line, frame.last + 1) else frame.last


def span(document: Document, first: int, last: int) -> tuple[int, int, str]:
    start, end = document.starts[first], document.ends[last - 1]
    return start, end, document.text[start:end]


def kind(state: ReadingState, piece: Segment) -> str:
    """ "direct" if all letters and digits of the segment are in quotation marks, "indirect" if none are, else "mixed"."""
    text = state.document.text
    inside = [(max(one.start, piece.start), min(one.end, piece.end)) for one in state.near(piece.start, piece.end)]
    letters = sum(map(str.isalnum, text[piece.start : piece.end]))
    quoted = sum(sum(map(str.isalnum, text[start:end])) for start, end in inside)
    return "direct" if quoted == letters else "mixed" if quoted else "indirect"


EVEN = 0.5
"""Confidence of a row whose rule has none of its own."""


@cache
def confidences() -> dict[str, float]:
    """Rule => estimated precision of its rows, 0 to 1, from quotes/rules.tsv."""
    return {row["rule"]: float(row["confidence"]) for row in rows("quotes/rules")}
