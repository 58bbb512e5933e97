"""Figures that contradict or revise one another, in one article or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import pandas as pd

from analysis.language.lexicons import rows
from analysis.link.discrepancies.comparison import is_outcome
from analysis.link.discrepancies.finder import differing_pairs
from analysis.link.measures.vocabulary import outcome_meanings

COLUMNS = [
    "summary", "class", "measure", "event", "place", "claimant", "as_of", "outlet", "source", "article", "row", "other_claimant", "other_as_of", "other_outlet",
    "other_source", "other_article", "other_row", "published",
]  # fmt: skip
INSIDE = """SELECT d.summary, d.class, d.measure, d.event, coalesce(d."where", p.name) AS place, d.claimant, d.as_of, a.outlet, d.source, d.article, d.figure AS row,
       d.other_claimant, d.other_as_of, a.outlet AS other_outlet, d.other_source, d.article AS other_article, d.others[1] AS other_row, d.published
FROM discrepancies d JOIN articles a ON a.article = d.article
LEFT JOIN figures f ON f.article = d.article AND f.id = d.figure
LEFT JOIN places p ON p.article = d.article AND f.event_place IN (p.id, p.actor)
WHERE d.article NOT IN (SELECT article FROM copies)
ORDER BY d.measure, d.event, d.article, d.start"""
"""Discrepancies inside single articles, as columns of COLUMNS."""
MAIN_CLASS = "attack"
"""Class under which a cause with several classes is compared between articles: a blast as an attack."""


def add_event_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables `causes` (word, class) and `outcome_meanings` (means), with which the questions recognise figures of the same event."""
    classes_of = {row["word"]: row["class"].split() for row in rows("events/causes")}
    pairs = [(word, MAIN_CLASS if MAIN_CLASS in classes else classes[0]) for word, classes in classes_of.items()]
    connection.execute("CREATE TABLE causes (word VARCHAR, class VARCHAR)")
    connection.executemany("INSERT INTO causes VALUES (?, ?)", pairs)
    connection.execute("CREATE TABLE outcome_meanings AS SELECT unnest(?) AS means", [sorted(outcome_meanings())])


def find_corpus_discrepancies(
    series: Iterable[pd.DataFrame], inside: Iterable[pd.DataFrame]
) -> Iterator[tuple[Any, ...]]:
    """Answers to `same_figure` and to INSIDE, in pieces => a row of COLUMNS for each discrepancy: first those between articles, then those inside one.
    Takes time linear in the figures, and holds one series of figures at a time."""
    for _, group in groupby(series_rows(series), key=lambda row: row.series):
        yield from pairs_between(group)
    for frame in inside:
        yield from frame[COLUMNS].itertuples(index=False, name=None)


def series_rows(series: Iterable[pd.DataFrame]) -> Iterator[SimpleNamespace]:
    """Rows of `same_figure` => figures as `differing_pairs` compares them: their number in the answer serves as sentence and offset."""
    for at, row in enumerate(row for frame in series for row in dictionaries(frame)):
        yield SimpleNamespace(
            **row,
            measure=row["what"],
            as_of=row["counted_on"] if is_outcome(row["what"]) else None,
            claimed_by=None,
            sentence=at,
            start=at,
        )


def dictionaries(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as {column: cell}; missing cells are None."""
    return cast(list[dict[str, Any]], frame.astype(object).where(frame.notna(), None).to_dict("records"))


def pairs_between(group: Iterator[SimpleNamespace]) -> Iterator[tuple[Any, ...]]:
    """Figures of one series => rows of those that differ and stand in different articles."""
    for class_, one, other in differing_pairs(group, None):
        if one.article != other.article:
            yield (
                f"{figure_with_hedge(one)}{' → ' if class_ == 'revision' else ' / '}{figure_with_hedge(other)}", class_, one.measure, one.event, one.where or one.place,
                one.claimant, one.counted_on, one.outlet, one.source, one.article, one.row, other.claimant, other.counted_on, other.outlet, other.source,
                other.article, other.row, other.published,
            )  # fmt: skip


def figure_with_hedge(row: SimpleNamespace) -> str:
    """The figure with its hedge."""
    return f"{row.hedge or ''} {row.text}".strip()
