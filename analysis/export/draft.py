"""A checked draft => files: a web page with the marked draft, a Word document with comments, or a table of the findings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx

from analysis.check import DraftCheck, Finding, Piece, marked_pieces
from analysis.check.finding import SIGNS
from analysis.export.docx import completed
from analysis.export.files import NEVER, save_table, write_bytes
from analysis.export.html import page_template
from analysis.export.wording import clip, printable

DRAFT_FORMATS = (".html", ".docx", ".csv", ".xlsx")
CSS_NAMES = {"not found": "not-found", "not checked": "not-checked"}


def write_draft(result: DraftCheck, path: str | Path) -> Path:
    """Write a DraftCheck to a path ending in .html, .docx, .csv or .xlsx => that path. Raises ValueError for any other suffix."""
    path = Path(path)
    if path.suffix in (".csv", ".xlsx"):
        return save_table(result.findings, path, sheet="findings")
    if path.suffix not in DRAFT_FORMATS:
        raise ValueError(
            f"{path.name}: a checked draft is written as {', '.join(DRAFT_FORMATS)}; end the name with one of these."
        )
    return write_bytes(draft_page(result) if path.suffix == ".html" else draft_word(result), path)


# ----------------------------------------------------------------------------------------------------------------------- page
def draft_page(result: DraftCheck) -> bytes:
    """DraftCheck => UTF-8 bytes of a page without scripts: the draft with its marks, and every finding beside the sentence of its source."""
    paragraphs = list(paragraphs_of(marked_pieces(result.draft.article.text, result.finding_rows)))
    return (
        page_template("draft.html")
        .render(result=result, paragraphs=paragraphs, signs=SIGNS, css=css_name)
        .encode("utf-8")
    )


def css_name(verdict: str) -> str:
    return CSS_NAMES.get(verdict, verdict)


def paragraphs_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Marked pieces of a text => the pieces of each line that is not empty."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.finding))
        for text in others:
            yield line
            line = [Piece(text, piece.finding)]
    yield line


# ----------------------------------------------------------------------------------------------------------------------- Word
def draft_word(result: DraftCheck) -> bytes:
    """DraftCheck => bytes of a .docx: the draft with a comment on each finding that departs from the sources, and a table of these findings."""
    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.comments, properties.created, properties.modified = (
        "analyst-workbook",
        "",
        NEVER,
        NEVER,
    )
    for pieces in paragraphs_of(marked_pieces(result.draft.article.text, result.grave)):
        if any(piece.text.strip() for piece in pieces):
            add_paragraph(document, pieces)
    add_findings(document, result.grave)
    buffer = io.BytesIO()
    document.save(buffer)
    return completed(buffer.getvalue())


def add_paragraph(document: docx.document.Document, pieces: Sequence[Piece]) -> None:
    paragraph = document.add_paragraph()
    for piece in pieces:
        run = paragraph.add_run(printable(piece.text))
        if piece.finding and piece.text:
            document.add_comment(run, text=comment_text(piece.finding), author="analyst-workbook", initials="AW")


def comment_text(row: Finding) -> str:
    """Finding => text of its comment: "Altered. The source gives 4,200 here. Source: “About 4,200 people …” (dam)." """
    source = f" Source: “{clip(row.source_text)}” ({clip(row.article or '')})." if row.source_text else ""
    return printable(f"{row.verdict.capitalize()}. {row.explanation}{source}")


def add_findings(document: docx.document.Document, rows: Sequence[Finding]) -> None:
    document.add_heading("To check first", 1)
    if not rows:
        document.add_paragraph("Nothing in this draft was found to differ from its sources.")
        return
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, ("Draft", "Verdict", "Why", "Source")):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, (row.text, row.verdict, row.explanation, row.source_text or "")):
            cell.text = clip(text, 400)
