"""Tables for people: plain headings, names instead of ids, ranges and times in words, and where every row stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.result import Analysis
from analysis.timex_text import TYPES, plain_time

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
    """A table of an Analysis (or some of its rows) => the columns that the explorer shows, by their headings, then the number
    and text of the sentence, what the analyst noted (id => note), the article's title, outlet, author, day and source, and the
    columns that its source had of its own ("section", "url")."""
    rows = result.table(name) if table is None else table
    shown = table_in_words(result, rows, name)
    columns = TABLES[name].columns or {one: one for one in rows.columns}
    cells = {heading: told_cells(shown, column) for column, heading in columns.items() if column in shown}
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
    """What the source tells of an article besides what the workbook knows, by its own names: {"section": "NEWS"}; a name that is
    taken, whatever its capitals, says that it is the source's own. The page stands apart."""
    known = {one.lower() for one in taken}
    return {
        f"{name} (source)" if name.lower() in known else name: value
        for name, value in article.metadata.items()
        if name != "page"
    }


def told_cells(table: pd.DataFrame, column: str) -> list[Any]:
    """The cells of a column; those of "value shown" in place of "value" where there are any."""
    shown = table.get(f"{column} shown")
    cells = table[column].tolist()
    return cells if shown is None else [words or cell for words, cell in zip(shown, cells)]


def sentence_text(result: Analysis, number: int) -> str:
    sentence = result.document.sentences[number]
    return " ".join(result.article.text[sentence.start : sentence.end].split())


def table_in_words(result: Analysis, table: pd.DataFrame, name: str) -> pd.DataFrame:
    """A table => the same for people to read: actors by name, ranges as ranges, times in words."""
    return WORDING[name](table, dict(zip(result.actors.id, result.actors.name))) if name in WORDING else table


def quotes_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """With a column "who": the actor's name, else the article's words for the speaker."""
    return table.assign(who=table.actor.map(names).fillna(table.speaker).fillna("not found"))


def figures_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    ranges = [f"{low:,.15g}–{high:,.15g}" if low < high else "" for low, high in zip(table.low.fillna(0), table.high.fillna(0))]  # fmt: skip
    told = [one if low else "" for one, low in zip(ranges, table.low.notna() & table.high.notna())]
    claimed = table.claimed_by.map(names).fillna(table.claimant).fillna(table.quote.map(in_a_claim))
    return table.assign(claimed_by=claimed.fillna("the article itself"), **{"value shown": told})


def in_a_claim(quote: str | None) -> str | None:
    """A figure in a claim without a source, or one that its source denies, is not the article's own."""
    return None if pd.isna(quote) else "source not identified"


def dates_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    words = {
        cell: ["" if pd.isna(one) else plain_time(one, type) for one, type in zip(table[cell], table.type)]
        for cell in ("value", "other_reading")
    }
    return table.assign(
        **{f"{cell} shown": told for cell, told in words.items()}, type=table.type.map(TYPES).fillna(table.type)
    )


def relations_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return table.assign(source=table.source.map(names), target=table.target.map(names))


def mentions_in_words(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    return table.assign(actor=table.actor.map(names))


WORDING: dict[str, Callable[[pd.DataFrame, Names], pd.DataFrame]] = {
    "quotes": quotes_in_words, "figures": figures_in_words, "dates": dates_in_words, "relations": relations_in_words, "mentions": mentions_in_words,
}  # fmt: skip
"""Table => how it is put in words."""
