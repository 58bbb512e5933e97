"""Filters of the explorer's tables. They need no widgets: a call gives the rows that the explorer shows."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd

from analysis.catalogue import TABLES
from analysis.result import Analysis


def holding(table: pd.DataFrame, words: str, columns: list[str]) -> pd.Series:
    """Rows that hold the words in one of the columns, whatever the case; all where there are none."""
    wanted = words.strip().lower()
    if not wanted:
        return pd.Series(True, index=table.index, dtype=bool)
    cells = zip(*(table[name] for name in columns))
    return pd.Series([any(wanted in searchable(one) for one in row) for row in cells], index=table.index, dtype=bool)


def searchable(value: Any) -> str:
    """Cell => the lower-case text that is searched: a list as its words, a missing value as ""."""
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)).lower()
    return "" if pd.isna(value) else str(value).lower()


def having(table: pd.DataFrame, **wanted: Any) -> pd.Series:
    """Rows whose columns have those values; "" stands for any."""
    fits = pd.Series(True, index=table.index)
    for column, value in wanted.items():
        if value:
            fits &= table[column] == value
    return fits


def filter_actors(
    result: Analysis, *, kind: str = "", minimum: int = 1, status: str = "", search: str = ""
) -> pd.DataFrame:
    """Actors of a kind, named at least so often, whose name, aliases or role hold the words."""
    table = result.actors
    fits = (table.mentions >= minimum) & holding(table, search, ["name", "aliases", "role"])
    return table[fits & having(table, kind=kind, status=status)]


def filter_quotes(
    result: Analysis, *, actor: str = "", kind: str = "", status: str = "", search: str = ""
) -> pd.DataFrame:
    """Quotes of an actor (its id, or the words for a speaker who is no actor) and kind that hold the words."""
    table = result.quotes
    fits = holding(table, search, ["text", "speaker", "cue"])
    spoken = (table.actor == actor) | (table.actor.isna() & (table.speaker == actor)) if actor else True
    return table[fits & having(table, kind=kind, status=status) & spoken]


def filter_figures(
    result: Analysis, *, kind: str = "", actor: str = "", status: str = "", search: str = ""
) -> pd.DataFrame:
    """Figures of a kind, claimed by an actor, that hold the words."""
    table = result.figures
    fits = holding(table, search, ["text", "counted", "unit", "hedge"])
    claimed = (table.claimed_by == actor) | (table.actor == actor) if actor else True
    return table[fits & having(table, kind=kind, status=status) & claimed]


def filter_dates(
    result: Analysis, *, type: str = "", certainty: str = "", status: str = "", search: str = ""
) -> pd.DataFrame:
    """Expressions of time of a type and certainty that hold the words or the value."""
    table = result.dates
    return table[
        holding(table, search, ["text", "value"]) & having(table, type=type, certainty=certainty, status=status)
    ]


def filter_events(
    result: Analysis,
    *,
    modality: str = "",
    actor: str = "",
    since: date | None = None,
    until: date | None = None,
    status: str = "",
    search: str = "",
) -> pd.DataFrame:
    """Events in a period, with an actor, that hold the words, in the order of the story. Raises ValueError where the period
    ends before it begins."""
    if since and until and since > until:
        raise ValueError(f"“From” ({since}) is after “To” ({until}): change one of the days.")
    table = result.events
    fits = holding(table, search, ["headline", "text", "who", "whom"])
    fits &= having(table, modality=modality, status=status)
    if actor:
        fits &= (table.who_actor == actor) | (table.whom_actor == actor) | naming(result, table, actor)
    if since:
        fits &= table.latest.fillna(table.earliest) >= pd.Timestamp(since)
    if until:
        fits &= table.earliest.fillna(table.latest) <= pd.Timestamp(until)
    return table[fits].sort_values("order")


def filter_table(result: Analysis, *, table: str, status: str = "", search: str = "", **choices: str) -> pd.DataFrame:
    """Rows of any table of the catalogue by the values of its columns, that hold the words in a column shown."""
    rows = result.table(table)
    fits = holding(rows, search, [name for name in TABLES[table].columns if name != "status"])
    return rows[fits & having(rows, status=status, **choices)]


def naming(result: Analysis, table: pd.DataFrame, actor: str) -> pd.Series:
    """Rows in whose words the actor is named or referred to: "I never saw that memo"."""
    places = [row.start for row in result.mention_rows if row.actor == actor]
    inside = [any(start <= one < end for one in places) for start, end in zip(table.start, table.end)]
    return pd.Series(inside, index=table.index, dtype=bool)


def quoted_actors(result: Analysis) -> list[tuple[str, str]]:
    """(name, id) of everyone who is quoted, the most quoted first, for a menu; a speaker who is no actor by its words."""
    names = result.names
    said_by = Counter(filter(None, (row.actor or row.speaker for row in result.quote_rows)))
    return [(names.get(one, one), one) for one, _ in said_by.most_common()]
