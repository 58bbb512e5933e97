"""A web crawl (WARC) => the articles of its pages (warcio)."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from analysis.reading.decode import decode
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.html import read_page_bytes
from analysis.reading.limits import Options

SHORTER = "The crawl states more bytes for this page than there are: its end may be missing."
LONGER = "The crawl states fewer bytes for this page than there are before the next one: all of them were read."
PAGES = ("text/html", "application/xhtml+xml")
BEGINS = re.compile(rb"^WARC/1\.\d\r?\n(?=(?:[A-Za-z-]{2,40}:[^\n]*\n){2})", re.M)
"""The first line of a record."""
HEAD_END = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^(Content-Length:[ \t]*)(\d{1,15})", re.M | re.I)
MAX_HEAD = 65_536
"""Most bytes of the header of a record."""
MAX_GAP = 16
"""Most bytes (line breaks) between two records."""
BROKEN = (ArchiveLoadFailed, ValueError, OSError, EOFError, KeyError, AttributeError, UnicodeError)
"""Exceptions of warcio for damaged records."""


def read_warc(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a WARC => its pages with HTTP status 200, each an article; other content types are skipped."""
    return Collection(pages(data, name, options))


def pages(data: bytes, name: str, options: Options) -> Iterator[Extracted | Unread]:
    for number, (record, wrong) in enumerate(crawl_records(data), 1):
        messages = io.StringIO()
        try:
            with redirect_stderr(messages):  # warcio prints its messages about damage
                read = page_in(record, options)
        except BROKEN:
            read, messages = None, io.StringIO("damaged")
        if isinstance(read, Extracted) and wrong:
            read = replace(read, warnings=(*read.warnings, wrong))
        if read is not None:
            yield read
        if messages.getvalue() or wrong:
            yield Unread(
                f"{name} is damaged near record {number}: what can be read around it was read; download it again for the rest."
            )


def crawl_records(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Bytes of a WARC => its records, each with a warning if its declared length is wrong, else "".

    A record ends after its declared length if the next one begins there, else where the next one begins, so that no page is lost to a wrong length.
    """
    begins = [match.start() for match in BEGINS.finditer(data)]
    begins = begins if begins and not data[: begins[0]].strip() else [0, *begins]
    at = 0
    while at < len(begins):
        begin, following = begins[at], begins[at + 1] if at + 1 < len(begins) else len(data)
        head = HEAD_END.search(data, begin, begin + MAX_HEAD)
        length = LENGTH.search(data, begin, head.start()) if head else None
        if head is None or length is None:
            yield data[begin:following], ""
            at += 1
            continue
        stated_end = head.end() + int(length[2])
        after = bisect_left(begins, stated_end, at + 1)
        fits = ends_at(data, stated_end, begins[after] if after < len(begins) else len(data))
        end = stated_end if fits else last_byte(data, head.end(), following)
        size = str(end - head.end()).encode()
        yield (
            data[begin : length.start(2)] + size + data[length.end(2) : end] + b"\r\n\r\n",
            "" if fits else LONGER if end > stated_end else SHORTER,
        )
        at = after if fits else at + 1


def ends_at(data: bytes, end: int, following: int) -> bool:
    """True if only line breaks separate the end of a record from the beginning of the next one."""
    return end <= len(data) and following - end <= MAX_GAP and not data[end:following].strip()


def last_byte(data: bytes, begin: int, end: int) -> int:
    """Offset after the last byte before `end` that is not a line break."""
    while end > begin and data[end - 1] in b"\r\n":
        end -= 1
    return end


def page_in(record: bytes, options: Options) -> Extracted | Unread | None:
    """Record => the article of its page; None if it holds none."""
    found = next(ArchiveIterator(io.BytesIO(record)), None)
    if found is None or not (is_page(found) or found.rec_type == "conversion"):
        return None
    return page(found, options)


def is_page(record: Any) -> bool:
    """True for a server's response with a page, or a resource record with one."""
    if record.rec_type == "resource":
        return media_type(record.rec_headers.get_header("Content-Type")) in PAGES
    answer = record.http_headers
    if record.rec_type != "response" or answer is None or answer.get_statuscode() != "200":
        return False
    return media_type(answer.get_header("Content-Type")) in PAGES


def media_type(header: str | None) -> str:
    return str(header or "").split(";")[0].strip().lower()


def page(record: Any, options: Options) -> Extracted | Unread:
    """Page, or text derived from one ("conversion" records, as in Common Crawl's WET files) => Extracted."""
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    metadata = {"url": address, "fetched": str(record.rec_headers.get_header("WARC-Date") or "")[:10]}
    kind = str((record.http_headers or record.rec_headers).get_header("Content-Type") or "")
    charset = kind.lower().partition("charset=")[2].strip(" \"';") or None
    try:
        content = record.content_stream().read(options.limits.size + 1)
        if len(content) > options.limits.size:
            return Unread(f"{address[:100]} is larger than {options.limits.size // 10**6} MB.", metadata=metadata)
        if record.rec_type == "conversion":
            return Extracted(decode(content, address[:100], charset), metadata=metadata)
        found = read_page_bytes(content, address[:100] or "A page", replace(options, charset=charset))
    except CannotRead as problem:
        return Unread(str(problem), metadata=metadata)
    return replace(found, metadata={**metadata, **found.metadata})
