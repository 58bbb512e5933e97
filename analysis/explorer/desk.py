"""The desk: the article that is being worked on, and the row that is selected. Widgets share it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import traitlets

from analysis.explain import explain
from analysis.result import Analysis

LETTERS = {"m": "mentions", "a": "actors", "q": "quotes", "f": "figures", "d": "dates", "e": "events"}


class Desk(traitlets.HasTraits):
    """result: the Analysis on the desk, None before an article was chosen; selected: id of a row ("q3") or ""; message: the
    last thing to tell the analyst, in a sentence."""

    result = traitlets.Instance(Analysis, allow_none=True)
    selected = traitlets.Unicode("")
    message = traitlets.Unicode("")

    def __init__(self, folder: str | Path | None = None, out: str | Path | None = None):
        """folder: where articles to start from lie (default: the project's seeds); out: where reports go."""
        super().__init__()
        root = Path.cwd().parent if Path.cwd().name == "notebooks" else Path.cwd()
        self.folder = Path(folder) if folder else root / "seeds"
        self.out = Path(out) if out else root / "outputs"

    def row(self, id_: str) -> Any:
        """The row of that id, or None: "q3" => a Series of the quotes table."""
        table = getattr(self.result, LETTERS.get(id_[:1], ""), None)
        if table is None or id_ not in set(table.id):
            return None
        return table[table.id == id_].iloc[0]

    def told(self, id_: str) -> str:
        """Why a row is there and the sentence it stands in, as plain text."""
        row = self.row(id_)
        if row is None or self.result is None:
            return "Select a row or a highlight to see its sentence and why it is there."
        number = int(row.sentence if "sentence" in row else row.first_sentence)
        sentence = self.result.document.sentences[number]
        return f"{explain(row)}\n\n{self.result.article.text[sentence.start : sentence.end]}"


def in_a_sentence(desk: Desk) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorator of a widget's callback: what goes wrong is told in a sentence and never as a traceback."""

    def wrapped(callback: Callable[..., None]) -> Callable[..., None]:
        @wraps(callback)
        def careful(*args: Any) -> None:
            try:
                callback(*args)
            except Exception as problem:
                desk.message = (
                    str(problem) or f"That did not work ({type(problem).__name__}): try another article or setting."
                )

        return careful

    return wrapped
