"""A PDF => its text with paragraphs, without running heads and page numbers."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from analysis.article import Removed
from analysis.reading.errors import CannotRead
from analysis.reading.found import Found
from analysis.reading.limits import Limits
from analysis.reading.wrapping import unwrapped

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|/|–|-)\s*\d{1,4})?", re.I)
EDGE = 2
"""Lines at the top and the bottom of a page that may be running heads."""


def read_pdf(data: bytes, name: str, limits: Limits, charset: str | None = None) -> Found:
    """Bytes of a PDF => Found. Its day of making is told in a note: it need not be the day of publication."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(f"{name} is locked by a password: open it, and print it to a PDF without one.")
        pages, notes = page_texts(reader, name, limits)
        facts: Any = reader.metadata or {}
        title, author, made = (str(facts.get(key) or "").strip() for key in ("/Title", "/Author", "/CreationDate"))
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
    return Found(
        unwrapped("\n".join(kept)), title=title or None, author=author or None, removed=removed, notes=tuple(notes)
    )


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
        texts.append(page.extract_text() or "")
    return texts, []


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
