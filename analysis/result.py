"""Analysis: an article with its tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.article import Article
from analysis.catalogue import TABLES
from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.link.actors import Actor, Place
from analysis.link.discrepancies import Discrepancy
from analysis.link.events import Event
from analysis.link.relations import Relation
from analysis.tables import table

if TYPE_CHECKING:
    from analysis.language.nltk_interfaces import NltkView

TABLE_NAMES = ("sentences", "tokens", *TABLES)
"""Names of all tables of an analysis: those of the document, then those of the catalogue."""


@dataclass(frozen=True)
class Analysis:
    """An analysed article. rows: {name of a table: its rows as objects}; a table without rows may be left out. Each table is also an
    attribute, as a list of row objects (`quote_rows`) and as a DataFrame (`quotes`), which is made when first asked for.
    faults: a sentence for each finder that failed. Raises ValueError if `rows` has a table that is not in the catalogue."""

    document: Document
    rows: Mapping[str, list[Any]]
    faults: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the analyst should know: remarks on how the article was read, and tables that are empty because their finder failed."""
        return (*self.article.warnings, *self.faults)

    def __post_init__(self) -> None:
        unknown = self.rows.keys() - TABLES.keys()
        if unknown:
            raise ValueError(f"There is no table {sorted(unknown)[0]!r}; add it to analysis/catalogue.py.")
        object.__setattr__(self, "rows", {name: list(self.rows.get(name, ())) for name in TABLES})

    def with_rows(self, **rows: list[Any]) -> Analysis:
        """Copy of the analysis in which some tables have other rows: result.with_rows(quotes=[…])."""
        return replace(self, rows={**self.rows, **rows})

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """{name: DataFrame} of the tables built so far."""
        return {}

    def table(self, name: str) -> pd.DataFrame:
        """Name of a table => its DataFrame, with the columns of its row class even if it is empty."""
        if name not in self.frames:
            self.frames[name] = self.build_table(name)
        return self.frames[name]

    def build_table(self, name: str) -> pd.DataFrame:
        documents = {"sentences": self.document.sentence_table, "tokens": self.document.token_table}
        return documents[name]() if name in documents else table(TABLES[name].row, self.rows[name])

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """{name: DataFrame} of all tables, in the order of TABLE_NAMES."""
        return {name: self.table(name) for name in ("sentences", "tokens", *TABLES)}

    @property
    def article(self) -> Article:
        return self.document.article

    @cached_property
    def nltk(self) -> NltkView:
        """The article for NLTK users: `result.nltk.text.concordance("said")`, `.frequency`, `.dependencies(0).tree()`."""
        from analysis.language.nltk_interfaces import NltkView  # NLTK is imported only when it is used

        return NltkView(self.document)

    # --------------------------------------------------------------------------------------- the tables, under their names
    @property
    def sentences(self) -> pd.DataFrame:
        return self.table("sentences")

    @property
    def tokens(self) -> pd.DataFrame:
        return self.table("tokens")

    @property
    def mention_rows(self) -> list[Mention]:
        return self.rows["mentions"]

    @property
    def mentions(self) -> pd.DataFrame:
        return self.table("mentions")

    @property
    def actor_rows(self) -> list[Actor]:
        return self.rows["actors"]

    @property
    def actors(self) -> pd.DataFrame:
        return self.table("actors")

    @property
    def place_rows(self) -> list[Place]:
        return self.rows["places"]

    @property
    def places(self) -> pd.DataFrame:
        return self.table("places")

    @property
    def names(self) -> dict[str, str]:
        """{id of an actor or place: its name}."""
        return {row.id: row.name for row in self.actor_rows} | {row.id: row.name for row in self.place_rows}

    @property
    def quote_rows(self) -> list[Quote]:
        return self.rows["quotes"]

    @property
    def quotes(self) -> pd.DataFrame:
        return self.table("quotes")

    @property
    def figure_rows(self) -> list[Figure]:
        return self.rows["figures"]

    @property
    def figures(self) -> pd.DataFrame:
        return self.table("figures")

    @property
    def date_rows(self) -> list[DateExpression]:
        return self.rows["dates"]

    @property
    def dates(self) -> pd.DataFrame:
        return self.table("dates")

    @property
    def event_rows(self) -> list[Event]:
        return self.rows["events"]

    @property
    def events(self) -> pd.DataFrame:
        return self.table("events")

    @property
    def relation_rows(self) -> list[Relation]:
        return self.rows["relations"]

    @property
    def relations(self) -> pd.DataFrame:
        return self.table("relations")

    @property
    def discrepancy_rows(self) -> list[Discrepancy]:
        return self.rows["discrepancies"]

    @property
    def discrepancies(self) -> pd.DataFrame:
        return self.table("discrepancies")
