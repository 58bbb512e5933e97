"""Limits of reading, so that no file and no server can block the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of reading.

    size: bytes of a file with one article, or of a server's answer; collection: bytes of a file of many articles; articles: number in such a
    file; unpacked: bytes after decompression; pages: of a PDF; elements: of a web page; characters: of an article; seconds: processor time
    for reading an article, and time for a server to answer; redirects: followed from one web address.
    """

    size: int = 10_000_000
    collection: int = 300_000_000
    articles: int = 1_000_000
    unpacked: int = 50_000_000
    pages: int = 500
    elements: int = 60_000
    characters: int = 2_000_000
    seconds: float = 20.0
    redirects: int = 5


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Options:
    """Options for a reader.

    charset: declared by a server or mail; columns: {role ("text", "title", …): column of a table}; review: whether a Word document with tracked
    changes is read as "final" or "original" text; depth: number of mails that the file is nested in as an attachment; share: (k, n) reads only the
    articles k, k + n, k + 2n, … of a file, counted from 0.
    """

    limits: Limits = LIMITS
    charset: str | None = None
    columns: Mapping[str, str] | None = None
    review: str = "final"
    depth: int = 0
    share: tuple[int, int] = (0, 1)
