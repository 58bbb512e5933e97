"""The article, and spans of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """Text with lone surrogates, which no file can store, replaced by U+FFFD: "Base \\ud800" => "Base �"."""
    return LONE_SURROGATE.sub("\ufffd", text) if LONE_SURROGATE.search(text) else text


def count_words(text: str) -> int:
    """Text => number of whitespace-separated tokens that contain a letter or digit, as a word processor counts.

    >>> count_words("12 ships – and 3 boats – sank.")
    6
    """
    return sum(any(map(str.isalnum, word)) for word in text.split())


@dataclass(frozen=True, slots=True)
class Span:
    """A span of an article: `article.text[start:end] == text`. Offsets are code points, half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Removed:
    """Text that the reader removed from a file before it became an Article, and the reason ("navigation", "source line", …)."""

    text: str
    reason: str


@dataclass(frozen=True)
class Article:
    """One news article; its text never changes.

    >>> Article("Iran fired missiles.").span(0, 4)
    Span(start=0, end=4, text='Iran')

    published: publication date, from which relative dates are counted; None if unknown: it is asked for, never guessed.
    published_from: where that date was found ("metadata", "the analyst", …).
    source: file, address or "pasted text"; outlet: newspaper or agency; language: ISO 639-1 code, as detected.
    removed: what the reader removed (navigation, "Read more" lines), for inspection.
    warnings: remarks on how the article was read, for the analyst.
    metadata: other facts that the source gives, by name: {"section": "NEWS; Pg. 4", "url": "https://…"}.

    Raises TypeError if text is no str or published no date, ValueError if the text has lone surrogates.
    """

    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str = "en"
    published_from: str | None = None
    removed: tuple[Removed, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(
                f"Article text must be str, not {type(self.text).__name__}; decode it first: raw.decode('utf-8')."
            )
        if lone := LONE_SURROGATE.search(self.text):
            raise ValueError(
                f"Article text holds half a character (a lone surrogate) at {lone.start()}; "
                "repair it first: text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')."
            )
        if self.published is not None and not isinstance(self.published, date):
            raise TypeError(
                f"published must be a datetime.date, not {type(self.published).__name__}: date.fromisoformat('2020-03-26')."
            )

    @property
    def word_count(self) -> int:
        """Number of words, as `count_words` counts them."""
        return count_words(self.text)

    def span(self, start: int, end: int) -> Span:
        """Span from `start` to `end`. Only this method cuts the text, so that `text[start:end] == span.text` by construction."""
        return Span(start, end, self.text[start:end])
