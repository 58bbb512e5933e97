"""Compares what a draft and its sources say with the same verb: subject, object, figures, days, polarity and modality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.check.context import Context
from analysis.check.dates import is_bounded
from analysis.check.exclusive import sets_of
from analysis.check.finding import Finding
from analysis.check.meaning import sense_relation
from analysis.check.naming import all_names, is_called, is_same_name, names_role
from analysis.check.predications import POSSIBLE, Argument, Predication, find_predications
from analysis.check.sources import Source
from analysis.check.values import agrees, value_in
from analysis.extract.dates import DateExpression
from analysis.language.lexicons import rows, word_class
from analysis.result import Analysis

SourcePredication = tuple[Source, Predication]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the draft changes: verdict, the text on both sides, and the reason."""

    verdict: str
    difference: str
    explanation: str


Contradiction = tuple[SourcePredication, Difference]


def check_predications(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each predication of the draft that the source predications with the same or the opposite verb contradict."""
    theirs = by_lemma(context)
    for ours in find_predications(draft):
        same = theirs.get(ours.lemma, [])
        if found := first_difference(draft, ours, same) or opposite_verb(draft, ours, same, theirs):
            yield predication_finding(draft, ours, *found)


def by_lemma(context: Context) -> dict[str, list[SourcePredication]]:
    found: dict[str, list[SourcePredication]] = {}
    for source in context.sources.all:
        for one in source.predications:
            found.setdefault(one.lemma, []).append((source, one))
    return found


def first_difference(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """First difference found by COMPARISONS, in order; None if there is none."""
    return next(filter(None, (compare(draft, ours, same) for compare in COMPARISONS)), None) if same else None


# -------------------------------------------------------------------------------------------------------------------- arguments
def same_argument(ours: Argument, theirs: Argument) -> bool | None:
    """True if both arguments have the same referent, False if they cannot have ("shares of AMD", "shares of Nvidia"; "his mother", "his sister"), None
    if unknown."""
    one, other = ours.actor, theirs.actor
    if one and other and (is_called(other, all_names(one)) or names_role(other, one.name)):
        return True
    if one and other and one.named and other.named and one.kind == other.kind:
        return False
    if ours.is_name != theirs.is_name:
        return share_name(ours, theirs) if are_shares(ours, theirs) else None
    if ours.is_name or are_related(ours.lemmas, theirs.lemmas):
        return share_name(ours, theirs) if ours.names and theirs.names else True
    return False if any(exclude(mine, their) for mine in ours.lemmas for their in theirs.lemmas) else None


def are_shares(ours: Argument, theirs: Argument) -> bool:
    """True if one phrase names a company and the other the shares of one: "Nvidia rose", "shares of AMD rose"."""
    thing = theirs if ours.is_name else ours
    return bool(ours.names) and bool(theirs.names) and not thing.lemmas.isdisjoint(word_class("check/words", "share"))


def are_related(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """True if a lemma of one side has a sense in common with one of the other."""
    return any(sense_relation(one, other) in ("same", "alike") for one in sorted(ours) for other in sorted(theirs))


def share_name(ours: Argument, theirs: Argument) -> bool:
    """True if two phrases share a name, or one names a country and the other a place in it: "U.K. activists", "activists in London"."""
    places = ours.countries & (theirs.countries | theirs.homes) or ours.homes & theirs.countries
    return bool(places) or any(is_same_name(one, other) for one in ours.names for other in theirs.names)


def exclude(word: str, other: str) -> bool:
    """True for two words that cannot describe one referent: "sister", "mother"."""
    sets = {name: member for name, member in sets_of(other)}
    return any(sets.get(name, member) != member for name, member in sets_of(word))


def match(ours: Sequence[Argument], theirs: Sequence[Argument]) -> bool | None:
    """True if an argument of one side corefers with one of the other, False if none can; None if unknown or one side has no argument."""
    same = [same_argument(one, other) for one in ours for other in theirs]
    if any(same):
        return True
    return False if same and all(one is False for one in same) else None


# ------------------------------------------------------------------------------------------------------------------ comparisons
def exchanged(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Subject and object swapped: "Roe will succeed Lane" => "Lane will succeed Roe"."""
    turned = [pair for pair in same if match(ours.subjects, pair[1].objects) and match(ours.objects, pair[1].subjects)]
    if not turned or any(match(ours.subjects, one.subjects) for _, one in same):
        return None
    difference = (
        f"{argument_text(draft, ours.subjects)} → {argument_text(turned[0][0].analysis, turned[0][1].subjects)}"
    )
    return turned[0], Difference("contradicted", difference, "The source has subject and object the other way round.")


def other_participant(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Different subject or object in otherwise equal circumstances: "Shares of AMD rose 12.8%" => "shares of Nvidia rose 12.8%"."""
    for side, other in (("subjects", "objects"), ("objects", "subjects")):
        mine = getattr(ours, side)
        alike = [
            pair
            for pair in same
            if match(getattr(ours, other), getattr(pair[1], other)) or shares_circumstances(ours, pair[1])
        ]
        excluded = [match(mine, getattr(one, side)) is False for _, one in alike]
        if not excluded or not all(excluded) or any(match(mine, getattr(one, side)) for _, one in same):
            continue
        source, one = alike[0]
        if not is_named_there(mine, source, one):
            text = argument_text(source.analysis, getattr(one, side))
            return alike[0], Difference(
                "contradicted", f"{argument_text(draft, mine)} → {text}", f"In the source it is {text}."
            )
    return None


def is_named_there(ours: Sequence[Argument], source: Source, theirs: Predication) -> bool:
    """True if the source's sentence has a name of the draft's phrase elsewhere: "strongholds in Iraq in 2017 and in Syria in 2019" for "strongholds in Syria"."""
    sentence = source.analysis.document.sentences[theirs.sentence]
    text = source.text[sentence.start : sentence.end]
    return any(name in text for one in ours if not one.is_name for name in one.names)


def shares_circumstances(ours: Predication, theirs: Predication) -> bool:
    """True if both sides have the same figure, or most of the draft's other words."""
    figures = any(agrees(one, other) for one in ours.figures for other in theirs.figures)
    return figures or (bool(ours.rest) and len(ours.rest & theirs.rest) > len(ours.rest) / 2)


def other_figure(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Different figure of the same unit in all sources: "Prices rose 9.1%" => "prices rose 3.0%"."""
    alike = [pair for pair in same if match(ours.subjects, pair[1].subjects)]
    for row in ours.figures:
        pairs = [
            (pair, other)
            for pair in alike
            for other in pair[1].figures
            if value_in(other, row) is not None and other.unit and other.change == row.change
        ]
        if pairs and not any(agrees(row, other) for _, other in pairs):
            pair, other = pairs[0]
            return pair, Difference("altered", f"{row.text} → {other.text}", f"The source gives {other.text} here.")
    return None


def other_day(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Different day: "Roe resigned on Wednesday" => "Roe resigned on Tuesday night"."""
    alike = [(source, one) for source, one in same if match(ours.subjects, one.subjects) and have_one_object(ours, one)]
    theirs = [(pair, other) for pair in alike for other in plain_days(pair[0].analysis, pair[1])]
    every = [other for source, one in same for other in plain_days(source.analysis, one)]
    for row in plain_days(draft, ours):
        if theirs and not any(overlaps(row, other) for other in every):
            pair, other = theirs[0]
            return pair, Difference("altered", f"{row.text} → {other.text}", f"The source has {other.text} here.")
    return None


def have_one_object(ours: Predication, theirs: Predication) -> bool:
    """True for the same object, or for two verbs without any."""
    return bool(match(ours.objects, theirs.objects)) or not (ours.objects or theirs.objects)


def plain_days(analysis: Analysis, one: Predication) -> list[DateExpression]:
    """Dates of a predication known to the day, month or year, without bounds ("until Friday")."""
    return [
        row
        for row in one.dates
        if row.type in ("DATE", "TIME") and row.earliest and row.latest and not is_bounded(analysis.article.text, row)
    ]


def overlaps(row: DateExpression, other: DateExpression) -> bool:
    """True if the two periods have a day in common."""
    return row.earliest <= other.latest and other.earliest <= row.latest  # type: ignore[operator]


def other_relation(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Opposite preposition before the same noun: "40 minutes after the fire" => "before the fire"."""
    for preposition, noun in sorted(ours.relations):
        for pair in same:
            theirs = {word for word, other in pair[1].relations if other == noun}
            opposite = sorted(theirs & opposite_prepositions().get(preposition, frozenset()))
            if opposite and preposition not in theirs:
                difference = f"{preposition} {noun} → {opposite[0]} {noun}"
                return pair, Difference(
                    "contradicted", difference, f"The source says {opposite[0]}, not {preposition}."
                )
    return None


@cache
def opposite_prepositions() -> dict[str, frozenset[str]]:
    """{preposition: its opposites}: "before" => {"after"}."""
    return opposites_in("preposition")


@cache
def opposite_verbs() -> dict[str, frozenset[str]]:
    """{verb: its opposites}: "approve" => {"reject", "block", …}."""
    return opposites_in("verb")


def opposites_in(part: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows("check/opposites"):
        sides = row["words"].split(), row["opposites"].split()
        for here, there in (sides, sides[::-1]) if row["class"] == part else ():
            found |= {word: found.get(word, frozenset()) | frozenset(there) for word in here}
    return found


def opposite_verb(
    draft: Analysis,
    ours: Predication,
    same: Sequence[SourcePredication],
    every: Mapping[str, Sequence[SourcePredication]],
) -> Contradiction | None:
    """Opposite verb with the same subject and object: "The court approved the sale" => "the court halted the sale". None if a source has the draft's
    verb with its subject."""
    if any(match(ours.subjects, one.subjects) for _, one in same):
        return None
    for lemma in sorted(opposite_verbs().get(ours.lemma, ())):
        for pair in every.get(lemma, ()):
            if (
                match(ours.subjects, pair[1].subjects)
                and match(ours.objects, pair[1].objects)
                and ours.negated == pair[1].negated
            ):
                word, other = draft.document.words[ours.token], pair[0].analysis.document.words[pair[1].token]
                return pair, Difference("contradicted", f"{word} → {other}", "The source says the opposite.")
    return None


def other_polarity(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Different polarity: "The vote was not unanimous" => "the vote was unanimous"."""
    alike = [pair for pair in same if match(ours.subjects, pair[1].subjects) or match(ours.objects, pair[1].objects)]
    if not alike or any(None in (one.negated, ours.negated) or one.negated == ours.negated for _, one in alike):
        return None
    word = draft.document.words[ours.token]
    difference = f"not {word} → {word}" if ours.negated else f"{word} → not {word}"
    return alike[0], Difference(
        "contradicted", difference, "The source says the opposite: only one of the two negates this."
    )


def only_possible(draft: Analysis, ours: Predication, same: Sequence[SourcePredication]) -> Contradiction | None:
    """Different modality: "It cost lives" => "it could cost lives"."""
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
    return alike[0], Difference("altered", f"{word} → perhaps {word}", "The source says only that this is possible.")


Comparison = Callable[[Analysis, Predication, Sequence[SourcePredication]], Contradiction | None]
COMPARISONS: tuple[Comparison, ...] = (
    exchanged,
    other_participant,
    other_figure,
    other_day,
    other_relation,
    other_polarity,
    only_possible,
)
"""How a predication of a draft is held against those of the sources with the same verb, in this order."""


# --------------------------------------------------------------------------------------------------------------------- findings
def argument_text(analysis: Analysis, arguments: Sequence[Argument]) -> str:
    """Text of the arguments: "shares of AMD"."""
    document = analysis.document
    spans = [document.syntax.noun_phrase_of(one.head) for one in arguments[:1]]
    first, end = spans[0].full if spans and spans[0] else (arguments[0].head, arguments[0].head + 1)
    return analysis.article.text[document.starts[first] : document.ends[end - 1]]


def predication_finding(draft: Analysis, ours: Predication, given: SourcePredication, found: Difference) -> Finding:
    document, (source, theirs) = draft.document, given
    start, end = document.starts[ours.token], document.ends[ours.token]
    place = source.analysis.document.sentences[theirs.sentence]
    return Finding(
        start=start, end=end, text=document.words[ours.token], sentence=ours.sentence, rule="predication_comparison", kind="statement", verdict=found.verdict,
        article=source.name, source_start=place.start, source_end=place.end, source_text=source.text[place.start : place.end],
        difference=found.difference, explanation=found.explanation,
    )  # fmt: skip
