"""A ZIP of articles, or of a web crawl (WACZ) => the articles of its files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from analysis.reading.errors import CannotRead
from analysis.reading.extracted import Collection, Extracted, Unread
from analysis.reading.limits import Options
from analysis.reading.registry import extract
from analysis.reading.unpack import check_unpacked, read_part

MAX_DEPTH = 2
"""Levels of ZIPs inside ZIPs that are read."""


def read_zip(data: bytes, name: str, options: Options, depth: int = 1) -> Collection:
    """Bytes of a ZIP => the articles of its files, one after the other; nothing is written to the disk."""
    parts = check_unpacked(data, name, options.limits, options.limits.collection)
    wanted = [part for part in parts if not part.is_dir() and not is_hidden(part.filename)]
    if any(part.filename.startswith("archive/") and ".warc" in part.filename for part in wanted):
        wanted = [part for part in wanted if ".warc" in part.filename]
    if not wanted:
        raise CannotRead(f"{name} is an empty archive: choose another file.")
    return Collection(files_of(data, wanted, options, depth))


def is_hidden(name: str) -> bool:
    """True for entries that are not articles: "__MACOSX/._a.txt", ".DS_Store", Word's "~$a.docx"."""
    return any(part.startswith((".", "~$", "__MACOSX")) for part in PurePosixPath(name).parts)


def files_of(data: bytes, parts: list[zipfile.ZipInfo], options: Options, depth: int) -> Iterator[Extracted | Unread]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in parts:
            try:
                content = read_part(archive, part, options.limits.collection)
                yield from file_of(content, part.filename, options, depth)
            except CannotRead as problem:
                yield Unread(str(problem), part=part.filename)


def file_of(data: bytes, name: str, options: Options, depth: int) -> Iterator[Extracted | Unread]:
    path = PurePosixPath(name)
    if path.suffix.lower() == ".zip" and data[:4] == b"PK\x03\x04":
        if depth >= MAX_DEPTH:
            raise CannotRead(f"{name} is an archive in an archive in an archive: unpack it and choose the folder.")
        found: Extracted | Collection = read_zip(data, name, options, depth + 1)
    else:
        found = extract(data, path.name, path.suffix.lower(), options)
    for number, one in enumerate(found.articles if isinstance(found, Collection) else [found], 1):
        part = name if isinstance(found, Extracted) else f"{name}#{one.part or number}"
        yield replace(one, part=part)
