"""The report, by a button."""

from __future__ import annotations

import ipywidgets as w

from analysis.explorer.desk import Desk, in_a_sentence
from analysis.export.report import SECTIONS, TITLES, article_name, write_report


def hand_in(desk: Desk) -> w.VBox:
    """Choose the sections, add notes, write outputs/<article>/report.html with its charts and tables."""
    boxes = {name: w.Checkbox(value=True, description=TITLES[name], indent=False) for name in SECTIONS}
    notes = {
        name: w.Textarea(
            placeholder=f"Your note on “{TITLES[name]}” (optional)", layout=w.Layout(width="40rem", height="3.5rem")
        )
        for name in SECTIONS
    }
    button, told = w.Button(description="Write the report", button_style="primary"), w.Label()

    @in_a_sentence(desk)
    def write(_: object) -> None:
        if desk.result is None:
            told.value = "Choose an article first."
            return
        path = write_report(
            desk.result, desk.out / article_name(desk.result), sections=[name for name in SECTIONS if boxes[name].value],
            notes={name: box.value for name, box in notes.items() if box.value.strip()},
        )  # fmt: skip
        told.value = f"Wrote {path}"

    button.on_click(write)
    return w.VBox([*(w.HBox([boxes[name], notes[name]]) for name in SECTIONS), w.HBox([button, told])])
