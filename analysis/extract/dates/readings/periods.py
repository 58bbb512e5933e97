"""Readings of weeks, quarters, seasons, years and longer: "last week", "the third quarter", "a year earlier", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from analysis.extract.dates.calendar import grain, shifted
from analysis.extract.dates.context import (
    BACK,
    FORTH,
    PARTS,
    UNRESOLVED,
    Reading,
    ReferenceTime,
    inferred,
    month_of,
    number_of,
    ordinal_value,
    relative_step,
    unit_of,
    year_of,
)  # fmt: skip
from analysis.extract.dates.eras import year_in
from analysis.extract.dates.grammar import values

Groups = dict[str, str]

# ------------------------------------------------------------------------------------------------------- years and more
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


def year(groups: Groups, setting: ReferenceTime) -> Reading:
    """1998; '36 => of the century that brings it nearest to the story or to publication."""
    number, near = year_of(groups["year"]), setting.near or setting.story_day
    if groups["year"][0] in "'’" and near:
        number = nearest_year(number, near)
    return Reading("DATE", f"{number:04}")


def nearest_year(number: int, near: date) -> int:
    """(2036, a day of 1939) => 1936; what lies more than ten years ahead is of the century before."""
    number = near.year // 100 * 100 + number % 100
    return number - 100 if number > near.year + 10 else number


def year_before_christ(groups: Groups, setting: ReferenceTime) -> Reading:
    """431 BC => BC0431."""
    return Reading("DATE", f"BC{int(groups['digits']):04}")


def year_of_our_lord(groups: Groups, setting: ReferenceTime) -> Reading:
    """AD 70 => 0070."""
    return Reading("DATE", f"{int(groups['digits']):04}")


def century_before_christ(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", f"BC{ordinal_value(groups['century']) - 1:02}")


def decade_before_christ(groups: Groups, setting: ReferenceTime) -> Reading:
    """the 460s BC => BC046."""
    return Reading("DATE", f"BC{int(groups['decade']) // 10:03}")


def decade(groups: Groups, setting: ReferenceTime) -> Reading:
    """the 1990s => 199; the nineties => those of the last century."""
    word = groups["decade"]
    if word in TENS:
        return Reading("DATE", f"19{TENS[word]}", certainty="inferred")
    digits = word.strip("s'’")
    return Reading("DATE", digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def century(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", f"{ordinal_value(groups['century']) - 1:02}")


def fiscal_year(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", f"{year_of(groups['year']):04}", certainty="inferred")


def full_year(groups: Groups, setting: ReferenceTime) -> Reading:
    """the full year, the fiscal year => the one talked about."""
    near = setting.near or setting.story_day
    return inferred("DATE", f"{near.year:04}", setting.anchor) if near else UNRESOLVED


def year_end(groups: Groups, setting: ReferenceTime) -> Reading:
    near = setting.near or setting.story_day
    return inferred("DATE", f"{near.year:04}", setting.anchor) if near else UNRESOLVED


# -------------------------------------------------------------------------------------------------------------- quarters
def quarter(groups: Groups, setting: ReferenceTime) -> Reading:
    """the third quarter of 2019; without a year the latest such quarter that is over or running."""
    number = ordinal_value(groups["quarter"])
    if "year" in groups:
        return Reading("DATE", f"{year_of(groups['year']):04}-Q{number}")
    if setting.near is None:
        return Reading("DATE", f"XXXX-Q{number}", "published", "unresolved")
    return inferred("DATE", f"{quarter_year(groups, number, setting.near, setting):04}-Q{number}", setting.anchor)


def quarter_year(groups: Groups, number: int, near: date, setting: ReferenceTime) -> int:
    said = {"last": -1, "this": 0, "next": 1}.get(groups.get("of", ""))
    if said is not None:
        return near.year + said
    running = (near.month + 2) // 3
    return near.year - (number > running and setting.direction != "future")


def quarters_of(groups: Groups, setting: ReferenceTime) -> Reading:
    """the first two quarters of 1990 => its first half."""
    return Reading("DATE", f"{year_of(groups['year']):04}-H{1 if groups['which'] == 'first' else 2}")


def quarter_ended(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """the quarter ended Sept. 30 => the third."""
    if setting.near is None:
        return None
    last = month_of(groups["month"])
    of_year = year_of(groups["year"]) if "year" in groups else setting.near.year - (last > setting.near.month)
    return inferred("DATE", f"{of_year:04}-Q{(last + 2) // 3}", setting.anchor)


def talked_about(setting: ReferenceTime) -> str | None:
    """The quarter that the article is about, else the last one that is over."""
    if setting.quarter or setting.near is None:
        return setting.quarter
    return shifted(setting.near, "Q", -1)


def latest_period(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """the latest period, the quarter => the quarter that the article is about; last year's quarter, the year-ago period =>
    a year before."""
    known = talked_about(setting)
    if known is None:
        return UNRESOLVED
    back = "ago" in groups
    return inferred("DATE", f"{int(known[:4]) - back:04}{known[4:]}", "story")


def year_period(groups: Groups, setting: ReferenceTime) -> Reading:
    """the 1988 period => that quarter of 1988, where the article is about a quarter."""
    number = setting.compared[4:] if setting.compared else ""
    return Reading("DATE", f"{year_of(groups['year']):04}{number}", certainty="inferred" if number else "exact")


def year_earlier(groups: Groups, setting: ReferenceTime) -> Reading:
    """A year back, at the grain of what the article compares: of its quarter, else of the year."""
    if setting.compared:
        return inferred("DATE", f"{int(setting.compared[:4]) - 1:04}{setting.compared[4:]}", "story")
    near = setting.near or setting.story_day
    return inferred("DATE", f"{near.year - 1:04}", setting.anchor) if near else UNRESOLVED


def resolve_half(groups: Groups, setting: ReferenceTime) -> Reading:
    number = ordinal_value(groups["half"])
    if "year" in groups:
        return Reading("DATE", f"{year_of(groups['year']):04}-H{number}")
    near = setting.near or setting.story_day
    if near is None:
        return UNRESOLVED
    return inferred(
        "DATE", f"{near.year + {'last': -1, 'next': 1}.get(groups.get('of', ''), 0):04}-H{number}", setting.anchor
    )


def quarter_code(groups: Groups, setting: ReferenceTime) -> Reading:
    """Q3 2020, H1 => as "the third quarter of 2020" and "the first half"."""
    letter, number = tuple(groups["code"].upper())
    return (quarter if letter == "Q" else resolve_half)(
        {**groups, "quarter": f"{number}th", "half": f"{number}th"}, setting
    )


# --------------------------------------------------------------------------------------------------------------- seasons
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
    return near.year


def season_of_era(groups: Groups, setting: ReferenceTime) -> Reading:
    """the spring of 431 BC => BC0431-SP."""
    return Reading("DATE", f"{year_in(groups['digits'], groups['era'])}-{SEASONS[groups['season']]}")


def season_of_year(groups: Groups, setting: ReferenceTime) -> Reading:
    """the autumn of that year, the spring of the following year."""
    near = setting.of_story(groups["which"])
    if near is None:
        return UNRESOLVED
    return inferred("DATE", f"{near.year + relative_step(groups['which']):04}-{SEASONS[groups['season']]}", "story")


# --------------------------------------------------------------------------------------------- last, this and next unit
def this_unit(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """last week => 2020-W12; this year => 2020; that day => the day named before."""
    unit, which = unit_of(groups), groups["which"]
    if which in ("each", "every"):
        return Reading("SET", f"P1{unit.removeprefix('T')}" if unit != "DE" else "P10Y")
    of_story = which == "that" or setting.narrative or setting.now is None
    near = setting.story_day or setting.now if of_story else setting.now
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
    """the following day, the same week, the previous year: counted in the story; "the next year" of what will be: from now."""
    unit, same = unit_of(groups), groups["same"]
    from_now = same in ("next", "previous") and unit != "D" and not setting.narrative and setting.direction != "past"
    near = setting.now if from_now else (setting.day if unit == "D" else None) or setting.story_day or setting.now
    if near is None:
        return UNRESOLVED
    steps = 0 if same == "same" else 1 if same in FORTH else -1
    return inferred("DATE", shifted(near, unit, steps), "published" if from_now else "story")


def the_unit(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """the year => the one talked about; "the day" and "the decade" only with early or the end of."""
    if groups["unit"] in ("day", "decade", "century", "week") and "early" not in groups:
        return None
    if groups["unit"] == "quarter":
        return latest_period(groups, setting)
    near = setting.near or setting.story_day
    if near is None:
        return UNRESOLVED
    return inferred("DATE", grain(near, values("unit").get(groups["unit"], "D")), setting.anchor)


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
    back = way in ("ago", "earlier", "before", "previously")
    if unit == "Y" and number == 1 and back and setting.compared:
        return year_earlier(groups, setting)
    if unit in ("TH", "TM") and setting.hour and number and way not in ("ago", "hence"):
        return hours_later(int(-number if back else number), unit, setting.hour)
    if unit == "Y" and number and back and not from_now(way) and MONTH.fullmatch(setting.beside_value or ""):
        return inferred("DATE", months_back(setting.beside_value or "", 12 * int(number)), "story")
    if unit in ("DE", "CE") and number:
        unit, number = "Y", number * (10 if unit == "DE" else 100)
    counted = setting.beside or (setting.day if unit == "D" else None) or setting.story_day or setting.now
    near = setting.now if from_now(way) else counted
    near = near or setting.story_day
    if number is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", certainty="vague")
    if near is None:
        return UNRESOLVED
    return inferred(
        "DATE", shifted(near, unit, int(-number if back else number)), "published" if from_now(way) else "story"
    )


MONTH = re.compile(r"\d{4}-\d\d")


def from_now(way: str) -> bool:
    """two years ago; a year hence; a year from now."""
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
    near = setting.beside or setting.near or setting.story_day
    return inferred("DATE", shifted(replaced_year(near), unit_of(groups), 0)) if near else UNRESOLVED


def replaced_year(day: date) -> date:
    """The day a year before; 29 February => 28 February."""
    return date(day.year - 1, day.month, min(day.day, 28))


def unit_before_last(groups: Groups, setting: ReferenceTime) -> Reading:
    """the week before last => two weeks back; the week after next => two ahead."""
    near = setting.near or setting.story_day
    steps = -2 if groups["way"].startswith("before") else 2
    return inferred("DATE", shifted(near, unit_of(groups), steps), setting.anchor) if near else UNRESOLVED


def hours_later(number: int, unit: str, hour: datetime) -> Reading:
    """two hours later: counted from the hour named before."""
    then = hour + (timedelta(hours=number) if unit == "TH" else timedelta(minutes=number))
    return inferred("TIME", then.isoformat(timespec="minutes"), "story")


def long_ago(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DATE", "FUTURE_REF" if groups["way"] == "later" else "PAST_REF", certainty="vague")


def that_time(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """at that time, by this time, at the time: when the story is, in a text that tells history."""
    if not setting.narrative or setting.story is None:
        return None
    return inferred("DATE", setting.story, "story")


def nth_unit(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """the first year of the war: which one it was is not told; of several days or weeks the length counts."""
    if not setting.narrative:
        return None
    if groups["unit"].endswith("s") and not groups["unit"].startswith("night"):
        return Reading("DURATION", f"P{'T' * groups['unit'].startswith('h')}X{unit_of(groups)[-1]}", certainty="vague")
    return UNRESOLVED


def part_after(groups: Groups, setting: ReferenceTime) -> Reading | None:
    """the next morning, the following night."""
    near = setting.day or setting.story_day or setting.now
    if near is None:
        return Reading("TIME", None, "story", "unresolved")
    steps = 0 if groups["same"] == "same" else 1 if groups["same"] in FORTH else -1
    return inferred("TIME", shifted(near, "D", steps) + PARTS[groups["part"]], "story")
