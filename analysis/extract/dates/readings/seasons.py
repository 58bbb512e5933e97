"""Readings of seasons: "the summer of 2019", "last summer", "the spring of 431 BC"."""

from __future__ import annotations

from datetime import date

from analysis.extract.dates.context import (
    BACK,
    FORTH,
    Reading,
    ReferenceTime,
    inferred,
    year_of,
)  # fmt: skip
from analysis.extract.dates.eras import year_in

Groups = dict[str, str]

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}-{SEASONS[groups['season']]}")


def season_near(groups: Groups, setting: ReferenceTime) -> Reading:
    """last summer => the last one that began; the following spring => counted in the story; the summer => of this year."""
    code, which = SEASONS[groups["season"]], groups.get("which", "")
    if which in ("each", "every"):
        return Reading("SET", f"XXXX-{code}")
    of_story = setting.narrative or "that" in which or "following" in which
    near = setting.story_day if of_story else setting.now
    if near is None:
        return Reading("DATE", f"XXXX-{code}", "published", "unresolved")
    year = season_year(which, near, FIRST_MONTH[code], setting)
    return inferred("DATE", f"{year:04}-{code}", "story" if of_story else "published")


def season_year(which: str, near: date, start: int, setting: ReferenceTime) -> int:
    begun = near.month >= start or (setting.narrative and (setting.story or "").isdigit())
    if which in FORTH:
        return near.year + begun
    if which in BACK or (setting.direction == "past" and not setting.narrative and which != "this"):
        return near.year - (not begun or near.month <= start + 2)
    over = near.month > start + 2 and setting.direction == "future" and not setting.narrative and which != "this"
    return near.year + over


def season_of_era(groups: Groups, setting: ReferenceTime) -> Reading:
    """the spring of 431 BC => BC0431-SP."""
    return Reading("DATE", f"{year_in(groups['digits'], groups['era'])}-{SEASONS[groups['season']]}")
