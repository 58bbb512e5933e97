"""Scope of a figure: total, part, addition, rate, forecast, goal or change of what it measures."""

from __future__ import annotations

from analysis.extract.figures import Figure
from analysis.language import Document
from analysis.language.syntax import Syntax
from analysis.link.measures.attachment import ancestors, is_verb
from analysis.link.measures.outcomes import Counted
from analysis.link.measures.vocabulary import figure_words, scope_words

WINDOW = 3
"""Tokens behind a noun in which a rate is told: 12 people | a day."""


def scope_of(
    document: Document, row: Figure, counted: Counted, *, lies_ahead: bool, is_set: bool, outcome_word: int = -1
) -> str:
    """ "total", "earlier total", "later total", "part", "addition", "rate", "forecast", "goal" or "denied".

    lies_ahead: the measure is usually in the future (a cost, a cut of jobs), so that its forecasts are its totals; is_set: a frequency expression
    follows; outcome_word: token that expresses the outcome."""
    syntax = document.syntax
    if (row.quote and not row.claim_cue) or is_denied_count(syntax, counted.noun):
        return "denied"
    if is_part_of_total(syntax, counted) or is_narrowed(syntax, counted.noun, outcome_word):
        return "part"
    if is_further(syntax, counted):
        return "addition"
    window = (
        *range(max(0, counted.first - 2), counted.first),
        *range(counted.noun + 1, min(len(syntax.lower), counted.noun + 1 + WINDOW)),
    )
    around = [syntax.lower[at] for at in window]
    if is_set or not scope_words("rate").isdisjoint(around):
        return "rate"
    context = beside_figure(syntax, counted)
    if context & scope_words("goal"):
        return "goal"
    if not lies_ahead and is_forecast(syntax, counted.noun):
        return "forecast"
    return total(syntax, row, context)


def total(syntax: Syntax, row: Figure, context: set[str]) -> str:
    """ "total", or "earlier total" or "later total" for one of several counts of the same thing."""
    if row.change in ("rise from", "fall from"):
        return "earlier total"
    if row.change in ("rise to", "fall to"):
        return "later total"
    if context & scope_words("earlier"):
        return "earlier total"
    if context & scope_words("later"):
        return "later total"
    return "total"


def is_part_of_total(syntax: Syntax, counted: Counted) -> bool:
    """True for a number included in a total: "Three [of them]", "including [12] children"."""
    low, end = syntax.lower, counted.last
    if low[end : end + 1] == ["of"] and syntax.lemmas[end - 1] not in figure_words("reckoned"):
        return True
    return any(syntax.lower[at] in scope_words("part") for at in ancestors(syntax, counted.noun) if not is_verb(syntax, at) or at == counted.noun) or any(
        low[at] in scope_words("part") for at in range(max(0, counted.first - 4), counted.first)
    )  # fmt: skip


def is_narrowed(syntax: Syntax, noun: int, outcome_word: int) -> bool:
    """True if a modifier restricts the count to some of those affected: "people [over 80]", "bodies [nobody has claimed]"."""
    behind = syntax.lower[noun + 1 : noun + 2]
    if any(
        word in scope_words("narrowing")
        for word in (*behind, *(syntax.lower[at] for at in syntax.children_by(noun, "prep")))
    ):
        return True
    clauses = [at for at in syntax.children_by(noun, "relcl", "acl") if syntax.lower[at - 1] != ","]
    if any(at != outcome_word for at in clauses if syntax.relations[at] == "relcl"):
        return True
    return (
        outcome_word in clauses
        and syntax.relations[noun] in ("nsubj", "nsubjpass")
        and syntax.lemmas[syntax.heads[noun]] != "be"
    )


def is_further(syntax: Syntax, counted: Counted) -> bool:
    """True for an addition to an earlier count: "[another] 5 people", "5 [more] people", "[other] people"."""
    before = syntax.lower[max(0, counted.first - 2) : counted.first]
    behind = syntax.lower[counted.last : counted.noun + 2]
    more_than = before[-1:] == ["than"]
    return not scope_words("addition").isdisjoint(behind) or (
        not more_than and not scope_words("addition").isdisjoint(before)
    )


def is_denied_count(syntax: Syntax, noun: int) -> bool:
    """True if the count or its verb is negated: "No 12 people died", "12 people did not die"."""
    return any(syntax.is_negated(at) for at in ancestors(syntax, noun) if is_verb(syntax, at)) or any(
        syntax.lower[at] == "no" for at in syntax.children(noun)
    )


def is_forecast(syntax: Syntax, noun: int) -> bool:
    """True for a modal, a verb of expectation or a condition: "it [could] kill 500", "500 are [expected] to die", "[if] 500 die"."""
    for at in ancestors(syntax, noun):
        if syntax.lemmas[at].lower() in scope_words("forecast"):
            return True
        if is_verb(syntax, at):
            words = {syntax.lower[one] for one in syntax.children_by(at, "aux", "mark", "acomp")}
            if words & scope_words("forecast"):
                return True
    return False


def beside_figure(syntax: Syntax, counted: Counted) -> set[str]:
    """Words near the number, and dependents of the counted noun, its verbs and their subjects: "[initial] reports put it at", "had [earlier] put"."""
    found = set(syntax.lower[max(0, counted.first - 3) : counted.first])
    for at in (counted.noun, *ancestors(syntax, counted.first), *ancestors(syntax, counted.noun)):
        found.add(syntax.lemmas[at].lower())
        if is_verb(syntax, at) or at == counted.noun:
            found.update(syntax.lower[one] for one in syntax.children(at))
        for one in syntax.children_by(at, "nsubj", "nsubjpass"):
            found.update(syntax.lower[two] for two in syntax.children(one))
    return found
