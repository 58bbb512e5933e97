"""The report, by a button."""

from __future__ import annotations

import ipywidgets as w

from analysis.explorer.desk import Desk, in_a_sentence, plain
from analysis.export.report import FORMATS, SECTIONS, TITLES, write_report

BOX = w.Layout(width="15rem")


def hand_in(desk: Desk) -> w.VBox:
    """Choose sections, charts, formats, add notes, and write it all to outputs/<article>/."""
    boxes = {name: w.Checkbox(value=True, description=TITLES[name], indent=False, layout=BOX) for name in SECTIONS}
    drawn = {name: w.Checkbox(value=True, description="with its chart", indent=False, layout=BOX) for name in SECTIONS}
    notes = {name: note_field(name) for name in SECTIONS}
    formats = w.SelectMultiple(
        options=FORMATS, value=("html",), description="Formats", rows=5, layout=w.Layout(width="18rem")
    )
    button, told = w.Button(description="Write the report", button_style="primary"), w.HTML()

    @in_a_sentence(desk)
    def write(_: object) -> None:
        if desk.result is None:
            raise ValueError("Choose an article first.")
        path = write_report(
            desk.result, desk.home, formats=formats.value,
            sections=[name for name in SECTIONS if boxes[name].value], charts=[name for name in SECTIONS if drawn[name].value],
            notes={name: box.value for name, box in notes.items() if box.value.strip()}, review=desk.review,
        )  # fmt: skip
        told.value = plain(f"Wrote {path}")

    desk.observe(lambda change: setattr(told, "value", plain(change.new)), names="message")
    button.on_click(write)
    rows = [w.HBox([boxes[name], drawn[name], notes[name]]) for name in SECTIONS]
    return w.VBox([*rows, w.HBox([formats, button]), told])


def note_field(name: str) -> w.Textarea:
    return w.Textarea(
        placeholder=f"on “{TITLES[name]}” (optional)",
        description="Your note",
        layout=w.Layout(width="40rem", height="3rem"),
    )
