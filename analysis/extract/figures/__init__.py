"""Numbers that the article claims of something."""

from __future__ import annotations

from analysis.extract.figures.convert import convert, in_system
from analysis.extract.figures.finder import find_figures
from analysis.extract.figures.row import Figure

__all__ = ["Figure", "convert", "find_figures", "in_system"]
