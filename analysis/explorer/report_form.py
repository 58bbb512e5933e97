"""The report, by a button."""

from __future__ import annotations

import ipywidgets as w

from analysis.catalogue import sections
from analysis.explorer.desk import Desk, escape_html, reports_errors
from analysis.export.report import SECTIONS, write_report

BOX = w.Layout(width="15rem")
REPORTS = {"html": "Web page", "docx": "Word", "pdf": "PDF", "md": "Markdown"}
OTHERS = {
    "timeline": "Timeline (calendar, TimelineJS)", "network": "Network (Gephi, GraphML)", "json": "All tables (JSON)",
    "jsonld": "Web annotations (JSON-LD)", "brat": "brat", "conll": "CoNLL-U Plus", "timeml": "TimeML",
}  # fmt: skip
"""Format => what it is called; tables as CSV and Excel come with every report."""


def report_form(desk: Desk) -> w.VBox:
    """Choose sections, charts, formats, add notes, and write it all to outputs/<article>/."""
    boxes = {name: ticked(title(name)) for name in SECTIONS}
    drawn = {name: ticked("with its chart") for name in SECTIONS}
    notes = {name: note_field(name) for name in SECTIONS}
    formats = {name: ticked(told, name == "html") for name, told in {**REPORTS, **OTHERS}.items()}
    button, told = w.Button(description="Create report", button_style="primary"), w.HTML()
    told.add_class("workbook-summary")

    def tell(words: str) -> None:
        told.value = escape_html(words)

    @reports_errors(desk, tell)
    def write(_: object) -> None:
        tell("Writing …")
        path = write_report(
            desk.require_review().result, desk.home, formats=wanted(formats),
            sections=wanted(boxes), charts=wanted(drawn),
            notes={name: box.value for name, box in notes.items() if box.value.strip()}, review=desk.review,
        )  # fmt: skip
        tell(f"Report saved: {path}. Other formats, the charts and the tables (CSV, Excel) are in the same folder.")

    button.on_click(write)
    rows = [w.HBox([boxes[name], drawn[name], notes[name]]) for name in SECTIONS]
    return w.VBox([*rows, formats_row(formats), w.HBox([button]), told])


def formats_row(formats: dict[str, w.Checkbox]) -> w.VBox:
    """The formats of a report, and folded away those for other programs."""
    wrapped = w.Layout(flex_flow="row wrap")
    others = w.Accordion([w.HBox([formats[name] for name in OTHERS], layout=wrapped)], titles=["More export formats"])
    return w.VBox([w.HBox([w.Label("Formats"), *(formats[name] for name in REPORTS)], layout=wrapped), others])


def wanted(boxes: dict[str, w.Checkbox]) -> list[str]:
    return [name for name, box in boxes.items() if box.value]


def ticked(told: str, on: bool = True) -> w.Checkbox:
    return w.Checkbox(value=on, description=told, indent=False, layout=BOX)


def title(section: str) -> str:
    """Heading of a section of the report."""
    told = sections()[section].section
    return told.title if told else section


def note_field(name: str) -> w.Textarea:
    return w.Textarea(
        placeholder=f"on “{title(name)}” (optional)",
        description="Your note",
        layout=w.Layout(width="40rem", height="3rem"),
    )
