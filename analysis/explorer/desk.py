"""The desk: the article that is being worked on, the row that is selected, and what the analyst decides. Widgets share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import wraps
from html import escape
from pathlib import Path
from typing import Any

import traitlets

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.explanations import explain
from analysis.pipeline import analyse
from analysis.result import Analysis
from analysis.review import Correction, Journal, Review, article_folder, review, review_with_acceptance
from analysis.review.article_folder import Record, adopt_old_corrections, dated, read_record, write_record
from analysis.review.correction import now

ACTION_LABELS = {
    "accept": "Accepted", "reject": "Rejected", "edit": "Changed", "add": "Added", "merge": "Merged", "split": "Split",
    "note": "Noted",
}  # fmt: skip
STEP_NOUNS = {
    "accept": "acceptance of", "reject": "rejection of", "add": "addition of", "merge": "merge of", "split": "split of", "note": "note on",
}  # fmt: skip
"""Action => what is undone or redone, before the words of its row."""
SELECT = "Select a row or a highlight to see its sentence and why it is there."


class Desk(traitlets.HasTraits):
    """result: the Analysis on the desk with the corrections laid over it, None before an article was chosen and while one is
    read; review: the same with what the machine had found and what was rejected; opened: how many articles were put on the
    desk so far, by which widgets know that it is another one; selected: id of a row ("q3") or ""; place: the words that the
    reader marked; progress: the share of an analysis that is done, and its step; message: the last thing to tell the analyst, in a sentence; folder, out: where articles lie and reports
    and corrections go; record: what is kept of the article between sessions (day of publication, notes)."""

    result = traitlets.Instance(Analysis, allow_none=True)
    review = traitlets.Instance(Review, allow_none=True)
    selected = traitlets.Unicode("")
    place = traitlets.Tuple((0, 0))
    message = traitlets.Unicode("")
    opened = traitlets.Int(0)
    progress = traitlets.Tuple((1.0, ""))

    def __init__(self, folder: str | Path | None = None, out: str | Path | None = None):
        """folder: where articles to start from lie (default: the project's seeds); out: where reports go."""
        super().__init__()
        root = Path.cwd().parent if Path.cwd().name == "notebooks" else Path.cwd()
        self.folder = Path(folder) if folder else root / "seeds"
        self.out = Path(out) if out else root / "outputs"
        self.record: Record | None = None
        self.applied: list[Correction] = []

    # --------------------------------------------------------------------------------------------------- article and rows
    def open(self, article: Article, entered: date | None = None) -> None:
        """Put an article on the desk, with the corrections made to its text before, its notes, and the day of publication that
        the analyst entered, now or earlier. Every widget is emptied before the analysis begins."""
        home = article_folder(self.out, article)
        before = read_record(home)
        kept = Record(article, entered or (before.published if before else None), before.notes if before else {}, now())
        kept = replace(kept, article=dated(article, kept))
        self.clear()
        machine = analyse(kept.article, self.tell_progress)
        self.progress = 1.0, ""
        adopt_old_corrections(self.out, article)
        self.journal, self.record = Journal(home), kept
        self.keep(kept)
        self.apply_corrections(machine)

    def tell_progress(self, share: float, step: str) -> None:
        self.progress = share, step

    def clear(self) -> None:
        """An empty desk: nothing of the article before is left on any widget."""
        self.opened += 1
        self.selected, self.place, self.message = "", (0, 0), ""
        with self.hold_trait_notifications():
            self.review, self.result = None, None

    def keep(self, record: Record) -> None:
        """Write down what is kept of the article; a folder that cannot be written to is told and stops nothing."""
        self.record = record
        try:
            write_record(self.home, record)
        except OSError as problem:
            self.message = f"Nothing can be saved in {self.home}: {problem.strerror or problem}."

    def keep_notes(self, notes: Mapping[str, str]) -> None:
        """Section of the report => the analyst's words on it, of this article."""
        if self.record is not None:
            self.keep(replace(self.record, notes={name: text for name, text in notes.items() if text.strip()}))

    def apply_corrections(self, machine: Analysis) -> None:
        """Show the tables that the rules made with the journal's corrections applied."""
        self.applied = list(self.journal.done)
        self.show_review(review(machine, self.applied))

    def show_review(self, seen: Review) -> None:
        with self.hold_trait_notifications():
            self.review, self.result = seen, seen.result

    @property
    def home(self) -> Path:
        """The folder of the article's reports and corrections."""
        return self.journal.path.parent

    def row(self, id_: str) -> Any:
        """The row of that id, a rejected one too, or None."""
        return self.review.rows.get(id_, ("", None))[1] if self.review is not None else None

    def explanation(self, id_: str) -> str:
        """Why a row is there and the sentence it stands in, as plain text."""
        row = self.row(id_)
        if row is None or self.result is None:
            return SELECT
        return f"{explain(row, self.words)}\n\n{self.sentence_of(row)[1]}"

    def sentence_of(self, row: Any) -> tuple[int, str]:
        """A row => number, from 0, and text of the sentence it stands in (an actor: where it is first named)."""
        result = self.require_review().result
        number = int(row.sentence if hasattr(row, "sentence") else row.first_sentence)
        sentence = result.document.sentences[number]
        return number, result.article.text[sentence.start : sentence.end]

    @property
    def words(self) -> dict[str, str]:
        """Id of an actor or a date => its name or its words, for sentences that speak of it."""
        seen = self.require_review()
        return {**seen.names, **{row.id: f"“{clip_words(row.text)}”" for row in seen.result.date_rows}}

    # -------------------------------------------------------------------------------------------------------- corrections
    def correct(self, action: str, id_: str, **after: Any) -> None:
        """accept, reject, edit (cell=value, place=(start, end)), merge (into=name) or split (names=[…], name=…) a row."""
        self.write(self.require_review().correction(action, id_, **after))

    def add(self, table: str, place: tuple[int, int], **cells: Any) -> None:
        """A row that the machine missed."""
        self.write(self.require_review().addition(table, place, **cells))
        rows = (row for name, row in self.require_review().rows.values() if name == table)
        self.selected = next((row.id for row in rows if (row.start, row.end) == place), "")

    def write(self, one: Correction) -> None:
        """Into the journal, onto the disk, and only then onto the screen."""
        seen = self.require_review()
        self.journal.add(one, seen.result.article.text)
        self.apply_last(seen, one)
        self.message = f"{ACTION_LABELS[one.action]}: “{clip_words(one.words)}”."

    def apply_last(self, seen: Review, one: Correction) -> None:
        """Show what a correction changed that was just written to the journal. To accept a row is the most frequent one and changes only
        its status, so that the others need not be applied again, unless another window has written to the journal meanwhile."""
        accepted = review_with_acceptance(seen, one) if self.journal.done == [*self.applied, one] else None
        if accepted is None:
            self.apply_corrections(seen.machine)
        else:
            self.applied.append(one)
            self.show_review(accepted)

    def undo(self) -> None:
        """Take the last correction back, as often as there are any."""
        self.report_step(self.journal.undo() if self.review else None, "Undone", "There is nothing to undo.")

    def undo_to(self, correction: str) -> None:
        """Take back the correction of that id and all that came after it."""
        ids = [one.id for one in self.journal.done]
        if correction not in ids:
            raise ValueError("This correction has already been undone.")
        for _ in ids[ids.index(correction) :]:
            self.journal.undo()
        self.apply_corrections(self.require_review().machine)
        self.message = f"Undone: {noun_count(len(ids) - ids.index(correction), 'correction')}."

    def redo(self) -> None:
        self.report_step(self.journal.redo() if self.review else None, "Redone", "There is nothing to redo.")

    def report_step(self, one: Correction | None, done: str, nothing: str) -> None:
        if one is not None:
            self.apply_corrections(self.require_review().machine)
        self.message = f"{done}: {correction_phrase(one)} “{clip_words(one.words)}”." if one else nothing

    def require_review(self) -> Review:
        """The review of the open article. Raises ValueError where none is open."""
        if self.review is None:
            raise ValueError("Choose an article first.")
        return self.review


def noun_count(number: int, noun: str) -> str:
    """(1, "row") => "1 row"; (5, "row") => "5 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def correction_phrase(one: Correction) -> str:
    """A correction => what it did, to be followed by the words of the row: "change to the speaker of", "merge of"."""
    if one.action == "edit":
        cells = [TABLES[one.table].cells[name].label.lower() for name in one.after if name in TABLES[one.table].cells]
        return f"change to the {' and '.join(cells) or 'words'} of"
    return STEP_NOUNS[one.action]


def clip_words(words: str, longest: int = 60) -> str:
    """Words on one line, to be put between quotation marks."""
    line = " ".join(words.split()).strip('“”"')
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def escape_html(text: str) -> str:
    """Text => what an HTML widget shows as exactly that text: the one gate on which article text reaches markup."""
    return escape(text, quote=True).replace("\n", "<br>")


def error_in_words(problem: Exception, advice: str = "") -> str:
    """An exception => its own sentence, or one that names its kind; advice: what to try then (": try another article")."""
    return str(problem) or f"That did not work ({type(problem).__name__}){advice}."


def shows_errors(tell: Callable[[str], None], advice: str = "") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorator of a widget's callback: what goes wrong is told in a sentence and never as a traceback."""

    def wrapped(callback: Callable[..., None]) -> Callable[..., None]:
        @wraps(callback)
        def careful(*args: Any) -> None:
            try:
                callback(*args)
            except Exception as problem:
                tell(error_in_words(problem, advice))

        return careful

    return wrapped


def reports_errors(
    desk: Desk, tell: Callable[[str], None] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`shows_errors` for the desk: as its message, or where `tell` says."""
    return shows_errors(tell or (lambda message: setattr(desk, "message", message)), ": try another article or setting")
