"""Many articles: a tab for each question, answered when it is first looked at; who is the same is corrected here too."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as w
import pandas as pd

from analysis.corpus import Corpus
from analysis.explorer.corpus_questions import QUESTIONS, Question
from analysis.explorer.corpus_sources import Sources
from analysis.explorer.desk import Desk, error_in_words, escape_html
from analysis.explorer.widgets import ChartPane, RowTable
from analysis.export.files import save_pieces

SHOWN = 300
"""Rows of an answer on the screen; a file holds them all."""
REASONS_OF_JOINING = {"same_name": "same name", "short_form": "short form of the name", "analyst": "your decision"}
"""Rule by which an actor of an article became part of an entity (`corpus/entities.py`) => words for it."""


def explore_corpus(corpus: Corpus, folder: str | Path | None = None, outputs: str | Path | None = None) -> w.VBox:
    """Corpus => tabs: overview, actors, who is quoted, figures and events told differently, timeline, trend, network, keyword
    in context, wire copy, failures. folder: what the corpus was made of, so that articles can be opened below; outputs: where
    their corrections go."""
    return CorpusExplorer(corpus, folder, outputs).box


class CorpusExplorer:
    """Only wires: tabs that ask when they are in front, and what is decided about actors."""

    def __init__(self, corpus: Corpus, folder: str | Path | None = None, outputs: str | Path | None = None):
        self.corpus, self.folder, self.reader = corpus, Path(folder) if folder else None, w.VBox()
        self.desk = Desk(self.folder, outputs) if self.folder else None
        self.message = w.HTML()
        self.views = [Answer(self, asked) for asked in QUESTIONS]
        self.tabs = w.Tab(
            [view.box for view in self.views], titles=[asked.title for asked in QUESTIONS], selected_index=0
        )
        self.tabs.observe(lambda _: self.careful(self.views[self.tabs.selected_index].wake), names="selected_index")
        self.box = w.VBox([self.tabs, self.message, self.reader])
        for name in ("workbook-corpus", "workbook-network"):  # the second for its charts, which are shown whole
            self.box.add_class(name)
        self.careful(self.views[0].wake)

    def careful(self, act: Callable[[], None]) -> None:
        """What goes wrong is told in a sentence."""
        try:
            self.message.value = ""
            act()
        except Exception as problem:
            self.message.value = escape_html(error_in_words(problem))

    def decided(self) -> None:
        """Every answer is asked for again once its tab is looked at."""
        for view in self.views:
            view.stale = True
        self.views[self.tabs.selected_index].wake()


class Answer:
    """One question: its controls, chart, table, and the source of the row that is selected."""

    def __init__(self, explorer: CorpusExplorer, asked: Question):
        self.explorer, self.asked, self.stale = explorer, asked, True
        self.controls, self.values = dict[str, Any](), dict[str, Any]()
        self.rows = pd.DataFrame()
        self.row: Any = None
        self.table, self.chart, self.count = RowTable(label=asked.title), ChartPane(), w.Label()
        self.sources = Sources(explorer.corpus, explorer.folder, explorer.desk, explorer.reader, explorer.careful)
        self.save = w.Button(description="Save as CSV", tooltip="All rows, as a file beside the corpus")
        self.controls_box, self.extra = w.HBox(layout=w.Layout(flex_flow="row wrap")), w.VBox()
        self.box = w.VBox(
            [
                w.Label(asked.description),
                self.controls_box,
                self.chart,
                self.table,
                w.HBox([self.count, self.save]),
                self.sources.box,
                self.extra,
            ]
        )
        self.save.on_click(lambda _: explorer.careful(self.keep))
        self.table.observe(lambda change: explorer.careful(lambda: self.select(change.new)), names="selected")
        self.chart.observe(lambda change: explorer.careful(lambda: self.pick(change.new)), names="selected")

    def wake(self) -> None:
        """The tab is in front: the controls are made the first time, the question is asked where something changed."""
        if not self.controls:
            self.controls = self.asked.controls(self.explorer.corpus)
            self.controls_box.children = list(self.controls.values())
            for control in self.controls.values():
                control.observe(lambda _: self.explorer.careful(self.ask), names="value")
            if self.asked.name == "actors":
                self.deciding = Deciding(self)
                self.extra.children = [self.deciding.box]
        if self.stale:
            self.ask()

    def ask(self) -> None:
        """Put the question and show its answer: the chart before the rows below it, so that no row moves once it can be clicked."""
        self.values = {name: control.value or None for name, control in self.controls.items()}
        with warnings.catch_warnings(action="ignore"):  # that there are more rows is told below the table
            self.rows, self.stale = self.asked.answer(self.explorer.corpus, **self.values), False
        more = "more than " if self.rows.attrs.get("more") else ""
        self.count.value = f"The first {SHOWN:,} of {more}{len(self.rows):,} rows" if len(self.rows) > SHOWN else ""
        drawn = self.asked.chart(self.rows) if self.asked.chart and len(self.rows) else None
        self.chart.layout.display = "none" if drawn is None else ""
        if drawn is not None:
            self.chart.show(drawn, {})
        shown = self.rows.head(SHOWN)
        self.table.show(shown.assign(id=[f"r{at}" for at in range(len(shown))], status="unchecked"), self.asked.columns)
        self.row = None
        self.sources.show(self.asked.name, None)

    def select(self, id_: str) -> None:
        self.row = self.rows.iloc[int(id_[1:])] if id_ else None
        self.sources.show(self.asked.name, self.row)

    def pick(self, mark: str) -> None:
        """A mark of the chart => the row of that entity."""
        key = next((name for name in ("entity", "row", "source") if name in self.rows), None)
        at = (
            self.rows[key].head(SHOWN).tolist().index(mark) if key and mark in set(self.rows[key].head(SHOWN)) else None
        )
        if at is not None:
            self.table.selected = f"r{at}"

    def keep(self) -> None:
        """All rows of the answer as a file, those too that are more than an answer on the screen holds."""
        corpus = self.explorer.corpus
        whole = corpus.pieces(self.asked.name, **self.values) if self.rows.attrs.get("more") else [self.rows]
        path = save_pieces(
            map(corpus.with_article_columns, whole), corpus.folder / "answers" / f"{self.asked.name}.csv"
        )
        self.count.value = f"Saved: {path}"


class Deciding:
    """Below the actors: under which names the selected one stands, and what to do where that is wrong."""

    def __init__(self, answer: Answer):
        self.answer, corpus = answer, answer.explorer.corpus
        self.corpus = corpus
        self.names = RowTable(label="names of the selected actor")
        self.into = w.Combobox(
            placeholder="name of another actor",
            description="Belongs to",
            ensure_option=False,
            layout=w.Layout(width="24rem"),
        )
        self.all, self.one, self.undo = (
            w.Button(description="Move all names"),
            w.Button(description="Move the selected name"),
            w.Button(description="Undo"),
        )
        self.written = pd.DataFrame()
        buttons = w.HBox([self.into, self.all, self.one, self.undo], layout=w.Layout(flex_flow="row wrap"))
        self.box = w.VBox(
            [
                w.Label(
                    "The names this actor goes by, and why they were merged. If a name belongs to someone else, say to whom:"
                ),
                buttons,
                self.names,
            ]
        )
        careful = answer.explorer.careful
        answer.table.observe(lambda _: careful(self.show), names="selected")
        self.all.on_click(lambda _: careful(self.join))
        self.one.on_click(lambda _: careful(self.move))
        self.undo.on_click(lambda _: careful(self.take_back))

    def show(self) -> None:
        """The names of the actor that is selected."""
        if self.answer.row is None:
            return
        self.written = self.corpus.ask("written", entity=self.answer.row.entity).head(SHOWN)
        ids = [f"w{at}" for at in range(len(self.written))]
        columns = {
            "written": "Name",
            "aliases": "Other names",
            "rule": "Joined by",
            "source": "First sentence",
            "published": "Published",
        }
        rules = self.written.rule.replace(REASONS_OF_JOINING)
        self.names.show(self.written.assign(id=ids, status="unchecked", rule=rules), columns)
        self.into.options = [f"{row.name} ({row.kind})" for row in self.answer.rows.head(SHOWN).itertuples(index=False)]

    def target(self) -> str:
        """The entity of that name, or a new one."""
        rows, name = self.answer.rows, self.into.value.strip()
        if self.answer.row is None or not name:
            raise ValueError("Select an actor above, and choose to whom the name belongs.")
        known = {f"{row.name} ({row.kind})": row.entity for row in reversed(list(rows.itertuples(index=False)))}
        return str(known.get(name) or f"{self.answer.row.kind}:{name}")

    def join(self) -> None:
        into = self.target()
        self.corpus.join(str(self.answer.row.entity), into)
        self.answer.explorer.decided()

    def move(self) -> None:
        if not self.names.selected:
            raise ValueError("Select one of the names below first.")
        row = self.written.iloc[int(self.names.selected[1:])]
        self.corpus.decide(str(row.article), str(row.actor), self.target())
        self.answer.explorer.decided()

    def take_back(self) -> None:
        self.corpus.undo()
        self.answer.explorer.decided()
