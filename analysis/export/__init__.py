"""Floor 6: Analysis => files: report, charts, tables."""

from __future__ import annotations

from analysis.export.files import save_chart, save_table
from analysis.export.report import write_report

__all__ = ["save_chart", "save_table", "write_report"]
