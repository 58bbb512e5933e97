"""Floor 5: how good the tables are, measured on articles that people have annotated or checked."""

from __future__ import annotations

from analysis.quality.mistakes import mistakes
from analysis.quality.own_articles import measure_accuracy
from analysis.quality.scores import as_markdown, score_table

__all__ = ["as_markdown", "measure_accuracy", "mistakes", "score_table"]
