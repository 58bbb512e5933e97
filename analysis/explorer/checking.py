"""Checking: accept, reject and edit the selected row, merge and split actors, add what was missed, take back and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from analysis.explorer.desk import Desk, in_a_sentence, plain, shortened
from analysis.review import CELLS, CHOICES
from analysis.review.cells import ACTORS

FIELD = {"description_width": "5.5rem"}
HALF, WIDE = w.Layout(width="15.5rem"), w.Layout(width="21rem")
NOUNS = {
    "actors": "actor",
    "mentions": "name",
    "quotes": "quote",
    "figures": "figure",
    "dates": "date",
    "events": "event",
}
ADDED = {"Name of a person": ("mentions", "person"), "Name of an organisation": ("mentions", "organisation"), "Name of a place": ("mentions", "place"),
         "Name of a group": ("mentions", "group"), "Quote": ("quotes", "direct"), "Indirect quote": ("quotes", "indirect"), "Figure": ("figures", "count"),
         "Date": ("dates", "DATE"), "Event": ("events", "happened")}  # fmt: skip
"""What marked words can be added as => table, and kind of the row."""
KIND_CELL = {"mentions": "kind", "quotes": "kind", "figures": "kind", "dates": "type", "events": "modality"}
Act = Callable[[], None]


class Checking:
    """The form: `box` is the widget; following: id of the row to go to once the selected one was accepted or rejected."""

    def __init__(self, desk: Desk, following: Callable[[], str]):
        self.desk, self.following = desk, following
        self.heading, self.told = w.HTML(), w.HTML()
        self.told.add_class("workbook-told")
        self.fields: dict[str, w.Widget] = {}
        self.edit = w.HBox(layout=w.Layout(flex_flow="row wrap"))
        self.edit.add_class("workbook-edit")
        self.words = w.Text(description="Words", placeholder="mark words in the article, or type them here", style=FIELD, layout=WIDE)  # fmt: skip
        self.kind = w.Dropdown(options=list(ADDED), description="as", style={"description_width": "1.5rem"}, layout=w.Layout(width="14rem"))  # fmt: skip
        self.box = w.VBox([w.HBox([self.buttons(), self.told]), self.heading, self.edit, self.words_row()])
        self.box.add_class("workbook-checking")
        for name in ("selected", "result"):
            desk.observe(in_a_sentence(desk)(self.show), names=name)
        desk.observe(lambda change: self.marked(), names="place")
        desk.observe(lambda change: setattr(self.told, "value", plain(change.new)), names="message")
        self.show()

    # --------------------------------------------------------------------------------------------------------- controls
    def button(self, label: str, act: Act, tooltip: str, **options: Any) -> w.Button:
        button = w.Button(description=label, tooltip=tooltip, layout=w.Layout(width="auto"), **options)
        button.on_click(lambda _: self.carefully(act))
        return button

    def carefully(self, act: Act) -> None:
        in_a_sentence(self.desk)(act)()

    def buttons(self) -> w.HBox:
        return w.HBox([
            self.button("Accept", self.accept, "The row is right (a)", icon="check"),
            self.button("Reject", self.reject, "The row is wrong (r)", icon="times"),
            self.button("Undo", self.desk.undo, "Take the last correction back (u)", icon="undo"),
            self.button("Redo", self.desk.redo, "Do it again (y)", icon="repeat"),
        ], layout=w.Layout(flex_flow="row wrap"))  # fmt: skip

    def words_row(self) -> w.HBox:
        return w.HBox([
            self.words, self.kind,
            self.button("Add", self.add, "Add the words as a row that was missed", icon="plus"),
            self.button("Use for the row", self.respan, "Make the words those of the selected row", icon="text-width"),
        ], layout=w.Layout(flex_flow="row wrap"))  # fmt: skip

    # ------------------------------------------------------------------------------------------------------ what is shown
    def show(self, _: object = None) -> None:
        """The fields of the selected row."""
        table, row = self.desk.review.rows.get(self.desk.selected, ("", None)) if self.desk.review else ("", None)
        if row is None:
            self.heading.value, self.edit.children, self.fields = "Select a row or a highlight to check it.", (), {}
            return
        words = shortened(getattr(row, "name", "") or row.text, 70)
        self.heading.value = plain(f"{NOUNS[table].capitalize()} {row.id}: “{words}” ({row.status})")
        told = self.desk.needed().cells(row.id)
        self.fields = {cell: self.field(table, cell, label, told[cell]) for cell, label in CELLS[table].items()}
        save = self.button("Save", self.save, "Keep the changed fields (Enter in a field)", icon="save")
        self.edit.children = (*self.fields.values(), save, *(self.joining(row) if table == "actors" else ()))

    def field(self, table: str, cell: str, label: str, value: Any) -> w.Widget:
        """A menu where the values are few, names to choose from or to write where it is an actor, else a line of text."""
        text = "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)
        options: dict[str, Any] = {"description": label, "style": FIELD}
        if (table, cell) in CHOICES:
            return w.Dropdown(options=CHOICES[table, cell], value=text, layout=HALF, **options)
        if (table, cell) in ACTORS:
            made = w.Combobox(options=self.names(), value=text, ensure_option=False, layout=WIDE, **options)
        else:
            made = w.Text(
                value=text, layout=WIDE if cell in ("headline", "name", "role", "counted") else HALF, **options
            )
        made.on_msg(lambda _, told, __: self.carefully(self.save) if told.get("event") == "submit" else None)
        return made

    def names(self) -> list[str]:
        return sorted({row.name for row in self.desk.needed().result.actor_rows})

    def joining(self, row: Any) -> tuple[w.Widget, ...]:
        """For an actor: merge it into another, or split one of its names off."""
        into = w.Combobox(options=[name for name in self.names() if name != row.name], placeholder="an actor’s name", description="Same as", style=FIELD, layout=WIDE)  # fmt: skip
        parts: tuple[w.Widget, ...] = (into, self.button("Merge", lambda: self.merge(row.id, into.value), "Both are one actor, of the other’s name", icon="compress"))  # fmt: skip
        spellings = sorted(
            {one.text for one in self.desk.needed().result.mention_rows if one.actor == row.id and one.form == "name"}
        )
        if len(spellings) < 2:
            return parts
        name = w.Dropdown(options=spellings, description="Not its", style=FIELD, layout=WIDE)
        return (*parts, name, self.button("Split off", lambda: self.desk.correct("split", row.id, names=[name.value]), "This name is somebody else’s", icon="expand"))  # fmt: skip

    def marked(self) -> None:
        """The words that the reader marked."""
        if self.desk.result is not None and self.desk.place[1] > self.desk.place[0]:
            self.words.value = self.desk.result.article.text[slice(*self.desk.place)]

    # ------------------------------------------------------------------------------------------------------------- acts
    def accept(self) -> None:
        self.judge("accept")

    def reject(self) -> None:
        self.judge("reject")

    def judge(self, action: str) -> None:
        following = self.following()
        self.desk.correct(action, self.desk.selected)
        self.desk.selected = following

    def save(self) -> None:
        self.desk.correct("edit", self.desk.selected, **{cell: field.value for cell, field in self.fields.items()})

    def merge(self, id_: str, into: str) -> None:
        self.desk.correct("merge", id_, into=into)
        self.desk.selected = next((row.id for row in self.desk.needed().result.actor_rows if row.name == into), "")

    def add(self) -> None:
        table, kind = ADDED[self.kind.value]
        place = self.place_of(self.words.value)
        cells = {KIND_CELL[table]: kind} | self.first_cells(table)
        self.desk.add(table, place, **cells)

    def first_cells(self, table: str) -> dict[str, Any]:
        """What the words themselves say of a new row: a name names its actor, a number its value."""
        words = " ".join(self.words.value.split())
        if table == "figures":
            number = "".join(c for c in words if c.isdigit() or c == ".").strip(".")
            return {"value": number} if number.count(".") < 2 else {}
        return {"mentions": {"actor": words}, "events": {"headline": words}}.get(table, {})

    def respan(self) -> None:
        self.desk.correct("edit", self.desk.selected, place=self.place_of(self.words.value))

    def place_of(self, words: str) -> tuple[int, int]:
        """Marked words where they were marked; typed ones where they stand nearest to the selected row."""
        text, place = self.desk.needed().result.article.text, self.desk.place
        if text[slice(*place)] == words and words.strip():
            return trimmed(text, place)
        words = words.strip()
        row = self.desk.row(self.desk.selected)
        near = getattr(row, "start", 0)
        found = [at for at in (text.rfind(words, 0, near + len(words)), text.find(words, near)) if at >= 0]
        if not words or not found:
            raise ValueError(f"“{shortened(words)}” does not stand in the article: mark the words there, or type them as written." if words else "Mark some words in the article first, or type them.")  # fmt: skip
        start = min(found, key=lambda at: abs(at - near))
        return start, start + len(words)


def trimmed(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """Marked words without the blanks around them."""
    words = text[slice(*place)]
    return place[0] + len(words) - len(words.lstrip()), place[1] - len(words) + len(words.rstrip())
