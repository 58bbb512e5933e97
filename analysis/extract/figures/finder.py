"""Document => figures: every number in reading order that is no date, no time and no part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis.extract.figures.ages import has_no_noun_or_unit
from analysis.extract.figures.change import Change, change_of, estimating, is_measuring, measuring_verb
from analysis.extract.figures.counted_noun import (
    Tokens,
    charged,
    counted_behind,
    gapped_subject,
    is_followed_by_pronoun,
    labelled,
    measured_of,
    noun_before_or,
    noun_of_suspended,
    part_named,
    phrase_before_verb,
    quantified_phrase,
    signed_name,
    valued,
)
from analysis.extract.figures.ellipsis import with_earlier_noun, with_noun, with_units
from analysis.extract.figures.exclusions import EXCLUSIONS
from analysis.extract.figures.figure import Figure
from analysis.extract.figures.hedge import Hedge, find_hedge, hedge_after, hedged_bounds
from analysis.extract.figures.multiples import multiple_at, multiplied, nothing_at
from analysis.extract.figures.number import Number
from analysis.extract.figures.numbers import number_at
from analysis.extract.figures.quantities import (
    Quantity,
    colon_ratio,
    combine_quantities,
    glued_money,
    measured,
    unit_with_article,
)
from analysis.extract.figures.scope import Scope
from analysis.extract.figures.syntax_noun import counted_noun, crowd, is_subject_of_next
from analysis.extract.figures.units import unit_after
from analysis.extract.figures.vocabulary import NOUNS, listed, number_values, starters
from analysis.language import Document, Sentence
from analysis.tables import Row, numbered, replace

TIMES = ("DATE", "TIME", "SET")


def find_figures(document: Document, dates: Sequence[Row], names: Sequence[Row]) -> list[Figure]:
    """Document, its dates and names (which hold no figures) => figures in reading order."""
    times = [row for row in dates if getattr(row, "type", "DATE") in TIMES]
    taken = {at for row in times for at in document.tokens_in(row.start, row.end)}
    named = {at: str(getattr(row, "kind", "")) for row in names for at in document.tokens_in(row.start, row.end)}
    found: list[Figure] = []
    for number, group in groupby(number_starts(document), key=lambda at: document.sentence_at(document.starts[at])):
        sentence, (first, last) = document.sentences[number], document.bodies[number]
        scope = Scope(document, first, last, taken, named)
        for one in with_units(scope, combine_quantities(scope, list(quantities(scope, group)))):
            row = with_noun(scope, one, with_earlier_noun(document, figure(scope, sentence, one), found), found)
            found.append(restated(document, found[-1], counted_alike(document, found[-1], row)) if found else row)
    return numbered(found)


def number_starts(document: Document) -> list[int]:
    """Tokens at which a number may start."""
    begins, signs = starters(), number_values("sign")
    return [
        at
        for at, low in enumerate(document.lower)
        if (
            low in begins
            if low.isalpha()
            else low[0].isdigit() or low[0] == "+" or low.isalnum() or low in begins or low in signs
        )
    ]


def quantities(scope: Scope, candidates: Iterator[int]) -> Iterator[Quantity]:
    """Numbers of a sentence that are figures, each with its unit; candidates: tokens at which one may start."""
    at = scope.first
    for candidate in candidates:
        if candidate < at:
            continue
        if (found := quantity_at(scope, candidate)) is not None:
            at = found if isinstance(found, int) else found.last
            if isinstance(found, Quantity):
                yield found


def quantity_at(scope: Scope, at: int) -> Quantity | int | None:
    """Quantity at a token; the token after a number that is no figure; None if no number starts there."""
    if one := colon_ratio(scope, at) or glued_money(scope, at) or multiple_at(scope, at) or nothing_at(scope, at):
        return one
    number = number_at(scope.document, at, scope.last)
    if number is None:
        return unit_with_article(scope, at)
    if at in scope.taken and not (unit_after(scope.document, number, scope.last) or counts_things(scope, number)):
        return None
    if any(is_excluded(scope, number) for is_excluded in EXCLUSIONS):
        scope.refused = number.last - 1
        return number.last
    return measured(scope, number)


def counts_things(scope: Scope, number: Number) -> bool:
    """True for digits that could be a year but count a plural: "[1100] dock workers"."""
    document, at = scope.document, number.last
    if number.form != "digits" or (found := quantified_phrase(document, at, scope.last, set())) is None:
        return False
    if scope.tag(found[1] - 1) != "NNS" or scope.low(found[1] - 1) in listed("unit_of_time"):
        return False
    return (number.value or 0) < 1500 and scope.tag(number.first - 1) not in ("IN", "NNP", "CD", ",")


# ------------------------------------------------------------------------------------------------------ quantity => row
def figure(scope: Scope, sentence: Sentence, quantity: Quantity) -> Figure:
    """Quantity => row, with hedge, counted noun and change from the words around it."""
    document = scope.document
    hedge, counted, change = surroundings(scope, quantity)
    ranged = quantity.is_range or quantity.value is None
    low, high = (quantity.low, quantity.high) if ranged else hedged_bounds(quantity.value, hedge)
    words = join_words(document, counted) if counted else "children" if is_of_parent(scope, quantity) else None
    span = document.article.span(document.starts[quantity.first], figure_end(document, quantity))
    return Figure(
        start=span.start, end=span.end, text=span.text, sentence=sentence.number, rule=quantity.rule, value=quantity.value, low=low,
        high=high, unit=quantity.unit, kind=quantity.kind, change=change.kind if change else None,
        hedge=join_words(document, (hedge.first, hedge.last)) if hedge else None, counted=words,
        counted_start=document.starts[counted[0]] if counted else None, counted_end=document.ends[counted[1] - 1] if counted else None,
    )  # fmt: skip


def is_of_parent(scope: Scope, quantity: Quantity) -> bool:
    """True for a number that counts the children of a parent: "a mother of [five]"."""
    at = quantity.first
    return scope.low(at - 1) == "of" and scope.document.lemmas[at - 2] in listed("parent") and quantity.is_bare_count


def figure_end(document: Document, quantity: Quantity) -> int:
    """End offset of the figure, without a full stop that its last token may hold: "41C."."""
    end = document.ends[quantity.last - 1]
    return end - 1 if document.text[end - 1] == "." and quantity.last > quantity.first else end


def surroundings(scope: Scope, quantity: Quantity) -> tuple[Hedge | None, Tokens | None, Change | None]:
    """Quantity => its hedge, what it counts, and the change it states."""
    document, first, last = scope.document, scope.first, scope.last
    before, after = find_hedge(document, quantity.first, first), hedge_after(document, quantity.last, last)
    end = after.last if after else quantity.last
    counted = counted_here(scope, quantity, end)
    if quantity.number.form == "multiple":
        return before, multiplied(scope, quantity.first), Change("rise" if (quantity.value or 0) > 1 else "fall")
    hedge = before or after or (hedge_after(document, counted[1], last) if counted else None)
    if quantity.kind in ALONE:
        return hedge, counted, None
    start = hedge.first if hedge and hedge.last == quantity.first else quantity.first
    if is_movement(scope, quantity, start):
        return hedge, counted or phrase_before_verb(document, start - 1, first), None
    stepped = counted is not None and document.lemmas[counted[1] - 1] in listed("step")
    if (counted is not None and document.lemmas[counted[1] - 1] in listed("contest")) or is_of_series(scope, end):
        return hedge, counted, None
    of_its_own = counted is not None and quantity.kind == "count"
    change = change_of(document, start, end, first, last, of_its_own and not stepped)
    subject = subject_before(scope, quantity, start, change)
    plural = counted is not None and of_its_own and document.tags[counted[1] - 1] == "NNS"
    moved = subject if change and " " in change.kind and not plural else None
    return hedge, moved or counted or subject, change


def is_of_series(scope: Scope, at: int) -> bool:
    """True if token `at` opens a series of contests: "lost four [of] their last five"."""
    opens = scope.low(at) == "of"
    at += 1 + (scope.tag(at + 1) in ("DT", "PRP$"))
    return opens and scope.low(at) in listed("part_of_series") and scope.tag(at + 1) == "CD"


def is_movement(scope: Scope, quantity: Quantity, start: int) -> bool:
    """True for the length of a movement in space, which no amount rises by: "a storm surge of [3 metres]"; start: its first token with the hedge."""
    moved = scope.low(start - 1) == "of" and scope.document.lemmas[start - 2] in listed("movement")
    return moved and quantity.kind == "length"


def subject_before(scope: Scope, quantity: Quantity, start: int, change: Change | None) -> Tokens | None:
    """What the words before a figure say it is the amount of; start: its first token with the hedge."""
    document, first = scope.document, scope.first
    if quantity.unit is not None and (found := valued(document, start, first)):
        return found
    if found := labelled(document, start, first) or gapped_subject(document, start, first):
        return found
    if quantity.kind == "money" and (found := charged(document, start, first)):
        return found
    verb = change.verb if change and change.verb >= 0 else measuring_verb(document, start, first)
    verb = start if verb is None and start < quantity.first and is_measuring(document, start) else verb
    if verb is None or verb < first or scope.low(start - 1) in ("another", "further"):
        return None
    takes_object = (change is not None and change.transitive) or document.lemmas[verb] in estimating()
    return measured_of(document, verb, start, first, takes_object)


def counted_here(scope: Scope, quantity: Quantity, end: int) -> Tokens | None:
    """What is counted in the number's own phrase, by the parse or else by the tags after it; None if nothing is."""
    document, last, number = scope.document, scope.last, quantity.number
    whole = quantity.kind in ("count", "ordinal") and quantity.last == number.last
    if whole and (found := counted_before(scope, number) or noun_of_suspended(document, number.last, last)):
        return found
    if whole and (found := part_named(document, number.last, last)):
        return found
    plain = quantity.unit is None or quantity.kind in ("percent", "share")
    if plain and is_subject_of_next(document, replace(number, last=quantity.last), last, quantity.kind != "count"):
        return None
    if quantity.kind == "percent" and (found := signed_name(document, quantity.first, scope.first)):
        return found
    if quantity.unit_from == "lent" and quantity.kind == "money":
        return None  # 310 million | of the 2 billion kronor
    if whole and (found := counted_noun(document, number, last, scope.taken)):
        return found
    return counted_behind(document, end, last, quantity.kind, is_attributive_figure(scope, quantity), scope.taken)


def counted_before(scope: Scope, number: Number) -> Tokens | None:
    """What is counted by a number behind its noun: "a [crowd] of 22,400", "a [cup] or three of tea"; None if there is none."""
    return crowd(scope.document, number, scope.first) or (
        noun_before_or(scope.document, number.first, scope.first)
        if has_no_noun_or_unit(scope, number) or scope.low(number.last) == "of"
        else None
    )


ALONE = ("age", "ordinal", "score", "ratio")
"""Kinds that nothing rises or falls by."""


def is_attributive_figure(scope: Scope, quantity: Quantity) -> bool:
    """True for a measure that modifies the noun after it: "a [27-kilometre] fence", "its [2 km] rim"."""
    if "-" in scope.document.lower[quantity.number.last : quantity.last]:
        return True
    if quantity.unit is None or scope.tag(quantity.last) not in NOUNS | {"JJ"} or quantity.kind == "percent":
        return False
    return scope.tag(quantity.first - 1) in ("DT", "PRP$") or scope.low(quantity.last - 1) == quantity.unit.split()[-1]


def join_words(document: Document, tokens: Tokens) -> str:
    """Text of the tokens."""
    return document.text[document.starts[tokens[0]] : document.ends[tokens[1] - 1]]


def restated(document: Document, before: Figure, row: Figure) -> Figure:
    """Row with the change of the figure before it, if it states the same change again ("lost 85 points, or [0.7%]") or where it started ("up 9 percent from [$4.6m]")."""
    between = document.text[max(before.end, before.counted_end or 0) : row.start].strip()
    if gapped := gapped_change(document, before, row):
        return gapped
    if between == ", from" and (row.unit, row.change) == (before.unit, None) and None not in (row.value, before.value):
        return replace(row, change="rise from" if (before.value or 0) > (row.value or 0) else "fall from")
    if before.change is None or row.change is not None or row.unit == before.unit:
        return row
    if between in ("from", "to") and before.change in ("rise", "fall"):
        return replace(row, change=f"{before.change} {between}")
    return replace(row, change=before.change) if between in (", or", "or", "(") else row


def gapped_change(document: Document, before: Figure, row: Figure) -> Figure | None:
    """Row of a clause without its verb, which says of something else what the one before it said: "Alder lost 2 per cent and [Birch] [1.8 per cent]"; None for any other row."""
    if row.counted or row.change or before.change not in ("rise", "fall") or row.unit != before.unit or not row.unit:
        return None
    first, last = document.token_at(before.end), document.token_at(row.start)
    first += document.lower[first] == ","
    first += document.tags[first] == "CC" or document.lower[first] == "while"
    start = first + (document.tags[first] == "DT")
    if before.sentence != row.sentence or not 0 < last - start <= MAX_GAPPED_SUBJECT_TOKENS:
        return None
    if document.tags[last - 1] not in NOUNS or phrase_before_verb(document, last, start) != (start, last):
        return None
    begin, end = document.starts[start], document.ends[last - 1]
    return replace(row, change=before.change, counted=document.text[begin:end], counted_start=begin, counted_end=end)


MAX_GAPPED_SUBJECT_TOKENS = 4


def is_put_on_pronoun(document: Document, row: Figure) -> bool:
    """True if a verb of estimating with a pronoun precedes the figure: "the chamber estimated it at [5 billion]"."""
    at = document.token_at(row.start)
    if document.lower[at - 1 : at] != ["at"] and document.lower[at - 2 : at - 1] != ["at"]:
        return False
    preposition = at - 1 if document.lower[at - 1] == "at" else at - 2
    verb = preposition - 2
    return verb >= 0 and document.lemmas[verb] in listed("putting") and is_followed_by_pronoun(document, verb)


def counted_alike(document: Document, before: Figure, row: Figure) -> Figure:
    """Row with the counted noun of the figure before it, if its own phrase has none and both count the same."""
    if row.counted or before.counted_end is None or not counts_the_same(document, before, row):
        return row
    return replace(row, counted=before.counted, counted_start=before.counted_start, counted_end=before.counted_end)


def counts_the_same(document: Document, before: Figure, row: Figure) -> bool:
    """True if two neighbouring figures count the same: "52 votes to [48]", "18 billion shillings ([$145 million])", "a profit of $5m, up [9 percent]"."""
    between = document.text[before.end : row.start].strip()
    if before.sentence == row.sentence and (
        MORE_OR_LESS.search(between)
        or (between in listed("change_preposition") | {"at"} and before.change in ("rise", "fall"))
    ):
        return True
    if row.kind != before.kind:
        return False
    if row.kind == "money" and between == "(":
        return True
    if row.unit != before.unit:
        return False
    if is_put_on_pronoun(document, row) and row.sentence <= before.sentence + 1:
        return True
    behind_noun = document.text[before.counted_end or 0 : row.start].strip()
    return row.kind == "count" and before.end <= (before.counted_end or 0) and behind_noun == "to"


MORE_OR_LESS = re.compile(r", (?:up|down)(?: [a-z]+)?$")
"""Between a figure and how much it has risen or fallen: a profit of $5m for the year, up nearly | 9 percent."""
