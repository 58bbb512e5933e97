"""Choose what a corpus is made of with a picker, see how far the analysis is, and explore it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets as w

from analysis.corpus import analyse_corpus
from analysis.explorer.corpus import explore_corpus
from analysis.explorer.desk import error_in_words, escape_html
from analysis.reading import is_sidecar, readable_suffixes

SUFFIXES = readable_suffixes()
UP = "⬑ folder above"
MOST_ENTRIES = 500


def choose_corpus(folder: str | Path, out: str | Path, corrections: str | Path, workers: int | None = None) -> w.VBox:
    """A picker that begins in `folder`; "Analyse" makes a corpus of the folder shown, or of the file selected, in `out`, with
    the corrections that lie in `corrections`, and explores it below."""
    return CorpusPicker(Path(folder), Path(out), Path(corrections), workers).box


class CorpusPicker:
    """Only wires: folders to step through, the run and how far it is, and the answers."""

    def __init__(self, folder: Path, out: Path, corrections: Path, workers: int | None):
        self.folder, self.out, self.corrections, self.workers = folder.resolve(), out, corrections, workers
        self.where, self.message, self.filling = w.HTML(), w.HTML(), False
        self.entries = w.Select(options=[], rows=8, description="Folder or file", layout=w.Layout(width="44rem", max_width="100%"), style={"description_width": "initial"})  # fmt: skip
        self.go = w.Button(
            description="Analyse", button_style="primary", tooltip="The folder shown, or the selected file"
        )
        self.progress, self.answers = w.Output(), w.VBox()
        self.box = w.VBox([self.where, self.entries, w.HBox([self.go, self.message]), self.progress, self.answers])
        self.entries.observe(self.enter, names="value")
        self.go.on_click(lambda _: self.run())
        self.list()

    def list(self) -> None:
        self.filling = True
        self.where.value = f"<strong>{escape_html(str(self.folder))}</strong>"
        self.entries.options = [("All articles in this folder", None), (UP, self.folder.parent), *entries(self.folder)]
        self.entries.value = None
        self.filling = False

    def enter(self, change: Any) -> None:
        """A folder that is chosen is stepped into."""
        if not self.filling and change.new is not None and change.new.is_dir():
            self.folder = change.new
            self.list()

    def run(self) -> None:
        chosen = self.entries.value or self.folder
        self.message.value, self.go.disabled, self.answers.children = escape_html(f"Reading {chosen} …"), True, ()
        self.progress.clear_output()
        try:
            with self.progress:
                corpus = analyse_corpus(chosen, self.out, corrections=self.corrections, workers=self.workers)
            self.answers.children = [
                explore_corpus(corpus, chosen if chosen.is_dir() else chosen.parent, self.corrections)
            ]
            self.message.value = escape_html(
                f"{corpus.sql('SELECT count(*) AS n FROM articles').n[0]:,} articles from {chosen}."
            )
        except Exception as problem:
            self.message.value = escape_html(error_in_words(problem))
        finally:
            self.go.disabled = False


def entries(folder: Path) -> list[tuple[str, Path]]:
    """Folders and files that can be read, by name."""
    try:
        found = sorted(folder.iterdir(), key=lambda path: (path.is_file(), path.name.casefold()))
    except OSError:
        return []
    shown = [path for path in found if not path.name.startswith(".") and (path.is_dir() or is_article_file(path))]
    return [(f"{path.name}/" if path.is_dir() else path.name, path) for path in shown[:MOST_ENTRIES]]


def is_article_file(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not is_sidecar(path)
