"""Expressions of time, resolved to an interval with its certainty."""

from __future__ import annotations

from analysis.extract.dates.date_expression import DateExpression
from analysis.extract.dates.finder import find_dates

__all__ = ["DateExpression", "find_dates"]
