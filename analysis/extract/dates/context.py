"""What an expression is read against, what its reading is, and the words that readings are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from analysis.extract.dates.grammar import values
from analysis.language.lexicons import word_class


@dataclass(frozen=True, slots=True)
class ReferenceTime:
    """What an expression is read against.

    now: the day that "today" means; None where it is not known; story: the last day, month or year that the text named,
    as a TIMEX3 value, and story_day its first day: "the following day" counts from it; day: the last single day named
    nearby; beside: the first day of the date before it in the sentence, beside_value its TIMEX3 value; direction: past, present or future, as the tense of its clause tells; firm: whether that is the tense of the
    verb it belongs to (not of "Monday's vote"); before: the word in front of it, lower-cased, and before_tag its tag; follows: the day that it
    comes after ("Thursday through [Monday]"); aside: the year long past that the text has just named beside its story; narrative: the text tells
    history; quarter: the fiscal quarter that the article is about; stretch: the text has since turned to its "first nine months";
    hour: the last hour of a day that was named nearby.
    """

    now: date | None
    story: str | None = None
    story_day: date | None = None
    day: date | None = None
    beside: date | None = None
    beside_value: str | None = None
    direction: str = "present"
    firm: bool = False
    before: str = ""
    before_tag: str = ""
    follows: date | None = None
    aside: date | None = None
    narrative: bool = False
    quarter: str | None = None
    stretch: bool = False
    hour: datetime | None = None

    @property
    def near(self) -> date | None:
        """The day that months and seasons without a year lie near to: in history, the story's."""
        return self.story_day or self.now if self.narrative else self.now

    @property
    def near_or_named(self) -> date | None:
        """That day; without a day of publication, the day that the text has named, but not a mere month or year, which may be that of something else."""
        return self.near or (self.story_day if self.names_day else None)

    @property
    def names_day(self) -> bool:
        """Whether the story has come to a day or a week, which weekdays lie near to; not to a mere month or year."""
        return self.story is not None and ("W" in self.story or len(self.story) >= len("2003-05-01"))

    @property
    def compared(self) -> str | None:
        """The quarter whose figures are compared with those of a year before; None where the text compares longer periods."""
        return None if self.stretch else self.quarter

    @property
    def anchor(self) -> str:
        return "story" if self.narrative else "published"

    def of_story(self, which: str) -> date | None:
        """The day that "that", "the same" and "the following" count from, and in history all others too: the story's."""
        told = which in ("that", "the same") or "following" in which or "previous" in which or which == "the next"
        return self.story_day or self.now if told or self.narrative else self.now or self.story_day

    def is_on_side(self, day: date, near: date) -> bool:
        """Whether a day lies where the tense of its own verb puts it; without one, anywhere."""
        if not self.firm or self.direction not in ("past", "future"):
            return True
        return day <= near if self.direction == "past" else day >= near

    def lean(self, days: int) -> timedelta:
        """Where the tense points, as a shift of the day that is nearest."""
        sign = {"past": -1, "future": 1}.get(self.direction, 0)
        return timedelta(days=sign * (days if self.firm else days // 3))


@dataclass(frozen=True, slots=True)
class Reading:
    """Interpretation of an expression: TIMEX3 type and value (None if unresolved), what it was counted from, its certainty, and the alternative value."""

    type: str
    value: str | None
    anchor: str = "itself"
    certainty: str = "exact"
    other: str | None = None


UNRESOLVED = Reading("DATE", None, "published", "unresolved")
PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "hours": "TMO", "afternoon": "TAF", "evening": "TEV",
    "dusk": "TEV", "sunset": "TEV", "night": "TNI", "nightfall": "TNI", "nighttime": "TNI",
    "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
}  # fmt: skip
BACK = {
    "last", "past", "previous", "the previous", "the past", "the last", "this past", "preceding", "the preceding", "prior",
    "the prior",
}  # fmt: skip
FORTH = {
    "next",
    "coming",
    "the next",
    "the following",
    "following",
    "the coming",
    "this coming",
    "subsequent",
    "the subsequent",
}


def inferred(type: str, value: str, anchor: str = "published", other: str | None = None) -> Reading:
    return Reading(type, value, anchor, "inferred", other)


def ordinal_value(word: str) -> int:
    """ "third" and "3rd" => 3."""
    return int(values("nth").get(word) or re.sub(r"\D", "", word))


def relative_step(which: str) -> int:
    """last => -1, this => 0, next => 1."""
    return -1 if which in BACK else 1 if which in FORTH else 0


def year_of(digits: str) -> int:
    """ "1998" => 1998; "’98" and "98" => 1998, "12" => 2012; "nineteen seventy-nine" => 1979."""
    if digits[:1].isalpha():
        return spelled_year(digits)
    number = int(digits.lstrip("'’"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def spelled_year(words: str) -> int:
    """ "nineteen seventy-nine" => 1979, "two thousand eight" => 2008."""
    parts = re.split(r"[\s-]+", words)
    numbers = [int(values("number")[part]) for part in parts if part not in word_class("dates/context", "year word")]
    if "thousand" in parts:
        return 2000 + sum(numbers[1:])
    return numbers[0] * 100 + sum(numbers[1:])


def month_of(word: str) -> int:
    return int(values("month")[word.rstrip(".")])


def weekday_of(word: str) -> int:
    return int(values("weekday")[word.rstrip(".")])


def number_of(word: str) -> float | None:
    """ "three" => 3; "twenty-four" => 24; "two thousand" => 2000; "several" => None."""
    value = values("number").get(word, word.replace(",", ""))
    if value == "X":
        return None
    if value[0].isdigit():
        return float(value)
    total = 0.0
    for part in re.split(r"[\s-]+", value):
        total = (
            total * {"hundred": 100, "thousand": 1000}[part]
            if part in ("hundred", "thousand")
            else total + float(values("number")[part])
        )
    return total


def unit_of(groups: dict[str, str]) -> str:
    word = groups.get("unit") or groups.get("unit2", "")
    return values("unit").get(word) or values("unit").get(word.removesuffix("s")) or values("unit")[word[:-3] + "y"]
