"""What the reader of a format returns: text and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.article import Removed


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text with paragraphs apart by an empty line, and what the source says of itself.

    published_from: where in the source the day stands ("meta article:published_time"); hint: language code the source
    claims; warnings: what the analyst should know ("made from 3 pages"); metadata: whatever else is told, by name
    ("section": "NEWS; Pg. 1"); stated_words: how many words the source says the text has; part: name of the article inside
    its file, where that is not its number; exact: the text needs no cleaning of boilerplate.
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
    metadata: Mapping[str, str] = field(default_factory=dict)
    stated_words: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that holds no article: why, in one sentence, and what is told about it."""

    reason: str
    part: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """A file of many articles: they come one by one. promised: how many the file says it holds; columns: role => column that it was
    read from, for tables; addresses: of articles that the file names and does not hold; warnings: about the file as a whole."""

    articles: Iterable[Extracted | Unread]
    promised: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
