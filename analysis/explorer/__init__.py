"""Floor 7: the same tables and charts as widgets, linked by one selection."""

from __future__ import annotations

from analysis.explorer.choose import choose_article
from analysis.explorer.desk import Desk
from analysis.explorer.handing_in import hand_in
from analysis.explorer.views import explore_actors, explore_figures, explore_quotes, explore_timeline, read_along

__all__ = [
    "Desk",
    "choose_article",
    "explore_actors",
    "explore_figures",
    "explore_quotes",
    "explore_timeline",
    "hand_in",
    "read_along",
]
