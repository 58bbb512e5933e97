"""Names of files and folders made from article text: valid on every system, in any script."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.article import Article
from analysis.storage import is_remote, is_store_address, put_file

MAX_NAME_BYTES = 150
"""Length of a file or folder name, so that names in any script, with what is added to them, stay below the 255 bytes that file systems allow."""
KEPT_CATEGORIES = "LMN"
"""Unicode categories of the characters that are kept in a name: letters, marks (accents and the like) and numbers."""


def file_name(text: str, max_characters: int = 60) -> str:
    """Text => valid file name, never empty, a path or a name that Windows reserves.

    >>> file_name("A/B: “x”?"), file_name("Новости"), file_name("con")
    ('a-b-x', 'новости', 'con-file')
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).lower())
    words = "".join(c if unicodedata.category(c)[0] in KEPT_CATEGORIES else "-" for c in plain)
    name = shortened_bytes(re.sub("-+", "-", words).strip("-")[:max_characters]).strip("-") or "article"
    return f"{name}-file" if re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name) else name


def shortened_bytes(name: str) -> str:
    """Name of at most MAX_NAME_BYTES in UTF-8, cut between characters."""
    return name.encode("utf-8", "replace")[:MAX_NAME_BYTES].decode("utf-8", "ignore")


def article_name(article: Article) -> str:
    """File name for an article: from that of its file (and the part of it, "dump.txt#3"), else from its title, else from its first words."""
    file, _, part = (
        (article.source or "").partition("#")
        if "://" not in (article.source or "") or is_store_address(article.source)
        else (article.source or "", "", "")
    )
    source = Path(file).stem if article.source and article.source != "pasted text" else ""
    if part and source:
        return f"{file_name(source, 40)}-part-{file_name(part, 20)}"
    return file_name(source or article.title or article.text[:60])


def text_hash(article: Article) -> str:
    """SHA-256 of the article's text in hexadecimal, which identifies the article."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Context manager for the temporary path of a file that replaces `path` once it is completely written and on the disk; after a crash either the old or the new file is there.

    Raises OSError with the file's name if it cannot be written, and leaves no partial file. A file in a store is written locally first and then uploaded.
    """
    if is_remote(path):
        with TemporaryDirectory(prefix="sending-") as folder:
            here = Path(folder) / path.name
            yield here
            put_file(here, path)
        return
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        sync(part)
        os.replace(part, path)
        if os.name == "posix":
            sync(path.parent)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror or str(problem), str(path)) from problem
    finally:
        part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Flush a file, or the entries of a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
