"""Figures of one event and measure, in the order of time => what contradicts, revises or breaks down what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from functools import lru_cache
from math import isnan
from types import SimpleNamespace
from typing import TypeVar

from analysis.extract.figures import Figure
from analysis.language import Document
from analysis.link.actors import Actor
from analysis.link.discrepancies.comparison import (
    COMPARED_SCOPES,
    Measured,
    are_far_apart,
    comparable_value,
    count_the_same,
    differ,
    is_changed,
    is_outcome,
    is_running_count,
    measure_head,
    measure_the_same,
)
from analysis.link.discrepancies.discrepancy import Discrepancy
from analysis.link.measures.vocabulary import scope_words
from analysis.tables import numbered

M = TypeVar("M", bound=Figure | SimpleNamespace)
MOST_KEPT = 8
"""Different figures of one measure that a further one is held against, the latest of them."""
ARTICLE = "the article"
"""Who claims what no source is named for."""
RIVALRIES = ("contradiction", "difference")
"""Classes of figures that two sources give at the same time."""
ORDER = {"earlier total": 0, "total": 1, "forecast": 1, "later total": 2}
"""Of counts for the same day or for none."""


def find_discrepancies(
    document: Document, figures: Sequence[Figure], actors: Sequence[Actor] = ()
) -> list[Discrepancy]:
    """Document, its measured figures and its actors => rows, in the order of the text. Linear in the number of figures but for
    sorting them."""
    names = {actor.id: actor.name for actor in actors}
    compared = [
        row for row in figures if row.measure and row.scope in COMPARED_SCOPES and not isnan(comparable_value(row))
    ]
    published, found = document.article.published, list[Discrepancy]()
    for group in figures_by(
        compared, lambda row: (row.event, measure_head(row.measure or ""), row.kind, row.unit, row.scope == "forecast")
    ):
        for class_, first, second in differing_pairs(group, published):
            found.append(describe(document, names, class_, first, second))
        for alike in figures_by(group, lambda row: row.measure):
            found += (describe_breakdown(document, names, total, parts) for total, parts in breakdowns(alike))
    return numbered(found)


def figures_by(rows: Iterable[Figure], key: Callable[[Figure], object]) -> list[list[Figure]]:
    """Figures => those with one key, in the order of the first of each."""
    groups: dict[object, list[Figure]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())


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
    """The latest figure of a rival source, and the latest that it revises: of its own source, or of any where it has no rival."""
    pairs = [in_order(one, row) for one in reversed(kept) if is_changed(one, row)]
    classified = [(class_, *pair) for pair in pairs if (class_ := discrepancy_class(*pair))]
    rival = next((one for name in RIVALRIES for one in classified if one[0] == name), None)
    if rival:
        first, second = sorted(rival[1:], key=lambda one: one.start)
        yield rival[0], first, second
    for class_, older, newer in classified:
        if class_ == "revision" and (rival is None or is_same_source(older, newer)):
            yield "revision", older, newer
            return


def in_order(one: M, other: M) -> tuple[M, M]:
    """Two figures, the one that was told first in front."""
    return (other, one) if is_later(other, one) else (one, other)


def discrepancy_class(older: Measured, newer: Measured) -> str | None:
    """Class of the discrepancy; None for two figures that may be of different things, or that agree. older: of an earlier day, or in front."""
    later, same = is_later(older, newer), is_same_source(older, newer)
    if older.sentence == newer.sentence and same and not later:
        return None
    if not is_outcome(newer.measure or ""):
        return quantity_class(older, newer, later, same)
    if not count_the_same(older, newer):
        return None
    if same:
        return "revision" if later else None
    if later and is_running_count(newer.measure or "") and comparable_value(newer) >= comparable_value(older):
        return "revision"
    return rivalry(older, newer)


def rivalry(one: Measured, other: Measured) -> str | None:
    """Class of two figures that two sources give at the same time; None if they agree."""
    if differ(one, other):
        return "contradiction"
    return "difference" if are_far_apart(one, other) else None


def quantity_class(older: Measured, newer: Measured, later: bool, same: bool) -> str | None:
    """Class for two quantities, which two sources tell; a source revises its own only in so many words. later, same: newer is of a later day, of the
    same source."""
    if not measure_the_same(older, newer) or (older.sentence == newer.sentence and same):
        return None
    scopes = (older.scope, newer.scope)
    if scopes[0] != scopes[1] or scopes[0] not in ("total", "forecast"):
        return "revision" if "earlier total" in scopes and "from" not in (older.change or "") else None
    return None if same or later else rivalry(older, newer)


def is_later(older: Measured, newer: Measured) -> bool:
    """True if a figure is given for a later day than another, or one of them is called the earlier; what a source itself calls the later."""
    if older.as_of and newer.as_of and older.as_of != newer.as_of:
        return older.as_of < newer.as_of
    if "earlier total" in (older.scope, newer.scope) or is_same_source(older, newer):
        return ORDER[older.scope or "total"] < ORDER[newer.scope or "total"]
    return newer.change == "rise to" and older.scope == "total" and comparable_value(older) < comparable_value(newer)


def is_same_source(one: Measured, other: Measured) -> bool:
    """True if one source gives two figures; "it" or "he" is taken for the source named before."""
    first, second = (source_key(row) for row in sorted((one, other), key=lambda row: row.start))
    return first == second or second in scope_words("referring")


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
