"""Outline => an editable Word document with real headings, tables with header rows, and charts with alt text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from analysis.charts import Chart
from analysis.export.claims import Claim
from analysis.export.files import NEVER, chart_bytes
from analysis.export.numbered_text import NumberedSentence, group_paragraphs
from analysis.export.outline import Outline, Section
from analysis.export.wording import printable

GREY, BLUE = RGBColor(0x50, 0x56, 0x5C), RGBColor(0x00, 0x4B, 0x76)


def report_word(report: Outline) -> bytes:
    """Outline => bytes of a .docx; equal outlines give equal bytes."""
    document, parts = docx.Document(), list[str]()
    set_up(document, report.title)
    document.add_heading(printable(report.title), 0)
    add_facts(document, report.about)
    for line in report.summary:
        document.add_paragraph(printable(line))
    if report.check:
        document.add_heading("To check first", 2)
        for line in report.check:
            document.add_paragraph(printable(line), style="List Bullet")
    for section in report.sections:
        add_section(document, section, parts)
    add_article(document, report, parts)
    document.add_heading("How this was made", 1)
    add_facts(document, report.footer)
    buffer = io.BytesIO()
    document.save(buffer)
    return completed(buffer.getvalue(), parts)


def set_up(document: Any, title: str) -> None:
    """Set page size (A4), fonts, page numbers and document properties; no property holds the time of writing."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.0)
    page.top_margin = page.bottom_margin = Cm(2.0)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(10.5)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11)):
        style = document.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size), "Calibri", BLUE
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), "Calibri")
        style.element.rPr.rFonts.set(qn("w:hAnsi"), "Calibri")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(title)[:255], "analyst-workbook", ""
    properties.created = properties.modified = NEVER
    properties.language = "en"
    numbered_pages(page.footer.paragraphs[0])


def numbered_pages(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def add_facts(document: Any, pairs: tuple[tuple[str, str], ...]) -> None:
    for name, value in pairs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        heading = paragraph.add_run(f"{name}: ")
        heading.font.color.rgb = GREY
        paragraph.add_run(printable(value))


def add_section(document: Any, section: Section, parts: list[str]) -> None:
    document.add_heading(section.title, 1)
    if section.note:
        document.add_paragraph(printable(section.note), style="Intense Quote").paragraph_format.keep_with_next = True
    if section.chart is not None:
        document.add_picture(io.BytesIO(chart_bytes(section.chart, "png")), width=drawn_width(section.chart))
        described = document.inline_shapes[-1]._inline.docPr
        described.set("descr", printable(section.chart.alt)[:2000])
        described.set("title", section.title)
    if not section.claims:
        document.add_paragraph(section.nothing)
        return
    add_table(document, section, parts)
    if section.more:
        document.add_paragraph(f"{section.more} more rows are in the tables.")


def add_article(document: Any, report: Outline, parts: list[str]) -> None:
    """The article's text; each sentence after its number, where the numbers in the tables lead to."""
    if report.text:
        document.add_heading("The article", 1)
        place_xml(document.element.body, map(paragraph_xml, group_paragraphs(report.text)), parts)


def paragraph_xml(sentences: Sequence[NumberedSentence]) -> str:
    """Sentences of a paragraph => its XML: each number in a bookmark, and the sentence."""
    return f"<w:p>{''.join(map(sentence_xml, sentences))}</w:p>"


def sentence_xml(one: NumberedSentence) -> str:
    place = f'<w:bookmarkStart w:id="{one.number}" w:name="sentence{one.number}"/>'
    number = run_xml(f"[{one.number}] ", '<w:color w:val="50565C"/><w:sz w:val="16"/>')
    return f'{place}{number}<w:bookmarkEnd w:id="{one.number}"/>{run_xml(" ".join(one.text.split()) + " ", "")}'


def place_xml(parent: Any, elements: Iterable[str], parts: list[str]) -> None:
    """Leave a mark in a body (before the page settings at its end) or a table, and keep the elements, as XML, for `completed`: python-docx's calls for
    each run, and a tree of all of them, would cost a long article a hundred times as much."""
    settings, mark = parent.find(qn("w:sectPr")), etree.Comment(f" part {len(parts)} ")
    parts.append("".join(elements))
    parent.append(mark) if settings is None else settings.addprevious(mark)


def run_xml(text: str, properties: str) -> str:
    """Text => a run of WordprocessingML with these properties; a line break for each newline."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def drawn_width(chart: Chart) -> Any:
    """Chart => its width in the document: 15 cm, or as much less as it needs to fit on one page below its heading."""
    width, height = chart.get_size_inches()
    fits_below, fits_page = 13.0 * width / height, 22.0 * width / height
    return Cm(min(max(min(15.0, fits_below), 13.5), fits_page))


def add_table(document: Any, section: Section, parts: list[str]) -> None:
    """A table with a row for each line of the section."""
    table = headed_table(document, section.headers, section.widths)
    place_xml(table._tbl, (row_xml(cells(claim), section.widths) for claim in section.claims), parts)


def headed_table(document: Any, headers: Sequence[str], widths: Sequence[float]) -> Any:
    """An empty table with a header row that is repeated on every page; widths: of its columns, in centimetres."""
    table = document.add_table(rows=1, cols=len(headers), style="Table Grid")
    table.autofit = False
    for cell, text, width in zip(table.rows[0].cells, headers, widths):
        fill_header(cell, text, width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths):
        column.width = Cm(width)
    grey_borders(table)
    return table


def row_xml(cells: Sequence[list[tuple[str, str]]], widths: Sequence[float]) -> str:
    """The cells of a row, each a list of runs (text, style) => its XML."""
    made = "".join(cell_xml(runs, width) for runs, width in zip(cells, widths))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"


def cell_xml(runs: list[tuple[str, str]], width: float) -> str:
    """Runs (text, style) and a width in centimetres => a cell with one paragraph; a number is a link to its sentence."""
    made = "".join(
        f'<w:hyperlink w:anchor="sentence{text.strip("[]")}">{run_xml(text, STYLES[look])}</w:hyperlink>'
        if look == "number"
        else run_xml(text, STYLES[look])
        for text, look in runs
        if text
    )
    spacing = '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>'
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Cm(width).twips}"/></w:tcPr><w:p>{spacing}{made}</w:p></w:tc>'


STYLES = {
    "": '<w:sz w:val="18"/>',
    "bold": '<w:b/><w:sz w:val="18"/>',
    "quiet": '<w:color w:val="50565C"/><w:sz w:val="16"/>',
    "number": '<w:color w:val="004B76"/><w:sz w:val="18"/>',
    "marked": '<w:sz w:val="18"/><w:shd w:val="clear" w:color="auto" w:fill="FDF1C7"/>',
}
"""Style of a run in a table => its properties in WordprocessingML; sizes in half points."""


def cells(claim: Claim) -> list[list[tuple[str, str]]]:
    """Line of a section => its four cells, each a list of runs (text, style); the claim's own words are marked within their sentence."""
    checked = f" ({claim.status} by the analyst)" if claim.status != "unchecked" else ""
    sentence = claim.source
    return [
        [(claim.cells[0], "bold"), (checked, "")], [(claim.cells[1], "")], [(claim.cells[2], "")],
        [(f"[{sentence.number}]", "number"), (f" {sentence.before}", ""), (sentence.words, "marked"), (sentence.after, ""), ("\nNote: " if claim.note else "", "bold"), (claim.note, "")],
    ]  # fmt: skip


def fill_header(cell: Any, text: str, width: float) -> None:
    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(printable(text))
    run.font.size, run.bold = Pt(9), True
    cell._tc.get_or_add_tcPr().append(shading("EAF0F5"))


def shading(colour: str) -> Any:
    element = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        element.set(qn(f"w:{name}"), value)
    return element


def grey_borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "BFC7CF")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    for side in ("left", "right", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    order = {name: at for at, name in enumerate(("top", "left", "bottom", "right", "insideH", "insideV"))}
    borders[:] = sorted(borders, key=lambda line: order[line.tag.split("}")[1]])
    following = next((one for one in table._tbl.tblPr if one.tag in (qn("w:tblLayout"), qn("w:tblLook"))), None)
    table._tbl.tblPr.append(borders) if following is None else following.addprevious(borders)


MARK = re.compile(rb"<!-- part (\d+) -->")
"""What `place_xml` leaves; text is escaped and holds none."""


def completed(data: bytes, parts: Sequence[str] = ()) -> bytes:
    """Bytes of a .docx with marks => the same with the parts in their places, and with fixed modification times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == "word/document.xml":
                inside = MARK.sub(lambda mark: parts[int(mark[1])].encode(), inside)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), inside, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
