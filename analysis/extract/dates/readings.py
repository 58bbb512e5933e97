"""What each shape means: the reading of each name in patterns.tsv."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from analysis.extract.dates import counting, periods, points
from analysis.extract.dates.calendar import bounds
from analysis.extract.dates.eras import stand_in, with_era
from analysis.extract.dates.grammar import Match
from analysis.extract.dates.setting import Reading, Setting

Read = Callable[[dict[str, str], Setting], Reading | None]


def reference(name: str) -> Read:
    def read(groups: dict[str, str], setting: Setting) -> Reading:
        return Reading("DATE", name, certainty="vague")

    return read


READERS: dict[str, Read] = {
    "iso_date": points.full_date, "slash_date": points.slash_date, "month_day_year": points.full_date, "day_month_year": points.full_date,
    "month_day": points.month_day, "day_month": points.month_day, "month_year": points.month_year, "month_of_year": points.month_of_year,
    "month_this_year": points.month_this_year, "month": points.month, "day_alone": points.day_alone,
    "year_bc": periods.year_before_christ, "year_ad": periods.year_of_our_lord, "unit_before": points.unit_before, "unit_long": counting.unit_long, "century_bc": periods.century_before_christ, "ended": counting.ended,
    "quarter_ended": periods.quarter_ended, "decade": periods.decade, "decade_word": periods.decade, "century": periods.century,
    "fiscal_year": periods.fiscal_year, "full_year": periods.full_year, "quarter": periods.quarter, "quarter_of_last": periods.quarter,
    "quarters_of": periods.quarters_of, "latest_period": periods.latest_period, "year_period": periods.year_period, "half": periods.half,
    "season": periods.season, "season_near": periods.season_near, "time_of_day": points.clock, "clock": points.clock,
    "oclock": points.oclock, "noon": points.noon, "weekday_part": points.weekday_part, "weekday": points.weekday,
    "weekday_of_week": points.weekday_of_week, "day_word": points.day_word, "part_of_today": points.part_of_today,
    "part_of_day": points.part_of_day, "part_after": periods.part_after, "in_the_morning": points.in_the_morning,
    "ago": periods.ago, "long_ago": periods.long_ago, "past_units": counting.past_units, "unit_of_story": periods.unit_of_story,
    "this_unit": periods.this_unit, "plural_units": counting.plural_units, "the_unit": periods.the_unit, "end_of": periods.the_unit,
    "year_end": periods.year_end, "year_earlier": periods.year_earlier, "every": counting.every, "weekdays": counting.weekdays,
    "adverb_set": counting.adverb_set, "rate": counting.rate, "hyphen_units": counting.hyphen_units, "units": counting.units,
    "half_unit": counting.half_unit, "bare_units": counting.bare_units, "overnight": points.overnight, "weekend": periods.weekend,
    "holiday": points.a_holiday, "year_range": periods.year, "spelled_year": periods.year, "year": periods.year,
    "day_of_era": points.day_of_era, "season_of_era": periods.season_of_era, "decade_bc": periods.decade_before_christ,
    "week_of": points.week_of, "nth_day": points.nth_day, "ordinal_month": points.ordinal_month, "season_of_year": periods.season_of_year, "year_season": periods.season, "part_of_day_alone": points.part_of_day_alone, "military_hour": points.clock, "hour_in_the": points.oclock,
    "and_a_half": counting.and_a_half, "fraction_units": counting.fraction_units, "that_time": periods.that_time,
    "weekday_ahead": points.weekday_ahead, "quarter_code": periods.quarter_code,
    "ordinal_weekday": points.ordinal_weekday, "nth_unit": periods.nth_unit, "this_day": reference("PRESENT_REF"),
    "present": reference("PRESENT_REF"), "past": reference("PAST_REF"), "future": reference("FUTURE_REF"),
}  # fmt: skip
"""Name of a pattern => what it means."""


def read_match(match: Match, setting: Setting) -> Reading | None:
    """Match and setting => its reading; None where it is no expression of time after all."""
    try:
        found = READERS[match.name](match.groups, setting)
        return replace(found, value=with_era(found.value), other=with_era(found.other)) if found else None
    except (ValueError, OverflowError, KeyError):
        return None


def day_in(value: str | None) -> date | None:
    """The day that later expressions count from: the first of the value's period."""
    return bounds(stand_in(value) or "")[0] if value else None
