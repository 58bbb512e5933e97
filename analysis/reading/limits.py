"""Limits of reading, so that no file and no server can block the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of reading. collection: bytes of a file of many articles; articles: of such a file; size: bytes of a file or of what a server sends; unpacked: bytes once decompressed; pages: of a PDF; elements: of
    a web page; characters: of the article; seconds: for a server to answer, and for a PDF to be read; redirects: of a server.
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
    """What a reader is told: its limits; charset: what a server or mail names; columns: role ("text", "title", …) => name of
    a table's column; review: whether tracked changes of a Word document are read as "final" or "original";
    depth: in how many mails the file is attached; share: (k, n), of a file of many articles only each n-th one, from that with number k on (counted from 0)."""

    limits: Limits = LIMITS
    charset: str | None = None
    columns: Mapping[str, str] | None = None
    review: str = "final"
    depth: int = 0
    share: tuple[int, int] = (0, 1)
