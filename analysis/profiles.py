"""Profile of one actor: names, mentions in context, quotes, figures, events and relations."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.explanations import times
from analysis.link.network import ties
from analysis.result import Analysis

WIDTH = 60
"""Characters of context on each side of a mention."""


@dataclass(frozen=True)
class ActorProfile:
    """One actor. about: its row of the actors table; affiliation: name of the body it belongs to; names: its spellings with their
    frequencies; context: its mentions in context, as of `keyword_in_context`; said: its quotes; said_for: quotes of persons who belong to
    it (its spokesman, its president); said_of: quotes of others that mention it; figures, events: those it takes part in; dates: of these
    events and figures; ties: to other actors, with the names of both."""

    about: pd.Series
    affiliation: str | None
    names: pd.DataFrame
    context: pd.DataFrame
    said: pd.DataFrame
    said_for: pd.DataFrame
    said_of: pd.DataFrame
    figures: pd.DataFrame
    events: pd.DataFrame
    dates: pd.DataFrame
    ties: pd.DataFrame

    @property
    def in_words(self) -> str:
        """Kind, role and aliases in one or two lines of plain text."""
        about, facts = self.about, [f"{self.about['name']} ({self.about['kind']})"]
        facts += [str(about.role)] if has_text(about.role) else []
        facts += [f"of {self.affiliation}"] if self.affiliation else []
        facts += [f"country {about.country}"] if has_text(about.country) else []
        also = f" Also written: {'; '.join(about.aliases)}." if len(about.aliases) else ""
        return f"{' · '.join(facts)}. Mentioned {times(about.mentions)}.{also}"


def has_text(value: object) -> bool:
    """True for a non-empty string; False for a missing cell."""
    return isinstance(value, str) and bool(value)


def actor_profile(result: Analysis, actor: str) -> ActorProfile:
    """Analysis, and the id, name or alias of an actor => its profile. Raises KeyError that names the main actors if there is none."""
    id_ = actor_id(result, actor)
    about = result.actors[result.actors.id == id_].iloc[0]
    named = dict(zip(result.actors.id, result.actors.name))
    names = result.mentions[(result.mentions.actor == id_) & (result.mentions.form == "name")]
    figures = result.figures[(result.figures.actor == id_) | (result.figures.claimed_by == id_)]
    events = result.events[(result.events.who_actor == id_) | (result.events.whom_actor == id_)].sort_values("order")
    dates = result.dates[result.dates.id.isin({*events.date.dropna(), *figures.date.dropna()})]
    affiliation = about.affiliation if has_text(about.affiliation) else None
    return ActorProfile(
        about, named.get(affiliation or "", affiliation), names.text.value_counts().rename_axis("name").reset_index(name="times"),
        keyword_in_context(result, id_), result.quotes[result.quotes.actor == id_], said_for(result, id_), said_of(result, id_), figures, events, dates, own_ties(result, id_, named),
    )  # fmt: skip


def actor_id(result: Analysis, actor: str) -> str:
    """Id, name or alias of an actor, in any letter case => its id. Raises KeyError if there is none."""
    wanted = actor.strip().lower()
    for row in result.actor_rows:
        if wanted == row.id or wanted in (one.lower() for one in (row.name, *row.aliases)):
            return row.id
    main_actors = ", ".join(row.name for row in sorted(result.actor_rows, key=lambda row: -row.mentions)[:5])
    raise KeyError(f"No actor is called {actor!r}; there are {main_actors or 'none'}, …")


def keyword_in_context(result: Analysis, actor: str, *, width: int = WIDTH) -> pd.DataFrame:
    """Id or name of an actor => table with a row per mention: id, before, words, after, form, sentence, start, end. width: characters of context on each side."""
    id_, text = actor_id(result, actor), result.article.text
    rows = [row for row in result.mention_rows if row.actor == id_]
    return pd.DataFrame(
        {
            "id": pd.Series([row.id for row in rows], dtype="str"),
            "before": pd.Series([context_before(text, row.start, width) for row in rows], dtype="str"),
            "words": pd.Series([row.text for row in rows], dtype="str"),
            "after": pd.Series([context_after(text, row.end, width) for row in rows], dtype="str"),
            "form": pd.Series([row.form for row in rows], dtype="str"),
            "sentence": pd.Series([row.sentence for row in rows], dtype="int64"),
            "start": pd.Series([row.start for row in rows], dtype="int64"),
            "end": pd.Series([row.end for row in rows], dtype="int64"),
        }
    )


def context_before(text: str, start: int, width: int) -> str:
    """Text before a mention: at most `width` characters, on one line, without a partial word at its start."""
    first = max(0, start - width)
    cut = text[first:start]
    if first and cut.strip() and not (text[first - 1].isspace() or text[first].isspace()):
        cut = cut[len(cut.split(maxsplit=1)[0]) :]
    return " ".join(cut.split())


def context_after(text: str, end: int, width: int) -> str:
    """Text after a mention: at most `width` characters, on one line, without a partial word at its end."""
    last = min(len(text), end + width)
    cut = text[end:last]
    if last < len(text) and cut.strip() and not (text[last].isspace() or text[last - 1].isspace()):
        cut = cut[: -len(cut.rsplit(maxsplit=1)[-1])]
    return " ".join(cut.split())


def said_for(result: Analysis, id_: str) -> pd.DataFrame:
    """Quotes of the persons that belong to the actor."""
    members = result.actors.id[result.actors.affiliation == id_]
    return result.quotes[result.quotes.actor.isin(members)]


def said_of(result: Analysis, id_: str) -> pd.DataFrame:
    """Quotes of other speakers in which the actor is mentioned."""
    about = result.relations[(result.relations.kind == "speaks") & (result.relations.target == id_)]
    return result.quotes[result.quotes.id.isin(set(about.quote))]


def own_ties(result: Analysis, id_: str, named: dict[str, str]) -> pd.DataFrame:
    """Ties of the actor to others, with the names of both in the columns "from" and "to"."""
    every = ties(result.mentions, result.relations)
    own = every[(every.source == id_) | (every.target == id_)]
    return own.assign(**{"from": own.source.map(named), "to": own.target.map(named)}).reset_index(drop=True)
