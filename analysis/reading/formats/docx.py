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
from docx.table import Table
from docx.text.run import Run

from analysis.reading.errors import CannotRead
from analysis.reading.exports import read_export
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.footnotes import raised
from analysis.reading.formats.word_review import resolve_changes
from analysis.reading.html_tables import CELL
from analysis.reading.limits import Limits, Options

TEMPLATE = date(2013, 12, 23)
"""Day of the empty document that many programs start from; it tells nothing."""
PARTS = 3000
"""Files a .docx may be made of."""


def read_docx(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a .docx => Extracted, or the articles of an archive's export. Macros, links and embedded objects are not opened;
    headers, footers and comments are not read; tracked changes count as options.review says."""
    check_size(data, name, options.limits)
    try:
        document = docx.Document(io.BytesIO(data))
        changes = resolve_changes(document.element.body, options.review)
        every = [part for line in paragraphs_and_rows(document) for part in line.strip().split("\n")]
        if (export := read_export(every)) is not None:
            return export
        paragraphs = [part for line in paragraphs_and_rows(document) for part in [line.strip()] if part]
        facts = document.core_properties
        title, author, made = facts.title, facts.author, facts.created
        heading = next((one.text.strip() for one in document.paragraphs if is_heading(one)), None)
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
"""What a damaged or encrypted archive, or XML that is none, raises in the libraries."""


def check_size(data: bytes, name: str, limits: Limits) -> None:
    """A .docx is a zip: what it says it unpacks to is checked before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sizes = [part.file_size for part in parts.infolist()]
            names = set(parts.namelist())
    except BROKEN:
        raise CannotRead(f"{name} is no Word document that can be read: save it as .docx again.") from None
    if "[Content_Types].xml" not in names:
        raise CannotRead(f"{name} is a zip archive and no Word document: unpack it and choose the article in it.")
    if sum(sizes) > limits.unpacked or len(sizes) > PARTS:
        raise CannotRead(
            f"{name} unpacks to more than {limits.unpacked // 10**6} MB: copy the article’s text and paste it."
        )


def paragraphs_and_rows(document: Any) -> Iterator[str]:
    """Paragraphs and the rows of tables, in the order of the page."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (
                CELL.join(filter(None, dict.fromkeys(cell.text.strip() for cell in row.cells))) for row in block.rows
            )
        else:
            yield paragraph_text(block)


def paragraph_text(paragraph: Any) -> str:
    """Its text, with "km2" as "km²" where the 2 is raised, and without the marks of notes."""
    if not any(run.font.superscript for run in paragraph.runs):
        return str(paragraph.text)
    text = ""
    for part in paragraph.iter_inner_content():
        lifted = isinstance(part, Run) and part.font.superscript
        text += (raised(text, part.text.strip()) or "") if lifted else part.text
    return text


def is_heading(paragraph: Any) -> bool:
    style = paragraph.style.name if paragraph.style is not None else ""
    return bool(paragraph.text.strip()) and style in ("Title", "Heading 1")


def known_author(author: str | None) -> str | None:
    return author if author and author.lower() not in ("python-docx", "user", "admin", "author") else None
