"""Where what was said stops: one small rule for each kind of boundary; the first that fires ends the content."""

from __future__ import annotations

from collections.abc import Callable

from analysis.extract.quotes.cues.verbs import Frame, entries_by_word, matched
from analysis.extract.quotes.line import ADVERBS, FINITE, NOMINAL, PRONOUNS, RELATIVE, SUBJECTS, Line, listed
from analysis.extract.quotes.phrases import clause_starts
from analysis.language.datelines import DASHES

WINDOW = 200
"""Tokens of a content, at most."""
Rule = Callable[[Line, Frame, int], bool]
CLOSED = frozenset((",", ".", "?", "!", "…"))
"""Signs in front of a closing quotation mark that end what is quoted."""


def clause_edge(line: Line, frame: Frame, start: int) -> int:
    """The end of a clause or quotation: "that [she won], adding …"."""
    return edge(line, frame, start, TO_EDGES if line.lower[start] == "to" else CLAUSE_EDGES)


def phrase_edge(line: Line, frame: Frame, start: int) -> int:
    """The end of a noun phrase: "criticised [the plan for its cost] on Monday"."""
    return edge(line, frame, start, PHRASE_EDGES)


NEVER_EDGE = frozenset(("NN", "NNS", "JJ", "JJR", "JJS", "DT", "PRP", "PRP$", "CD", "VB", "RP", "POS", "EX"))
"""Tags of words that no rule begins a boundary with; left out first, as most words have one of them."""


def edge(line: Line, frame: Frame, start: int, rules: tuple[Rule, ...]) -> int:
    if frame_is_subordinate(line, frame):
        rules = (*rules, main_clause)
    for at in range(past_fronted(line, frame, start) + 1, min(line.last - 1, start + WINDOW)):
        if at in line.quoted:
            if at + 1 in line.quoted or line.words[at - 1] not in CLOSED:
                continue
            if is_all_quoted(line, start, at) or any(rule(line, frame, at) for rule in rules):
                return at + 1
        elif line.tags[at] not in NEVER_EDGE and any(rule(line, frame, at) for rule in rules):
            return at
    return min(line.last, start + WINDOW)


def past_fronted(line: Line, frame: Frame, start: int) -> int:
    """that if it rained | , the port would close: the comma behind a clause or phrase in front of the subject; else the start."""
    if frame.adjunct:
        return max(start, line.syntax.heads[frame.first])
    if start in line.quoted:
        return start
    if line.lower[start] in listed("subordinator") and "whether" not in frame.takes:
        comma = line.skip(start, 1, lambda i: line.words[i] != "," and i - start < 25)
        return comma if comma + 2 < line.last and line.words[comma] == "," else start
    if line.lower[start] != "that":
        return start
    at = start + 1
    opened = at + 1 < line.last and line.words[at] == ","
    at += opened
    if (
        at >= line.last
        or not (opened or line.lower[at] in listed("opener") or line.lower[at] in listed("fronting"))
        or at in line.quoted
    ):
        return start
    comma = line.skip(at + 1, 1, lambda i: line.words[i] != "," and i - at < 25)
    return comma if comma + 2 < line.last and line.words[comma] == "," else start


def is_all_quoted(line: Line, start: int, at: int) -> bool:
    """“We will stay,” (adding that …): the quotation that opens the content is closed with its own comma."""
    return start in line.quoted and all(i in line.quoted for i in range(start, at))


def is_break(line: Line, at: int) -> bool:
    return (line.words[at] in (",", *DASHES) and not line.is_hyphen(at)) or at in line.quoted


def semicolon(line: Line, frame: Frame, at: int) -> bool:
    """[she won]; others doubt it."""
    return line.words[at] == ";"


def participle(line: Line, frame: Frame, at: int) -> bool:
    """[the plan], leading to …; not: [raising taxes, cutting costs]."""
    return participle_at(line, at) > 0


def participle_at(line: Line, at: int) -> int:
    """The token of a participle behind a comma or a closing mark; 0 where there is none."""
    if not is_break(line, at):
        return 0
    i = line.skip(at + 1, 1, lambda k: k < line.last - 1 and line.tags[k] in ADVERBS)
    if i >= line.last or line.tags[i] != "VBG" or i in line.quoted:
        return 0
    return 0 if line.lower[i] in listed("preposition_participle") else i


def contrast(line: Line, frame: Frame, at: int) -> bool:
    """[she won], but he doubts it; [she won], while others …."""
    return (
        is_break(line, at)
        and (line.lower[at + 1] in listed("contrast") or line.lower[at + 1 : at + 3] == ["even", "as"])
        and at + 1 not in line.quoted
        and (line.tags[at + 2] not in FINITE or line.lower[at + 1] == "nor")
    )


def new_subject_says(line: Line, frame: Frame, at: int) -> bool:
    """[she won], and the union said …; [she won], and added …; [she won] and said …."""
    i = at + 1 if is_break(line, at) else at
    if i == at and (line.lower[i] not in listed("continues") or line.lower[at - 2] == "both"):
        return False
    if line.lower[i] in listed("before_new_speaker"):
        i += 1
    return says(line, i, line.words[at] == ",") or (is_break(line, at) and clause_says(line, i))


def clause_says(line: Line, at: int) -> bool:
    """[she won], and | an official, who was there, said …: whether a subject starts at the token whose verb is a word of saying."""
    heads = (one for one in (at, *line.syntax.ancestors(at)) if line.relation(one) in SUBJECTS)
    head = next((one for one in heads if line.syntax.subtree(one)[0] == at), None) if at < line.last else None
    if head is None or any(line.tags[i] in PRONOUNS for i in range(at, head + 1)):
        return False  # [if she won, | he would say so]
    verb = line.syntax.heads[head]
    said = head < verb < line.last and verb not in line.quoted and line.relation(head) == "nsubj" and is_cue(line, verb)
    return said and line.syntax.is_finite(verb)


def says(line: Line, at: int, subject: bool) -> bool:
    """Whether a verb of saying stands there as the next finite verb, behind few words."""
    for i in range(at, min(line.last, at + (9 if subject else 4))):
        tag = line.tags[i]
        if i in line.quoted:
            return False
        if tag in ("VBD", "VBZ", "VBP") or (
            tag == "VBN" and line.tags[i - 1] in ("PRP", "NNP", "VBP", "VBZ", "VBD", "CC")
        ):
            if line.lemmas[i] in listed("auxiliary_lemma"):
                continue
            return is_cue(line, i) or is_refusal(line, i)
        if tag == "VB" and line.lower[i - 1] in ("not", "n't", "n’t", "also"):
            return is_cue(line, i)
        if tag == "VBG" and (i == at or line.lemmas[i - 1] == "be"):
            return is_cue(line, i)
        if not (
            tag in NOMINAL or tag == "PRP" or tag in ADVERBS or tag == "MD" or line.lower[i] in listed("in_subject")
        ):
            return False
    return False


def is_cue(line: Line, at: int) -> bool:
    """Whether a word of saying, with all the words it needs, stands there."""
    return matched(line, at, entries_by_word("verbs").get(line.lemmas[at], ())) is not None


def is_refusal(line: Line, at: int) -> bool:
    """[she won], and refused to comment."""
    return line.lemmas[at] in listed("refusal") and line.lower[at + 1 : at + 2] == ["to"]


def frame_is_subordinate(line: Line, frame: Frame) -> bool:
    """While he said …, after saying …, critics who say …: the main clause of the sentence is still to come."""
    first = min(frame.first, frame.speaker[0]) if frame.speaker and not frame.inverted else frame.first
    if frame.speaker and line.tags[frame.speaker[1] - 1] in RELATIVE:
        return True
    if frame.first == line.first:
        return line.tags[frame.first] in ("VBG", "VBN", "VBD")
    before = line.skip(first - 1, -1, lambda i: line.tags[i] in ADVERBS)
    if line.tags[frame.first] == "VBG" and before >= line.first and line.tags[frame.first - 1] == "IN":
        return frame.first - line.first <= 2
    return (
        before >= line.first
        and before <= line.first + 2
        and line.lower[before] in listed("opener")
        and line.lower[before] != "that"
    )


def main_clause(line: Line, frame: Frame, at: int) -> bool:
    """While he said [that the port was shut], ships sailed: behind the comma the main clause begins."""
    if line.words[at] != "," and not (at in line.quoted and line.words[at - 1] == ","):
        return False
    if "as" in frame.takes and line.tags[at + 1] == "DT" and at + 2 in line.quoted:
        return False  # called him a “liar,” a “thief”
    return (
        clause_starts(line, at + 1)
        or line.tags[at + 1] in FINITE
        or (line.lower[at + 1] == "and" and line.tags[at + 2] in RELATIVE)
    )


def starts_comment(line: Line, frame: Frame, at: int) -> bool:
    """[she would stay], a plan that she has changed since: what the writer adds at the end of a sentence."""
    if line.words[at] != "," or at in line.quoted or line.lower[at + 1] not in ("a", "an"):
        return False
    return not any(line.words[k] == "," for k in range(at + 1, line.last))


def relative(line: Line, frame: Frame, at: int) -> bool:
    """[the report], which …; [the mayor], who …; not: [the mayor, who was ill, of lying]."""
    opened = is_break(line, at) and line.tags[at + 1] in ("WP", "WDT", "WRB", "WP$") and at + 1 not in line.quoted
    return opened and not closes_again(line, at)


def starts_description(line: Line, frame: Frame, at: int) -> bool:
    """[he met the mayor], who …: what only adds to a name, unless the clause goes on behind it."""
    if not is_break(line, at) or line.tags[at + 1] not in ("WP", "WP$") or at + 1 in line.quoted:
        return False
    return not closes_again(line, at)


def closes_again(line: Line, at: int) -> bool:
    """[he met the mayor, who is ill, and left]: whether a comma ends the relative clause and the clause goes on."""
    behind = (i for i in range(at + 2, min(line.last - 1, at + 25)) if line.words[i] == ",")
    return any(line.tags[i + 1] in FINITE or line.lower[i + 1] in listed("no_new_clause") for i in behind)


def as_others(line: Line, frame: Frame, at: int) -> bool:
    """[she won], as have others; [she won], as did the union."""
    return is_break(line, at) and line.lower[at + 1] == "as" and line.lemmas[at + 2] in listed("auxiliary_lemma")


def bracket(line: Line, frame: Frame, at: int) -> bool:
    """(Roe said [she won]) and left: the bracket around the cue is closed."""
    if line.words[at] != ")":
        return False
    opened = line.skip(at - 1, -1, lambda i: line.words[i] not in "()" and at - i < WINDOW)
    return opened < frame.first


def venue(line: Line, frame: Frame, at: int) -> bool:
    """[the plan] in an interview; [the plan] on Monday."""
    low = line.lower[at]
    if low not in listed("venue_preposition") or at + 1 >= line.last:
        return False
    if low == "on" and line.lower[at + 1] in listed("time"):
        return True
    i = at + 1
    while i < line.last and i < at + 7 and line.tags[i] in NOMINAL:
        i += 1
    return any(line.lower[k] in listed("venue") for k in range(at + 1, i)) and line.lower[at + 1] not in listed(
        "definite_determiner"
    )


def occasion(line: Line, frame: Frame, at: int) -> bool:
    """[she won] in an interview; [she won] at a rally in Ohio."""
    return (
        line.lower[at] in listed("venue_preposition") and line.lower[at + 1] in ("a", "an") and venue(line, frame, at)
    )


def starts_with_weekday(line: Line, frame: Frame, at: int) -> bool:
    """[the plan] Monday …."""
    return (
        line.lower[at] in listed("time")
        and line.words[at][:1].isupper()
        and line.tags[at - 1] in NOMINAL
        and line.lower[at].endswith("day")
    )


def subordinate(line: Line, frame: Frame, at: int) -> bool:
    """[the plan] because it failed; [the plan] after the vote."""
    if line.lower[at] not in listed("subordinator") or line.tags[at] not in ("IN", "WRB"):
        return False
    return line.lower[at] not in listed("time_or_phrase") or clause_starts(line, at + 1)


def backdrop(line: Line, frame: Frame, at: int) -> bool:
    """[the plan] amid a strike; [the plan] since May: against what it was said."""
    return line.lower[at] in listed("backdrop")


def another_verb(line: Line, frame: Frame, at: int) -> bool:
    """[the plan] and went home; [the plan], and went home; [the plan] and calling for a vote."""
    i = at + 1 if is_break(line, at) else at
    if line.lower[i] not in listed("joins_verb") or i + 1 >= line.last:
        return False
    i += 1
    while i < line.last - 1 and line.tags[i] in ADVERBS:
        i += 1
    if line.tags[i] in FINITE or (line.tags[i] == "VBG" and line.tags[frame.verb] == "VBG"):
        return True
    while i < line.last - 1 and i < at + 8 and (line.tags[i] in NOMINAL or line.tags[i] == "PRP"):
        i += 1
    return line.tags[i] in FINITE and i not in line.quoted


def by_agent(line: Line, frame: Frame, at: int) -> bool:
    """was dismissed as ["cheap politics"] by Roe: who says it stands behind."""
    return (
        frame.passive
        and line.lower[at] == "by"
        and at not in line.quoted
        and frame.speaker is not None
        and frame.speaker[0] > at
    )


def main_verb(line: Line, frame: Frame, at: int) -> bool:
    """her criticism of [the plan] has failed; those who back [her plan] | say: the verb whose subject the noun of saying, or the source of a
    relative clause, is."""
    relative = frame.speaker is not None and line.tags[frame.speaker[0]] in RELATIVE and "that" not in frame.takes
    if not (frame.noun or frame.passive or relative) or line.tags[at] not in FINITE:
        return False
    before = range(max(frame.last, at - 4), at)
    return not any(line.tags[k] in (*RELATIVE, "PRP", "WRB") or line.lower[k] == "that" for k in before)


def is_free_relative(line: Line, frame: Frame, at: int) -> bool:
    """In a free relative ("what Roe called [a small change] has failed"), the main verb ends the content."""
    if "as" not in frame.takes or frame.speaker is None or frame.speaker[0] == line.first:
        return False
    if line.lower[frame.speaker[0] - 1] != "what" or line.tags[at] not in FINITE:
        return False
    return not any(line.tags[k] in (*RELATIVE, "PRP", "WRB") for k in range(max(frame.last, at - 4), at))


def second_verb(line: Line, frame: Frame, at: int) -> bool:
    """her claim [that she won] is false: the same behind a clause, a verb that nothing between it and the one before opens."""
    if not frame.noun or line.tags[at] not in FINITE:
        return False
    infinitive = frame.last if line.lower[frame.last] == "to" else None
    earlier = next((k for k in range(at - 1, frame.last, -1) if line.tags[k] in FINITE), infinitive)
    return earlier is not None and not any(opens_another(line, k) for k in range(earlier, at))


def opens_another(line: Line, at: int) -> bool:
    """Whether a word makes the next verb one of a further clause: and, who, that, he; said."""
    return (
        line.tags[at] in (*RELATIVE, "CC", "PRP", "WRB", "EX") or line.lower[at] in listed("opener") or is_cue(line, at)
    )


def starts_aside(line: Line, frame: Frame, at: int) -> bool:
    """[the plan] - a costly one -; [the plan] (and more): a dash or comma ends a mere phrase unless a list goes on."""
    return line.is_dash(at) or (
        line.words[at] == "," and line.tags[at + 1] in ("PRP", "IN", "RB", "VBN", "VBD", "TO", "PRP$")
    )


EITHER = (semicolon, as_others, bracket, starts_description, contrast, new_subject_says, occasion)
TO_EDGES = (*EITHER, participle, starts_comment, second_verb)
CLAUSE_EDGES = (*EITHER, starts_comment, second_verb, is_free_relative)
PHRASE_EDGES = (
    *EITHER,
    participle,
    by_agent,
    main_verb,
    is_free_relative,
    main_clause,
    relative,
    venue,
    starts_with_weekday,
    subordinate,
    backdrop,
    another_verb,
    starts_aside,
)
