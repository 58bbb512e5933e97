"""Analysis: an article with its tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.article import Article
from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.link.actors import Actor
from analysis.link.discrepancies import find_discrepancies
from analysis.link.events import Event
from analysis.link.relations import Relation
from analysis.tables import table

TABLES = ("sentences", "tokens", "mentions", "actors", "quotes", "figures", "dates", "events", "relations")


@dataclass(frozen=True)
class Analysis:
    """What `analyse` found: rows as objects (`quote_rows`, …) and, made when first asked for, as tables (`quotes`, …)."""

    document: Document
    mention_rows: list[Mention]
    actor_rows: list[Actor]
    quote_rows: list[Quote]
    figure_rows: list[Figure]
    date_rows: list[DateExpression]
    event_rows: list[Event]
    relation_rows: list[Relation]

    @property
    def article(self) -> Article:
        return self.document.article

    @cached_property
    def sentences(self) -> pd.DataFrame:
        return self.document.sentence_table()

    @cached_property
    def tokens(self) -> pd.DataFrame:
        return self.document.token_table()

    @cached_property
    def mentions(self) -> pd.DataFrame:
        return table(Mention, self.mention_rows)

    @cached_property
    def actors(self) -> pd.DataFrame:
        return table(Actor, self.actor_rows)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        return table(Quote, self.quote_rows)

    @cached_property
    def figures(self) -> pd.DataFrame:
        return table(Figure, self.figure_rows)

    @cached_property
    def discrepancies(self) -> pd.DataFrame:
        """Figures that the article claims differently of one quantity, side by side: columns of figures, quantity, says."""
        return find_discrepancies(self.document, self.figure_rows, self.actor_rows)

    @cached_property
    def dates(self) -> pd.DataFrame:
        return table(DateExpression, self.date_rows)

    @cached_property
    def events(self) -> pd.DataFrame:
        return table(Event, self.event_rows)

    @cached_property
    def relations(self) -> pd.DataFrame:
        return table(Relation, self.relation_rows)
