"""Figures of one event and measure, in the order of time => what contradicts, revises or breaks down what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from functools import lru_cache
from types import SimpleNamespace
from typing import TypeVar

from analysis.extract.figures import Figure
from analysis.language import Document
from analysis.link.actors import Actor
from analysis.link.discrepancies.comparison import (
    COMPARED_SCOPES,
    MAX_SENTENCES_APART,
    Measured,
    comparable_value,
    differ,
    is_changed,
    is_outcome,
    is_running_count,
    measure_head,
)
from analysis.link.discrepancies.discrepancy import Discrepancy
from analysis.link.measures.vocabulary import scope_words
from analysis.tables import numbered

M = TypeVar("M", bound=Figure | SimpleNamespace)
MOST_KEPT = 8
"""Different figures of one measure that a further one is held against, the latest of them."""
ARTICLE = "the article"
"""Who claims what no source is named for."""
ORDER = {"earlier total": 0, "total": 1, "later total": 2}
"""Of counts for the same day or for none."""


def find_discrepancies(
    document: Document, figures: Sequence[Figure], actors: Sequence[Actor] = ()
) -> list[Discrepancy]:
    """Document, its measured figures and its actors => rows, in the order of the text. Linear in the number of figures but for
    sorting them."""
    names = {actor.id: actor.name for actor in actors}
    groups: dict[tuple[str | None, ...], list[Figure]] = {}
    for row in figures:
        if (
            row.measure
            and row.scope in COMPARED_SCOPES
            and (row.value is not None or row.low is not None or row.high is not None)
        ):
            groups.setdefault((row.event, measure_head(row.measure), row.kind, row.unit), []).append(row)
    published, found = document.article.published, list[Discrepancy]()
    for group in groups.values():
        if len(group) > 1:
            found += (
                describe(document, names, class_, first, second)
                for class_, first, second in differing_pairs(group, published)
            )
            found += (describe_breakdown(document, names, total, parts) for total, parts in breakdowns(group))
    return numbered(found)


# ---------------------------------------------------------------------------------------------------------------- pairs
def differing_pairs(group: Iterable[M], published: Day | None) -> Iterator[tuple[str, M, M]]:
    """Figures of one event and measure => class, older or first, newer or second: each figure with one that it differs from."""
    by_place: dict[str, list[M]] = {}
    seen = set[tuple[object, ...]]()
    for row in sorted(group, key=lambda row: (row.as_of or published or Day.max, row.start)):
        kept = by_place.setdefault((row.where or "").lower(), [])
        for best in best_pairs(row, kept):
            key = (best[0], *((one.value, one.low, one.high) for one in best[1:]))
            if key not in seen:
                seen.add(key)
                yield best
        kept.append(row)
        del kept[:-MOST_KEPT]


def best_pairs(row: M, kept: Sequence[M]) -> Iterator[tuple[str, M, M]]:
    """The latest figure that it contradicts, and the latest that it revises: of its own source, or of any where it contradicts none."""
    pairs = [in_order(one, row) for one in reversed(kept) if is_changed(one, row)]
    classified = [(discrepancy_class(*pair), *pair) for pair in pairs]
    rival = next(((older, newer) for class_, older, newer in classified if class_ == "contradiction"), None)
    if rival:
        first, second = sorted(rival, key=lambda one: one.start)
        yield "contradiction", first, second
    for class_, older, newer in classified:
        if class_ == "revision" and (rival is None or is_same_source(older, newer)):
            yield "revision", older, newer
            return


def in_order(one: M, other: M) -> tuple[M, M]:
    """Two figures, the one that was told first in front."""
    return (other, one) if is_later(other, one) else (one, other)


def discrepancy_class(older: Measured, newer: Measured) -> str | None:
    """contradiction, revision, or None for two figures that may be of different things. older: of an earlier day, or in front."""
    outcome = is_outcome(newer.measure or "")
    later = is_later(older, newer)
    if not outcome:
        return quantity_class(older, newer, later)
    if older.sentence == newer.sentence and is_same_source(older, newer) and not later:
        return None
    if is_same_source(older, newer):
        return "revision" if later else None
    if later and is_running_count(newer.measure or "") and comparable_value(newer) >= comparable_value(older):
        return "revision"
    return "contradiction" if differ(older, newer) else None


def quantity_class(older: Measured, newer: Measured, later: bool) -> str | None:
    """Quantities contradict each other where two claim them; a source revises its own only in so many words."""
    measure = newer.measure or ""
    if measure != older.measure and min(measure, older.measure or "", key=len) != measure_head(measure):
        return None
    if older.sentence == newer.sentence and is_same_source(older, newer):
        return None
    if (
        min(len(measure.split()), len((older.measure or "").split())) == 1
        and abs(newer.sentence - older.sentence) > MAX_SENTENCES_APART
    ):
        return None
    if "total" not in (older.scope, newer.scope) or older.scope != newer.scope:
        return (
            "revision" if "earlier total" in (older.scope, newer.scope) and "from" not in (older.change or "") else None
        )
    return None if is_same_source(older, newer) or later or not differ(older, newer) else "contradiction"


def is_later(older: Measured, newer: Measured) -> bool:
    """True if a figure is given for a later day than another, or one of them is called the earlier; what a source itself calls the later."""
    if older.as_of and newer.as_of and older.as_of != newer.as_of:
        return older.as_of < newer.as_of
    if "earlier total" in (older.scope, newer.scope) or is_same_source(older, newer):
        return ORDER[older.scope or "total"] < ORDER[newer.scope or "total"]
    return newer.change == "rise to" and older.scope == "total" and comparable_value(older) < comparable_value(newer)


def is_same_source(one: Measured, other: Measured) -> bool:
    """True if one source gives two figures; who is only "it" or "he" is taken for the source named before."""
    first, second = source_key(one), source_key(other)
    return first == second or bool({first, second} & scope_words("referring"))


DETERMINERS = ("the ", "a ", "an ", "its ", "their ", "his ", "her ")


def source_key(row: Measured) -> str:
    """The actor, else the words for the source without a determiner and what describes it behind."""
    return row.claimed_by or bare_source(row.claimant or "")


@lru_cache(maxsize=4096)
def bare_source(claimant: str) -> str:
    """ "The Health Ministry" => "health ministry"."""
    words = claimant.lower()
    return next((words.removeprefix(one) for one in DETERMINERS if words.startswith(one)), words)


# ----------------------------------------------------------------------------------------------------------- breakdowns
def breakdowns(group: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """A total with the figures of several places that add up to it: 47 dead, 31 in Dunmore, 12 in Coleta, 4 in Halden."""
    totals = {row.value: row for row in reversed(group) if row.where is None and row.value is not None}
    for parts in runs_of_places(group):
        total = totals.get(sum(row.value or 0 for row in parts))
        if total is not None and len({row.where for row in parts}) == len(parts):
            yield total, parts


def runs_of_places(group: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures of single places that follow one another, at least two."""
    run = list[Figure]()
    for row in (*group, None):
        if row is not None and row.where is not None and (not run or row.sentence - run[-1].sentence <= 1):
            run.append(row)
            continue
        if len(run) > 1:
            yield run
        run = [row] if row is not None and row.where is not None else []


# ----------------------------------------------------------------------------------------------------------------- rows
def describe(document: Document, names: dict[str, str], class_: str, first: Figure, second: Figure) -> Discrepancy:
    sign = " → " if class_ == "revision" else " / "
    return Discrepancy(
        start=first.start, end=first.end, text=first.text, sentence=first.sentence, rule="same_measure", class_=class_,
        summary=f"{figure_in_words(first)}{sign}{figure_in_words(second)}", measure=first.measure or "", unit=first.unit, value=comparable_value(first), hedge=first.hedge, event=first.event, where=first.where,
        claimant=claimant_in_words(names, first), claimed_by=first.claimed_by, as_of=first.as_of, source=sentence_words(document, first), figure=first.id,
        other_text=second.text, other_value=comparable_value(second), other_hedge=second.hedge, other_start=second.start, other_end=second.end, other_sentence=second.sentence, other_claimant=claimant_in_words(names, second),
        other_claimed_by=second.claimed_by, other_as_of=second.as_of, other_source=sentence_words(document, second), others=(second.id,),
    )  # fmt: skip


def describe_breakdown(
    document: Document, names: dict[str, str], total: Figure, parts: Sequence[Figure]
) -> Discrepancy:
    made = describe(document, names, "breakdown", total, parts[0])
    added = " + ".join(row.text for row in parts)
    return replace(
        made, summary=f"{figure_in_words(total)} = {added}", rule="parts_of_a_total", other_text=added, other_value=sum(row.value or 0 for row in parts), other_end=parts[-1].end, others=tuple(row.id for row in parts)
    )  # fmt: skip


def figure_in_words(row: Figure) -> str:
    """The figure with its hedge, in the order of the text."""
    hedge = row.hedge or ""
    return f"{row.text} {hedge}".strip() if hedge.startswith("or ") else f"{hedge} {row.text}".strip()


def claimant_in_words(names: dict[str, str], row: Figure) -> str:
    """Who claims a figure."""
    return names.get(row.claimed_by or "") or row.claimant or (ARTICLE if row.quote is None else "somebody quoted")


def sentence_words(document: Document, row: Figure) -> str:
    one = document.sentences[row.sentence]
    return " ".join(document.text[one.start : one.end].split())
