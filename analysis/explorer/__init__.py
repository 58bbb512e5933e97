"""Floor 7: the same tables and charts as widgets, linked by one selection, and corrected in place."""

from __future__ import annotations

from analysis.explorer.accuracy import explore_accuracy
from analysis.explorer.actor import explore_actor
from analysis.explorer.article_picker import choose_article
from analysis.explorer.comparison import explore_comparison
from analysis.explorer.desk import Desk
from analysis.explorer.explorer import explore
from analysis.explorer.filters import filter_actors, filter_dates, filter_events, filter_figures, filter_quotes
from analysis.explorer.history import explore_history
from analysis.explorer.network import explore_network
from analysis.explorer.reading import read_along
from analysis.explorer.report_form import report_form
from analysis.explorer.views import (
    explore_actors,
    explore_dates,
    explore_figures,
    explore_quotes,
    explore_timeline,
)

__all__ = [
    "Desk",
    "choose_article",
    "explore",
    "explore_accuracy",
    "explore_actor",
    "explore_actors",
    "explore_comparison",
    "explore_dates",
    "explore_figures",
    "explore_history",
    "explore_network",
    "explore_quotes",
    "explore_timeline",
    "filter_actors",
    "filter_dates",
    "filter_events",
    "filter_figures",
    "filter_quotes",
    "read_along",
    "report_form",
]  # fmt: skip
