"""Floor 6: Analysis => files: report, charts, tables, and what other programs read."""

from __future__ import annotations

from analysis.export.exchange import analysis_from_json, analysis_to_json, read_analysis
from analysis.export.files import save_chart, save_pieces, save_table
from analysis.export.report import FORMATS, SECTIONS, write_figures, write_report

__all__ = [
    "FORMATS", "SECTIONS", "analysis_from_json", "analysis_to_json", "read_analysis", "save_chart", "save_pieces", "save_table",
    "write_figures", "write_report",
]  # fmt: skip
