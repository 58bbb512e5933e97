"""One batch of articles => Parquet files, written completely or not at all. Runs in the workers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.corpus.duplicates import signature
from analysis.corpus.receipts import write_receipt
from analysis.filenames import atomic_write, text_hash
from analysis.pipeline import analyse
from analysis.reading.articles import FileAccount, file_articles
from analysis.reading.extracted import Unread
from analysis.reading.limits import Options
from analysis.result import Analysis
from analysis.review import Journal, article_folder, review
from analysis.storage import is_store_address, location
from analysis.tables import cell, columns

ARROW = {
    "int64": pa.int64(), "Int64": pa.int64(), "float64": pa.float64(), "Float64": pa.float64(), "str": pa.string(),
    "bool": pa.bool_(), "boolean": pa.bool_(), "datetime64[s]": pa.date32(), "object": pa.list_(pa.string()),
}  # fmt: skip
"""Dtype of a table's column => its type in Parquet."""
MAX_OWN_COLUMNS = 200
"""Most metadata columns of its source that an article keeps."""
UNNAMED = "unnamed column"
MAX_SEPARATE_TABLES = 20
"""Articles whose tables are held separately; with more, they are concatenated, which takes less memory."""
ARTICLES_PER_ROW_GROUP = 200
"""Articles whose rows are written together, as one row group of the Parquet file."""
KEYS = [("article", pa.string()), ("published", pa.date32())]
SENTENCES = pa.schema([
    *KEYS, ("sentence", pa.int64()), ("paragraph", pa.int64()), ("start", pa.int64()), ("end", pa.int64()), ("text", pa.string()),
])  # fmt: skip
ARTICLES = pa.schema([
    *KEYS, ("path", pa.string()), ("title", pa.string()), ("outlet", pa.string()), ("author", pa.string()), ("published_from", pa.string()), ("language", pa.string()), ("words", pa.int64()),
    ("corrections", pa.int64()), ("sha256", pa.string()), ("signature", pa.list_(pa.uint32())),
    ("metadata", pa.map_(pa.string(), pa.string())),
])  # fmt: skip


@dataclass(frozen=True)
class Unit:
    """The smallest part of a corpus that is analysed again when it changes: a file with all its articles, a share of the articles of a large file, or an article
    passed as an object (Unread: a row of a table without text).

    name: path relative to the folder; for a share of a file, followed by NUL and "2/8"; mark: hash of the file, its metadata and the corrections of
    its articles; row: its row of a metadata table.
    """

    name: str
    mark: str
    row: Mapping[str, str] | None = None
    article: Article | Unread | None = None

    @property
    def file(self) -> str:
        """The name without the share."""
        return self.name.partition("\0")[0]

    @property
    def share(self) -> tuple[int, int]:
        """ "big.csv\\02/8" => (2, 8): of every eight articles the one with number 2, counted from 0; (0, 1) for a whole file."""
        fraction = self.name.partition("\0")[2]
        return (int(fraction.partition("/")[0]), int(fraction.partition("/")[2])) if fraction else (0, 1)


@dataclass(frozen=True)
class Failure:
    """An article or file that could not be read or analysed. reason: one sentence; file: name of its unit."""

    path: str
    reason: str
    file: str


@dataclass(frozen=True)
class AnalysedArticle:
    """An analysed article: id and name in the corpus, tables, and the number of corrections applied to them."""

    id: str
    name: str
    result: Analysis
    corrections: int


def article_id(path: Path) -> str:
    """Path => id that is the same wherever the corpus is run: "rudaw-2020/bases.txt" => "bases-3f9c2a1b"."""
    return f"{path.stem[:40]}-{hashlib.sha256(path.as_posix().encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def analyse_batch(
    folder: Path, units: Sequence[Unit], out: Path, batch: str, corrections: Path | None, options: Options
) -> None:
    """Units => one Parquet file per table, then the batch's receipt.

    corrections: folder with the articles' outputs and their journals. The receipt is written last: a batch without one counts as not done. The tables
    of at most ARTICLES_PER_ROW_GROUP articles are in memory. Raises OSError if results cannot be written.
    """
    failures, words, own = list[Failure](), 0, set[str]()
    ids: dict[str, list[str]] = {unit.name: [] for unit in units}
    with new_parts(out, batch) as parts:
        for unit in units:
            for name, article in read_unit(folder, unit, options, failures):
                try:
                    one = analyse_article(article, name, corrections)
                    tables = dataset_tables([one])
                except Exception as problem:
                    failures.append(Failure(name, f"{type(problem).__name__}: {problem}", unit.name))
                    continue
                parts.add(tables)
                words += one.result.article.word_count
                own |= metadata_cells(one.result.article).keys()
                ids[unit.name].append(one.id)
    write_receipt(out, {
        "batch": batch, "marks": {unit.name: unit.mark for unit in units}, "articles": ids, "failures": [asdict(one) for one in failures],
        "words": words, "parts": parts.sizes, "metadata": sorted(own)[:MAX_OWN_COLUMNS],
    })  # fmt: skip


@contextmanager
def new_parts(out: Path, batch: str) -> Iterator[Parts]:
    """Context manager for the Parquet files of a batch, to which tables are added; at its end each file is written completely or not at all."""
    with ExitStack() as stack:
        empty = dataset_tables([])
        paths = {name: stack.enter_context(atomic_write(out / name / f"{batch}.parquet")) for name in empty}
        parts = Parts(paths, {name: table.schema for name, table in empty.items()})
        yield parts
        parts.close()


class Parts:
    """Parquet files that are being written, one for each dataset. sizes: {dataset: bytes}, filled by `close`."""

    def __init__(self, paths: Mapping[str, Path], schemas: Mapping[str, pa.Schema]):
        self.paths, self.sizes, self.waiting, self.held = paths, dict[str, int](), list[dict[str, pa.Table]](), 0
        self.writers = {name: pq.ParquetWriter(path, schemas[name], compression="zstd") for name, path in paths.items()}

    def add(self, tables: dict[str, pa.Table]) -> None:
        """Add the tables of some articles; they are written once there are ARTICLES_PER_ROW_GROUP articles."""
        self.waiting.append(tables)
        self.held += len(tables["articles"])
        if self.held >= ARTICLES_PER_ROW_GROUP:
            self.flush()
        elif len(self.waiting) > MAX_SEPARATE_TABLES:
            self.waiting = [merged(self.waiting)]

    def flush(self) -> None:
        for name, table in merged(self.waiting).items() if self.waiting else ():
            self.writers[name].write_table(table)
        self.waiting, self.held = [], 0

    def close(self) -> None:
        self.flush()
        for name, writer in self.writers.items():
            writer.close()
            self.sizes[name] = self.paths[name].stat().st_size


def read_unit(folder: Path, unit: Unit, options: Options, failures: list[Failure]) -> Iterator[tuple[str, Article]]:
    """Unit => its articles and their names in the corpus; parts that cannot be read or are missing are appended to `failures`."""
    if isinstance(unit.article, Unread):
        failures.append(Failure(unit.name, unit.article.reason, unit.name))
        return
    if unit.article is not None:
        yield unit.name, unit.article
        return
    files: list[FileAccount] = []
    path = location(unit.file) if is_store_address(unit.file) else folder / unit.file
    start = path.as_posix()
    for article in file_articles(path, start, replace(options, share=unit.share), None, files, unit.row):
        yield unit.file + str(article.source).removeprefix(start), article
    for one in files:
        reasons = filter(None, [one.failed, one.missing] if unit.share[0] == 0 else [])
        failures += [Failure(unit.file, reason, unit.name) for reason in reasons]
        failures += [Failure(f"{unit.file}#{part}", reason, unit.name) for part, reason in one.unread]


def analyse_article(article: Article, name: str, corrections: Path | None) -> AnalysedArticle:
    """Article => analysis with the analyst's corrections applied."""
    result = analyse(article)
    made = corrections_of(result.article, corrections)
    return AnalysedArticle(article_id(Path(name)), name, review(result, made).result if made else result, len(made))


def corrections_of(article: Article, folder: Path | None) -> list[Any]:
    """Article => the corrections in the journal of its outputs, which are found by the hash of its text."""
    return Journal(article_folder(folder, article)).done if folder else []


# ----------------------------------------------------------------------------------------------------------- rows => Parquet
def dataset_tables(done: Sequence[AnalysedArticle]) -> dict[str, pa.Table]:
    """Analysed articles => {dataset: rows with article id and publication date}. Sentences are kept too (for keyword in context), tokens are not."""
    return {
        "articles": pa.Table.from_pylist([article_cells(one) for one in done], schema=ARTICLES),
        "sentences": pa.Table.from_pylist([row for one in done for row in sentences(one)], schema=SENTENCES),
        **{name: dataset(name, one.row, done) for name, one in TABLES.items()},
    }


def merged(parts: Sequence[dict[str, pa.Table]]) -> dict[str, pa.Table]:
    """Tables of several articles => one table per dataset, which takes less space than many small ones."""
    return {name: pa.concat_tables(part[name] for part in parts).combine_chunks() for name in parts[0]}


def article_cells(one: AnalysedArticle) -> dict[str, Any]:
    """Analysed article => its row of the articles dataset."""
    article = one.result.article
    return {
        "article": one.id, "published": article.published, "path": one.name, "title": article.title, "outlet": article.outlet,
        "author": article.author, "published_from": article.published_from,
        "language": article.language, "words": article.word_count, "corrections": one.corrections,
        "sha256": text_hash(article), "signature": signature(article.text),
        "metadata": metadata_cells(article),
    }  # fmt: skip


def metadata_cells(article: Article) -> dict[str, str]:
    """Metadata of the article's source under names that SQL can use: a column without a name (pandas writes one) becomes UNNAMED."""
    own = list(article.metadata.items())[:MAX_OWN_COLUMNS]
    return {
        encodable_text(str(key)).replace("\0", "").strip() or UNNAMED: encodable_text(str(value)) for key, value in own
    }


def sentences(one: AnalysedArticle) -> list[dict[str, Any]]:
    article = one.result.article
    return [
        {"article": one.id, "published": article.published, "sentence": row.number, "paragraph": row.paragraph, "start": row.start, "end": row.end,
         "text": encodable_text(article.text[row.start : row.end])}
        for row in one.result.document.sentences
    ]  # fmt: skip


def dataset(name: str, kind: type, done: Sequence[AnalysedArticle]) -> pa.Table:
    """Rows of one class from all articles => one Arrow table."""
    rows = [(one, row) for one in done for row in one.result.rows[name]]
    keys = {"article": [one.id for one, _ in rows], "published": [one.result.article.published for one, _ in rows]}
    values = {column: [parquet_value(cell(row, column)) for _, row in rows] for column in columns(kind)}
    schema = pa.schema([*KEYS, *((column, ARROW[dtype]) for column, dtype in columns(kind).items())])
    return pa.table({**keys, **values}, schema=schema)


def parquet_value(value: Any) -> Any:
    """Cell => value that Parquet can store."""
    if isinstance(value, str):
        return encodable_text(value)
    return [encodable_text(one) for one in value] if isinstance(value, tuple) else value


def encodable_text(text: str) -> str:
    """Text => the same without lone surrogates, which UTF-8 cannot encode."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
