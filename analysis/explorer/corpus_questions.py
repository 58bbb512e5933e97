"""What can be asked of a corpus: title, controls, columns and chart of each question. Data for corpus.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import ipywidgets as w
import pandas as pd

from analysis.catalogue import ACTOR_KINDS
from analysis.charts import Chart, actors_chart, network_chart, timeline
from analysis.charts.figure_series import figure_series_chart
from analysis.charts.quotes import LOOKS, draw_speakers
from analysis.charts.trend import trend_chart
from analysis.corpus import Corpus
from analysis.link.network import verb_phrase

STYLE = {"description_width": "7.5rem"}
ACTOR_KIND_OPTIONS = [("any", ""), *((kind, kind) for kind in ACTOR_KINDS)]
MOST_NAMES, MOST_EVENTS = 200, 30
CORPUS = "the articles of the corpus"
"""What the charts name as their source."""
Controls = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A question to a corpus. name: of the question; title: of its tab; description: what it answers; columns: {column: heading}; controls: widgets for its
    parameters; chart: draws the answer; asking: computes the answer if one named question is not enough.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, str]
    controls: Callable[[Corpus], Controls] = lambda corpus: {}
    chart: Callable[[pd.DataFrame], Chart] | None = None
    asking: Callable[..., pd.DataFrame] | None = None

    def answer(self, corpus: Corpus, **values: Any) -> pd.DataFrame:
        return self.asking(corpus, **values) if self.asking else corpus.ask(self.name, **values)


# ------------------------------------------------------------------------------------------------------------------- controls
def least(label: str, value: int) -> w.BoundedIntText:
    return w.BoundedIntText(
        value=value,
        min=1,
        max=1_000_000,
        description=label,
        style=STYLE,
        layout=w.Layout(width="14rem"),
        continuous_update=False,
    )


def column_control(corpus: Corpus) -> Controls:
    """A menu of the columns that articles are counted by, those that their sources have of their own too."""
    names = [name for name in corpus.article_columns if name not in ("article", "title", "sha256", "path")]
    return {"by": w.Dropdown(options=names, value="outlet", description="By", style=STYLE)}


def period_controls(_: Corpus) -> Controls:
    return {
        name: w.DatePicker(description=label, style=STYLE) for name, label in (("since", "Since"), ("until", "Until"))
    }


def entities(corpus: Corpus) -> list[tuple[str, str]]:
    rows = corpus.ask("actors", kind=None, minimum=1).head(MOST_NAMES)
    return [(f"{row.name} ({row.kind}, {row.articles})", row.entity) for row in rows.itertuples(index=False)]


def trend_controls(corpus: Corpus) -> Controls:
    names = entities(corpus)
    chosen = w.SelectMultiple(
        options=names,
        value=[one for _, one in names[:3]],
        description="Actors (≤ 6)",
        rows=6,
        style=STYLE,
        layout=w.Layout(width="32rem"),
    )
    return {
        "entities": chosen,
        "period": w.Dropdown(options=["day", "week", "month", "year"], value="month", description="Per", style=STYLE),
    }


def word_control(_: Corpus) -> Controls:
    return {
        "word": w.Text(
            description="Words",
            placeholder="a word or phrase, as written in the articles",
            style=STYLE,
            continuous_update=False,
        )
    }


# -------------------------------------------------------------------------------------------------------------------- answers
def trend(corpus: Corpus, entities: tuple[str, ...] | None, period: str) -> pd.DataFrame:
    """Each chosen actor's articles over time."""
    asked = "SELECT entity, any_value(name) AS name FROM entities WHERE entity IN (SELECT unnest($entities)) GROUP BY entity"
    names = corpus.sql(asked, entities=list(entities or ())).set_index("entity").name
    parts = [
        corpus.ask("trend", entity=one, period=period).assign(name=names.get(one, one), entity=one)
        for one in (entities or ())[:6]
    ]
    return (
        pd.concat(parts, ignore_index=True)
        if parts
        else pd.DataFrame(columns=["name", "period", "articles", "mentions", "entity"])
    )


def word_in_context(corpus: Corpus, word: str | None) -> pd.DataFrame:
    empty = pd.DataFrame(columns=["before", "word", "after", "published", "article"])
    return corpus.ask("context", word=word) if word else empty


# --------------------------------------------------------------------------------------------------------------------- charts
def draw_entities(rows: pd.DataFrame) -> Chart:
    named = {"id": rows.entity, "aliases": rows.written, "mentions": rows.articles}
    actors = rows.assign(**named, salience=0.0, first_sentence=0, home=None).head(20)
    return actors_chart(
        actors, size="screen", title="Who is in the articles, by articles that name them", source=CORPUS
    )


def draw_quoted(rows: pd.DataFrame) -> Chart:
    """A bar for each of the speakers that are quoted most; its parts lead to the row of the speaker."""
    ids = {f"{kind}_ids": rows.entity for kind in LOOKS}
    return draw_speakers(rows.assign(total=rows.quotes, **ids).head(15), size="screen", source=CORPUS)


def network_drawn(rows: pd.DataFrame) -> Chart:
    """Ties among entities; an actor's size is the number of its ties' articles."""
    ends = [
        rows[[side, f"{side}_name", f"{side}_kind", "articles"]].set_axis(["id", "name", "kind", "mentions"], axis=1)
        for side in ("source", "target")
    ]
    actors = pd.concat(ends).groupby(["id", "name", "kind"], as_index=False).mentions.max()
    ties = rows.assign(
        verbs=[tuple(map(verb_phrase, one)) for one in rows.verbs],
        sentences=[()] * len(rows),
        relations=[()] * len(rows),
    )
    return network_chart(
        ties,
        actors.assign(aliases=[()] * len(actors), salience=0.0, home=None),
        size="screen",
        title="Who is tied to whom, over all articles",
        source="the articles of the corpus",
    )


def trend_drawn(rows: pd.DataFrame) -> Chart:
    return trend_chart(rows, size="screen")


def series_drawn(rows: pd.DataFrame) -> Chart:
    return figure_series_chart(rows, size="screen")


def timeline_drawn(rows: pd.DataFrame) -> Chart:
    return timeline(
        rows.head(MOST_EVENTS).assign(id=rows.row),
        size="screen",
        title=f"The first {min(len(rows), MOST_EVENTS)} events",
        source=CORPUS,
    )


QUESTIONS = (
    Question("overview", "Overview", "How many articles, quotes, figures and events there are, by outlet or another column of the articles.",
          {"value": "Value", "articles": "Articles", "copies": "Copies", "words": "Words", "quotes": "Quotes", "figures": "Figures", "events": "Events",
           "corrections": "Corrections", "first_published": "From", "last_published": "To"}, column_control),
    Question("actors", "Actors", "Who is in the articles.",
          {"name": "Name", "kind": "Kind", "articles": "Articles", "mentions": "Mentions", "written": "Written", "first_published": "From", "last_published": "To"},
          lambda _: {"kind": w.Dropdown(options=ACTOR_KIND_OPTIONS, description="Kind", style=STYLE), "minimum": least("Articles ≥", 1)}, draw_entities),
    Question("places", "Places", "Where the articles are set.",
          {"name": "Name", "country": "Country", "articles": "Articles", "mentions": "Mentions", "first_published": "From", "last_published": "To"},
          lambda _: {"minimum": least("Articles ≥", 1)}),
    Question("who_is_quoted", "Quoted", "Who is quoted, how often, how directly and by which outlets.",
          {"speaker": "Speaker", "quotes": "Quotes", "direct": "Direct", "mixed": "Mixed", "indirect": "Indirect", "articles": "Articles", "outlets": "Outlets"},
          lambda _: {"minimum": least("Quotes ≥", 1)}, draw_quoted),
    Question("quoted_in", "By outlet", "Which outlet quotes whom.",
          {"speaker": "Speaker", "outlet": "Outlet", "quotes": "Quotes", "direct": "Direct", "articles": "Articles"}, lambda _: {"minimum": least("Quotes ≥", 2)}),
    Question("same_figure", "Figures", "Totals of the same outcome or quantity, event and place, in the order of time.",
          {"what": "What is counted", "event": "Event", "place": "Place", "counted_on": "As of", "text": "As written", "hedge": "Hedge", "claimant": "Claimed by", "outlet": "Outlet", "published": "Published"},
          lambda _: {"minimum": least("Articles ≥", 2)}, series_drawn),
    Question("discrepancies", "Discrepancies", "Figures that contradict or revise one another, between articles or within one.",
          {"summary": "Figures", "class": "Kind", "measure": "What is measured", "event": "Event", "place": "Place", "claimant": "Claimed by", "as_of": "As of", "other_claimant": "Claimed by (second)",
           "other_as_of": "As of (second)", "other_outlet": "Outlet (second)", "other_source": "Sentence (second)", "published": "Published"},
          lambda _: {"minimum": least("Articles ≥", 2)}, asking=lambda corpus, minimum: corpus.discrepancies(minimum)),
    Question("same_event", "Events", "Events that articles date differently, or that one article reports and another denies.",
          {"who": "Who", "what": "Does", "earliest": "From", "latest": "To", "modality": "Reported as", "headline": "What happened", "outlet": "Outlet", "published": "Published"},
          lambda _: {"minimum": least("Articles ≥", 2)}),
    Question("timeline", "Timeline", "The events of all articles, in order.",
          {"earliest": "From", "latest": "To", "headline": "What happened", "modality": "Reported as", "certainty": "Certainty", "outlet": "Outlet", "title": "Article"}, period_controls, timeline_drawn),
    Question("trend", "Trend", "How many articles name an actor, over time.",
          {"name": "Actor", "period": "Period from", "articles": "Articles", "mentions": "Mentions"}, trend_controls, trend_drawn, trend),
    Question("network", "Network", "Who acts on whom, who talks about whom and who is named together, in a period.",
          {"source_name": "Who", "kind": "Relation", "verbs": "Does or says", "target_name": "Whom", "articles": "Articles", "times": "Times"},
          lambda corpus: {**period_controls(corpus), "minimum": least("Articles ≥", 1)}, network_drawn),
    Question("context", "Keyword", "A word or phrase in every sentence that has it.",
          {"before": "Before", "word": "Words", "after": "After", "published": "Published"}, word_control, None, word_in_context),
    Question("wire_copy", "Copies", "Articles that copy most of an earlier one.",
          {"title": "Original", "first_in": "First published by", "first_published": "First date", "outlet": "Copied by", "published": "Date", "path": "File"}),
    Question("version_changes", "Versions", "Articles that their own outlet published again with changes, and what each later version changed.",
          {"title": "Article", "outlet": "Outlet", "earlier": "Earlier version", "later": "Later version", "ordered_by": "Order by", "kind": "What", "change": "Change", "before": "Before", "after": "After"},
          asking=lambda corpus: corpus.version_changes()),
    Question("failures", "Failures", "Articles that could not be read or analysed, and why.",
          {"path": "File", "reason": "Reason"}, asking=lambda corpus: corpus.failures()),
)  # fmt: skip
"""In the order of the tabs."""
