"""The journal: an append-only file with one correction per line, written to disk before the screen shows it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.review.correction import Correction, correction_of, now, to_annotation

NAME = "corrections.jsonl"


class Journal:
    """Corrections of one article.

    done: corrections in force, in order; undone: undone ones, the next one to redo last; unreadable: number of lines that are not corrections
    (torn by a crash, or written by another program).
    """

    def __init__(self, path: str | Path):
        """path: of the file, or of its folder; neither has to exist."""
        path = Path(path)
        self.path = path if path.suffix == ".jsonl" else path / NAME
        self.read()

    def read(self) -> None:
        """Read the file; another window may have written to it."""
        self.done: list[Correction] = []
        self.undone: list[Correction] = []
        self.unreadable = 0
        self.size = file_size(self.path)
        for entry in self.lines():
            try:
                self.replay(entry)
            except (ValueError, TypeError, AttributeError, KeyError, OverflowError, RecursionError):
                self.unreadable += 1

    def lines(self) -> Iterator[Mapping[str, Any]]:
        raw = self.path.read_bytes() if self.size else b""
        for line in filter(bytes.strip, raw.split(b"\n")):
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                entry = None
            if isinstance(entry, dict):
                yield entry
            else:
                self.unreadable += 1

    def replay(self, entry: Mapping[str, Any]) -> None:
        """Apply one line: a correction clears the redo list; Undo and Redo name the correction they refer to."""
        if entry.get("type") == "Annotation":
            self.done.append(correction_of(entry))
            self.undone.clear()
            return
        source, target = {"Undo": (self.done, self.undone), "Redo": (self.undone, self.done)}.get(
            str(entry.get("type")), ([], [])
        )
        moved = next((one for one in reversed(source) if one.id == entry.get("object")), None)
        if moved is None:
            raise ValueError("neither a correction nor one taken back")
        source.remove(moved)
        target.append(moved)

    def add(self, correction: Correction, text: str) -> None:
        """Store a correction of the text; it is on disk when this returns. Raises OSError if it cannot be written."""
        self.write(to_annotation(correction, text))

    def undo(self) -> Correction | None:
        """Undo the last correction => it, or None if there is none."""
        return self.move("Undo")

    def redo(self) -> Correction | None:
        return self.move("Redo")

    def move(self, kind: str) -> Correction | None:
        self.follow()
        corrections = self.done if kind == "Undo" else self.undone
        moved = corrections[-1] if corrections else None
        if moved:
            self.write({"type": kind, "object": moved.id, "created": now()})
        return moved

    def write(self, entry: Mapping[str, Any]) -> None:
        """Append a line, then read what other windows wrote meanwhile, in file order."""
        self.follow()
        line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
        before, self.size = self.size, append_line(self.path, line)
        if self.size == before + len(line) + 1:
            self.replay(entry)
        else:
            self.read()

    def follow(self) -> None:
        """Read again if another window has written to the file."""
        if file_size(self.path) != self.size:
            self.read()


def file_size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def append_line(path: Path, line: bytes) -> int:
    """Append a line and flush it to disk; after a line that a crash tore, start a new one => size of the file in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    with open(path, "ab+", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - 1))
        line = (b"" if end == 0 or file.read(1) == b"\n" else b"\n") + line + b"\n"
        while line:
            line = line[file.write(line) :]
        os.fsync(file.fileno())
        size = file.seek(0, os.SEEK_END)
    if new and os.name == "posix":
        keep_name(path.parent)
    return size


def keep_name(folder: Path) -> None:
    """Flush the folder, so that a new file's name is on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
