"""Noun phrases around a cue, as token ranges (half-open): by last token, by first token, or by head.

The parser attaches words to a noun more reliably than it attaches whole clauses. A phrase is therefore found bottom-up, from the word beside the cue:
in "the head of the group that made the ad | said" the candidate heads are ad, group, head."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.quotes.line import (
    FINITE,
    HEADS,
    MODIFIERS,
    NAMES,
    NOMINAL,
    NOUNS,
    PRONOUNS,
    RELATIVE,
    SUBJECTS,
    Line,
    Range,
    listed,
)
from analysis.language.lexicons import word_class

MAX_BRACKET_TOKENS = 40
"""Tokens in brackets, at most."""
MAX_JOINED = 4
"""Parts that are joined to a phrase in front of it, at most."""
MAX_CLAUSE_START_TOKENS = 18
"""Tokens from the start of a clause to its finite verb, at most."""
MAX_TIME_TOKENS = 6
"""Tokens of a time expression in front of a noun phrase, at most."""
EMBEDDING = MODIFIERS | word_class("language/relations", "inside phrase")
"""Relations of a verb that can be part of a noun phrase: the men who [saw] it."""
APART = word_class("language/relations", "apart from phrase")
"""Relations of a clause behind a noun that is no part of its phrase."""
EDGES = frozenset((",", ";", ":", ".", "-", "--", "—", "–", "?", "!"))


# ------------------------------------------------------------------------------------------------------- plain noun phrases
def run_start(line: Line, at: int) -> int:
    """First token of the base noun phrase (modifiers and noun, no postmodifier) that ends at token `at`: "of [the new mayor]"; `at + 1` if none ends
    there."""
    if not line.is_nominal(at):
        return at + 1
    first = max(line.first, line.syntax.phrase_of_head(at).first)
    return line.skip(at, -1, lambda i: i >= first and i not in line.quoted) + 1


def end_of_noun_phrase(line: Line, at: int) -> int:
    """End (exclusive) of the base noun phrase that starts at token `at`; `at` itself if none starts there."""
    return line.skip(at, 1, lambda i: in_run(line, i) and not (i > at and opens_phrase(line, i)))


def in_run(line: Line, at: int) -> bool:
    """True if the token can be part of a base noun phrase, including adverbs of degree ("the most recent poll"), hyphens ("Roe-Smith") and the "@" of
    an account ("@ana_roe")."""
    if at in line.quoted:
        return False
    tag, following = line.tags[at], line.tag(at + 1)
    if tag in NOMINAL or line.lower[at] in listed("noun") or line.is_plural(at):
        return tag not in ("VBG", "VBN") or following not in ("DT", "PRP$", "PRP")
    if tag in ("RB", "RBS", "RBR"):
        return line.tag(at - 1) in ("DT", "PRP$", "CD") and following in ("JJ", "VBN", "VBG", "JJS", "HYPH")
    return line.is_hyphen(at) or (line.words[at] == "@" and line.starts[at + 1 : at + 2] == [line.ends[at]])


def opens_phrase(line: Line, at: int) -> bool:
    """True if a determiner or possessive directly after a noun starts a new noun phrase: "told Reuters | the army would leave"."""
    return (
        line.tags[at] in ("DT", "PRP$")
        and line.tag(at - 1) in NOUNS
        and line.lower[at] not in listed("floating_quantifier")
    )


# ------------------------------------------------------------------------------------------------------- of a head noun
def phrase_of(line: Line, head: int, cue: int) -> Range:
    """Token range of the noun phrase headed by `head`: its subtree up to a relative clause or other clause.

    If the cue lies inside the subtree, only the part on the head's side of the cue is returned."""
    syntax = line.syntax
    first, end = syntax.subtree(head)
    for at in syntax.children(head):
        start = syntax.subtree(at)[0]
        clause = syntax.relations[at] in APART
        if at > head and (clause or (syntax.relations[at] == "acl" and line.word(start - 1) == ",")):
            end = min(end, start)
    end = next((i for i in range(head + 1, end - 1) if line.words[i] == "," and line.tags[i + 1] in ("WP", "WDT")), end)
    if first < cue < end:
        first, end = (first, cue) if head < cue else (cue + 1, end)
    return trim_range(line, (first, end))


def trim_range(line: Line, span: Range) -> Range:
    """The range clipped to the sentence, without punctuation at either edge and without a conjunction at its start."""
    first, end = max(span[0], line.first), min(span[1], line.last)
    while first < end - 1 and first not in line.quoted and (line.words[first] in EDGES or line.tags[first] == "CC"):
        first += 1
    while end - 1 > first and end - 1 not in line.quoted and line.words[end - 1] in EDGES:
        end -= 1
    return first, end


# --------------------------------------------------------------------------------------------- that ends at a token
def phrase_before(line: Line, at: int) -> Range | None:
    """Noun phrase that ends at token `at`, or None.

    A bracket or a time expression between the phrase and `at` is skipped and not included."""
    at = past_time_behind(line, past_bracket(line, at))
    heads = without_fronted(line, list(heads_from(line, at)))
    if not heads:
        return None
    first = behind_break(line, max(line.first, line.syntax.subtree(heads[-1])[0]), at)
    first = line.skip(at, -1, lambda i: i >= first and i not in line.quoted) + 1
    first += line.tags[first] in RELATIVE and first < at  # what | the mayor called
    first, end = trim_range(line, (first, at + 1))
    first = joined_start(line, without_time(line, first, end))
    return behind_opener(line, first, end), end


def heads_from(line: Line, at: int) -> Iterator[int]:
    """Candidate heads of the noun phrases that end at token `at`, from the innermost phrase outwards: ad, group, head for "the head of the group that
    made the [ad]"."""
    syntax = line.syntax
    for one in (at, *syntax.ancestors(at)):
        if not line.first <= one <= at or one in line.quoted:
            return
        if line.is_verb(one) and syntax.relations[one] not in EMBEDDING:
            return
        if line.tags[one] in HEADS or line.lower[one] in listed("noun"):
            if syntax.relations[one] != "relcl" and is_predicate_noun(line, one):
                return
            yield one


def is_predicate_noun(line: Line, at: int) -> bool:
    """True for a token with a subject of its own, that is a predicate nominal or adjective, or a verb tagged as one: "the port was [shut]"."""
    return line.tags[at] != "PRP" and line.syntax.child(at, *SUBJECTS) is not None


def without_fronted(line: Line, heads: list[int]) -> list[int]:
    """Candidate heads without those of a fronted prepositional phrase that modifies the verb: "In May, Roe (said)" => the head Roe only."""
    syntax = line.syntax
    while len(heads) > 1 and syntax.relations[heads[-1]] == "pobj":
        verb = syntax.heads[syntax.heads[heads[-1]]]
        if verb >= 0 and line.tags[verb] in HEADS:
            break
        apart = [k for k in range(len(heads) - 1) if "," in line.words[heads[k + 1] : syntax.subtree(heads[k])[0] + 1]]
        if not apart:
            break
        heads = heads[: apart[-1] + 1]
    return heads


def behind_break(line: Line, first: int, last: int) -> int:
    """First token after the last bracket or dash that opens between tokens `first` and `last` and is not closed there; `first` if there is none."""
    closed = 0
    for at in range(last, first - 1, -1):
        closed += (line.words[at] == ")") - (line.words[at] == "(")
        if closed < 0:
            return at + 1
    dashes = [at for at in range(first, last) if line.is_dash(at)]
    return dashes[-1] + 1 if len(dashes) % 2 else first


def joined_start(line: Line, first: int) -> int:
    """Start of a phrase, extended to the left over words that the parser detached from it: "[Secretary of State] Ana Roe", "[majorities in] all five"."""
    for _ in range(MAX_JOINED):
        before = first - 1
        if before < line.first or before in line.quoted:
            break
        if line.tags[before] in ("DT", "PRP$"):
            first = before
        elif line.tags[before] in NAMES and line.tags[first] in NAMES:
            first = run_start(line, before)
        elif line.is_nominal(before - 1) and line.lower[before] == "of":
            first = run_start(line, before - 1)
        else:
            break
    return first


def behind_opener(line: Line, first: int, end: int) -> int:
    """First token of the phrase after introductory adverbs and subordinators: "even as [some] of them"."""
    words = listed("opener") | {"even"}
    return line.skip(first, 1, lambda i: i < end - 1 and line.tags[i] in ("IN", "RB") and line.lower[i] in words)


def past_time_behind(line: Line, at: int) -> int:
    """Last token before a time expression that ends at `at`: "an [email] on Wednesday". Returns `at` if no noun precedes the time."""
    back = line.skip(
        at, -1, lambda i: line.lower[i] in listed("time") or line.lower[i] in listed("pointer") or is_year_at(line, i)
    )
    return back if back < at and line.is_nominal(back) else at


def without_time(line: Line, start: int, end: int) -> int:
    """First token of the phrase after a leading time expression: "last week [the] mayor", "two hours later [the] mayor"."""
    for at in range(start + 1, min(start + MAX_TIME_TOKENS, end - 1)):
        if line.lower[at] in listed("distance") and line.lemmas[at - 1] in listed("stretch") | listed("time"):
            return at + 1
    while start + 2 < end and line.lower[start] in listed("pointer") and line.lower[start + 1] in listed("time"):
        start += 2
    return line.skip(start, 1, lambda i: i + 1 < end and (line.lower[i] in listed("time") or is_year_at(line, i)))


def is_year_at(line: Line, at: int) -> bool:
    return line.tags[at] == "CD" and len(line.words[at]) == 4 and line.words[at].isdigit()


def past_bracket(line: Line, at: int) -> int:
    """Last token before a parenthesis that closes at token `at`: "Ana [Roe] (R-Ohio)". Returns `at` if there is none."""
    if line.word(at) != ")":
        return at
    opened = line.skip(at, -1, lambda i: line.words[i] != "(" and at - i < MAX_BRACKET_TOKENS)
    return opened - 1 if line.word(opened) == "(" else at


# ------------------------------------------------------------------------------------------- that starts at a token
def phrase_after(line: Line, at: int) -> Range | None:
    """Noun phrase that starts at token `at`, with its postmodifiers and a name in apposition; None if none starts there."""
    if line.tag(at) == "PRP" and at not in line.quoted:
        return at, at + 1
    if line.word(at) == "@":
        account = phrase_after(line, at + 1)
        return (at, account[1]) if account else None
    head: int | None = None
    for one in (at, *line.syntax.ancestors(at)) if line.first <= at < line.last else ():
        if line.syntax.subtree(one)[0] < at or not at <= one < line.last or one in line.quoted:
            break
        if is_predicate_noun(line, one) or (line.is_verb(one) and line.relation(one) not in MODIFIERS):
            break
        head = one if line.tags[one] in HEADS else head
    plain = end_of_noun_phrase(line, at)
    if head is None and not any(line.tags[i] in HEADS for i in range(at, plain)):
        return None
    first, end = phrase_of(line, head, at - 1) if head is not None else (at, plain)
    return first, line.skip(end, 1, lambda i: i not in line.quoted and continues_as_name(line, i))


def continues_as_name(line: Line, at: int) -> bool:
    """True for a name directly after a common noun, which continues the noun phrase: "the club’s director [Ana] Roe"; False for a weekday or month."""
    return line.tags[at] in NAMES and line.tag(at - 1) in NOUNS and line.lower[at] not in listed("time")


def is_venue(line: Line, at: int) -> bool:
    """True if the noun phrase at the token names the occasion of an utterance: "(said in) an interview", "a statement on Monday"."""
    return any(line.lower[i] in listed("venue") for i in range(at, end_of_noun_phrase(line, at)))


def clause_starts(line: Line, at: int) -> bool:
    """True if a subject followed by its finite verb starts at the token.

    Decided by tags rather than by the tree: where a verb is mistagged, its subject has no subject relation."""
    relative = False
    for i in range(at, min(line.last, at + MAX_CLAUSE_START_TOKENS)):
        tag = line.tags[i]
        if tag in FINITE and not relative:
            return i > at
        relative = i > at and ((tag in RELATIVE and line.tags[i - 1] != "IN") or (relative and tag not in FINITE))
        if tag in FINITE:
            continue
        if i in line.quoted:
            return i > at and i - at < 8
        if tag not in NOMINAL | PRONOUNS | RELATIVE | {"RB", "IN", "CC", "TO"} and line.words[i] not in (*",()-'’",):
            return False
        if tag == "TO" and line.tag(i + 1) == "VB":
            return False
        opens = line.lower[i] in ("that", "whether") or (
            line.lower[i] in listed("subordinator") and line.lower[i] != "as"
        )
        if i > at and tag == "IN" and opens:
            return False
    return False


def that_behind(line: Line, first: int) -> int | None:
    """Conjunction of the that-clause that follows the words before token `first`, without a verb or punctuation between: "the claim | by Ana Roe [that] the
    port is shut"; None without one. A relative pronoun is none, since it is the subject or object of its clause. The head of the clause does not matter:
    the parser attaches such a clause to the nearest noun or to the main verb."""
    for at in range(first, line.last):
        if line.is_verb(at) or line.words[at] in EDGES:
            return None
        if line.lower[at] == "that" and line.relation(at) == "mark":
            return at
    return None
