"""Which events a timeline shows, in which order, and its words: days and alt text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analysis.extract.dates.calendar import narrowed, value_bounds
from analysis.language.lexicons import word_class
from analysis.link.events.event import AHEAD


def events_shown(
    events: pd.DataFrame, *, since: date | None = None, until: date | None = None, actor: str | None = None,
    modality: str | None = None, certainty: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Events that can be placed and fit the filters, in the order of the story, with `first` and `last` day. Background of which the
    article tells no day ("by the day of publication") is left to the table."""
    shown = events[
        (events.earliest.notna() & events.latest.notna())
        | ((events.earliest.notna() | events.latest.notna()) & has_a_day(events))
    ].copy()
    shown["first"] = shown.earliest.fillna(shown.latest)
    shown["last"] = shown.latest.fillna(shown.earliest)
    for wanted, column in ((modality, "modality"), (certainty, "certainty")):
        if wanted:
            shown = shown[shown[column] == wanted]
    if actor:
        shown = shown[(shown.who_actor == actor) | (shown.whom_actor == actor)]
    if since:
        shown = shown[shown["last"].ge(pd.Timestamp(since)) | shown.latest.isna()]
    if until:
        shown = shown[shown["first"].le(pd.Timestamp(until)) | shown.earliest.isna()]
    return in_story_order(shown)


def group_rows(rows: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """Rows with `group`: the actor (by="who") or the words of another column, in the order of its first row. Rows without any, and actors of
    a single event where others have more, come last. No grouping: an empty group."""
    if by is None:
        return rows.assign(group="")
    words = actor_headings(rows) if by == "who" else rows[by].map(heading_text)
    places = {heading: number for number, heading in enumerate(dict.fromkeys(words))} | {OTHERS: len(words)}
    return (
        rows.assign(group=words, place=words.map(places))
        .sort_values("place", kind="stable")
        .drop(columns="place")
        .reset_index(drop=True)
    )


def heading_text(name: object) -> str:
    """ "the port" => "The port"; nothing, or a pronoun => "Others"."""
    words = " ".join(name.split()) if isinstance(name, str) else ""
    return OTHERS if words.lower() in PRONOUNS or not words else f"{words[:1].upper()}{words[1:]}"


def actor_headings(rows: pd.DataFrame) -> pd.Series:
    """Each row's actor, of a passive without a doer whom it happened to, by the fullest of its names, so that "Roe", "Ana Roe" and "she" are
    under one heading; "Others" for who is in one event only, and no heading where that is everybody."""
    doers, ids = rows["who"].fillna(rows["whom"]), rows["who_actor"].where(rows["who"].notna(), rows["whom_actor"])
    words = doers.map(heading_text)
    actors = ids.where(ids.notna(), words)
    fullest = words.where(words != OTHERS, "").groupby(actors).agg(lambda names: max(names, key=len, default=""))
    names = actors.map(fullest)
    names = names.where(names != "", OTHERS)
    alone = names.map(names.value_counts()) == 1
    return names.mask(alone, OTHERS) if not (alone | names.eq(OTHERS)).all() else names.mask(names.notna(), "")


OTHERS = "Others"
"""Heading of events without an actor or place."""
PRONOUNS = word_class("events/words", "third person") | word_class("language/function_words", "other_pronoun")
"""Words of `who` that name nobody."""


def has_a_day(events: pd.DataFrame) -> pd.Series:
    """Whether an event is the news itself or has a date in the article, by which an open beginning or end is worth showing."""
    return events["main"] | events["date"].notna() if "date" in events else events["earliest"].notna()


def in_story_order(shown: pd.DataFrame) -> pd.DataFrame:
    """By first day; what has no beginning stands before what follows it in the story."""
    shown = shown.sort_values(["order", "start"], kind="stable")
    begins = shown["first"].where(shown.earliest.notna())
    following = begins.bfill()
    shown["begins"] = begins.fillna(following.where(following.lt(shown["last"]), shown["last"])).fillna(shown["last"])
    return (
        shown.sort_values(["begins", "order", "last", "start"], kind="stable")
        .drop(columns="begins")
        .reset_index(drop=True)
    )


def headline_text(row: Any) -> str:
    return " ".join(str(row.headline or row.text).split())


def compact_period(row: Any) -> str:
    """The day, month, year or period as people write it: "3 January 2020", "early 2019", "March 2020", "since 2017", "by 3 January 2020"."""
    first, last = row.first, row.last
    if pd.isna(row.latest):
        word = "from" if row.modality in AHEAD else "since"
        return f"{word} {end(first, first.day == 1, first.day == first.month == 1)}"
    if pd.isna(row.earliest):
        month_over = (last + pd.Timedelta(days=1)).day == 1
        return f"by {end(last, month_over, month_over and last.month == 12)}"
    return period(first, last)


def end(day: pd.Timestamp, month: bool, year: bool) -> str:
    """An open period's end, as coarse as it was told: 1 January 2017 => "2017"."""
    return f"{day.year}" if year else f"{day:%B} {day.year}" if month else f"{day.day} {day:%B} {day.year}"


def period(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if first.day == first.month == 1 and (last.month, last.day) == (12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if part := part_of_year(first, last):
        return part
    if (first.month, first.year) == (last.month, last.year):
        whole = first.day == 1 and last.day > 27
        return f"{first:%B} {first.year}" if whole else f"{first.day}–{last.day} {first:%B} {first.year}"
    if (last - first).days < SHORT_PERIOD_DAYS:
        year = "" if first.year == last.year else f" {first.year}"
        return f"{first.day} {first:%b}{year}–{last.day} {last:%b} {last.year}"
    if first.year == last.year:
        return f"{first:%b}–{last:%b} {last.year}"
    return f"{first:%b} {first.year}–{last:%b} {last.year}"


SHORT_PERIOD_DAYS = 28
"""Days below which a period across the end of a month is told by its days."""
PARTS = {"START": "early", "MID": "mid-", "END": "late"}


def part_of_year(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """ "early 2019", "late 2017" where the days are that third of the year, or its beginning up to now; else ""."""
    year = value_bounds(f"{first.year}")
    for mod, word in PARTS.items():
        begin, finish = narrowed(year, mod)
        cut = mod == "START" and last.day != (last + pd.offsets.MonthEnd(0)).day and last.month > 1
        if first.date() == begin and (last.date() == finish or (cut and finish and last.date() < finish)):
            return f"{word}{'' if word.endswith('-') else ' '}{first.year}"
    return ""


def subtitle(rows: pd.DataFrame, undated: int = 0) -> str:
    """How many events, from when to when, and how many more have no day: "19 events, 2014 to March 2020; 3 more without a day"."""
    first, last = rows["first"].min(), rows["last"].max()
    same, count = (first.year, first.month) == (last.year, last.month), len(rows)
    ends = [f"{day:%B} {day.year}" if last.year - first.year < LONG_STORY else f"{day.year}" for day in (first, last)]
    period_words = ends[0] if same or ends[0] == ends[1] else " to ".join(ends)
    more = f"; {undated} more without a day" if undated else ""
    return f"{count} {'event' if count == 1 else 'events'}, {period_words}{more}"


LONG_STORY = 10
"""Years from which a story's first and last month are told by their years only."""


def describe_timeline(rows: pd.DataFrame, left_out: int = 0) -> str:
    """In words, for who cannot see it."""
    if rows.empty:
        return "Timeline without events."
    described = "; ".join(
        f"{compact_period(row)}: {headline_text(row)}{date_in_words(row)}" for row in rows.head(12).itertuples()
    )
    more = f" {left_out} more are in the table of events." if left_out else ""
    return f"Timeline of {len(rows)} events from {rows['first'].min():%d %B %Y} to {rows['last'].max():%d %B %Y}. {described}.{more}"


def date_in_words(row: Any) -> str:
    return "" if row.modality == "happened" else f" ({row.modality})"
