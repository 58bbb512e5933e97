"""Outline => PDF with bookmarks for its headings, tables that repeat their header row, page numbers and embedded fonts."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    LongTable,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)

from analysis.export.claims import Claim
from analysis.export.files import chart_bytes
from analysis.export.numbered_text import group_paragraphs
from analysis.export.outline import Outline, Section
from analysis.export.wording import printable

HIGHER_THAN_A_PAGE, MOST_ROWS_OF_PAGE = 100_000.0, 45
"""Points of a flowable that wants to be split; rows of one line that fill a page."""
MAX_SENTENCE_CHARACTERS = 1200
"""Characters of a sentence that fill no page, in the widest letters there are."""
INK, GREY, BLUE = HexColor("#1a1a1a"), HexColor("#50565c"), HexColor("#004b76")
GRID = TableStyle([
    ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), HexColor("#eaf0f5")), ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#d5dae0")),
    ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4), ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
])  # fmt: skip


@cache
def styles() -> dict[str, ParagraphStyle]:
    """{name: reportlab paragraph style}, in matplotlib's DejaVu Sans, which has Latin, Greek, Cyrillic and Arabic letters."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    for name, file in (("Body", "DejaVuSans"), ("Bold", "DejaVuSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{file}.ttf")))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Bold", italic="Body", boldItalic="Bold")
    body = ParagraphStyle("body", fontName="Body", fontSize=9, leading=12.5, textColor=INK, spaceAfter=3)
    return {
        "body": body,
        "small": ParagraphStyle("small", body, fontSize=8, leading=10.5, textColor=GREY),
        "cell": ParagraphStyle("cell", body, fontSize=7.6, leading=10, spaceAfter=0, splitLongWords=1),
        "title": ParagraphStyle("title", body, fontName="Bold", fontSize=17, leading=21, textColor=BLUE, spaceAfter=8),
        "head": ParagraphStyle("head", body, fontName="Bold", fontSize=12.5, leading=16, textColor=BLUE, spaceBefore=14, spaceAfter=6, keepWithNext=1),
        "note": ParagraphStyle("note", body, keepWithNext=1, backColor=HexColor("#fff8e1"), borderPadding=5, spaceBefore=6, spaceAfter=8, leftIndent=5, rightIndent=5),
    }  # fmt: skip


class Paper(BaseDocTemplate):
    """A reportlab document whose headings become bookmarks."""

    def afterFlowable(self, flowable: Any) -> None:
        if getattr(flowable, "style", None) is styles()["head"]:
            text = flowable.getPlainText()
            self.canv.bookmarkPage(text)
            self.canv.addOutlineEntry(text, text, 0)


class Paragraphs(Flowable):
    """Paragraphs that are made when their page is laid out: those of a long article would take a gigabyte at once. Splitting gives the
    next of them and the rest, which is how reportlab asks for more."""

    def __init__(self, paragraphs: Iterable[Paragraph]):
        super().__init__()
        self.waiting = iter(paragraphs)
        self.next: Paragraph | None = next(self.waiting, None)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, HIGHER_THAN_A_PAGE if self.next is not None else 0

    def split(self, width: float, height: float) -> list[Any]:
        if self.next is None or height <= 0:
            return []
        fits = self.next.wrap(width, height)[1] <= height
        parts = [self.next] if fits else self.next.split(width, height)
        if not parts:
            return []
        self.next = next(self.waiting, None)
        return [*parts, fresh(self)]

    def draw(self) -> None:
        """What is left when there are no more paragraphs: nothing."""


def fresh(rest: Flowable) -> Flowable:
    """What is left of a flowable, as one that was not yet put off to another page: reportlab puts each off only once."""
    vars(rest).pop("_postponed", None)
    return rest


class ClaimTable(Flowable):
    """The table of a section, of which only the rows of the next page are made; each page begins with its header."""

    def __init__(self, section: Section, rows: Iterable[list[Paragraph]]):
        super().__init__()
        self.header = [f"<b>{safe(header)}</b>" for header in section.headers]
        self.widths, self.in_row = [width * cm for width in section.widths], int(is_long(section))
        self.waiting, self.ready = iter(rows), list[list[Paragraph]]()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.ready += islice(self.waiting, max(0, MOST_ROWS_OF_PAGE - len(self.ready)))
        return width, HIGHER_THAN_A_PAGE if self.ready else 0

    def split(self, width: float, height: float) -> list[Any]:
        self.wrap(width, height)
        if not self.ready or height <= 0:
            return []
        header = [Paragraph(one, styles()["cell"]) for one in self.header]
        page = LongTable([header, *self.ready], self.widths, repeatRows=1, style=GRID, splitInRow=self.in_row)
        if page.wrap(width, height)[1] <= height:
            self.ready = []
            return [page, fresh(self)]
        parts = page.split(width, height)
        if not parts:
            return []
        taken = len(parts[0]._cellvalues) - 1
        begun = self.in_row and len(self.ready) - taken < len(parts[1]._cellvalues) - 1
        self.ready = [] if begun else self.ready[taken:]
        return [*(parts if begun else parts[:1]), fresh(self)]

    def draw(self) -> None:
        """What is left when there are no more rows: nothing."""


def report_paper(report: Outline) -> bytes:
    """Outline => bytes of a PDF; equal outlines give equal bytes."""
    buffer = io.BytesIO()
    styles()
    paper = Paper(
        buffer,
        pagesize=A4,
        invariant=1,
        title=printable(report.title),
        author="analyst-workbook",
        lang="en",
        displayDocTitle=True,
    )
    frame = Frame(
        2 * cm, 2 * cm, A4[0] - 4 * cm, A4[1] - 4 * cm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    paper.addPageTemplates(
        PageTemplate("page", [frame], onPage=lambda canvas, page: footline(canvas, page, report.title))
    )
    paper.build(story(report))
    return buffer.getvalue()


def footline(canvas: Any, page: Any, title: str) -> None:
    canvas.setFont("Body", 7.5)
    canvas.setFillColor(GREY)
    canvas.drawString(2 * cm, 1.2 * cm, printable(title)[:90])
    canvas.drawRightString(A4[0] - 2 * cm, 1.2 * cm, f"Page {page.page}")


def story(report: Outline) -> list[Any]:
    flowables = [
        text(report.title, "title"),
        *(pair(*fact) for fact in report.about),
        Spacer(1, 6),
        *(text(line) for line in report.summary),
    ]
    if report.check:
        flowables += [text("To check first", "head"), *(text(f"• {line}") for line in report.check)]
    for section in report.sections:
        flowables += section_story(section, bool(report.text))
    return [
        *flowables,
        *article_story(report),
        text("How this was made", "head"),
        *(pair(*fact) for fact in report.footer),
    ]


def article_story(report: Outline) -> list[Any]:
    """The article's text with numbered sentences, which the numbers in the tables lead to."""
    if not report.text:
        return []
    sentences = (
        " ".join(f"<a name='s{one.number}'/><font color='#50565c' size='6.5'>[{one.number}]</font> {safe(' '.join(one.text.split()))}" for one in paragraph)
        for paragraph in group_paragraphs(report.text)
    )  # fmt: skip
    return [text("The article", "head"), Paragraphs(Paragraph(one, styles()["body"]) for one in sentences)]


def text(words: str, style: str = "body") -> Paragraph:
    return Paragraph(safe(words), styles()[style])


def pair(name: str, value: str) -> Paragraph:
    return Paragraph(f"<b>{safe(name)}</b> {safe(value)}", styles()["small"])


def safe(words: str) -> str:
    """Article text => text in which reportlab sees no markup."""
    return escape(printable(words)).replace("\n", "<br/>")


def section_story(section: Section, linked: bool) -> list[Any]:
    flowables: list[Any] = [text(section.title, "head")]
    if section.note:
        flowables.append(text(section.note, "note"))
    if section.chart is not None:
        flowables += [chart_image(section), Spacer(1, 8)]
    if not section.claims:
        return [*flowables, text(section.nothing)]
    flowables.append(ClaimTable(section, (pdf_row(claim, linked) for claim in section.claims)))
    return [*flowables, text(f"{section.more} more rows are in the tables.")] if section.more else flowables


def is_long(section: Section) -> bool:
    """True if a cell of the line may be higher than a page, so that it has to continue on the next one."""
    return any(len(claim.source.text) > MAX_SENTENCE_CHARACTERS for claim in section.claims)


def chart_image(section: Section) -> Image:
    """Chart => image as wide as the text, or smaller if it would be higher than a page."""
    assert section.chart is not None
    width, height = section.chart.get_size_inches()
    scale = min(17 * cm / width, 22 * cm / height, 72)
    return Image(io.BytesIO(chart_bytes(section.chart, "png")), width * scale, height * scale, hAlign="LEFT")


def pdf_row(claim: Claim, linked: bool) -> list[Paragraph]:
    """A line of a section; linked: whether the article's text, which its number leads to, follows."""
    checked = f" ({claim.status} by the analyst)" if claim.status != "unchecked" else ""
    sentence = claim.source
    number = (
        f"<a href='#s{sentence.number}' color='#004b76'>[{sentence.number}]</a>" if linked else f"[{sentence.number}]"
    )
    note = f"<br/><b>Note:</b> {safe(claim.note)}" if claim.note else ""
    cells = (
        f"<b>{safe(claim.cells[0])}</b>{safe(checked)}", safe(claim.cells[1]), safe(claim.cells[2]),
        f"{number} {safe(sentence.before)}<font backColor='#fdf1c7'>{safe(sentence.words)}</font>{safe(sentence.after)}{note}",
    )  # fmt: skip
    return [Paragraph(cell, styles()["cell"]) for cell in cells]
