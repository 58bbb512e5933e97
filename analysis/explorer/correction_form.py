"""The selected row: its sentence, why it is there, and what the analyst does to it; and adding what was missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as w

from analysis.catalogue import TABLES, Cell, CellType, Table
from analysis.explanations import explain
from analysis.explorer.citation import citation
from analysis.explorer.desk import Desk, clip_words, escape_html, reports_errors
from analysis.explorer.names import resembling
from analysis.explorer.specs import CHECKS
from analysis.explorer.widgets import CopyButton, Form
from analysis.export.claims import Source, source_sentences
from analysis.timex_text import TYPES

Values = Mapping[str, str]
SELECT_ONE = "Select a row or a highlight to check it."


def additions() -> list[str]:
    """What marked words can be added as: "Name of a person", …, "Quote"."""
    return [label for table in TABLES.values() for label in table.additions]


def marked_words(speaker: str = "", names: list[str] | None = None) -> dict[str, Any]:
    """The group of the form for words that the analyst marked in the article; speaker: proposed for a quote."""
    labels = additions()
    return {
        "name": "words", "title": "Add a missed item",
        "fields": [{"name": "words", "label": "Add a missed item", "value": "", "hint": "select text in the article"},
                   {"name": "kind", "label": "Type", "value": labels[0], "choices": labels},
                   {"name": "speaker", "label": "Speaker", "value": speaker, "choices": names or [], "free": True, "hint": "who says it"}],
        "buttons": [{"act": "add", "label": "Add", "hint": "Add the selected text as a row that was missed"},
                    {"act": "respan", "label": "Use marked text for this row", "hint": "Replace the words of the selected row with this text"}],
    }  # fmt: skip


class CorrectionForm:
    """Widgets: `box`, the selected row; `adding`, what was missed. following: id of the row to go to once the selected one was
    accepted or rejected; row: id of the one whose fields were submitted."""

    def __init__(self, desk: Desk, following: Callable[[], str]):
        self.desk, self.following, self.row, self.asked_about = desk, following, "", ""
        self.heading, self.message, self.form = w.HTML(), w.HTML(), Form()
        self.adding = Form(groups=[marked_words()])
        self.copy = CopyButton(
            label="Copy with citation", hint="The words, who says them, outlet, date and sentence (c)"
        )
        self.message.add_class("workbook-told")
        self.heading.add_class("workbook-reason")
        self.adding.add_class("workbook-adding")
        self.box = w.VBox(
            [w.HBox([*self.buttons(), self.copy, self.message]).add_class("workbook-buttons"), self.heading, self.form]
        )
        self.box.add_class("workbook-checking")
        self.acts: dict[str, Callable[[Values], None]] = {
            "save": self.save, "merge": self.merge, "split": self.split, "add": self.add, "respan": self.respan, "note": self.note,
        }  # fmt: skip
        for form in (self.form, self.adding):
            form.on_act(reports_errors(desk)(self.submit))
        for name in ("selected", "result"):
            desk.observe(reports_errors(desk)(self.show), names=name)
        desk.observe(lambda _: self.mark(), names="place")
        desk.observe(lambda _: self.adding.clear(), names="opened")
        desk.observe(lambda change: setattr(self.message, "value", escape_html(change.new)), names="message")
        self.copy.on_ask(self.cited)
        self.copy.on_copy(self.tell_copied)
        self.show()

    def buttons(self) -> list[w.Button]:
        acts = (("Accept", self.accept, "The row is right (a)"), ("Reject", self.reject, "The row is wrong (r)"),
                ("Undo", self.desk.undo, "Undo the last correction (u)"), ("Redo", self.desk.redo, "Redo (y)"))  # fmt: skip
        return [self.button(*one) for one in acts]

    def button(self, label: str, act: Callable[[], None], tooltip: str) -> w.Button:
        button = w.Button(description=label, tooltip=tooltip, layout=w.Layout(width="auto"))
        button.on_click(reports_errors(self.desk)(lambda _: act()))
        return button

    def cited(self) -> str:
        """The selected row as one cites it."""
        row = self.desk.row(self.desk.selected)
        return citation(self.desk.require_review().result, row) if row is not None else ""

    def tell_copied(self, copied: bool) -> None:
        self.desk.message = "Copied with its citation." if copied else "The browser did not allow copying."

    # ------------------------------------------------------------------------------------------------------ what is shown
    def show(self, _: object = None) -> None:
        """The sentence, the reason and the fields of the selected row."""
        table, row = self.desk.review.rows.get(self.desk.selected, ("", None)) if self.desk.review else ("", None)
        if row is None:
            self.heading.value, self.form.groups = SELECT_ONE, []
        else:
            self.heading.value = self.in_words(table, row)
            self.form.groups = [self.row_group(table, row.id), *(self.joining(row) if table in ("actors", "places") else ()), self.note_group(row.id)]  # fmt: skip
        self.adding.groups = [marked_words(self.proposed_speaker(row), self.names() if self.desk.review else [])]
        self.mark()

    def in_words(self, table: str, row: Any) -> str:
        """Heading, reason and sentence as safe markup."""
        head = f"{TABLES[table].singular.capitalize()} {row.id}"
        if hasattr(row, "name"):
            head += f": “{clip_words(row.name, 70)}”"
        return f"<strong>{escape_html(head)}</strong> ({escape_html(CHECKS[row.status])}). {escape_html(explain(row, self.desk.words))}<br>{self.sentence_markup(row)}"

    def sentence_markup(self, row: Any) -> str:
        """The sentence of a row, with its number and the row's own words marked; an actor's is that in which it is first named."""
        if hasattr(row, "start"):
            source = source_sentences(self.desk.require_review().result, row.start, row.end)
        else:
            number, words = self.desk.sentence_of(row)
            source = Source(number + 1, words, "", "")
        return f"<q>[{source.number}] {escape_html(source.before)}<mark>{escape_html(source.words)}</mark>{escape_html(source.after)}</q>"

    def row_group(self, table: str, id_: str) -> dict[str, Any]:
        values = self.desk.require_review().cells(id_)
        fields = [self.field(name, cell, values[name]) for name, cell in TABLES[table].cells.items()]
        save = {"act": "save", "label": "Save", "hint": "Save the changes (Enter)"}
        return {
            "name": "row",
            "title": "The selected row",
            "row": id_,
            "fields": fields,
            "buttons": [save] if fields else [],
        }

    def field(self, name: str, cell: Cell, value: Any) -> dict[str, Any]:
        """A menu where the values are few, names to choose from or to write where it is an actor, else a line of text."""
        text = "" if value is None or is_undated(cell, value) else f"{value:.15g}" if isinstance(value, float) else str(value)  # fmt: skip
        free = cell.type is CellType.ACTOR
        choices = self.names() if free else list(cell.choices)
        labels = [TYPES.get(one, one) for one in choices]
        return {"name": name, "label": cell.label, "value": text, "choices": choices if free else choices or None, "labels": labels, "free": free, "hint": cell.hint}  # fmt: skip

    def names(self) -> list[str]:
        return sorted(set(self.desk.require_review().result.names.values()))

    def note_group(self, id_: str) -> dict[str, Any]:
        note = self.desk.require_review().notes.get(id_)
        fields = [{"name": "note", "label": "Note", "value": note.text if note else "", "hint": "included in the report"},
                  {"name": "tags", "label": "Tags", "value": ", ".join(note.tags) if note else "", "hint": "such as urgent, toll"}]  # fmt: skip
        return {"name": "note", "title": "Note on the selected row", "row": id_, "fields": fields, "buttons": [{"act": "note", "label": "Save note", "hint": "Save the note and tags (Enter)"}]}  # fmt: skip

    def joining(self, row: Any) -> list[dict[str, Any]]:
        """For an actor or a place: merge it into another, or split one of its names off."""
        names = [name for name in self.names() if name != row.name]
        into = {"name": "into", "label": "Merge into", "value": "", "choices": names, "free": True, "hint": "another name"}  # fmt: skip
        merge = {"act": "merge", "label": "Merge", "hint": "Both become one, under the other’s name"}
        groups = [{"name": "merge", "title": "Merge with another", "row": row.id, "fields": [into], "buttons": [merge]}]
        mentions = self.desk.require_review().result.mention_rows
        spellings = sorted({one.text for one in mentions if one.actor == row.id and one.form == "name"})
        if len(spellings) > 1:
            name = {"name": "name", "label": "Remove this name", "value": spellings[0], "choices": spellings}
            part = {"act": "split", "label": "Remove", "hint": "This name belongs to someone else"}
            groups.append(
                {"name": "split", "title": "Split an actor", "row": row.id, "fields": [name], "buttons": [part]}
            )
        return groups

    def proposed_speaker(self, row: Any) -> str:
        """Who speaks in the quote nearest before the marked words, as the speaker of a quote to be added."""
        if self.desk.review is None or self.desk.place[1] <= self.desk.place[0]:
            return ""
        before = [one for one in self.desk.review.result.quote_rows if one.start <= self.desk.place[0] and one.actor]
        return self.desk.review.names.get(before[-1].actor or "", "") if before else ""

    def mark(self) -> None:
        """The words that the reader marked, and who might be saying them."""
        result, (start, end) = self.desk.result, self.desk.place
        self.adding.marked = result.article.text[start:end] if result is not None and end > start else ""
        if self.adding.marked:
            self.adding.groups = [marked_words(self.proposed_speaker(None), self.names())]

    # ------------------------------------------------------------------------------------------------------------- acts
    def submit(self, act: str, values: Values, row: str) -> None:
        """A button of the form: the fields are those of the row they were shown for, whichever is selected by now."""
        self.row = row or self.desk.selected
        self.acts[act](values)

    def accept(self) -> None:
        self.judge("accept")

    def reject(self) -> None:
        self.judge("reject")

    def judge(self, action: str) -> None:
        following = self.following()
        self.desk.correct(action, self.desk.selected)
        self.desk.selected = following

    def save(self, values: Values) -> None:
        table = (
            TABLES[self.desk.require_review().rows[self.row][0]]
            if self.row in self.desk.require_review().rows
            else None
        )
        for name in [name for name, cell in (table.cells if table else {}).items() if cell.type is CellType.ACTOR]:
            self.ask_about(values.get(name, ""))
        given = {name: value for name, value in values.items() if value or not table or not keeps_empty(table, name)}
        self.desk.correct("edit", self.row, **given)

    def ask_about(self, name: str) -> None:
        """A name that is new and resembles a known actor's asks first; given a second time it is taken as it is."""
        near = resembling(name, self.names())
        if near and name != self.asked_about:
            self.asked_about = name
            raise ValueError(f"“{name}” is new and resembles “{near}”: choose that name, or save again to keep yours.")

    def note(self, values: Values) -> None:
        tags = [one.strip().lstrip("#") for one in values.get("tags", "").split(",")]
        self.desk.correct("note", self.row, note=values.get("note", "").strip(), tags=[one for one in tags if one])

    def merge(self, values: Values) -> None:
        self.desk.correct("merge", self.row, into=values["into"])
        names = self.desk.require_review().result.names
        self.desk.selected = next((id_ for id_, name in names.items() if name == values["into"]), self.desk.selected)

    def split(self, values: Values) -> None:
        self.desk.correct("split", self.row, names=[values["name"]])

    def add(self, values: Values) -> None:
        table = next(one for one in TABLES.values() if values["kind"] in one.additions)
        place = self.place_of(values["words"])
        cells = first_cells(table, " ".join(values["words"].split()))
        if table.name == "quotes" and values.get("speaker", "").strip():
            self.ask_about(values["speaker"].strip())
            cells["speaker"] = values["speaker"].strip()
        self.desk.add(table.name, place, **{table.kind_column: table.additions[values["kind"]]}, **cells)
        self.desk.place = (0, 0)
        self.adding.clear(values)

    def respan(self, values: Values) -> None:
        self.desk.correct("edit", self.row, place=self.place_of(values["words"]))

    def place_of(self, words: str) -> tuple[int, int]:
        """Marked words where they were marked; typed ones where they stand nearest to the selected row."""
        text, place = self.desk.require_review().result.article.text, self.desk.place
        if words.strip() and " ".join(text[slice(*place)].split()) == " ".join(words.split()):
            return trim_blanks(text, place)
        words = words.strip()
        if not words:
            raise ValueError("Select some words in the article first, or type them.")
        near = getattr(self.desk.row(self.desk.selected), "start", 0)
        found = [at for at in (text.rfind(words, 0, near + len(words)), text.find(words, near)) if at >= 0]
        if not found:
            raise ValueError(f"“{clip_words(words)}” is not in the article: select the words there, or type them exactly as written.")  # fmt: skip
        start = min(found, key=lambda at: abs(at - near))
        return start, start + len(words)


def is_undated(cell: Cell, value: Any) -> bool:
    """Whether a cell holds a TIMEX3 value whose day is not known ("XXXX-WXX-4"), which the form shows as an empty field."""
    return cell.type is CellType.TIMEX and "X" in str(value)


def keeps_empty(table: Table, name: str) -> bool:
    """Whether an empty field of the form leaves the cell as it is: a date that is not known stays so until one is entered."""
    return name in table.cells and table.cells[name].type is CellType.TIMEX


def first_cells(table: Table, words: str) -> dict[str, Any]:
    """What the words themselves say of a new row: a name names its actor, digits are a value."""
    if table.words_column is None:
        return {}
    if table.cells[table.words_column].type is not CellType.NUMBER:
        return {table.words_column: words}
    number = "".join(c for c in words if c.isdigit() or c == ".").strip(".")
    return {table.words_column: number} if number.count(".") < 2 else {}


def trim_blanks(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """Marked words without the blanks around them."""
    words = text[slice(*place)]
    return place[0] + len(words) - len(words.lstrip()), place[1] - len(words) + len(words.rstrip())
