"""A checked draft => files: a web page with the marked draft, a Word document with comments, or a table of the findings."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx

from analysis.check import DraftCheck, Finding, Piece, marked_pieces
from analysis.check.finding import SIGNS
from analysis.export.docx import completed, headed_table, place_xml, row_xml, set_up, shading
from analysis.export.files import save_table, write_bytes
from analysis.export.html import page_template
from analysis.export.outline import count_with_noun
from analysis.export.wording import clip, printable

DRAFT_FORMATS = (".html", ".docx", ".csv", ".xlsx")
HEADERS, WIDTHS = ("In the draft", "Verdict", "Why", "In the source"), (4.0, 2.3, 5.2, 5.5)
"""Of the table in the Word document; widths in centimetres."""
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
    document, parts = docx.Document(), list[str]()
    set_up(document, result.draft.article.title or "A draft and its sources")
    for pieces in paragraphs_of(marked_pieces(result.draft.article.text, result.grave)):
        if any(piece.text.strip() for piece in pieces):
            add_paragraph(document, pieces)
    document.add_heading("To check first", 1)
    document.add_paragraph(sources_in_words(result))
    if result.grave:
        table = headed_table(document, HEADERS, WIDTHS)
        place_xml(table._tbl, (row_xml(finding_cells(row), WIDTHS) for row in result.grave), parts)
    buffer = io.BytesIO()
    document.save(buffer)
    return completed(buffer.getvalue(), parts)


def add_paragraph(document: docx.document.Document, pieces: Sequence[Piece]) -> None:
    """A line of the draft. Words with a finding are shaded too, since comments are seldom printed."""
    paragraph = document.add_paragraph()
    for piece in pieces:
        if not piece.text:
            continue
        run = paragraph.add_run(printable(piece.text))
        if piece.finding:
            run._r.get_or_add_rPr().append(shading("FDF1C7"))
            document.add_comment(run, text=comment_text(piece.finding), author="analyst-workbook", initials="AW")


def comment_text(row: Finding) -> str:
    """Finding => text of its comment: "Altered. The source gives 4,200 here. Source: “About 4,200 people …” (dam)." """
    source = f" Source: “{clip(row.source_text)}” ({name_of_source(row)})." if row.source_text else ""
    return printable(f"{row.verdict.capitalize()}. {row.explanation}{source}")


def name_of_source(row: Finding) -> str:
    """The source of a finding as a reader names it: a file without its folders, a web page's whole address."""
    name = row.article or ""
    return clip(name if "://" in name else name.rsplit("/", 1)[-1])


def sources_in_words(result: DraftCheck) -> str:
    """ "Checked against 2 sources. 3 passages differ from them or cannot be found there: each has a comment. 2 more could not be decided." """
    sources = count_with_noun(len(result.sources.all), "source")
    if not result.grave:
        return f"Checked against {sources}. Nothing in this draft was found to differ from them."
    unsure = sum(row.verdict == "unsure" for row in result.finding_rows)
    passages = f"{count_with_noun(len(result.grave), 'passage')} differ{'s' * (len(result.grave) == 1)} from them or cannot be found there: each has a comment."
    return f"Checked against {sources}. {passages}{f' {unsure} more could not be decided.' if unsure else ''}"


def finding_cells(row: Finding) -> list[list[tuple[str, str]]]:
    """Finding => the four cells of its row, each a list of runs (text, style)."""
    source = f"\n{name_of_source(row)}" if row.source_text else ""
    return [[(clip(row.text, 400), "bold")], [(row.verdict, "")], [(clip(row.explanation, 400), "")], [(clip(row.source_text or "", 400), ""), (source, "quiet")]]  # fmt: skip
