"""Document => quotes: quotation marks and cues of each sentence, put together into who said what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from analysis.extract.quotes.attribution import take_turns
from analysis.extract.quotes.certainty import certainty, cue_is_negated
from analysis.extract.quotes.content import (
    content_after,
    content_after_tag,
    content_before,
    is_clausal,
    is_quotation,
    is_speech_before_tag,
    stands_at_sentence_start,
)
from analysis.extract.quotes.content_end import content_end
from analysis.extract.quotes.cues.attitudes import find_attitudes
from analysis.extract.quotes.cues.finder import find_frames
from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import ADVERBS, FINITE, RELATIVE, Line, Range, line_of, listed
from analysis.extract.quotes.phrases import clause_starts, end_of_noun_phrase, is_venue, trim_range
from analysis.extract.quotes.quotation_marks import Quoted, find_quoted
from analysis.extract.quotes.quote import Quote
from analysis.extract.quotes.segments import ReadingState, Segment, is_speech_like
from analysis.extract.quotes.speaker_labels import find_labelled
from analysis.extract.quotes.subjects import subject
from analysis.extract.quotes.titled_works import is_broadcast, is_work
from analysis.language import Document, Sentence
from analysis.language.lexicons import rows
from analysis.tables import Row, numbered

TAIL = 15
"""Tokens behind a tag that ends its sentence, at most: when and where it was said."""
MAX_SENTENCE_TOKENS = 600
"""Tokens of a sentence beyond which it is no prose."""


def find_quotes(document: Document, names: Sequence[Row]) -> list[Quote]:
    """Document and its names => pieces of what was said, in reading order."""
    stretches = find_quoted(document.text)
    quoted = {at for one in stretches for at in document.tokens_in(one.start, one.end)}
    state = ReadingState(document, stretches, quoted)
    labelled = {document.sentence_at(piece.start): piece for piece in find_labelled(document, names)}
    until = 0
    for sentence in document.sentences:
        if piece := labelled.get(sentence.number):
            last = state.pieces[-1] if state.pieces else None
            state.turn += last is None or last.frame is not piece.frame
            state.pieces.append(replace(piece, turn=state.turn))
            until = piece.end
        elif (
            sentence.start >= until
            and "|" not in state.document.words[sentence.first : sentence.last]
            and sentence.last - sentence.first < MAX_SENTENCE_TOKENS
        ):
            read_sentence(state, sentence)
    take_turns(state)
    return numbered(quote(state, piece) for piece in without_overlap(state.pieces))


def read_sentence(state: ReadingState, sentence: Sentence) -> None:
    """Frames of a sentence => pieces; what an outer tag takes is not given to an inner cue again."""
    line = state.lines[sentence.number] = line_of(state.document, sentence, state.quoted)
    spoken = list(find_frames(line))
    frames = sorted((*spoken, *attitudes_beside(state, line, spoken)), key=lambda one: one.first)
    free = line.first
    if outer := next((one for one in frames if is_outer(line, one)), None):
        free = max(free, *(last for _, last in add(state, line, outer, free)), outer.behind)
    for frame in frames:
        if frame.first >= free and frame is not outer:
            free = max(free, *(last for _, last in add(state, line, frame, free)), line.first)


def attitudes_beside(state: ReadingState, line: Line, spoken: list[Frame]) -> Iterator[Frame]:
    """Attitudes, without those whose content is only another cue: Roe is willing | to say that …."""
    verbs = {frame.verb: frame for frame in spoken}
    for frame in find_attitudes(state.document, line):
        first = frame.content[0][0]
        infinitive = next((at for at in range(first, min(first + 9, line.last)) if line.is_verb(at)), None)
        inner = verbs.get(infinitive or -1) if "to" in line.lower[first : (infinitive or first) + 1] else None
        if inner is None or next(contents(line, state, inner, line.first), None) is None:
            unsaid = frame.stance == "refused" and line.lemmas[infinitive or first] in listed("unsaid")
            yield replace(frame, class_="no comment", stance="declined") if unsaid else frame


def is_outer(line: Line, frame: Frame) -> bool:
    """The talks that Roe said had failed went on, officials said: a tag around the whole sentence takes it all."""
    if frame.content:
        return False
    if frame.adjunct and stands_at_sentence_start(line, frame):
        return True
    rest = content_after_tag(line, frame) if frame.speaker else None
    if line.last - frame.behind > TAIL and not rest:
        return False
    found = content_before(line, frame, line.first)
    if not found or "that" not in frame.takes or (found[0] in line.quoted and found[1] - 1 in line.quoted):
        return False
    if takes_what_follows(line, frame, found, content_after(line, frame)):
        return False
    return (rest is None or not any(i in line.quoted for i in range(*found))) and is_speech_before_tag(
        line, frame, found, rest
    )


def add(state: ReadingState, line: Line, frame: Frame, free: int) -> list[Range]:
    """Pieces of a frame are kept, unless somebody else said them already => their tokens."""
    document, found = state.document, list[Range]()
    for (first, last), place in contents(line, state, frame, free):
        start, end = state.widened(document.starts[first], document.ends[last - 1])
        if not found:
            state.turn += 1
        state.pieces.append(Segment(start, end, frame, f"{frame.rule}_{place}".rstrip("_"), state.turn))
        found.append((first, document.tokens_in(start, end).stop))
    if not found:
        keep_tag(state, line, frame)
    return found or [(line.first, line.first)]


def keep_tag(state: ReadingState, line: Line, frame: Frame) -> None:
    """A tag without content opens or closes its sentence: it may belong to the quotation in front or behind."""
    number = state.document.sentence_at(state.document.starts[line.first])
    first = frame.first - (frame.first == line.first + 1 and line.lower[line.first] == "so")  # So says Ana Roe
    if line.first in (first, frame.speaker[0] if frame.speaker else -1) and not frame.noun:
        state.opening.setdefault(number, frame)
    elif frame.speaker:
        state.closing[number] = frame


def contents(line: Line, state: ReadingState, frame: Frame, free: int) -> Iterator[tuple[Range, str]]:
    """What a frame's speaker said, with the name of the place: before the cue, after it, or both."""
    if frame.content:
        yield from ((one, "") for one in content_ranges(line, frame) if one[0] >= free)
        return
    before = content_before(line, frame, free)
    after = or_complement(state, line, frame, content_after(line, frame))
    rest = content_after_tag(line, frame) if before else None
    if after and frame.adjunct and frame.first > line.first + 1 and describes_source(line, after[0]):
        after = None
    if before and is_tagged(line, frame, before, after, rest):
        yield from before_tag(line, frame, before, rest)
        if rest and not any(i in line.quoted for i in range(*before)):
            return
    elif before and after and frame.speaker and opens_quoted(line, frame, before, after):
        yield before, "before_cue"
    if after and after[0] >= free and not is_postposed(line, frame, after) and not is_title(state, frame, after):
        yield behind_cue(line, frame, after)
    elif not (before or after) and frame.speaker and frame.first < frame.verb:
        whom = patient(line, frame)
        if whom and whom[0] >= free:
            yield whom, "patient_alone"


def content_ranges(line: Line, frame: Frame) -> Iterator[Range]:
    """The contents that the grammar gave; where a clause behind the cue ends is told better by its edges than by the tree (found F1 .639 and .634)."""
    for first, last in frame.content:
        if first >= frame.last and is_clausal(line, frame, first):
            yield first, content_end(line, frame, first, clausal=True)
        else:
            yield (
                first,
                content_end(line, frame, first, clausal=False) if first >= frame.last and "np" in frame.takes else last,
            )


def or_complement(state: ReadingState, line: Line, frame: Frame, after: Range | None) -> Range | None:
    """What follows the cue; where no words tell, the clause that depends on it in the tree."""
    if after or frame.noun or frame.passive or frame.inverted or "that" not in frame.takes:
        return after
    syntax = state.document.syntax
    clause = syntax.child(frame.verb, "ccomp")
    if clause is None or not (syntax.is_finite(clause) or syntax.child(clause, "nsubj", "nsubjpass")):
        return None
    found = trim_range(line, syntax.subtree(clause))
    return (
        found
        if found[0] > frame.verb
        and line.lower[found[0]] not in listed("wh")
        and not any(i in line.quoted for i in range(*found))
        else None
    )


def is_tagged(line: Line, frame: Frame, before: Range, after: Range | None, rest: Range | None) -> bool:
    """Whether what stands in front of a tag belongs to it."""
    said = is_speech_before_tag(line, frame, before, rest) and not is_broadcast(line, before)
    return said and not takes_what_follows(line, frame, before, after)


def before_tag(line: Line, frame: Frame, before: Range, rest: Range | None) -> Iterator[tuple[Range, str]]:
    """The port, he said, is shut: the words in front of a tag and those that go on behind it, as one row where neither stands alone."""
    plain = not any(i in line.quoted for i in range(*before))
    if rest and ((frame.adjunct and plain) or is_fragment(line, frame, before, rest)):
        yield (before[0], rest[1]), "around_cue"
        return
    yield before, "before_cue"
    if rest and plain:
        yield rest, "interrupted"


def behind_cue(line: Line, frame: Frame, after: Range) -> tuple[Range, str]:
    """What follows a cue, with the pronoun or the one spoken about in front of it: which he said was dead; Roe was accused of theft."""
    if after[0] not in line.quoted and (whom := patient(line, frame)):
        return (whom[0], after[1]), "patient"
    pronoun = pronoun_in_front(line, frame, after)
    return (after, "after_cue") if pronoun is None else ((pronoun, after[1]), "relative")


def patient(line: Line, frame: Frame) -> Range | None:
    """[Roe was accused of theft]: who is spoken about, in front of a passive cue, belongs to what is said."""
    if not frame.passive:
        return None
    adjacent = all(line.words[i] != "," for i in range(frame.last, frame.behind))
    return subject(line, frame.first) if adjacent and "np" in frame.takes and frame.first > line.first else None


def opens_quoted(line: Line, frame: Frame, before: Range, after: Range) -> bool:
    """Whether the port pays its way, | Roe said, “is not for us to say”: a quotation goes on with words in front of the tag."""
    comma = line.words[after[0] - 1] == "," and after[0] - 1 == frame.last
    lower = after[0] in line.quoted and after[0] + 1 < line.last and line.words[after[0] + 1][:1].islower()
    return comma and lower and before[1] - before[0] >= PART and not any(i in line.quoted for i in range(*before))


PART = 3
"""Tokens in front of a tag, at least, that are a part of what was said without a verb of their own."""


def is_fragment(line: Line, frame: Frame, before: Range, rest: Range) -> bool:
    """In the end, | he said, | the port was shut; they voted, | she said, | under rules of May: one of the parts says nothing alone."""
    if any(i in line.quoted for i in range(before[0], rest[1])):
        return False
    opened = line.lower[before[0]] in listed("subordinator") or line.lower[before[0]] == "as"
    addition = line.tags[rest[0]] in ("IN", "TO", "VBG", "RB") and not frame.inverted
    return opened or not has_finite(line, before) or (addition and not has_finite(line, rest))


def has_finite(line: Line, found: Range) -> bool:
    return any(line.tags[i] in FINITE for i in range(*found))


def pronoun_in_front(line: Line, frame: Frame, after: Range) -> int | None:
    """a plan | which Roe said was dead: the pronoun that is the subject or object of what was said."""
    if frame.speaker is None or frame.inverted:
        return None
    at = frame.speaker[0] - 1
    if at < line.first or after[0] in line.quoted or line.lower[at] not in listed("fronted_pronoun"):
        return None
    if any(line.tags[i] not in ADVERBS for i in range(frame.speaker[1], frame.first)):
        return None
    return at if after[0] == frame.last and line.tags[after[0]] in (*FINITE, "TO", "VBN") else None


def describes_source(line: Line, at: int) -> bool:
    """…, according to the union, | the owner of the port; | which runs it: what follows tells more about the source."""
    noun = line.tags[at] in ("DT", "JJ", "NN", "VBG", "CC") and not clause_starts(line, at)
    return at not in line.quoted and (noun or line.tags[at] in RELATIVE or line.tags[at] == "WRB")


def takes_what_follows(line: Line, frame: Frame, before: Range, after: Range | None) -> bool:
    """Though he left, Roe said that …: what stands in front is no speech where a clause follows the cue."""
    if (
        after is None
        or is_postposed(line, frame, after)
        or (before[1] - 1 in line.quoted and is_quotation(line, before) and not starts_anew(line, frame, before))
    ):
        return False
    if after[0] in line.quoted and line.tags[before[0]] in ("IN", "TO", "WRB", "VBG", "VBN", "RB"):
        return True
    return not any(line.words[i] == "," for i in range(frame.last, after[0]))


def starts_anew(line: Line, frame: Frame, before: Range) -> bool:
    """“We will stay,” | but he denied that …: a conjunction stands between the quotation and the tag behind it."""
    first = min(frame.first, frame.speaker[0]) if frame.speaker else frame.first
    return any(line.tags[i] == "CC" for i in range(before[1], first))


def is_postposed(line: Line, frame: Frame, found: Range) -> bool:
    """“…,” said Ana Roe, who has led the union since May: what follows an inverted tag is no speech unless it is quoted."""
    return frame.inverted and found[0] not in line.quoted and not frame.adjunct


def is_title(state: ReadingState, frame: Frame, found: Range) -> bool:
    """read “The Old Harbour”: behind a doubtful verb a stretch without a verb of its own is a title or a name."""
    document = state.document
    if found[0] in state.quoted and is_work(document, stretch_at(state, found[0])):
        return True
    if (
        document.lemmas[frame.verb] not in listed("doubtful_cue")
        or found[0] not in state.quoted
        or document.words[found[0] - 1] in ",:"
    ):
        return False
    return not any(is_speech_like(document, one) for one in state.near(document.starts[found[0]], document.ends[found[1] - 1])
                   if one.start < document.ends[found[1] - 1] and one.end > document.starts[found[0]])  # fmt: skip


def stretch_at(state: ReadingState, token: int) -> Quoted:
    """The quoted stretch that a token stands in."""
    start, end = state.document.starts[token], state.document.ends[token]
    return next(one for one in state.near(start, end) if one.end > start)


def without_overlap(pieces: list[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def quote(state: ReadingState, piece: Segment) -> Quote:
    document = state.document
    return Quote(
        start=piece.start, end=piece.end, text=document.text[piece.start : piece.end], sentence=document.sentence_at(piece.start),
        rule=piece.rule, kind=kind(state, piece), turn=piece.turn, confidence=confidences().get(piece.rule, EVEN),
        **(attributed(state, piece.frame) if piece.frame else {}),
    )  # fmt: skip


def attributed(state: ReadingState, frame: Frame) -> dict[str, Any]:
    """The cells of a row that its cue and source tell: class, cue, stance, negated, certainty, speaker."""
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
    """The token behind a cue and where it was said: said in a statement, told."""
    line = state.lines.get(state.document.sentence_at(state.document.starts[frame.first]))
    if line is None or frame.last + 1 >= line.last or line.lower[frame.last] not in listed("venue_preposition"):
        return frame.last
    return end_of_noun_phrase(line, frame.last + 1) if is_venue(line, frame.last + 1) else frame.last


def span(document: Document, first: int, last: int) -> tuple[int, int, str]:
    start, end = document.starts[first], document.ends[last - 1]
    return start, end, document.text[start:end]


def kind(state: ReadingState, piece: Segment) -> str:
    """direct: all its letters stand in quotation marks; indirect: none; mixed: some."""
    text = state.document.text
    inside = [(max(one.start, piece.start), min(one.end, piece.end)) for one in state.near(piece.start, piece.end)]
    letters = sum(map(str.isalnum, text[piece.start : piece.end]))
    quoted = sum(sum(map(str.isalnum, text[start:end])) for start, end in inside)
    return "direct" if quoted == letters else "mixed" if quoted else "indirect"


EVEN = 0.5
"""Confidence of a row whose rule has none of its own."""


@cache
def confidences() -> dict[str, float]:
    """Rule => about how often its rows are right."""
    return {row["rule"]: float(row["confidence"]) for row in rows("quotes/rules")}
