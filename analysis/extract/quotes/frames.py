"""Cues with their speakers: "said Gen. Roe", "he added", "according to two officials", sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.language import Document, Sentence
from analysis.language.lexicons import rows


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue and its speaker, as token ranges; verb: index of the cue's head. inverted: the speaker follows the cue."""

    first: int
    last: int
    verb: int
    speaker: tuple[int, int] | None
    inverted: bool
    takes: frozenset[str]
    stance: str
    negated: bool
    rule: str


@cache
def verbs() -> dict[str, tuple[str, frozenset[str]]]:
    return {row["lemma"]: (row["stance"], frozenset(row["takes"].split())) for row in rows("quotes/verbs")}


@cache
def nouns() -> dict[str, str]:
    return {row["lemma"]: row["stance"] for row in rows("quotes/nouns")}


NP_INSIDE = {
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "JJ",
    "JJR",
    "JJS",
    "DT",
    "PRP$",
    "CD",
    "POS",
    "HYPH",
    "VBN",
    "VBG",
    "AFX",
    "PDT",
    "FW",
    "$",
}
NP_HEAD = {"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "CD", "DT", "WDT", "EX", "JJ"}
ADVERBS = {"RB", "RBR"}
AUXILIARY = {"have", "be", "do", "will", "would", "can", "could", "may", "might", "must", "should", "shall"}


def find_frames(document: Document, sentence: Sentence, quoted: set[int]) -> Iterator[Frame]:
    """Sentence and the tokens inside quotation marks => frames in reading order."""
    for at in range(sentence.first, sentence.last):
        if at in quoted:
            continue
        if document.lower[at] == "according" and at + 1 < sentence.last and document.lower[at + 1] == "to":
            speaker = phrase_after(document, at + 2, sentence.last, quoted)
            if speaker:
                yield Frame(at, at + 2, at, speaker, True, frozenset({"that"}), "said", False, "according_to")
        elif document.tags[at].startswith("VB") and document.lemmas[at] in verbs():
            frame = verb_frame(document, sentence, at, quoted)
            if frame:
                yield frame


def verb_frame(document: Document, sentence: Sentence, at: int, quoted: set[int]) -> Frame | None:
    stance, takes = verbs()[document.lemmas[at]]
    if document.lemmas[at] in PARTICLES and document.lower[at + 1 : at + 2] != [PARTICLES[document.lemmas[at]]]:
        return None
    if at > sentence.first and document.words[at - 1] in "-–":  # so-called
        return None
    first, negated = group_start(document, sentence, at)
    if document.tags[at] == "VBN" and first == at and not (at > sentence.first and document.lower[at - 1] == ","):
        before = document.tags[at - 1] if at > sentence.first else ""
        told = document.lower[at + 1] if at + 1 < sentence.last else ""
        if before not in ("NNP", "PRP", "NNPS", ",") and told not in ("that", "if", "whether", "how", "why", "“", '"'):
            return None
    after = speaker_after(document, sentence, at, quoted)
    if after:
        return Frame(first, at + 1, at, after, True, takes, stance, negated, "speaker_after_cue")
    if document.tags[at] == "VBG" and first == at:  # …, saying that …: the subject of the main verb
        before_ = main_subject(document, sentence, at, quoted)
    else:
        before_ = speaker_before(document, sentence, first, quoted)
    if before_ is None and first == at and (document.tags[at] in ("VB", "VBP") or at == sentence.first):
        return None
    return Frame(
        first, at + 1, at, before_, False, takes, stance, negated, "speaker_before_cue" if before_ else "no_speaker"
    )


PARTICLES = {"point": "out", "make": "clear", "go": "on", "spell": "out"}
"""Verbs of saying only with their particle: pointed out, made clear, went on."""


def group_start(document: Document, sentence: Sentence, at: int) -> tuple[int, bool]:
    """First token of the verb group, and whether it is negated: "has repeatedly said" from "has"."""
    first, negated = at, False
    while first > sentence.first:
        tag, low = document.tags[first - 1], document.lower[first - 1]
        if (
            tag == "MD"
            or (tag.startswith("VB") and document.lemmas[first - 1] in AUXILIARY)
            or tag in ADVERBS
            or tag == "TO"
        ):
            negated = negated or low in ("not", "n't", "never", "n’t")
            first -= 1
        else:
            break
    while first < at and document.tags[first] in ADVERBS and document.lower[first] not in ("not", "never"):
        first += 1
    return first, negated


def speaker_after(document: Document, sentence: Sentence, at: int, quoted: set[int]) -> tuple[int, int] | None:
    """said Gen. Roe: the noun phrase behind the cue, where a quotation or a comma stands in front of it."""
    if document.lemmas[at] not in INVERTS or at == sentence.first:
        return None
    before = at - 1
    while before > sentence.first and document.tags[before] in ADVERBS:
        before -= 1
    if before not in quoted and document.words[before] not in BEFORE_INVERTED:
        return None
    start = at + 1
    found = phrase_after(document, start, sentence.last, quoted)
    if found and document.lower[found[0]] in ("him", "her", "me", "us", "them"):
        return None
    if found and before not in quoted and found[1] < sentence.last and document.tags[found[1]] in FINITE:
        return None  # Roe, a docker, said she was tired: what follows is what was said
    return found


BEFORE_INVERTED = {",", "”", '"', "''", "’", "?", "!", "“", "-", "--", "—", "–"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}


INVERTS = {"say", "add", "tell", "write", "ask", "note", "explain", "reply", "respond", "continue", "declare", "report", "state",
           "argue", "warn", "tweet", "recall", "joke", "quip", "remark", "conclude", "announce", "insist", "claim", "observe", "read"}  # fmt: skip


def phrase_after(document: Document, at: int, end: int, quoted: set[int]) -> tuple[int, int] | None:
    """Noun phrase that starts at token `at`, with of- and apposition phrases behind it => (first, last)."""
    start = at
    while at < end and at not in quoted and (document.tags[at] in NP_INSIDE or document.tags[at] == "PRP"):
        at += 1
        if document.tags[at - 1] == "PRP":
            return start, at
    if at == start or not any(document.tags[i] in NP_HEAD for i in range(start, at)):
        return None
    return start, extended(document, at, end, quoted)


def extended(document: Document, at: int, end: int, quoted: set[int]) -> int:
    """The end of a noun phrase with what belongs to it: of the union, and Ana Roe, ", the union's secretary,"."""
    while at + 1 < end and at not in quoted:
        low = document.lower[at]
        if low in ("of", "for", "at", "in", "from", "with", "and", "to") and document.tags[at + 1] in NP_INSIDE | {
            "PRP"
        }:
            if (
                low in ("in", "to", "at", "from", "with")
                and document.tags[at + 1] == "DT"
                and document.lower[at + 2 : at + 3]
                in (
                    ["statement"],
                    ["interview"],
                    ["speech"],
                    ["letter"],
                    ["tweet"],
                    ["news"],
                    ["press"],
                    ["report"],
                    ["email"],
                )
            ):
                break
            following = at + 1
        elif (
            document.words[at] == ","
            and document.tags[at + 1] in ("DT", "NN", "NNP", "PRP$", "JJ", "CD", "WP")
            and apposition(document, at + 1, end)
        ):
            following = at + 1
            if document.tags[following] == "WP":
                break
        else:
            break
        while following < end and following not in quoted and document.tags[following] in NP_INSIDE:
            following += 1
        if following == at + 1:
            break
        at = following
    return at


def apposition(document: Document, at: int, end: int) -> bool:
    """Whether a noun phrase behind a comma ends at another comma, a full stop or the end."""
    i = at
    while (
        i < end
        and i < at + 15
        and (document.tags[i] in NP_INSIDE or document.lower[i] in ("of", "for", "at", "in", "and", "to"))
    ):
        i += 1
    return i > at and (i >= end or document.words[i] in ",.;") and not document.tags[i - 1].startswith("VB")


def speaker_before(document: Document, sentence: Sentence, first: int, quoted: set[int]) -> tuple[int, int] | None:
    """The subject in front of the verb group: past adverbs and an apposition or relative clause between commas."""
    at = first - 1
    while at >= sentence.first and (document.tags[at] in ADVERBS or document.lower[at] in ("also", "then")):
        at -= 1
    if at >= sentence.first and document.words[at] == "," and at not in quoted:
        return across_commas(document, sentence, at, quoted)
    if at >= sentence.first and document.lower[at] in ("and", "but"):
        return earlier_subject(document, sentence, at, quoted)
    return phrase_before(document, sentence, at, quoted)


def across_commas(document: Document, sentence: Sentence, comma: int, quoted: set[int]) -> tuple[int, int] | None:
    """Ana Roe, the union's secretary, said: from the comma back to the one before, and the noun phrase there."""
    at = comma - 1
    while at > sentence.first and at not in quoted and document.words[at] != "," and comma - at < 30:
        at -= 1
    if document.words[at] != ",":
        return phrase_before(document, sentence, comma - 1, quoted) if at == sentence.first else None
    inner = phrase_before(document, sentence, at - 1, quoted)
    if inner and any(document.tags[i] in ("NNP", "NN", "NNS", "PRP") for i in range(*inner)):
        relative = document.lower[at + 1] in (
            "who",
            "which",
            "whose",
            "speaking",
            "in",
            "on",
            "at",
            "citing",
            "when",
            "while",
            "as",
            "asked",
            "referring",
        )
        return (inner[0], inner[1] if relative else comma)
    return None


def phrase_before(document: Document, sentence: Sentence, at: int, quoted: set[int]) -> tuple[int, int] | None:
    """Noun phrase that ends at token `at`, with of- and for-phrases in it => (first, last)."""
    end = at + 1
    if at < sentence.first or at in quoted:
        return None
    if document.tags[at] in ("PRP", "WP", "WDT", "EX"):
        return at, end
    while at >= sentence.first and at not in quoted:
        tag, low = document.tags[at], document.lower[at]
        if tag in NP_INSIDE or (
            low in ("of", "for", "at", "and", "from", "in", "with", "on")
            and at > sentence.first
            and document.tags[at - 1] in NP_INSIDE
            and at - 1 not in quoted
        ):
            at -= 1
        else:
            break
    start = at + 1
    while (
        start + 2 < end
        and document.lower[start] in ("last", "this", "next", "earlier")
        and document.lower[start + 1] in TIMES
    ):
        start += 2
    while start + 1 < end and document.lower[start] in TIMES and document.words[start][:1].isupper():
        start += 1
    while start < end and document.lower[start] in ("and", "of", "for", "at", "in", "from", "with", "on", "'s", "’s"):
        start += 1
    if start >= end or not any(document.tags[i] in NP_HEAD for i in range(start, end)):
        return None
    return start, end


def main_subject(document: Document, sentence: Sentence, at: int, quoted: set[int]) -> tuple[int, int] | None:
    """The union, he thought, left the talks, saying …: the subject of the sentence's first finite verb."""
    for i in range(sentence.first + 1, at):
        if document.tags[i] in FINITE and i not in quoted and document.tags[i - 1] not in ("WP", "WDT"):
            first, _ = group_start(document, sentence, i)
            found = speaker_before(document, sentence, first, quoted)
            if found:
                return found
    return None


TIMES = {
    "week",
    "month",
    "year",
    "night",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
}


def earlier_subject(document: Document, sentence: Sentence, at: int, quoted: set[int]) -> tuple[int, int] | None:
    """He paused and said: the subject of the verb before the conjunction, in reach."""
    for i in range(at - 1, max(sentence.first - 1, at - 40), -1):
        if document.tags[i] in ("VBD", "VBZ", "VBP", "MD") and i not in quoted:
            found = phrase_before(document, sentence, i - 1, quoted)
            if found:
                return found
    return None
