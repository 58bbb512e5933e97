"""Scores of the tables on the development sets, as the last `make scores` measured them."""

from __future__ import annotations

from importlib.resources import files
from io import StringIO

import pandas as pd

COLUMNS = {"table": "Table", "set": "Measured on", "means": "What is measured", "value": "Share", "beside": "Others"}


def score_table() -> pd.DataFrame:
    """=> table of scores.tsv, one row per measure: table, set (measured on), means (what is measured), scorer, file, path (in the scorer's output), value (0 to 1), beside (other systems)."""
    text = files("analysis.quality").joinpath("scores.tsv").read_text("utf-8")
    return pd.read_csv(StringIO(text), sep="\t", keep_default_na=False, comment="#")


def as_markdown(table: pd.DataFrame) -> str:
    """Table of `score_table` => Markdown, as in the README."""
    lines = ["| " + " | ".join(COLUMNS.values()) + " |", "|---|---|---|---|---|"]
    for row in table[list(COLUMNS)].itertuples(index=False):
        lines.append(f"| {row.table} | {row.set} | {row.means} | {row.value:.2f} | {row.beside} |")
    return "\n".join(lines)
