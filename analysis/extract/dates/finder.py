"""Document => its expressions of time: sentence by sentence, each read against publication or against the story so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import cast

from analysis.extract.dates.calendar import halved, narrowed, value_bounds
from analysis.extract.dates.context import Reading, ReferenceTime
from analysis.extract.dates.date_expression import DateExpression
from analysis.extract.dates.edtf import edtf, open_edtf
from analysis.extract.dates.eras import stand_in
from analysis.extract.dates.grammar import Match, find_matches, values
from analysis.extract.dates.lookalikes import Place, looks_like_one
from analysis.extract.dates.narrative import is_narrative
from analysis.extract.dates.readings.registry import day_in, read_match
from analysis.extract.dates.tense import is_before_appointment, modifies_noun, tense_direction
from analysis.language import Document, Sentence
from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.lexicons import word_class
from analysis.tables import numbered, replace

PREPOSITIONS = re.compile(r"(?:(?:in|on|by|during|until|since)\s|over\s(?=the\s))", re.I)
TO = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through)\s", re.I)
HOUR = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d")
MAX_SENTENCE_CHARACTERS = 20_000
"""Characters of a sentence beyond which it is no prose; its expressions are not looked for."""


def find_dates(document: Document) -> list[DateExpression]:
    """Document => expressions of time in reading order."""
    return numbered(Reader(document).rows())


class Reader:
    """One pass over a document, with the day that the story has reached."""

    def __init__(self, document: Document):
        self.document = document
        self.published = document.article.published
        self.narrative = is_narrative(document.text, self.published)
        self.setting = ReferenceTime(self.published, narrative=self.narrative)
        self.dayed = -9  # number of the sentence that last named a single day
        self.previous: DateExpression | None = None
        self.past_day: date | None = None  # the last day named that is over
        self.weekday_end = -1  # where the last weekday without a date ends
        self.aside: tuple[int, date] | None = None  # number of a sentence, and the year long past that it named

    def rows(self) -> Iterator[DateExpression]:
        for sentence in self.document.sentences:
            if sentence.end - sentence.start < MAX_SENTENCE_CHARACTERS:
                yield from self.in_sentence(sentence)

    def in_sentence(self, sentence: Sentence) -> Iterator[DateExpression]:
        text, beside = self.document.text, cast("str | None", None)
        self.previous = None
        for match in find_matches(self.document, sentence):
            start, end = sentence.start + match.start, sentence.start + match.end
            if preposition := PREPOSITIONS.match(text, start, end):
                start = preposition.end()
            tokens = self.document.tokens_in(start, end)
            if looks_like_one(Place(self.document, match, start, end, tokens.start, tokens.stop)):
                continue
            reading = read_match(match, self.setting_at(sentence, tokens, beside))
            if reading is not None:
                found = date_row(self.document, sentence, match, start, end, reading)
                open_ended = found.mod in SIDES.values() and not (self.narrative and len(found.value or "") > 4)
                if not open_ended and not self.is_far_end(found):
                    self.move(reading, match, sentence, tokens)
                if not self.is_possessive(tokens):
                    beside = (reading.value if reading.type == "DATE" and day_in(reading.value) else None) or beside
                self.previous = found
                if "weekday" in match.groups and "month" not in match.groups:
                    self.weekday_end = end
                yield found

    def is_possessive(self, tokens: range) -> bool:
        """True for a date with a genitive ("[Monday]'s fire"), from which other dates of its sentence are not counted."""
        return self.document.tags[tokens.stop : tokens.stop + 1] == ["POS"]

    def is_far_end(self, found: DateExpression) -> bool:
        """True for the end of a period that starts in the story, which keeps the period's start as reference: "from January to [October 1957]", "1914–[18]"; days move the reference on."""
        one = self.previous
        if (
            one is None
            or not self.narrative
            or len(found.value or "") not in (4, 7)
            or len(one.value or "") not in (4, 7)
        ):
            return False
        return self.is_end_of_range(one, found.start)

    def is_end_of_range(self, one: DateExpression, start: int) -> bool:
        """Whether what stands at `start` ends a period that begins with an expression: from Monday to |, between Monday and |."""
        between = self.document.text[one.end : start]
        opened = self.document.text[max(0, one.start - 8) : one.start].lower() == "between "
        return TO.fullmatch(between) is not None or (opened and between == " and ")

    def day_followed(self, tokens: range, beside: date | None, told: str) -> date | None:
        """The day that a weekday comes after: taken [Thursday] through Monday; he spoke on [Thursday] ahead of Saturday's vote."""
        document, one = self.document, self.previous
        if one and one.end == self.weekday_end and self.is_end_of_range(one, document.starts[tokens.start]):
            return day_in(one.value)
        noun = modifies_noun(document, tokens.stop)
        ahead = told == "past" and noun and is_before_appointment(document, tokens.start, tokens.stop)
        return beside if ahead else None

    def setting_at(self, sentence: Sentence, tokens: range, beside: str | None) -> ReferenceTime:
        told, firm = tense_direction(self.document, tokens.start, tokens.stop)
        at = tokens.start - 1
        before, before_tag = (self.document.lower[at], self.document.tags[at]) if at >= 0 else ("", "")
        posted = self.document.starts[tokens.start] < self.document.entry_times.get(sentence.start, 0)
        near = sentence.number - self.dayed < MAX_CLOCK_SENTENCES and not posted
        day, hour = (self.setting.day, self.setting.hour) if near else (None, None)
        if day and told == "past" and self.published and day > self.published and not self.narrative:
            day, hour = (
                self.past_day or self.published,
                None,
            )  # due in court on Friday. The alarm was raised at 4:20 a.m.
        setting = self.setting
        if beside is None and not self.narrative and setting.now and is_compared(self.document, tokens.start):
            setting, day = replace(setting, story_day=setting.now), setting.now
        beside_day = day_in(beside)
        since_aside = sentence.number - self.aside[0] if self.aside else MAX_ASIDE_SENTENCES
        return replace(
            setting,
            direction=told,
            firm=firm,
            before=before,
            before_tag=before_tag,
            follows=self.day_followed(tokens, beside_day, told),
            aside=self.aside[1] if self.aside and since_aside < MAX_ASIDE_SENTENCES else None,
            day=day,
            beside=beside_day,
            beside_value=beside,
            hour=hour,
        )

    def move(self, reading: Reading, match: Match, sentence: Sentence, tokens: range) -> None:
        """The story moves to a day, month or year that was named; lengths and sets do not move it, nor do decades, nor what
        had been long before."""
        day = day_in(reading.value) if reading.type in ("DATE", "TIME") else None
        aside = bool(day and reading.value and self.is_aside(reading.value, day, tokens))
        if day and aside:
            self.aside = sentence.number, day
        compared = self.setting.quarter is not None and "way" in match.groups  # up from 40 million a year earlier
        if day and reading.value and not aside and not compared:
            named, hour = self.setting.day, self.setting.hour
            if len(reading.value) >= 10:
                if self.setting.day is None or not self.is_day_of_saying(sentence, tokens):
                    named, self.dayed = day, sentence.number
                self.past_day = day if self.published and day <= self.published else self.past_day
            if HOUR.fullmatch(reading.value):
                hour = datetime.fromisoformat(reading.value)
            self.setting = replace(self.setting, story=stand_in(reading.value), story_day=day, day=named, hour=hour)
        self.compare(reading, match, tokens)

    def is_day_of_saying(self, sentence: Sentence, tokens: range) -> bool:
        """The boat sank on Sunday, police said [on Tuesday]: the day on which somebody spoke, in a sentence that has named another."""
        clause = self.document.clauses.at(tokens.start)
        saying = clause is not None and self.document.lemmas[clause.verb.head] in clause_takers()
        return saying and self.dayed == sentence.number

    def compare(self, reading: Reading, match: Match, tokens: range) -> None:
        """The article is about a quarter from where it names one, about a longer stretch from "the first nine months"."""
        if reading.type == "DURATION" and re.fullmatch(r"P[69]M", reading.value or ""):
            self.setting = replace(self.setting, stretch=True)
        elif reading.value and re.fullmatch(r"\d{4}-Q\d", reading.value):
            if self.setting.stretch:
                self.setting = replace(self.setting, stretch=False)
            if match.name == "quarter" or (match.name == "quarter_ended" and not self.setting.quarter):
                self.setting = replace(self.setting, quarter=self.later_quarter(reading.value, tokens))

    def is_aside(self, value: str, day: date, tokens: range) -> bool:
        """Whether the story goes on where it was: a decade or century; a year half a century away; a year long past that "had
        been", or of what is only described: [built] in 1640."""
        before = self.setting.story_day
        if before is None:
            return False
        if self.narrative and len(value) == 4 and self.is_beside_the_story(tokens):
            return True
        if len(value) < 4:
            return True
        if len(value) == 4 and len(self.setting.story or "") > 4 and abs((before - day).days) > MAX_YEAR_DISTANCE_DAYS:
            return True
        clause = self.document.clauses.at(tokens.start)
        if clause is None or day >= before:
            return False
        had = "had" in self.document.lower[clause.verb.first : clause.verb.last]
        beside = clause.kind in ("participle", "relative")
        return had and beside if (before - day).days < MIN_ASIDE_DAYS else had or beside

    def is_beside_the_story(self, tokens: range) -> bool:
        """The battle (1916), the 1905 pact: a year in brackets or in front of a noun tells of no new time."""
        document, sentence = self.document, self.document.sentence_of(tokens.start)
        if modifies_noun(document, tokens.stop):
            return True
        words = document.lower[sentence.first : tokens.start]
        return words.count("(") > words.count(")")

    def later_quarter(self, named: str, tokens: range) -> str | None:
        """The last quarter named that was over when the article came out, which is what it is about; a fiscal one may have
        a higher number."""
        (_, last), known = value_bounds(named), self.setting.quarter
        fiscal = word_class("dates/context", "fiscal") & set(
            self.document.lower[max(0, tokens.start - 1) : tokens.stop + 1]
        )
        reported = tense_direction(self.document, tokens.start, tokens.stop)[0] == "past"
        if last and self.published and last >= self.published and not fiscal and not reported:
            return known
        return max(named, known or "")


def is_compared(document: Document, at: int) -> bool:
    """True for the time of an earlier figure that is compared with that of the report: "up from 39 [a day earlier]", "against 3.2 percent [a month earlier]"."""
    words = document.lower[max(0, at - 5) : at]
    return "CD" in document.tags[max(0, at - 3) : at] and not word_class("dates/context", "compared").isdisjoint(words)


MAX_YEAR_DISTANCE_DAYS = 6_000
"""Days from the story's day, where that is a month or day, beyond which a year is an aside."""
MIN_ASIDE_DAYS = 1_000
"""Days before the story's day from which a date may be an aside."""
MAX_ASIDE_SENTENCES = 3
"""Sentences for which "that year" means a year long past that was named beside the story."""
MAX_CLOCK_SENTENCES = 3
"""Sentences for which a day that was named stays the one that hours belong to."""


def date_row(
    document: Document, sentence: Sentence, match: Match, start: int, end: int, reading: Reading
) -> DateExpression:
    mod = modifier(match)
    earliest, latest = value_bounds(reading.value) if reading.value else (None, None)
    cut = halved if " half " in match.groups.get("early", "") else narrowed
    earliest, latest = cut((earliest, latest), mod)
    written = edtf(reading.value, mod)
    side = open_side(document, start, end) if earliest and reading.type == "DATE" else None
    if side and (not mod or (mod == "START" and side == "ON_OR_AFTER")):
        mod, earliest, latest, written = side, *opened(side, earliest, latest), open_edtf(written, side)
    return DateExpression(
        start=start, end=end, text=document.text[start:end], sentence=sentence.number, rule=match.name, type=reading.type,
        value=reading.value, mod=mod, earliest=earliest, latest=latest, edtf=written, anchor=reading.anchor,
        certainty="vague" if mod in ("START", "MID", "END") and reading.certainty == "exact" else reading.certainty,
        other_reading=reading.other,
    )  # fmt: skip


SIDES = {
    "since": "ON_OR_AFTER",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "before": "BEFORE",
    "after": "AFTER",
}


def open_side(document: Document, start: int, end: int) -> str | None:
    """since 2017 => ON_OR_AFTER; "after Monday's vote" and "two days after 3 May" have no open side."""
    words = document.text[max(0, start - 30) : start].split()
    side = SIDES.get(words[-1].lower()) if words else None
    if side is None or document.text[end : end + 2] in ("'s", "’s"):
        return None
    if modifies_noun(document, document.tokens_in(start, end).stop):
        return None  # after second-quarter sales fell
    counted = len(words) > 1 and words[-2].lower().rstrip("s") in values("unit")
    return None if counted else side


def opened(side: str, earliest: date | None, latest: date | None) -> tuple[date | None, date | None]:
    """First and last possible day of what lies before or after a period."""
    one = timedelta(days=1)
    try:
        if side == "ON_OR_AFTER":
            return earliest, None
        if side == "AFTER":
            return (latest + one if latest else None), None
        return None, latest if side == "ON_OR_BEFORE" else (earliest - one if earliest else None)
    except OverflowError:
        return None, None


def modifier(match: Match) -> str | None:
    """TIMEX3 mod: early => START, about => APPROX; None without one."""
    word = match.groups.get("early") or match.groups.get("about") or match.groups.get("part")
    found = values("early").get(word or "") or values("about").get(word or "")
    return found if found and found != "NONE" else None
