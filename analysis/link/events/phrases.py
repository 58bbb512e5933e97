"""Text of a phrase in a headline: without dates, asides and relative clauses."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from analysis.extract.dates import DateExpression
from analysis.language.lexicons import word_class
from analysis.link.events.amounts import whole_amounts
from analysis.link.events.context import EventContext, is_modifying_period, is_unknown_day, listed
from analysis.link.events.verbs import governing_verb

LEFT_OUT = word_class("language/relations", "headline drops")
"""Relations of what a headline goes without."""
APPOSED = frozenset((",", "(", "—", "–", "--", "-", ":"))
"""What stands before an apposition that only explains."""
ASIDES = frozenset((",", "—", "–", "(", "--"))
SENTENCE_ENDS = frozenset((".", "?", "!", ";"))
DANGLING = frozenset({"IN", "TO", "CC", ",", ":", "POS", "-LRB-", "HYPH", "``"})


def join_tokens(scene: EventContext, tokens: Iterable[int]) -> str:
    """Tokens => text as in the article, with one space for omitted tokens, without punctuation at the edges and without unbalanced quotation marks."""
    document, parts, before = scene.document, list[str](), -1
    kept = list(tokens)
    for at in (at for at in kept if document.words[at] != "," or (at + 1 in kept and at - 1 in kept)):
        if before >= 0:
            parts.append(document.text[document.ends[before] : document.starts[at]] if at == before + 1 else " ")
        parts.append(document.words[at])
        before = at
    line = " ".join("".join(parts).split()).replace(" ,", ",").strip(" ,;:-–—(")
    balanced = line.count('"') % 2 == 0 and line.count("“") == line.count("”")
    return line if balanced else line.translate({ord(mark): None for mark in '"“”'}).strip()


def full_phrase(scene: EventContext, head: int) -> str:
    """Noun phrase of a head with its modifiers ("the mayor of Lund"), without clauses, appositions and dates."""
    return join_tokens(scene, whole_number(scene, pruned(scene, head)))


def whole_number(scene: EventContext, tokens: list[int]) -> list[int]:
    """Tokens extended to the left over a counting noun: "[hundreds of] thousands of people"."""
    document = scene.document
    first = tokens[0] if tokens else 0
    first -= first > 0 and document.lower[first] != "of" and document.lower[first - 1] == "of"
    counted = first > 0 and document.lower[first] == "of" and document.lower[first - 1] in listed("counting")
    return [first - 1, first, *(at for at in tokens if at > first)] if counted else tokens


def pruned(scene: EventContext, top: int) -> list[int]:
    """Sorted tokens of a subtree, without relative clauses, appositions, brackets and dates."""
    document, syntax = scene.document, scene.document.syntax
    found, waiting = [], [top]
    while waiting:
        at = waiting.pop()
        if scene.is_time(at) and at != top and not is_headline_date(scene, at):
            continue
        if document.words[at] not in SENTENCE_ENDS:
            found.append(at)
        waiting += [child for child in syntax.children(at) if not is_left_out(scene, child)]
    return trim_tokens(scene, with_conjunctions(scene, whole_amounts(scene, sorted(found))))


def with_conjunctions(scene: EventContext, tokens: list[int]) -> list[int]:
    """Tokens => the same with a conjunction that alone stands between two of them, wherever the parser attached it: "to win [and] go up"."""
    gaps = [one + 1 for one, other in itertools.pairwise(tokens) if other == one + 2]
    return sorted([*tokens, *(at for at in gaps if scene.document.tags[at] == "CC")])


def is_left_out(scene: EventContext, token: int) -> bool:
    """True for a dependent that a headline omits: relative clause, apposition after a comma, aside, date. False for close apposition ("the journal
    [Abyss]") and infinitives ("plans [to leave]")."""
    document, syntax = scene.document, scene.document.syntax
    relation = syntax.relations[token]
    if relation == "acl":
        return document.tags[token] != "VB" or document.lower[token - 1] != "to"
    if relation == "conj" and document.lower[token] == "another":
        return True
    moved = document.lower[syntax.heads[token]] in listed("moved")
    if relation == "npadvmod" and (moved or document.tags[token + 1 : token + 2] == ["HYPH"]):
        return False  # US-led troops, down 4 per cent
    between = document.words[syntax.heads[token] + 1 : syntax.subtree(token)[0]]
    named = relation == "appos" and not APPOSED.isdisjoint((*between, document.words[syntax.subtree(token)[0] - 1]))
    return named or relation in LEFT_OUT or is_dated_phrase(scene, token) or is_set_off(scene, token)


def is_set_off(scene: EventContext, token: int) -> bool:
    """True for an aside or a phrase with a relative word: "the couple[, of Beech Lane,]", "an office [— closed since May —]", "an email in [which …]"."""
    document, syntax = scene.document, scene.document.syntax
    first = syntax.subtree(token)[0]
    aside = (
        syntax.relations[token] in word_class("language/relations", "set off")
        and first > 0
        and document.words[first - 1] in ASIDES
    )
    noun = syntax.heads[token]
    after_comma = syntax.relations[token] == "amod" and token > noun and document.words[token - 1] == ","
    postposed = after_comma and not document.tags[noun].startswith("NNP")
    relative = any(document.tags[at] in ("WDT", "WP", "WP$", "WRB") for at in (token, *syntax.children(token)))
    return aside or postposed or relative or token in scene.datelines


def is_inside_name(scene: EventContext, at: int) -> bool:
    return scene.document.tags[at].startswith("NNP") and scene.document.syntax.relations[at] == "compound"


def is_dated_phrase(scene: EventContext, token: int) -> bool:
    """True for a preposition or noun phrase that is a date: "[in May]", "[of 5 May]", "[Friday] 's"."""
    syntax, dates = scene.document.syntax, scene.date_tokens
    inside = [
        at
        for at in (token, *syntax.children_by(token, "pobj", "pcomp"))
        if at in dates and not is_headline_date(scene, at)
    ]
    found = [dates[at] for at in inside if dates[at].type in ("DATE", "TIME")]
    return any(one.earliest is not None or is_unknown_day(one) for one in found)


def is_time_bound(scene: EventContext, one: DateExpression) -> bool:
    """True for a date that is a necessary bound and stays in the headline: "will not open before [May]", "have until [July] to pay"."""
    document, at = scene.document, scene.document.token_at(one.start)
    verb = governing_verb(scene, at)
    if verb < 0 or document.lower[at - 1] not in listed("end point"):
        return False
    return document.syntax.is_negated(verb) or document.lemmas[verb] == "have"


def is_headline_date(scene: EventContext, at: int) -> bool:
    """True for a date token that stays in the headline: a bound, a modifier ("[14th-century] book", "[2-year]-old") or part of a name ("[May] Roe")."""
    one, behind = scene.date_tokens[at], scene.document.lower[at + 1 : at + 2]
    whole = scene.document.tokens_in(one.start, one.end)
    return (
        behind in (["-"], ["-old"])
        or is_inside_name(scene, at)
        or is_time_bound(scene, one)
        or is_modifying_period(scene, whole, one)
    )


def trim_tokens(scene: EventContext, tokens: list[int]) -> list[int]:
    """Tokens without brackets, without leading punctuation and without a dangling last word such as "and" or "of"."""
    tags, depth, found = scene.document.tags, 0, list[int]()
    for at in tokens:
        depth += tags[at] == "-LRB-"
        if depth <= 0 and tags[at] != "-RRB-":
            found.append(at)
        depth -= tags[at] == "-RRB-" and depth > 0
    while len(found) > 1 and leads_on(scene, found[-1]):
        found.pop()
    while found and tags[found[0]] in ("CC", ",", ":", "POS"):
        found.pop(0)
    return found


def leads_on(scene: EventContext, at: int) -> bool:
    """True for a last token that needs what was omitted after it: "sent to [and]", "wrote to Ana Roe [hours] after"."""
    document = scene.document
    if document.tags[at] == "POS" and document.syntax.relations[document.syntax.heads[at]] != "poss":
        return not document.tags[at - 1].startswith("NNP")  # Moody's
    if document.tags[at] in DANGLING:
        relation = document.syntax.relations[at]
        return relation != "prt" and relation not in ("pobj", "pcomp")  # came from behind
    if document.tags[at] == "JJR" and document.tags[at - 1] == "CC":
        return True  # 54 and more
    if document.syntax.relations[at] == "pcomp" and any(
        child > at for child in document.syntax.children_by(at, *LEFT_OUT)
    ):
        return True  # before coming | to rest
    measure = document.lemmas[at] in listed("measure of time") and document.tags[at - 1].startswith("NNP")
    return measure and document.lower[at + 1 : at + 2] in (["after"], ["before"], ["later"])
