"""Floor 0: file, address or pasted text => Article; folder, archive or table => Articles."""

from __future__ import annotations

from analysis.reading.articles import Articles, read_articles
from analysis.reading.errors import CannotRead
from analysis.reading.limits import Limits
from analysis.reading.reader import article_from_text, read_article
from analysis.reading.registry import readable_suffixes
from analysis.reading.sidecar import is_sidecar

__all__ = [
    "Articles",
    "CannotRead",
    "Limits",
    "article_from_text",
    "is_sidecar",
    "read_article",
    "read_articles",
    "readable_suffixes",
]
