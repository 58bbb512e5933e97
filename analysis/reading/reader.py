"""File, address or pasted text => Article, or one sentence that says why not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from analysis.article import Article
from analysis.reading.byline import read_head
from analysis.reading.clean import below_headline, clean
from analysis.reading.decode import decode
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Extracted
from analysis.reading.formats.markdown import read_markdown
from analysis.reading.languages import language_name, language_of
from analysis.reading.limits import LIMITS, Limits
from analysis.reading.sidecar import read_sidecar
from analysis.reading.unwrap import unwrapped
from analysis.reading.web import Answer, fetch

Reader = Callable[..., Extracted]


def read_text(data: bytes, name: str, limits: Limits, charset: str | None = None) -> Extracted:
    """Bytes of a text file => Found, lines wrapped at a width joined to paragraphs."""
    return Extracted(unwrapped(decode(data, name, charset).replace("\r\n", "\n").replace("\r", "\n")))


def later(module: str) -> Reader:
    """ "pdf" => analysis.reading.formats.pdf.read_pdf, with its libraries loaded when the first such file comes."""

    def read(*arguments: Any) -> Extracted:
        found: Extracted = getattr(import_module(f"analysis.reading.formats.{module}"), f"read_{module}")(*arguments)
        return found

    return read


PAGE = later("html")
READERS: dict[str, Reader] = {
    ".txt": read_text, ".text": read_text, "": read_text, ".md": read_markdown, ".markdown": read_markdown, ".html": PAGE, ".htm": PAGE,
    ".xhtml": PAGE, ".pdf": later("pdf"), ".docx": later("docx"), ".eml": later("eml"),
}  # fmt: skip
"""How a file's name ends => who reads it."""
TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".md",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx"}  # fmt: skip
BEGINNINGS = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"))
"""First bytes that tell the format, whatever the name says."""
REMEDIES = {".doc": "open it in Word or LibreOffice and save it as .docx", ".odt": "save it as .docx", ".rtf": "save it as .docx",
            ".mht": "save the page as .html", ".mhtml": "save the page as .html", ".msg": "save the mail as .eml"}  # fmt: skip


def read_article(
    source: str | Path, *, published: date | None = None, allow_network: bool = False, limits: Limits = LIMITS
) -> Article:
    """Path of a .txt, .md, .html, .pdf, .docx or .eml file, pasted text, or, with allow_network, a web address => Article.

    A file of the same name that ends in .json or .toml tells title, author, outlet and the day of publication, where there
    is one; `published` overrides it. Where nothing tells the day, Article.published is None: ask for it.
    Raises CannotRead with one sentence that says what to do.
    """
    if isinstance(source, str) and is_address(source):
        return read_address(source.strip(), published, allow_network, limits)
    if isinstance(source, str) and is_pasted(source):
        return article_from_text(source, published=published)
    path = Path(os.path.expanduser(source))
    data = read_bytes(path, limits)
    found = reader_of(path.suffix.lower(), data, path.name)(data, path.name, limits)
    known, told_by = read_sidecar(path)
    return article(found, path.as_posix(), published, known, told_by)


def article_from_text(text: str, *, published: date | None = None, source: str = "pasted text") -> Article:
    """Pasted text => Article without boilerplate. Raises CannotRead where nothing is left."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return article(Extracted(unwrapped(whole.replace("\r\n", "\n"))), source, published)


def read_address(
    address: str, published: date | None, allow_network: bool, limits: Limits, get: Callable[..., Answer] = fetch
) -> Article:
    """Web address => Article. The address is told to the server behind it and to nobody else."""
    if not allow_network:
        raise CannotRead(
            f"{address[:100]} is on the web, and the workbook stays off it: say allow_network=True, or save the page and choose the file."
        )
    answer = get(address, limits=limits)
    name = unquote(urlsplit(answer.address).path.rsplit("/", 1)[-1])[:80] or str(urlsplit(answer.address).hostname)
    suffix = TYPES.get(answer.type, ".html" if answer.type.startswith("text/") else Path(name).suffix.lower())
    found = reader_of(suffix, answer.data, name)(answer.data, name, limits, answer.charset)
    return article(found, answer.address, published)


def article(
    found: Extracted,
    source: str,
    published: date | None,
    known: dict[str, str] | None = None,
    told_by: str | None = None,
) -> Article:
    """What a reader found, the metadata file and the analyst's word => Article, cleaned."""
    known = known or {}
    cleaned, removed = clean(found.text)
    below, title, above = below_headline(cleaned, found.title)
    head = read_head(below)
    if not any(map(str.isalpha, head.text)):
        raise CannotRead(f"{source} holds no text: paste or choose an article with at least one sentence.")
    day, day_from = day_and_origin(
        (published, "the analyst"), (date.fromisoformat(known["published"]) if "published" in known else None, told_by),
        (found.published, found.published_from), (head.published, head.told_by),
    )  # fmt: skip
    language, notes = recognised(head.text, known.get("language") or found.hint)
    return Article(
        head.text, published=day, published_from=day_from, title=known.get("title") or title or title_of(head.text), source=source,
        author=known.get("author") or found.author or head.author, outlet=known.get("outlet") or known.get("source") or found.outlet,
        language=language, removed=(*found.removed, *removed, *above, *head.removed), warnings=(*filter(None, [known.get("note")]), *found.warnings, *notes),
    )  # fmt: skip


def day_and_origin(*told: tuple[date | None, str | None]) -> tuple[date | None, str | None]:
    """The first that knows the day."""
    return next(((day, origin) for day, origin in told if day), (None, None))


def recognised(text: str, hint: str | None) -> tuple[str, tuple[str, ...]]:
    """=> language code, and a note where it is not English."""
    code = language_of(text) or (hint or "en")[:2].lower()
    if code == "en":
        return code, ()
    return code, (
        f"The text seems to be {language_name(code)}. The workbook reads English: names, speech, figures and dates will be missed.",
    )


def title_of(text: str) -> str | None:
    """The first line, where it is short and does not end as a sentence does."""
    line = text.split("\n", 1)[0].strip()
    return line if 0 < len(line) <= 140 and line[-1] not in '.!?”"' and "\n" in text else None


def is_address(source: str) -> bool:
    return bool(re.match(r"\s*[a-z][a-z0-9+.-]{1,15}://\S+\s*\Z", source, re.I))


def is_pasted(source: str) -> bool:
    """More than a line, or a line that no path is as long as, or nothing."""
    return "\n" in source or len(source) > 1000 or not source.strip()


def reader_of(suffix: str, data: bytes, name: str) -> Reader:
    """By the first bytes, else by how the name ends."""
    begun = next((kind for start, kind in BEGINNINGS if data.lstrip()[:8].startswith(start)), None)
    kind = begun or suffix
    if kind == ".docx" and suffix not in ("", ".docx", ".txt"):
        kind = suffix
    if kind in (".pdf", ".docx") and begun is None:
        raise CannotRead(f"{name} is no {kind[1:].upper()} inside: open it where it was made and save it again.") if data.strip() else CannotRead(
            f"{name} is empty: choose a file with the text of an article.")  # fmt: skip
    if kind not in READERS:
        raise CannotRead(
            f"{name} is in no format the workbook reads (.txt .md .html .pdf .docx .eml): {REMEDIES.get(kind, 'save it as text')}."
        )
    return READERS[kind]


def read_bytes(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise CannotRead(f"{path} is a folder: choose one file in it.")
        if not path.is_file():
            raise CannotRead(f"There is no file {str(path)[:200]}: check the name, or give the full path.")
        if path.stat().st_size > limits.size:
            raise CannotRead(
                f"{path.name} is larger than {limits.size // 10**6} MB: cut the article out of it and save it as a file of its own."
            )
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        if isinstance(problem, CannotRead):
            raise
        raise CannotRead(
            f"{str(path)[:200]} cannot be opened ({getattr(problem, 'strerror', None) or problem}): check its name and its rights."
        ) from None
