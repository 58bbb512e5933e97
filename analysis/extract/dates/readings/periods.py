"""Readings of weeks, quarters, seasons, years and longer: "last week", "the third quarter", "a year earlier", "the 1990s"."""

from __future__ import annotations

from datetime import date

from analysis.extract.dates.calendar import shifted, value_bounds
from analysis.extract.dates.context import (
    UNRESOLVED,
    Reading,
    ReferenceTime,
    inferred,
    month_of,
    ordinal_value,
    year_of,
)  # fmt: skip
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
    number, near = year_of(groups["year"]), setting.near_or_named
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
    near = setting.near_or_named
    return inferred("DATE", f"{near.year:04}", setting.anchor) if near else UNRESOLVED


def year_end(groups: Groups, setting: ReferenceTime) -> Reading:
    """by year-end => 31 December; at year-end => the year."""
    near = setting.near_or_named
    if near is None:
        return UNRESOLVED
    if setting.before in values("deadline"):
        return last_day(f"{near.year:04}", setting.anchor)
    return inferred("DATE", f"{near.year:04}", setting.anchor)


def last_day(period: str, anchor: str) -> Reading:
    """2021-06 => 2021-06-30."""
    _, last = value_bounds(period)
    return inferred("DATE", last.isoformat(), anchor) if last else UNRESOLVED


# -------------------------------------------------------------------------------------------------------------- quarters
def quarter(groups: Groups, setting: ReferenceTime) -> Reading:
    """A quarter: "the third quarter of 2019"; without a year the latest one that has ended or is current."""
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
    near = setting.near_or_named
    return inferred("DATE", f"{near.year - 1:04}", setting.anchor) if near else UNRESOLVED


def resolve_half(groups: Groups, setting: ReferenceTime) -> Reading:
    number = ordinal_value(groups["half"])
    if "year" in groups:
        return Reading("DATE", f"{year_of(groups['year']):04}-H{number}")
    near = setting.near_or_named
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
