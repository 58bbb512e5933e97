"""Rich text (.rtf) => its text, or the articles of an archive's export (striprtf)."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.formats.text import text_or_export
from analysis.reading.limits import Options

HIDDEN = re.compile(r"\{\\\*?\\?(?:pict|object|objdata)[^{}]*\}")
"""Pictures and embedded objects, stored as hexadecimal digits."""


def read_rtf(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of an RTF file => Extracted, or the articles of an export."""
    try:
        source = HIDDEN.sub("", data.decode("latin-1"))
        text = rtf_to_text(source, errors="replace")
    except (ValueError, LookupError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        raise CannotRead(
            f"{name} is no rich text that can be read: open it in Word or LibreOffice and save it as .docx."
        ) from None
    if not any(map(str.isalpha, text)):
        raise CannotRead(f"{name} holds no text: open it in Word or LibreOffice and save it as .docx.")
    return text_or_export(text.replace("\r", ""))
