"""A mail (.eml) => the article in it: subject, sender, day, and its text."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from analysis.article import Removed
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Extracted
from analysis.reading.formats.html import read_page_bytes
from analysis.reading.forwarded import subject_of, unforwarded
from analysis.reading.limits import Options
from analysis.reading.unwrap import unwrapped

SIGNATURE = re.compile(r"^-- ?$", re.M)
PARTS = 200
"""Parts of a mail that are looked at."""


def read_eml(data: bytes, name: str, options: Options) -> Extracted:
    """Bytes of a mail => Extracted. Attachments are not opened; the mail's own day counts as the day of publication."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not (header(message, "from") or header(message, "subject")):
        raise CannotRead(f"{name} is no mail (it has no sender and no subject): save it as .txt if it is text.")
    part = text_part(message)
    found = part_text(part, name, options) if part is not None else None
    if found is None or not found.text.strip():
        raise CannotRead(f"{name} holds no text, only attachments: save the attached article and choose that.")
    day = eml_day(message)
    sender, _ = parseaddr(header(message, "from"))
    return Extracted(
        found.text, title=subject_of(header(message, "subject")) or found.title, author=found.author, outlet=found.outlet or sender or None,
        published=found.published or day, published_from=found.published_from or ("the mail’s Date line" if day else None),
        removed=found.removed, warnings=attachments(message),
    )  # fmt: skip


def text_part(message: EmailMessage) -> Any:
    parts = [
        part
        for _, part in zip(range(PARTS), message.walk())
        if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]
    return next(
        (part for kind in ("text/plain", "text/html") for part in parts if part.get_content_type() == kind), None
    )


def part_text(part: Any, name: str, options: Options) -> Extracted:
    raw = part.get_payload(decode=True) or b""
    if part.get_content_type() == "text/html":
        return read_page_bytes(raw, name, replace(options, charset=part.get_content_charset()))
    text = decode_part(raw, part.get_content_charset()).replace("\r\n", "\n")
    cut = SIGNATURE.search(text)
    removed = (Removed(text[cut.start() :].strip(), "signature"),) if cut else ()
    told = unforwarded(text[: cut.start()] if cut else text)
    return Extracted(
        unwrapped(told.text), title=told.subject, outlet=told.sender, published=told.day,
        published_from="the Date line of the forwarded message" if told.day else None, removed=(*told.removed, *removed),
    )  # fmt: skip


def decode_part(raw: bytes, charset: str | None) -> str:
    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return raw.decode("utf-8", "replace")


def header(message: EmailMessage, name: str) -> str:
    """A header line in words; "" where it is missing or broken."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def eml_day(message: EmailMessage) -> Any:
    try:
        return message["date"].datetime.date()
    except (AttributeError, ValueError, TypeError, IndexError, KeyError):
        return None


def attachments(message: EmailMessage) -> tuple[str, ...]:
    names = [
        part.get_filename() or part.get_content_type()
        for _, part in zip(range(PARTS), message.walk())
        if part.get_content_disposition() == "attachment"
    ]
    return (f"Attachments not opened: {', '.join(names)[:200]}.",) if names else ()
