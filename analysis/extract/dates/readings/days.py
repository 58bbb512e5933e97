"""Readings of days, months and hours: "March 26", "Friday", "the following Monday", "4:30 p.m. on Tuesday", "Christmas Day"."""

from __future__ import annotations

from datetime import date, timedelta

from analysis.extract.dates.calendar import WEEKDAYS, grain, holiday, shifted
from analysis.extract.dates.context import (
    BACK,
    FORTH,
    PARTS,
    UNRESOLVED,
    Reading,
    ReferenceTime,
    inferred,
    month_of,
    ordinal_value,
    relative_step,
    weekday_of,
    year_of,
)  # fmt: skip
from analysis.extract.dates.eras import year_in
from analysis.extract.dates.grammar import values
from analysis.language.gazetteer import holidays

Groups = dict[str, str]


# ------------------------------------------------------------------------------------------------------------ full dates
def full_date(groups: Groups, setting: ReferenceTime) -> Reading:
    month = groups["month"]
    day = date(year_of(groups["year"]), int(month) if month.isdigit() else month_of(month), int(groups["day"]))
    return Reading("DATE", day.isoformat())


def slash_date(groups: Groups, setting: ReferenceTime) -> Reading:
    """Date in digits: "3/26/2020" is American, "26/3/2020" European; for "3/4/2020" the other order is the alternative."""
    one, two, year = int(groups["month"]), int(groups["day"]), year_of(groups["year"])
    if one > 12:
        return Reading("DATE", date(year, two, one).isoformat())
    other = date(year, two, one).isoformat() if two <= 12 and one != two else None
    return Reading("DATE", date(year, one, two).isoformat(), certainty="inferred" if other else "exact", other=other)


def day_first(groups: Groups, setting: ReferenceTime) -> Reading:
    """06.05.2024 and 6-5-2024 => 6 May; where that is no day, the month comes first."""
    one, two, year = int(groups["day"]), int(groups["month"]), year_of(groups["year"])
    if two > 12:
        one, two = two, one
    other = date(year, one, two).isoformat() if one <= 12 and one != two else None
    return Reading("DATE", date(year, two, one).isoformat(), certainty="inferred" if other else "exact", other=other)


def month_year(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}-{month_of(groups['month']):02}")


# ------------------------------------------------------------------------------------------------- days without a year
def month_day(groups: Groups, setting: ReferenceTime) -> Reading:
    """Jan. 3 => the one nearest to the day it is read against, on the side that the tense points to."""
    if "year" in groups:
        return full_date(groups, setting)
    month, day, near = month_of(groups["month"]), int(groups["day"]), setting.near
    if near is None:
        date(2000, month, day)
        return Reading("DATE", f"XXXX-{month:02}-{day:02}", "published", "unresolved")
    if setting.narrative and is_plausible_year(setting.story):
        return inferred("DATE", date(near.year, month, day).isoformat(), "story")
    days = [one for year in (near.year - 1, near.year, near.year + 1) if (one := possible(year, month, day))]
    best = nearest_day(days, near, setting, 120)
    return inferred("DATE", best.isoformat(), setting.anchor)


def known_day(groups: Groups, setting: ReferenceTime) -> Reading:
    """the Sept. 11 attacks, 9/11 => the day in 2001; of an attack on a day that no list knows, the day nearest."""
    month, day = (9, 11) if "slash" in groups else (month_of(groups["month"]), int(groups["day"]))
    known = values("known_day").get(f"{month:02}-{day:02}")
    found = possible(int(known), month, day) if known else None
    if found and (setting.now is None or found <= setting.now):
        return Reading("DATE", found.isoformat())
    return month_day({"month": "september", "day": str(day), **groups}, setting)


def day_of_era(groups: Groups, setting: ReferenceTime) -> Reading:
    """August 431 BC => BC0431-08; 28 October 312 AD => 0312-10-28."""
    day = f"-{int(groups['day']):02}" if "day" in groups else ""
    return Reading("DATE", f"{year_in(groups['digits'], groups['era'])}-{month_of(groups['month']):02}{day}")


def week_of(groups: Groups, setting: ReferenceTime) -> Reading:
    """the week of March 6 => the week that it lies in."""
    found = month_day(groups, setting)
    if found.value is None or not found.value[0].isdigit():
        return found
    return inferred("DATE", grain(date.fromisoformat(found.value), "W"), found.anchor)


def ordinal_month(groups: Groups, setting: ReferenceTime) -> Reading:
    """Day and month of "the fifth of May"."""
    return month_day({**groups, "day": values("nth")[groups["nth"]]}, setting)


def nearest_day(days: list[date], near: date, setting: ReferenceTime, lean: int) -> date:
    """In news the day nearest to publication, as the tense leans; a story goes forward sooner than back."""
    if setting.narrative:
        return min(days, key=lambda one: (one - near).days if one >= near else 2 * (near - one).days)
    return min(days, key=lambda one: abs(one - near - setting.lean(lean)))


def is_plausible_year(value: str | None) -> bool:
    return value is not None and len(value) == 4 and value.isdigit()


def possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month(groups: Groups, setting: ReferenceTime) -> Reading:
    """January => the nearest one, on the side that the tense points to."""
    number, near = month_of(groups["month"]), setting.near
    if near is None:
        return Reading("DATE", f"XXXX-{number:02}", "published", "unresolved")
    if setting.narrative and is_plausible_year(setting.story):
        return inferred("DATE", f"{near.year:04}-{number:02}", "story")
    if number == near.month:
        return inferred("DATE", f"{near.year:04}-{number:02}", setting.anchor)
    middles = [date(year, number, 15) for year in (near.year - 1, near.year, near.year + 1)]
    middles = [one for one in middles if setting.narrative or setting.is_on_side(one, near)] or middles
    best = nearest_day(middles, near, setting, 150)
    return inferred("DATE", f"{best.year:04}-{number:02}", setting.anchor)


def month_of_year(groups: Groups, setting: ReferenceTime) -> Reading:
    """last March => the March before; next March => the one ahead; this March => of this year; last Oct. 23 => its day;
    each July => a set."""
    which = groups["which"]
    number, near = month_of(groups["month"]), setting.of_story(which)
    if which in ("each", "every"):
        return Reading("SET", f"XXXX-{number:02}")
    if near is None:
        return Reading("DATE", f"XXXX-{number:02}", "published", "unresolved")
    year = near.year
    if which in BACK:
        year -= number >= near.month
    elif which in FORTH:
        year += number <= near.month
    day = f"-{int(groups['day']):02}" if "day" in groups else ""
    return inferred("DATE", f"{year:04}-{number:02}{day}")


def month_this_year(groups: Groups, setting: ReferenceTime) -> Reading:
    """June last year, March of this year, December of that year."""
    near = setting.of_story(groups["which"])
    if near is None:
        return UNRESOLVED
    day = f"-{int(groups['day']):02}" if "day" in groups else ""
    return inferred("DATE", f"{near.year + relative_step(groups['which']):04}-{month_of(groups['month']):02}{day}")


def day_alone(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """on the 28th => of the month that the story is in."""
    near = setting.story_day or setting.now
    away = setting.story is None or len(setting.story) < 7
    if setting.now and away and not setting.narrative and "within" not in groups:
        return inferred("DATE", near_day(int(groups["day"]), setting.now, setting.direction).isoformat())
    if (
        near is None
        or setting.story is None
        or len(setting.story) < 7
        or ("within" in groups and not setting.narrative)
    ):
        return None
    return inferred("DATE", date(near.year, near.month, int(groups["day"])).isoformat(), "story")


def near_day(day: int, near: date, direction: str) -> date:
    """The day of that number: of this month, or of the last or next one where the tense says so."""
    months = near.year * 12 + near.month - 1
    months += (direction == "future" and day < near.day) - (direction != "future" and day > near.day)
    return date(months // 12, months % 12 + 1, day)


# -------------------------------------------------------------------------------------------------------------- weekdays
def resolve_weekday(groups: Groups, setting: ReferenceTime) -> tuple[date | None, date | None]:
    """A weekday => its day and the other reading."""
    number, which = weekday_of(groups["weekday"]), groups.get("which", "")
    near = setting.story_day or setting.now if "following" in which else setting.near_or_named
    if setting.narrative and setting.direction == "future" and setting.now:
        near = setting.now  # what a history says is still to come
    if near is None or (near == setting.story_day and near != setting.now and not setting.names_day):
        return None, None
    back = near - timedelta(days=(near.isoweekday() - number) % 7)
    ahead = back + timedelta(days=7)
    if setting.follows and not which:
        return setting.follows + timedelta(days=(number - setting.follows.isoweekday()) % 7 or 7), None
    if which in BACK:
        strict = back - timedelta(days=7) if back == near else back
        return strict, strict - timedelta(days=7)
    if which in FORTH:
        return ahead, ahead + timedelta(days=7)
    if back != near and (setting.direction == "future" or (setting.narrative and (near - back).days > 3)):
        return ahead, back
    return back, back - timedelta(days=7) if back == near else ahead


def ordinal_weekday(groups: Groups, setting: ReferenceTime) -> Reading:
    """the first Sunday of May => its day; the last weekend of May 2019 => the month."""
    found = month(groups, setting) if "year" not in groups else month_year(groups, setting)
    if "weekday" not in groups or found.value is None or not found.value[:1].isdigit():
        return found
    year, number = found.value.split("-")
    which = {"last": -1}.get(groups["nth"]) or ordinal_value(groups["nth"])
    rule = f"{int(number)}-{WEEKDAYS[weekday_of(groups['weekday']) - 1]}{which}"
    return Reading("DATE", holiday(rule, int(year)).isoformat(), found.anchor, found.certainty)


def weekday(groups: Groups, setting: ReferenceTime) -> Reading:
    if groups.get("which") in ("each", "every"):
        return Reading("SET", f"XXXX-WXX-{weekday_of(groups['weekday'])}")
    day, other = resolve_weekday(groups, setting)
    if day is None:
        return Reading("DATE", f"XXXX-WXX-{weekday_of(groups['weekday'])}", "published", "unresolved")
    return inferred("DATE", day.isoformat(), setting.anchor, other.isoformat() if other else None)


def nth_day(groups: Groups, setting: ReferenceTime) -> Reading:
    """a second day on Wednesday => that Wednesday; it is the third day => today."""
    named, _ = resolve_weekday(groups, setting) if "weekday" in groups else (setting.beside, None)
    today = setting.now if setting.direction != "past" and not setting.narrative else None
    near = named or today
    return inferred("DATE", near.isoformat(), "story") if near else UNRESOLVED


def weekday_part(groups: Groups, setting: ReferenceTime) -> Reading:
    found, part = weekday(groups, setting), PARTS[groups["part"]]
    other = f"{found.other}{part}" if found.other else None
    return Reading("TIME", f"{found.value}{part}", found.anchor, found.certainty, other)


def weekday_of_week(groups: Groups, setting: ReferenceTime) -> Reading:
    """Friday of last week."""
    near = setting.of_story(groups["which"])
    if near is None:
        return UNRESOLVED
    monday = near - timedelta(days=near.weekday() - 7 * relative_step(groups["which"]))
    return inferred("DATE", (monday + timedelta(days=weekday_of(groups["weekday"]) - 1)).isoformat())


def weekday_ahead(groups: Groups, setting: ReferenceTime) -> Reading:
    """Saturday week, a fortnight on Monday: so long after the next such day."""
    near = setting.near
    if near is None:
        return UNRESOLVED
    ahead = (weekday_of(groups["weekday"]) - near.isoweekday()) % 7 or 7
    weeks = 1 if groups["ahead"].endswith("week") else 2
    return inferred("DATE", (near + timedelta(days=ahead + 7 * weeks)).isoformat(), setting.anchor)


def day_word(groups: Groups, setting: ReferenceTime) -> Reading:
    """Day of "today", "yesterday" or "the day after tomorrow"; in a narrative "today" is the speaker's present."""
    if groups["dayword"] == "today" and (setting.now is None or setting.narrative):
        return Reading("DATE", "PRESENT_REF", certainty="vague")
    if setting.now is None:
        return UNRESOLVED
    further = {"before": -1, "after": 1}.get(groups.get("way", ""), 0)
    day = setting.now + timedelta(days=further + {"today": 0, "yesterday": -1, "tomorrow": 1}[groups["dayword"]])
    if "part" in groups:
        return inferred("TIME", day.isoformat() + PARTS[groups["part"]])
    return inferred("DATE", day.isoformat())


# ----------------------------------------------------------------------------------------------------------------- hours
def part_of_today(groups: Groups, setting: ReferenceTime) -> Reading:
    """Part of a day counted from now ("last night", "this morning") or from the story ("that evening")."""
    part, which = PARTS["night" if "tonight" in groups else groups["part"]], groups.get("which", "this")
    of_story = which in ("that", "the same", "the next", "the following") or setting.narrative
    near = setting.day or setting.story_day if of_story else setting.now
    if near is None:
        return Reading("TIME", None, "published", "unresolved")
    day = near + timedelta(days=-1 if which in ("last", "the previous") else which in ("the next", "the following"))
    return inferred("TIME", day.isoformat() + part, "story" if of_story else "published")


def part_of_day(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """Part of a named day: "the morning of 6 June", "the night of Friday"."""
    if "weekday" in groups and "month" not in groups:
        return weekday_part(groups, setting)
    found = full_date(groups, setting) if "year" in groups else month_day(groups, setting)
    return Reading("TIME", f"{found.value}{PARTS[groups['part']]}", found.anchor, found.certainty)


def unit_before(groups: Groups, setting: ReferenceTime) -> Reading:
    """Day or unit before or after the one named last: "the day before", "the night after"."""
    near = setting.day or setting.story_day or setting.now
    if near is None:
        return UNRESOLVED
    steps = -1 if groups["way"] == "before" else 1
    if "part" in groups:
        return inferred("TIME", shifted(near, "D", steps) + PARTS[groups["part"]], "story")
    return inferred("DATE", shifted(near, values("unit")[groups["unit"]], steps), "story")


def in_the_morning(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """Part of the story's day in a narrative: "in the morning", "at dawn"."""
    if not setting.narrative:
        return None
    named = month_day(groups, setting).value if "month" in groups else None
    if named:
        return inferred("TIME", named + PARTS[groups["part"]], "story")
    near = setting.beside or setting.day
    if near is None:
        return Reading("TIME", "XXXX-XX-XX" + PARTS[groups["part"]], "story", "unresolved")
    return inferred("TIME", near.isoformat() + PARTS[groups["part"]], "story")


def clock(groups: Groups, setting: ReferenceTime) -> Reading | None:
    hour, minute = int(groups["hour"]), int(groups.get("minute", 0))
    half = groups.get("half", "")
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if "daytime" in groups and hour < 13:
        half = "am" if groups["daytime"] == "morning" or (groups["daytime"] == "night" and hour < 6) else "pm"
    hour = hour % 12 + 12 * half.startswith("p") if half else hour
    return at_time(f"T{hour:02}:{minute:02}", groups, setting)


def at_time(time: str, groups: Groups, setting: ReferenceTime) -> Reading:
    """The hour on the day it names, else on the one named just before, else on the day of publication."""
    day: date | None
    if "month" in groups and "year" in groups:
        day = possible(year_of(groups["year"]), month_of(groups["month"]), int(groups["day"]))
    elif "month" in groups:
        day = date.fromisoformat(value) if (value := month_day(groups, setting).value or "")[:1].isdigit() else None
    elif "weekday" in groups:
        day, _ = resolve_weekday(groups, setting)
    elif "dayword" in groups and setting.now:
        day = date.fromisoformat(day_word(groups, setting).value or "")
    else:
        day = setting.day or (setting.story_day if setting.narrative else setting.now)
    if "same" in groups and day:
        day += timedelta(days=-1 if groups["same"] == "previous" else 1)
    stands = day.isoformat() if day else "XXXX-XX-XX"
    return Reading("TIME", stands + time, setting.anchor, "inferred" if day else "unresolved")


def oclock(groups: Groups, setting: ReferenceTime) -> Reading | None:
    value = values("number").get(groups["hourword"], groups["hourword"])
    return clock({**groups, "hour": value}, setting) if value.isdigit() and 0 < int(value) < 13 else None


def noon(groups: Groups, setting: ReferenceTime) -> Reading:
    return at_time(PARTS[groups["noon"]], groups, setting)


def overnight(groups: Groups, setting: ReferenceTime) -> Reading:
    near = setting.near
    return (
        inferred("TIME", f"{near.isoformat()}TNI", setting.anchor)
        if near
        else Reading("TIME", None, "published", "unresolved")
    )


def a_holiday(groups: Groups, setting: ReferenceTime) -> Reading:
    rule, near = holidays()[groups["holiday"].replace("’", "'")], setting.near or setting.now
    if "year" in groups:
        return Reading("DATE", holiday(rule, year_of(groups["year"])).isoformat())
    if near is None:
        return UNRESOLVED
    days, which = [holiday(rule, year) for year in (near.year - 1, near.year, near.year + 1)], groups.get("which", "")
    if which in BACK:
        days = [day for day in days if day < near]
    elif which in FORTH:
        days = [day for day in days if day > near]
    return inferred("DATE", nearest_day(days, near, setting, 60).isoformat(), setting.anchor)
