"""What the reader of a format returns: text and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.article import Removed


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article as the reader of a format found it: text with an empty line between paragraphs, and metadata.

    published_from: where the source gives the day ("meta article:published_time"); hint: language code that the source declares;
    removed: parts that do not belong to the text; warnings: sentences for the analyst ("made from 3 pages"); metadata: other fields of
    the source by name ("section": "NEWS; Pg. 1"); stated_words: number of words that the source says the text has; part: name of the
    article inside its file (None: its number is used).
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
    """A part of a file that holds no article. reason: one sentence; part: its name inside the file; metadata: the fields it has."""

    reason: str
    part: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """A file of many articles, which are read one by one. promised: how many the file says it holds; columns: {role: column} of a table;
    addresses: web addresses of articles whose texts the file does not hold; warnings: about the file as a whole."""

    articles: Iterable[Extracted | Unread]
    promised: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
