"""Figures of one thing that contradict, revise or break down one another."""

from analysis.link.discrepancies.discrepancy import Discrepancy
from analysis.link.discrepancies.finder import find_discrepancies

__all__ = ["Discrepancy", "find_discrepancies"]
