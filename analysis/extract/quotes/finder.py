"""Document => quotes: quotation marks and cues of each sentence, put together into who said what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.extract.quotes.content import content_after, content_before, last_token
from analysis.extract.quotes.frames import Frame, find_frames
from analysis.extract.quotes.marks import Quoted, find_quoted
from analysis.extract.quotes.row import Quote
from analysis.language import Document, Sentence
from analysis.tables import Row, numbered

SPEECH_WORDS = 4
"""A quoted stretch of fewer words, without a cue beside it, is a title, a name or a scare quote."""
LONG = 2_000
"""Tokens of a sentence beyond which it is no prose."""


@dataclass(slots=True)
class Piece:
    """Characters start:end that the frame's speaker said; frame None where no cue stands by it."""

    start: int
    end: int
    frame: Frame | None
    rule: str
    turn: int = 0


@dataclass
class State:
    """What is known while reading: quoted stretches, tokens in them, pieces found, the turn that is going on."""

    document: Document
    stretches: list[Quoted]
    quoted: set[int]
    pieces: list[Piece] = field(default_factory=list)
    turn: int = 0

    @cached_property
    def starts(self) -> list[int]:
        return [one.start for one in self.stretches]


def find_quotes(document: Document, names: Sequence[Row]) -> list[Quote]:
    """Document and its names => pieces of what was said, in reading order."""
    stretches = find_quoted(document.text)
    quoted = {at for one in stretches for at in document.tokens_in(one.start, one.end)}
    state = State(document, stretches, quoted)
    for sentence in document.sentences:
        if sentence.last - sentence.first < LONG:
            read_sentence(state, sentence)
    leftover(state)
    return numbered(quote(state, piece) for piece in without_overlap(state.pieces))


def read_sentence(state: State, sentence: Sentence) -> None:
    """Frames of a sentence => pieces; a stretch inside quotation marks goes whole to its frame."""
    document = state.document
    covered = 0
    for frame in find_frames(document, sentence, state.quoted):
        if document.starts[frame.first] < covered:
            continue
        turn = state.turn + 1
        for found, rule in contents(state, sentence, frame):
            start, end = widened(state, document.starts[found[0]], document.ends[found[1] - 1])
            if start >= covered:
                state.pieces.append(Piece(start, end, frame, f"{frame.rule}_{rule}", turn))
                state.turn, covered = turn, end


def contents(state: State, sentence: Sentence, frame: Frame) -> Iterator[tuple[tuple[int, int], str]]:
    """What a frame's speaker said, as token ranges with the name of the place: before the cue, after it, or both."""
    document = state.document
    before = content_before(document, sentence, frame, state.quoted)
    if before and preposed(state, frame, before):
        yield before, "before_cue"
        if rest := goes_on(state, sentence, frame, before):
            yield rest, "interrupted"
            return
    after = content_after(document, sentence, frame, state.quoted)
    if after and not postposed(state, frame, after) and not title(state, frame, after):
        yield after, "after_cue"


def goes_on(state: State, sentence: Sentence, frame: Frame, before: tuple[int, int]) -> tuple[int, int] | None:
    """The plan, he said, was dead: what follows a short tag between commas is speech too."""
    document, at = state.document, frame.last
    if frame.inverted or frame.speaker is None or at + 2 >= sentence.last or document.words[at] != ",":
        return None
    if (
        before[1] - 1 in state.quoted
        or at + 1 in state.quoted
        or document.tags[at + 1] in ("VBG", "VBN", "WDT", "WP", "WRB")
    ):
        return None
    last = last_token(document, sentence)
    return (at + 1, last) if last > at + 2 else None


def postposed(state: State, frame: Frame, found: tuple[int, int]) -> bool:
    """“…,” said Ana Roe, who has led the union since May: what follows an inverted tag is no speech unless it is quoted."""
    return frame.inverted and found[0] not in state.quoted and frame.rule != "according_to"


DOUBTFUL = {
    "read",
    "write",
    "post",
    "begin",
    "put",
    "go",
    "offer",
    "cite",
    "quote",
    "discuss",
    "dub",
    "label",
    "sing",
    "publish",
}
"""Verbs that take titles and names in quotation marks as well as speech."""


def title(state: State, frame: Frame, found: tuple[int, int]) -> bool:
    """read “The Old Harbour”: behind a doubtful verb a stretch without a verb of its own is a title or a name."""
    document = state.document
    if document.lemmas[frame.verb] not in DOUBTFUL or found[0] not in state.quoted:
        return False
    return not any(speech_like(document, one) for one in near(state, document.starts[found[0]], document.ends[found[1] - 1])
                   if one.start < document.ends[found[1] - 1] and one.end > document.starts[found[0]])  # fmt: skip


def preposed(state: State, frame: Frame, found: tuple[int, int]) -> bool:
    """Whether content in front of a tag is speech: quoted, or a clause that a comma closes before the tag."""
    if frame.speaker and state.document.tags[frame.speaker[0]] in ("WP", "WDT"):
        return False  # “…,” Roe, who has said as much, told us
    inside = sum(at in state.quoted for at in range(*found))
    if inside:
        return found[1] - 1 in state.quoted or inside * 2 > found[1] - found[0] or bool({"that"} & frame.takes)
    return "that" in frame.takes and frame.rule != "no_speaker"


def widened(state: State, start: int, end: int) -> tuple[int, int]:
    """A stretch that crosses an edge of the content belongs to it whole."""
    for one in near(state, start, end):
        if one.start < start < one.end:
            start = one.start
        if one.start < end < one.end:
            end = one.end
    return start, end


def near(state: State, start: int, end: int) -> list[Quoted]:
    """The quoted stretches that meet the characters start:end."""
    first = max(0, bisect_left(state.starts, start) - 1)
    return [one for one in state.stretches[first : bisect_left(state.starts, end)] if one.end > start]


def leftover(state: State) -> None:
    """Quoted stretches that no cue took: speech of the one who is speaking, if they are long enough."""
    document = state.document
    spoken = sorted((piece for piece in state.pieces if piece.frame), key=lambda piece: piece.start)
    taken = sorted((piece.start, piece.end) for piece in state.pieces)
    starts = [start for start, _ in taken]
    for one in state.stretches:
        at = bisect_right(starts, one.start) - 1
        if (at >= 0 and taken[at][1] > one.start) or (at + 1 < len(taken) and taken[at + 1][0] < one.end):
            continue
        if speech_like(document, one):
            frame, turn, rule = speaker_nearby(state, one, spoken)
            state.pieces.append(Piece(one.start, one.end, frame, rule, turn))


def speech_like(document: Document, one: Quoted) -> bool:
    """At least four words with a verb, and a mark of its own at the end or a whole sentence."""
    tokens = document.tokens_in(one.start, one.end)
    verb = any(document.tags[at][:2] == "VB" or document.tags[at] == "MD" for at in tokens)
    inner = document.text[one.start : one.end].strip("“”\"'`«» ")
    words = len(inner.split())
    whole = document.sentences[document.sentence_at(one.start)].start == one.start and inner[-1:] in ".?!…"
    return verb and words >= (2 if whole else SPEECH_WORDS) and (inner[-1:] in ".?!,…" or words >= 8)


def speaker_nearby(state: State, one: Quoted, spoken: list[Piece]) -> tuple[Frame | None, int, str]:
    """The frame of the piece before, in this or the paragraph above; none where that is far."""
    at = bisect_left(spoken, one.start, key=lambda piece: piece.start) - 1
    nearest = spoken[at] if at >= 0 else None
    if nearest and one.start - nearest.end < REACH:
        breaks = state.document.text[nearest.end : one.start].count("\n\n")
        if breaks == 0:
            return nearest.frame, nearest.turn, "same_speaker"
        if breaks == 1:
            return nearest.frame, nearest.turn, "same_speaker_next_paragraph"
    state.turn += 1
    return None, state.turn, "no_tag"


REACH = 600
"""Characters from one piece to the next of the same speaker, at most."""


def without_overlap(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def quote(state: State, piece: Piece) -> Quote:
    document, frame = state.document, piece.frame
    row = Quote(
        start=piece.start, end=piece.end, text=document.text[piece.start : piece.end], sentence=document.sentence_at(piece.start),
        rule=piece.rule, kind=kind(state, piece), turn=piece.turn, confidence=CONFIDENCE.get(piece.rule, 0.6),
    )  # fmt: skip
    if frame is None:
        return row
    cue = span(document, frame.first, frame.last)
    row = replace(row, cue=cue[2], cue_start=cue[0], cue_end=cue[1], stance=frame.stance, negated=frame.negated)
    if frame.speaker is None:
        return row
    speaker = span(document, *frame.speaker)
    return replace(row, speaker=speaker[2], speaker_start=speaker[0], speaker_end=speaker[1])


def span(document: Document, first: int, last: int) -> tuple[int, int, str]:
    start, end = document.starts[first], document.ends[last - 1]
    return start, end, document.text[start:end]


def kind(state: State, piece: Piece) -> str:
    """direct: all its letters stand in quotation marks; indirect: none; mixed: some."""
    text = state.document.text
    inside = [(max(one.start, piece.start), min(one.end, piece.end)) for one in near(state, piece.start, piece.end)]
    letters = sum(map(str.isalnum, text[piece.start : piece.end]))
    quoted = sum(sum(map(str.isalnum, text[start:end])) for start, end in inside)
    return "direct" if quoted == letters else "mixed" if quoted else "indirect"


CONFIDENCE = {
    "speaker_after_cue_before_cue": 0.95, "speaker_before_cue_before_cue": 0.9, "according_to_before_cue": 0.9,
    "speaker_before_cue_after_cue": 0.8, "same_speaker": 0.85, "same_speaker_next_paragraph": 0.7, "no_tag": 0.5,
}  # fmt: skip
"""How sure each rule is."""
