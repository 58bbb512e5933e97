"""Noun phrases: the one that ends at a token and the one that starts at one, with what belongs to each."""

from __future__ import annotations

from analysis.extract.quotes.line import (
    ADVERBS,
    FINITE,
    HEADS,
    NAMES,
    NOMINAL,
    NOUNS,
    PRONOUNS,
    RELATIVE,
    Line,
    Range,
    listed,
)
from analysis.language.lexicons import word_class

MAX_BRACKET_TOKENS = 40
"""Tokens in brackets, at most."""
LINKS = 12
"""Prepositions, conjunctions and relative clauses inside one phrase, at most."""
JOINS = frozenset(("and", "or", "&"))


def run_start(line: Line, at: int) -> int:
    """The first token of the plain noun phrase that ends at token `at`: [the new mayor]."""
    start = at
    while start >= line.first and start not in line.quoted and in_run(line, start):
        if line.first < start < at and opens_phrase(line, start):
            return start
        start -= 1
    return start + 1


def end_of_noun_phrase(line: Line, at: int) -> int:
    """The token behind the plain noun phrase that starts at token `at`."""
    end = at
    while (
        end < line.last and end not in line.quoted and in_run(line, end) and not (end > at and opens_phrase(line, end))
    ):
        end += 1
    return end


def opens_phrase(line: Line, at: int) -> bool:
    """told Reuters | the army would leave: an article or possessive behind a noun begins the next phrase."""
    return (
        line.tags[at] in ("DT", "PRP$")
        and line.tags[at - 1] in NOUNS
        and line.lower[at] not in listed("floating_quantifier")
    )


def in_run(line: Line, at: int) -> bool:
    """the | most | recent poll, Roe | - | Smith: tokens inside a plain noun phrase."""
    if line.tags[at] in NOMINAL or line.lower[at] in listed("noun") or is_noun_tagged_as_verb(line, at):
        return (
            line.tags[at] not in ("VBG", "VBN") or at + 1 >= line.last or line.tags[at + 1] not in ("DT", "PRP$", "PRP")
        )
    if line.tags[at] in ("RB", "RBS", "RBR"):
        inside = line.first < at < line.last - 1
        return (
            inside
            and line.tags[at - 1] in ("DT", "PRP$", "CD")
            and line.tags[at + 1] in ("JJ", "VBN", "VBG", "JJS", "HYPH")
        )
    return line.is_hyphen(at) or is_handle(line, at)


def is_handle(line: Line, at: int) -> bool:
    """|@ana_roe: the sign of an account's name."""
    return line.words[at] == "@" and at + 1 < line.last and line.starts[at + 1] == line.ends[at]


def is_noun_tagged_as_verb(line: Line, at: int) -> bool:
    """said | Will Roe, the port’s | advocates | say: a first name or a plural read as a verb."""
    if line.is_plural(at):
        return True
    name = line.tags[at] == "MD" and line.words[at][:1].isupper() and at > line.first
    return name and at + 1 < line.last and line.tags[at + 1] in NAMES and line.is_verb(at - 1)


def without_time(line: Line, start: int, end: int) -> int:
    """Last week the mayor => the mayor: the first token of the phrase behind words of time."""
    while start + 2 < end and line.lower[start] in listed("pointer") and line.lower[start + 1] in listed("time"):
        start += 2
    while start + 1 < end and (line.lower[start] in listed("time") or is_year_at(line, start)):
        start += 1
    return start


def is_year_at(line: Line, at: int) -> bool:
    return line.tags[at] == "CD" and len(line.words[at]) == 4 and line.words[at].isdigit()


def past_bracket(line: Line, at: int) -> int:
    """Ana Roe | (R-Ohio): the last token in front of a bracket that ends at token `at`."""
    if at < line.first or line.words[at] != ")":
        return at
    opened = line.skip(at, -1, lambda i: line.words[i] != "(" and at - i < MAX_BRACKET_TOKENS)
    return opened - 1 if opened >= line.first and line.words[opened] == "(" else at


# --------------------------------------------------------------------------------------------------- of a head noun
APART = word_class("language/relations", "apart from phrase")
"""Relations of a clause behind a noun that is no part of its phrase."""
EDGES = frozenset((",", ";", ":", ".", "-", "--", "—", "–", "?", "!"))


def phrase_of(line: Line, head: int, cue: int) -> Range:
    """The noun phrase of a head with what describes it, up to a relative clause; what a cue stands inside goes on one side of it."""
    syntax = line.syntax
    first, end = syntax.subtree(head)
    for at in syntax.children(head):
        start = syntax.subtree(at)[0]
        clause = syntax.relations[at] in APART
        if at > head and (clause or (syntax.relations[at] == "acl" and line.words[start - 1] == ",")):
            end = min(end, start)
    if first < cue < end:
        first, end = (first, cue) if head < cue else (cue + 1, end)
    return trim_range(line, (first, end))


def trim_range(line: Line, span: Range) -> Range:
    """Without commas, dashes and conjunctions at its edges, and within its sentence."""
    first, end = max(span[0], line.first), min(span[1], line.last)
    while first < end - 1 and first not in line.quoted and (line.words[first] in EDGES or line.tags[first] == "CC"):
        first += 1
    while end - 1 > first and end - 1 not in line.quoted and line.words[end - 1] in EDGES:
        end -= 1
    return first, end


# --------------------------------------------------------------------------------------------- that ends at a token
def phrase_before(line: Line, at: int) -> Range | None:
    """The noun phrase that ends at token `at`, with its prepositions, relative clauses and what "and" joins to it."""
    at = past_bracket(line, at)
    at = line.skip(at, -1, lambda i: i > line.first and is_intensifier(line, i))
    if at < line.first or at in line.quoted:
        return None
    if line.tags[at] in PRONOUNS:
        return (
            widened(line, at, at + 1)
            if at > line.first and line.lower[at - 1] in (*JOINS, "of", "to")
            else (at, at + 1)
        )
    bare = run_start(line, at)
    if bare > at and line.words[at][:1].isupper() and line.words[at].isalpha() and is_odd(line.tags[at]):
        return at, at + 1  # a name read as another word
    start = without_time(line, bare, at + 1)
    if (
        (start > at or line.tags[at] == "VBN")
        and line.is_verb(at)
        and (left := start_of_antecedent(line, at)) is not None
    ):
        return widened(line, left, at + 1)
    if start > at or not (line.words[at][:1].isupper() or any(line.tags[i] in HEADS for i in range(start, at + 1))):
        return None
    return (start, at + 1) if start > bare else widened(line, start, at + 1)


def is_intensifier(line: Line, at: int) -> bool:
    """True for an intensifier or floating quantifier after a noun phrase: the mayor | herself; Lee, Roe and Ko | all."""
    if line.lower[at].endswith(("self", "selves")):
        return True
    return line.lower[at] in listed("floating_quantifier") and (line.tags[at - 1] in NOUNS or line.words[at - 1] == ")")


def is_odd(tag: str) -> bool:
    """Tags that a name may get by mistake: verbs, and what is no part of speech."""
    return tag[:2] == "VB" or tag in ("GW", "UH", "XX", "ADD", "LS", "NFP")


def widened(line: Line, start: int, end: int) -> Range | None:
    """A noun phrase with what stands in front of it: [the head of the group that made] the ad; None for a mere object."""
    conjunct = 0
    left: int | None
    for _ in range(LINKS):
        before = start - 1
        if before < line.first or before in line.quoted:
            break
        low = line.lower[before]
        if opens_amount(line, before):
            left = before - (low == "than")
        elif is_preposition(line, before):
            if before == line.first and line.tags[start] == "CD":
                break
            left = left_phrase(line, before - 1)
            if left is None and low == "with":
                break
            if left is None:
                return (conjunct, end) if conjunct else drop_leading_adjunct(line, start, end)
        elif line.is_verb(before):
            left = start_of_antecedent(line, before)
            if left is None:
                return None if line.tags[before] in ("VBG", "VBN") and not conjunct else (conjunct or start, end)
        elif low == "who" and line.is_nominal(before - 1):
            left = run_start(line, before - 1)
        elif low in JOINS and line.is_nominal(other := past_bracket(line, before - 1)):
            conjunct = conjunct or start
            left = other if line.tags[other] == "PRP" else run_start(line, other)
        else:
            break
        start = left
    if conjunct and line.tags[conjunct] in NAMES and line.tags[end - 1] in NAMES and not is_name_at(line, conjunct - 2):
        return conjunct, end
    return (extend_over_list(line, start) if conjunct else start), end


def opens_amount(line: Line, at: int) -> bool:
    """both crews; at least three crews; more than half of them: the word in front belongs to the phrase."""
    low = line.lower[at]
    if low == "than":
        return at > line.first and line.tags[at - 1] in ("RBR", "JJR")
    return low == "both" or (low == "at" and line.lower[at + 1] in ("least", "most"))


def is_name_at(line: Line, at: int) -> bool:
    return line.tags[at] in NAMES or line.tags[at] in ("PRP", "POS", "-RRB-")


def is_preposition(line: Line, at: int) -> bool:
    low = line.lower[at]
    if line.tags[at] == "IN":
        return low not in listed("opener") or low in listed("preposition")
    return low in listed("preposition") and line.tags[at] in ("TO", "VBG")


def left_phrase(line: Line, at: int) -> int | None:
    """Start of the phrase on which a preposition behind token `at` hangs: [people familiar] with; None: it hangs on a clause."""
    at = past_bracket(line, at)
    if at < line.first or at in line.quoted:
        return None
    if line.is_nominal(at) and line.lower[at] not in listed("time"):
        return at if line.tags[at] == "PRP" else run_start(line, at)
    return start_of_antecedent(line, at) if line.is_verb(at) else None


def start_of_antecedent(line: Line, at: int) -> int | None:
    """The start of the noun phrase that a verb belongs to as a relative clause: [the men] who saw; None for a main verb."""
    group = at
    while (
        group > line.first
        and at - group < LINKS
        and (line.is_verb(group - 1) or line.tags[group - 1] in ADVERBS or line.tags[group - 1] == "TO")
    ):
        group -= 1
    before = group - 1
    if before <= line.first or before in line.quoted:
        return None
    if line.tags[before] in RELATIVE or line.lower[before] in listed("relative"):
        before -= 2 if line.words[before - 1] == "," else 1
        return run_start(line, before) if line.is_nominal(before) else None
    if not line.is_nominal(before):
        return None
    start = run_start(line, before)
    if start > line.first + 1 and line.tags[start - 1] == "WP$" and line.is_nominal(start - 2):
        return run_start(line, start - 2)  # the men whose ships sank
    return start if line.tags[group] in ("VBN", "VBG") else None


def drop_leading_adjunct(line: Line, start: int, end: int) -> Range | None:
    """In Ohio the mayor (said) => the mayor: the phrase behind a preposition hangs on nothing, its last part is the subject."""
    for at in range(end - 1, start, -1):
        if line.tags[at] in ("DT", "PRP$"):
            return at, end
    names = line.skip(end - 1, -1, lambda i: i >= start and line.tags[i] in NAMES) + 1
    if end - start > 1 and names < end:
        return max(names, start + 1), end
    return None


def extend_over_list(line: Line, start: int) -> int:
    """A, [B and C] => [A, B and C]: the names in front, comma by comma."""
    while start - 2 >= line.first and line.words[start - 1] == "," and line.is_nominal(start - 2):
        left = run_start(line, start - 2)
        hangs = left > line.first and (line.tags[left - 1] in ("IN", "TO") or line.is_verb(left - 1))
        if line.lower[start - 2] in listed("time") or (hangs and line.lower[left - 1] != "with"):
            break
        start = left
    return start


# ------------------------------------------------------------------------------------------- that starts at a token
def phrase_after(line: Line, at: int) -> Range | None:
    """The noun phrase that starts at token `at`, with of-phrases and descriptions behind it."""
    if at < line.last and at not in line.quoted and line.tags[at] == "PRP":
        return at, at + 1
    end = end_of_noun_phrase(line, at)
    while end - 1 > at and line.lower[end - 1] in listed("time"):
        end -= 1
    if end == at or not any(line.tags[i] in HEADS for i in range(at, end)):
        return None
    return at, extended(line, end)


def extended(line: Line, at: int) -> int:
    """The end of a noun phrase with what belongs to it: of the union, and Ana Roe, ", the union's secretary,"."""
    for _ in range(LINKS):
        if at + 1 >= line.last or at in line.quoted:
            break
        if line.words[at] == "(":
            at = line.skip(at, 1, lambda i: line.words[i] != ")") + 1
            continue
        following = start_of_conjunct(line, at)
        end = end_of_noun_phrase(line, following) if following else at
        if not following or end == following:
            break
        at = end
    return min(at, line.last)


def start_of_conjunct(line: Line, at: int) -> int:
    """The token at which a phrase joined by token `at` starts; 0 where it joins none."""
    low, behind = line.lower[at], line.tags[at + 1]
    if low in listed("in_conjunct") and (behind in NOMINAL or behind == "PRP"):
        return 0 if low in listed("place_preposition") and is_venue(line, at + 1) else at + 1
    if line.words[at] == "," and behind in ("DT", "NN", "NNP", "PRP$", "JJ", "CD") and is_apposition(line, at + 1):
        return at + 1
    return 0


def is_venue(line: Line, at: int) -> bool:
    """Whether a phrase is the occasion of saying: an interview, a statement on Monday."""
    return any(line.lower[i] in listed("venue") for i in range(at, end_of_noun_phrase(line, at)))


def is_apposition(line: Line, at: int) -> bool:
    """Whether a noun phrase behind a comma ends at another comma, a full stop or the end of the sentence."""
    i = at
    while i < line.last and i < at + 15 and (line.tags[i] in NOMINAL or line.lower[i] in listed("in_apposition")):
        i += 1
    return i > at and (i >= line.last or line.words[i] in ",.;”") and not line.tags[i - 1].startswith("VB")


def clause_starts(line: Line, at: int) -> bool:
    """True if a subject and its finite verb start at the token."""
    for i in range(at, min(line.last, at + 18)):
        tag = line.tags[i]
        if tag in FINITE:
            return i > at
        if i in line.quoted:
            return i > at and i - at < 8
        if not (
            tag in NOMINAL
            or tag in ("PRP", "EX", "RB", "IN", "CC", "WDT", "WP", "TO")
            or line.words[i] in (",", "(", ")", "-", "'", "’")
        ):
            return False
        if tag == "TO" and i + 1 < line.last and line.tags[i + 1] == "VB":
            return False
        if i > at and line.lower[i] in ("that", "whether") and tag == "IN":
            return False
        if i > at and line.lower[i] in listed("subordinator") and tag == "IN" and line.lower[i] != "as":
            return False
    return False
