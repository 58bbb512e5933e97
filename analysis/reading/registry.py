"""The formats that can be read, from formats.tsv. Readers, corpus, explorer and help all use this table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from analysis.reading.budget import guarded_reading
from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options
from analysis.reading.names import lines_of_table

ZIP_CONTENTS = {"word/": ".docx", "xl/": ".xlsx", "META-INF/container.xml": ".epub", "archive/": ".wacz"}
"""Beginning of a name inside a ZIP => suffix of the format that it is part of."""
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
TEXT_LIKE = ("", ".txt", ".text")
"""Suffixes that give way to the format of the first bytes."""
HEAD_BYTES = 3_000
MAIL_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
MAIL_LINE = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.M | re.I)
"""A header line that only mail programs write."""
PAGE_HEAD = re.compile(rb"<(?:!doctype html|html)\b", re.I)
STRONG = frozenset({".pdf", ".rtf", ".warc", ".parquet", ".sqlite", ".gz"})
"""Formats that are recognised by their first bytes, whatever the suffix."""


@dataclass(frozen=True, slots=True)
class Format:
    """One line of formats.tsv. reader: module in reading/formats, "" if the format cannot be read; `remedy` then says what to do."""

    name: str
    suffixes: tuple[str, ...]
    types: tuple[str, ...]
    first_bytes: bytes
    reader: str
    remedy: str


Reader = Callable[[bytes, str, Options], Extracted | Collection]


@cache
def formats() -> tuple[Format, ...]:
    return tuple(
        Format(
            row["name"], tuple(row["suffixes"].split()), tuple(row["types"].split()),
            row["first_bytes"].encode("latin-1").decode("unicode_escape").encode("latin-1"), row["reader"], row["remedy"],
        )
        for row in lines_of_table("formats")
    )  # fmt: skip


@cache
def by_suffix() -> dict[str, Format]:
    """{suffix, lower-cased: format}."""
    return {suffix: one for one in formats() for suffix in one.suffixes}


def readable_suffixes() -> tuple[str, ...]:
    """(".txt", ".text", ".md", …): suffixes of files that can be read, in the order of formats.tsv."""
    return tuple(suffix for one in formats() if one.reader for suffix in one.suffixes)


def suffix_of_type(mime: str) -> str | None:
    """ "text/html" => ".html"; None for a type that no format has."""
    return next((one.suffixes[0] for one in formats() if mime in one.types), None)


def format_of(suffix: str, data: bytes, name: str) -> Format:
    """Format of a file by its first bytes, else by its suffix. Raises CannotRead if there is no reader for it."""
    suffix = true_suffix(suffix, data)
    by_name = by_suffix().get(suffix) or (by_suffix()[".txt"] if not suffix or looks_like_text(data) else None)
    by_bytes = next(
        (one for one in formats() if one.first_bytes and data.lstrip()[:16].startswith(one.first_bytes)), None
    )
    check_inside(by_name, by_bytes, name)
    found = settled(by_name, by_bytes, suffix, data)
    if found is None or not found.reader:
        remedy = found.remedy if found else "save it as text"
        raise CannotRead(f"{name} is not in a format that the workbook reads: {remedy}.")
    return found


def true_suffix(suffix: str, data: bytes) -> str:
    """The suffix that a mail saved as .msg or .txt, and a web page saved as .doc or .docx, should have; that of other files is returned unchanged."""
    head = data[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n\t ")
    lines = MAIL_HEAD.match(head) if suffix in (".msg", ".doc", *TEXT_LIKE) else None
    if lines and MAIL_LINE.search(lines[0]):
        return ".mhtml" if b"multipart/related" in lines[0].lower() else ".eml"
    return ".html" if suffix in (".doc", ".docx") and PAGE_HEAD.match(head) else suffix


def check_inside(by_name: Format | None, by_bytes: Format | None, name: str) -> None:
    """Raise CannotRead for a .pdf or .docx without the first bytes that every such file has."""
    for suffix in (".pdf", ".docx"):
        if by_bytes is None and by_name is by_suffix()[suffix]:
            raise CannotRead(
                f"{name} is not a valid {suffix[1:].upper()} file: export it again where it was made, or paste the text."
            )


def settled(by_name: Format | None, by_bytes: Format | None, suffix: str, data: bytes) -> Format | None:
    """Format by suffix and format by first bytes => the one to use; None if both are unknown."""
    if by_bytes is None:
        return by_name
    if by_bytes.suffixes[0] == ".zip":
        return by_suffix()[zip_kind(data, suffix)]
    if by_bytes.suffixes[0] == ".doc":
        return by_name if by_name and suffix in (".msg", ".xls") else by_bytes
    if suffix in TEXT_LIKE or by_name is None or by_bytes.suffixes[0] in STRONG:
        return by_bytes
    return by_name


def zip_kind(data: bytes, suffix: str) -> str:
    """What a ZIP holds => ".docx", ".xlsx", ".odt", ".epub", ".wacz" or ".zip"."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()[:5000]
            mime = (
                parts.read("mimetype")[:100]
                if "mimetype" in names and parts.getinfo("mimetype").file_size < 200
                else b""
            )
    except (zipfile.BadZipFile, KeyError, RuntimeError, OSError, ValueError, NotImplementedError, EOFError):
        return suffix if suffix in by_suffix() and suffix not in TEXT_LIKE else ".docx"
    if mime.startswith(ODT_TYPE):
        return ".odt"
    if "[Content_Types].xml" not in names and not any(one.startswith(("META-INF/", "archive/")) for one in names):
        return ".docx" if suffix == ".docx" else ".zip"
    return next((kind for start, kind in ZIP_CONTENTS.items() if any(one.startswith(start) for one in names)), ".zip")


def looks_like_text(data: bytes) -> bool:
    """True if the first thousand bytes hold letters and no byte below 9: a file with an unknown suffix ("story.v2") may still be text."""
    head = data[:1000]
    return bool(head.strip()) and min(head) >= 9 and sum(byte < 128 for byte in head) > 0.7 * len(head)


def reader_of(kind: Format) -> Reader:
    """Format => function that reads it; its libraries are imported at the first such file."""
    found: Any = getattr(import_module(f"analysis.reading.formats.{kind.reader}"), f"read_{kind.reader}")
    return found  # type: ignore[no-any-return]


def extract(data: bytes, name: str, suffix: str, options: Options) -> Extracted | Collection:
    """Bytes of a file => its content: one article, or a collection.

    Every reader is called here, with the same limits of time and size; whatever it raises becomes CannotRead.
    """
    if not data.strip():
        raise CannotRead(f"{name} is empty: choose a file with the text of an article.")
    return guarded_reading(lambda: reader_of(format_of(suffix, data, name))(data, name, options), name, options.limits)
