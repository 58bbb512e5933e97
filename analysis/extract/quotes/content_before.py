"""Content of a quote in front of its cue: the token range before a speech tag."""

from __future__ import annotations

from analysis.extract.quotes.content_end import CLOSED
from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import ADVERBS, FINITE, FULL_STOPS, NOMINAL, RELATIVE, Line, Range, listed
from analysis.extract.quotes.phrases import clause_starts
from analysis.extract.quotes.subjects import past_adverbs, subject


def content_before(line: Line, frame: Frame, free: int) -> Range | None:
    """Content before a speech tag: "[The sky is blue], officials said"; None if there is none. free: first token not yet attributed."""
    stop = frame.speaker[0] if frame.speaker and not frame.inverted and not frame.passive else frame.first
    if is_heard(line, frame):
        stop = (subject(line, frame.first) or (stop, stop))[0]
    last = stop - 1
    if not frame.inverted and line.lower[past_adverbs(line, frame.first - 1)] in listed("conjunction"):
        return None  # he paused and (said)
    if last >= line.first and line.lower[last] == "as" and last not in line.quoted:
        last -= 1
        if last not in line.quoted and line.words[last] != ",":
            return None  # twice as many as he had predicted
    while last >= line.first and line.is_dash(last) and last not in line.quoted:
        last -= 1
    back = line.skip(last, -1, lambda i: i not in line.quoted and line.tags[i] in (*ADVERBS, "CC", "DT", "PDT"))
    if back >= line.first and back in line.quoted:
        last = back
    if last < line.first or not closes(line, last, frame, stop):
        return None
    first = max(line.first, free)
    first = line.skip(
        first, 1, lambda i: i not in line.quoted and (line.tags[i] == "CC" or line.words[i] in (",", ";", *"-–—"))
    )
    end = last if line.words[last] == "," and last not in line.quoted else last + 1
    return (first, end) if end > first else None


def is_heard(line: Line, frame: Frame) -> bool:
    """True for a sentence-final passive with the addressee before it: "Driver “saw no light”, jury [told]"."""
    return frame.passive and frame.speaker is None and "listener" in frame.takes and frame.last == line.last


def closes(line: Line, at: int, frame: Frame, stop: int) -> bool:
    """True if a comma, dash or quotation mark closes the words before a tag."""
    if at in line.quoted or line.words[at] in (",", "?", "!", "”") or at + 1 < stop:
        return True
    return frame.adjunct and line.words[at] not in FULL_STOPS


def is_speech_before_tag(line: Line, frame: Frame, found: Range, rest: Range | None) -> bool:
    """True if the words before a tag are content: a quotation or a clause; before an inserted ", he said," part of a clause suffices."""
    if is_heard(line, frame):
        return any(line.is_verb(i) for i in range(*found)) or is_quotation(line, found)
    if frame.noun or frame.passive or frame.speaker is None:
        return False
    if line.tags[frame.speaker[0]] in RELATIVE:
        return False
    if rest is None and all(line.tags[i] in ("IN", "CD") or line.lower[i] in listed("time") for i in range(*found)):
        return False  # On Friday
    if is_quotation(line, found):
        return line.lower[found[0]] != "asked" or found[0] in line.quoted
    if rest is None and found[1] - found[0] < 2:
        return False
    if "that" not in frame.takes or (line.tags[frame.verb] == "VBG" and not frame.adjunct):
        return False
    first = line.lower[found[0]]
    whole = frame.adjunct and found[0] == line.first and first not in listed("subordinator")
    return rest is not None or whole or has_clause(line, found) or ends_sentence(line, frame, found)


def ends_sentence(line: Line, frame: Frame, found: Range) -> bool:
    """True for a tag with at most a time after it: "Ships trail rail, [the union said] on Monday"."""
    behind = range(frame.behind, line.last)
    plain = line.tags[found[0]] in NOMINAL and found[0] == line.first and found[1] - found[0] > WHOLE
    return plain and "words" in frame.takes and all(line.lower[i] in (*listed("time"), "on") for i in behind)


WHOLE = 3
"""Tokens in front of a tag, more than which are a sentence though no word of them was read as a verb."""


def is_quotation(line: Line, found: Range) -> bool:
    """True if the range ends in a quotation with its own comma, or is mostly in quotation marks."""
    inside = sum(i in line.quoted for i in range(*found))
    closed = found[1] - 1 in line.quoted and line.words[found[1] - 2] in CLOSED
    return inside > 0 and (closed or inside * 2 > found[1] - found[0])


def has_clause(line: Line, found: Range) -> bool:
    """True if the range contains a finite verb outside adverbial clauses."""
    first = found[0]
    if line.tags[first] == "VB":
        return True  # Sell the boat, she said
    if line.tags[first] == "VBG" and not any(line.words[i] == "," for i in range(*found)):
        return any(line.tags[i] in FINITE for i in range(*found))
    if line.lower[first] in listed("subordinator") or line.tags[first] in ("VBG", "VBN", "IN", "TO", "WRB"):
        if (
            line.tags[first] == "IN" and "CD" in line.tags[first + 1 : first + 3]
        ):  # About 40 crews left; At least 12 left
            return clause_starts(line, first)
        return any(line.words[i] == "," and clause_starts(line, i + 1) for i in range(first, found[1] - 1))
    return line.lower[first] != "asked" and any(line.tags[i] in FINITE for i in range(*found))
