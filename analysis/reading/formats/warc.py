"""A web crawl (WARC) => the articles of its pages (warcio)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.formats.html import read_page_bytes
from analysis.reading.limits import Options

PAGES = ("text/html", "application/xhtml+xml")


def read_warc(data: bytes, name: str, options: Options) -> Collection:
    """Bytes of a crawl => its pages that were answered with 200, each an article; what is no page (pictures, scripts) is passed over."""
    return Collection(pages(data, name, options))


def pages(data: bytes, name: str, options: Options) -> Iterator[Extracted | Unread]:
    told, number = io.StringIO(), 0
    records = ArchiveIterator(io.BytesIO(data))
    try:
        while (record := next_record(records, told)) is not None:
            number += 1
            if record.rec_type == "response" and is_page(record):
                with redirect_stderr(told):
                    read = page(record, options)
                yield read
            if told.getvalue():
                yield Unread(
                    f"{name} is damaged near record {number}: what can be read around it was read; download it again for the rest."
                )
                told = io.StringIO()
    except (ArchiveLoadFailed, ValueError, OSError, EOFError, KeyError, AttributeError, UnicodeError) as problem:
        yield Unread(
            f"{name} breaks off ({str(problem)[:80]}): what stands before was read; download it again for the rest."
        )


def next_record(records: ArchiveIterator, told: io.StringIO) -> Any:
    """The next record, or None after the last; what warcio says of damage, which it would print, goes to `told`."""
    with redirect_stderr(told):
        return next(records, None)


def is_page(record: Any) -> bool:
    answer = record.http_headers
    return (
        answer is not None
        and answer.get_statuscode() == "200"
        and str(answer.get_header("Content-Type") or "").split(";")[0].strip().lower() in PAGES
    )


def page(record: Any, options: Options) -> Extracted | Unread:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    told = {"url": address, "fetched": str(record.rec_headers.get_header("WARC-Date") or "")[:10]}
    kind = str(record.http_headers.get_header("Content-Type") or "")
    charset = kind.lower().partition("charset=")[2].strip(" \"';") or None
    try:
        content = record.content_stream().read(options.limits.size + 1)
        if len(content) > options.limits.size:
            return Unread(f"{address[:100]} is larger than {options.limits.size // 10**6} MB.", metadata=told)
        found = read_page_bytes(content, address[:100] or "A page", replace(options, charset=charset))
    except CannotRead as problem:
        return Unread(str(problem), metadata=told)
    return replace(found, metadata={**told, **found.metadata})
