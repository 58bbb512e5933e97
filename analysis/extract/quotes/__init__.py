"""Who said what."""

from __future__ import annotations

from analysis.extract.quotes.finder import find_quotes
from analysis.extract.quotes.quote import Quote

__all__ = ["Quote", "find_quotes"]
