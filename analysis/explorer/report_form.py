"""The form for a report: sections, charts, notes, formats, and the button that writes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets as w

from analysis.catalogue import sections
from analysis.explorer.desk import Desk, reports_errors
from analysis.explorer.widgets import SavedFiles
from analysis.export.report import REPORTS as REPORT_FILES
from analysis.export.report import SECTIONS, write_report

REPORTS = {
    "html": "Web page",
    "docx": "Word",
    "pdf": "PDF",
    "md": "Markdown",
    "xlsx": "Excel tables",
    "charts": "Charts as files",
}
OTHERS = {
    "timeline": "Timeline (calendar, TimelineJS)", "network": "Network (Gephi, GraphML)", "json": "All tables (JSON)",
    "jsonld": "Web annotations (JSON-LD)", "brat": "brat", "conll": "CoNLL-U Plus", "timeml": "TimeML",
}  # fmt: skip
"""Format => what it is called; tables as CSV come with every report."""


def report_form(desk: Desk) -> w.VBox:
    """Choose sections, charts, formats, add notes, and write it all to the article's folder in outputs/."""
    return ReportForm(desk).box


class ReportForm:
    """Connects the form to the desk: notes are stored with the article, and a bar shows how far the report is."""

    def __init__(self, desk: Desk):
        self.desk, self.filling = desk, False
        self.sections = {name: ticked(title(name)) for name in SECTIONS}
        self.drawn = {name: ticked("Include the chart") for name in SECTIONS}
        self.notes = {name: note_field(name) for name in SECTIONS}
        self.formats = {name: ticked(label, name == "html") for name, label in {**REPORTS, **OTHERS}.items()}
        self.button, self.saved = w.Button(description="Create report", button_style="primary"), SavedFiles()
        self.bar = w.FloatProgress(min=0, max=1, layout=w.Layout(width="16rem", visibility="hidden"))
        rows = [w.HBox([self.sections[name], self.drawn[name], self.notes[name]], layout=w.Layout(flex_flow="row wrap")) for name in SECTIONS]  # fmt: skip
        self.box = w.VBox([*rows, formats_row(self.formats), w.HBox([self.button, self.bar]), self.saved])
        self.button.on_click(reports_errors(desk, self.saved.say)(self.write))
        for field in self.notes.values():
            field.observe(self.keep, names="value")
        desk.observe(self.fill, names="result")
        desk.observe(lambda _: self.saved.say(""), names="opened")
        self.fill()

    def fill(self, _: object = None) -> None:
        """The notes of the article on the desk, and of no other."""
        self.filling = True
        kept = self.desk.record.notes if self.desk.record is not None and self.desk.result is not None else {}
        for name, field in self.notes.items():
            field.value = kept.get(name, "")
        self.filling = False

    def keep(self, _: object = None) -> None:
        if not self.filling and self.desk.result is not None:
            self.desk.keep_notes({name: field.value for name, field in self.notes.items()})

    def write(self, _: object) -> None:
        review, formats = self.desk.require_review(), wanted(self.formats)
        self.saved.say("Creating the report …")
        self.bar.layout.visibility, self.bar.value = "visible", 0
        try:
            first = write_report(
                review.result, self.desk.home, formats=formats, sections=wanted(self.sections), charts=wanted(self.drawn),
                notes={name: box.value for name, box in self.notes.items() if box.value.strip()}, review=review, made=date.today(),
                progress=self.tell,
            )  # fmt: skip
        finally:
            self.bar.layout.visibility = "hidden"
        self.saved.show("Report saved: ", openable_files(self.desk.home, formats) or [first])

    def tell(self, share: float, words: str) -> None:
        self.bar.value = share
        self.saved.say(f"Creating the report … {words}")


def openable_files(home: Path, formats: list[str]) -> list[Path]:
    """Files of a report that a click can open."""
    files = [home / REPORT_FILES[name][0] for name in formats if name in REPORT_FILES]
    return [*files, *([home / "tables/tables.xlsx"] if "xlsx" in formats else [])]


def formats_row(formats: dict[str, w.Checkbox]) -> w.VBox:
    """The formats of a report, and folded away those for other programs."""
    wrapped = w.Layout(flex_flow="row wrap")
    others = w.Accordion([w.HBox([formats[name] for name in OTHERS], layout=wrapped)], titles=["More export formats"])
    return w.VBox([w.HBox([w.Label("Formats"), *(formats[name] for name in REPORTS)], layout=wrapped), others])


def wanted(boxes: dict[str, Any]) -> list[str]:
    return [name for name, box in boxes.items() if box.value]


def ticked(label: str, on: bool = True) -> w.Checkbox:
    return w.Checkbox(value=on, description=label, indent=False, layout=w.Layout(width="12rem"))


def title(section: str) -> str:
    """Heading of a section of the report."""
    described = sections()[section].section
    return described.title if described else section


def note_field(name: str) -> w.Textarea:
    layout = w.Layout(width="40rem", max_width="100%", height="3rem")
    return w.Textarea(placeholder=f"on “{title(name)}” (optional)", description="Your note", continuous_update=False, layout=layout)  # fmt: skip
