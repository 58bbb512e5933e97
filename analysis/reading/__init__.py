"""Floor 0: file, address or pasted text => Article."""

from __future__ import annotations

from analysis.reading.errors import CannotRead
from analysis.reading.limits import Limits
from analysis.reading.reader import article_from_text, read_article

__all__ = ["CannotRead", "Limits", "article_from_text", "read_article"]
