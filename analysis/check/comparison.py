"""Comparison of what a draft and its sources say of somebody or something: subjects, objects, figures, days, polarity and modality of the same verb."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.check.context import Context
from analysis.check.dates import is_bounded
from analysis.check.figures import agrees, value_in
from analysis.check.finding import Finding
from analysis.check.meaning import sense_relation
from analysis.check.naming import all_names, is_called, is_same_name
from analysis.check.predications import POSSIBLE, Argument, Predication, find_predications
from analysis.check.sources import Source
from analysis.extract.dates import DateExpression
from analysis.result import Analysis

Given = tuple[Source, Predication]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the draft changes: verdict, the words of both sides, and why."""

    verdict: str
    difference: str
    explanation: str


def check_predications(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each verb that all sources with this verb tell of somebody else, of another day or amount, or the other way round."""
    theirs = by_lemma(context)
    for ours in find_predications(draft):
        same = theirs.get(ours.lemma, [])
        if same and (found := first_difference(draft, ours, same)):
            yield predication_finding(draft, ours, *found)


def by_lemma(context: Context) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = {}
    for source in context.sources.all:
        for one in source.predications:
            found.setdefault(one.lemma, []).append((source, one))
    return found


def first_difference(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """The first of COMPARISONS that finds a difference; None if there is none."""
    for compare in COMPARISONS:
        if found := compare(draft, ours, same):
            return found
    return None


# -------------------------------------------------------------------------------------------------------------------- arguments
def same_argument(ours: Argument, theirs: Argument) -> bool | None:
    """True if both mean the same, False if they cannot ("shares of AMD" and "shares of Nvidia", Roe and Lane), None if that cannot be told."""
    if ours.actor and theirs.actor and is_called(theirs.actor, all_names(ours.actor)):
        return True
    if ours.actor and theirs.actor and ours.actor.named and theirs.actor.named and ours.actor.kind == theirs.actor.kind:
        return False
    if ours.is_name != theirs.is_name:
        return None
    if ours.names and theirs.names and (ours.is_name or ours.lemma == theirs.lemma):
        return share_name(ours, theirs)
    return True if sense_relation(ours.lemma, theirs.lemma) in ("same", "alike") else None


def share_name(ours: Argument, theirs: Argument) -> bool:
    """True if two phrases have a name in common, or names in one country: "U.K. activists" and "activists in London"."""
    return bool(ours.countries & theirs.countries) or any(
        is_same_name(one, other) for one in ours.names for other in theirs.names
    )


def match(ours: Sequence[Argument], theirs: Sequence[Argument]) -> bool | None:
    """True if an argument of one side is one of the other; False if none can be; None if that cannot be told, or where a side has none."""
    told = [same_argument(one, other) for one in ours for other in theirs]
    if any(told):
        return True
    return False if told and all(one is False for one in told) else None


# ------------------------------------------------------------------------------------------------------------------ comparisons
def exchanged(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """Roe will succeed Lane => Lane will succeed Roe."""
    if all(
        match(ours.subjects, one.objects)
        and match(ours.objects, one.subjects)
        and not match(ours.subjects, one.subjects)
        for _, one in same
    ):
        difference = f"{told(draft, ours.subjects)} → {told(same[0][0].analysis, same[0][1].subjects)}"
        return same[0], Difference("contradicted", difference, "The source has it the other way round.")
    return None


def other_participant(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """Shares of AMD rose 12.8% => shares of Nvidia rose 12.8%: what else is told is the same, and nobody did it (or underwent it) who could be meant."""
    for mine, theirs, others in (
        (ours.subjects, [one.subjects for _, one in same], [match(ours.objects, one.objects) for _, one in same]),
        (ours.objects, [one.objects for _, one in same], [match(ours.subjects, one.subjects) for _, one in same]),
    ):
        if any(match(mine, one) is not False for one in theirs):
            continue
        for pair, there, other in zip(same, theirs, others):
            if other or shares_circumstances(ours, pair[1]):
                text = told(pair[0].analysis, there)
                return pair, Difference("contradicted", f"{told(draft, mine)} → {text}", f"In the source it is {text}.")
    return None


def shares_circumstances(ours: Predication, theirs: Predication) -> bool:
    """True if both have the same figure, or most of what else the draft tells."""
    figures = any(agrees(one, other) for one in ours.figures for other in theirs.figures)
    return figures or (bool(ours.rest) and len(ours.rest & theirs.rest) > len(ours.rest) / 2)


def other_figure(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """Prices rose 9.1% => prices rose 3.0%: everywhere where the same thing does this it has another figure of this unit."""
    alike = [pair for pair in same if match(ours.subjects, pair[1].subjects)]
    for row in ours.figures:
        pairs = [
            (pair, other)
            for pair in alike
            for other in pair[1].figures
            if value_in(other, row) is not None and other.unit
        ]
        if pairs and not any(agrees(row, other) for _, other in pairs):
            pair, other = pairs[0]
            return pair, Difference("altered", f"{row.text} → {other.text}", f"The source gives {other.text} here.")
    return None


def other_day(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """Roe resigned on Wednesday => Roe resigned on Tuesday night."""
    alike = [
        pair
        for pair in same
        if match(ours.subjects, pair[1].subjects) and match(ours.objects, pair[1].objects) is not False
    ]
    for row in plain_days(draft, ours):
        theirs = [(pair, other) for pair in alike for other in plain_days(pair[0].analysis, pair[1])]
        if theirs and not any(overlaps(row, other) for _, other in theirs):
            pair, other = theirs[0]
            return pair, Difference("altered", f"{row.text} → {other.text}", f"The source has {other.text} here.")
    return None


def plain_days(analysis: Analysis, one: Predication) -> list[DateExpression]:
    """Its dates that are known to the day, month or year, and are no bounds ("until Friday")."""
    return [
        row
        for row in one.dates
        if row.type in ("DATE", "TIME") and row.earliest and row.latest and not is_bounded(analysis.article.text, row)
    ]


def overlaps(row: DateExpression, other: DateExpression) -> bool:
    """True if the two intervals have a day in common."""
    return row.earliest <= other.latest and other.earliest <= row.latest  # type: ignore[operator]


def other_polarity(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """The vote was not unanimous => the vote was unanimous."""
    alike = [pair for pair in same if match(ours.subjects, pair[1].subjects) or match(ours.objects, pair[1].objects)]
    if not alike or any(one.negated == ours.negated for _, one in alike):
        return None
    word = draft.document.words[ours.token]
    difference = f"not {word} → {word}" if ours.negated else f"{word} → not {word}"
    return alike[0], Difference("contradicted", difference, "The source has it the other way round.")


def only_possible(draft: Analysis, ours: Predication, same: Sequence[Given]) -> tuple[Given, Difference] | None:
    """It cost lives => it could cost lives."""
    alike = [
        pair
        for pair in same
        if match(ours.subjects, pair[1].subjects)
        or match(ours.objects, pair[1].objects)
        or shares_circumstances(ours, pair[1])
    ]
    if not alike or ours.modality == POSSIBLE or ours.negated or any(one.modality != POSSIBLE for _, one in alike):
        return None
    word = draft.document.words[ours.token]
    return alike[0], Difference("altered", f"{word} → perhaps {word}", "The source calls it possible only.")


Comparison = Callable[[Analysis, Predication, Sequence[Given]], tuple[Given, Difference] | None]
COMPARISONS: tuple[Comparison, ...] = (
    exchanged,
    other_participant,
    other_figure,
    other_day,
    other_polarity,
    only_possible,
)
"""How a predication of a draft is held against those of the sources with the same verb, in this order."""


# --------------------------------------------------------------------------------------------------------------------- findings
def told(analysis: Analysis, arguments: Sequence[Argument]) -> str:
    """Arguments => their words: "shares of AMD"."""
    document = analysis.document
    spans = [document.syntax.noun_phrase_of(one.head) for one in arguments[:1]]
    first, end = spans[0].full if spans and spans[0] else (arguments[0].head, arguments[0].head + 1)
    return analysis.article.text[document.starts[first] : document.ends[end - 1]]


def predication_finding(draft: Analysis, ours: Predication, given: Given, found: Difference) -> Finding:
    document, (source, theirs) = draft.document, given
    start, end = document.starts[ours.token], document.ends[ours.token]
    place = source.analysis.document.sentences[theirs.sentence]
    return Finding(
        start=start, end=end, text=document.words[ours.token], sentence=ours.sentence, rule="predication_comparison", kind="statement", verdict=found.verdict,
        article=source.name, source_start=place.start, source_end=place.end, source_text=source.text[place.start : place.end],
        difference=found.difference, explanation=found.explanation,
    )  # fmt: skip
