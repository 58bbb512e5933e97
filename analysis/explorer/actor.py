"""One actor on a page: who it is, every mention in context, what it said, what was said of it, its figures and events."""

from __future__ import annotations

import ipywidgets as w
import pandas as pd

from analysis.explorer.desk import Desk, escape_html, reports_errors
from analysis.explorer.panel import Panel
from analysis.explorer.widgets import RowTable
from analysis.profiles import ActorProfile, actor_profile
from analysis.result import Analysis

PARTS = {
    "context": ("Mentions", {"before": "Before", "words": "Mention", "after": "After", "sentence": "Sentence"}),
    "said": ("Said", {"text": "What was said", "kind": "Kind", "cue": "Verb", "stance": "Reporting verb type"}),
    "said_for": ("Said for it", {"speaker": "Speaker", "text": "What was said", "kind": "Kind", "cue": "Verb"}),
    "said_of": ("Said about it", {"speaker": "Speaker", "text": "What was said", "kind": "Kind"}),
    "figures": (
        "Figures",
        {"text": "Figure as written", "value": "Value", "unit": "Unit", "counted": "What is counted"},
    ),
    "events": ("Events", {"earliest": "From", "latest": "To", "headline": "What happened", "modality": "Kind"}),
    "ties": ("Ties", {"from": "From", "kind": "How", "to": "To", "verbs": "Does or says", "times": "Times"}),
}
"""Part of an `ActorProfile` => title and {column: heading}."""


def explore_actor(desk: Desk) -> w.VBox:
    """Choose an actor, or select one anywhere on the desk, and read all that the article says of it."""
    return Profile(desk).box


class Profile(Panel):
    """A menu of actors, a sentence on the chosen one, and a table for each part of its profile."""

    def __init__(self, desk: Desk):
        super().__init__(desk)
        self.filling = False
        self.chosen = w.Dropdown(options=[], description="Actor", style={"description_width": "initial"}, layout=w.Layout(width="28rem", max_width="100%"))  # fmt: skip
        self.who = w.HTML().add_class("workbook-who")
        self.tables = {name: RowTable(label=title) for name, (title, _) in PARTS.items()}
        tabs = w.Tab(children=list(self.tables.values()), titles=[title for title, _ in PARTS.values()])
        self.box = w.VBox([self.chosen, self.who, tabs]).add_class("workbook-profile")
        careful = reports_errors(desk)
        desk.observe(self.refresh, names="result")
        desk.observe(careful(self.follow), names="selected")
        self.chosen.observe(careful(lambda _: None if self.filling else self.show()), names="value")
        for name in ("context", "said", "said_for", "said_of", "figures", "events"):
            self.tables[name].observe(lambda change: setattr(desk, "selected", change.new), names="selected")
        self.refresh()

    def empty(self, reason: str) -> None:
        self.chosen.options, self.who.value = [], reason
        for table in self.tables.values():
            table.clear(reason)

    def fill(self, result: Analysis) -> None:
        """The menu's names follow the article; the selected actor is shown, else the one shown before, else the most mentioned."""
        names, before = actor_names(result), self.chosen.value
        ids = [id_ for _, id_ in names]
        self.filling = True
        self.chosen.options = names
        self.chosen.value = next((id_ for id_ in (self.desk.selected, before, *ids) if id_ in ids), None)
        self.filling = False
        self.show()

    def follow(self, _: object = None) -> None:
        if self.desk.selected in {value for _, value in self.chosen.options}:
            self.chosen.value = self.desk.selected

    def show(self) -> None:
        """The profile of the chosen actor."""
        if self.desk.result is None:
            return
        if not self.chosen.value:
            self.empty("No actors were found in the article.")
            return
        page = actor_profile(self.desk.result, self.chosen.value)
        self.who.value = escape_html(page.in_words)
        for name, table in self.tables.items():
            table.empty = "Nothing of this kind was found in the article."
            table.show(profile_rows(page, name), PARTS[name][1])


def actor_names(result: Analysis) -> list[tuple[str, str]]:
    """(name and kind, id) of the actors, the most mentioned first."""
    table = result.actors.sort_values("mentions", ascending=False, kind="stable")
    return [(f"{row.name} ({row.kind})", row.id) for row in table.itertuples(index=False)]


def profile_rows(page: ActorProfile, name: str) -> pd.DataFrame:
    """A part of the page, each row with an id and a status; sentences are counted from 1, as people do."""
    table: pd.DataFrame = getattr(page, name)
    ids = table.id if "id" in table else [f"t{number}" for number in range(1, len(table) + 1)]
    table = table.assign(id=ids, status=table.status if "status" in table else "unchecked")
    return table.assign(sentence=table.sentence + 1) if name == "context" else table
