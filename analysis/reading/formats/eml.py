"""A mail (.eml) => the article in it, or the articles attached to it, with subject, sender, day and text."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from analysis.article import Removed
from analysis.reading.attached import Attached, with_attachments
from analysis.reading.decode import decode_and_explain
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.formats.fragments import fragment_paragraphs
from analysis.reading.formats.html import page_charset, read_page_bytes
from analysis.reading.forwarded import subject_of, unforwarded
from analysis.reading.limits import Options
from analysis.reading.unwrap import unwrapped

SIGNATURE = re.compile(r"^-- ?$", re.M)
MAX_PARTS = 200
"""Parts of a mail that are read."""
FULLER = 1.5
"""The HTML part is read instead of the plain text if it is this many times as long: the plain text may only be "View this mail in your browser"."""


class ShortHeaders(email.policy.EmailPolicy):
    """Mail policy that reads only MAX_HEADER characters of a header: the standard parser's time and memory grow with the square of a header's length."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        return super().header_fetch_parse(name, value[:MAX_HEADER] if isinstance(value, str) else value)


MAX_HEADER = 2_000
"""Characters of a header that are read."""
SHORT_HEADERS = ShortHeaders()


def read_eml(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a mail => the article in it, or its attached articles. The mail's date is used as the publication date."""
    message: Any = email.message_from_bytes(data, policy=SHORT_HEADERS)
    if not (header(message, "from") or header(message, "subject")):
        raise CannotRead(f"{name} is no mail (it has no sender and no subject): save it as .txt if it is text.")
    parts = [part for _, part in zip(range(MAX_PARTS), own_parts(message))]
    found = fuller(parts, name, options)
    day = eml_day(message)
    sender, _ = parseaddr(header(message, "from"))
    own = replace(
        found,
        title=found.title
        if found.published_from and found.title
        else subject_of(header(message, "subject")) or found.title,
        outlet=found.outlet or sender or None,
        published=found.published or day,
        published_from=found.published_from or ("the mail’s Date line" if day else None),
    )
    return with_attachments(own, list(map(as_attachment, filter(is_attachment, parts))), name, options)


def own_parts(message: Any) -> Iterator[Any]:
    """Parts of a mail one by one; an attached mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            waiting = [one for one in part.get_payload() if not isinstance(one, str)] + waiting
        else:
            yield part


def is_attachment(part: Any) -> bool:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return True
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and not kind.startswith("image/")
    )


def as_attachment(part: Any) -> Attached:
    """Part => its name and bytes; an attached mail is named by its subject."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()[0] if isinstance(part.get_payload(), list) and part.get_payload() else None
        subject = header(inner, "subject").replace("/", "-")[:80] if inner is not None else ""
        return Attached(
            f"{subject or 'mail'}.eml", inner.as_bytes(policy=email.policy.compat32) if inner is not None else b""
        )
    return Attached(part.get_filename() or part.get_content_type(), part.get_payload(decode=True) or b"")


def fuller(parts: list[Any], name: str, options: Options) -> Extracted:
    """Plain text of a mail, or its HTML part if that holds much more; an Extracted with "" if there is no text."""
    bodies = [part for part in parts if not is_attachment(part)]
    plain = next((part for part in bodies if part.get_content_type() == "text/plain"), None)
    page = next((part for part in bodies if part.get_content_type() == "text/html"), None)
    text = plain_text(plain, name) if plain is not None else Extracted("")
    rich = mail_page(page, name, options) if page is not None else Extracted("")
    return rich if len(rich.text) > FULLER * len(text.text) else text


def plain_text(part: Any, name: str) -> Extracted:
    raw = part.get_payload(decode=True) or b""
    if not raw.strip():
        return Extracted("")
    text, mended = decode_and_explain(raw, name, part.get_content_charset())
    return without_quoting(text.replace("\r\n", "\n"), mended)


def mail_page(part: Any, name: str, options: Options) -> Extracted:
    """HTML part of a mail => its article, or all paragraphs if no article is found in it."""
    raw = part.get_payload(decode=True) or b""
    if not raw.strip():
        return Extracted("")
    charset = part.get_content_charset() or page_charset(raw)
    try:
        found = read_page_bytes(raw, name, replace(options, charset=charset))
    except CannotRead:
        text, mended = decode_and_explain(raw, name, charset)
        return without_quoting("\n\n".join(fragment_paragraphs(text)), mended)
    forwarded = without_quoting(found.text, found.warnings)
    return (
        replace(found, text=forwarded.text, removed=(*found.removed, *forwarded.removed))
        if forwarded.title is None
        else forwarded
    )


def without_quoting(text: str, warnings: tuple[str, ...]) -> Extracted:
    """Text of a mail => its article: without signature, and from below the header of a forwarded mail."""
    cut = SIGNATURE.search(text)
    removed = (Removed(text[cut.start() :].strip(), "signature"),) if cut else ()
    forwarded = unforwarded(text[: cut.start()] if cut else text)
    return Extracted(
        unwrapped(forwarded.text), title=forwarded.subject, outlet=forwarded.sender, published=forwarded.day, warnings=warnings,
        published_from="the Date line of the forwarded message" if forwarded.day else None, removed=(*forwarded.removed, *removed),
    )  # fmt: skip


def header(message: EmailMessage, name: str) -> str:
    """Value of a header as text; "" if it is missing or malformed."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError):
        return ""


def eml_day(message: EmailMessage) -> Any:
    try:
        return message["date"].datetime.date()
    except (AttributeError, ValueError, TypeError, IndexError, KeyError, RecursionError):
        return None
