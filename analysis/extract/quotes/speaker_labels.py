"""Speaker labels before a colon: transcripts ("ROE: We will stay.") and headlines ("Roe: We will stay")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import NAMES, NOMINAL, Range
from analysis.extract.quotes.segments import Segment
from analysis.language import Document, Sentence
from analysis.language.gazetteer import gazetteer_classes
from analysis.language.lexicons import words
from analysis.tables import Row

MAX_LABEL_TOKENS = 6
"""Tokens in front of the colon, at most."""
QUESTION, ANSWER = ("Q",), ("A",)
"""Labels of an interview that name nobody."""
MARKS = frozenset(("“", '"', "''", "``", "«"))


def find_labelled(document: Document, names: Sequence[Row] = ()) -> Iterator[Segment]:
    """Document and names => a segment for the rest of each paragraph after a speaker label."""
    known = {row.text.split()[-1] for row in names if getattr(row, "kind", "") in SPEAKERS and row.text.strip()}
    paragraphs = [list(found) for _, found in groupby(document.sentences, key=lambda one: one.paragraph)]
    yield from find_answers(document, paragraphs, names)
    labels = [find_speaker_label(document, paragraph[0]) for paragraph in paragraphs]
    times = Counter(spelt(document, one) for one in labels if one)
    if QUESTION in times and ANSWER in times:
        times.update((QUESTION, ANSWER))
    speakers = speakers_of_transcript(document, labels, known)
    frame: Frame | None = None
    for at, (paragraph, speaker) in enumerate(zip(paragraphs, labels)):
        if speaker is None:
            if frame:
                yield Segment(paragraph[0].start, paragraph[-1].end, frame, "label")
            continue
        frame = None
        source = speakers.get(spelt(document, speaker))
        if source or label_is_speaker(document, paragraph, speaker, times[spelt(document, speaker)], known):
            colon = speaker[1]
            named = source if source and spelt(document, source) != spelt(document, speaker) else speaker
            person = None if spelt(document, named) in (QUESTION, ANSWER) else named
            said = Frame(colon, colon + 1, colon, person, colon + 1, frozenset(), "said", False, "label")
            holds = source or is_all_caps_label(document, speaker)
            frame = said if holds and continues_turn(document, paragraphs[at + 1 :], labels[at + 1 :]) else None
            yield Segment(document.starts[colon + 1], paragraph[-1].end, said, "label")


MIN_QUESTIONS = 3
"""Questions that make an interview without labels, at least."""
MAX_QUESTION_SENTENCES = 3


def find_answers(document: Document, paragraphs: list[list[Sentence]], names: Sequence[Row]) -> Iterator[Segment]:
    """The answers in an interview whose questions are paragraphs of their own, bold ("**Why?**") or plain: said by the first person named above them."""
    questions = [at for at, paragraph in enumerate(paragraphs) if is_interview_question(document, paragraph)]
    person = (
        interviewee(document, names, paragraphs[questions[0]][0].start) if len(questions) >= MIN_QUESTIONS else None
    )
    if person is None:
        return
    said = Frame(person[0], person[0], person[0], person, person[1], frozenset(), "said", False, "answer")
    ends = [*questions[1:], questions[-1] + 2]
    answers = [paragraph for at, end in zip(questions, ends) for paragraph in paragraphs[at + 1 : end]]
    tokens = [at for one in answers for at in range(one[0].first, one[-1].last)]
    if not any(document.words[at] in MARKS for at in tokens) and is_first_person(document, tokens, len(answers)):
        yield from (Segment(one[0].start, one[-1].end, said, "answer") for one in answers)


def is_interview_question(document: Document, paragraph: list[Sentence]) -> bool:
    """True for a short paragraph in bold ("**You left in May.**") or one that ends with a question mark."""
    text = document.text[paragraph[0].start : paragraph[-1].end].strip()
    if (
        len(paragraph) > MAX_QUESTION_SENTENCES
        or ":" in document.words[paragraph[0].first : paragraph[0].first + MAX_LABEL_TOKENS]
    ):
        return False
    return text.strip("*_").endswith("?") or (text[:2] == "**" == text[-2:])


def interviewee(document: Document, names: Sequence[Row], before: int) -> Range | None:
    """Token range of the first person named before the questions; None if nobody is."""
    person = next((one for one in names if getattr(one, "kind", "") == "person" and one.end <= before), None)
    tokens = document.tokens_in(person.start, person.end) if person else range(0)
    return (tokens.start, tokens.stop) if tokens else None


def is_first_person(document: Document, tokens: list[int], answers: int) -> bool:
    """True if at least every other answer contains a first person pronoun."""
    return 2 * sum(document.lower[at] in words("quotes/spoken_pronouns") for at in tokens) >= answers > 0


def speakers_of_transcript(
    document: Document, labels: Sequence[Range | None], known: set[str]
) -> dict[tuple[str, ...], Range]:
    """Labels as spelt => where their speaker is named in full, in a text with three labelled paragraphs or more of which two at least
    begin with somebody who is named: "Ana Roe: …", then "AR: …"."""
    named = {spelt(document, one): one for one in reversed(labels) if one and document.words[one[1] - 1] in known}
    if (
        sum(one is not None for one in labels) < MIN_TURNS
        or sum(bool(one) and spelt(document, one) in named for one in labels if one) < MIN_TURNS - 1
    ):
        return {}
    full = {name: one for name, one in named.items() if len(name) > 1}
    initials = {"".join(word[0] for word in name if word[:1].isupper()): one for name, one in full.items()}
    short = {spelt(document, one) for one in labels if one} - set(full)
    return named | {name: initials["".join(name)] for name in short if "".join(name) in initials}


MIN_TURNS = 3
"""Labelled paragraphs that make a transcript, at least."""


def continues_turn(document: Document, paragraphs: list[list[Sentence]], labels: Sequence[Range | None]) -> bool:
    """Whether the label of a transcript holds for a paragraph without one: up to the next label somebody speaks of "I", "we" or "you", and
    nobody is quoted."""
    end = next((at for at, one in enumerate(labels) if one), len(labels))
    if end == 0:
        return False
    tokens = range(paragraphs[0][0].first, paragraphs[end - 1][-1].last)
    spoken = any(document.lower[at] in words("quotes/spoken_pronouns") for at in tokens)
    return spoken and not any(document.words[at] in MARKS for at in tokens)


def label_is_speaker(
    document: Document, paragraph: list[Sentence], speaker: Range, times: int, known: set[str]
) -> bool:
    """Whether what stands in front of the colon says what stands behind it. times: how many paragraphs begin so."""
    if document.lower[speaker[1] - 1] in words("quotes/sections") or is_place_in_capitals(document, speaker):
        return False
    return (
        is_all_caps_label(document, speaker)
        or (times > 1 and is_speaker_label(document, speaker))
        or (len(paragraph) == 1 and is_headline(document, paragraph[0], speaker, known))
    )


def spelt(document: Document, speaker: Range) -> tuple[str, ...]:
    return tuple(document.words[speaker[0] : speaker[1]])


def find_speaker_label(document: Document, sentence: Sentence) -> Range | None:
    """Token range before a colon near the start of a sentence, if it is one noun phrase; else None."""
    first = sentence.first + (document.words[sentence.first] in MARKS or document.lower[sentence.first] == "said")
    for at in range(first, min(first + MAX_LABEL_TOKENS + 1, sentence.last - 1)):
        if document.words[at] == ":":
            return (first, at) if at > first else None
        if document.tags[at] not in NOMINAL and document.words[at] != "-" and not document.words[at].isupper():
            return None
    return None


def is_speaker_label(document: Document, speaker: Range) -> bool:
    """True for a capitalised name ("Ana Roe") and for Q and A in an interview."""
    name = spelt(document, speaker)
    return name in (QUESTION, ANSWER) or (
        document.tags[speaker[1] - 1] in NAMES and all(word[:1].isupper() for word in name if word.isalpha())
    )


def is_place_in_capitals(document: Document, speaker: Range) -> bool:
    """True for a dateline rather than a speaker: "NEW DELHI:"."""
    name = " ".join(spelt(document, speaker))
    return name.isupper() and name.title() in gazetteer_classes()


def is_all_caps_label(document: Document, speaker: Range) -> bool:
    """True for a label in capitals longer than initials: "WALLACE"."""
    name = [document.words[at] for at in range(*speaker)]
    return all(word.isupper() or not word.isalpha() for word in name) and any(len(word) > 2 for word in name)


def is_headline(document: Document, sentence: Sentence, speaker: Range, known: set[str]) -> bool:
    """True for a name or source, a colon and a sentence: "Roe: Port will stay open", "Report: port was shut"."""
    last, behind = speaker[1] - 1, speaker[1] + 1
    named = (
        document.tags[last] in NAMES
        or document.lower[last] in words("quotes/sources")
        or document.words[last] in known
        or (sentence.number == 0 and document.lower[last] in words("names/person_nouns"))
    )
    if document.words[behind] in OPENING and behind + 2 < sentence.last:
        behind += 1
    verb = any(document.tags[at][:2] == "VB" or document.tags[at] == "MD" for at in range(behind, sentence.last))
    return (
        named
        and (verb or sentence.number == 0)
        and document.words[behind][:1].isupper()
        and document.words[sentence.last - 1] != ":"
    )


OPENING = frozenset(("‘", "“", "'", '"'))
SPEAKERS = frozenset(("person", "organisation"))
"""Kinds of names that can say something."""
