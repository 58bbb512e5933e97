"""Actors of single articles => entities of the corpus: actors who are the same person, organisation or group in several articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

import duckdb
import pyarrow as pa

Key = TypeVar("Key")
SMALL = re.compile(r"^(?:the|a|an)\s+|[’']s$|[^\w\s]")

KEYED = """CREATE TEMP VIEW keyed AS
SELECT article, id AS actor, name, kind, aliases, named,
       CASE WHEN named THEN kind || ':' || plain(name) ELSE kind || ':' || article || '#' || id END AS key
FROM actors"""
"""Key of each actor. An actor without a name ("two ministers") is a different one in each article."""
HELD = """CREATE TEMP TABLE held AS
SELECT DISTINCT kind || ':' || plain(alias) AS short, key
FROM (SELECT DISTINCT kind, key, unnest(aliases) AS alias FROM keyed WHERE named)
WHERE plain(alias) <> '' AND kind || ':' || plain(alias) <> key"""
"""Key of each alias that differs from the key of the actor's name, and the key of the name."""
CREATE_LONG_TABLE = """CREATE TEMP TABLE long AS
SELECT short, any_value(key) AS entity FROM held GROUP BY short
HAVING count(*) = 1 AND any_value(key) NOT IN (SELECT short FROM held)"""
"""Key of each short name that is an alias of exactly one entity, and the key of that entity."""
FOUND = """CREATE TEMP VIEW found AS
SELECT article, actor, coalesce(moved.entity, joined.entity, long.entity, key) AS entity, name AS written, kind,
       CASE WHEN coalesce(moved.entity, joined.entity) IS NOT NULL THEN 'analyst'
            WHEN long.entity IS NOT NULL THEN 'short_form' ELSE 'same_name' END AS rule
FROM keyed
LEFT JOIN long ON long.short = key
LEFT JOIN joined ON joined.joins = coalesce(long.entity, key)
LEFT JOIN moved USING (article, actor)"""
BEST = """CREATE TEMP TABLE best AS
SELECT DISTINCT ON (entity) entity, written AS name
FROM (SELECT entity, written, count(*) AS n FROM found WHERE rule = 'same_name' GROUP BY ALL)
ORDER BY entity, n DESC, written"""
"""Entity, and the commonest of its full names."""
NAMED = """SELECT article, actor, entity, coalesce(best.name, entity[strpos(entity, ':') + 1 :]) AS name, kind, rule
FROM found LEFT JOIN best USING (entity)"""


@lru_cache(maxsize=10_000)
def entity_key(name: str) -> str:
    """Name => key without case, accents, article and punctuation: "The Hashd al-Sha’abi" => "hashd alshaabi"."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(SMALL.sub("", letters).split())


def find_entities(
    connection: duckdb.DuckDBPyConnection, decisions: Iterable[Mapping[str, str]] = ()
) -> duckdb.DuckDBPyRelation:
    """Table `actors` of all articles (article, id, name, kind, named, aliases) => article, actor, entity, name, kind, rule.

    same_name      equal fullest names of one kind
    short_form     the name is an alias of exactly one entity of that kind ("ISF" where others write it out)
    analyst        the analyst's decision, later ones over earlier: {"article", "actor", "entity"} moves one article's actor, {"joins", "entity"}
    moves a whole entity, also in articles that are added later
    A name that is an alias of several entities is joined with none of them. Memory holds each name and key once; the actors are streamed. The connection is
    used for nothing else.
    """
    connection.create_function("plain", entity_key, ["VARCHAR"], "VARCHAR")
    for name, table in decided(decisions).items():
        connection.register(name, table)
    for step in (KEYED, HELD, CREATE_LONG_TABLE, FOUND, BEST):
        connection.execute(step)
    return connection.sql(NAMED)


def decided(decisions: Iterable[Mapping[str, str]]) -> dict[str, pa.Table]:
    """The analyst's decisions in order => tables of the decisions in force: `moved` (article, actor, entity) and `joined` (joins, entity)."""
    moved: dict[tuple[str, str], str] = {}
    joined: dict[str, str] = {}
    for one in decisions:
        if "joins" in one:
            moved, joined = redirected(moved, one), redirected({one["joins"]: one["joins"], **joined}, one)
        else:
            moved[one["article"], one["actor"]] = one["entity"]
    return {
        "moved": strings(("article", "actor", "entity"), [(*key, entity) for key, entity in moved.items()]),
        "joined": strings(("joins", "entity"), list(joined.items())),
    }


def redirected(decisions: Mapping[Key, str], join: Mapping[str, str]) -> dict[Key, str]:
    """Decisions {key: entity}, and a join of two entities => the decisions with the joined entity replaced by the other one."""
    return {key: join["entity"] if entity == join["joins"] else entity for key, entity in decisions.items()}


def strings(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> pa.Table:
    """Column names and rows => table of strings, also if there are no rows."""
    return pa.table({name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(columns)})
