"""The tables while corrections are applied: rows by id and by span, and the rejected rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from analysis.article import Article
from analysis.catalogue import TABLES, editable_tables
from analysis.extract.mentions import Mention
from analysis.link.actors import Actor
from analysis.link.actors import Place as NamedPlace
from analysis.result import Analysis
from analysis.review.editable import editable_values

Place = tuple[int, int]
Named = Actor | NamedPlace
"""A row that mentions point at."""
NAMED_TABLES = ("actors", "places")


class RowIndex:
    """Rows of one table, indexed by id and by span."""

    def __init__(self, rows: Iterable[Any]):
        self.rows: dict[str, Any] = {}
        self.places: dict[Place, list[str]] = {}
        for row in rows:
            self.put(row)

    def put(self, row: Any) -> None:
        """Insert a row, or replace the row with its id."""
        self.drop(row.id)
        self.rows[row.id] = row
        if hasattr(row, "start"):
            self.places.setdefault((row.start, row.end), []).append(row.id)

    def drop(self, id_: str) -> Any:
        row = self.rows.pop(id_, None)
        if row is not None and hasattr(row, "start"):
            self.places[row.start, row.end].remove(id_)
        return row

    def at(self, place: Place) -> list[Any]:
        return [self.rows[id_] for id_ in self.places.get(place, ())]

    def over(self, place: Place) -> Any:
        """The row whose overlap with the span is more than half of each, if any."""
        shared = [(min(row.end, place[1]) - max(row.start, place[0]), row) for row in self.rows.values()]
        near = [(size, row) for size, row in shared if 2 * size > max(row.end - row.start, place[1] - place[0])]
        return max(near, key=lambda pair: pair[0])[1] if near else None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction that does not fit the present article or rows: why, and whether the analyst's decision was kept."""

    correction: str
    table: str
    action: str
    words: str
    why: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Note:
    """The analyst's note on a row: text, and tags to find it by."""

    text: str
    tags: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """ "Check with the ministry. #urgent #toll"."""
        return " ".join(filter(None, [self.text, *(f"#{tag}" for tag in self.tags)]))


class WorkingCopy:
    """An analysis while corrections are applied.

    machine: the analysis without corrections; sheets and rejected: table => its rows; conflicts: corrections that did not fit;
    notes: row id => the analyst's note.
    """

    def __init__(self, machine: Analysis):
        self.machine = machine
        self.sheets = {name: RowIndex(machine.rows[name]) for name in editable_tables()}
        self.rejected: dict[str, RowIndex] = {name: RowIndex([]) for name in self.sheets}
        self.conflicts: list[Conflict] = []
        self.notes: dict[str, Note] = {}
        self.found = {name: frozenset(self.sheets[name].rows) for name in self.sheets}
        self.numbers = {name: highest(self.sheets[name].rows) for name in self.sheets}

    @property
    def article(self) -> Article:
        return self.machine.article

    @property
    def names(self) -> dict[str, str]:
        return {row.id: row.name for table in NAMED_TABLES for row in self.sheets[table].rows.values()}

    def editable_values(self, table: str, row: Any) -> dict[str, Any]:
        return editable_values(table, row, self.names)

    def by_machine(self, table: str, id_: str) -> bool:
        """True if the rules made the row, corrected or not."""
        return id_ in self.found[table]

    def new_id(self, table: str) -> str:
        """An id that no row has had before."""
        self.numbers[table] += 1
        return f"{TABLES[table].prefix}{self.numbers[table]}"

    def actor(self, name: str | None) -> Actor | None:
        """The actor of that name, else one with that alias, ignoring case."""
        return called(self.sheets["actors"].rows.values(), name or "")

    def named(self, name: str | None, table: str = "actors") -> Any:
        """The row of that name in the given table (actors or places), else in the other one."""
        tables = (table, *(other for other in NAMED_TABLES if other != table))
        found = (called(self.sheets[one].rows.values(), name or "") for one in tables)
        return next((row for row in found if row is not None), None)

    def pointed_at(self, id_: str) -> bool:
        """True if an actor or place of that id exists."""
        return any(id_ in self.sheets[table].rows for table in NAMED_TABLES)

    def mentions_of(self, actor: str) -> list[Mention]:
        return [row for row in self.sheets["mentions"].rows.values() if row.actor == actor]


N = TypeVar("N", Actor, NamedPlace)


def called(actors: Collection[N], name: str) -> N | None:
    """The actor or place of that name, else one with that alias, ignoring case."""
    wanted = name.casefold()
    also = (row for row in actors if wanted in (alias.casefold() for alias in row.aliases))
    return next((row for row in actors if row.name.casefold() == wanted), None) or next(also, None)


def highest(ids: Iterable[str]) -> int:
    return max((id_number(id_) for id_ in ids), default=0)


def id_number(id_: str) -> int:
    """ "q12" => 12."""
    return int(id_.lstrip("abcdefghijklmnopqrstuvwxyz"))
