"""Numbers that the article claims of something."""

from __future__ import annotations

from analysis.extract.figures.convert import convert, in_system
from analysis.extract.figures.figure import Figure
from analysis.extract.figures.finder import find_figures

__all__ = ["Figure", "convert", "find_figures", "in_system"]
