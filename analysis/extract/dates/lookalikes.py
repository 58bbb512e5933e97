"""Words that only look like an expression of time, as their tags and capitals tell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from analysis.extract.dates.grammar import Match, values
from analysis.language import Document
from analysis.language.lexicons import word_class, words


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its document: characters start:end, tokens first:last."""

    document: Document
    match: Match
    start: int
    end: int
    first: int
    last: int

    def tag(self, away: int) -> str:
        """Tag of the token so many before (-1) or behind (0) the expression."""
        at = self.first + away if away < 0 else self.last + away
        return self.document.tags[at] if 0 <= at < len(self.document.tags) else ""

    def word(self, away: int) -> str:
        at = self.first + away if away < 0 else self.last + away
        return self.document.lower[at] if 0 <= at < len(self.document.lower) else ""

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]


def looks_like_one(place: Place) -> bool:
    return any(rule(place) for rule in LOOKALIKES)


MONTH_BESIDE = ("quarter_ended", "clock", "noon", "time_of_day", "in_the_morning")


def small_month(place: Place) -> bool:
    """True for a lower-case month name, which is another word: "they may leave", "a march", "an august body"."""
    word = place.match.groups.get("month", "")
    stands_beside = place.text.isdigit() or (place.match.name == "month_day" and place.text[0].isdigit())
    if stands_beside or place.match.name in MONTH_BESIDE:  # 24 and [25] April
        return False
    shown = place.text.replace(word.upper(), word.title())
    return bool(word) and not word.isdigit() and word.title() not in shown


def month_of_name(place: Place) -> bool:
    """May as a name or a verb: Theresa May said, May I …, Jan Roe, the annual March for Life; in May and March 4 are dates."""
    if place.match.name != "month":
        return False
    word, after, before = place.match.groups["month"], place.tag(0), place.tag(-1)
    if (
        word == "march"
        and before in ("JJ", "NNP", "POS", "DT")
        and place.word(0) in word_class("dates/context", "march of people")
    ):
        return True
    if len(word) < 4 and word != "may":  # Jan, Mar, Dec without a full stop
        return after == "NNP" or before == "NNP"
    if word not in word_class("dates/context", "month or word"):
        return False
    if place.word(-1) in word_class("dates/context", "joins months") and place.word(-2) in values("month"):
        return False  # in April and May they met
    named = before == "NNP" or (after in ("NNP", "POS") and word in word_class("dates/context", "month or person"))
    return place.document.tags[place.first] == "MD" or named or (word == "may" and after in ("PRP", "VB", "VBD", "VBZ"))


def title_of_march(place: Place) -> bool:
    """True for a march in a title ("the “March of the Mothers”"); False for the month ("in March of 1999")."""
    of = place.match.name == "month" and place.word(0) == "of" and place.text.lower().endswith("march")
    told = {place.word(1), place.word(2)} & word_class("dates/context", "which year")
    return of and not told and not place.word(1).isdigit()


def given_name(place: Place) -> bool:
    """True for a weekday in a name: "Senator [Monday] Okpebholo", "Mr. [Friday]", "Sheffield [Wednesday]"; False for "told Roe [Friday]"."""
    if place.match.name not in ("weekday", "weekdays") or place.last - place.first > 1:
        return False
    return place.word(-1) in word_class("dates/context", "before weekday in a name") or (
        place.tag(-1) == "NNP" and place.tag(0) == "NNP" and place.tag(-2) != "NNP"
    )


def high_noon(place: Place) -> bool:
    return place.match.name == "noon" and place.word(-1) == "high"


def short_weekday(place: Place) -> bool:
    """True for "sat", "sun" and "wed" as words: a short weekday is capitalised and has a full stop or a date after it."""
    word = place.match.groups.get("weekday", "")
    if not word or len(word) > 5:
        return False
    bare = place.match.name in ("weekday", "weekday_part") and not word.endswith(".")
    return bare or word.title() not in place.text


def verb_or_place(place: Place) -> bool:
    """True for a season's name with another meaning: "the fall of the city", "a spring in the hills"."""
    if place.match.name != "season_near" or place.match.groups.get("which"):
        return False
    return place.word(0) == "of" or (place.word(0) == "in" and place.match.groups["season"] == "fall")


def ordinal_second(place: Place) -> bool:
    """True for "second" as an ordinal ("a second base"); it is a unit of time only in the plural after a number, or with a hyphen."""
    if place.match.groups.get("unit") != "second":
        return False
    if place.tag(0) == "HYPH" and place.match.name != "hyphen_units":
        return True  # the last two second-hand cars
    alone = place.match.groups.get("number", "a") in word_class("dates/context", "before bare second")
    return place.match.name in ("this_unit", "unit_of_story", "the_unit", "rate") or (
        place.match.name in ("units", "past_units") and alone
    )


def bare_after_number(place: Place) -> bool:
    """True for a unit that is part of a longer phrase with a number, which is no expression: "15 years", "the 12th and 38th minutes"."""
    before = place.document.text[max(0, place.start - 2) : place.start].strip()
    ranked = place.word(-1) in values("nth") or re.fullmatch(r"\d+(?:st|nd|rd|th)", place.word(-1))
    return place.match.name == "bare_units" and bool(before[-1:].isdigit() or ranked)


def odd_now(place: Place) -> bool:
    """True for "now" and "soon" that state no time: "now that", "as soon as", "Now for the weather"."""
    if place.match.name not in ("present", "future"):
        return False
    return place.word(0) == "that" or place.word(-1) == "as" or (place.word(0) == "for" and place.text == "Now")


def quoted_year(place: Place) -> bool:
    """True for an apostrophe and two digits that are no year ("“'60 Minutes”"): a year follows "in", "of", "since" and the like."""
    year = place.match.groups.get("year", "")
    return year[:1] in ("'", "’") and place.match.name == "year" and place.word(-1) not in values("before_year")


def newspaper(place: Place) -> bool:
    """True for a word of time in the name of a newspaper: "the party daily Granma", "the Business Daily"."""
    if place.match.name != "adverb_set":
        return False
    inside = place.text[0].isupper() and (place.tag(-1) == "NNP" or (place.tag(-1) == "DT" and place.tag(0) == "NNP"))
    return inside or (
        place.document.tags[place.first] in ("NN", "JJ") and place.tag(0) == "NNP" and place.word(-1) in ("the", "a")
    )


def is_counted(place: Place) -> bool:
    """More than 1100 port workers, some 2000 people, a survey of 1650 pupils, hired 2000 nurses: no year."""
    if place.match.name != "year" or not place.text.isdigit():
        return False
    hedged = place.word(-1) in values("before_count") or (
        place.word(-1) == "than" and place.word(-2) in word_class("dates/context", "counting comparative")
    )
    if hedged and place.tag(0) in ("NN", "NNS", "JJ", "NNP"):
        return True
    head = place.last
    while head < place.last + 2 and place.tag(head - place.last) in ("JJ", "NN", "VBN", "VBG"):
        head += 1
    if (
        head >= len(place.document.tags)
        or place.document.tags[head] != "NNS"
        or place.tag(-1) in ("DT", "POS", "NNP", "PRP$")
    ):
        return False
    if int(place.text) < EARLIEST_OF_NEWS:
        return place.word(-1) not in values("before_year").keys() - word_class(
            "dates/context", "before year and number"
        )
    published = place.document.article.published
    ahead = published is not None and int(place.text) > published.year and place.word(-1) == "of"
    people = place.document.lemmas[head] in words("names/person_nouns") | {"people"}
    return people and (place.tag(-1)[:2] == "VB" or ahead)


EARLIEST_OF_NEWS = 1850
"""Years before it are rarely written in front of a plural: 1650 pupils are counted, the 2019 elections are dated."""


def is_fraction(place: Place) -> bool:
    """True for a quarter that is a fraction ("three quarters of them", "fell by a quarter"); False after "in" and "for" and for "the last quarters"."""
    if (
        place.match.name != "units"
        or place.match.groups["unit"] != "quarter"
        or place.match.groups["number"] not in word_class("dates/context", "number of quarters")
    ):
        return False
    if place.word(0) in ("-", "–"):
        return True  # a quarter-of-a-million people, a quarter-point cut
    return place.word(0) == "of" or place.word(-1) in word_class("dates/context", "before fraction")


def is_part_of_name(place: Place) -> bool:
    """True for a capitalised unit or "today" inside a sentence: "the Founders Days parade", "the film “13 Hours”", "USA TODAY"."""
    word = place.document.words[place.last - 1]
    if place.match.name not in NAMED or not word[0].isupper() or is_in_title_case(place):
        return False
    if place.match.name == "day_word":
        return place.first > place.document.sentence_of(place.first).first and place.tag(-1)[:1].isalpha()
    return place.first + 1 < place.last or place.tag(-1) in ("NNP", "NNPS", "NNS")


NAMED = ("bare_units", "units", "past_units", "day_word", "weekend")


def is_in_title_case(place: Place) -> bool:
    """Whether most words of the sentence have a capital, as in a headline."""
    sentence = place.document.sentence_of(place.first)
    long = [
        word for word in place.document.words[sentence.first : sentence.last] if word[0].isalpha() and len(word) > 3
    ]
    return sum(word[0].isupper() for word in long) > len(long) * 0.6


def tells_age(place: Place) -> bool:
    """True for an age: "at the age of four months", "pupils aged 8 to 10 years"."""
    if place.match.name not in ("units", "hyphen_units", "compound_units"):
        return False
    before = place.document.lower[max(0, place.first - 4) : place.first]
    if before[-2:] in (["age", "of"], ["ages", "of"]):
        return True
    since_aged = before[before.index("aged") + 1 :] if "aged" in before else ["?"]
    return all(word in AGE_RANGE or word in values("number") or word.isdigit() for word in since_aged)


AGE_RANGE = frozenset(("to", "or", "and", "between", "-", "–"))


def day_of_house(place: Place) -> bool:
    """True for an ordinal that modifies a noun: "on the 5th floor"."""
    return place.match.name == "day_alone" and place.tag(0) in ("NN", "NNS", "NNP", "JJ", "HYPH", "CD")


def holiday_name(place: Place) -> bool:
    """Johnnie Christmas, Lucia Easter: a family name; not: Orthodox Christmas, Merry Christmas."""
    if place.match.name != "holiday" or place.first == 0 or place.last - place.first > 1:
        return False
    return place.tag(-1) == "NNP" and place.word(-1) not in word_class("dates/words", "holiday's")


def counterfactual(place: Place) -> bool:
    """Had the dam broken an hour earlier; it would have arrived a day later: what did not happen dates nothing."""
    if place.match.name != "ago" or place.match.groups["way"] not in word_class("dates/context", "counted from event"):
        return False
    first = place.document.sentence_of(place.first).first
    low, tags = place.document.lower[first : place.first], place.document.tags[first : place.first]
    modal = any(one in values("would_have") and two == "have" for one, two in itertools.pairwise(low))
    return modal or inverted(low, tags) or ("if" in low and "had" in low[low.index("if") :])


def inverted(low: list[str], tags: list[str]) -> bool:
    """Had the dam broken: "had" that opens a sentence or clause before its subject."""
    return any(
        word == "had"
        and (at == 0 or low[at - 1] == ",")
        and tags[at + 1 : at + 2] in (["DT"], ["PRP"], ["NNP"], ["PRP$"], ["NNS"])
        for at, word in enumerate(low)
    )


def begins_name(place: Place) -> bool:
    """True for an expression without a year that modifies a name behind it: "the [Sunday] Times", "the [25 April] Bridge", "[Saturday Night] Live"."""
    ended = place.document.text[: place.document.sentence_of(place.first).end].rstrip().endswith(".")
    if place.match.name not in WITHOUT_YEAR or (is_in_title_case(place) and not ended):
        return False
    syntax, inside = place.document.syntax, range(place.first, place.last)
    top = max((at for at in inside if syntax.heads[at] not in inside), default=place.first)
    name = range(place.last, syntax.heads[top] + 1)
    capitals = bool(name) and all(place.document.words[at][0].isupper() for at in name)
    behind_verb = place.tag(-1)[:2] == "VB"  # said Tuesday Ana Roe had left
    apart = (
        place.tag(-1) == "IN" and syntax.heads[name[-1] if name else top] != place.first - 1
    )  # at Christmas Ana Roe left
    whole = not name or syntax.relations[name[-1]] not in MODIFIES  # the Aug. 7 Embassy bombings
    owned = place.tag(-1) == "PRP$"  # at his Sunday Mass
    return capitals and whole and syntax.relations[top] in MODIFIES and not (behind_verb or apart or owned)


MODIFIES = word_class("language/relations", "modifier")
WITHOUT_YEAR = word_class("dates/context", "rule without a year")


def numbers_thing(place: Place) -> bool:
    """True for a number that tells which thing and no year: "Flight [1549]", "the film [1917]", "at [2000] metres"."""
    if place.match.name != "year" or not place.text.isdigit():
        return False
    measured = place.word(0) in word_class("dates/context", "unit behind number")
    return place.word(-1) in word_class("dates/context", "numbered") or measured


def counts_hours(place: Place) -> bool:
    """True for a number of hours without a preposition of time: "worked [1400 hours]"; False for "at 1400 hours" and "0800 hours"."""
    bare = place.text.endswith("hours") and not place.text.startswith("0")
    hour = bare and place.match.name == "military_hour"
    return hour and place.word(-1) not in word_class("dates/context", "before hour")


def model_of_car(place: Place) -> bool:
    """True for a letter and number behind a name that no noun follows: "the Audi [Q3] was stolen"; False for "Roe Foods [Q3] sales"."""
    return place.match.name == "quarter_code" and place.tag(-1) == "NNP" and place.tag(0)[:2] in ("VB", "IN", "MD", ".")


def shopping_day(place: Place) -> bool:
    """True for the name of a day of sales before a noun: "a [Black Friday] sale"; False for "sales on Black Friday"."""
    named = place.text.lower() in word_class("dates/context", "shopping day")
    return named and place.tag(0) in ("NN", "NNS")


def is_amount(place: Place) -> bool:
    """True for pence after a number that looks like a year: "at 1112 p"."""
    return place.match.name == "year" and place.text.isdigit() and place.word(0) in ("p", "p.")


LOOKALIKES: tuple[Callable[[Place], bool], ...] = (
    small_month, month_of_name, short_weekday, verb_or_place, ordinal_second, bare_after_number, odd_now, quoted_year, newspaper,
    day_of_house, is_counted, is_fraction, is_part_of_name, tells_age, holiday_name, counterfactual, is_amount,
    title_of_march, given_name, high_noon, begins_name, numbers_thing, counts_hours, model_of_car, shopping_day,
)  # fmt: skip
