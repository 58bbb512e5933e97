"""An analysed corpus: questions answered by DuckDB over its Parquet files."""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, cast

import duckdb
import pandas as pd

from analysis.catalogue import TABLES
from analysis.corpus.answers import MAX_ROWS, frames, frames_of, rows_up_to
from analysis.corpus.batch import MAX_OWN_COLUMNS
from analysis.corpus.discrepancies import COLUMNS as DISCREPANCY
from analysis.corpus.discrepancies import INSIDE, add_event_words, find_corpus_discrepancies
from analysis.corpus.duplicates import find_copies, find_duplicates
from analysis.corpus.entities import decided, find_entities
from analysis.corpus.receipts import Receipt, batches_that_count, files_of_kind, receipts_of
from analysis.corpus.units import SKIPPED
from analysis.corpus.versions import COLUMNS as CHANGED
from analysis.corpus.versions import MINUTES, PAIRS, STATED_HOUR, VERSIONS, find_changes
from analysis.filenames import atomic_write
from analysis.review.journal import append_line
from analysis.storage import is_remote, location


def datasets() -> tuple[str, ...]:
    """Names of a corpus' datasets: articles, sentences, and each table of the catalogue."""
    return "articles", "sentences", *TABLES


DEFAULTS: dict[str, Any] = {"by": "outlet", "kind": None, "minimum": 1, "period": "month", "since": None, "until": None}
"""Parameter of a question => its value if none is given. The others (entity, word) have to be given."""
PARAMETER = re.compile(r"\$([a-z]+)")
NOT_REPEATED = "title", "published_from", "language", "words", "corrections", "sha256"
"""Columns of the articles that are not added to the answers of other questions."""
FAILED = "path", "reason"
DECISIONS = "decisions.jsonl"
"""File in the results with the analyst's decisions on which actors are the same, one per line."""
QUESTION_MEMORY = "2GB"
"""Memory limit of DuckDB for questions; data beyond it are kept in temporary files."""
MEMORY, ROWS = "128MB", 20_000
"""Memory limit of DuckDB for computations over all articles, and rows that they write at a time."""


class Corpus:
    """The results in a folder. Every question gives a DataFrame; `sql` asks any other.

    >>> corpus = Corpus("outputs/corpus")                                     # doctest: +SKIP
    >>> corpus.ask("who_is_quoted", minimum=2)                                  # doctest: +SKIP
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
        """An in-memory DuckDB with a view for each dataset, and the views `entities` (actors that are the same across articles), `copies` and `versions` (articles that
        copy or update another)."""
        connection = duckdb.connect(config={"memory_limit": QUESTION_MEMORY, "temp_directory": gettempdir()})
        reach(connection, self.folder)
        for name in datasets():
            self.view(connection, name)
        view(connection, "told_hours", *self.parts("articles"), select=STATED_HOUR)
        connection.execute(MINUTES)
        self.link(connection)
        self.compare(connection)
        connection.execute(VERSIONS)
        add_event_words(connection)
        if self.chosen:
            self.restrict(connection)
        return connection

    def only(self, chosen: Mapping[str, Any] | None = None, **named: Any) -> Corpus:
        """The same results for some articles only: `corpus.only(section="NEWS", outlet=["Post", "Wire"])`; a mapping for names that are not Python names:

        `corpus.only({"Page number": "3"})`. None matches articles without a value. Any column of the articles can be used, including those of the sources.
        Raises KeyError for an unknown column.
        """
        given = {**(chosen or {}), **named}
        self.check_columns(given)
        lists = {
            name: list(value) if isinstance(value, list | tuple | set) else [value] for name, value in given.items()
        }
        allowed = {
            name: [one for one in values if one in self.chosen.get(name, values)] for name, values in lists.items()
        }
        return Corpus(self.folder, {**self.chosen, **allowed})

    def restrict(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Restrict every view to the chosen articles."""
        tests = " AND ".join(f"coalesce({identifier(name)}::VARCHAR, '') IN (SELECT unnest(?))" for name in self.chosen)
        values = [["" if one is None else str(one) for one in values] for values in self.chosen.values()]
        connection.execute(f"CREATE TABLE chosen AS SELECT article FROM articles WHERE {tests}", values)
        for name in (*datasets(), "entities", "copies", "versions"):
            connection.execute(f"ALTER VIEW {name} RENAME TO all_{name}")
            connection.execute(
                f"CREATE VIEW {name} AS SELECT * FROM all_{name} WHERE article IN (SELECT article FROM chosen)"
            )

    @cached_property
    def article_columns(self) -> list[str]:
        """Columns of `articles` that answers can be filtered and grouped by; those of the sources are last."""
        names = [str(row[0]) for row in self.connection.execute("DESCRIBE articles").fetchall()]
        return [name for name in names if name not in ("signature", "metadata")]

    def check_columns(self, names: Iterable[str]) -> None:
        """Raise KeyError if the articles have no column of that name."""
        for name in names:
            if name not in self.article_columns:
                raise KeyError(
                    f"The articles have no column {name!r}; they have {', '.join(self.article_columns)[:500]}."
                )

    def with_article_columns(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Answer with a column `article` => the same with the columns outlet, author, path and those of the sources that it lacks. Other answers are returned unchanged."""
        more = [name for name in self.article_columns if name not in rows and name not in NOT_REPEATED]
        if "article" not in rows or not more:
            return rows
        asked = f"SELECT article, {', '.join(map(identifier, more))} FROM articles WHERE article IN (SELECT unnest($articles))"
        extra = self.sql(asked, articles=rows.article.drop_duplicates().tolist())
        return rows.merge(extra, "left", "article")

    @cached_property
    def batches(self) -> list[str]:
        """Names of the batches that count, also if the run that wrote them was not completed."""
        return batches_that_count(self.folder)

    def receipts(self) -> Iterator[Receipt]:
        """Their receipts, one at a time."""
        return receipts_of(self.batches, self.folder)

    @cached_property
    def own_columns(self) -> list[str]:
        """Columns of `articles` that come from the sources' metadata ("section", "url"), sorted; at most MAX_OWN_COLUMNS."""
        names: set[str] = set()
        for one in self.receipts():
            names = set(sorted(names.union(one["metadata"]))[:MAX_OWN_COLUMNS])
        return sorted(names)

    def parts(self, dataset: str) -> list[Path]:
        """Parquet files of a dataset, one for each batch that counts."""
        return [self.folder / dataset / f"{batch}.parquet" for batch in self.batches]

    def view(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        """Create the view of a dataset; in `articles`, each metadata column of the sources becomes a column."""
        view(connection, name, *self.parts(name))
        if name == "articles" and self.own_columns:
            known = {str(row[0]).lower() for row in connection.execute("DESCRIBE articles").fetchall()}
            own = ", ".join(
                f"metadata[{sql_literal(one)}] AS {identifier(f'own_{one}' if one.lower() in known else one)}"
                for one in distinct(self.own_columns)
            )
            view(connection, name, *self.parts(name), select=f"* EXCLUDE (metadata), {own}")

    def prepare(self) -> None:
        """Compute entities and copies now rather than at the first question."""
        _ = self.connection

    def link(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Create the view `entities`. It is computed once for each state of the corpus and of the analyst's decisions, and stored."""
        path = self.folder / "entities" / f"{digest([self.state, self.decisions()])}.parquet"
        if not path.is_file():
            with self.apart("actors") as large:
                keep(find_entities(large, self.decisions()), path)
        view(connection, "entities", path)

    def compare(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Create the view `copies`. It is computed once for each state of the corpus, and stored."""
        path = self.folder / "copies" / f"{self.state}.parquet"
        if not path.is_file():
            with self.apart("articles") as large:
                keep(find_copies(large), path)
        view(connection, "copies", path)

    @contextmanager
    def apart(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """Separate DuckDB connection with a view of one dataset, for computations over all of it; data beyond its memory limit are kept in temporary files beside the results."""
        with (
            TemporaryDirectory(prefix="spill-", dir=None if is_remote(self.folder) else self.folder) as spill,
            duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": spill, "threads": 1}) as connection,
        ):
            reach(connection, self.folder)
            self.view(connection, name)
            yield connection

    @cached_property
    def state(self) -> str:
        """Short hash of the names and sizes of all parts; it changes with the results."""
        digest_ = hashlib.sha256()
        for one in self.receipts():
            digest_.update(json.dumps([one["batch"], sorted(one["parts"].items())]).encode())
        return digest_.hexdigest()[:16]

    def decisions(self) -> list[dict[str, str]]:
        """The analyst's decisions in force on which actors are the same, in order; warns about lines of the file that are not decisions."""
        path = self.folder / DECISIONS
        valid: list[dict[str, str]] = []
        lines = path.read_bytes().split(b"\n") if path.is_file() else []
        parsed = [decision_in(line) for line in lines if line.strip()]
        for one in filter(None, parsed):
            valid = valid[:-1] if one.get("undo") else [*valid, one]
        if None in parsed:
            warnings.warn(
                f"{parsed.count(None)} lines of {path} are no decisions (a crash may have torn them) and are left out.",
                stacklevel=2,
            )
        return valid

    def decide(self, article: str, actor: str, entity: str) -> None:
        """Store the analyst's decision on which entity an article's actor is, beside the results."""
        self.write_down({"article": article, "actor": actor, "entity": entity})

    def join(self, entity: str, into: str) -> None:
        """Store the analyst's decision that two entities are one."""
        self.write_down({"joins": entity, "entity": into})

    def undo(self) -> None:
        """Withdraw the last decision."""
        self.write_down({"undo": "last"})

    def write_down(self, decision: dict[str, str]) -> None:
        add_line(self.folder / DECISIONS, json.dumps(decision))
        self.link(self.connection)

    def sql(self, query: str, **parameters: Any) -> pd.DataFrame:
        """SQL with $named parameters => DataFrame with all its rows; lists are tuples."""
        return rows_up_to(frames(self.connection, query, parameters), None, "this query")

    def ask(self, question: str, limit: int | None = MAX_ROWS, **parameters: Any) -> pd.DataFrame:
        """Name of a question in analysis/corpus/questions, and its parameters => DataFrame with the first `limit` rows (None: with all); `attrs["more"]`
        tells whether there are more, and a warning says so."""
        query, parameters = self.query_of(question, parameters)
        if limit is not None:
            query = f"SELECT * FROM (\n{query}\n) LIMIT {limit + 1}"
        return rows_up_to(frames(self.connection, query, parameters), limit, f"“{question}”")

    def pieces(self, question: str, **parameters: Any) -> Iterator[pd.DataFrame]:
        """A question => all rows of its answer, in DataFrames of at most MAX_ROWS rows, for answers that do not fit into memory. Also for
        "version_changes", "discrepancies" and "failures"."""
        own: dict[str, tuple[Callable[..., Iterator[tuple[Any, ...]]], Sequence[str]]] = {
            "version_changes": (self.changed_rows, CHANGED), "discrepancies": (self.discrepancy_rows, DISCREPANCY), "failures": (self.failed_rows, FAILED),
        }  # fmt: skip
        if question in own:
            rows, columns = own[question]
            return frames_of(rows(**parameters), columns)
        return frames(self.connection, *self.query_of(question, parameters))

    def query_of(self, question: str, given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """Name of a question and the parameters given => its SQL, and all its parameters.

        Raises KeyError for an unknown question, and TypeError for a parameter that is missing or that the question does not have.
        """
        path = files("analysis.corpus").joinpath("questions", f"{question}.sql")
        if not path.is_file():
            raise KeyError(f"There is no question {question!r}; there are {', '.join(questions())}.")
        query = path.read_text("utf-8")
        names = {name for line in query.split("\n") if not line.startswith("--") for name in PARAMETER.findall(line)}
        parameters = {name: DEFAULTS[name] for name in names & DEFAULTS.keys()} | given
        if wrong := sorted(names ^ parameters.keys()):
            raise TypeError(
                f"The question {question!r} has the parameters {', '.join(sorted(names)) or '(none)'}: check {', '.join(wrong)}."
            )
        self.check_columns([parameters["by"]] if "by" in parameters else [])
        return query, parameters

    def failed_rows(self) -> Iterator[tuple[str, str]]:
        """(path, reason) of articles and files that could not be read or analysed, batch by batch."""
        return ((row["path"], row["reason"]) for one in self.receipts() for row in one["failures"])

    def failures(self, limit: int | None = MAX_ROWS) -> pd.DataFrame:
        """Articles and files that could not be read or analysed, as columns path and reason, sorted by path."""
        found = rows_up_to(frames_of(self.failed_rows(), FAILED), limit, "the failures")
        return found.sort_values(list(FAILED), ignore_index=True)

    def skipped(self, limit: int | None = MAX_ROWS) -> pd.DataFrame:
        """Files of the folder that are not articles (such as metadata of others), as columns path and reason."""
        return rows_up_to(frames_of(self.skipped_rows(), FAILED), limit, "the skipped files")

    def skipped_rows(self) -> Iterator[tuple[str, str]]:
        path = self.folder / SKIPPED
        if path.is_file():
            with path.open("r", encoding="utf-8") as lines:
                yield from map(json.loads, lines)

    def version_changes(self, article: str | None = None, limit: int | None = MAX_ROWS) -> pd.DataFrame:
        """Changes between versions of articles (of one article, or all): a row for each sentence, quote or figure that changed.

        Columns: version_of, article, outlet, earlier, later (days), title, ordered_by (how the order of the versions is known: day, hour or
        length), kind, change (added, dropped, changed), before, after.
        """
        return rows_up_to(frames_of(self.changed_rows(article), CHANGED), limit, "the changes")

    def changed_rows(self, article: str | None = None) -> Iterator[tuple[Any, ...]]:
        return find_changes(self.sql, frames(self.connection, PAIRS, {"article": article}))

    def discrepancies(self, minimum: int = 2, limit: int | None = MAX_ROWS) -> pd.DataFrame:
        """Figures of the same outcome or quantity, event and place that contradict or revise one another, between articles (at least
        `minimum` count it) and inside one => summary ("61 → 83"), class, measure, event, place, and of both sides claimant, as_of, outlet, source, article, row."""
        return rows_up_to(frames_of(self.discrepancy_rows(minimum), DISCREPANCY), limit, "the discrepancies")

    def discrepancy_rows(self, minimum: int = 2) -> Iterator[tuple[Any, ...]]:
        series, inside = self.pieces("same_figure", minimum=minimum), frames(self.connection, INSIDE, {})
        return find_corpus_discrepancies(series, inside)

    def duplicates(self, minimum: float = 0.6) -> pd.DataFrame:
        """Pairs of articles that share most of their words, as columns article, other, likeness (0 to 1)."""
        return find_duplicates(self.connection, minimum).df()


def decision_in(line: bytes) -> dict[str, str] | None:
    """Line of DECISIONS => the decision; None for a line that `decide`, `join` or `undo` did not write."""
    try:
        decision = dict(json.loads(line))
        if "undo" not in decision:
            decided([decision])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return decision


def reach(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let DuckDB read from the object store with the results, if they are in one."""
    if is_remote(folder):
        connection.register_filesystem(cast(Any, folder).fs)


def add_line(path: Path, line: str) -> None:
    """Append a line to a file; in an object store the file is written again as a whole."""
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
    """Column names, each once: SQL ignores case, so that names that differ only in case count as one."""
    return list({name.lower(): name for name in reversed(names)}.values())[::-1]


def keep(found: duckdb.DuckDBPyRelation, path: Path) -> None:
    """Store a relation as Parquet, and remove the files of earlier states."""
    with atomic_write(path) as part:
        found.write_parquet(str(part), compression="zstd", row_group_size=ROWS)
    for other in set(files_of_kind(path.parent, ".parquet")) - {path}:
        other.unlink(missing_ok=True)


def digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]


def questions() -> list[str]:
    """Names of the questions for `Corpus.ask`."""
    folder = files("analysis.corpus").joinpath("questions")
    return sorted(path.name.removesuffix(".sql") for path in folder.iterdir() if path.name.endswith(".sql"))
