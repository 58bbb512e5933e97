"""A mail saved by Outlook (.msg) => the article in it (python-oxmsg)."""

from __future__ import annotations

import io
import struct
from datetime import datetime
from typing import Any

from oxmsg import Message

from analysis.reading.attached import Attached, with_attachments
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.formats.fragments import fragment_paragraphs
from analysis.reading.forwarded import subject_of, unforwarded
from analysis.reading.limits import Options
from analysis.reading.unwrap import unwrapped


def read_msg(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a .msg => the article in it (the longer of its bodies, with subject, sender and day), or the articles attached to it."""
    try:
        message: Any = Message.load(io.BytesIO(data))
        plain, page = message.body or "", message.html_body or ""
        subject, sender, day = message.subject or "", message.sender or "", msg_day(message)
        attached = [Attached(one.file_name or "unnamed", one.file_bytes or b"") for one in message.attachments]
    except (
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        OSError,
        struct.error,
        AssertionError,
        NotImplementedError,
    ):
        raise CannotRead(f"{name} is no Outlook mail that can be read: save it as .eml, or its text.") from None
    rich = "\n\n".join(fragment_paragraphs(page)) if page else ""
    forwarded = unforwarded((rich if len(rich) > 1.5 * len(plain) else plain).replace("\r\n", "\n"))
    own = Extracted(
        unwrapped(forwarded.text), title=forwarded.subject or subject_of(subject), outlet=forwarded.sender or sender.partition("<")[0].strip(" \"") or None,
        published=forwarded.day or day, published_from="the Date line of the forwarded message" if forwarded.day else "the mail’s Date line" if day else None,
        removed=forwarded.removed,
    )  # fmt: skip
    return with_attachments(own, attached, name, options)


def msg_day(message: Any) -> Any:
    return message.sent_date.date() if isinstance(message.sent_date, datetime) else None
