"""Floor 5: accuracy of the tables, on annotated articles and on those that the analyst has checked."""

from __future__ import annotations

from analysis.quality.mistakes import mistakes
from analysis.quality.own_articles import measure_accuracy
from analysis.quality.scores import as_markdown, score_table

__all__ = ["as_markdown", "measure_accuracy", "mistakes", "score_table"]
