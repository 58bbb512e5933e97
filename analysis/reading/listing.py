"""The files of a folder, in a temporary database on the disk, so that memory does not grow with the number of files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from analysis.reading.errors import CannotRead
from analysis.reading.sidecar import SUFFIXES as SIDECARS
from analysis.reading.sidecar import holds_articles
from analysis.storage import is_remote, is_store_address, location

HIDDEN = (".", "~$", "__MACOSX", "Thumbs.db", "desktop.ini")
"""Beginnings of the names of hidden files and folders, which are left out."""
SCHEMA = """
CREATE TABLE files (folder BLOB, base BLOB, stem BLOB, suffix TEXT, PRIMARY KEY (folder, base)) WITHOUT ROWID;
CREATE INDEX by_base ON files (base);
CREATE INDEX by_stem ON files (stem, folder);
"""
"""folder: path relative to the listed folder, with NUL for "/", so that the files of a folder sort directly before those of its subfolders; base: file name; stem: base without suffix; suffix: in lower case."""
ADD = "INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)"
SIDECAR_QUERY = "SELECT base FROM files WHERE stem = ? AND folder = ? AND suffix NOT IN (?, ?) ORDER BY base LIMIT 1"
LINKED = "It is a link to a folder; links to folders are not followed."


def temporary_database(schema: str) -> sqlite3.Connection:
    """SQL => a new SQLite database in a temporary file that goes when the connection is closed; its cache in memory holds 2 MB."""
    database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
    database.executescript(schema + ";PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;")
    return database


def as_blob(name: str) -> bytes:
    """Name of a file => bytes, whatever characters it holds."""
    return name.encode("utf-8", "surrogatepass")


def as_name(blob: bytes) -> str:
    return blob.decode("utf-8", "surrogatepass")


class Listing:
    """Names of files relative to `folder`, sorted, each once; files outside it by their full path.

    left_out: (name, reason) of links to folders, which are not followed. A subfolder that cannot be opened is listed like a file, so that
    reading it reports the failure. Raises CannotRead if `folder` itself cannot be opened.
    """

    def __init__(self, folder: Path, paths: Iterable[Path] | None = None, without: Path | None = None):
        """paths: the files to list; None for every visible file in the folder and below it, but those in `without`."""
        self.folder, self.left_out = folder, list[tuple[str, str]]()
        self.without = None if without is None else self.name_of(without if is_remote(without) else without.absolute())
        self.database = temporary_database(SCHEMA)
        names = self.names_below() if paths is None else map(self.name_of, paths)
        with self.database:
            self.database.execute("BEGIN")
            self.database.executemany(ADD, map(file_row, names))

    def __enter__(self) -> Listing:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()

    def __iter__(self) -> Iterator[str]:
        for folder, base in self.database.execute("SELECT folder, base FROM files ORDER BY folder, base"):
            yield as_name((folder.replace(b"\0", b"/") + b"/" if folder else b"") + base)

    def names_below(self) -> Iterator[str]:
        """Every visible file in the folder and below it, in any order."""
        return names_in_store(self.folder) if is_remote(self.folder) else self.names_on_disk()

    def names_on_disk(self) -> Iterator[str]:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(self.folder / folder) as entries:
                    for one in entries:
                        if one.name.startswith(HIDDEN) or folder + one.name == self.without:
                            continue
                        if not is_folder(one):
                            yield folder + one.name
                        elif one.is_symlink():
                            self.left_out.append((folder + one.name, LINKED))
                        else:
                            waiting.append(f"{folder}{one.name}/")
            except OSError as problem:
                if not folder:
                    raise CannotRead(
                        f"{self.folder} cannot be opened ({problem.strerror}): check its rights."
                    ) from None
                yield folder.rstrip("/")

    def name_of(self, path: Path) -> str:
        """Path => its name relative to the folder, or in full if it lies elsewhere."""
        inside = is_remote(path) == is_remote(self.folder) and path.is_relative_to(self.folder)
        return path.relative_to(self.folder).as_posix() if inside else path.as_posix()

    def path(self, name: str) -> Path:
        return location(name) if is_store_address(name) else self.folder / name

    def holds(self, key: str, but: tuple[str, ...]) -> bool:
        """True if a file has this path, this name, or this name without its suffix. but: three suffixes of files that are ignored."""
        folder, _, base = as_blob(key).rpartition(b"/")
        asked = (
            "SELECT 1 FROM files WHERE (folder = ? AND base = ? OR base = ? OR stem = ?) AND suffix NOT IN (?, ?, ?)"
        )
        parameters = (folder.replace(b"/", b"\0"), base, as_blob(key), as_blob(key), *but)
        return self.database.execute(asked, parameters).fetchone() is not None

    def at_the_top(self, suffixes: tuple[str, ...]) -> list[str]:
        """Names of the files directly in the folder that have one of the suffixes."""
        places = ", ".join("?" * len(suffixes))
        asked = f"SELECT base FROM files WHERE folder = x'' AND suffix IN ({places}) ORDER BY base"
        return [as_name(base) for (base,) in self.database.execute(asked, suffixes)]

    def described_by(self, name: str) -> str | None:
        """Name of a sidecar ("base.json") => why it is no article: "It holds the metadata of base.txt."; None for other files."""
        folder, _, stem, suffix = file_row(name)
        if suffix not in SIDECARS:
            return None
        article = self.database.execute(SIDECAR_QUERY, (stem, folder, *SIDECARS)).fetchone()
        return (
            f"It holds the metadata of {as_name(article[0])}."
            if article and not holds_articles(self.path(name))
            else None
        )


def is_folder(entry: os.DirEntry[str]) -> bool:
    """True for a folder; False also if the system cannot tell (a link to itself): such an entry is listed as a file, and reading it reports the failure."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def file_row(name: str) -> tuple[bytes, bytes, bytes, str]:
    """ "2021/Base.TXT" => its row of the table."""
    folder, _, base = as_blob(name).rpartition(b"/")
    dot = base.rfind(b".")
    stem = base[:dot] if 0 < dot < len(base) - 1 else base
    return folder.replace(b"/", b"\0"), base, stem, base[len(stem) :].lower().decode("utf-8", "replace")


def names_in_store(folder: Path) -> Iterator[str]:
    """Visible files of a folder in an object store. Only one subfolder's listing is held at a time, and it is requested anew rather than taken from a cache."""
    store, root = cast(Any, folder).fs, cast(Any, folder).path.rstrip("/")
    store.invalidate_cache()
    for where, folders, names in store.walk(cast(Any, folder).path, detail=False):
        below = str(where)[len(root) :].strip("/")
        folders[:] = [one for one in folders if not one.startswith(HIDDEN)]
        yield from (f"{below}/{name}" if below else name for name in names if name and not name.startswith(HIDDEN))
        store.invalidate_cache(where)
