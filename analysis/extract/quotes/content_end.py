"""Where what was said stops: the first boundary behind its start, by an ordered list of kinds.

What is said goes on to the end of its sentence unless a boundary shows that the writer, or somebody else, speaks again. Only the content of a noun ("her
claim that …") is bounded by its subtree. For verbs the tree tells less than these boundaries, since a parser hangs what stands behind a comma as often
on the cue as on what was said: of 2,568 clauses in articles of 2016 the end of the complement's subtree was right for 1,908, boundaries for 2,141.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.extract.quotes.cues.verbs import Frame, entries_by_word, matched
from analysis.extract.quotes.line import ADVERBS, FINITE, NOMINAL, PRONOUNS, RELATIVE, SUBJECTS, Line, listed
from analysis.extract.quotes.phrases import clause_starts, end_of_noun_phrase
from analysis.language.datelines import DASHES

MAX_CONTENT_TOKENS = 200
MAX_FRONTED_TOKENS = 25
"""Tokens of a phrase or clause in front of the subject of what is said, at most."""
CLOSED = frozenset((",", ".", "?", "!", "…"))
"""Signs in front of a closing quotation mark that end what is quoted."""
NEVER_FIRST = frozenset(("NN", "NNS", "JJ", "JJR", "JJS", "DT", "PRP", "PRP$", "CD", "VB", "RP", "POS", "EX"))
"""Tags of words that no boundary begins with; left out first, as most words have one of them."""
CLAUSE, INFINITIVE, PHRASE = "clause", "infinitive", "phrase"
Test = Callable[[Line, int], bool]


@dataclass(frozen=True, slots=True)
class Boundary:
    """A kind of boundary: its phenomenon, the contents that it ends ("clause", "infinitive", "phrase"), and a test of the token behind them."""

    name: str
    ends: frozenset[str]
    test: Test


def content_end(line: Line, frame: Frame, start: int, *, clausal: bool) -> int:
    """The token behind a content that starts at token `start`; clausal: a clause or a quotation starts there, and no mere noun phrase."""
    tests = TESTS[PHRASE if not clausal else INFINITIVE if line.lower[start] == "to" else CLAUSE]
    if is_subordinate(line, frame) and opens_main_clause not in tests:
        tests = (*tests, opens_main_clause)
    last = last_possible_end(line, frame, start)
    for at in range(past_fronted(line, frame, start) + 1, min(line.last - 1, last)):
        if at in line.quoted:
            if at + 1 in line.quoted or line.words[at - 1] not in CLOSED:
                continue
            if is_all_quoted(line, start, at) or is_boundary(line, at, tests):
                return at + 1
        elif line.tags[at] not in NEVER_FIRST and is_boundary(line, at, tests):
            return at
    return last


def is_boundary(line: Line, at: int, tests: Sequence[Test]) -> bool:
    for test in tests:  # noqa: SIM110 – most time of the step goes here, and a loop is faster than any()
        if test(line, at):
            return True
    return False


def last_possible_end(line: Line, frame: Frame, start: int) -> int:
    """The end of the sentence; of a noun's clause; in front of a passive cue's agent; what Roe called [a small change] | has cost millions."""
    last = min(line.last, start + MAX_CONTENT_TOKENS)
    if "to" in line.lower[start : start + 2]:
        last = next((i for i in range(start, last - 1) if stands_before_quotation(line, i)), last)
    if frame.noun:
        return min(main_verb(line, start, last), subtree_end(line, frame, start))
    if frame.passive and frame.first == frame.verb and line.relation(frame.verb) == "acl":
        return min(last, line.syntax.subtree(frame.verb)[1])
    if frame.passive and frame.speaker and frame.speaker[0] - 1 > start:
        return frame.speaker[0] - 1
    if frame.speaker and line.word(frame.speaker[0] - 1) == "what" and "as" in frame.takes:
        return next((i for i in range(start + 1, last) if line.tags[i] in FINITE), last)
    return last


def main_verb(line: Line, start: int, last: int) -> int:
    """Second of two verbs without a subordinator between them, at which the content ends: "her claim [that she won] is false"; `last` if there is none."""
    verbs = [i for i in range(start, last) if line.tags[i] in FINITE or i == start]
    return next(
        (
            b
            for a, b in pairwise(verbs[line.lower[start] != "to" :])
            if not any(opens_another(line, i) for i in range(a, b))
        ),
        last,
    )


def opens_another(line: Line, at: int) -> bool:
    """Whether a word makes the next verb one of a further clause: and, who, that, he; said."""
    opener = line.tags[at] in (*RELATIVE, "CC", "PRP", "WRB", "EX") or line.lower[at] in listed("opener")
    return opener or is_cue(line, at)


def subtree_end(line: Line, frame: Frame, start: int) -> int:
    """End of the largest subtree that starts after the cue: "her claim that [the port was shut] (came late)"."""
    top = start
    for above in line.syntax.ancestors(start):
        if not start <= above < line.last or above == frame.verb:
            break
        top = above
    return min(line.last, line.syntax.subtree(top)[1])


def is_all_quoted(line: Line, start: int, at: int) -> bool:
    """True if the quotation that opens the content is closed with a comma of its own: "“We will stay,” (adding that …)"."""
    return start in line.quoted and all(i in line.quoted for i in range(start, at))


def past_fronted(line: Line, frame: Frame, start: int) -> int:
    """Start of the subject after a fronted clause or phrase: "that if it rained, [the port] would close"; the given start if there is none."""
    if frame.adjunct:
        return max(start, line.syntax.heads[frame.first])
    at = start
    if line.lower[start] == "that":
        at += 1 + (line.word(start + 1) == ",")
        opened = at > start + 1 or line.word(at) in listed("opener") or line.word(at) in listed("fronting")
    else:
        opened = line.lower[start] in listed("subordinator") and "whether" not in frame.takes
    if not opened or at in line.quoted:
        return start
    comma = line.skip(at + 1, 1, lambda i: line.words[i] != "," and i - at < MAX_FRONTED_TOKENS)
    return comma if comma + 2 < line.last and line.words[comma] == "," else start


# ------------------------------------------------------------------------------------------ of clauses and phrases
def is_break(line: Line, at: int) -> bool:
    return (line.words[at] in (",", *DASHES) and not line.is_hyphen(at)) or at in line.quoted


def stands_before_quotation(line: Line, at: int) -> bool:
    """True for a colon before a quotation, which is a piece of its own: "told them [not to talk]: [“It will not help.”]"."""
    return line.words[at] == ":" and at not in line.quoted and at + 1 in line.quoted


def is_semicolon(line: Line, at: int) -> bool:
    return line.words[at] == ";"


def opens_contrast(line: Line, at: int) -> bool:
    """True for a contrast of the writer's own: "[she won], but he doubts it", "[she won] even though …"."""
    comma = is_break(line, at) and at + 1 not in line.quoted
    at += comma
    if line.word(at) == "even":
        return line.word(at + 1) in listed("contrast") or (comma and line.word(at + 1) == "as")
    return comma and line.word(at) in listed("contrast") and (line.tag(at + 1) not in FINITE or line.word(at) == "nor")


def opens_comparison(line: Line, at: int) -> bool:
    """True for a comparison with other sources: "[the dam is safe], as have others"."""
    return is_break(line, at) and line.word(at + 1) == "as" and line.lemmas[at + 2 : at + 3] in (["have"], ["do"])


def opens_occasion(line: Line, at: int) -> bool:
    """True for the occasion of the speech at the end of a sentence or before a day: "[she won] in an interview"."""
    if line.word(at) not in listed("venue_preposition") or line.word(at + 1) not in ("a", "an"):
        return False
    end = end_of_noun_phrase(line, at + 1)
    return line.lower[end - 1] in listed("venue") and (end == line.last or opens_day(line, end))


def opens_day(line: Line, at: int) -> bool:
    """True for the day of the speech: "[the plan] Monday", "[the plan] on Monday"."""
    if line.word(at) != "on" and line.tag(at - 1) not in NOMINAL:
        return False
    at += line.word(at) == "on"
    return line.word(at).endswith("day") and line.word(at) in listed("time") and line.words[at][:1].isupper()


def closes_bracket(line: Line, at: int) -> bool:
    """True for a bracket that closes one opened before the cue: "(Roe said [she won]) and left"."""
    if line.words[at] != ")":
        return False
    opened = line.skip(at - 1, -1, lambda i: line.words[i] not in "()")
    return line.word(opened) == "(" and any(line.is_verb(i) and is_cue(line, i) for i in range(opened, at))


def describes_person(line: Line, at: int) -> bool:
    """True for a relative clause about a person at the end: "[he met the mayor], who was ill"; False if the content goes on: "[he met the mayor, who is ill, and left]"."""
    if not is_break(line, at) or line.tag(at + 1) not in ("WP", "WP$") or at + 1 in line.quoted:
        return False
    behind = (i + 1 for i in range(at + 2, min(line.last - 1, at + MAX_FRONTED_TOKENS)) if line.words[i] == ",")
    return not any(line.tags[i] in FINITE or line.lower[i] in listed("no_new_clause") for i in behind)


def opens_remark(line: Line, at: int) -> bool:
    """True for a final noun phrase that comments on the content: "[she would stay], a plan that she has changed since"."""
    noun = line.words[at] == "," and at not in line.quoted and line.word(at + 1) in ("a", "an")
    return noun and "," not in line.words[at + 1 : line.last]


def opens_saying(line: Line, at: int) -> bool:
    """True if the next clause reports speech itself: "[she won], and the union said …", "[she won], and added …"."""
    i = at + is_break(line, at)
    if i == at and (line.lower[i] not in listed("continues") or line.word(at - 2) == "both"):
        return False
    i += line.word(i) in listed("before_new_speaker")
    return next_verb_reports(line, i, line.words[at] == ",") or (is_break(line, at) and is_reporting_clause(line, i))


def is_reporting_clause(line: Line, at: int) -> bool:
    """True if a subject starts at the token whose verb reports speech: "[she won], and [an official], who was there, said …"."""
    heads = (one for one in (at, *line.syntax.ancestors(at)) if line.relation(one) in SUBJECTS)
    head = next((one for one in heads if line.syntax.subtree(one)[0] == at), None) if at < line.last else None
    if head is None or any(line.tags[i] in PRONOUNS for i in range(at, head + 1)):
        return False  # [if she won, | he would say so]
    verb = line.syntax.heads[head]
    said = head < verb < line.last and verb not in line.quoted and line.relation(head) == "nsubj" and is_cue(line, verb)
    return said and line.syntax.is_finite(verb)


MAX_NEW_SUBJECT_TOKENS = 9
"""Tokens from a conjunction to a verb of saying behind it, at most; where no comma stands in front, `MAX_SHARED_SUBJECT_TOKENS`."""
MAX_SHARED_SUBJECT_TOKENS = 4


def next_verb_reports(line: Line, at: int, subject: bool) -> bool:
    """Whether the next finite verb, behind few words, is one of saying; subject: a subject of its own may stand in front of it."""
    for i in range(at, min(line.last, at + (MAX_NEW_SUBJECT_TOKENS if subject else MAX_SHARED_SUBJECT_TOKENS))):
        tag = line.tags[i]
        if i in line.quoted:
            return False
        if is_finite_form(line, i):
            if line.lemmas[i] not in listed("auxiliary_lemma"):
                return is_cue(line, i) or (line.lemmas[i] in listed("refusal") and line.word(i + 1) == "to")
        elif (tag == "VB" and line.word(i - 1) in ("not", "n't", "n’t", "also")) or (
            tag == "VBG" and (i == at or line.lemmas[i - 1] == "be")
        ):
            return is_cue(line, i)
        elif tag not in NOMINAL and tag not in (*ADVERBS, "PRP", "MD") and line.lower[i] not in listed("in_subject"):
            return False
    return False


def is_finite_form(line: Line, at: int) -> bool:
    """True for a finite verb, or a participle that may be a past tense: "said", "has said", "the union said"."""
    before = line.tag(at - 1) in ("PRP", "NNP", "VBP", "VBZ", "VBD", "CC")
    return line.tags[at] in ("VBD", "VBZ", "VBP") or (line.tags[at] == "VBN" and before)


def is_cue(line: Line, at: int) -> bool:
    """Whether a word of saying, with all the words it needs, stands there."""
    return matched(line, at, entries_by_word("verbs").get(line.lemmas[at], ())) is not None


# ------------------------------------------------------------------------------ of infinitives and phrases
def opens_participle(line: Line, at: int) -> bool:
    """True for a participle clause that comments on the content ("[the plan], leading to …"); False for "[the plan], including …"."""
    if not is_break(line, at):
        return False
    i = line.skip(at + 1, 1, lambda k: k < line.last - 1 and line.tags[k] in ADVERBS)
    return line.tag(i) == "VBG" and i not in line.quoted and line.lower[i] not in listed("preposition_participle")


def opens_main_clause(line: Line, at: int) -> bool:
    """While he said [that the port was shut], ships sailed; not: called him [a “liar,” a “thief”]."""
    if line.words[at] != "," and not (at in line.quoted and line.words[at - 1] == ","):
        return False
    if line.tag(at + 1) == "DT" and at + 2 in line.quoted:
        return False
    relative = line.word(at + 1) == "and" and line.tag(at + 2) in RELATIVE
    return clause_starts(line, at + 1) or line.tag(at + 1) in FINITE or relative


def is_subordinate(line: Line, frame: Frame) -> bool:
    """While he said …, after saying …, critics who say …: the main clause of the sentence is still to come."""
    first = min(frame.first, frame.speaker[0]) if frame.speaker and not frame.inverted else frame.first
    if frame.speaker and line.tags[frame.speaker[1] - 1] in RELATIVE:
        return True
    if frame.first == line.first:
        return line.tags[frame.first] in ("VBG", "VBN", "VBD")
    if line.tags[frame.first] == "VBG" and line.tag(frame.first - 1) == "IN":
        return frame.first - line.first <= 2
    before = line.skip(first - 1, -1, lambda i: line.tags[i] in ADVERBS)
    return before <= line.first + 2 and line.word(before) in listed("opener") and line.word(before) != "that"


def opens_circumstance(line: Line, at: int) -> bool:
    """True for an adverbial of the speech, not of its content: "[the plan] because it failed", "[the plan] amid a strike"."""
    low = line.lower[at]
    if low in listed("backdrop"):
        return True
    clause = low in listed("subordinator") and line.tags[at] in ("IN", "WRB")
    return clause and (low not in listed("time_or_phrase") or clause_starts(line, at + 1))


def opens_aside(line: Line, at: int) -> bool:
    """True for a dash or comma that opens an aside ("[the plan] - a costly one -", "[the plan], though not …"); False inside a list."""
    comma = line.words[at] == "," and line.tag(at + 1) in ("PRP", "IN", "RB", "VBN", "VBD", "TO", "PRP$", *RELATIVE)
    return line.is_dash(at) or (comma and not sets_off_amount(line, at))


def sets_off_amount(line: Line, comma: int) -> bool:
    """True for either comma around a converted amount: "1 million rupees[,] about $11,300[,] to each family"."""
    before = line.skip(comma - 1, -1, lambda i: line.words[i] != ",")
    behind = line.skip(comma + 1, 1, lambda i: line.words[i] != ",")
    return any(
        last - first <= MAX_AMOUNT_TOKENS and "CD" in line.tags[first:last] and "CD" in line.tags[max(line.first, first - 4) : first]
        for first, last in ((before, comma), (comma, behind)) if line.word(first) == "," == line.word(last)
    )  # fmt: skip


MAX_AMOUNT_TOKENS = 7
"""Tokens from one comma to the other around an amount, at most."""


ANY, NOT_PHRASES = frozenset((CLAUSE, INFINITIVE, PHRASE)), frozenset((CLAUSE, INFINITIVE))
PHRASES, NOT_CLAUSES = frozenset((PHRASE,)), frozenset((INFINITIVE, PHRASE))
BOUNDARIES = (
    Boundary("[she won]; others doubt it", ANY, is_semicolon),
    Boundary("[she won], but he doubts it", ANY, opens_contrast),
    Boundary("[the dam is safe], as have others", ANY, opens_comparison),
    Boundary("[he met the mayor], who …", ANY, describes_person),
    Boundary("[she won] in an interview", ANY, opens_occasion),
    Boundary("(Roe said [she won])", ANY, closes_bracket),
    Boundary("[she won], and the union said …", ANY, opens_saying),
    Boundary("[she would stay], a plan that …", ANY, opens_remark),
    Boundary("[the plan], leading to …", NOT_CLAUSES, opens_participle),
    Boundary("after criticism of [the plan], ships …", PHRASES, opens_main_clause),
    Boundary("[the plan] on Monday", PHRASES, opens_day),
    Boundary("[the plan] because …", PHRASES, opens_circumstance),
    Boundary("[the plan] - a costly one", PHRASES, opens_aside),
)
TESTS = {kind: tuple(one.test for one in BOUNDARIES if kind in one.ends) for kind in ANY}
"""Kind of content => the tests that end it, in order."""
