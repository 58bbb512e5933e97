"""A corpus that was analysed: questions in DuckDB over its Parquet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import duckdb
import numpy as np
import pandas as pd
from pandas.api.types import is_object_dtype

from analysis.catalogue import TABLES
from analysis.corpus.discrepancies import add_event_words, find_corpus_discrepancies
from analysis.corpus.duplicates import find_copies, find_duplicates
from analysis.corpus.entities import find_entities
from analysis.corpus.receipts import Receipt, files_of_kind, read_receipts, valid_parts
from analysis.corpus.versions import VERSIONS, find_changes
from analysis.filenames import written_whole
from analysis.review.journal import append_line
from analysis.storage import is_remote, location


def datasets() -> tuple[str, ...]:
    """Names of a corpus' datasets: its articles, their sentences, and each table of the catalogue."""
    return "articles", "sentences", *TABLES


DEFAULTS: dict[str, dict[str, Any]] = {"overview": {"by": "outlet"}}
"""Question => what its parameters are where nothing is said."""
NOT_REPEATED = "title", "published_from", "language", "words", "corrections", "sha256"
"""Columns of the articles that stand in the list of articles only."""
MEMORY, ROWS = "128MB", 20_000
"""Of a step that goes through all articles: its memory, and the rows it writes at a time."""


class Corpus:
    """The results in a folder. Every question gives a DataFrame; `sql` asks any other.

    >>> corpus = Corpus("outputs/corpus")                                     # doctest: +SKIP
    >>> corpus.ask("who_is_quoted", least=2)                                  # doctest: +SKIP
    """

    def __init__(self, folder: str | Path, chosen: Mapping[str, Sequence[Any]] | None = None):
        """chosen: column of the articles => values; only articles that have one of them in each are asked about."""
        self.folder, self.chosen = location(folder), dict(chosen or {})
        if not (self.folder / "done").is_dir():
            raise FileNotFoundError(
                f"{folder} holds no analysed corpus; make one with analyse_corpus(articles, out={str(folder)!r})."
            )

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """An in-memory DuckDB with a view per dataset, and two of what is known across articles: `entities`, who is the same,
        and `copies`, which articles are copies of another."""
        connection = duckdb.connect()
        reach(connection, self.folder)
        for name in datasets():
            self.view(connection, name)
        self.link(connection)
        self.compare(connection)
        connection.execute(VERSIONS)
        add_event_words(connection)
        if self.chosen:
            self.restrict(connection)
        return connection

    def only(self, chosen: Mapping[str, Any] | None = None, **named: Any) -> Corpus:
        """The same results, of some articles only: `corpus.only(section="NEWS", outlet=["Post", "Wire"])`; a mapping for names that
        are no Python names: `corpus.only({"Page number": "3"})`. None stands for articles without a value.

        Every column of the articles can be chosen by, the sources' own too. Raises KeyError where there is none of that name.
        """
        given = {**(chosen or {}), **named}
        self.check_columns(given)
        lists = {
            name: list(value) if isinstance(value, list | tuple | set) else [value] for name, value in given.items()
        }
        both = {name: [one for one in values if one in self.chosen.get(name, values)] for name, values in lists.items()}
        return Corpus(self.folder, {**self.chosen, **both})

    def restrict(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Leave only the chosen articles in every view."""
        tests = " AND ".join(f"coalesce({identifier(name)}::VARCHAR, '') IN (SELECT unnest(?))" for name in self.chosen)
        values = [["" if one is None else str(one) for one in values] for values in self.chosen.values()]
        connection.execute(f"CREATE TEMP TABLE chosen AS SELECT article FROM articles WHERE {tests}", values)
        for name in (*datasets(), "entities", "copies", "versions"):
            connection.execute(f"ALTER VIEW {name} RENAME TO all_{name}")
            connection.execute(
                f"CREATE VIEW {name} AS SELECT * FROM all_{name} WHERE article IN (SELECT article FROM chosen)"
            )

    @cached_property
    def article_columns(self) -> list[str]:
        """Columns of `articles` that can be chosen and grouped by, the sources' own after the others."""
        names = [str(row[0]) for row in self.connection.execute("DESCRIBE articles").fetchall()]
        return [name for name in names if name not in ("signature", "metadata")]

    def check_columns(self, names: Iterable[str]) -> None:
        """Raises KeyError where the articles have no column of that name."""
        for name in names:
            if name not in self.article_columns:
                raise KeyError(
                    f"The articles have no column {name!r}; they have {', '.join(self.article_columns)[:500]}."
                )

    def with_article_columns(self, rows: pd.DataFrame) -> pd.DataFrame:
        """An answer with a column `article` => the same with what its rows do not tell yet: outlet, author, path, and the sources'
        own columns. An answer without that column is left as it is."""
        more = [name for name in self.article_columns if name not in rows and name not in NOT_REPEATED]
        if "article" not in rows or not more:
            return rows
        told = self.connection.execute(f"SELECT article, {', '.join(map(identifier, more))} FROM articles").df()
        return rows.merge(told, "left", "article")

    @cached_property
    def receipts(self) -> list[Receipt]:
        """What was analysed, of runs that came to an end or not."""
        return read_receipts(self.folder)

    @property
    def own_columns(self) -> list[str]:
        """Columns that the sources had besides those the workbook knows ("section", "url"): columns of `articles` too."""
        return sorted({name for one in self.receipts for name in one["metadata"]})

    def view(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        """A view of the parts of a dataset that count; the articles' own columns stand beside the others."""
        view(connection, name, *valid_parts(self.receipts, self.folder, name))
        if name == "articles" and self.own_columns:
            known = {str(row[0]).lower() for row in connection.execute("DESCRIBE articles").fetchall()}
            own = ", ".join(
                f"metadata[{sql_literal(one)}] AS {identifier(f'own_{one}' if one.lower() in known else one)}"
                for one in distinct(self.own_columns)
            )
            view(
                connection, name, *valid_parts(self.receipts, self.folder, name), select=f"* EXCLUDE (metadata), {own}"
            )

    def prepare(self) -> None:
        """Find out who is the same and what is a copy now, not when somebody first looks."""
        _ = self.connection

    def link(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Join actors across articles, once for each state of the corpus and of the analyst's decisions."""
        path = self.folder / "entities" / f"{digest([self.state, self.decisions()])}.parquet"
        if not path.is_file():
            with self.apart("actors") as large:
                keep(find_entities(large, self.decisions()), path)
        view(connection, "entities", path)

    def compare(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Find copies, once for each state of the corpus."""
        path = self.folder / "copies" / f"{self.state}.parquet"
        if not path.is_file():
            with self.apart("articles") as large:
                keep(find_copies(large), path)
        view(connection, "copies", path)

    @contextmanager
    def apart(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A DuckDB of its own with a view of one dataset, for what goes through all of it: in little memory, however many
        articles there are; what does not fit lies beside the results meanwhile."""
        with (
            TemporaryDirectory(prefix="spill-", dir=None if is_remote(self.folder) else self.folder) as spill,
            duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": spill, "threads": 1}) as connection,
        ):
            reach(connection, self.folder)
            self.view(connection, name)
            yield connection

    @cached_property
    def state(self) -> str:
        """A short name for what was analysed."""
        return digest(sorted((one["batch"], sorted(one["marks"].items())) for one in self.receipts))

    def decisions(self) -> list[dict[str, str]]:
        """The analyst's joins and splits of actors across articles that hold, in the order she made them."""
        path = self.folder / "decisions.jsonl"
        held: list[dict[str, str]] = []
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            told = json.loads(line)
            held = held[:-1] if told.get("undo") else [*held, told]
        return held

    def decide(self, article: str, actor: str, entity: str) -> None:
        """The analyst says which entity an article's actor is; kept beside the results."""
        self.write_down({"article": article, "actor": actor, "entity": entity})

    def join(self, entity: str, into: str) -> None:
        """The analyst says that two entities are one."""
        self.write_down({"joins": entity, "entity": into})

    def undo(self) -> None:
        """Take the last decision back."""
        self.write_down({"undo": "last"})

    def write_down(self, told: dict[str, str]) -> None:
        add_line(self.folder / "decisions.jsonl", json.dumps(told))
        self.link(self.connection)

    def sql(self, query: str, **parameters: Any) -> pd.DataFrame:
        """SQL with $named parameters => DataFrame; lists are tuples."""
        found = self.connection.execute(query, parameters or None).df()
        for name in filter(lambda one: is_object_dtype(found[one]), found.columns):
            found[name] = [tuple(value) if isinstance(value, np.ndarray) else value for value in found[name]]
        return found

    def ask(self, question: str, **parameters: Any) -> pd.DataFrame:
        """A question of analysis/corpus/questions by its name, with its parameters => DataFrame."""
        path = files("analysis.corpus").joinpath("questions", f"{question}.sql")
        parameters = {**DEFAULTS.get(question, {}), **parameters}
        self.check_columns([parameters["by"]] if "by" in parameters else [])
        if not path.is_file():
            raise KeyError(f"There is no question {question!r}; there are {', '.join(questions())}.")
        return self.sql(path.read_text("utf-8"), **parameters)

    def failures(self) -> pd.DataFrame:
        """What could not be read or analysed => path, reason."""
        rows = [(row["path"], row["reason"]) for one in self.receipts for row in one["failures"]]
        return pd.DataFrame(sorted(rows), columns=["path", "reason"])

    def skipped(self) -> pd.DataFrame:
        """Files of the folder that are no articles (they tell metadata of others) => path, reason."""
        path = self.folder / "skipped.json"
        return pd.DataFrame(json.loads(path.read_text("utf-8")) if path.is_file() else [], columns=["path", "reason"])

    def version_changes(self, article: str | None = None) -> pd.DataFrame:
        """What the versions of articles changed (of one article, or all) => a row a sentence, quote and figure: version_of, article,
        outlet, earlier, later, title, kind, change (added, dropped, changed), before, after."""
        return find_changes(self.sql, article)

    def discrepancies(self, least: int = 2) -> pd.DataFrame:
        """Figures of the same outcome or quantity, event and place that contradict or revise one another, between articles (at least
        `least` count it) and inside one => told ("61 → 83"), class, measure, event, place, and of both sides claimant, as_of, outlet, source, article, row."""
        return find_corpus_discrepancies(self.sql, self.ask("same_figure", least=least))

    def duplicates(self, least: float = 0.6) -> pd.DataFrame:
        """Articles that share most of their words => article, other, likeness."""
        return find_duplicates(self.connection, least).df()


def reach(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let DuckDB read from the store that the results lie in."""
    if is_remote(folder):
        connection.register_filesystem(cast(Any, folder).fs)


def add_line(path: Path, line: str) -> None:
    """A line more in a file; in a store the file is written again as a whole."""
    if is_remote(path):
        before = path.read_text("utf-8") if path.is_file() else ""
        path.write_text(f"{before}{line}\n", "utf-8")
    else:
        append_line(path, line.encode())


def view(connection: duckdb.DuckDBPyConnection, name: str, *paths: Path, select: str = "*") -> None:
    files = ", ".join(sql_literal(str(path)) for path in paths)
    connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT {select} FROM read_parquet([{files}])")


def sql_literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def identifier(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def distinct(names: list[str]) -> list[str]:
    """Names that differ by more than capital letters, which SQL does not tell apart."""
    return list({name.lower(): name for name in reversed(names)}.values())[::-1]


def keep(found: duckdb.DuckDBPyRelation, path: Path) -> None:
    """What is found as Parquet; that of earlier states goes."""
    with written_whole(path) as part:
        found.write_parquet(str(part), compression="zstd", row_group_size=ROWS)
    for other in set(files_of_kind(path.parent, ".parquet")) - {path}:
        other.unlink(missing_ok=True)


def digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]


def questions() -> list[str]:
    """Names of the questions that can be asked."""
    folder = files("analysis.corpus").joinpath("questions")
    return sorted(path.name.removesuffix(".sql") for path in folder.iterdir() if path.name.endswith(".sql"))
