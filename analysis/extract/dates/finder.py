"""Document => its expressions of time: sentence by sentence, each read against publication or against the story so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from analysis.extract.dates.calendar import bounds
from analysis.extract.dates.edtf import edtf
from analysis.extract.dates.grammar import Match, find_matches, values
from analysis.extract.dates.readings import Reading, Setting, day_in, read_match
from analysis.extract.dates.row import DateExpression
from analysis.language import Document, Sentence
from analysis.tables import numbered

PREPOSITIONS = re.compile(r"(?:(?:in|on|by|during|until|since)\s|over\s(?=the\s))", re.I)
LONG = 20_000
"""Characters of a sentence beyond which it is no prose; its expressions are not looked for."""


def find_dates(document: Document) -> list[DateExpression]:
    """Document => expressions of time in reading order."""
    return numbered(Reader(document).rows())


class Reader:
    """One pass over a document, with the day that the story has reached."""

    def __init__(self, document: Document):
        self.document = document
        self.published = document.article.published
        self.story = self.published
        self.narrative = is_narrative(document.text, self.published)
        self.quarter: str | None = None
        if self.narrative:
            self.story = None

    def rows(self) -> Iterator[DateExpression]:
        for sentence in self.document.sentences:
            if sentence.end - sentence.start < LONG:
                yield from self.in_sentence(sentence)

    def in_sentence(self, sentence: Sentence) -> Iterator[DateExpression]:
        text = self.document.text[sentence.start : sentence.end]
        for match in find_matches(self.document, sentence):
            start, end = sentence.start + match.start, sentence.start + match.end
            if preposition := PREPOSITIONS.match(text, match.start, match.end):
                start = sentence.start + preposition.end()
            if looks_like_one(self.document, match, start, end):
                continue
            setting = Setting(
                self.published, self.story, tense(self.document, sentence, start), word_before(self.document, start),
                self.narrative, self.quarter,
            )  # fmt: skip
            reading = read_match(match, setting)
            if reading is not None:
                self.move(reading)
                yield row(self.document, sentence, match, start, end, reading)

    def move(self, reading: Reading) -> None:
        """The story moves to a day, month or year that was named; durations and sets do not move it."""
        if reading.type in ("DATE", "TIME") and (day := day_in(reading.value)):
            self.story = day
        if re.fullmatch(r"\d{4}-Q\d", reading.value or ""):
            self.quarter = reading.value


def row(document: Document, sentence: Sentence, match: Match, start: int, end: int, reading: Reading) -> DateExpression:
    mod = modifier(match)
    earliest, latest = bounds(reading.value) if reading.value else (None, None)
    return DateExpression(
        start=start, end=end, text=document.text[start:end], sentence=sentence.number, rule=match.name, type=reading.type,
        value=reading.value, mod=mod, earliest=earliest, latest=latest, edtf=edtf(reading.value, mod), anchor=reading.anchor,
        certainty=reading.certainty, other_reading=reading.other,
    )  # fmt: skip


def modifier(match: Match) -> str | None:
    """TIMEX3 mod: early => START, about => APPROX; None without one."""
    word = match.groups.get("early") or match.groups.get("about") or match.groups.get("part")
    found = values("early").get(word or "") or values("about").get(word or "")
    return found if found and found != "NONE" else None


def word_before(document: Document, start: int) -> str:
    at = bisect_left(document.starts, start)
    return document.lower[at - 1] if at else ""


def looks_like_one(document: Document, match: Match, start: int, end: int) -> bool:
    """Whether the words only look like an expression of time, as their tags and capitals tell."""
    return any(rule(document, match, start, end) for rule in LOOKALIKES)


def small_month(document: Document, match: Match, start: int, end: int) -> bool:
    """they may leave, a march, an august body: months have capitals."""
    word = match.groups.get("month", "")
    return (
        bool(word)
        and not word.isdigit()
        and word.title() not in document.text[start:end].replace(word.upper(), word.title())
    )


def modal_may(document: Document, match: Match, start: int, end: int) -> bool:
    """May as a name or a verb: Theresa May said, May I …; March 4 and in May are dates."""
    if match.name != "month" or match.groups["month"] not in (
        "may",
        "march",
        "jan.",
        "jan",
        "mar",
        "dec",
        "august",
        "april",
        "june",
    ):
        return False
    at = bisect_left(document.starts, start)
    before, after = document.tags[at - 1] if at else "", document.tags[at + 1] if at + 1 < len(document.tags) else ""
    named = before.startswith("NNP") or (after in ("NNP", "POS") and match.groups["month"] in ("april", "june", "may"))
    return (
        document.tags[at] == "MD" or named or (match.groups["month"] == "may" and after in ("PRP", "VB", "VBD", "VBZ"))
    )


def small_weekday(document: Document, match: Match, start: int, end: int) -> bool:
    """sat, sun, wed and mon in small letters are words."""
    word = match.groups.get("weekday", "")
    return bool(word) and len(word) < 6 and word.title() not in document.text[start:end]


def verb_or_place(document: Document, match: Match, start: int, end: int) -> bool:
    """the fall of the city, a spring in the hills: no season."""
    if match.name != "season_near" or match.groups.get("which"):
        return False
    following = document.text[end : end + 4]
    return following.startswith(" of ") or (following.startswith(" in ") and match.groups["season"] == "fall")


def ordinal_second(document: Document, match: Match, start: int, end: int) -> bool:
    """a second base, the second: "second" counts time only behind a number and in the plural, or with a hyphen."""
    return (match.groups.get("unit") == "second" and match.name in ("this_unit", "unit_of_year", "the_unit")) or (
        match.name in ("units", "past_units")
        and match.groups.get("unit") == "second"
        and match.groups.get("number") in ("a", "one", "an")
    )


def bare_after_number(document: Document, match: Match, start: int, end: int) -> bool:
    """15 years: the bare unit is part of something longer that is no expression."""
    return match.name == "bare_units" and document.text[max(0, start - 2) : start].strip()[-1:].isdigit()


def odd_now(document: Document, match: Match, start: int, end: int) -> bool:
    """soon and now at the start of "now that", "as soon as"."""
    return match.name in ("present", "future") and (
        document.text[end : end + 5].lower() in (" that", " as a")
        or document.text[max(0, start - 3) : start].lower() == "as "
    )


LOOKALIKES = (small_month, modal_may, small_weekday, verb_or_place, ordinal_second, bare_after_number, odd_now)


def tense(document: Document, sentence: Sentence, start: int) -> str:
    """Tense of the clause that the expression at `start` belongs to: past, present or future, by its nearest verb."""
    at = bisect_left(document.starts, start)
    best, distance = "present", 1e6
    for i in range(max(sentence.first, at - 25), min(sentence.last, at + 25)):
        tag = document.tags[i]
        if tag in ("VBD", "VBZ", "VBP", "MD", "VB"):
            away = at - i if i < at else (i - at) * 1.5
            if away < distance:
                best, distance = tense_of(document, i), away
    return best


def tense_of(document: Document, i: int) -> str:
    """VBD past; will and shall, and the verb behind them, future; everything else present."""
    tag, word = document.tags[i], document.lower[i]
    if tag == "VBD":
        return "past"
    if word in WILL or (tag == "VB" and WILL & set(document.lower[max(0, i - 3) : i])):
        return "future"
    return "past" if tag == "VB" and "did" in document.lower[max(0, i - 3) : i] else "present"


WILL = {"will", "'ll", "’ll", "shall", "wo"}


DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|night)|this (?:week|month|year))\b",
    re.I,
)
YEARS = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


def is_narrative(text: str, published: date | None) -> bool:
    """Whether the text tells history, so that its dates anchor in the story: no day of publication, or many years long past
    and hardly a word like "yesterday"."""
    if published is None:
        return True
    old = sum(int(year) < published.year - 2 for year in YEARS.findall(text[:50_000]))
    return old >= 4 and len(DEICTIC.findall(text[:50_000])) * 3 < old
