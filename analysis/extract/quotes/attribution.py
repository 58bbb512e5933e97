"""Speakers of quotations that no cue in their sentence attributes: by the first rule that applies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import FINITE, NAMES, RELATIVE, Line, Range
from analysis.extract.quotes.phrases import phrase_after, phrase_before
from analysis.extract.quotes.quotation_marks import Quoted, is_single
from analysis.extract.quotes.segments import ReadingState, Segment, is_speech_like
from analysis.extract.quotes.subjects import near_subject, opening_phrase
from analysis.extract.quotes.titled_works import is_headline_quoted, is_reference, is_titled, is_work
from analysis.language import Document
from analysis.language.clauses import Chunk
from analysis.language.datelines import DASHES

MAX_TURN_GAP_CHARACTERS = 600
"""Characters from one piece to the next of the same speaker, at most."""


def take_turns(state: ReadingState) -> None:
    """Turn the quoted spans not yet used into segments, if a neighbouring tag attributes them or they look like speech."""
    spoken = sorted((piece for piece in state.pieces if is_named(state, piece)), key=lambda piece: piece.start)
    taken = sorted(state.pieces, key=lambda piece: (piece.start, piece.end))
    starts = [piece.start for piece in taken]
    before: tuple[Quoted, Segment | None] | None = None
    for one in state.stretches:
        at = bisect_right(starts, one.start) - 1
        if at >= 0 and taken[at].end > one.start:
            before = one, taken[at]
            continue
        if at + 1 < len(taken) and taken[at + 1].start < one.end:
            before = one, taken[at + 1]
            continue
        piece = resumed(state, one, before) or turn_of(state, one, spoken)
        before = one, piece
        if piece:
            state.pieces.append(piece)
            if piece.tagged:
                spoken.insert(bisect_left(spoken, piece.start, key=lambda other: other.start), piece)


def is_named(state: ReadingState, piece: Segment) -> bool:
    """True if the segment has a speaker other than a relative or interrogative pronoun."""
    speaker = piece.frame.speaker if piece.frame else None
    return speaker is not None and state.document.tags[speaker[0]] not in RELATIVE


LABELLED = re.compile(r"""["“‘'(]{1,3}(?:[A-Z][\w.’'-]{0,20} ?){1,4}:|["“'(]{1,3}\(""")
"""A quotation that opens with a label of its own or a bracket: “ROE: We will stay; “(Applause.)."""


def resumed(state: ReadingState, one: Quoted, before: tuple[Quoted, Segment | None] | None) -> Segment | None:
    """Quotation that opens a paragraph and continues one left unclosed at the end of the paragraph above => a segment of the same turn; else None."""
    if before is None or before[1] is None or before[0].closed or before[1].frame is None:
        return None
    if state.document.text[before[0].end : one.start].strip() or paragraphs(state, before[0].end, one.start) != 1:
        return None
    if LABELLED.match(state.document.text, one.start) or tag_behind(state, one):
        return None
    return Segment(one.start, one.end, before[1].frame, same_speaker_next_paragraph.__name__, before[1].turn)


def turn_of(state: ReadingState, one: Quoted, spoken: list[Segment]) -> Segment | None:
    if is_work(state.document, one) or is_reference(state.document.text, one):
        return None
    for rule in TAGS:
        if frame := rule(state, one):
            state.turn += 1
            return Segment(one.start, one.end, frame, rule.__name__, state.turn, tagged=rule is not in_headline)
    if is_single(state.document.text, one.start) and not state.single_marks:
        return None
    if not (is_speech_like(state.document, one) or is_sentence_behind_colon(state, one)) or is_untagged_title(
        state, one
    ):
        return None
    frame = introduced(state, one)
    for speaker in () if frame and opens_turn(state, one, spoken) else RUNS:
        if found := speaker(state, one, spoken):
            return Segment(one.start, one.end, found.frame, speaker.__name__, found.turn)
    if not opens_or_follows_mark(state, one):
        return None
    state.turn += 1
    return Segment(one.start, one.end, frame, "introduced" if frame else "no_tag", state.turn)


def is_sentence_behind_colon(state: ReadingState, one: Quoted) -> bool:
    """True for a quotation after a colon that ends with sentence punctuation, however short: "Roe’s answer: “Not today.”"."""
    return is_behind_colon(state, one) and state.document.text[one.start : one.end].rstrip("”\"'’»")[-1:] in (
        ".",
        "?",
        "!",
    )


def opens_turn(state: ReadingState, one: Quoted, spoken: list[Segment]) -> bool:
    """True for a quotation after a colon whose sentence attributes nothing else, so that its subject speaks: "His wife shrugged: “We will go.”"."""
    sentence = state.document.sentences[sentence_in_front(state, one)]
    piece = speech_before(one, spoken)
    return is_behind_colon(state, one) and (piece is None or piece.end <= sentence.start)


def is_behind_colon(state: ReadingState, one: Quoted) -> bool:
    return state.document.text[max(0, one.start - 3) : one.start].rstrip().endswith(":")


def is_untagged_title(state: ReadingState, one: Quoted) -> bool:
    """True if a quotation without a tag is a title, slogan or headline: "with the words — “Port First For All.”"."""
    words = [state.document.words[at] for at in state.document.tokens_in(one.start, one.end)]
    titled = is_titled(words) and not opens_sentence(state, one)
    return titled or is_headline_quoted(state.document, one)


def opens_sentence(state: ReadingState, one: Quoted) -> bool:
    return state.document.sentences[state.document.sentence_at(one.start)].start == one.start


def opens_or_follows_mark(state: ReadingState, one: Quoted) -> bool:
    """True if a quotation opens its sentence or follows a colon, comma or dash; False within a clause: "visit “the saddest state in the union.”"."""
    before = state.document.text[max(0, one.start - 3) : one.start].rstrip()[-1:]
    return opens_sentence(state, one) or before in (":", ",", *DASHES)


# -------------------------------------------------------------------------------------------- a tag of its own
def tag_behind(state: ReadingState, one: Quoted) -> Frame | None:
    """Tag in a sentence of its own after the quotation: "“Will he go?” Roe asked."."""
    number = state.document.sentence_at(one.end - 1) + 1
    if number not in state.opening:
        return None
    between = state.document.text[one.end : state.document.sentences[number].start]
    return None if between.strip() or "\n" in between else state.opening[number]


def tag_in_front(state: ReadingState, one: Quoted) -> Frame | None:
    """Tag before the quotation that ends with a colon, possibly at the end of the paragraph above ("Roe had this to say: “We will go.”"), or that is a
    sentence of its own and names the listener ("Roe told Radio One. “We will go.”")."""
    number = sentence_in_front(state, one)
    tag = state.closing.get(number) or state.opening.get(number)
    if tag is None:
        return None
    told = "listener" in tag.takes and opens_sentence(state, one) and not paragraphs(state, one.start - 2, one.start)
    if not (told or is_behind_colon(state, one)):
        return None
    return tag if one.start - state.document.starts[tag.first] < MAX_TURN_GAP_CHARACTERS else None


def in_headline(state: ReadingState, one: Quoted) -> Frame | None:
    """Speaker in a headline that opens with a quotation and a colon: "‘We lost it all’: Crews tell of the fire"."""
    document, number = state.document, state.document.sentence_at(one.start)
    line, colon = state.lines.get(number), document.token_at(one.end)
    if line is None or not opens_sentence(state, one) or colon + 1 >= line.last or document.words[colon] != ":":
        return None
    plain = line.last == document.sentences[number].last and colon + 1 not in state.quoted
    found = phrase_after(line, colon + 1) if plain else None
    return cueless_frame(found) if found and found[1] < line.last and line.is_verb(found[1]) else None


def signed(state: ReadingState, one: Quoted) -> Frame | None:
    """Signature after the quotation, a dash and a name at the end of the line: "“We will go.” — Ana Roe"."""
    document, text = state.document, state.document.text
    dash = document.token_at(one.end)
    if dash + 1 >= len(document.words) or document.words[dash] not in DASHES:
        return None
    end = name_end(state, dash + 1)
    rest = text[document.ends[end - 1] : document.ends[end - 1] + 3].lstrip(" ")
    if end == dash + 1 or text[one.end : document.starts[dash]].strip(" \n") or rest[:1] not in SIGNED_OFF:
        return None
    return Frame(dash, dash + 1, dash, (dash + 1, end), end, frozenset(), "said", False, "signed", inverted=True)


def named_behind(state: ReadingState, one: Quoted) -> Frame | None:
    """Speaker in a verbless sentence after the quotation, a name with an apposition: "“I would not trust him.” Nadia Frost, chair of the club."."""
    document, number = state.document, state.document.sentence_at(one.end - 1) + 1
    line = state.lines.get(number)
    if line is None or document.text[one.end : document.starts[line.first]].strip(" "):
        return None
    end = name_end(state, line.first)
    described = end - line.first > 1 and end < line.last and line.words[end] == ","
    if not described or any(line.tags[at] in FINITE for at in range(end, line.last)):
        return None
    return cueless_frame((line.first, end))


SIGNED_OFF = ("", "\n", ",", ".", "“", '"', "(")
"""What can stand behind the name that signs a quotation."""


def name_end(state: ReadingState, at: int) -> int:
    """End (exclusive) of the name that starts at token `at`, within its line."""
    document = state.document
    while at < len(document.words) and document.tags[at] in NAMES:
        if "\n" in document.text[document.ends[at - 1] : document.starts[at]]:
            break
        at += 1
    return at


def sentence_in_front(state: ReadingState, one: Quoted) -> int:
    """Number of the sentence that contains the words directly before a quotation."""
    number = state.document.sentence_at(one.start)
    return number - 1 if state.document.sentences[number].start >= one.start else number


def verb_beside(state: ReadingState, one: Quoted) -> Frame | None:
    """Inverted or plain tag with a verb outside the lexicon of cues, after a quotation that ends in a comma: "“We will go,” giggled Roe", "“We will
    go,” Ana Roe, a clerk who knows, quipped"."""
    document, at = state.document, state.document.token_at(one.end)
    number = document.sentence_at(one.start)
    if (
        not is_left_open(document, one)
        or at + 1 >= len(document.words)
        or document.sentence_at(document.starts[at]) != number
    ):
        return None
    clauses = document.clauses.all
    for clause in clauses[bisect_left(clauses, at, key=lambda other: other.verb.first) :][:3]:
        verb = clause.verb
        if document.tags[verb.first] not in FINITE or document.lemmas[verb.head] == "be" or clause.kind == "relative":
            continue
        for name in filter(lambda phrase: is_speaker(document, phrase), (*clause.subjects, *clause.objects)):
            if name.first == at and name in clause.subjects:
                return tag_of(verb, (at, verb.first if document.words[name.last] == "," else name.last))
            if verb.first == at and name.first == verb.last:
                return tag_of(verb, (name.first, name.last))
    return None


def is_left_open(document: Document, one: Quoted) -> bool:
    """True for a quotation that looks like speech and ends in a comma: "“We will go,”"."""
    inner = document.text[one.start : one.end].rstrip("”\"'’»")
    return inner.endswith(",") and is_speech_like(document, one)


def is_speaker(document: Document, name: Chunk) -> bool:
    return document.tags[name.head] in NAMES or document.lower[name.head] in ("he", "she")


def tag_of(verb: Chunk, speaker: Range) -> Frame:
    return Frame(
        verb.first,
        verb.last,
        verb.head,
        speaker,
        verb.last,
        frozenset(),
        "said",
        False,
        "verb_beside",
        inverted=speaker[0] > verb.first,
    )


TAGS: tuple[Callable[[ReadingState, Quoted], Frame | None], ...] = (
    tag_behind,
    tag_in_front,
    in_headline,
    signed,
    named_behind,
    verb_beside,
)


# ------------------------------------------------------------------------------------------- a run by one speaker
def same_speaker(state: ReadingState, one: Quoted, spoken: list[Segment]) -> Segment | None:
    """Latest attributed segment before the quotation, if it is in the same paragraph: same speaker."""
    piece = speech_before(one, spoken)
    return piece if piece and paragraphs(state, piece.end, one.start) == 0 else None


def same_speaker_next_paragraph(state: ReadingState, one: Quoted, spoken: list[Segment]) -> Segment | None:
    """Latest attributed segment, if it is in the paragraph above and the words before the quotation introduce nobody else."""
    piece = speech_before(one, spoken)
    return piece if piece and paragraphs(state, piece.end, one.start) == 1 and not introduced(state, one) else None


def speaker_below(state: ReadingState, one: Quoted, spoken: list[Segment]) -> Segment | None:
    """Attributed segment directly after the quotation, in its paragraph ("“A.” “B,” said Roe.") or, if the quotation is left unclosed, in the next one
    ("“A. / “B,” said Roe.")."""
    at = bisect_left(spoken, one.start, key=lambda piece: piece.start)
    piece = spoken[at] if at < len(spoken) else None
    if piece is None or state.document.text[one.end : piece.start].strip():
        return None
    return piece if paragraphs(state, one.end, piece.start) <= (not one.closed) else None


RUNS = (speaker_below, same_speaker, same_speaker_next_paragraph)


def speech_before(one: Quoted, spoken: list[Segment]) -> Segment | None:
    at = bisect_left(spoken, one.start, key=lambda piece: piece.start) - 1
    return spoken[at] if at >= 0 and one.start - spoken[at].end < MAX_TURN_GAP_CHARACTERS else None


def paragraphs(state: ReadingState, start: int, end: int) -> int:
    """Number of paragraph breaks between two offsets."""
    sentences = state.document.sentences
    first, last = state.document.sentence_at(max(0, start - 1)), state.document.sentence_at(end)
    return sentences[last].paragraph - sentences[first].paragraph


# --------------------------------------------------------------------------------------- told by the sentence in front
def introduced(state: ReadingState, one: Quoted) -> Frame | None:
    """Speaker introduced by the words before the quotation in the same paragraph: "[Roe] was asked about it on Monday. “It went well.”"."""
    document, number = state.document, sentence_in_front(state, one)
    colon = is_behind_colon(state, one)
    if number not in state.lines or paragraphs(state, document.sentences[number].start + 1, one.start) > colon:
        return None
    line = state.lines[number]
    stop = min(line.last, document.token_at(one.start))
    found = first_subject(line, stop) or (opening_phrase(line) if colon else None)
    return cueless_frame((found[0], min(found[1], stop))) if found and found[0] < stop else None


def first_subject(line: Line, stop: int) -> Range | None:
    """Subject of the first finite verb before token `stop`; without one, the name before a colon: "Here is the view of [Ana Roe]: “…”"."""
    for at in range(line.first + 1, stop):
        found = near_subject(line, at) if line.tags[at] in FINITE and at not in line.quoted else None
        if found and line.tags[found[0]] not in RELATIVE:
            return found
    at = line.skip(stop - 1, -1, lambda i: line.words[i] == ":")
    return phrase_before(line, at) if at > line.first and line.tags[at] in NAMES else None


def cueless_frame(speaker: Range) -> Frame:
    """A frame with the given speaker and an empty cue."""
    return Frame(speaker[0], speaker[0], speaker[0], speaker, speaker[1], frozenset(), "said", False, "introduced")
