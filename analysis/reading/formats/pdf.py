"""A PDF => its text with paragraphs, without running heads and page numbers."""

from __future__ import annotations

import io
import itertools
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from analysis.article import Removed
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Extracted
from analysis.reading.limits import Limits, Options
from analysis.reading.unwrap import unwrapped

DIGITS = re.compile(r"\d+")
LIGATURES = re.compile("[\ufb00-\ufb06]")
PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|/|–|-)\s*\d{1,4})?", re.I)
UNTOLD = {"untitled", "anonymous", "unknown", "user", "author", "document1", "(anonymous)", "(unspecified)"}
EDGE = 2
"""Lines at the top and the bottom of a page that may be running heads."""


def read_pdf(data: bytes, name: str, options: Options) -> Extracted:
    """Bytes of a PDF => Extracted. Its day of making is told in a note: it need not be the day of publication."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(f"{name} is locked by a password: open it, and print it to a PDF without one.")
        pages, notes = page_texts(reader, name, options.limits)
        facts: Any = reader.metadata or {}
        title, author, made = (pdf_fact(facts.get(key)) for key in ("/Title", "/Author", "/CreationDate"))
    except CannotRead:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError, NotImplementedError,
            AssertionError, OverflowError, ZeroDivisionError, MemoryError):  # fmt: skip
        raise CannotRead(f"{name} is no PDF that can be read: print it to PDF again, or paste its text.") from None
    kept, removed = without_running_heads(pages)
    if not any(map(str.isalpha, "".join(kept))):
        raise CannotRead(f"{name} holds pictures of pages and no text: run a text recognition (OCR) over it first.")
    if day := re.match(r"D:(\d{4})(\d\d)(\d\d)", made):
        notes.append(f"The PDF was made on {day[1]}-{day[2]}-{day[3]}; that need not be the day of publication.")
    return Extracted(
        unwrapped("\n".join(kept)), title=title or None, author=author or None, removed=removed, warnings=tuple(notes)
    )


def pdf_fact(fact: Any) -> str:
    """What the file tells, but for what programs write where nobody said anything: "untitled" => ""."""
    words = str(fact or "").strip()
    return "" if words.lower() in UNTOLD else words


def page_texts(reader: pypdf.PdfReader, name: str, limits: Limits) -> tuple[list[str], list[str]]:
    """=> the text of each page within the limits, and a note where there were more pages."""
    if len(reader.pages) > limits.pages:
        raise CannotRead(
            f"{name} has {len(reader.pages)} pages, more than {limits.pages}: save the pages of the article as a PDF of their own."
        )
    texts: list[str] = []
    end = time.monotonic() + limits.seconds
    for page in reader.pages:
        if time.monotonic() > end or sum(map(len, texts)) > limits.characters:
            return texts, [
                f"Only the first {len(texts)} of {len(reader.pages)} pages were read: the rest took too long."
            ]
        texts.append(page_text(page))
    return texts, []


def page_text(page: pypdf.PageObject) -> str:
    """The page's lines; an empty line where the gap between two is wider than usual, for there a paragraph ends."""
    pieces: list[Placed] = []
    text = page.extract_text(
        visitor_text=lambda words, cm, tm, font, size: pieces.append(Placed(words, tm[5] * cm[3] + cm[5], size))
    )
    lines = placed_lines(pieces)
    if [line.words.strip() for line in lines] != [line.strip() for line in text.split("\n") if line.strip()]:
        return expand_ligatures(text)
    return expand_ligatures(
        "\n".join(f"\n{line.words}" if wide else line.words for line, wide in zip(lines, wide_gaps(lines)))
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Words, how high on the page they stand, and the size of their letters."""

    words: str
    height: float
    size: float


def placed_lines(pieces: list[Placed]) -> list[Placed]:
    """Pieces of text => lines, each where its first words are; those without words are left out."""
    lines = [Placed("", 0.0, 0.0)]
    for piece in pieces:
        for number, part in enumerate(piece.words.split("\n")):
            if number:
                lines.append(Placed("", 0.0, 0.0))
            told = lines[-1]
            place = piece if part.strip() and not told.words.strip() else told
            lines[-1] = Placed(told.words + part, place.height, place.size)
    return [line for line in lines if line.words.strip()]


def wide_gaps(lines: list[Placed]) -> list[bool]:
    """Whether each line stands further below the one before it than lines of its size usually do."""
    gaps = [0.0, *(above.height - below.height for above, below in itertools.pairwise(lines))]
    usual = Counter(round(gap, 0) for gap in gaps if gap > 2).most_common(1)
    return [bool(usual) and gap > 1.35 * usual[0][0] and gap > 1.5 * line.size for gap, line in zip(gaps, lines)]


def expand_ligatures(text: str) -> str:
    """ "ﬁnd" with its ligature => "find"."""
    return LIGATURES.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)


def without_running_heads(pages: list[str]) -> tuple[list[str], tuple[Removed, ...]]:
    """Lines at the edge of pages that recur (but for digits), and page numbers, are no text of the article."""
    cut = [[line.strip() for line in page.split("\n")] for page in pages]
    counts = Counter(key for lines in cut for key in {DIGITS.sub("#", line) for line in edges(lines)})
    recurring = {key for key, count in counts.items() if (key and count >= 3) or (key and count == 2 == len(pages))}
    kept, removed = [], []
    for lines in cut:
        edge = set(edges(lines))
        for line in lines:
            reason = edge_reason(line, recurring) if line in edge else None
            removed.append(Removed(line, reason)) if reason else kept.append(line)
    return kept, tuple(removed)


def edges(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line]
    return filled[:EDGE] + filled[-EDGE:]


def edge_reason(line: str, recurring: set[str]) -> str | None:
    if PAGE_NUMBER.fullmatch(line):
        return "page number"
    return "running head" if line and DIGITS.sub("#", line) in recurring else None
