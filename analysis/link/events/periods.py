"""Date expressions that can date an event; the two ends of a range are combined into one period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extract.dates import DateExpression
from analysis.link.events.context import EventContext, is_unknown_day
from analysis.tables import replace


def whole_periods(scene: EventContext) -> Iterator[DateExpression]:
    """Date expressions with a bound, in reading order; "from 2010 to 2015" as one. Without a publication date, unresolved days are included."""
    shown = [
        one
        for one in (beside_now(scene, date) for date in scene.dates)
        if one.earliest or one.latest or (is_unknown_day(one) and scene.document.article.published is None)
    ]
    at = 0
    while at < len(shown):
        one = shown[at]
        if at + 1 < len(shown) and spans_two_dates(scene.document.text, one, shown[at + 1]):
            one = replace(one, latest=shown[at + 1].latest or one.latest)
            at += 1
        yield one
        at += 1


def beside_now(scene: EventContext, one: DateExpression) -> DateExpression:
    """Vague expressions relative to publication get one bound: "soon", "in the coming days" => from publication on; "recently", "in recent months" =>
    until publication."""
    published = scene.document.article.published
    unknown = one.type == "DURATION" and (one.value or "").startswith("PX")
    if published is None or (one.type == "DURATION" and not unknown):
        return one
    if one.value == "FUTURE_REF" or (unknown and COMING.search(one.text)):
        return replace(one, earliest=published)
    if one.value == "PAST_REF" or (unknown and RECENT.search(one.text)):
        return replace(one, latest=published)
    return one


COMING, RECENT = re.compile(r"\b(?:coming|next|future)\b", re.I), re.compile(r"\b(?:recent|past|last)\b", re.I)
BETWEEN = re.compile(r"\s?[-–—]\s?|\s(?:to|and|until|till|through)\s", re.I)


def spans_two_dates(text: str, one: DateExpression, other: DateExpression) -> bool:
    """True if two adjacent dates are the ends of a range: "from 2010 to 2015", "between May and June", "1914–18"; False for "in 2010 and 2015"."""
    between = text[one.end : other.start]
    if other.start - one.end > 9 or not BETWEEN.fullmatch(between) or not (one.earliest and other.latest):
        return False
    words = text[max(0, one.start - 12) : one.start].lower().split()
    opened = bool(words) and words[-1] in ("from", "between")
    dash = between.strip() in ("-", "–", "—")
    return one.earliest <= other.latest and (dash or opened)
