"""A PDF => its text with paragraphs, without running heads and page numbers."""

from __future__ import annotations

import io
import itertools
import re
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from analysis.reading.byline import DAY_ALONE
from analysis.reading.days import day_of
from analysis.reading.errors import CannotRead
from analysis.reading.exports.nexis import read_printed_export
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Limits, Options
from analysis.reading.running_heads import without_running_heads
from analysis.reading.unwrap import unwrapped

LIGATURES = re.compile("[\ufb00-\ufb06]")
MIN_HEAD_LETTERS = 15
MIN_COLUMN, MAX_COLUMN = 12, 250
"""Characters of a line: a page's lines are always wrapped, in narrow columns too."""
UNTOLD = {"untitled", "anonymous", "unknown", "user", "author", "document1", "(anonymous)", "(unspecified)"}
PRINTED = re.compile(
    r"(?<=\S)[ \n]*(\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: ?[AP]M)?[ \n][^\n]+\n+(?:https?|file)://)"
)
"""What a browser prints at the edges of a page: 5/6/2021, 2:33 PM Port closes | Harbour Post, and the address below it."""
USUAL_SHARE = 0.15
"""Of the gaps between lines, that a usual one has."""
COLUMN_JUMP, MIN_ROWS, MIN_ROW_SHARE = 8, 3, 0.2
"""Letters between the beginnings of columns; rows that hold two columns: how many, and of all lines, before lines are put in order."""


def read_pdf(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a PDF => Extracted, or the articles of an archive's export. The PDF's creation date is reported as a warning only: it may not be the publication date."""
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
    if (export := read_printed_export(pages)) is not None:
        return export
    kept, removed = without_running_heads(pages)
    if not any(map(str.isalpha, "".join(kept))):
        raise CannotRead(f"{name} holds pictures of pages and no text: run a text recognition (OCR) over it first.")
    if day := re.match(r"D:(\d{4})(\d\d)(\d\d)", made):
        notes.append(f"The PDF was made on {day[1]}-{day[2]}-{day[3]}; that need not be the day of publication.")
    published = next(
        (told for one in removed if one.reason == "running head" and (told := day_in_running_head(one.text))), None
    )
    return Extracted(
        unwrapped("\n".join(kept), MIN_COLUMN, MAX_COLUMN),
        title=title or None,
        author=author or None,
        published=published,
        published_from="the running head of the page" if published else None,
        removed=removed,
        warnings=tuple(notes),
    )


def day_in_running_head(line: str) -> date | None:
    """ "THE HARBOUR POST   Wednesday, May 5, 2021   A1" => that date; None for a line with a date alone, which is the date of printing."""
    return day_of(line) if sum(map(str.isalpha, line)) >= MIN_HEAD_LETTERS and not DAY_ALONE.fullmatch(line) else None


def pdf_fact(fact: Any) -> str:
    """Value of the PDF's metadata; "" for values that programs write by default, such as "untitled"."""
    words = str(fact or "").strip()
    return "" if words.lower() in UNTOLD else words


def page_texts(reader: pypdf.PdfReader, name: str, limits: Limits) -> tuple[list[str], list[str]]:
    """Pages within the limits => their texts, and a warning if there are more."""
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
    """Page => lines in reading order, with an empty line (a paragraph break) where the gap between lines is wider than usual."""
    pieces: list[Placed] = []
    text = page.extract_text(
        visitor_text=lambda words, cm, tm, font, size: pieces.append(
            Placed(words, tm[5] * cm[3] + cm[5], size, tm[4] * cm[0] + cm[4])
        )
    )
    lines = placed_lines(pieces)
    if [line.words.strip() for line in lines] != [line.strip() for line in text.split("\n") if line.strip()]:
        return expand_ligatures(PRINTED.sub(r"\n\1", text))
    ordered = by_columns(lines)
    return expand_ligatures(
        "\n".join(f"\n{line.words}" if wide else line.words for line, wide in zip(ordered, wide_gaps(ordered)))
    )


def by_columns(lines: list[Placed]) -> list[Placed]:
    """Lines stored row by row across columns => column by column; lines above the columns come first."""
    jumps = sum(
        abs(one.height - other.height) < 2 and abs(other.left - one.left) > COLUMN_JUMP * max(one.size, 1)
        for one, other in itertools.pairwise(lines)
    )
    if jumps < max(MIN_ROWS, MIN_ROW_SHARE * len(lines)):
        return lines
    counts = Counter(round(line.left) for line in lines)
    starts = sorted(left for left, count in counts.items() if count >= MIN_ROWS)
    columns = [max((at for at, start in enumerate(starts) if start <= line.left + 2), default=0) for line in lines]
    top = max(line.height for line, column in zip(lines, columns) if column > 0) if max(columns) else 0.0
    ranked = sorted(range(len(lines)), key=lambda at: (columns[at] if lines[at].height <= top + 2 else -1, at))
    return [lines[at] for at in ranked]


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with their height on the page, font size and distance from the left edge, in points."""

    words: str
    height: float
    size: float
    left: float = 0.0


def placed_lines(pieces: list[Placed]) -> list[Placed]:
    """Pieces of text => lines, placed where their first words are; lines without words are left out."""
    lines = [Placed("", 0.0, 0.0)]
    for piece in pieces:
        for number, part in enumerate(piece.words.split("\n")):
            if number:
                lines.append(Placed("", 0.0, 0.0))
            told = lines[-1]
            place = piece if part.strip() and not told.words.strip() else told
            lines[-1] = Placed(told.words + part, place.height, place.size, place.left)
    return [line for line in lines if line.words.strip()]


def wide_gaps(lines: list[Placed]) -> list[bool]:
    """Lines => True for each that is further below the previous one than lines of its size usually are."""
    gaps = [0.0, *(above.height - below.height for above, below in itertools.pairwise(lines))]
    usual = usual_gap([gap for gap in gaps if gap > 2])
    return [usual > 0 and gap > 1.35 * usual and gap > 1.5 * line.size for gap, line in zip(gaps, lines)]


def usual_gap(gaps: list[float]) -> float:
    """Usual distance between lines of a paragraph, in points: the smallest that is not an exception; 0 if there is none."""
    counts = Counter(round(gap) for gap in gaps)
    fewest = max(2, USUAL_SHARE * len(gaps))
    return min(
        (gap for gap, count in counts.items() if count >= fewest),
        default=max(counts, key=lambda gap: counts[gap], default=0),
    )


def expand_ligatures(text: str) -> str:
    """ "ﬁnd" with its ligature => "find"."""
    return LIGATURES.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
