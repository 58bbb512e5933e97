"""A corpus that was analysed: questions in DuckDB over its Parquet."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from analysis.corpus.batch import write, write_text
from analysis.corpus.duplicates import find_duplicates
from analysis.corpus.entities import find_entities

DATASETS = ("articles", "sentences", "mentions", "actors", "quotes", "figures", "dates", "events")


class Corpus:
    """The results in a folder. Every question gives a DataFrame; `sql` asks any other.

    >>> corpus = Corpus("outputs/corpus")                                     # doctest: +SKIP
    >>> corpus.ask("who_is_quoted", least=2)                                  # doctest: +SKIP
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        if not (self.folder / "done").is_dir():
            raise FileNotFoundError(
                f"{folder} holds no analysed corpus; make one with analyse_corpus(articles, out={str(folder)!r})."
            )

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """An in-memory DuckDB with a view per dataset, and one of entities: who is the same across articles."""
        connection = duckdb.connect()
        for name in DATASETS:
            pattern = str(self.folder / name / "*.parquet").replace("'", "''")
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{pattern}')")
        self.link(connection)
        return connection

    def link(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Join actors across articles, once for each state of the corpus and of the analyst's decisions."""
        path = self.folder / "entities" / f"{self.state()}.parquet"
        if not path.is_file():
            actors = connection.execute("SELECT article, id, name, kind, aliases FROM actors ORDER BY article, id").df()
            write(pa.Table.from_pandas(find_entities(actors, self.decisions()), preserve_index=False), path)
        pattern = str(path).replace("'", "''")
        connection.execute(f"CREATE OR REPLACE VIEW entities AS SELECT * FROM read_parquet('{pattern}')")

    def state(self) -> str:
        """A short name for what was analysed and decided so far."""
        receipts = sorted(path.name for path in (self.folder / "done").glob("*.json"))
        return hashlib.sha256(json.dumps([receipts, self.decisions()]).encode()).hexdigest()[:16]

    def decisions(self) -> list[dict[str, str]]:
        """The analyst's joins and splits of actors across articles, in the order she made them."""
        path = self.folder / "decisions.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []

    def decide(self, article: str, actor: str, entity: str) -> None:
        """The analyst says which entity an article's actor is; kept beside the results, and undone by deciding again."""
        lines = [*self.decisions(), {"article": article, "actor": actor, "entity": entity}]
        write_text("".join(json.dumps(line) + "\n" for line in lines), self.folder / "decisions.jsonl")
        self.link(self.connection)

    def sql(self, query: str, **parameters: Any) -> pd.DataFrame:
        """SQL with $named parameters => DataFrame."""
        return self.connection.execute(query, parameters or None).df()

    def ask(self, question: str, **parameters: Any) -> pd.DataFrame:
        """A question of analysis/corpus/questions by its name, with its parameters => DataFrame."""
        path = files("analysis.corpus").joinpath("questions", f"{question}.sql")
        if not path.is_file():
            raise KeyError(f"There is no question {question!r}; there are {', '.join(questions())}.")
        return self.sql(path.read_text("utf-8"), **parameters)

    def failures(self) -> pd.DataFrame:
        """Articles that could not be analysed => path, reason."""
        receipts = [json.loads(path.read_text("utf-8")) for path in sorted((self.folder / "done").glob("*.json"))]
        return pd.DataFrame([row for one in receipts for row in one["failures"]], columns=["path", "reason"])

    def duplicates(self, least: float = 0.6) -> pd.DataFrame:
        """Articles that share most of their words => article, other, likeness."""
        return find_duplicates(self.sql("SELECT article, sha256, signature FROM articles ORDER BY article"), least)


def questions() -> list[str]:
    """Names of the questions that can be asked."""
    folder = files("analysis.corpus").joinpath("questions")
    return sorted(path.name.removesuffix(".sql") for path in folder.iterdir() if path.name.endswith(".sql"))
