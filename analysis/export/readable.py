"""Tables for readers: plain headings, names instead of ids, ranges and times in words, and the sentence of every row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.charts.places import as_a_name
from analysis.charts.quotes import named_speakers
from analysis.language.gazetteer import names_of_countries
from analysis.result import Analysis
from analysis.timex_text import TYPES, timex_to_words

Names = Mapping[str, str]
STATUS = {
    "unchecked": "not checked",
    "accepted": "accepted",
    "edited": "edited",
    "added": "added",
    "rejected": "rejected",
}


def readable_table(
    result: Analysis, name: str, table: pd.DataFrame | None = None, notes: Names | None = None
) -> pd.DataFrame:
    """Table of an Analysis (or some of its rows) => the columns that the explorer shows, under the same headings.

    To the right follow number and text of the sentence, the analyst's note (notes: {row id: note}), the article's title, outlet, author, date and
    source, and the columns that only its source had ("section", "url").
    """
    rows = result.table(name) if table is None else table
    shown = table_in_words(result, rows, name)
    columns = TABLES[name].columns or {one: one for one in rows.columns}
    cells = {heading: display_cells(shown, column) for column, heading in columns.items() if column in shown}
    numbers = [int(one) for one in (rows["sentence"] if "sentence" in rows else rows["first_sentence"])]
    article = result.article
    cells |= {
        "Sentence no.": [one + 1 for one in numbers], "Sentence": [sentence_text(result, one) for one in numbers],
        "Note": [(notes or {}).get(id_, "") for id_ in rows.id], "Article": [article.title or ""] * len(rows), "Outlet": [article.outlet or ""] * len(rows), "Author": [article.author or ""] * len(rows),
        "Published": [article.published] * len(rows), "Page": [article.metadata.get("page", "")] * len(rows), "Source": [article.source or ""] * len(rows),
    }  # fmt: skip
    cells |= {heading: [value] * len(rows) for heading, value in own_columns(article, cells).items()}
    made = pd.DataFrame(cells, index=rows.index)
    return made.assign(Checked=made["Checked"].map(STATUS)) if "Checked" in made else made


def own_columns(article: Article, taken: Collection[str] = ()) -> dict[str, str]:
    """Article => metadata of its source that the workbook has no field for: {"section": "NEWS"}.

    A name that is taken already, ignoring case, is marked as the source's own. Page numbers are left out: they have a place of their own.
    """
    known = {one.lower() for one in taken}
    return {
        f"{name} (source)" if name.lower() in known else name: value
        for name, value in article.metadata.items()
        if name != "page"
    }


def display_cells(table: pd.DataFrame, column: str) -> list[Any]:
    """Column => its cells; where the table has a column "value shown", it replaces "value"."""
    shown = table.get(f"{column} shown")
    cells = table[column].tolist()
    return cells if shown is None else [words or cell for words, cell in zip(shown, cells)]


def sentence_text(result: Analysis, number: int) -> str:
    sentence = result.document.sentences[number]
    return " ".join(result.article.text[sentence.start : sentence.end].split())


def table_in_words(result: Analysis, table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Table => the same for readers: actors by name, ranges as "10–15", dates and periods in words."""
    return WORDING[name](table, dict(zip(result.actors.id, result.actors.name))) if name in WORDING else table


def quotes_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Quotes table => the same with a column "who": the actor's name, else the words that the article uses for the speaker."""
    speakers = (names.get(actor, words) for actor, words in zip(table.actor, named_speakers(table)))
    shown = [one if isinstance(one, str) else "not found" for one in speakers]
    who = pd.Series(shown, index=table.index, dtype=table.speaker.dtype)
    return table.assign(who=who, source_class=table.source_class.replace(TYPES_OF_SOURCES))


TYPES_OF_SOURCES = {"unnamed official": "unnamed source", "unknown": "not identified"}
"""Class of a source => words for readers, where they differ."""


def figures_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    ranges = [f"{low:,.15g}–{high:,.15g}" if low < high else "" for low, high in zip(table.low.fillna(0), table.high.fillna(0))]  # fmt: skip
    range_if_both = [one if low else "" for one, low in zip(ranges, table.low.notna() & table.high.notna())]
    claimed = table.claimed_by.map(names).fillna(table.claimant).fillna(table.quote.map(in_a_claim))
    return table.assign(claimed_by=claimed.fillna("the article"), **{"value shown": range_if_both})


def in_a_claim(quote: str | None) -> str | None:
    """Id of the claim that a figure is in => "source not identified" where the claim has no actor; None for a figure in no claim."""
    return None if pd.isna(quote) else "source not identified"


def dates_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    words = {
        cell: ["" if pd.isna(one) else timex_to_words(one, type) for one, type in zip(table[cell], table.type)]
        for cell in ("value", "other_reading")
    }
    return table.assign(
        **{f"{cell} shown": in_words for cell, in_words in words.items()}, type=table.type.map(TYPES).fillna(table.type)
    )


def relations_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return table.assign(source=table.source.map(names), target=table.target.map(names))


def events_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Events table => the same with the names of actors in place of "he" or "the company"."""
    return table.assign(who=table.who_actor.map(names).fillna(table.who), whom=table.whom_actor.map(names).fillna(table.whom))  # fmt: skip


def places_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return with_country_names(table.assign(name=table.name.map(as_a_name)), names)


def with_country_names(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Table with a column "country" => the same with "Iraq" for "IQ"; what is no code stays."""
    return table.assign(country=table.country.map(names_of_countries()).fillna(table.country))


def mentions_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return table.assign(actor=table.actor.map(names))


WORDING: dict[str, Callable[[pd.DataFrame, Names], pd.DataFrame]] = {
    "actors": with_country_names, "places": places_in_words, "quotes": quotes_in_words, "figures": figures_in_words, "dates": dates_in_words, "events": events_in_words, "relations": relations_in_words, "mentions": mentions_in_words,
}  # fmt: skip
"""Table => function that puts its cells in words."""
