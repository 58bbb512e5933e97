"""Readings of lengths of time and of what happens again and again: "three weeks", "half an hour", "every Friday", "daily"."""

from __future__ import annotations

from analysis.extract.dates.context import PARTS, Reading, ReferenceTime, number_of, unit_of, weekday_of
from analysis.extract.dates.grammar import values
from analysis.extract.dates.readings.seasons import SEASONS

Groups = dict[str, str]


def timex_duration(number: float | None, unit: str) -> str:
    """(3, "Y") => P3Y; (None, "M") => PXM; (None, "DE") => PXDE; (16, "TH") => PT16H; (2, "DE") => P20Y; (3, "Q") => P3Q."""
    many = {"DE": (10, "Y"), "CE": (100, "Y"), "FN": (2, "W"), "Q": (1, "Q")}
    times, letter = many.get(unit, (1, unit))
    if number is None:
        vague = unit if unit in ("DE", "CE") else letter
        return f"PTX{letter[1:]}" if letter.startswith("T") else f"PX{vague}"
    shown = f"{number * times:g}"
    return f"PT{shown}{letter[1:]}" if letter.startswith("T") else f"P{shown}{letter}"


def compound_units(groups: Groups, setting: ReferenceTime) -> Reading:
    """nine years and six months => P9Y6M; two hours and 51 minutes => PT2H51M."""
    number, unit = groups["first"].replace(",", "").split()[:2]
    large = timex_duration(number_of(number), values("unit")[unit.removesuffix("s")])
    small = timex_duration(number_of(groups["number"]), unit_of(groups))
    return Reading("DURATION", large + small.removeprefix("PT" if large.startswith("PT") else "P"))


def race_time(groups: Groups, setting: ReferenceTime) -> Reading:
    """in 2:18:47 => PT2H18M47S."""
    return Reading("DURATION", f"PT{int(groups['hours'])}H{groups['minutes']}M{groups['seconds']}S")


def ended(groups: Groups, setting: ReferenceTime) -> Reading:
    """the year ended March 31 => its length."""
    return Reading("DURATION", timex_duration(1, unit_of(groups)))


def resolve_units(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DURATION", timex_duration(number_of(groups["number"]), unit_of(groups)))


def hyphen_units(groups: Groups, setting: ReferenceTime) -> Reading:
    named = {"half": 0.5, "multi": None}
    number = named[groups["number"]] if groups["number"] in named else number_of(groups["number"])
    return Reading("DURATION", timex_duration(number, unit_of(groups)))


def unit_long(groups: Groups, setting: ReferenceTime) -> Reading:
    """a week-long truce => P1W."""
    return Reading("DURATION", timex_duration(1, unit_of(groups)))


def half_unit(groups: Groups, setting: ReferenceTime) -> Reading:
    unit = unit_of(groups)
    if "unit2" in groups:
        return Reading("DURATION", and_half(1, unit))
    whole = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
    return Reading("DURATION", whole.get(unit, timex_duration(0.5, unit)))


SMALLER = {"Y": "6M", "TH": "30M", "TM": "30S"}
"""Half of a unit, in the next smaller one."""


def and_half(number: float, unit: str) -> str:
    """(2, "Y") => P2Y6M; (1, "D") => P1.5D."""
    return timex_duration(number, unit) + SMALLER[unit] if unit in SMALLER else timex_duration(number + 0.5, unit)


def and_a_half(groups: Groups, setting: ReferenceTime) -> Reading:
    """two and a half years, 2 1/2 years => P2Y6M."""
    return Reading("DURATION", and_half(number_of(groups["number"]) or 0, unit_of(groups)))


PARTS_OF_UNIT = {"half": {"hour": "PT30M", "century": "P50Y"}, "quarter": {"hour": "PT15M", "century": "P25Y"}}


def fraction_units(groups: Groups, setting: ReferenceTime) -> Reading:
    """a quarter century => P25Y; half hour => PT30M."""
    fraction = "half" if groups["fraction"] == "half" else "quarter"
    if groups["fraction"].startswith("three"):
        return Reading("DURATION", {"hour": "PT45M", "century": "P75Y"}[groups["unit"]])
    return Reading("DURATION", PARTS_OF_UNIT[fraction][groups["unit"]])


def bare_units(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DURATION", timex_duration(None, unit_of(groups)))


def past_units(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DURATION", timex_duration(number_of(groups["number"]), unit_of(groups)))


def plural_units(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("DURATION", timex_duration(None, unit_of(groups)), certainty="vague")


# ------------------------------------------------------------------------------------------------------ again and again
def every(groups: Groups, setting: ReferenceTime) -> Reading:
    if "weekday" in groups:
        return Reading("SET", f"XXXX-WXX-{weekday_of(groups['weekday'])}")
    if "part" in groups:
        part = groups["part"]
        return Reading("SET", "XXXX-" + SEASONS[part] if part in SEASONS else "XXXX-XX-XX" + PARTS[part])
    number = 2.0 if "other" in groups else number_of(groups["number"]) if "number" in groups else 1.0
    return Reading("SET", timex_duration(number, unit_of(groups)))


def weekdays(groups: Groups, setting: ReferenceTime) -> Reading:
    word = groups["weekdays"].removesuffix("s")
    number = values("weekday").get(word)
    return Reading("SET", f"XXXX-WXX-{number}" if number else "XXXX-WXX-WE" if word == "weekend" else "XXXX-WXX")


OFTEN = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
    "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M",
}  # fmt: skip


def adverb_set(groups: Groups, setting: ReferenceTime) -> Reading:
    return Reading("SET", OFTEN[groups["often"]])


def rate(groups: Groups, setting: ReferenceTime) -> Reading:
    """Frequency, TIMEX3 SET ("50,000 barrels [a day]", "twice [a year]"), or a duration ("spent [a year]", "within [a week]")."""
    often = groups["rate"].startswith("per") or setting.before in OFTEN_BEFORE or setting.before_tag[:2] in ("NN", "CD")
    return Reading("SET" if often else "DURATION", timex_duration(1, unit_of(groups)))


OFTEN_BEFORE = frozenset(("once", "twice", "thrice", "%"))
"""Words besides nouns and numbers that make "a week" behind them a rate."""
