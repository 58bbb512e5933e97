"""Expressions of time, resolved to an interval with its certainty."""

from __future__ import annotations

from analysis.extract.dates.finder import find_dates
from analysis.extract.dates.row import DateExpression

__all__ = ["DateExpression", "find_dates"]
