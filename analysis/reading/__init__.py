"""Floor 0: file or pasted text => Article."""

from __future__ import annotations

from analysis.reading.errors import CannotRead
from analysis.reading.read import article_from_text, read_article

__all__ = ["CannotRead", "article_from_text", "read_article"]
