"""Sources on the disk, and where in a file a finding stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.article import Article
from analysis.reading import CannotRead, read_article

READABLE = frozenset((".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"))
"""Endings of the files that a folder of sources is searched for."""


def read_sources(paths: Iterable[Path]) -> tuple[list[Article], list[tuple[Path, str]]]:
    """Files and folders => their articles, and the files that could not be read, with the reason."""
    articles, unread = [], []
    for path in source_files(paths):
        try:
            articles.append(read_article(path))
        except (CannotRead, OSError) as problem:
            unread.append((path, str(problem)))
    return articles, unread


def source_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are given, and in folders, and those below them, the ones that can be read."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.suffix.lower() in READABLE and one.is_file())
        else:
            yield path


def located(text: str, offset: int) -> tuple[int, int]:
    """("one\\ntwo", 5) => (2, 2): line and column, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
