"""Typical mistakes: sentences with what a reader finds in them beside what the workbook finds now."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from io import StringIO

import pandas as pd

from analysis.article import Article
from analysis.pipeline import analyse
from analysis.result import Analysis

PUBLISHED = date(2021, 6, 16)


def mistakes() -> pd.DataFrame:
    """Table with the columns table, text, reader, workbook, why: one row per mistake; the sentences are analysed at every call."""
    text = files("analysis.quality").joinpath("mistakes.tsv").read_text("utf-8")
    table = pd.read_csv(StringIO(text), sep="\t", keep_default_na=False, comment="#", quoting=3)
    found = [describe_table(one.table, analyse(Article(one.text, published=PUBLISHED))) for one in table.itertuples()]
    table.insert(3, "workbook", pd.Series(found, index=table.index, dtype="str"))
    return table


def describe_table(name: str, result: Analysis) -> str:
    """A table's rows in one line: "Ana Roe (person); Leeds (place)"."""
    return "; ".join(DESCRIBERS[name](result))


def describe_mentions(result: Analysis) -> list[str]:
    return [f"{row.text} ({row.kind})" for row in result.mention_rows if row.form == "name"]


def actors_line(result: Analysis) -> list[str]:
    return [
        f"{one.name}: {', '.join(row.text for row in result.mention_rows if row.actor == one.id)}"
        for one in result.actor_rows
    ]


def quotes_line(result: Analysis) -> list[str]:
    return [f"{row.text} ({row.speaker or 'unknown'})" for row in result.quote_rows]


def figures_line(result: Analysis) -> list[str]:
    return [f"{' '.join(filter(None, [row.hedge, row.text]))} = {row.value:,.10g}" for row in result.figure_rows]


def describe_dates(result: Analysis) -> list[str]:
    return [f"{row.text} = {row.value}" for row in result.date_rows]


def describe_events(result: Analysis) -> list[str]:
    return [f"{row.text} = {row.earliest}" for row in result.event_rows]


DESCRIBERS = {
    "mentions": describe_mentions, "actors": actors_line, "quotes": quotes_line, "figures": figures_line, "dates": describe_dates,
    "events": describe_events,
}  # fmt: skip
