"""One batch of articles => Parquet files, written whole or not at all. This runs in the workers."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.article import Article
from analysis.corpus.duplicates import signature
from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.link.actors import Actor
from analysis.link.events import Event
from analysis.link.relations import Relation
from analysis.pipeline import analyse
from analysis.reading import read_article
from analysis.tables import columns

ROWS: dict[str, type] = {
    "mentions": Mention, "actors": Actor, "quotes": Quote, "figures": Figure, "dates": DateExpression, "events": Event,
    "relations": Relation,
}  # fmt: skip
"""Dataset => row class. Sentences are kept as well (keyword in context needs them); tokens are not."""

ARROW = {
    "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64(), "Float64": pa.float64(), "str": pa.string(),
    "bool": pa.bool_(), "boolean": pa.bool_(), "datetime64[s]": pa.date32(), "object": pa.list_(pa.string()),
}  # fmt: skip
"""Dtype of a table's column => its type in Parquet."""

SENTENCES = {"id": "str", "start": "int64", "end": "int64", "text": "str", "sentence": "int64", "paragraph": "int64"}
ARTICLES = pa.schema([
    ("article", pa.string()), ("published", pa.date32()), ("path", pa.string()), ("title", pa.string()),
    ("outlet", pa.string()), ("language", pa.string()), ("words", pa.int64()), ("sha256", pa.string()),
    ("signature", pa.list_(pa.uint32())),
])  # fmt: skip


@dataclass(frozen=True)
class Failure:
    """An article that could not be analysed, and why, in one sentence."""

    path: str
    reason: str


def article_id(path: Path) -> str:
    """Path => id that stays the same wherever the corpus is run: "rudaw-2020/bases.txt" => "bases-3f9c2a1b"."""
    return f"{path.stem[:40]}-{hashlib.sha256(path.as_posix().encode()).hexdigest()[:8]}"


def analyse_batch(paths: Sequence[Path], names: Sequence[str], out: Path, batch: str) -> dict[str, Any]:
    """Articles (their paths, and their names in the corpus) => one Parquet file per table, then the batch's receipt.

    The receipt is written last: a batch without one never happened, and its files are overwritten when it is run again.
    """
    analyses, articles, failures = [], [], []
    for path, name in zip(paths, names):
        try:
            result = analyse(read_article(path))
        except Exception as problem:
            failures.append(Failure(name, f"{type(problem).__name__}: {problem}"))
            continue
        id_ = article_id(Path(name))
        analyses.append((id_, result))
        articles.append(about(id_, name, result.article))
    write(pa.Table.from_pylist(articles, schema=ARTICLES), out / "articles" / f"{batch}.parquet")
    write(
        dataset([(id_, one.article.published, one.sentences) for id_, one in analyses], SENTENCES),
        out / "sentences" / f"{batch}.parquet",
    )
    for table, kind in ROWS.items():
        parts = [(id_, one.article.published, getattr(one, table)) for id_, one in analyses]
        write(dataset(parts, columns(kind)), out / table / f"{batch}.parquet")
    receipt = {"batch": batch, "names": list(names), "failures": [asdict(one) for one in failures],
               "words": sum(row["words"] for row in articles)}  # fmt: skip
    write_text(json.dumps(receipt), out / "done" / f"{batch}.json")
    return receipt


def about(id_: str, name: str, article: Article) -> dict[str, Any]:
    """One row of the articles dataset."""
    return {
        "article": id_, "published": article.published, "path": name, "title": article.title, "outlet": article.outlet,
        "language": article.language, "words": len(article.text.split()),
        "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "signature": signature(article.text),
    }  # fmt: skip


def dataset(parts: Sequence[tuple[str, date | None, pd.DataFrame]], dtypes: dict[str, str]) -> pa.Table:
    """(article, published, table) of each article => one Arrow table with both in every row."""
    schema = pa.schema(
        [("article", pa.string()), ("published", pa.date32())]
        + [(name, ARROW[dtype]) for name, dtype in dtypes.items()]
    )
    tables = [
        pa.Table.from_pandas(
            table[list(dtypes)].assign(article=id_, published=published), schema=schema, preserve_index=False
        )
        for id_, published, table in parts
        if len(table)
    ]
    return pa.concat_tables(tables) if tables else schema.empty_table()


def write(table: pa.Table, path: Path) -> None:
    """Parquet, under another name until it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    pq.write_table(table, part, compression="zstd")
    os.replace(part, path)


def write_text(text: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
