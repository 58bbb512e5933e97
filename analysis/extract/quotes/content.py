"""Content of a quote: the token range after or before its cue."""

from __future__ import annotations

from analysis.extract.quotes.content_end import content_end
from analysis.extract.quotes.cues.verbs import Frame
from analysis.extract.quotes.line import (
    ADVERBS,
    FINITE,
    NAMES,
    NOMINAL,
    NOUNS,
    SUBJECTS,
    Line,
    Range,
    listed,
)
from analysis.extract.quotes.phrases import clause_starts, end_of_noun_phrase, that_behind
from analysis.language.lexicons import words

CLAUSE = frozenset(("that", "whether"))
WINDOW = 40
"""Tokens from a cue to what was said, at most."""


# ------------------------------------------------------------------------------------------------------ behind the cue
def content_after(line: Line, frame: Frame) -> Range | None:
    """Content after the cue: "said [that …]", "urged them [to …]", "told us: [“…”]"; None if there is none."""
    start = behind_as(line, frame) or complement_start(line, frame) or content_start(line, frame)
    if start is None or start >= line.last:
        return None
    end = content_end(line, frame, start, clausal=is_clausal(line, frame, start))
    return (start, end) if end > start else None


def complement_start(line: Line, frame: Frame) -> int | None:
    """First token of a that-clause or infinitive that other words separate from its verb: "admitted as a group [that …]", "urged voters at a rally [to
    …]"; None if there is none."""
    if "that" in frame.takes and (at := that_behind(line, frame.behind)):
        return at
    return second_object(line, frame) if "listener" in frame.takes else infinitive_behind_listener(line, frame)


def second_object(line: Line, frame: Frame) -> int | None:
    """First token of the object behind the addressee: "told the crews [a story]"; None if there are not two objects, as in "told the newspaper La Voz"."""
    objects = [at for at in line.syntax.children_by(frame.verb, "dative", "dobj") if at > frame.verb]
    first = line.syntax.subtree(objects[-1])[0] if len(objects) > 1 else frame.behind
    named = first < line.last and line.tags[first] in NAMES and line.tags[first - 1] in NOUNS
    return first if frame.behind < first < line.last and first not in line.quoted and not named else None


def infinitive_behind_listener(line: Line, frame: Frame) -> int | None:
    """First token of an infinitive that a prepositional phrase separates from the addressee: "urged voters at a rally [to back her]"; None without one."""
    if not {"to", "np"} <= frame.takes:
        return None
    behind = end_of_noun_phrase(line, frame.behind)
    between = line.relation(behind) == "prep" and line.syntax.heads[behind] == frame.verb
    if not between or not any(can_be_told(line, i) for i in range(frame.behind, behind)):
        return None
    verbs = line.syntax.children_by(frame.verb, "xcomp", "ccomp", "advcl")
    marks = (one for at in verbs for one in line.syntax.children_by(at, "aux") if line.tags[one] == "TO")
    return next((one for one in marks if behind < one < line.last), None)


def can_be_told(line: Line, at: int) -> bool:
    return (
        line.tags[at] in NAMES
        or line.lemmas[at] in words("names/person_nouns")
        or line.lower[at] in words("quotes/sources")
    )


def behind_as(line: Line, frame: Frame) -> int:
    """First token after the comma of a fronted as-clause: "As Roe said, [the] port is shut"; 0 if no "as" opens the sentence."""
    first = min(frame.first, frame.speaker[0]) if frame.speaker else frame.first
    at = past_tag(line, frame)
    as_first = first == line.first + 1 and line.lower[line.first] == "as" and "that" in frame.takes
    return at + 1 if as_first and at + 1 < line.last and line.words[at] == "," else 0


def is_clausal(line: Line, frame: Frame, start: int) -> bool:
    """True if the content at the token is a clause or quotation, not a mere noun phrase."""
    if start in line.quoted or line.lower[start] in ("that", "to") or line.lower[start] in listed("wh"):
        return True
    if frame.adjunct:
        return True
    return bool(CLAUSE & frame.takes) and (clause_starts(line, start) or line.is_verb(start))


def content_start(line: Line, frame: Frame) -> int | None:
    """First token of the content after addressee, manner and time: that-clause, infinitive, quotation, clause or phrase; None without content."""
    at = frame.behind
    if frame.adjunct:
        return behind_source(line, frame)
    if "listener" in frame.takes and at < line.last:
        at = at + 1 if line.lower[at] in listed("object_pronoun") else end_of_noun_phrase(line, at)
    for _ in range(WINDOW):
        if at >= line.last:
            return None
        if can_begin_content(line, frame, at):
            return at + (line.words[at] == ":")
        following = past_manner(line, frame, at)
        if following <= at:
            return None
        at = following
    return None


def behind_source(line: Line, frame: Frame) -> int | None:
    """First token after a fronted "according to" phrase: "According to the union, [the] port is shut"."""
    at = frame.behind
    if at >= line.last:
        return None
    if stands_at_sentence_start(line, frame):
        end = min(line.syntax.subtree(frame.first)[1], line.last - 1)
        at = end if at < end else at
        if line.words[at] != "," and line.words[at - 1] == ",":
            at -= 1
        if line.words[at] != "," and at < line.last - 1 and line.syntax.heads[frame.first] > at:
            return at
    if line.words[at] != ",":
        return None
    goes_on = stands_at_sentence_start(line, frame) or any(line.tags[i] in FINITE for i in range(at, line.last))
    return at + 1 if goes_on else None  # according to Ana Roe, the owner of the yard


def stands_at_sentence_start(line: Line, frame: Frame) -> bool:
    """True if only conjunctions or adverbs precede the cue: "But according to …"."""
    return all(line.tags[i] in (*ADVERBS, "CC") for i in range(line.first, frame.first))


def can_begin_content(line: Line, frame: Frame, at: int) -> bool:
    """True if the content of this cue can start at the token."""
    takes, low, tag = frame.takes, line.lower[at], line.tags[at]
    if at in line.quoted:
        return at == frame.last or (line.lower[at - 1] not in listed("manner") and line.tags[at - 1] != "POS")
    if (
        low in listed("time")
        or is_moment(line, at)
        or (low in listed("pointer") and at + 1 < line.last and line.lower[at + 1] in listed("time"))
    ):
        return False
    if low == ":":
        return at + 1 < line.last
    clausal = bool(CLAUSE & takes)
    if low == "that":
        accepted = clausal or "np" in takes or ("as" in takes and line.relation(at) == "det")
        return accepted and not is_pronoun_that(line, frame, at)
    if low in listed("wh"):
        return (clausal or "np" in takes) and not is_clause_about_hearer(line, frame, at)
    if low == "not" and line.word(at + 1) == "to" and "to" in takes:
        return not stays_unnamed(line, at + 1)  # urged them not to go
    if low == "to" and at + 1 < line.last and (line.tags[at + 1] in ("VB", *ADVERBS) or at + 1 in line.quoted):
        return "to" in takes and not stays_unnamed(line, at)
    if frame.passive and "np" in takes:
        return low in listed("after_np_verb") or (frame.last > frame.verb + 1 and tag in NOMINAL)
    if low == "about" and "about" in takes:
        return not any(line.lower[i] in listed("manner") for i in range(frame.behind, at))
    nominal = tag in NOMINAL or tag == "PRP" or (tag in ADVERBS and at + 1 < line.last and line.is_hyphen(at + 1))
    if "as" in takes and (low == "as" or (not frame.passive and nominal)):
        return True
    if "np" in takes and nominal:
        behind = end_of_noun_phrase(line, at)  # promised [voters] that
        return "to" not in takes or behind >= line.last or line.lower[behind] != "that"
    if "words" in takes and low in listed("concessive") and tag == "IN" and at == frame.last:
        return any(line.words[i] == "," for i in range(at, line.last))
    if "that" in takes and not frame.passive:
        return begins_clause(line, frame, at)
    return False


def is_pronoun_that(line: Line, frame: Frame, at: int) -> bool:
    """True for "that" as the object of the cue ("said [that] twice") or as a relative pronoun ("praised an album [that] sold well")."""
    head = line.syntax.heads[at]
    relative = line.relation(at) in SUBJECTS and line.relation(head) == "relcl"
    return relative or (line.relation(at) == "dobj" and head == frame.verb)


def stays_unnamed(line: Line, at: int) -> bool:
    """True for a request for anonymity, which is no content: "who asked not [to be named]"."""
    return at + 2 < line.last and line.lower[at + 1] == "be" and line.lower[at + 2] in listed("anonymity")


def is_clause_about_hearer(line: Line, frame: Frame, at: int) -> bool:
    """True for a relative clause about the addressee or a temporal clause: "told Roe, [who left]", "said [when she left]"."""
    if line.lower[at] == "when":
        if at + 1 < line.last and line.tags[at + 1] in ("VBN", "VBD", "VBG"):
            return True  # told the paper when asked
        return not (frame.negated and at == frame.last) and not frame.takes & {"whether", "np"}
    return line.lower[at] in listed("about_listener") and line.words[at - 1] == ","


def begins_clause(line: Line, frame: Frame, at: int) -> bool:
    """True if a content clause without "that" starts at the token: said [he won]; in a relative clause: which he said [was won]."""
    tag = line.tags[at]
    if "words" in frame.takes and is_next(line, frame, at) and (tag in NOMINAL or tag == "UH" or line.is_verb(at)):
        return tag != "VBG" or verb_follows(line, at)
    if (
        line.lower[at] == "it"
        and at + 1 < line.last
        and line.tags[at + 1] in ("IN", "TO", "RB")
        and not clause_starts(line, at)
    ):
        return False  # said it in a speech
    if line.lower[at] == "it" and at == frame.last and line.tags[at + 1 : at + 2] == ["VBN"]:
        return True  # says it raised two million: a past form read as a participle
    if tag in FINITE or line.lower[at] in listed("subject"):
        return at == frame.last or tag not in FINITE
    graded = at == frame.last and is_degree(line, at)
    if not (tag in NOMINAL or tag in ("PRP", "EX") or graded or line.lower[at] in listed("opens_clause_pair")):
        return False
    return clause_starts(line, at) or bool(
        at == frame.last and frame.takes & {"words", "listener"} and verb_follows(line, at)
    )


def is_degree(line: Line, at: int) -> bool:
    """True for an adverb that modifies an amount or a noun behind it: "said [only] 12 ships left", "said [as] many as 40 ships left"."""
    head = line.syntax.heads[at]
    return (
        line.relation(at) in ("advmod", "quantmod")
        and at < head < line.last
        and line.tags[head] in (*NOUNS, "CD", "JJ")
    )


def is_next(line: Line, frame: Frame, at: int) -> bool:
    """True if only adverbs separate the cue from the token: "said again [it was]"."""
    return at == frame.last or (at < frame.last + 3 and all(line.tags[i] in ADVERBS for i in range(frame.last, at)))


def is_moment(line: Line, at: int) -> bool:
    """True for a time phrase that ends in a preposition: "said [two days] after the vote"."""
    end = end_of_noun_phrase(line, at)
    return at < end < line.last and line.lower[end] in listed("moment") and line.lemmas[end - 1] in listed("stretch")


def verb_follows(line: Line, at: int) -> bool:
    """True if a finite verb follows a subject of any length; only for cues that take nothing but a clause."""
    return any(line.tags[i] in FINITE and i not in line.quoted for i in range(at + 1, min(line.last, at + WINDOW)))


def past_manner(line: Line, frame: Frame, at: int) -> int:
    """First token after an adverb, a time, "in an interview" or ", however,"; `at` if none follows."""
    low, tag = line.lower[at], line.tags[at]
    if low in listed("time") or low in listed("pointer"):
        return at + 1
    if is_moment(line, at):
        return end_of_noun_phrase(line, end_of_noun_phrase(line, at) + 1)
    if tag in ADVERBS or tag == "RP":
        return at + 1
    if low in listed("manner"):
        if at + 1 < line.last and at + 1 in line.quoted:
            return at
        if at + 1 < line.last and line.tags[at + 1] == "PRP":
            return at + 2
        return end_of_noun_phrase(line, at + 1)
    if line.words[at] == ",":
        return past_comma(line, frame, at)
    if tag == "PRP" and not frame.inverted:
        return at + 1
    return end_of_noun_phrase(line, at) if tag in NOMINAL and not frame.inverted else at


def past_comma(line: Line, frame: Frame, at: int) -> int:
    """First token after a comma, or a pair of commas around a few words: "said, however, [that] …", "said, [“…”]"."""
    if at + 1 < line.last and (at + 1 in line.quoted or line.lower[at + 1] in listed("complementiser")):
        return at + 1
    if at + 1 < line.last and line.tags[at + 1] in NAMES and line.tags[at - 1] in NAMES and not frame.inverted:
        return end_of_noun_phrase(line, at + 1)  # in Salem, New Hampshire
    if at + 1 < line.last and line.lower[at + 1] in listed("manner"):
        return at + 1
    if at > frame.last and "that" in frame.takes and clause_starts(line, at + 1):
        return at + 1  # said in May, the port was shut
    for i in range(at + 1, min(at + 14, line.last)):
        if i in line.quoted:
            break
        if line.words[i] == ",":
            return i + 1
    return at


def content_after_tag(line: Line, frame: Frame) -> Range | None:
    """Continuation after an inserted tag: "The plan, he said, [was dead]"; None if there is none."""
    at = past_tag(line, frame)
    if frame.speaker is None or at + 2 >= line.last or line.words[at] not in (",", "-", "–", "—", "--"):
        return None
    if at + 1 in line.quoted or line.tags[at + 1] in ("VBG", "VBN", "WDT", "WP", "WRB"):
        return None
    if frame.inverted and line.tags[at + 1] not in FINITE and line.tags[at + 1] in NOMINAL:
        return None  # said Ana Roe, a docker
    end = content_end(line, frame, at + 1, clausal=True)
    return (at + 1, end) if end > at + 2 else None


def past_tag(line: Line, frame: Frame) -> int:
    """First token after a tag with its occasion: "he said in an interview on Monday, […]"."""
    at = frame.behind
    for _ in range(6):
        if at >= line.last or at in line.quoted:
            break
        if line.lower[at] in listed("manner") and at + 1 < line.last and line.tags[at + 1] in NOMINAL:
            at = end_of_noun_phrase(line, at + 1)
        elif line.lower[at] in listed("time") or line.tags[at] in ADVERBS:
            at += 1
        elif "listener" in frame.takes and at == frame.behind and (line.tags[at] in NOMINAL or line.tags[at] == "PRP"):
            at = end_of_noun_phrase(line, at)
        else:
            break
    return min(at, line.last - 1)
