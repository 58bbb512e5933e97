"""Readings of periods counted from a day: "last week", "the following year", "two weeks ago", "the next morning"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from analysis.extract.dates.calendar import grain, shifted
from analysis.extract.dates.context import (
    FORTH,
    PARTS,
    UNRESOLVED,
    Reading,
    ReferenceTime,
    inferred,
    month_of,
    number_of,
    relative_step,
    unit_of,
    year_of,
)  # fmt: skip
from analysis.extract.dates.grammar import values
from analysis.extract.dates.readings.periods import last_day, latest_period, year_earlier
from analysis.language.lexicons import word_class

Groups = dict[str, str]


def this_unit(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """last week => 2020-W12; this year => 2020; that day => the day named before."""
    unit, which = unit_of(groups), groups["which"]
    if which in ("each", "every"):
        return Reading("SET", f"P1{unit.removeprefix('T')}" if unit != "DE" else "P10Y")
    of_story = which == "that" or setting.narrative or (setting.now is None and setting.names_day)
    near = setting.story_day or setting.now if of_story else setting.now
    if which == "that" and unit == "Y":
        near = setting.beside or setting.aside or near
    if near is None:
        return UNRESOLVED
    if unit == "Q" and which == "that" and setting.quarter:
        return inferred("DATE", setting.quarter, "story")
    if unit == "D" and setting.day and of_story:
        near = setting.day
    steps = relative_step(which)
    if unit == "WE" and which == "this" and setting.direction == "past" and near.isoweekday() < EARLY_IN_WEEK:
        steps = -1
    if unit == "WE" and which in ("this past", "last", "past"):
        steps = -1 if near.isoweekday() < 6 else 0
    if unit == "DE" and which in ("the past", "the last", "the next"):
        return Reading("DURATION", "P10Y", certainty="vague")
    return inferred("DATE", shifted(near, unit, steps), "story" if of_story else "published")


EARLY_IN_WEEK = 5
"""Days of the week, from Monday as 1, before which "this weekend" with a past tense is the one that is over."""


def unit_of_story(groups: Groups, setting: ReferenceTime) -> Reading:
    """Unit counted from the story: "the following day", "the same week", "the previous year"; "the next year" in a future clause is counted from now."""
    unit, same = unit_of(groups), groups["same"]
    if unit == "DE" and same == "next":
        return Reading("DURATION", "P10Y", certainty="vague")
    from_now = same in ("next", "previous") and unit != "D" and not setting.narrative and setting.direction != "past"
    near = setting.now if from_now else (setting.day if unit == "D" else None) or setting.story_day or setting.now
    only_year = not from_now and near == setting.story_day and len(setting.story or "") == len("1987")
    if near is None or (only_year and unit in WITHIN_YEAR):
        return UNRESOLVED
    steps = 0 if same == "same" else 1 if same in FORTH else -1
    return inferred("DATE", shifted(near, unit, steps), "published" if from_now else "story")


WITHIN_YEAR = frozenset(("D", "WE", "W", "M"))
"""Units that a year alone does not place: "began in 2022 … [the same month]"."""


def the_unit(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """the year => the one talked about; "the day" and "the decade" only with early or the end of."""
    if groups["unit"] in ("day", "decade", "century", "week") and "early" not in groups:
        return None
    if groups["unit"] == "quarter":
        return latest_period(groups, setting)
    near = setting.near_or_named
    if near is None:
        return UNRESOLVED
    period = grain(near, values("unit").get(groups["unit"], "D"))
    if (
        groups.get("early") == "the end of"
        and groups["unit"] in ("month", "year")
        and setting.before in values("deadline")
    ):
        return last_day(period, setting.anchor)
    return inferred("DATE", period, setting.anchor)


def weekend(groups: Groups, setting: ReferenceTime) -> Reading:
    """the weekend => the last one, or the one ahead where the tense says so."""
    near, which = setting.near, groups.get("which", "")
    if near is None:
        return UNRESOLVED
    running = near.isoweekday() > 5
    steps = 1 if which in FORTH else 0 if running or setting.direction == "future" or which == "this" else -1
    return inferred("DATE", shifted(near, "WE", steps), setting.anchor)


def ago(groups: Groups, setting: ReferenceTime) -> Reading:
    """two weeks ago => the week; "two days later" counts from the day named before."""
    way, number, unit = groups["way"], number_of(groups["number"]), unit_of(groups)
    back = way in word_class("dates/context", "past direction")
    if unit == "Y" and number == 1 and back and setting.compared:
        return year_earlier(groups, setting)
    if unit in ("TH", "TM") and setting.hour and number and way not in ("ago", "hence"):
        return hours_later(int(-number if back else number), unit, setting.hour)
    if unit == "Y" and number and back and not from_now(way) and MONTH.fullmatch(setting.beside_value or ""):
        return inferred("DATE", months_back(setting.beside_value or "", 12 * int(number)), "story")
    if unit in ("DE", "CE") and number:
        unit, number = "Y", number * (10 if unit == "DE" else 100)
    if (
        way == "later"
        and unit == "Y"
        and setting.beside == setting.now
        and setting.now
        and setting.direction != "future"
    ):
        return inferred("DATE", grain(setting.now, unit))  # we use it today, 200 years later
    aside = setting.aside if unit == "Y" else setting.day if unit == "D" else None
    counted = setting.beside or aside or setting.story_day or setting.now
    if unit in ("TH", "TM") and len(setting.beside_value or "") < len("2003-05-01"):
        counted = setting.day or (setting.story_day if setting.names_day else None)
        if counted is None:
            return UNRESOLVED  # joined in January and scored four minutes later
    near = setting.now if from_now(way) else counted
    near = near or setting.story_day
    if way == "later" and unit in ("D", "W") and near and near == setting.story_day and len(setting.story or "") == 4:
        return Reading("DATE", setting.story, "story", "vague")  # it broke in 2020; a week later it was mended
    if number is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", certainty="vague")
    if near is None:
        return UNRESOLVED
    return inferred(
        "DATE", shifted(near, unit, int(-number if back else number)), "published" if from_now(way) else "story"
    )


MONTH = re.compile(r"\d{4}-\d\d")


def from_now(way: str) -> bool:
    """Time counted from now: "two years ago", "a year hence"."""
    return way in ("ago", "hence") or way.startswith("from")


def months_back(month: str, number: int) -> str:
    """("2023-03", 12) => "2022-03"."""
    return shifted(date.fromisoformat(f"{month}-01"), "M", -number)


MONTHS_OF = {"CE": 1200, "DE": 120, "Y": 12}
DAYS_OF = {"M": 30.4, "W": 7, "D": 1}


def half_ago(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """two and a half years ago => the month; two and a half weeks ago => the day."""
    number, unit = (number_of(groups["number"]) or 1) + 0.5, unit_of(groups)
    near = setting.now if groups["way"] == "ago" else setting.story_day or setting.now
    if near is None:
        return Reading("DATE", "PAST_REF", certainty="vague")
    if unit in MONTHS_OF:
        return inferred("DATE", shifted(near, "M", -round(number * MONTHS_OF[unit])))
    return inferred("DATE", shifted(near, "D", -round(number * DAYS_OF.get(unit, 0))))


def year_pair(groups: Groups, setting: ReferenceTime) -> Reading:
    """2029-30 => 2029/2030."""
    first = int(groups["pair"][:4])
    return Reading("DATE", f"{first}/{first + 1}")


def months_to_month(groups: Groups, setting: ReferenceTime) -> Reading:
    """the six months to June => from January to the last June."""
    number, last, near = int(number_of(groups["number"]) or 1), month_of(groups["month"]), setting.near
    if "year" not in groups and near is None:
        return UNRESOLVED
    year = year_of(groups["year"]) if "year" in groups else near.year - (last > near.month) if near else 0
    end = date(year, last, 1)
    told = "exact" if "year" in groups else "inferred"
    return Reading("DATE", f"{shifted(end, 'M', 1 - number)}/{shifted(end, 'M', 0)}", setting.anchor, told)


def same_unit_before(groups: Groups, setting: ReferenceTime) -> Reading:
    """the same month last year => that of the story, or of publication, a year back."""
    near = setting.beside or setting.near_or_named
    return inferred("DATE", shifted(replaced_year(near), unit_of(groups), 0)) if near else UNRESOLVED


def replaced_year(day: date) -> date:
    """The day a year before; 29 February => 28 February."""
    return date(day.year - 1, day.month, min(day.day, 28))


def unit_before_last(groups: Groups, setting: ReferenceTime) -> Reading:
    """the week before last => two weeks back; the week after next => two ahead."""
    near = setting.near_or_named
    steps = -2 if groups["way"].startswith("before") else 2
    return inferred("DATE", shifted(near, unit_of(groups), steps), setting.anchor) if near else UNRESOLVED


def hours_later(number: int, unit: str, hour: datetime) -> Reading:
    """Time counted from the last hour named: "two hours later"."""
    then = hour + (timedelta(hours=number) if unit == "TH" else timedelta(minutes=number))
    return inferred("TIME", then.isoformat(timespec="minutes"), "story")


def long_ago(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", "FUTURE_REF" if groups["way"] == "later" else "PAST_REF", certainty="vague")


def that_time(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """Time of the story in a narrative: "at that time", "by this time"."""
    if not setting.narrative or setting.story is None:
        return None
    return inferred("DATE", setting.story, "story")


def nth_unit(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """Unit within a longer period, without a value of its own ("the first year of the war"); of several days or weeks the duration."""
    if not setting.narrative:
        return None
    if groups["unit"].endswith("s") and not groups["unit"].startswith("night"):
        return Reading("DURATION", f"P{'T' * groups['unit'].startswith('h')}X{unit_of(groups)[-1]}", certainty="vague")
    return UNRESOLVED


def part_after(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """Part of the day after the story's: "the next morning", "the following night"."""
    near = setting.day or setting.story_day or setting.now
    if near is None:
        return Reading("TIME", None, "story", "unresolved")
    steps = 0 if groups["same"] == "same" else 1 if groups["same"] in FORTH else -1
    return inferred("TIME", shifted(near, "D", steps) + PARTS[groups["part"]], "story")
