"""A Word document (.docx) => its text."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from analysis.reading.errors import CannotRead
from analysis.reading.exports import read_export
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.footnotes import raised
from analysis.reading.formats.word_review import resolve_changes
from analysis.reading.html_tables import CELL
from analysis.reading.limits import Limits, Options
from analysis.reading.unpack import check_document

TEMPLATE = date(2013, 12, 23)
"""Creation day of python-docx's template, which says nothing about the document."""
MAX_PARTS = 3000
"""Files in a .docx."""
PARAGRAPH, TABLE, ROW, CELLS, RUN = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:r"))
HEADINGS = ("Title", "Heading 1")


def read_docx(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a .docx => Extracted, or the articles of an archive's export. Macros, links and embedded objects are not opened;
    headers, footers and comments are not read; tracked changes count as options.review says."""
    check_size(data, name, options.limits)
    try:
        document = docx.Document(io.BytesIO(data))
        changes = resolve_changes(document.element.body, options.review)
        found = list(paragraphs_and_rows(document.element.body))
        lines = [part for line in found for part in line.strip().split("\n")]
        if (export := read_export(lines)) is not None:
            return export
        paragraphs = [part for line in found if (part := line.strip())]
        facts = document.core_properties
        title, author, made = facts.title, facts.author, facts.created
        heading = heading_of(document)
    except BROKEN:
        raise CannotRead(
            f"{name} is no Word document that can be read: open it in Word or LibreOffice and save it as .docx again."
        ) from None
    tracked = (f"The document has {changes} tracked changes; the {options.review} text was read.",) if changes else ()
    notes = (
        ()
        if made is None or made.date() == TEMPLATE
        else (f"The file was made on {made:%Y-%m-%d}; that need not be the day of publication.",)
    )
    return Extracted(
        "\n\n".join(paragraphs),
        title=heading or title or None,
        author=known_author(author),
        warnings=(*tracked, *notes),
    )


BROKEN = (
    OpcError, KeyError, IndexError, ValueError, AttributeError, TypeError, SyntaxError, zipfile.BadZipFile, zlib.error, struct.error,
    EOFError, RuntimeError, OSError,
)  # fmt: skip
"""Exceptions of the libraries for a damaged or encrypted archive, or invalid XML."""


def check_size(data: bytes, name: str, limits: Limits) -> None:
    """Raise CannotRead if the .docx, which is a ZIP, unpacks to more than the limit; called before python-docx opens it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
    except BROKEN:
        raise CannotRead(f"{name} is no Word document that can be read: save it as .docx again.") from None
    if "[Content_Types].xml" not in names:
        raise CannotRead(f"{name} is a zip archive and no Word document: unpack it and choose the article in it.")
    if len(names) > MAX_PARTS:
        raise CannotRead(f"{name} is made of more than {MAX_PARTS:,} files: copy the article’s text and paste it.")
    check_document(data, name, limits)


def paragraphs_and_rows(container: Any) -> Iterator[str]:
    """Paragraphs and table rows in document order. A cell counts once, however many columns or rows it spans."""
    for element in container:
        if element.tag == PARAGRAPH:
            yield paragraph_text(element)
        elif element.tag == TABLE:
            yield from map(row_text, element.iterchildren(ROW))


def row_text(row: Any) -> str:
    """Table row => "Torvane | 14": the cells that begin in it."""
    cells = (
        " ".join(line for line in paragraphs_and_rows(cell) if line.strip())
        for cell in row.iterchildren(CELLS)
        if begins_here(cell)
    )
    return CELL.join(filter(None, dict.fromkeys(map(str.strip, cells))))


def begins_here(cell: Any) -> bool:
    """True unless the cell continues one from the row above."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is None or merge.get(qn("w:val")) == "restart"


def paragraph_text(paragraph: Any) -> str:
    """Paragraph => text, with a superscript 2 as "²" ("km²") and without footnote marks."""
    text = ""
    for run in paragraph.iter(RUN):
        words = run.text
        lifted = words and run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}[@{qn('w:val')}='superscript']") is not None
        text += (raised(text[-40:], words.strip()) or "") if lifted else words
    return text


def heading_of(document: Any) -> str | None:
    """Text of the first paragraph with a title style; None if there is none."""
    titles = {one.style_id for one in document.styles if one.name in HEADINGS}
    for paragraph in document.element.body.iter(PARAGRAPH):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in titles and (words := paragraph_text(paragraph).strip()):
            return words
    return None


def known_author(author: str | None) -> str | None:
    return author if author and author.lower() not in ("python-docx", "user", "admin", "author") else None
