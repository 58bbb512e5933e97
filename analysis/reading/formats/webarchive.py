"""A page saved by Safari (.webarchive) => the article in it."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from xml.parsers.expat import ExpatError

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Extracted
from analysis.reading.formats.html import read_page_bytes
from analysis.reading.limits import Options


def read_webarchive(data: bytes, name: str, options: Options) -> Extracted:
    """Bytes of a .webarchive => the article of its main page."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        content, charset, address = (
            bytes(main["WebResourceData"]),
            main.get("WebResourceTextEncodingName"),
            main.get("WebResourceURL"),
        )
    except (
        plistlib.InvalidFileException,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        RecursionError,
        EOFError,
        ExpatError,
    ) as problem:
        raise CannotRead(
            f"{name} is no page of Safari that can be read ({type(problem).__name__}): open it and save it as .html."
        ) from None
    found = read_page_bytes(content, name, replace(options, charset=str(charset) if charset else None))
    return replace(found, metadata={**({"url": str(address)} if address else {}), **found.metadata})
