"""The report, by a button."""

from __future__ import annotations

import ipywidgets as w

from analysis.explorer.desk import Desk, in_a_sentence
from analysis.export.report import FORMATS, SECTIONS, TITLES, article_name, write_report


def hand_in(desk: Desk) -> w.VBox:
    """Choose sections, charts, formats, add notes, and write it all to outputs/<article>/."""
    boxes = {name: w.Checkbox(value=True, description=TITLES[name], indent=False) for name in SECTIONS}
    drawn = {name: w.Checkbox(value=True, description="with its chart", indent=False) for name in SECTIONS}
    notes = {name: note_field(name) for name in SECTIONS}
    formats = w.SelectMultiple(
        options=FORMATS, value=("html",), description="Formats", rows=5, layout=w.Layout(width="18rem")
    )
    button, told = w.Button(description="Write the report", button_style="primary"), w.Label()

    @in_a_sentence(desk)
    def write(_: object) -> None:
        if desk.result is None:
            told.value = "Choose an article first."
            return
        path = write_report(
            desk.result, desk.out / article_name(desk.result), formats=formats.value,
            sections=[name for name in SECTIONS if boxes[name].value], charts=[name for name in SECTIONS if drawn[name].value],
            notes={name: box.value for name, box in notes.items() if box.value.strip()},
        )  # fmt: skip
        told.value = f"Wrote {path}"

    button.on_click(write)
    rows = [w.HBox([boxes[name], drawn[name], notes[name]]) for name in SECTIONS]
    return w.VBox([*rows, w.HBox([formats, button]), told])


def note_field(name: str) -> w.Textarea:
    return w.Textarea(
        placeholder=f"Your note on “{TITLES[name]}” (optional)", layout=w.Layout(width="40rem", height="3.5rem")
    )
