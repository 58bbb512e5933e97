"""What each shape means: the reading of each name in patterns.tsv."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.extract.dates.calendar import value_bounds
from analysis.extract.dates.context import Reading, ReferenceTime
from analysis.extract.dates.eras import stand_in, with_era
from analysis.extract.dates.grammar import Match
from analysis.extract.dates.readings import days, durations, periods, relative, seasons
from analysis.tables import replace

Read = Callable[[dict[str, str], ReferenceTime], Reading | None]


def reference(name: str) -> Read:
    def read(groups: dict[str, str], setting: ReferenceTime) -> Reading:
        return Reading("DATE", name, certainty="vague")

    return read


READERS: dict[str, Read] = {
    "iso_date": days.full_date, "slash_date": days.slash_date, "month_day_year": days.full_date, "day_month_year": days.full_date,
    "known_day": days.known_day, "month_day": days.month_day, "day_month": days.month_day, "month_year": days.month_year, "month_of_year": days.month_of_year,
    "month_this_year": days.month_this_year, "month": days.month, "day_alone": days.day_alone,
    "year_bc": periods.year_before_christ, "year_ad": periods.year_of_our_lord, "unit_before": days.unit_before, "unit_long": durations.unit_long, "century_bc": periods.century_before_christ, "ended": durations.ended,
    "quarter_ended": periods.quarter_ended, "decade": periods.decade, "decade_word": periods.decade, "century": periods.century,
    "fiscal_year": periods.fiscal_year, "full_year": periods.full_year, "quarter": periods.quarter, "quarter_of_last": periods.quarter,
     "latest_period": periods.latest_period, "year_period": periods.year_period, "half": periods.resolve_half,
    "season": seasons.season, "season_near": seasons.season_near, "time_of_day": days.clock, "clock": days.clock,
    "oclock": days.oclock, "noon": days.noon, "weekday_part": days.weekday_part, "weekday": days.weekday,
    "weekday_of_week": days.weekday_of_week, "day_word": days.day_word, "part_of_today": days.part_of_today,
    "part_of_day": days.part_of_day, "part_after": relative.part_after, "in_the_morning": days.in_the_morning,
    "ago": relative.ago, "long_ago": relative.long_ago, "past_units": durations.past_units, "unit_of_story": relative.unit_of_story,
    "this_unit": relative.this_unit, "plural_units": durations.plural_units, "the_unit": relative.the_unit,
    "year_end": periods.year_end, "year_earlier": periods.year_earlier, "every": durations.every, "weekdays": durations.weekdays,
    "adverb_set": durations.adverb_set, "rate": durations.rate, "hyphen_units": durations.hyphen_units, "units": durations.resolve_units,
    "half_unit": durations.half_unit, "bare_units": durations.bare_units, "overnight": days.overnight, "weekend": relative.weekend,
    "holiday": days.a_holiday, "year_range": periods.year, "spelled_year": periods.year, "year": periods.year,
    "day_of_era": days.day_of_era, "season_of_era": seasons.season_of_era, "week_of": days.week_of, "nth_day": days.nth_day, "ordinal_month": days.ordinal_month, "military_hour": days.clock, "hour_in_the": days.oclock,
    "and_a_half": durations.and_a_half, "fraction_units": durations.fraction_units, "that_time": relative.that_time,
    "weekday_ahead": days.weekday_ahead, "quarter_code": periods.quarter_code,
    "ordinal_weekday": days.ordinal_weekday, "nth_unit": relative.nth_unit, "this_day": reference("PRESENT_REF"),
    "dot_date": days.day_first, "dash_date": days.day_first, "year_slash_date": days.full_date, "race_time": durations.race_time,
    "day_in_month_year": days.month_year, "months_to_month": relative.months_to_month, "half_ago": relative.half_ago,
    "one_half_ago": relative.half_ago, "same_unit_before": relative.same_unit_before, "unit_before_last": relative.unit_before_last,
    "fiscal_year_near": relative.this_unit, "compound_units": durations.compound_units, "year_pair": relative.year_pair,
    "present": reference("PRESENT_REF"), "past": reference("PAST_REF"), "future": reference("FUTURE_REF"),
}  # fmt: skip
"""Name of a pattern => what it means."""


def read_match(match: Match, setting: ReferenceTime) -> Reading | None:
    """Match and setting => its reading; None where it is no expression of time after all."""
    try:
        found = READERS[match.name](match.groups, setting)
        return replace(found, value=with_era(found.value), other=with_era(found.other)) if found else None
    except (ValueError, OverflowError, KeyError):
        return None


def day_in(value: str | None) -> date | None:
    """The day that later expressions count from: the first of the value's period."""
    return value_bounds(stand_in(value) or "")[0] if value else None
