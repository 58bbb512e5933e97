"""Which events a timeline shows, in which order, and its words: days and alt text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd


def events_shown(
    events: pd.DataFrame, *, since: date | None = None, until: date | None = None, actor: str | None = None,
    modality: str | None = None, certainty: str | None = None,
) -> pd.DataFrame:  # fmt: skip
    """Events that can be placed and fit the filters, in the order of the story, with `first` and `last` day."""
    shown = events[events.earliest.notna() | events.latest.notna()].copy()
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
    """The day, month, year or period in words: "3 Jan 2020", "Mar 2020", "2014", "since 2017", "by 3 Jan 2020"."""
    about = "" if row.certainty == "exact" else "~ "
    first, last = row.first, row.last
    if pd.isna(row.latest):
        word = "from" if row.modality in ("planned", "possible") else "since"
        return f"{about}{word} {end(first, first.day == 1, first.day == first.month == 1)}"
    if pd.isna(row.earliest):
        month_over = (last + pd.Timedelta(days=1)).day == 1
        return f"{about}by {end(last, month_over, month_over and last.month == 12)}"
    return about + period(first, last)


def end(day: pd.Timestamp, month: bool, year: bool) -> str:
    """An open period's end, as coarse as it was told: 1 January 2017 => "2017"."""
    return f"{day.year}" if year else f"{day:%b} {day.year}" if month else f"{day.day} {day:%b} {day.year}"


def period(first: pd.Timestamp, last: pd.Timestamp) -> str:
    if first == last:
        return f"{first.day} {first:%b} {first.year}"
    if first.day == first.month == 1 and (last.month, last.day) == (12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if (first.month, first.year) == (last.month, last.year):
        whole = first.day == 1 and last.day > 27
        return f"{first:%b} {first.year}" if whole else f"{first.day}–{last.day} {first:%b} {first.year}"
    if first.year == last.year:
        return f"{first:%b}–{last:%b} {last.year}"
    return f"{first:%b} {first.year}–{last:%b} {last.year}"


def describe_timeline(rows: pd.DataFrame, left_out: int = 0) -> str:
    """In words, for who cannot see it."""
    if rows.empty:
        return "Timeline without events."
    told = "; ".join(
        f"{compact_period(row).removeprefix('~ ')}: {headline_text(row)}{date_in_words(row)}"
        for row in rows.head(12).itertuples()
    )
    more = f" {left_out} more are in the table of events." if left_out else ""
    return f"Timeline of {len(rows)} events from {rows['first'].min():%d %B %Y} to {rows['last'].max():%d %B %Y}. {told}.{more}"


def date_in_words(row: Any) -> str:
    return "" if row.modality == "happened" else f" ({row.modality})"
