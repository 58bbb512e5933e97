"""OpenDocument text (.odt) => its paragraphs (odfdo)."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml.etree import LxmlError
from odfdo import Document

from analysis.reading.errors import CannotRead
from analysis.reading.exports import read_export
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options
from analysis.reading.unpack import check_document

NOT_TEXT = ("office:annotation", "text:note", "text:tracked-changes")


def read_odt(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of an .odt => Extracted; comments, notes and what was deleted in review are left out."""
    check_document(data, name, options.limits)
    try:
        document = Document(io.BytesIO(data))
        body = document.body
        for kind in NOT_TEXT:
            for element in body.get_elements(f"descendant::{kind}"):
                element.delete()
        for spaces in body.get_elements("descendant::text:s"):
            spaces.set_attribute("text:c", "1")  # number of spaces: a damaged file may state two billion
        paragraphs = [
            (one.tag, " ".join(one.inner_text.split()))
            for one in body.get_elements("descendant::text:h|descendant::text:p")
        ]
        properties = document.meta.title, document.meta.creator
    except (
        zipfile.BadZipFile,
        zlib.error,
        LxmlError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        RuntimeError,
        EOFError,
    ):
        raise CannotRead(
            f"{name} is no OpenDocument text that can be read: open it in LibreOffice and save it as .docx."
        ) from None
    lines = [text for _, text in paragraphs]
    heading = next((text for tag, text in paragraphs if tag == "text:h" and text), None)
    return read_export(lines) or Extracted("\n\n".join(filter(None, lines)), title=heading or properties[0] or None)
