"""The pipeline: article => document => finders => links between their rows => Analysis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from analysis.article import Article
from analysis.collector import with_collector_paused
from analysis.extract.dates import find_dates
from analysis.extract.figures import find_figures
from analysis.extract.mentions import find_mentions
from analysis.extract.quotes import find_quotes
from analysis.language import annotate, name_tags
from analysis.language.threads import on_one_thread
from analysis.link.actors import link_actors
from analysis.link.claims import link_figures, link_quotes
from analysis.link.discrepancies import find_discrepancies
from analysis.link.events import find_events
from analysis.link.measures import measure_figures
from analysis.link.relations import find_relations
from analysis.result import Analysis

T = TypeVar("T")
DONE_BEFORE = {
    "Mentions": 0.06, "Tags of names": 0.15, "Dates": 0.16, "Figures": 0.48, "Quotes": 0.54, "Actors": 0.58, "Speakers": 0.78, "Claimants of figures": 0.79,
    "Measures of figures": 0.8, "Events": 0.83, "Relations": 0.98, "Discrepancies": 0.99,
}  # fmt: skip
"""Step => share of the run time that has passed before it begins, measured on invented news of 6,000 words. The step "Dates" includes the parsing of all sentences."""


@with_collector_paused
@on_one_thread
def analyse(article: Article, progress: Callable[[float, str], None] = lambda share, step: None) -> Analysis:
    """Article => Analysis with the tables sentences, tokens, mentions, actors, places, quotes, figures, dates, events,
    relations, discrepancies.

    Odd prose never raises an exception, it gives fewer rows. If a finder fails, its table is empty and `Analysis.warnings` says so.
    The text does not leave the machine. progress: called before each step with the share of the work done so far (0 to 1) and the step's name.
    """
    progress(0.0, "Words and sentences")
    document, attempt = annotate(article), Attempt(progress)
    names = attempt("Mentions", [], find_mentions, document)
    peoples = ((one.start, one.end) for one in names if one.kind != "people")  # peoples are adjectives too
    document = attempt("Tags of names", document, name_tags, document, peoples)
    dates = attempt("Dates", [], find_dates, document)
    figures = attempt("Figures", [], find_figures, document, dates, names)
    quotes = attempt("Quotes", [], find_quotes, document, names)
    actors, places, mentions = attempt("Actors", ([], [], names), link_actors, document, names, quotes)
    quotes = attempt("Speakers", quotes, link_quotes, quotes, mentions, actors)
    figures = attempt("Claimants of figures", figures, link_figures, document, figures, quotes, mentions, dates, actors)
    figures = attempt("Measures of figures", figures, measure_figures, document, figures, dates, mentions)
    events = attempt("Events", [], find_events, document, dates, mentions, quotes)
    spoken = [row for row in quotes if row.class_ == "speech"]
    relations = attempt("Relations", [], find_relations, document, mentions, spoken)
    discrepancies = attempt("Discrepancies", [], find_discrepancies, document, figures, actors)
    rows: dict[str, list[Any]] = {
        "mentions": mentions, "actors": actors, "places": places, "quotes": quotes, "figures": figures, "dates": dates, "events": events,
        "relations": relations, "discrepancies": discrepancies,
    }  # fmt: skip
    return Analysis(document, rows, tuple(attempt.faults))


class Attempt:
    """Calls finders one by one and catches their exceptions. faults: a sentence for each finder that failed; progress: called before each finder."""

    def __init__(self, progress: Callable[[float, str], None]) -> None:
        self.faults: list[str] = []
        self.progress = progress

    def __call__(self, what: str, otherwise: Any, find: Callable[..., T], *given: Any) -> T:
        """Result of the finder, or `otherwise` if it raises."""
        self.progress(DONE_BEFORE[what], what)
        try:
            return find(*given)
        except Exception as problem:
            self.faults.append(
                f"{what} could not be found in this article ({type(problem).__name__}: {str(problem)[:80]}); the other tables are whole."
            )
            return otherwise  # type: ignore[no-any-return]
