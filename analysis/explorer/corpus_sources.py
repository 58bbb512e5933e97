"""Shows the sentences behind a row of a corpus answer, and opens the article of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as w
import pandas as pd

from analysis.article import Article
from analysis.catalogue import layers
from analysis.corpus import Corpus
from analysis.explorer.desk import Desk
from analysis.explorer.explorer import explore
from analysis.explorer.widgets import RowTable
from analysis.reading import CannotRead, read_articles

COLUMNS = {"text": "Words", "source": "Sentence", "title": "Article", "published": "Published", "path": "File"}
QUOTING = ("who_is_quoted", "quoted_in")
"""Questions whose rows are counted from what an actor said. Rows of other questions that name an actor are counted from its mentions."""
MOST_SENTENCES = 200
TEXT_COLUMNS = ["text", "headline", "word", "after", "before"]
"""Columns that may hold the words that a row is about; the first that is not empty does."""


def sentences_of(corpus: Corpus, question: str, row: pd.Series[Any]) -> pd.DataFrame:
    """Row of an answer => DataFrame of the sentences that it was made from: text, source, title, published, path, sentence, article. Without rows for mere
    counts."""
    if "article" in row and isinstance(row.article, str):
        return in_one_article(corpus, row)
    entity = next((row[name] for name in ("entity", "source") if name in row), None)
    if not isinstance(entity, str):
        return pd.DataFrame(columns=[*COLUMNS, "sentence", "article"])
    return corpus.ask("said_by" if question in QUOTING else "named_in", entity=entity).head(MOST_SENTENCES)


def in_one_article(corpus: Corpus, row: pd.Series[Any]) -> pd.DataFrame:
    place = corpus.sql("SELECT title, published, path FROM articles WHERE article = $article", article=row.article)
    words = words_of_row(*(row.get(name) for name in TEXT_COLUMNS))
    source = row.get("source")
    number = row.get("sentence")
    if not isinstance(source, str) and number is not None and not pd.isna(number):
        found = corpus.sql("SELECT text FROM sentences WHERE article = $article AND sentence = $number", article=row.article, number=int(number))  # fmt: skip
        source = found.text[0] if len(found) else ""
    return place.assign(
        text=words, source=source if isinstance(source, str) else "", sentence=number, article=row.article
    )


def words_of_row(*cells: Any) -> str:
    """First cell of the row that is not empty, as text; "" if all are."""
    return next((cell for cell in cells if isinstance(cell, str)), "")


class Sources:
    """`box`: below an answer, its sentences and a button that opens the article of the selected one; `reader`: where it opens."""

    def __init__(
        self, corpus: Corpus, folder: Path | None, desk: Desk | None, reader: w.VBox, careful: Callable[..., None]
    ):
        self.corpus, self.folder, self.desk, self.reader, self.rows = corpus, folder, desk, reader, pd.DataFrame()
        self.table = RowTable(label="sentences", empty="Select a row above to see the sentences it rests on.")
        self.button = w.Button(description="Open this article", tooltip="Opens below with its tables and charts. Your corrections are used the next time the folder is analysed.", layout=w.Layout(width="auto"))  # fmt: skip
        self.button.layout.display = "none"
        self.box = w.VBox([self.table, self.button])
        self.button.on_click(lambda _: careful(self.open))

    def show(self, question: str, row: pd.Series[Any] | None) -> None:
        self.rows = pd.DataFrame() if row is None else sentences_of(self.corpus, question, row)
        self.table.empty = "Select a row above to see the sentences it rests on." if row is None else "This row counts whole articles."  # fmt: skip
        self.table.selected = ""
        if self.rows.empty:
            self.table.rows = []
        else:
            self.table.show(
                self.rows.assign(id=[f"s{at}" for at in range(len(self.rows))], status="unchecked"), COLUMNS
            )
            self.table.selected = "s0"
        self.button.layout.display = "" if len(self.rows) and self.desk is not None else "none"

    def open(self) -> None:
        """Open the article of the selected sentence and select a row of that sentence."""
        row = self.rows.iloc[int((self.table.selected or "s0")[1:])]
        if self.desk is None or self.folder is None:
            raise ValueError("This corpus was not made from a folder: open the article in 01_article.ipynb.")
        self.desk.open(article_named(self.folder, str(row.path)))
        if not self.reader.children:
            self.reader.children = [explore(self.desk)]
        self.desk.selected = row_in_sentence(self.desk, row.sentence)


def article_named(folder: Path, name: str) -> Article:
    """Folder of a corpus and an article's name in it ("june/report.txt", "export.csv#3") => the article, read again."""
    file, _, part = name.partition("#")
    found = next((one for one in read_articles(folder / file) if not part or str(one.source).endswith(f"#{part}")), None)  # fmt: skip
    if found is None:
        raise CannotRead(f"{name} is no longer in {folder}.")
    return found


def row_in_sentence(desk: Desk, number: Any) -> str:
    """Id of a row of the open article in the given sentence, preferably of a quote, figure or event, else of a mention; "" if it has none."""
    if number is None or pd.isna(number):
        return ""
    rows = desk.require_review().result.rows
    kinds = sorted(layers().values(), key=lambda table: table.shown_under is not None)
    found = (row.id for table in kinds for row in rows[table.name] if row.sentence == int(number))
    return next(found, "")
