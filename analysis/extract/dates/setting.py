"""What an expression is read against, what its reading is, and the words that readings are made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.extract.dates.grammar import values


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    now: the day that "today" means; None where it is not known; story: the last day, month or year that the text named,
    as a TIMEX3 value, and story_day its first day: "the following day" counts from it; day: the last single day named
    nearby; beside: the first day of the date before it in the sentence; direction: past, present or future, as the tense of its clause tells; firm: whether that is the tense of the
    verb it belongs to (not of "Monday's vote"); before: the word in front of it, lower-cased; narrative: the text tells
    history; quarter: the fiscal quarter that the article is about.
    """

    now: date | None
    story: str | None = None
    story_day: date | None = None
    day: date | None = None
    beside: date | None = None
    direction: str = "present"
    firm: bool = False
    before: str = ""
    narrative: bool = False
    quarter: str | None = None

    @property
    def near(self) -> date | None:
        """The day that months and seasons without a year lie near to: in history, the story's."""
        return self.story_day or self.now if self.narrative else self.now

    @property
    def anchor(self) -> str:
        return "story" if self.narrative else "published"

    def lean(self, days: int) -> timedelta:
        """Where the tense points, as a shift of the day that is nearest."""
        sign = {"past": -1, "future": 1}.get(self.direction, 0)
        return timedelta(days=sign * (days if self.firm else days // 3))


@dataclass(frozen=True, slots=True)
class Reading:
    """type and TIMEX3 value (None: cannot be told), what it was counted from, how sure, and the reading that lost."""

    type: str
    value: str | None
    anchor: str = "itself"
    certainty: str = "exact"
    other: str | None = None


UNRESOLVED = Reading("DATE", None, "published", "unresolved")
PARTS = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "night": "TNI",
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
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


def inferred(type: str, value: str, anchor: str = "published", other: str | None = None) -> Reading:
    return Reading(type, value, anchor, "inferred", other)


def ordinal(word: str) -> int:
    """ "third" and "3rd" => 3."""
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word))


def step(which: str) -> int:
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
    numbers = [int(values("number")[part]) for part in parts if part not in ("thousand", "and", "hundred")]
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
