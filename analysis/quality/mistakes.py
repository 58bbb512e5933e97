"""Typical mistakes: sentences with what a reader finds in them, and what the workbook finds."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from io import StringIO

import pandas as pd

from analysis.article import Article
from analysis.pipeline import analyse
from analysis.result import Analysis

PUBLISHED = date(2021, 6, 16)
"""Publication date of the sentences."""


def mistakes() -> pd.DataFrame:
    """=> table with one row per mistake: table (of the analysis), text, reader (what is right), workbook (what is found), why. The sentences are analysed anew."""
    text = files("analysis.quality").joinpath("mistakes.tsv").read_text("utf-8")
    table = pd.read_csv(StringIO(text), sep="\t", keep_default_na=False, comment="#", quoting=3)
    found = [describe_table(one.table, analyse(Article(one.text, published=PUBLISHED))) for one in table.itertuples()]
    table.insert(3, "workbook", pd.Series(found, index=table.index, dtype="str"))
    return table


def describe_table(name: str, result: Analysis) -> str:
    """Rows of a table on one line: "Ana Roe (person); Leeds (place)"."""
    return "; ".join(DESCRIBERS[name](result))


def mention_items(result: Analysis) -> list[str]:
    return [f"{row.text} ({row.kind})" for row in result.mention_rows if row.form == "name"]


def actor_items(result: Analysis) -> list[str]:
    return [
        f"{one.name}: {', '.join(row.text for row in result.mention_rows if row.actor == one.id)}"
        for one in result.actor_rows
    ]


def quote_items(result: Analysis) -> list[str]:
    return [f"{row.text} ({row.speaker or 'unknown'})" for row in result.quote_rows]


def figure_items(result: Analysis) -> list[str]:
    return [f"{' '.join(filter(None, [row.hedge, row.text]))} = {row.value:,.10g}" for row in result.figure_rows]


def date_items(result: Analysis) -> list[str]:
    return [f"{row.text} = {row.value}" for row in result.date_rows]


def event_items(result: Analysis) -> list[str]:
    return [f"{row.text} = {row.earliest}" for row in result.event_rows]


DESCRIBERS = {
    "mentions": mention_items, "actors": actor_items, "quotes": quote_items, "figures": figure_items, "dates": date_items,
    "events": event_items,
}  # fmt: skip
"""Name of a table => function that gives each of its rows in a few words."""
