"""A page saved as MHTML => the article in it."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from typing import Any

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.formats.html import read_html
from analysis.reading.limits import Options


def read_mhtml(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a .mhtml => the article of the page that was saved; pictures and scripts are not opened."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = [one for one in message.walk() if one.get_content_type() in ("text/html", "application/xhtml+xml")]
    part = next((one for one in pages if is_main_page(one, message)), next(iter(pages), None))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise CannotRead(f"{name} holds no web page: open it in a browser and save it as .html.")
    found = read_html(content, name, replace(options, charset=part.get_content_charset()))
    if isinstance(found, Collection):
        return found
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return replace(found, metadata={**({"url": str(address)} if address else {}), **found.metadata})


def is_main_page(part: Any, message: Any) -> bool:
    """True for the part that holds the saved page itself, not one of its frames."""
    saved, start = message.get("Snapshot-Content-Location"), message.get_param("start")
    return bool(saved and part.get("Content-Location") == saved) or bool(start and part.get("Content-ID") == start)
