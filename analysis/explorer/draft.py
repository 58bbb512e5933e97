"""Widgets that check a draft against its sources and save the result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets as w

from analysis.article import Article
from analysis.check import DraftCheck, Finding, check_draft, read_sources
from analysis.check.decisions import NAME, Decisions
from analysis.explorer.desk import shows_errors
from analysis.explorer.draft_pane import DraftPane, needs_attention
from analysis.explorer.widgets import RowTable, SavedFiles
from analysis.export.draft import write_draft
from analysis.filenames import article_name
from analysis.reading import article_from_text, read_article

LABELS = {"description_width": "6.5rem"}
WIDE = w.Layout(width="auto")
COLUMNS = {"kind": "Kind", "verdict": "Verdict", "text": "In the draft", "source_text": "In the source", "difference": "Difference", "explanation": "Why"}  # fmt: skip
EXPORTS = {".html": "Save page", ".docx": "Save Word", ".csv": "Save table"}
EXPORT_HINTS = {
    ".html": "The marked draft as a web page",
    ".docx": "The draft as a Word document with comments",
    ".csv": "The findings as a table",
}
NARROW = w.Layout(width="auto")
ASK = "Paste a draft or give its file, give a folder or files of sources, and press Check."


@dataclass
class DraftDesk:
    """The draft that is open: its findings, the analyst's decisions on them, and the folder of both."""

    out: Path
    found: DraftCheck | None = None

    def check(self, draft: Article, sources: list[Article]) -> None:
        self.found = check_draft(draft, sources)

    @property
    def needed(self) -> DraftCheck:
        if self.found is None:
            raise ValueError("Check a draft first.")
        return self.found

    @property
    def home(self) -> Path:
        return self.out / article_name(self.needed.draft.article)

    @property
    def decisions(self) -> Decisions:
        return Decisions(self.home / NAME)

    @property
    def result(self) -> DraftCheck:
        """The findings with the analyst's decisions applied."""
        return self.decisions.apply(self.needed)

    def row(self, id_: str) -> Finding | None:
        return next((row for row in self.needed.finding_rows if row.id == id_), None) if self.found else None

    def decide(self, act: str, id_: str, reason: str) -> str:
        """ "fine" or "u" for a finding => what to tell the analyst."""
        if (row := self.row(id_)) is None:
            return "Select a finding first."
        text = self.needed.draft.article.text
        if act == "fine":
            self.decisions.mark_as_fine(row, text, reason)
            return f"Marked as fine and saved in {self.decisions.path}."
        self.decisions.withdraw(row, text)
        return "Open again."

    def export(self, ending: str) -> Path:
        return write_draft(self.result, self.home / f"draft{ending}")


@dataclass(frozen=True)
class Controls:
    """Input fields and buttons."""

    paste: w.Textarea
    file: w.Text
    sources: w.Text
    go: w.Button
    exports: dict[str, w.Button]
    message: SavedFiles


def check_a_draft(draft: str | Path = "", sources: str | Path = "", out: str | Path = "../outputs") -> w.VBox:
    """Widgets to check a draft (a file, or pasted) against sources (a folder, or files with semicolons between them).

    Decisions and exports go to a folder of the draft's name in `out`. Nothing leaves the machine.
    """
    desk, controls = DraftDesk(Path(out)), controls_for(draft, sources)
    pane, table = DraftPane(), RowTable(label="Findings", layout={"display": "none"})
    wire(desk, controls, pane, table)
    if str(draft) and str(sources):
        controls.go.click()
    buttons = w.HBox([controls.go, *controls.exports.values()], layout=w.Layout(flex_flow="row wrap"))
    fields = w.Box([controls.paste, w.VBox([controls.file, controls.sources, buttons, controls.message])])
    fields.add_class("workbook-draft-fields")
    box = w.VBox([fields, pane, table])
    box.add_class("workbook-draft-desk")
    return box


def controls_for(draft: str | Path, sources: str | Path) -> Controls:
    def text(label: str, value: str | Path, hint: str) -> w.Text:
        return w.Text(value=str(value), description=label, placeholder=hint, style=LABELS, layout=WIDE, continuous_update=False)  # fmt: skip

    return Controls(
        paste=w.Textarea(description="Draft", placeholder="Paste a draft here …", style=LABELS, layout=w.Layout(width="auto", height="8rem")),
        file=text("or its file", draft, ".txt, .md, .html, .docx, .pdf"),
        sources=text("Sources", sources, "a folder, or files with ; between them"),
        go=w.Button(description="Check", button_style="primary", tooltip="Check the draft against its sources", layout=NARROW),
        exports={ending: w.Button(description=label, tooltip=EXPORT_HINTS[ending], layout=NARROW) for ending, label in EXPORTS.items()},
        message=SavedFiles(message=ASK),
    )  # fmt: skip


def wire(desk: DraftDesk, controls: Controls, pane: DraftPane, table: RowTable) -> None:
    """Connect the controls to the desk, and the desk to the pane and the table. Errors are shown as a sentence."""

    tell = controls.message.say

    def show() -> None:
        result = desk.result
        pane.show(result)
        pane.point(result, desk.row(pane.selected))
        table.show(result.findings, COLUMNS)
        table.layout.display = ""

    def run(_: object) -> None:
        articles, unread = read_sources(paths_of(controls.sources.value))
        desk.check(draft_of(controls), articles)
        pane.selected = first_open(desk.needed)
        show()
        tell("; ".join([f"Checked against {len(articles)} source{'s' * (len(articles) != 1)}", *(f"{path}: {reason}" for path, reason in unread)]) + ".")  # fmt: skip

    def select(change: Any) -> None:
        if desk.found is not None:
            pane.selected = table.selected = change["new"]
            pane.point(desk.needed, desk.row(change["new"]))

    def decide(act: str, reason: str) -> None:
        outcome = desk.decide(act, pane.selected, reason)
        show()
        tell(outcome)

    careful = shows_errors(tell)
    controls.go.on_click(careful(run))
    for ending, button in controls.exports.items():
        button.on_click(careful(lambda _, ending=ending: controls.message.show("Saved: ", [desk.export(ending)])))
    pane.observe(careful(select), names="selected")
    table.observe(careful(select), names="selected")
    pane.on_decision(careful(decide))


def first_open(found: DraftCheck) -> str:
    """Id of the first open finding in the order of the draft; "" if there is none."""
    return next((row.id for row in sorted(found.finding_rows, key=lambda row: row.start) if needs_attention(row)), "")


def draft_of(controls: Controls) -> Article:
    """The pasted draft, else the one in the file. Raises CannotRead or ValueError with a sentence that says what to do."""
    if controls.paste.value.strip():
        return article_from_text(controls.paste.value, source="pasted draft")
    if not controls.file.value.strip():
        raise ValueError(ASK)
    return read_article(Path(controls.file.value.strip()))


def paths_of(listed: str) -> list[Path]:
    """ "a; b.txt" => [Path("a"), Path("b.txt")]. Raises ValueError where none is named."""
    found = [Path(one.strip()).expanduser() for one in listed.split(";") if one.strip()]
    if not found:
        raise ValueError("Name the sources: a folder of articles, or files with semicolons between them.")
    return found
