"""Two articles or two versions of one side by side: what was added, dropped and changed."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as w
import pandas as pd

from analysis.article import Article
from analysis.compare import compare_articles
from analysis.explorer.article_picker import menu_of
from analysis.explorer.desk import Desk, escape_html, reports_errors
from analysis.explorer.panel import WORKING
from analysis.explorer.widgets import RowTable, SavedFiles
from analysis.export.files import save_table
from analysis.pipeline import analyse
from analysis.reading import read_article
from analysis.review.article_folder import article_folder, recent_articles

COLUMNS = {"kind": "What", "change": "Change", "before": "In the other article", "before_at": "Sentence", "after": "In this article", "after_at": "Sentence"}  # fmt: skip
ALL, DIFFERENT = "all rows", "differences only"
ASK = "Choose an earlier version of this article, or another one, and press Compare."


def explore_comparison(desk: Desk) -> w.VBox:
    """The article on the desk against another: sentences, quotes and figures side by side."""
    return Comparison(desk).box


class Comparison:
    """A menu of other articles and the table of differences. rows: all rows of the comparison; opened: number of the article on the desk (`Desk.opened`) for
    which the menu was filled."""

    def __init__(self, desk: Desk):
        self.desk, self.rows, self.opened = desk, pd.DataFrame(), -1
        self.other = w.Dropdown(options=[], description="Compare with", style={"description_width": "initial"}, layout=w.Layout(width="48rem", max_width="100%"))  # fmt: skip
        self.show = w.Dropdown(options=[DIFFERENT, ALL], description="Show", style={"description_width": "initial"}, layout=w.Layout(width="14rem"))  # fmt: skip
        go, save = w.Button(description="Compare", button_style="primary"), w.Button(description="Save table")
        self.message, self.saved, self.table = (
            w.HTML(escape_html(ASK)),
            SavedFiles(),
            RowTable(label="comparison", empty=""),
        )
        row = w.HBox([self.other, go, self.show, save], layout=w.Layout(flex_flow="row wrap"))
        self.box = w.VBox([row, self.message, self.saved, self.table]).add_class("workbook-comparison")
        careful = reports_errors(desk, self.tell)
        go.on_click(lambda _: careful(self.compare)())
        save.on_click(lambda _: careful(self.save)())
        self.show.observe(lambda _: self.fill(), names="value")
        desk.observe(careful(self.refill), names="result")
        self.table.observe(lambda change: careful(self.select)(change.new), names="selected")
        careful(self.refill)()

    def tell(self, words: str) -> None:
        self.message.value = escape_html(words)

    def refill(self, _: object = None) -> None:
        """Another article on the desk: other articles to compare it with, and nothing of the comparison before. A correction leaves
        the comparison as it is."""
        if self.desk.result is not None and self.opened == self.desk.opened:
            return
        self.opened = self.desk.opened if self.desk.result is not None else -1
        self.rows = pd.DataFrame()
        self.table.clear(WORKING if self.desk.result is None and self.desk.opened else "")
        self.tell(ASK)
        self.saved.say("")
        own = article_folder(self.desk.out, self.desk.result.article) if self.desk.result else None
        recent = [(f"{one.article.title or folder.name} ({one.article.source or 'no source'})", one.article) for folder, one in recent_articles(self.desk.out) if folder != own]  # fmt: skip
        self.other.options = [*recent, *menu_of(self.desk.folder)]
        self.other.index = 0 if self.other.options else None

    def compare(self) -> None:
        if self.desk.result is None or self.other.value is None:
            raise ValueError("There is no other article to compare with: open it first.")
        self.tell("Comparing …")
        other = analyse(as_article(self.other.value))
        self.rows = compare_articles(other, self.desk.result)
        counts = self.rows[self.rows.change != "same"].groupby(["kind", "change"], sort=False).size()
        self.tell(", ".join(f"{count} {kind}{'s' if count > 1 else ''} {change}" for (kind, change), count in counts.items()) or "No differences.")  # fmt: skip
        self.fill()

    def fill(self) -> None:
        rows = self.rows
        if rows.empty:
            return
        rows = rows if self.show.value == ALL else rows[rows.change != "same"]
        numbered = {"before_at": rows.before_sentence + 1, "after_at": rows.after_sentence + 1}
        self.table.empty = "No differences."
        self.table.show(rows.assign(**numbered, id=[f"x{at}" for at in rows.index], status="unchecked"), COLUMNS)

    def select(self, id_: str) -> None:
        """A row of the table => the row of the article that it is about."""
        row = self.rows.iloc[int(id_[1:])] if id_ else None
        if row is not None and isinstance(row.id, str):
            self.desk.selected = row.id

    def save(self) -> None:
        if self.rows.empty:
            raise ValueError("Press Compare first.")
        self.saved.show("Saved: ", [save_table(self.rows.drop(columns="id"), self.desk.home / "comparison.csv")])


def as_article(chosen: Article | Path) -> Article:
    return chosen if isinstance(chosen, Article) else read_article(chosen)
