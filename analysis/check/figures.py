"""Figures of a draft: does the source give this number, for the same thing, with the same bounds?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from math import isclose

from analysis.article import Article
from analysis.check.context import Context, Place
from analysis.check.finding import Finding
from analysis.check.naming import actor_by_id, all_names, is_called
from analysis.check.sources import Source
from analysis.check.values import (
    agrees,
    bound,
    bound_change,
    direction,
    hedged_text,
    is_just_within,
    last_word,
    middle,
    same_counted,
    same_outcome,
    value_in,
)
from analysis.check.words import content_lemmas, split_words
from analysis.extract.figures import Figure
from analysis.link.actors import Actor
from analysis.result import Analysis

NEAR_SHARE = 0.3
"""Share of a draft's sentence that a source's sentence must have for its figure to be the one that was meant."""
FAR_SHARE, SURE_SHARE = 0.2, 0.6
"""Share of a draft's sentence below which a source's sentence with the same number has it by chance, and above which it surely is about the same."""
MAX_COMPARED, MAX_OF_A_VALUE = 200, 5
"""Figures of the sources that each of the draft's is compared with: the nearest, and those of its value that lie farther off."""
MAX_COUNTED_OUT = 5
"""Numbers in words up to this may be the writer's own count ("the two countries")."""
LEAST_DERIVED = 10
"""Differences below this, and sums of figures that stand in two sentences, come about by chance."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure of a source, and how similar its sentence is to the draft's."""

    source: Source
    row: Figure
    share: float


def check_figures(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each figure of the draft."""
    for number, rows in groupby(draft.figure_rows, key=lambda row: row.sentence):
        sentence = draft.document.sentences[number]
        about = content_lemmas(draft.document, sentence.first, sentence.last)
        given = sorted(all_given(about, context), key=lambda one: -one.share)
        near, far = given[:MAX_COMPARED], by_value(given[MAX_COMPARED:])
        yield from (check_figure(draft, row, [*near, *far.get(row.value, ())], context) for row in rows)


def other_age(draft: Analysis, row: Figure, context: Context) -> Given | None:
    """The age that the sources give for the person whose age a figure is, if that is another one; None otherwise."""
    person = holder_of_age(draft, row)
    if person is None:
        return None
    ages = [
        Given(source, age, 1.0)
        for source in context.sources.all
        for age in source.analysis.figure_rows
        if (holder := holder_of_age(source.analysis, age)) and is_called(holder, all_names(person))
    ]
    return ages[0] if ages and not any(agrees(row, one.row) for one in ages) else None


def holder_of_age(analysis: Analysis, row: Figure) -> Actor | None:
    """The person whose name stands right before an age ("Ana Roe, 42,") or right behind it ("42-year-old Ana Roe"); None if there is none."""
    if row.kind != "age":
        return None
    text = analysis.article.text
    for one in analysis.mention_rows:
        if (
            one.form == "name"
            and one.kind == "person"
            and (text[one.end : row.start] == ", " or text[row.end : one.start] == " ")
        ):
            return actor_by_id(analysis, one.actor)
    return None


def by_value(given: Sequence[Given]) -> dict[float | None, list[Given]]:
    """Figures of the sources grouped by value, the most similar few of each."""
    found: dict[float | None, list[Given]] = {}
    for one in given:
        if len(listed := found.setdefault(one.row.value, [])) < MAX_OF_A_VALUE:
            listed.append(one)
    return found


def check_figure(draft: Analysis, row: Figure, every: Sequence[Given], context: Context) -> Finding:
    given = [one for one in every if value_in(one.row, row) is not None]
    if is_order_of_magnitude(row):
        return check_magnitude(draft.article, row, given)
    same = sorted(
        (one for one in given if agrees(row, one.row)),
        key=lambda one: (same_counted(row, one.row), one.share),
        reverse=True,
    )
    near = max(given, key=lambda one: (one.share >= NEAR_SHARE and same_counted(row, one.row), one.share), default=None)
    other = next((one for one in given if is_given_for_this(row, one)), None)
    if aged := other_age(draft, row, context):
        return altered_finding(draft.article, row, aged)
    if same and other and not any(may_be_for_this(row, one.row) for one in same):
        return altered_finding(draft.article, row, other)
    if same and not (near and is_taken_from_elsewhere(row, same[0], near)):
        return compare_direction(draft.article, row, same) or compare_bounds(draft.article, row, same[0])
    if derived := derived_from(row, every):
        return figure_finding(
            draft.article,
            row,
            "supported",
            f"Follows from {derived[0].row.text} and {derived[1].row.text} in the source.",
            derived[0],
        )
    if literal := sentence_with_words(row, context):
        return literal_finding(draft.article, row, literal)
    if within := next((one for one in given if one.share >= NEAR_SHARE and is_just_within(row, one.row)), None):
        return figure_finding(draft.article, row, "supported", f"The source gives {within.row.text}.", within)
    if near and near.share >= NEAR_SHARE and (not is_counted_out(row) or same_counted(row, near.row)):
        return altered_finding(draft.article, row, near)
    if is_counted_out(row):
        return figure_finding(
            draft.article, row, "unsure", "No source gives this number; the writer may have counted.", None
        )
    return figure_finding(draft.article, row, "not found", "No source gives this figure.", None)


def is_order_of_magnitude(row: Figure) -> bool:
    """True for "dozens of homes" and "tens of thousands of people": a least number in words, without a hedge, of something that is counted."""
    return (
        bool(row.counted)
        and row.value is None
        and row.high is None
        and not row.hedge
        and not any(map(str.isdigit, row.text))
    )


def check_magnitude(draft: Article, row: Figure, given: Sequence[Given]) -> Finding:
    """ "Hundreds of homes" => supported by 900 homes, altered if the source has 40 homes or 7,000; unsure if it has no number of that size or thing."""
    low, counted = row.low or 0.0, [one for one in given if same_counted(row, one.row)]
    for one in sorted(given, key=lambda one: (not same_counted(row, one.row), -one.share)):
        if low / 2 <= (value_in(one.row, row) or 0) < 5 * low:
            return figure_finding(draft, row, "supported", f"The source gives {one.row.text}.", one)
    if counted and counted[0].share >= NEAR_SHARE:
        return altered_finding(draft, row, counted[0])
    return figure_finding(draft, row, "unsure", "No source gives a number of this size.", None)


def is_counted_out(row: Figure) -> bool:
    """True for a small number or a share in words, which a writer may have counted herself: "the two countries", "a third of the peak"."""
    is_small = row.kind == "share" or (row.kind == "count" and (middle(row) or 0) <= MAX_COUNTED_OUT)
    return is_small and not any(map(str.isdigit, row.text))


def all_given(about: frozenset[str], context: Context) -> Iterator[Given]:
    for source in context.sources.all:
        for row in source.analysis.figure_rows:
            yield Given(source, row, context.share(about, context.at(source, row.sentence).lemmas))


# -------------------------------------------------------------------------------------------------------------------- agreeing


def is_taken_from_elsewhere(row: Figure, same: Given, near: Given) -> bool:
    """True if the source has the number for something else, and another number for this."""
    return (
        same.share < FAR_SHARE and near.share > SURE_SHARE and not agrees(row, near.row) and not same_counted(row, same.row)
        and (same_counted(row, near.row) or near.row.counted is None)
    )  # fmt: skip


def is_given_for_this(row: Figure, given: Given) -> bool:
    """True if a similar sentence of the source has another value for the very thing that the draft counts, or for its outcome, and for the same change of it."""
    outcome = same_outcome(row, given.row)
    least = NEAR_SHARE if row.change or outcome else SURE_SHARE
    return (
        given.share >= least
        and (same_counted(row, given.row) if outcome is None else outcome)
        and row.change == given.row.change
        and not agrees(row, given.row)
    )


def may_be_for_this(row: Figure, other: Figure) -> bool:
    """False if the source's figure stands for something else than the draft's: the missing for the dead, revenue for profit, or the peak of what rose."""
    outcome = same_outcome(row, other)
    if outcome is not None:
        return outcome
    other_thing = row.counted and other.counted and not same_counted(row, other)
    return not other_thing and not (row.change and row.change != other.change and not same_counted(row, other))


def compare_direction(draft: Article, row: Figure, same: Sequence[Given]) -> Finding | None:
    """ "fell to 4.1%" for "rose to 4.1%", or "fell by" for "fell to" => finding: contradicted; None if one of the sources tells of no change, or of the same."""
    if not direction(row) or any(not direction(one.row) or row.change == one.row.change for one in same):
        return None
    ours, theirs = f"{row.change} {row.text}", f"{same[0].row.change} {same[0].row.text}"
    return figure_finding(
        draft,
        row,
        "contradicted",
        f"In the source this is “{theirs}”, in the draft “{ours}”.",
        same[0],
        f"{ours} → {theirs}",
    )


def altered_finding(draft: Article, row: Figure, other: Given) -> Finding:
    text = other.row.text
    return figure_finding(draft, row, "altered", f"The source gives {text} here.", other, f"{row.text} → {text}")


def derived_from(row: Figure, given: Sequence[Given]) -> tuple[Given, Given] | None:
    """Two figures of the source for one thing whose sum or difference is the draft's; None if there are none."""
    ours = row.value
    if ours is None:
        return None
    near = sorted((one for one in given if one.row.unit in (base_unit(row), None)), key=lambda one: -one.share)[:12]
    for one, other in combinations(near, 2):
        if one.row.value is None or other.row.value is None or not belongs_together(row, one, other):
            continue
        is_sum, is_difference = (
            isclose(ours, one.row.value + other.row.value),
            isclose(ours, abs(one.row.value - other.row.value)),
        )
        surely = one.row.sentence == other.row.sentence and (is_sum or is_change(one.row, other.row))
        if (is_sum or is_difference) and (surely or ours >= LEAST_DERIVED):
            return one, other
    return None


def base_unit(row: Figure) -> str | None:
    """Unit of the figures whose sum or difference a figure is: percent for percentage points, else its own."""
    return "percent" if row.unit == "percentage point" else row.unit


def is_change(one: Figure, other: Figure) -> bool:
    """True for the two ends of one change: "rose to 4.1% from 3.6%"."""
    return {one.change, other.change} in ({"rise to", "rise from"}, {"fall to", "fall from"})


def belongs_together(row: Figure, one: Given, other: Given) -> bool:
    """True if both count what the draft counts, or stand together: "1,300 of them" after "4,200 people"."""
    if one.source is not other.source:
        return False
    apart = abs(one.row.sentence - other.row.sentence)
    counted = [last_word(each.counted) for each in (row, one.row, other.row)]
    return (
        apart == 0 or counted[1] == counted[2] != "" or (apart <= 2 and "" in counted[1:] and counted[0] in counted[1:])
    )


def sentence_with_words(row: Figure, context: Context) -> Place | None:
    """A sentence of the sources with the very words of the figure, though not as a figure ("the 22nd Fair"); None if there is none."""
    keys = split_words(row.text).keys
    if not any(key[0].isdigit() for key in keys):
        return None
    for place in context.places:
        here = place.source.words
        near = {here.keys[at] for at in here.between(place.start, place.end)}
        if all(key in near for key in keys):
            return place
    return None


# -------------------------------------------------------------------------------------------------------------------- verdicts


def compare_bounds(draft: Article, row: Figure, given: Given) -> Finding:
    """Figure with the same value in the source => finding: supported; altered or unsure if the bounds differ ("at least" left out)."""
    if change := bound_change(row, given.row):
        verdict = "unsure" if bound(row) == "" and bound(given.row) == "low" else "altered"
        text, difference = hedged_text(given.row), f"{hedged_text(row)} → {hedged_text(given.row)}"
        return figure_finding(draft, row, verdict, f"The source says {text}: {change}.", given, difference)
    return figure_finding(draft, row, "supported", f"The source gives {given.row.text}.", given)


def figure_finding(
    draft: Article, row: Figure, verdict: str, why: str, given: Given | None, difference: str | None = None
) -> Finding:
    return Finding(
        start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="figure_comparison", kind="figure", verdict=verdict,
        article=given.source.name if given else None, source_start=given.row.start if given else None, source_end=given.row.end if given else None,
        source_text=given.row.text if given else None, difference=difference, explanation=why, score=round(given.share, 3) if given else None,
    )  # fmt: skip


def literal_finding(draft: Article, row: Figure, place: Place) -> Finding:
    return Finding(
        start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="figure_literal", kind="figure", verdict="supported",
        article=place.source.name, source_start=place.start, source_end=place.end, source_text=place.text, explanation="The source has this number in its words.",
    )  # fmt: skip
