"""What a format's reader hands on: text and whatever the file tells about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analysis.article import Removed


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text with paragraphs apart by an empty line, and what the source says of itself.

    published_from: where in the source the day stands ("meta article:published_time"); hint: language code the source
    claims; notes: what the analyst should know ("made from 3 pages").
    """

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_from: str | None = None
    hint: str | None = None
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()
