"""What each shape means: one small function for each name in patterns.tsv."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.extract.dates.calendar import bounds, grain, holiday, shifted
from analysis.extract.dates.grammar import Match, holidays, values


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against. now: the day that "today" means; None where it is not known; story: the day that
    "the following day" counts from (the last one named before); tense of its clause: past, present or future; before: the
    word in front of it, lower-cased; quarter: the fiscal quarter that the article last named."""

    now: date | None
    story: date | None
    tense: str
    before: str
    narrative: bool = False
    quarter: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """type and TIMEX3 value (None: cannot be told), what it was counted from, how sure, and the reading that lost."""

    type: str
    value: str | None
    anchor: str = "itself"
    certainty: str = "exact"
    other: str | None = None


PARTS = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
}
BACK = {"last", "past", "previous", "the previous", "the past", "the last", "this past", "preceding", "prior"}
FORTH = {"next", "coming", "the next", "the following", "following", "the coming", "this coming", "subsequent"}
UNRESOLVED = Reading("DATE", None, "published", "unresolved")


def read_match(match: Match, setting: Setting) -> Reading | None:
    """Match and setting => its reading; None where it is no expression of time after all."""
    try:
        return READERS[match.name](match.groups, setting)
    except (ValueError, OverflowError, KeyError):
        return None


def year_of(digits: str) -> int:
    """ "1998" => 1998; "’98" and "98" => 1998, "12" => 2012."""
    number = int(digits.lstrip("'’"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def month_of(word: str) -> int:
    return int(values("month")[word.rstrip(".")])


def weekday_of(word: str) -> int:
    return int(values("weekday")[word.rstrip(".")])


def number_of(word: str) -> float | None:
    """ "three" => 3; "several" => None."""
    value = values("number").get(word, word.replace(",", ""))
    return None if value == "X" else float(value)


# ------------------------------------------------------------------------------------------------------------ full dates
def full_date(groups: dict[str, str], setting: Setting) -> Reading:
    month = groups["month"]
    day = date(year_of(groups["year"]), int(month) if month.isdigit() else month_of(month), int(groups["day"]))
    return Reading("DATE", day.isoformat())


def slash_date(groups: dict[str, str], setting: Setting) -> Reading:
    """3/26/2020 is American; 26/3/2020 can only be European; 3/4/2020 keeps the other reading."""
    one, two, year = int(groups["month"]), int(groups["day"]), year_of(groups["year"])
    if one > 12:
        return Reading("DATE", date(year, two, one).isoformat())
    other = date(year, two, one).isoformat() if two <= 12 and one != two else None
    return Reading("DATE", date(year, one, two).isoformat(), certainty="inferred" if other else "exact", other=other)


def month_day(groups: dict[str, str], setting: Setting) -> Reading:
    """Jan. 3 => the one nearest to the day it is read against."""
    month, day = month_of(groups["month"]), int(groups["day"])
    near = setting.story if setting.narrative else setting.now
    if near is None:
        date(2000, month, day)
        return Reading("DATE", f"XXXX-{month:02}-{day:02}", "published", "unresolved")
    if setting.narrative:
        return Reading("DATE", date(near.year, month, day).isoformat(), "story", "inferred")
    days = [
        candidate for year in (near.year - 1, near.year, near.year + 1) if (candidate := possible(year, month, day))
    ]
    best = min(days, key=lambda one: abs(one - near - lean(setting)))
    return Reading("DATE", best.isoformat(), "published", "inferred")


def possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def lean(setting: Setting) -> timedelta:
    """Where the tense points, as a shift of the day that is nearest."""
    return timedelta(days={"past": -60, "future": 60}.get(setting.tense, 0))


def month_year(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}-{month_of(groups['month']):02}")


def month(groups: dict[str, str], setting: Setting) -> Reading | None:
    """January => the nearest one; "may", "march" and "august" in small letters and a modal May are none."""
    number = month_of(groups["month"])
    near = setting.story if setting.narrative else setting.now
    if near is None:
        return Reading("DATE", f"XXXX-{number:02}", "published", "unresolved")
    if setting.narrative:
        return Reading("DATE", f"{near.year:04}-{number:02}", "story", "inferred")
    away = (number - near.month) % 12  # months ahead
    ahead = near.year + (number < near.month)
    behind = near.year - (number > near.month)
    forward = setting.tense == "future" or (setting.tense == "present" and away <= 2)
    year = ahead if forward else behind
    if away == 0:
        year = near.year
    return Reading("DATE", f"{year:04}-{number:02}", "published", "inferred")


def month_of_year(groups: dict[str, str], setting: Setting) -> Reading:
    """last March => the March before; next March => the one ahead; this March => of this year."""
    number, near = month_of(groups["month"]), setting.now or setting.story
    if near is None:
        return Reading("DATE", f"XXXX-{number:02}", "published", "unresolved")
    which = groups["which"]
    year = near.year
    if which in BACK:
        year -= number >= near.month
    elif which in FORTH:
        year += number <= near.month
    return Reading("DATE", f"{year:04}-{number:02}", "published", "inferred")


def month_this_year(groups: dict[str, str], setting: Setting) -> Reading:
    """June last year, March of this year."""
    near = setting.now or setting.story
    if near is None:
        return UNRESOLVED
    step = -1 if groups["which"] in BACK else 1 if groups["which"] in FORTH else 0
    return Reading("DATE", f"{near.year + step:04}-{month_of(groups['month']):02}", "published", "inferred")


def ended(groups: dict[str, str], setting: Setting) -> Reading:
    """the year ended March 31 => its length."""
    return Reading("DURATION", duration(1, unit_of(groups)))


# --------------------------------------------------------------------------------------------------------- long periods
TENS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def decade(groups: dict[str, str], setting: Setting) -> Reading:
    word = groups["decade"]
    if word in TENS:
        return Reading("DATE", f"19{TENS[word]}X", certainty="inferred")
    digits = word.strip("s'’")
    return Reading("DATE", f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X")


def century(groups: dict[str, str], setting: Setting) -> Reading:
    word = groups["century"]
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    return Reading("DATE", f"{number - 1:02}")


def fiscal_year(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}", certainty="inferred")


def year(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}")


def quarter(groups: dict[str, str], setting: Setting) -> Reading:
    number = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}.get(groups["quarter"]) or ORDINALS[groups["quarter"]]
    if "year" in groups:
        return Reading("DATE", f"{year_of(groups['year']):04}-Q{number}")
    if setting.now is None:
        return Reading("DATE", f"XXXX-Q{number}", "published", "unresolved")
    return Reading("DATE", f"{quarter_year(groups, number, setting.now):04}-Q{number}", "published", "inferred")


def quarter_year(groups: dict[str, str], number: int, now: date) -> int:
    """The latest such quarter that is over or running; "of last year" and "next" say it themselves."""
    said = {"last": -1, "this": 0, "next": 1}.get(groups.get("of", ""))
    if "of" not in groups and "which" in groups and groups["which"] in ("next", "last"):
        said = None
    running = (now.month + 2) // 3
    return now.year + (said if said is not None else -(number > running))


def half(groups: dict[str, str], setting: Setting) -> Reading:
    number = ORDINALS[groups["half"]]
    if "year" in groups:
        return Reading("DATE", f"{year_of(groups['year']):04}-H{number}")
    if setting.now is None:
        return UNRESOLVED
    return Reading("DATE", f"{quarter_year(groups, 0, setting.now):04}-H{number}", "published", "inferred")


SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}-{SEASONS[groups['season']]}")


def season_near(groups: dict[str, str], setting: Setting) -> Reading | None:
    code, which = SEASONS[groups["season"]], groups.get("which", "")
    near = setting.story if setting.narrative else setting.now
    if which in ("each", "every"):
        return Reading("SET", f"XXXX-{code}")
    if near is None:
        return Reading("DATE", f"XXXX-{code}", "published", "unresolved")
    start = FIRST_MONTH[code]
    if which in BACK or (setting.tense == "past" and which not in FORTH and not setting.narrative and which != "this"):
        year = near.year - (near.month <= start + 2 and not (start < 12 and near.month > start + 2))
    elif which in FORTH:
        year = near.year + (near.month >= start)
    else:
        year = near.year
    return Reading("DATE", f"{year:04}-{code}", "story" if setting.narrative else "published", "inferred")


# -------------------------------------------------------------------------------------------------------- days and hours
def day_of(groups: dict[str, str], setting: Setting) -> tuple[date | None, date | None]:
    """A weekday => its day and the other reading."""
    number, near, which = weekday_of(groups["weekday"]), setting.now or setting.story, groups.get("which", "")
    if near is None:
        return None, None
    back = near - timedelta(days=(near.isoweekday() - number) % 7)
    ahead = back + timedelta(days=7)
    if which in BACK:
        strict = back - timedelta(days=7) if back == near else back
        return strict, strict - timedelta(days=7)
    if which in FORTH:
        return ahead, ahead + timedelta(days=7)
    if setting.tense == "future" and back != near:
        return ahead, back
    return back, back - timedelta(days=7) if back == near else ahead


def weekday(groups: dict[str, str], setting: Setting) -> Reading:
    if groups.get("which") in ("each", "every"):
        return Reading("SET", f"XXXX-WXX-{weekday_of(groups['weekday'])}")
    day, other = day_of(groups, setting)
    if day is None:
        return Reading("DATE", f"XXXX-WXX-{weekday_of(groups['weekday'])}", "published", "unresolved")
    return Reading("DATE", day.isoformat(), "published", "inferred", other.isoformat() if other else None)


def weekday_part(groups: dict[str, str], setting: Setting) -> Reading:
    found = weekday(groups, setting)
    part = PARTS[groups["part"]]
    return Reading(
        "TIME", f"{found.value}{part}", found.anchor, found.certainty, f"{found.other}{part}" if found.other else None
    )


def weekday_of_week(groups: dict[str, str], setting: Setting) -> Reading:
    if setting.now is None:
        return UNRESOLVED
    step = -7 if groups["which"] in BACK else 7 if groups["which"] in FORTH else 0
    monday = setting.now - timedelta(days=setting.now.weekday()) + timedelta(days=step)
    return Reading(
        "DATE", (monday + timedelta(days=weekday_of(groups["weekday"]) - 1)).isoformat(), "published", "inferred"
    )


def day_word(groups: dict[str, str], setting: Setting) -> Reading:
    if setting.now is None:
        return UNRESOLVED
    day = setting.now + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[groups["dayword"]])
    if "part" in groups:
        return Reading("TIME", day.isoformat() + PARTS[groups["part"]], "published", "inferred")
    return Reading("DATE", day.isoformat(), "published", "inferred")


def part_of_today(groups: dict[str, str], setting: Setting) -> Reading:
    part = PARTS["night" if "tonight" in groups else groups["part"]]
    which = groups.get("which", "this")
    near = setting.story if which == "that" else setting.now
    if near is None:
        return Reading("TIME", None, "published", "unresolved")
    day = near - timedelta(days=which in ("last", "the previous"))
    return Reading("TIME", day.isoformat() + part, "story" if which == "that" else "published", "inferred")


def clock(groups: dict[str, str], setting: Setting) -> Reading | None:
    hour, minute = int(groups["hour"]), int(groups.get("minute", 0))
    afternoon = groups.get("half", "").startswith("p")
    if hour > 24 or minute > 59 or ("half" in groups and hour > 12):
        return None
    hour = hour % 12 + 12 * afternoon if "half" in groups else hour
    if "weekday" in groups:
        day, _ = day_of(groups, setting)
    elif "dayword" in groups and setting.now:
        day = date.fromisoformat(day_word(groups, setting).value or "")
    else:
        day = setting.story or setting.now
    return Reading(
        "TIME",
        f"{day.isoformat() if day else 'XXXX-XX-XX'}T{hour:02}:{minute:02}",
        "published",
        "inferred" if day else "unresolved",
    )


def oclock(groups: dict[str, str], setting: Setting) -> Reading | None:
    word = groups["hourword"]
    value = values("number").get(word, word)
    return clock({"hour": value}, setting) if value.isdigit() and 0 < int(value) < 13 else None


def noon(groups: dict[str, str], setting: Setting) -> Reading:
    day = setting.story or setting.now
    return Reading(
        "TIME",
        (day.isoformat() if day else "XXXX-XX-XX") + PARTS[groups["noon"]],
        "story",
        "inferred" if day else "unresolved",
    )


def overnight(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading(
        "TIME",
        f"{setting.now.isoformat()}TNI" if setting.now else None,
        "published",
        "inferred" if setting.now else "unresolved",
    )


def a_holiday(groups: dict[str, str], setting: Setting) -> Reading:
    rule, near = holidays()[groups["holiday"]], setting.now or setting.story
    if "year" in groups:
        return Reading("DATE", holiday(rule, year_of(groups["year"])).isoformat())
    if near is None:
        return UNRESOLVED
    days = [holiday(rule, year) for year in (near.year - 1, near.year, near.year + 1)]
    which = groups.get("which", "")
    if which in BACK:
        days = [day for day in days if day < near]
    elif which in FORTH:
        days = [day for day in days if day > near]
    return Reading(
        "DATE", min(days, key=lambda one: abs(one - near - lean(setting))).isoformat(), "published", "inferred"
    )


# -------------------------------------------------------------------------------------------------------------- counting
def unit_of(groups: dict[str, str]) -> str:
    word = groups.get("unit") or groups.get("unit2", "")
    return values("unit").get(word) or values("unit").get(word.removesuffix("s")) or values("unit")[word[:-3] + "y"]


def duration(number: float | None, unit: str) -> str:
    """(3, "Y") => P3Y; (None, "M") => PXM; (16, "TH") => PT16H; (2, "DE") => P20Y."""
    many = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W"), "Q": (1, "Q"), "WE": (1, "WE")}
    times, letter = many.get(unit, (1, unit))
    if number is None:
        return (
            f"P{'X' if unit not in ('DE', 'CE') else 'X0'}{letter}"
            if not letter.startswith("T")
            else f"PTX{letter[1:]}"
        )
    count = number * times
    shown = f"{count:g}"
    return f"PT{shown}{letter[1:]}" if letter.startswith("T") else f"P{shown}{letter}"


def units(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DURATION", duration(number_of(groups["number"]), unit_of(groups)))


def hyphen_units(groups: dict[str, str], setting: Setting) -> Reading:
    number = {"half": 0.5, "multi": None}.get(groups["number"], -1)
    return Reading("DURATION", duration(number_of(groups["number"]) if number == -1 else number, unit_of(groups)))


def half_unit(groups: dict[str, str], setting: Setting) -> Reading:
    unit = unit_of(groups)
    if "unit2" in groups:
        return Reading("DURATION", duration(1.5, unit))
    whole = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
    return Reading("DURATION", whole.get(unit, duration(0.5, unit)))


def bare_units(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DURATION", duration(None, unit_of(groups)))


def past_units(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DURATION", duration(number_of(groups["number"]), unit_of(groups)))


def ago(groups: dict[str, str], setting: Setting) -> Reading:
    """two weeks ago => the week; "two days later" counts from the day named before."""
    way, number, unit = groups["way"], number_of(groups["number"]), unit_of(groups)
    back = way in ("ago", "earlier", "before", "previously")
    if unit == "Y" and number == 1 and back and setting.quarter:
        return year_earlier(groups, setting)
    near = setting.now if way in ("ago", "hence") or way.startswith("from") else setting.story or setting.now
    if number is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", certainty="vague")
    if near is None:
        return UNRESOLVED
    anchor = "published" if near == setting.now else "story"
    return Reading("DATE", shifted(near, unit, int(-number if back else number)), anchor, "inferred")


def long_ago(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DATE", "FUTURE_REF" if groups["way"] == "later" else "PAST_REF", certainty="vague")


def this_unit(groups: dict[str, str], setting: Setting) -> Reading | None:
    """last week => 2020-W12; this year => 2020; that day => the day named before."""
    unit, which = unit_of(groups), groups["which"]
    if which in ("each", "every"):
        return Reading("SET", duration(1, unit))
    near = setting.story if which == "that" else setting.now or setting.story
    if near is None:
        return UNRESOLVED
    step = -1 if which in BACK else 1 if which in FORTH else 0
    if unit == "WE" and which in ("this past", "last", "past"):
        step = -1 if near.isoweekday() < 6 else 0
    return Reading("DATE", shifted(near, unit, step), "published" if near == setting.now else "story", "inferred")


def unit_of_year(groups: dict[str, str], setting: Setting) -> Reading:
    near = setting.story or setting.now
    if near is None:
        return UNRESOLVED
    step = 0 if groups["same"] == "same" else 1 if groups["same"] in FORTH else -1
    return Reading("DATE", shifted(near, unit_of(groups), step), "story", "inferred")


def the_unit(groups: dict[str, str], setting: Setting) -> Reading | None:
    """the year => the one talked about; "the day" and "the period" only with early or the end of."""
    if groups["unit"] in ("day", "period", "decade", "century") and "early" not in groups:
        return None
    near = setting.story if setting.narrative else setting.now
    if near is None:
        return UNRESOLVED
    return Reading("DATE", grain(near, values("unit").get(groups["unit"], "D")), "published", "inferred")


def year_end(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading(
        "DATE",
        f"{setting.now.year:04}" if setting.now else None,
        "published",
        "inferred" if setting.now else "unresolved",
    )


def year_earlier(groups: dict[str, str], setting: Setting) -> Reading:
    """A year back, at the grain of what the article compares: of its last quarter, else of the year."""
    near = setting.now or setting.story
    if setting.quarter:
        return Reading("DATE", f"{int(setting.quarter[:4]) - 1}{setting.quarter[4:]}", "story", "inferred")
    return Reading("DATE", f"{near.year - 1:04}", "published", "inferred") if near else UNRESOLVED


def plural_units(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("DURATION", duration(None, unit_of(groups)), certainty="vague")


def weekend(groups: dict[str, str], setting: Setting) -> Reading:
    if setting.now is None:
        return UNRESOLVED
    step = 1 if groups.get("which") in FORTH else 0 if setting.now.isoweekday() > 5 or setting.tense == "future" else -1
    return Reading("DATE", shifted(setting.now, "WE", step), "published", "inferred")


# ------------------------------------------------------------------------------------------------------ again and again
def every(groups: dict[str, str], setting: Setting) -> Reading:
    if "weekday" in groups:
        return Reading("SET", f"XXXX-WXX-{weekday_of(groups['weekday'])}")
    if "part" in groups:
        part = groups["part"]
        return Reading("SET", "XXXX-" + SEASONS[part] if part in SEASONS else "XXXX-XX-XX" + PARTS[part])
    number = 2.0 if "other" in groups else number_of(groups["number"]) if "number" in groups else 1.0
    return Reading("SET", duration(number, unit_of(groups)))


def weekdays(groups: dict[str, str], setting: Setting) -> Reading:
    word = groups["weekdays"].removesuffix("s")
    number = values("weekday").get(word)
    return Reading("SET", f"XXXX-WXX-{number}" if number else "XXXX-WXX-WE" if word == "weekend" else "XXXX-WXX")


OFTEN = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
         "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M"}  # fmt: skip


def adverb_set(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("SET", OFTEN[groups["often"]])


def rate(groups: dict[str, str], setting: Setting) -> Reading:
    return Reading("SET", duration(1, unit_of(groups)))


# ------------------------------------------------------------------------------------------------------------- references
def reference(name: str) -> Callable[[dict[str, str], Setting], Reading]:
    def read(groups: dict[str, str], setting: Setting) -> Reading:
        return Reading("DATE", name, certainty="vague")

    return read


READERS: dict[str, Callable[[dict[str, str], Setting], Reading | None]] = {
    "iso_date": full_date, "slash_date": slash_date, "month_day_year": full_date, "day_month_year": full_date,
    "month_day": month_day, "day_month": month_day, "month_year": month_year, "month_of_year": month_of_year, "month_this_year": month_this_year,
    "ended": ended, "month": month,
    "decade": decade, "decade_word": decade, "century": century, "fiscal_year": fiscal_year, "quarter": quarter, "quarter_of_last": quarter, "year_period": year, "half": half,
    "season": season, "season_near": season_near, "time_of_day": clock, "clock": clock, "oclock": oclock, "noon": noon,
    "weekday_part": weekday_part, "weekday": weekday, "weekday_of_week": weekday_of_week, "day_word": day_word,
    "part_of_today": part_of_today, "ago": ago, "long_ago": long_ago, "past_units": past_units, "unit_of_year": unit_of_year,
    "this_unit": this_unit, "plural_units": plural_units, "the_unit": the_unit, "end_of": the_unit, "year_end": year_end,
    "year_earlier": year_earlier, "every": every, "weekdays": weekdays, "adverb_set": adverb_set, "rate": rate,
    "hyphen_units": hyphen_units, "units": units, "half_unit": half_unit, "bare_units": bare_units, "overnight": overnight,
    "weekend": weekend, "holiday": a_holiday, "year_range": year, "year": year, "present": reference("PRESENT_REF"),
    "past": reference("PAST_REF"), "future": reference("FUTURE_REF"),
}  # fmt: skip
"""Name of a pattern => what it means."""


def day_in(value: str | None) -> date | None:
    """The day that later expressions count from: the first of the value's period."""
    return bounds(value)[0] if value else None
