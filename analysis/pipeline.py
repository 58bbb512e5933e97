"""The one way through the house: article => language => finders => links => Analysis."""

from __future__ import annotations

from typing import Any

from analysis.article import Article
from analysis.extract.dates import find_dates
from analysis.extract.figures import find_figures
from analysis.extract.mentions import find_mentions
from analysis.extract.quotes import find_quotes
from analysis.language import annotate, name_tags
from analysis.link.actors import link_actors
from analysis.link.claims import link_figures, link_quotes
from analysis.link.events import find_events
from analysis.link.relations import find_relations
from analysis.result import Analysis


def analyse(article: Article) -> Analysis:
    """Article => Analysis with the tables sentences, tokens, mentions, actors, quotes, figures, dates, events,
    relations.

    Never raises on odd prose: it returns fewer rows. The text does not leave the machine.
    """
    document = annotate(article)
    names = find_mentions(document)
    document = name_tags(
        document, ((one.start, one.end) for one in names if one.kind != "group")
    )  # peoples are adjectives too
    dates = find_dates(document)
    figures = find_figures(document, dates, names)
    quotes = find_quotes(document, names)
    actors, mentions = link_actors(document, names, quotes)
    quotes = link_quotes(quotes, mentions, actors)
    figures = link_figures(figures, quotes, mentions, dates)
    events = find_events(document, dates, mentions, quotes)
    spoken = [row for row in quotes if row.class_ == "speech"]
    relations = find_relations(document, mentions, spoken)
    rows: dict[str, list[Any]] = {
        "mentions": mentions, "actors": actors, "quotes": quotes, "figures": figures, "dates": dates, "events": events,
        "relations": relations,
    }  # fmt: skip
    return Analysis(document, rows)
