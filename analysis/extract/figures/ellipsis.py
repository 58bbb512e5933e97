"""What a number leaves out because a number before it said it: the unit (41 percent and the Greens on 9), the noun (another 25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.figures.ages import before_hedge, has_no_noun_or_unit
from analysis.extract.figures.figure import Figure
from analysis.extract.figures.quantities import Quantity
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.vocabulary import change_lemma, listed, outcome_words, persons
from analysis.language import Document


# ------------------------------------------------------------------------------------------------------------- the unit
def with_units(scope: Scope, found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities of a sentence; a bare number takes over the unit of the one before it where both stand in parallel: "Labour on 41 percent and the Greens on [9]"."""
    done: list[Quantity] = []
    for one in found:
        before = done[-1] if done else None
        alike = before is not None and before.unit is not None and lends(scope, before, one)
        done.append(replace(one, unit=before.unit, kind=before.kind, unit_from="lent") if alike and before else one)
    return done


def lends(scope: Scope, before: Quantity, one: Quantity) -> bool:
    """True if the quantity before lends its unit to a bare number: any unit from start to end of a change, otherwise percent and degrees only."""
    if before.unit in LENT and is_like(scope, before, one):
        return True
    if not one.is_bare_count or before.kind in ("age", "ratio") or not has_no_noun_or_unit(scope, one.number):
        return False
    lead, at = lead_of(scope, one)
    if at == before.last and (lead_of(scope, before)[0], lead) in (("from", "to"), ("to", "from")):
        return True  # fell from 190 pounds | to 164; rose to 612,000 tonnes | from 320,000
    if lead == "from" and scope.low(at - 1) in ("up", "down") and at - before.last <= MAX_TOKENS_TO_START:
        return True  # 1.3 million tonnes of copper, up | from 1.2 million
    changes = lead == "to" and change_lemma(scope.low(at - 1), scope.tag(at - 1)) is not None
    start = at - 1
    while changes and scope.tag(start - 1)[:2] in ("VB", "MD"):
        start -= 1
    return changes and scope.low(start - 1) == ","  # which was 12 metres, | was cut to 8


MAX_TOKENS_TO_START = 6
"""Tokens between an amount and "from" before the one it has risen or fallen from, at most."""
LENT = ("percent", "degree celsius", "degree fahrenheit")


def is_like(scope: Scope, before: Quantity, one: Quantity) -> bool:
    """True if two quantities stand in parallel: "12 percent, sometimes by [20]", "71 percent, up from [64]"; False for "cut by 12 percent, from [1,700]"."""
    if not one.is_bare_count or one.number.form != "digits" or one.number.scale > 1 or (one.value or 0.0) >= 1000:
        return False
    if not (has_no_noun_or_unit(scope, one.number) or one.last in scope.taken):
        return False
    lead, at = lead_of(scope, one)
    if lead in listed("repeated_preposition"):
        return lead == lead_of(scope, before)[0]
    if lead in listed("compared_preposition"):
        return at - before.last < 9 and scope.low(at - 1) in ("up", "down", "compared", ",", "higher", "lower")
    return lead in listed("before_bound") and not set(scope.document.lemmas[at - 2 : at]).isdisjoint(listed("bound"))


def lead_of(scope: Scope, one: Quantity) -> tuple[str, int]:
    """Word before a quantity and its hedge, and its token."""
    at = before_hedge(scope, one.first - 1)
    return scope.low(at), at


# ------------------------------------------------------------------------------------------------------------- the noun
def with_noun(scope: Scope, one: Quantity, row: Figure, before: Sequence[Figure]) -> Figure:
    """Row of a quantity that counts the same as an earlier one of its sentence, or of the sentence before where somebody else counts, with that noun;
    otherwise the row unchanged. before: the rows so far."""
    if row.counted or row.kind not in ("count", "percent", "share") or row.unit not in (None, "percent"):
        return row
    rival = is_rival_count(scope, one)
    start = scope.document.starts[scope.document.sentences[max(row.sentence - 1, 0)].first if rival else scope.first]
    earlier = next((other for other in reversed(before[-6:]) if other.start >= start and has_counted_noun(other)), None)
    if earlier is None or not (rival or any(rule(scope, one, earlier) for rule in ELLIPSES)):
        return row
    return replace(row, counted=earlier.counted, counted_start=earlier.counted_start, counted_end=earlier.counted_end)


def is_rival_count(scope: Scope, one: Quantity) -> bool:
    """True if a bare number is what somebody counts: "5,000 people marched, police said. Organisers spoke of [20,000]"; "the company counted [120]"."""
    if one.kind != "count" or (one.value or 0.0) < 2 or not is_bare_quantity(scope, one):
        return False
    at = before_hedge(scope, one.first - 1)
    verb, verbs = at, "counting_verb"
    if scope.low(at) == "of":
        verb, verbs = at - 1, "counting_verb_of"
    elif (scope.low(at - 1), scope.low(at)) == ("it", "at"):
        verb, verbs = at - 2, "counting_verb_at"
    return scope.tag(verb).startswith("VB") and verb >= scope.first and scope.document.lemmas[verb] in listed(verbs)


def has_counted_noun(row: Figure) -> bool:
    """True if the row counts something named after its number."""
    return row.kind == "count" and (row.counted_start or 0) >= row.end


def with_earlier_noun(document: Document, row: Figure, before: Sequence[Figure]) -> Figure:
    """Row that counts a word for any number ("put the [number] at 310") with the noun counted last before it in this or the previous sentence, or else
    the last plural of persons before it: "carried pilgrims …; the port put the number at 310"."""
    at = document.token_at(row.counted_start) if row.counted_start is not None else 0
    if (
        row.kind != "count"
        or row.counted is None
        or row.counted not in listed("number_noun")
        or (row.counted_end or 0) > row.start
    ):
        return row
    earlier = next(
        (one for one in reversed(before[-6:]) if has_counted_noun(one) and one.sentence >= row.sentence - 1), None
    )
    if earlier is not None:
        return replace(
            row, counted=earlier.counted, counted_start=earlier.counted_start, counted_end=earlier.counted_end
        )
    first = document.sentences[row.sentence].first
    plural = next(
        (
            one
            for one in range(at - 1, first - 1, -1)
            if document.tags[one] == "NNS" and document.lemmas[one] in persons()
        ),
        None,
    )
    if plural is None:
        return row
    start, end = document.starts[plural], document.ends[plural]
    return replace(row, counted=document.text[start:end], counted_start=start, counted_end=end)


def is_partitive(scope: Scope, one: Quantity, earlier: Figure) -> bool:
    """True if the number is a part of what was counted before: "64 sheep, [nine] of them dead"; "40 wells, of which [12] were foul"."""
    behind = scope.low(one.last) == "of" and scope.low(one.last + 1) in listed("partitive_pronoun")
    at = before_hedge(scope, one.first - 1)
    return behind or (scope.low(at - 1) == "of" and scope.low(at) in listed("partitive_pronoun_before"))


def is_additive(scope: Scope, one: Quantity, earlier: Figure) -> bool:
    """True if a bare number adds to or replaces what was counted before: "another [25]", "[30] instead of 300", "bringing the total to [140]"."""
    at = before_hedge(scope, one.first - 1)
    if one.kind != "count" or not is_bare_quantity(scope, one):
        return False
    pair = (scope.low(at - 1), scope.low(at))
    total = scope.low(at) == "to" and "total" in scope.document.lower[max(scope.first, at - 7) : at]
    return scope.low(at) in ("another", "further") or pair in LIKENED or total


LIKENED = (
    ("instead", "of"),
    ("compared", "with"),
    ("compared", "to"),
    ("up", "from"),
    ("down", "from"),
    ("rather", "than"),
    ("there", "were"),
    ("there", "was"),
    ("there", "are"),
)


def is_coordinate(scope: Scope, one: Quantity, earlier: Figure) -> bool:
    """True if a bare number is coordinated with one that has the noun: "five for it and [four] against", "twelve ships left and [five] returned"."""
    if one.kind != "count" or not is_bare_quantity(scope, one) or is_casualty_clause(scope, one, earlier):
        return False
    at = before_hedge(scope, one.first - 1)
    joined = scope.low(at) in ("and", "but", "while", ";") or (scope.low(at) == "," and begins_with_of(scope))
    behind = scope.low(one.last) in listed("behind_gapped_number") or scope.tag(one.last)[:2] == "VB"
    return joined and behind


def is_difference(scope: Scope, one: Quantity, earlier: Figure) -> bool:
    """True if a number says by how much one count exceeds another: "held 290 people, [64] more than it may"; "11,000 runners, [1,500] fewer"."""
    compared = scope.low(one.last) in ("more", "fewer") and scope.low(one.last + 1) in ("than", ",", ".")
    return one.kind == "count" and one.last == one.number.last and compared


def begins_with_of(scope: Scope) -> bool:
    """True if the sentence opens with the whole: "Of the 90 pupils who sat the test, 71 passed"."""
    return scope.low(scope.first) == "of"


def is_casualty_clause(scope: Scope, one: Quantity, earlier: Figure) -> bool:
    """True if the verb after the number happens to people only, so that it cannot count the things named before: "two buses collided and [three] were hurt"."""
    window = scope.document.lemmas[one.last : min(scope.last, one.last + 3)]
    head = head_of(scope.document, earlier)
    return not outcome_words().isdisjoint(window) and head not in persons()


def head_of(document: Document, row: Figure) -> str:
    """Lemma of the last word of what a row counts."""
    return document.lemmas[document.token_at((row.counted_end or 1) - 1)]


def is_bare_quantity(scope: Scope, one: Quantity) -> bool:
    """True if the quantity has neither a unit, a noun nor an of-phrase after it."""
    return has_no_noun_or_unit(scope, one.number) and scope.low(one.last) != "of"


ELLIPSES = (is_partitive, is_additive, is_coordinate, is_difference)
