"""The article and its spans: what every other module cuts its text from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """Text with lone surrogates, which no file can store, replaced by U+FFFD: "Base \\ud800" => "Base �"."""
    return HALF_CHARACTER.sub("\ufffd", text) if HALF_CHARACTER.search(text) else text


def count_words(text: str) -> int:
    """Text => number of whitespace-separated tokens that contain a letter or digit, as a word processor counts.

    >>> count_words("12 ships – and 3 boats – sank.")
    6
    """
    return sum(any(map(str.isalnum, word)) for word in text.split())


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: `article.text[start:end] == text`, code points, half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Removed:
    """Text that reading has removed before the Article was made, and the reason ("navigation", "source line", …)."""

    text: str
    reason: str


@dataclass(frozen=True)
class Article:
    """One news article; its text never changes.

    >>> Article("Iran fired missiles.").span(0, 4)
    Span(start=0, end=4, text='Iran')

    published: the day the article came out; relative dates resolve against it. None where it is not known: it is asked
        for, never guessed.
    published_from: where that day was found ("metadata", "the analyst", …).
    source: file, address or "pasted text"; outlet: the paper or agency; language: ISO 639-1 code, as recognised.
    removed: what reading took away (navigation, "Read more" lines), for inspection.
    metadata: whatever else the source tells, by name: {"section": "NEWS; Pg. 4", "url": "https://…"}.
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
        if half := HALF_CHARACTER.search(self.text):
            raise ValueError(
                f"Article text holds half a character (a lone surrogate) at {half.start()}; "
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
        """Cut a span. Nothing else cuts the text, so that `text[start:end] == span.text` by construction."""
        return Span(start, end, self.text[start:end])
