"""A PDF => its text with paragraphs, without running heads and page numbers."""

from __future__ import annotations

import io
import re
import time
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from analysis.article import Removed
from analysis.reading.byline import DAY_ALONE
from analysis.reading.days import day_of
from analysis.reading.errors import CannotRead
from analysis.reading.exports.nexis import read_printed_export
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Limits, Options
from analysis.reading.pdf_layout import Placed, begin_paragraphs, by_columns, captions, placed_lines, split_columns
from analysis.reading.running_heads import without_running_heads
from analysis.reading.unwrap import unwrapped

LIGATURES = re.compile("[\ufb00-\ufb06]")
MIN_HEAD_LETTERS, MAX_HEAD_LINES, MAX_HEAD_CHARACTERS = 15, 2, 120
MIN_COLUMN, MAX_COLUMN = 12, 250
"""Characters at which the lines of a PDF can be wrapped."""
GAPS = re.compile(r" {2,}|\t| [|•·] ")
HEAD_OF_PAPER = re.compile(
    rf"\s*[^.!?“”]{{3,60}}(?:{GAPS.pattern})[^.!?“”]{{3,60}}(?:(?:{GAPS.pattern})[^.!?“”]{{1,30}})?\s*"
)
"""THE HARBOUR POST   Wednesday, May 5, 2021   A4: two or three parts separated by wide gaps."""
DEFAULT_FACTS = {"untitled", "anonymous", "unknown", "user", "author", "document1", "(anonymous)", "(unspecified)"}
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError, NotImplementedError, AssertionError, ArithmeticError,
          MemoryError)  # fmt: skip
"""Exceptions of pypdf for damaged files."""
MAX_MEAN_LETTERS = 12
"""Mean letters of a word above which the words of a page must have run together."""
PRINTED = re.compile(
    r"(?<=\S)[ \n]*(\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}(?: ?[AP]M)?[ \n][^\n]+\n+(?:https?|file)://)"
)
"""Header that a browser prints on a page: "5/6/2021, 2:33 PM Port closes | Harbour Post", followed by the address."""


def read_pdf(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a PDF => Extracted, or the articles of an archive's export. The PDF's creation date is reported as a warning only: it may not be the publication date."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(f"{name} is locked by a password: open it, and print it to a PDF without one.")
        pages, notes, captions_removed = page_texts(reader, name, options.limits)
        facts: Any = reader.metadata or {}
        title, author, made = (pdf_fact(facts.get(key)) for key in ("/Title", "/Author", "/CreationDate"))
    except CannotRead:
        raise
    except BROKEN:
        raise CannotRead(f"{name} is no PDF that can be read: print it to PDF again, or paste its text.") from None
    if (export := read_printed_export(pages)) is not None:
        return export
    kept, removed = without_running_heads(pages)
    kept, head = without_head_of_paper(kept)
    removed = (*removed, *(Removed(line, "running head") for line in filter(None, [head])))
    if not any(map(str.isalpha, "".join(kept))):
        raise CannotRead(f"{name} holds pictures of pages and no text: run a text recognition (OCR) over it first.")
    if day := re.match(r"D:(\d{4})(\d\d)(\d\d)", made):
        notes.append(f"The PDF was made on {day[1]}-{day[2]}-{day[3]}; that need not be the day of publication.")
    heads = [one.text for one in removed if one.reason == "running head"] + first_lines(pages[0])
    published = next((head_day for line in heads if (head_day := day_in_running_head(line))), None)
    return Extracted(
        unwrapped("\n".join(kept), MIN_COLUMN, MAX_COLUMN, max_ended=1.0),
        title=title or None,
        author=author or None,
        outlet=paper_named(head) if head else None,
        published=published,
        published_from="the running head of the page" if published else None,
        removed=(*removed, *captions_removed),
        warnings=tuple(notes),
    )


def first_lines(page: str) -> list[str]:
    """First lines of a page that may be its running head: "THE HARBOUR POST   Wednesday, May 5, 2021   A1"."""
    lines = [line.strip() for line in page.split("\n") if line.strip()][:MAX_HEAD_LINES]
    return [line for line in lines if len(line) <= MAX_HEAD_CHARACTERS and not line.endswith((".", "!", "?", "”", '"'))]


def without_head_of_paper(lines: list[str]) -> tuple[list[str], str | None]:
    """Lines => the same without a newspaper's running head among the first lines, and that line (None if there is none). On a single page it does not recur, so it is recognised by its form."""
    filled = [at for at, line in enumerate(lines) if line.strip()][:MAX_HEAD_LINES]
    at = next((at for at in filled if HEAD_OF_PAPER.fullmatch(lines[at]) and day_in_running_head(lines[at])), None)
    return (lines, None) if at is None else ([*lines[:at], *lines[at + 1 :]], lines[at])


def paper_named(head: str) -> str | None:
    """ "A4   THE HARBOUR POST   Wednesday, May 5, 2021" => "The Harbour Post"; None where no part of the line is a name."""
    parts = (part.strip() for part in GAPS.split(head))
    name = next((part for part in parts if len(part) > 3 and not any(map(str.isdigit, part))), None)
    return name.title() if name and name.isupper() else name


def day_in_running_head(line: str) -> date | None:
    """ "THE HARBOUR POST   Wednesday, May 5, 2021   A1" => that date; None for a line with a date alone, which is the date of printing."""
    return day_of(line) if sum(map(str.isalpha, line)) >= MIN_HEAD_LETTERS and not DAY_ALONE.fullmatch(line) else None


def pdf_fact(fact: Any) -> str:
    """Value of the PDF's metadata; "" for values that programs write by default, such as "untitled"."""
    words = str(fact or "").strip()
    return "" if words.lower() in DEFAULT_FACTS else words


def page_texts(reader: pypdf.PdfReader, name: str, limits: Limits) -> tuple[list[str], list[str], list[Removed]]:
    """Texts of the pages, a warning if reading stopped early, and the captions that were removed. Raises CannotRead if there are more than limits.pages pages."""
    if len(reader.pages) > limits.pages:
        raise CannotRead(
            f"{name} has {len(reader.pages)} pages, more than {limits.pages}: save the pages of the article as a PDF of their own."
        )
    texts, notes, removed = list[str](), list[str](), list[Removed]()
    end = time.monotonic() + limits.seconds
    for page in reader.pages:
        if time.monotonic() > end or sum(map(len, texts)) > limits.characters:
            notes.append(f"Only the first {len(texts)} of {len(reader.pages)} pages were read: the rest took too long.")
            break
        text, captions_removed = page_text(page)
        texts.append(text)
        removed += [Removed(line, "picture caption") for line in captions_removed]
    return texts, notes, removed


def page_text(page: pypdf.PageObject) -> tuple[str, list[str]]:
    """Lines of the page in reading order, with an empty line before each paragraph; and the lines of captions, which are left out."""
    pieces: list[Placed] = []
    text = page.extract_text(
        visitor_text=lambda words, cm, tm, font, size: pieces.append(
            Placed(words, tm[5] * cm[3] + cm[5], letter_size(size, tm, cm), tm[4] * cm[0] + cm[4])
        )
    )
    if has_run_together(text) and (spaced := spaced_text(page)):
        return expand_ligatures(spaced), []
    lines = placed_lines(pieces)
    if [line.words.strip() for line in lines] != [line.strip() for line in text.split("\n") if line.strip()]:
        return expand_ligatures(PRINTED.sub(r"\n\1", text)), []
    ordered = by_columns(lines)
    begins = begin_paragraphs(ordered)
    caption_lines = captions(ordered, begins)
    kept = [
        f"\n{line.words}" if begins[at] else line.words for at, line in enumerate(ordered) if at not in caption_lines
    ]
    return expand_ligatures("\n".join(kept)), [
        expand_ligatures(ordered[at].words.strip()) for at in sorted(caption_lines)
    ]


def has_run_together(text: str) -> bool:
    """True for a text without spaces between words, as in some text layers made by text recognition (OCR)."""
    words = text.split()
    return len(text) > MIN_COLUMN and sum(map(len, words)) > MAX_MEAN_LETTERS * len(words)


def spaced_text(page: pypdf.PageObject) -> str | None:
    """Lines of the page, column by column, with spaces where there are gaps (pypdf's layout mode); None if that fails."""
    try:
        lines = page.extract_text(extraction_mode="layout").strip("\n").split("\n")
    except BROKEN:
        return None
    return "\n".join(" ".join(line.split()) for line in split_columns(lines))


def letter_size(size: float, text_matrix: Sequence[float], page_matrix: Sequence[float]) -> float:
    """Size of letters on the page in points: the font size times the scales of the two matrices, since files use either."""
    return float(size) * (abs(text_matrix[3]) or 1.0) * (abs(page_matrix[3]) or 1.0)


def expand_ligatures(text: str) -> str:
    """ "ﬁnd" with its ligature => "find"."""
    return LIGATURES.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), text)
