"""Words that widen or bound a number, and what they leave of it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.extract.figures.number import lowercase_at
from analysis.extract.figures.vocabulary import hedges, last_words, listed, persons
from analysis.language import Document


@dataclass(frozen=True, slots=True)
class Hedge:
    """Tokens first:last; bounds: low (the number is the least), high (the most), about."""

    first: int
    last: int
    bounds: str


def find_hedge(document: Document, at: int, first: int) -> Hedge | None:
    """Hedge that ends directly before token `at` ("[below] last year's 4.25"), or one in the noun phrase whose amount the number is; None if there is none."""
    if at - 1 > first and document.lower[at - 1] in listed("between_hedge_and_number"):
        at -= 1
    at = before_possessor(document, at, first)
    if at <= first or document.lower[at - 1] not in last_words("before"):
        return estimated(document, at, first)
    for size in range(min(4, at - first), 0, -1):
        if bounds := hedges("before").get(tuple(document.lower[at - size : at])):
            if document.lower[at - size] == "up" and document.lemmas[at - size - 1] in listed("revising") - listed(
                "unrevised"
            ):
                return None  # marked up to 3.1% from 2.4%
            if document.lower[at - size] == "over" and document.lemmas[at - size - 1] in listed("verb_with_over"):
                return None  # handed over 50 prisoners
            return Hedge(hedge_with_intensifier(document, at - size, first), at, bounds)
    return estimated(document, at, first)


def before_possessor(document: Document, at: int, first: int) -> int:
    """First token of a possessor of time before the number: "below [last] month's 4.25 percent", "above [May]'s 4.25"; `at` if there is none."""
    if at - 2 <= first or document.tags[at - 1] != "POS" or document.tags[at - 2] not in ("NN", "NNP"):
        return at
    return at - 2 - (document.lower[at - 3] in listed("before_past_period"))


def hedge_with_intensifier(document: Document, at: int, first: int) -> int:
    """First token of a hedge with the adverb that modifies it: "[well] over", "[a] little more than"."""
    while at > first and document.lower[at - 1] in listed("strengthens_hedge"):
        at -= 1
    return at - (at > first and document.lower[at] in ("little", "bit") and document.lower[at - 1] == "a")


def estimated(document: Document, at: int, first: int) -> Hedge | None:
    """Hedge from a word of estimating in the noun phrase before the number: "an [estimated] cost of $5m"; None if there is none."""
    if lowercase_at(document, at - 1, at) not in ("of", "at"):
        return None
    found = next(
        (i for i in range(at - 2, max(first, at - 5) - 1, -1) if document.lower[i] in listed("estimated")), None
    )
    if found is None or (document.lemmas[found] == "estimate" and are_estimating(document, at)):
        return None
    return Hedge(found, found + 1, "about")


def are_estimating(document: Document, at: int) -> bool:
    """True if the number counts those who estimate: "an estimate of [six] analysts"."""
    head = document.syntax.heads[at]
    return head > at and document.lemmas[head] in persons() - {"people"}


def hedge_after(document: Document, at: int, last: int) -> Hedge | None:
    """Hedge after the number: "50 [or more]", "50-[odd]", "50[+]"; None if there is none."""
    at += lowercase_at(document, at, last) == "-"
    for size in range(min(4, last - at), 0, -1):
        bounds = hedges("after").get(tuple(document.lower[at : at + size]))
        if bounds and not is_sum(document, at + size - 1, last):
            return Hedge(at, at + size, bounds)
    return None


def is_sum(document: Document, at: int, last: int) -> bool:
    """True for "plus" at token `at` before a second amount: "$81 million [plus] $8 million a year"."""
    return document.lower[at] == "plus" and at + 1 < last and document.tags[at + 1] in ("CD", "$", "DT")


def hedged_bounds(value: float | None, hedge: Hedge | None) -> tuple[float | None, float | None]:
    """at least 5 => (5, None); up to 5 => (None, 5); about 5 => (None, None); 5 => (5, 5)."""
    if hedge is None:
        return value, value
    return {"low": (value, None), "high": (None, value)}.get(hedge.bounds, (None, None))
