"""Floor 0: file, bytes, pasted text or address => Article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from analysis.article import Article


def read_article(source: str | Path, *, published: date | None = None) -> Article:
    """Text file => Article. (First version.)"""
    return Article(Path(source).read_text(encoding="utf-8"), published=published, source=str(source))
