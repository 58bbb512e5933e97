"""What was said: the stretch of the sentence that belongs to a cue."""

from __future__ import annotations

from analysis.extract.quotes.frames import NP_INSIDE, Frame
from analysis.language import Document, Sentence

Range = tuple[int, int]
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "later"}
WH = {"whether", "if", "how", "why", "what", "when", "where", "who"}
MANNER = {
    "in",
    "on",
    "at",
    "during",
    "to",
    "after",
    "before",
    "via",
    "through",
    "by",
    "from",
    "over",
    "about",
    "with",
    "for",
    "as",
    "of",
    "following",
}


def content_after(document: Document, sentence: Sentence, frame: Frame, quoted: set[int]) -> Range | None:
    """Tokens behind the cue that tell what was said: "said [that …]", "urged them [to …]", "told us: [“…”]"."""
    end = last_token(document, sentence)
    start = content_start(
        document, frame, frame.speaker[1] if frame.inverted and frame.speaker else frame.last, end, quoted
    )
    if start is None or start >= end:
        return None
    return start, right_edge(document, sentence, start, end, quoted)


def last_token(document: Document, sentence: Sentence) -> int:
    """The sentence without its full stop."""
    end = sentence.last
    while end > sentence.first and document.words[end - 1] in (".", "!", "?", ";", ":"):
        end -= 1
    return end


def content_start(document: Document, frame: Frame, at: int, end: int, quoted: set[int]) -> int | None:
    """Skip who is told, manner and time, up to that, whether, to, a quotation or a clause; None where nothing is said."""
    if {"as", "of"} & frame.takes:  # called [him “a fool”], accused [him of lying]
        return None if at < end and document.lower[at] in ("itself", "themselves", "for", "off", "a") else at
    if frame.rule == "according_to" and at < end and document.words[at] == ",":
        return at + 1
    while at < end and document.lower[at] in DAYS:
        at += 1
    limit = min(end, at + 25)
    i = at
    while i < limit:
        low, tag = document.lower[i], document.tags[i]
        if i in quoted:
            return i
        if (low == "that" and tag in ("IN", "DT", "WDT")) or (low in WH and {"that", "whether", "quote"} & frame.takes):
            return i if {"that", "whether", "quote"} & frame.takes else None
        if low == "to" and "to" in frame.takes and i + 1 < end and document.tags[i + 1] in ("VB", "RB"):
            return i
        if low == ":":
            return i + 1
        if low == "of" and "of" in frame.takes:
            return i
        if document.tags[i] in ("PRP", "EX") and clause_starts(document, i, end) and "that" in frame.takes:
            return i
        if (
            (tag in NP_INSIDE or tag == "PRP")
            and i == at
            and clause_starts(document, i, end)
            and {"that"} & frame.takes
            and not listener(document, frame, i)
        ):
            return i
        if low == "," and i + 1 < end and i > at and {"that", "quote"} & frame.takes and i + 1 in quoted:
            return i + 1
        if (
            i > at
            and tag in NP_INSIDE
            and "that" in frame.takes
            and document.lower[i - 1] not in MANNER
            and clause_starts(document, i, end)
            and ends_manner(document, i)
        ):
            return i
        i += 1
    if "np" in frame.takes and at < end and document.tags[at] in NP_INSIDE | {"PRP"}:
        return at
    if "as" in frame.takes and at < end:
        return at
    return None


def listener(document: Document, frame: Frame, at: int) -> bool:
    """told reporters: a plain noun phrase right behind a verb that takes a listener."""
    return "listener" in frame.takes and document.lemmas[frame.verb] in (
        "tell",
        "remind",
        "inform",
        "assure",
        "warn",
        "advise",
        "notify",
        "brief",
    )


def ends_manner(document: Document, at: int) -> bool:
    """Whether what stands before token `at` closed a phrase of listener, manner or time."""
    return document.tags[at - 1] in ("NNP", "NN", "NNS", "PRP", "CD", "RB", ",")


def clause_starts(document: Document, at: int, end: int) -> bool:
    """Whether a subject and its finite verb stand at token `at`."""
    i = at
    while i < min(end, at + 14):
        tag = document.tags[i]
        if tag in ("VBD", "VBZ", "VBP", "MD") and i > at:
            return True
        if not (tag in NP_INSIDE or tag in ("PRP", "EX", "RB", "IN", "CC", "WDT", "WP") or document.words[i] == ","):
            return False
        if document.words[i] == "," and i > at + 9:
            return False
        i += 1
    return False


def right_edge(document: Document, sentence: Sentence, start: int, end: int, quoted: set[int]) -> int:
    """Where the content stops: at the end of the sentence, or at a new thing said (", according to", ", adding that", "and said")."""
    for i in range(start + 3, end):
        if i in quoted:
            continue
        if document.words[i] in (",", "—", "–") and i + 1 < end and any(stops(document, i + 1, end) for stops in EDGES):
            return i
        if (
            document.lower[i] in ("but", "and")
            and i + 1 < end
            and document.lower[i + 1] in ("added", "said", "noted", "then", "told", "asked", "called")
        ):
            return i
    return end


def according(document: Document, at: int, end: int) -> bool:
    """, according to the union."""
    return document.lower[at : at + 2] == ["according", "to"]


def adding(document: Document, at: int, end: int) -> bool:
    """, adding that …; , calling it …; , referring to …."""
    return document.tags[at] == "VBG" and document.lemmas[at] in (
        "add", "say", "note", "refer", "cite", "call", "describe", "argue", "claim", "explain", "warn", "accuse", "insist", "point", "urge", "suggest",
        "predict", "point", "tell", "ask", "stress", "emphasize", "declare", "promise", "write", "quote",
    )  # fmt: skip


def another_says(document: Document, at: int, end: int) -> bool:
    """, and she said …; , while others said …: somebody else's words."""
    if document.lower[at] not in ("and", "but", "while", "as", "though"):
        return False
    for i in range(at + 1, min(end, at + 8)):
        if document.tags[i] in ("VBD", "VBZ", "VBP"):
            return document.lemmas[i] in SAYS
    return False


SAYS = {"say", "tell", "add", "note", "write", "argue", "warn", "ask", "claim", "insist", "report", "deny", "call"}
EDGES = (according, adding, another_says)


def content_before(document: Document, sentence: Sentence, frame: Frame, quoted: set[int]) -> Range | None:
    """Tokens in front of "…, officials said" => [The sky is blue], officials said."""
    stop = frame.speaker[0] if frame.speaker and not frame.inverted else frame.first
    i = stop - 1
    while i >= sentence.first and document.words[i] in ("-", "—", "–", "--"):
        i -= 1
    if i < sentence.first:
        return None
    closed = document.words[i] in (",", "—", "–", "?", "!", "”") or i in quoted
    if not closed and frame.rule != "according_to" and i + 1 >= stop:
        return None
    first = sentence.first
    if document.lower[first] in ("but", "and", "yet") and first + 1 < i and first not in quoted:
        first += 1
    end = i if document.words[i] == "," and i not in quoted else i + 1
    if end - first < 2 or (
        not any(document.tags[k].startswith("VB") or document.tags[k] == "MD" for k in range(first, end))
        and not set(range(first, end)) & quoted
    ):
        return None
    return first, end
