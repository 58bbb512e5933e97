"""Sources read from files, and the line and column of a finding in a draft."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.article import Article
from analysis.reading import CannotRead, read_articles


def read_sources(paths: Iterable[Path]) -> tuple[list[Article], list[tuple[str, str]]]:
    """Files, folders and collections (an archive's export, a table, a ZIP) => their articles, and what could not be read with the reason.

    Raises CannotRead if nothing at all could be read.
    """
    read = read_articles([str(path) for path in paths])
    articles = list(read)
    unread = list(read.failures.itertuples(index=False, name=None))
    if not articles:
        raise CannotRead("; ".join(f"{path}: {reason}" for path, reason in unread) or "There is no article among the sources.")  # fmt: skip
    return articles, unread


def located(text: str, offset: int) -> tuple[int, int]:
    r"""Text and offset => line and column, both from 1: ("one\ntwo", 5) => (2, 2)."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
