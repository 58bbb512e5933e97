"""Document => quotes: combines the quoted spans and the cues of each sentence into content, cue and speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from analysis.extract.quotes.attribution import take_turns
from analysis.extract.quotes.content import (
    content_after,
    content_after_tag,
    stands_at_sentence_start,
    stays_unnamed,
)
from analysis.extract.quotes.content_before import content_before, is_quotation, is_speech_before_tag
from analysis.extract.quotes.content_end import main_verb
from analysis.extract.quotes.cues.attitudes import find_attitudes
from analysis.extract.quotes.cues.finder import find_frames
from analysis.extract.quotes.cues.verbs import Frame, entries_by_word
from analysis.extract.quotes.line import ADVERBS, FINITE, Line, Range, line_of, listed
from analysis.extract.quotes.phrases import run_start, trim_range
from analysis.extract.quotes.quotation_marks import Quoted, find_quoted
from analysis.extract.quotes.quote import Quote
from analysis.extract.quotes.quote_row import quote
from analysis.extract.quotes.segments import ReadingState, Segment, is_speech_like
from analysis.extract.quotes.speaker_labels import find_labelled
from analysis.extract.quotes.subjects import subject
from analysis.extract.quotes.titled_works import is_broadcast, is_work
from analysis.language import Document, Sentence
from analysis.tables import Row, numbered

TAIL = 15
"""Tokens behind a tag that ends its sentence, at most: when and where it was said."""
QUOTING = frozenset(("quote", "inverts"))
"""Values of the column `takes` of a verb that attributes quotations only."""
MAX_SENTENCE_TOKENS = 600
"""Tokens of a sentence beyond which it is no prose."""


def find_quotes(document: Document, names: Sequence[Row]) -> list[Quote]:
    """Document and its name rows => quotes in reading order, numbered and without overlap.

    Sentences of MAX_SENTENCE_TOKENS and more, and lines with "|" (tables), are skipped."""
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
    """Add the segments of one sentence to `state.pieces`. Content claimed by a tag around the whole sentence is not attributed again to a cue inside
    it."""
    line = state.lines[sentence.number] = line_of(state.document, sentence, state.quoted)
    spoken = list(find_frames(line))
    attitudes = list(attitudes_beside(state, line, spoken))
    held = {frame.verb for frame in attitudes}
    spoken = [frame for frame in spoken if frame.verb not in held or not frame.takes <= QUOTING]  # he put the cost at 9
    frames = sorted((*spoken, *attitudes), key=lambda one: one.first)
    free = line.first
    if outer := next((one for one in frames if is_outer(line, one, spoken)), None):
        free = max(free, *(last for _, last in add(state, line, outer, free)), outer.behind)
    for frame in frames:
        if frame.first >= free and frame is not outer:
            free = max(free, *(last for _, last in add(state, line, frame, free)), line.first)


def attitudes_beside(state: ReadingState, line: Line, spoken: list[Frame]) -> Iterator[Frame]:
    """Frames of attitudes ("is willing to", "refused to"), without those whose content is itself a verb of speech with content: "Roe is willing | to
    say that …"."""
    verbs = {frame.verb: frame for frame in spoken}
    for frame in find_attitudes(state.document, line):
        first = frame.content[0][0]
        if stays_unnamed(line, first):
            continue
        infinitive = next((at for at in range(first, min(first + 9, line.last)) if line.is_verb(at)), None)
        inner = verbs.get(infinitive or -1) if "to" in line.lower[first : (infinitive or first) + 1] else None
        if inner is None or next(contents(line, state, inner, line.first), None) is None:
            unsaid = frame.stance == "refused" and line.lemmas[infinitive or first] in listed("unsaid")
            yield replace(frame, class_="no comment", stance="declined") if unsaid else frame


def opens_with_content(line: Line, frame: Frame) -> bool:
    """True for an attitude behind the clause that is its content: "[Two nurses want to leave], a survey found"."""
    first, last = frame.content[0]
    whole = first == line.first and last <= frame.first and ";" not in line.words[first : frame.first]
    return whole and frame.speaker is not None


def is_outer(line: Line, frame: Frame, spoken: Sequence[Frame]) -> bool:
    """True if the content of the frame is the whole sentence, embedded cues included: "The talks that Roe said had failed went on, officials said"."""
    if frame.content:
        return not spoken and opens_with_content(line, frame)
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
    """Add the content of a frame to `state.pieces` as segments of one turn => token ranges of that content.

    A frame without content is kept as a tag for a neighbouring quotation."""
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
    """Remember a frame without content that opens or closes its sentence: it may attribute the quotation after or before it."""
    number = state.document.sentence_at(state.document.starts[line.first])
    first = frame.first - (frame.first == line.first + 1 and line.lower[line.first] == "so")  # So says Ana Roe
    if line.first in (first, frame.speaker[0] if frame.speaker else -1) and not frame.noun:
        state.opening.setdefault(number, frame)
    elif frame.speaker:
        state.closing[number] = frame


def contents(line: Line, state: ReadingState, frame: Frame, free: int) -> Iterator[tuple[Range, str]]:
    """Content ranges of a frame, each with the suffix of its rule name: before the cue, after it, or both. `free`: first token not yet attributed."""
    if frame.content:
        yield from ((one, "") for one in content_ranges(line, frame) if one[0] >= free)
        return
    before = content_before(line, frame, free)
    after = or_complement(state, line, frame, content_after(line, frame))
    rest = content_after_tag(line, frame) if before else None
    if before and is_tagged(line, frame, before, after, rest):
        yield from before_tag(line, frame, before, rest)
        if rest and not any(i in line.quoted for i in range(*before)):
            return
    elif before and after and frame.speaker and opens_quoted(line, frame, before, after):
        yield before, "before_cue"
    if after and after[0] >= free and not is_postposed(line, frame, after) and not is_title(state, frame, after):
        yield behind_cue(line, frame, after)
    elif not (before or after) and (noun := apposed_claim(line, frame)) and noun[0] >= free:
        yield noun, "relative"
    elif not (before or after) and frame.speaker and frame.first < frame.verb:
        whom = patient(line, frame)
        if whom and whom[0] >= free:
            yield whom, "patient_alone"


def content_ranges(line: Line, frame: Frame) -> Iterator[Range]:
    """Contents of an attitude, each up to the first comma before a clause that comments on it, or up to the main verb behind a noun's clause."""
    for first, last in frame.content:
        end = comment_start(line, first, last)
        yield first, main_verb(line, first, end) if frame.noun else end


def comment_start(line: Line, first: int, last: int) -> int:
    """The comma in tokens first:last before a relative or adverbial clause: "that the port is shut[,] which …"; `last` if there is none."""
    return next((at for at in range(first + 1, last - 1) if opens_comment(line, at, last)), last)


def opens_comment(line: Line, comma: int, last: int) -> bool:
    """True for a comma outside quotation marks with a relative or adverbial clause right behind it that ends before token `last`."""
    if line.words[comma] != "," or comma in line.quoted:
        return False
    above = takewhile(lambda one: comma < one < last, (comma + 1, *line.syntax.ancestors(comma + 1)))
    return any(line.relation(one) in ("relcl", "advcl") and line.syntax.subtree(one)[0] == comma + 1 for one in above)


def or_complement(state: ReadingState, line: Line, frame: Frame, after: Range | None) -> Range | None:
    """Content after the cue as found by the words; else the finite complement clause (ccomp) of the cue in the tree; else None."""
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
    """True if the text before a speech tag is content of that tag."""
    said = is_speech_before_tag(line, frame, before, rest) and not is_broadcast(line, before)
    return said and not takes_what_follows(line, frame, before, after)


def before_tag(line: Line, frame: Frame, before: Range, rest: Range | None) -> Iterator[tuple[Range, str]]:
    """Content interrupted by a tag: "The port, he said, is shut". One range around the tag if one half is a fragment, else one range for each half."""
    plain = not any(i in line.quoted for i in range(*before))
    if rest and ((frame.adjunct and plain) or is_fragment(line, frame, before, rest)):
        yield (before[0], rest[1]), "around_cue"
        return
    yield before, "before_cue"
    if rest and plain:
        yield rest, "interrupted"


def behind_cue(line: Line, frame: Frame, after: Range) -> tuple[Range, str]:
    """Content after the cue, with its rule suffix; extended to the left by a fronted relative pronoun ("[which] he said was dead") or by a passive
    subject ("[Roe] was accused of theft")."""
    if after[0] not in line.quoted and (whom := patient(line, frame)):
        return (whom[0], after[1]), "patient"
    pronoun = pronoun_in_front(line, frame, after)
    return (after, "after_cue") if pronoun is None else ((pronoun, after[1]), "relative")


def apposed_claim(line: Line, frame: Frame) -> Range | None:
    """Noun of speech that a relative clause says who denied or made: "Roe took the money, [a charge] he denies"; None for any other noun."""
    noun = line.syntax.heads[frame.verb]
    relative = line.relation(frame.verb) == "relcl" and line.first < noun < frame.first and not frame.passive
    if (
        not relative
        or frame.speaker is None
        or line.lemmas[noun] not in entries_by_word("nouns")
        or "np" not in frame.takes
    ):
        return None
    first = run_start(line, noun)
    return (first, noun + 1) if line.words[first - 1] == "," and frame.speaker[0] > noun else None


def patient(line: Line, frame: Frame) -> Range | None:
    """Subject of a passive cue, the person spoken about, which belongs to the content: "[Roe] was accused of theft"; None for any other cue."""
    if not frame.passive:
        return None
    adjacent = all(line.words[i] != "," for i in range(frame.last, frame.behind))
    return subject(line, frame.first) if adjacent and "np" in frame.takes and frame.first > line.first else None


def opens_quoted(line: Line, frame: Frame, before: Range, after: Range) -> bool:
    """True if a quotation after the tag completes a clause that starts unquoted before it: "the port pays its way, Roe said, “is not for us to say”"."""
    comma = line.words[after[0] - 1] == "," and after[0] - 1 == frame.last
    lower = after[0] in line.quoted and after[0] + 1 < line.last and line.words[after[0] + 1][:1].islower()
    return comma and lower and before[1] - before[0] >= PART and not any(i in line.quoted for i in range(*before))


PART = 3
"""Tokens in front of a tag, at least, that are a part of what was said without a verb of their own."""


def is_fragment(line: Line, frame: Frame, before: Range, rest: Range) -> bool:
    """True if one half of an interrupted content is no clause of its own: "[In the end], he said, the port was shut"; "they voted, she said, [under
    rules of May]"."""
    if any(i in line.quoted for i in range(before[0], rest[1])):
        return False
    opened = line.lower[before[0]] in listed("subordinator") or line.lower[before[0]] == "as"
    addition = line.tags[rest[0]] in ("IN", "TO", "VBG", "RB") and not frame.inverted
    return opened or not has_finite(line, before) or (addition and not has_finite(line, rest))


def has_finite(line: Line, found: Range) -> bool:
    return any(line.tags[i] in FINITE for i in range(*found))


def pronoun_in_front(line: Line, frame: Frame, after: Range) -> int | None:
    """Token of a relative or interrogative pronoun extracted from the content: "a plan [which] Roe said was dead"; None without one."""
    if frame.speaker is None or frame.inverted:
        return None
    at = frame.speaker[0] - 1
    if at < line.first or after[0] in line.quoted or line.lower[at] not in listed("fronted_pronoun"):
        return None
    if any(line.tags[i] not in ADVERBS for i in range(frame.speaker[1], frame.first)):
        return None
    return at if after[0] == frame.last and line.tags[after[0]] in (*FINITE, "TO", "VBN") else None


def takes_what_follows(line: Line, frame: Frame, before: Range, after: Range | None) -> bool:
    """True if the content is the clause after the cue, so that the words before it are none: "Though he left, Roe said that …"."""
    if (
        after is None
        or is_postposed(line, frame, after)
        or (before[1] - 1 in line.quoted and is_quotation(line, before))
    ):
        return False
    if after[0] in line.quoted and line.tags[before[0]] in ("IN", "TO", "WRB", "VBG", "VBN", "RB"):
        return True
    return not any(line.words[i] == "," for i in range(frame.last, after[0]))


def is_postposed(line: Line, frame: Frame, found: Range) -> bool:
    """True for unquoted words after an inverted tag: they modify the speaker and are no content: "“…,” said Ana Roe, [who has led the union since
    May]"."""
    return frame.inverted and found[0] not in line.quoted and not frame.adjunct


def is_title(state: ReadingState, frame: Frame, found: Range) -> bool:
    """True if the quoted span after an ambiguous verb is a title or a name rather than speech: "read “The Old Harbour”"."""
    document = state.document
    if found[0] in state.quoted and is_work(document, stretch_at(state, found[0])):
        return True
    if frame.speaker and any(document.lemmas[at] in listed("notice") for at in range(*frame.speaker)):
        return False
    if (
        document.lemmas[frame.verb] not in listed("doubtful_cue")
        or found[0] not in state.quoted
        or document.words[found[0] - 1] in ",:"
    ):
        return False
    return not any(is_speech_like(document, one) for one in state.near(document.starts[found[0]], document.ends[found[1] - 1])
                   if one.start < document.ends[found[1] - 1] and one.end > document.starts[found[0]])  # fmt: skip


def stretch_at(state: ReadingState, token: int) -> Quoted:
    """The quoted span that contains the token."""
    start, end = state.document.starts[token], state.document.ends[token]
    return next(one for one in state.near(start, end) if one.end > start)


def without_overlap(pieces: list[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept
