"""The shapes of expressions of time: patterns.tsv with its words filled in, and which match at a place is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from analysis.language import Document, Sentence
from analysis.language.gazetteer import holidays
from analysis.language.lexicons import rows


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits the text at start:end; groups: its named parts, lower-cased, without those that are absent."""

    name: str
    start: int
    end: int
    groups: dict[str, str]


@cache
def values(kind: str) -> dict[str, str]:
    """Class of words.tsv => {word, lower-cased: value}."""
    return {row["word"].lower(): row["value"] for row in rows("dates/words") if row["class"] == kind}


def either(words: Iterable[str]) -> str:
    """Words => a pattern for any of them, the longest first, in which equal beginnings stand once: compiled and matched in half the time.

    >>> either(["may", "march", "mar"])
    'ma(?:y|r(?:ch)?)'
    """
    return any_ending(["\\s" if letter == " " else re.escape(letter) for letter in word] for word in words)


def any_ending(words: Iterable[list[str]]) -> str:
    """Words as lists of letters => the pattern; an empty list among them makes the others optional."""
    endings: dict[str, list[list[str]]] = {}
    whole = False
    for word in words:
        whole = whole or not word
        if word:
            endings.setdefault(word[0], []).append(word[1:])
    text = "|".join(first + any_ending(rest) for first, rest in endings.items())
    return f"(?:{text})?" if whole and text else f"(?:{text})" if len(endings) > 1 else text


@cache
def pattern_fragments() -> dict[str, str]:
    """{MONTH} and the like => regular expression."""
    months = [row["word"] for row in rows("dates/words") if row["class"] == "month"]
    full, short = [m for m in months if len(m) > 4 or m in ("May", "June", "July")], [m for m in months if len(m) <= 4]
    days = [row["word"] for row in rows("dates/words") if row["class"] == "weekday"]
    numbers = either(list(values("number")))
    plain = {
        word: int(value)
        for word, value in values("number").items()
        if value.isdigit() and " " not in word and len(word) > 2
    }
    ones = either([word for word, value in plain.items() if value < 10])
    teens = either([word for word, value in plain.items() if 10 <= value < 20])
    tens = either([word for word, value in plain.items() if 20 <= value < 100])
    return {
        "MONTH": rf"\b(?P<month>{either(full)}|(?:{either(short)})(?:\.|\b))(?!\w)",
        "WEEKDAY": rf"\b(?P<weekday>{either([d for d in days if len(d) > 5])}|(?:{either([d for d in days if len(d) < 6])})(?:\.|\b))",
        "DAY": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "YEAR": r"(?P<year>1[1-9]\d\d|20\d\d|['’]\d\d(?!\w))",
        "ANYYEAR": r"(?P<year>1[1-9]\d\d|20\d\d|['’]\d\d(?!\w)|"
        rf"(?:nineteen|eighteen|twenty)[\s-](?:(?:{tens})(?:[\s-](?:{ones}))?|{teens})\b)",
        "NUMBER": rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{tens})[\s-](?:{ones})|(?:{ones})\s(?:hundred|thousand)|{numbers})",
        "TENS": f"(?:{tens})",
        "ONES": f"(?:{ones})",
        "WORDS": either(
            [word for word, value in values("number").items() if value.isdigit() and " " not in word and len(word) > 2]
        ),
        "NTH": either(list(values("nth"))),
        "UNIT": rf"(?P<unit>{either(list(values('unit')))})s?\b",
        "EARLY": rf"(?:\b(?P<early>{either(list(values('early')))})(?:\s|-|\sin\s|\son\s))?",
        "ABOUT": rf"(?:\b(?P<about>{either(list(values('about')))})\s)?",
        "WHICH": r"\b(?P<which>last|this\spast|this\scoming|this|next|that|coming|past|previous|the\sprevious|the\sfollowing|following|the\scurrent|current|the\scoming|the\spast|the\slast|the\snext|each|every)",
        "ZONE": r"(?:local\stime|(?-i:GMT|UTC|[A-Z]{1,3}[SD]T|CET|HKT))",
        "PART": r"(?P<part>early|mid|late|middle)",
        "DAYWORD": r"(?P<dayword>today|yesterday|tomorrow)",
        "PAIR": r"(?=\d{4}[-–/])" + any_ending([*str(year), ".", *f"{(year + 1) % 100:02}"] for year in PAIRED),
        "HOLIDAY": rf"\b(?P<holiday>{either(list(holidays()))})".replace("'", "['’]"),
    }


PAIRED = range(1990, 2090)
"""Years that with the next make one financial or school year or season: 2029-30."""


@cache
def pattern_names() -> tuple[str, ...]:
    """Name of each shape, in order."""
    return tuple(row["name"] for row in rows("dates/patterns"))


@cache
def pattern(number: int) -> re.Pattern[str]:
    """Number of a shape => its pattern, compiled when first asked for: all of them take longer than the rest of a first article."""
    text = rows("dates/patterns")[number]["pattern"]
    for name, fragment in pattern_fragments().items():
        text = text.replace("{" + name + "}", fragment)
    return re.compile(unique_groups(text), re.I)


def unique_groups(pattern: str) -> str:
    """A name that stands twice in a pattern gets a number: (?P<unit>…)…(?P<unit__1>…)."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        count = seen[match[1]] = seen.get(match[1], -1) + 1
        return f"(?P<{match[1]}__{count}>" if count else match[0]

    return re.sub(r"\(\?P<(\w+)>", numbered, pattern)


FORMS = (
    ("yyyy", re.compile(r"\d{4}|\d\d")),
    ("decade", re.compile(r"(?:(?:1\d|20)\d|\d)0s")),
    ("clock", re.compile(r"\d{1,2}:\d\d")),
    ("racetime", re.compile(r"\d{1,2}:\d\d:\d\d(?:\.\d+)?")),
    ("dotdate", re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")),
    ("yearslash", re.compile(r"\d{4}/\d{1,2}/\d{1,2}")),
    ("slash", re.compile(r"\d{1,2}/.*")),
    ("hourhalf", re.compile(r"\d.*[ap]\.?m?\.?")),
    ("ordinal", re.compile(r"\d{1,2}(?:st|nd|rd|th)")),
)
"""Class of trigger => the form of a token with digits."""
BEFORE = 48
"""Characters that an expression may begin before its trigger."""


Trigger = tuple[int, int, frozenset[str]]
"""Number of a pattern, -1 or 1 where a neighbour is asked for (0: none), and the neighbours that may stand there."""


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Word or class of digits => the patterns to try where it stands, and what must stand before or behind it."""
    found: dict[str, list[Trigger]] = {}
    for number, row in enumerate(rows("dates/patterns")):
        for told in row["trigger"].split():
            name, sign, kind = told.partition("<") if "<" in told else told.partition(">")
            trigger = (number, {"<": -1, ">": 1}.get(sign, 0), neighbour_words(kind))
            for word in class_words(name):
                found.setdefault(word, []).append(trigger)
    return {word: tuple(dict.fromkeys(listed)) for word, listed in found.items()}


@cache
def neighbour_words(kind: str) -> frozenset[str]:
    """Kind of neighbour => its words; "0" stands for any token that begins with a digit."""
    words = {row["word"] for row in rows("dates/words") if row["class"] == "beside" and row["value"] == kind}
    if kind == "number":
        words |= {word.split()[-1] for word in values("number")}
    if kind == "unit":
        words |= set(class_words("unit"))
    if kind == "holidays":
        words |= {"'s", "’s", "'", "’", *(re.split(r"[\s'’]", holiday)[1] for holiday in holidays() if " " in holiday)}
    return frozenset(words | ({"0"} if kind in ("number", "digits", "day", "beforeyear") else set()))


def class_words(name: str) -> list[str]:
    """ "month" => january, jan, jan., …; "unit" => day, days, …; "holiday" => those of one word, "holidays" => the first words of
    the others; any other name stands for itself."""
    if name in ("holiday", "holidays"):
        named = [re.split(r"[\s'’]", holiday) for holiday in holidays()]
        return [words[0] for words in named if (len(words) > 1) == (name == "holidays")]
    words = list(values(name)) if name in ("month", "weekday", "unit") else []
    if name == "unit":
        return [*words, *(word + "s" for word in words), "centuries"]
    return [form for word in words for form in (word, word + ".")] or [name]


def trigger_of(word: str) -> str:
    """A token of digits as it stands in the table of triggers: by its form."""
    return next((name for name, form in FORMS if form.fullmatch(word)), "")


def windows(document: Document, sentence: Sentence) -> dict[int, tuple[int, int]]:
    """Numbers of the patterns to try on a sentence => from and up to where, as offsets in it."""
    table, lower, found = triggers(), document.lower, dict[int, tuple[int, int]]()
    label_end = document.entry_times.get(sentence.start, 0)
    for at in range(sentence.first, sentence.last):
        word = lower[at] if document.starts[at] >= label_end else lower[at].replace(".", ":")
        for number, side, beside in table.get(trigger_of(word) if word[0].isdigit() else word, ()):
            if side and not is_beside(lower, at + side, beside):
                continue
            place = document.starts[at] - sentence.start
            first = found[number][0] if number in found else max(0, place - BEFORE)
            found[number] = first, place
    return found


def is_beside(lower: list[str], at: int, words: frozenset[str]) -> bool:
    """Whether a token is one of the words, or, where "0" is one of them, begins with a digit or an apostrophe."""
    if not 0 <= at < len(lower):
        return False
    return lower[at] in words or ("0" in words and lower[at][0] in DIGITS)


DIGITS = frozenset("0123456789'’")


def matches_until(pattern: re.Pattern[str], text: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """Matches that begin in first:last+1 and are not empty."""
    for match in pattern.finditer(text, first):
        if match.start() > last:
            return
        if match.end() > match.start():
            yield match


def find_matches(document: Document, sentence: Sentence) -> list[Match]:
    """Sentence => matches that do not overlap: the leftmost first, of those at one place the longest, then the first pattern."""
    tried = windows(document, sentence)
    if not tried:
        return []
    text, known = text_with_clocks(document, sentence), pattern_names()
    found = [
        (match.start(), -match.end(), number, known[number], match)
        for number, (first, last) in tried.items()
        for match in matches_until(pattern(number), text, first, last)
    ]
    taken, end = list[Match](), 0
    for start, minus_end, _, name, match in sorted(found, key=lambda one: one[:3]):
        if start >= end:
            groups = {
                key.split("__")[0]: value.lower() for key, value in match.groupdict().items() if value is not None
            }
            one = Match(name, start, -minus_end, groups)
            if taken and is_joined(text, taken[-1], one):
                taken[-1] = Match(name, taken[-1].start, taken[-1].end, {**groups, **taken[-1].groups})
            taken += [*other_ends_before(text, one, end), one, *other_ends_after(text, one, document, sentence.start)]
            end = taken[-1].end
    return taken


def text_with_clocks(document: Document, sentence: Sentence) -> str:
    """The sentence; the time that opens an entry of a live blog as other clocks are written: 08.52 => 08:52."""
    end = document.entry_times.get(sentence.start, sentence.start)
    return document.text[sentence.start : end].replace(".", ":", 1) + document.text[end : sentence.end]


YEARLESS = {
    "month_year": "month",
    "day_month_year": "day_month",
    "month_day_year": "month_day",
    "season": "season_near",
}


def is_joined(text: str, match: Match, other: Match) -> bool:
    """True if a date shares the year of the one after it: "from [April] to July 1815", "[3 May] and 8 May 1815", "the [summer] and autumn of 1815"."""
    if YEARLESS.get(other.name) != match.name or other.start - match.end > MAX_OTHER_CHARACTERS:
        return False
    return re.fullmatch(JOINED, text[match.end : other.start], re.I) is not None


JOINED = r"\s?(?:[-–—/]|and|to|or|through|until|till|,\s?and|,)\s?"
DAY_BEFORE = re.compile(rf"\b(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?{JOINED}(?:the\s)?$", re.I)
DAY_AFTER = re.compile(rf"{JOINED}(?:the\s)?(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b(?![,.]\d|\s?[%-])", re.I)
YEAR_BEFORE_BC = re.compile(
    r"(?:\b(?P<joined>\d{1,4})\s?[-–—]\s?|\b(?:from|between)\s(?P<apart>\d{1,4})\s(?:to|and|until)\s)$", re.I
)
CENTURY_BEFORE = re.compile(
    r"\b((?:the\s)?(\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)))\s(?:and|or|to)\s(?:the\s)?$", re.I
)
DECADE_AFTER = re.compile(rf"{JOINED}(?:the\s)?['’]?(\d0)s\b", re.I)


YEAR_AFTER = re.compile(r"[-–—/](\d\d|1\d{3}|20\d\d)\b(?![-–\d])")
MAX_OTHER_CHARACTERS = 22
MAX_LISTED_DAYS = 6
"""Days of one list: on 5, 6 and 7 May."""


def other_ends_before(text: str, match: Match, done: int) -> list[Match]:
    """Days of a list that share the month of the last: "[5], [6] and 7 May", in text order."""
    found = list[Match]()
    for _ in range(MAX_LISTED_DAYS):
        one = other_end_before(text, found[0] if found else match, done)
        if not one:
            break
        found = [*one, *found]
    return found


def other_end_before(text: str, match: Match, done: int) -> list[Match]:
    """First of two dates that shares the rest with the second: "[6]–11 September", "[480]–479 BC", "the [12th] and 13th centuries"."""
    before = max(done, match.start - MAX_OTHER_CHARACTERS)
    if match.name == "year_bc":
        found = YEAR_BEFORE_BC.search(text, before, match.start)
        return [replaced(match, *found.span(found.lastgroup or 0), digits=found[found.lastgroup or 0])] if found else []
    if match.name == "century" and text[match.start : match.end].endswith("ies"):
        found = CENTURY_BEFORE.search(text, before, match.start)
        return [replaced(match, found.start(1), found.end(1), century=found[2].lower())] if found else []
    if match.name == "units" and (found := LENGTH_BEFORE.search(text, before, match.start)):
        ranged = found["joins"].strip().lower() not in ("and", "or") or found["opens"]
        return [replaced(match, *found.span("number"), number=found["number"].lower())] if ranged else []
    if match.name == "time_of_day":
        found = HOUR_BEFORE.search(text, before, match.start)
        return [hour_before(match, found)] if found else []
    if match.name not in ("day_month", "day_month_year") or not text[match.start : match.start + 1].isdigit():
        return []
    found = DAY_BEFORE.search(text, before, match.start)
    return [replaced(match, found.start(1), found.end(1), day=found[1])] if found else []


HOUR_BEFORE = re.compile(
    r"(?:(?:\bbetween\s|\bfrom\s)(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?\s(?:and|to)\s"
    r"|(?<![\d:.,-])(?P<early>1[0-2]|[1-9])(?:[:.](?P<past>[0-5]\d))?[-–])$"
)


LENGTH_BEFORE = re.compile(
    r"(?P<opens>\bbetween\s)?(?<![\d.,$£€-])\b(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)"
    r"(?P<joins>\s?[-–]\s?|\s(?:to|or|and)\s)$",
    re.I,
)


def hour_before(match: Match, found: re.Match[str]) -> Match:
    """First of two hours that shares the half of the day with the second: "between [7] and 11 a.m."."""
    hour = "hour" if found["hour"] else "early"
    minute = found["minute"] or found["past"] or "00"
    return replaced(match, found.start(hour), found.start(hour) + len(found[hour]), hour=found[hour], minute=minute)


def other_ends_after(text: str, match: Match, document: Document, begin: int) -> list[Match]:
    """May 5, [6] and [7]: all days of a list."""
    found = list[Match]()
    for _ in range(MAX_LISTED_DAYS):
        one = other_end_after(text, found[-1] if found else match, document, begin)
        if not one:
            break
        found += one
    return found


def other_end_after(text: str, match: Match, document: Document, begin: int) -> list[Match]:
    """September 6–[11], April 24 and [25], but not: April 24 and 25 people; 1914–[18]; 1920s and [30s]. begin: of the sentence."""
    if match.name == "month_day" and (found := DAY_AFTER.match(text, match.end)):
        return day_after(text, match, found, document, begin)
    if match.name == "decade" and (found := DECADE_AFTER.match(text, match.end)) and len(match.groups["decade"]) > 4:
        decade = match.groups["decade"][:2] + found[1] + "s"
        return [replaced(match, found.start(1), found.end(), decade=decade)]
    if match.name in ("year", "year_range") and (found := YEAR_AFTER.match(text, match.end)):
        digits = match.groups["year"][:2] + found[1] if len(found[1]) == 2 else found[1]
        if len(match.groups["year"]) == 4 and int(digits) > int(match.groups["year"]):
            return [Match("year", found.start(1), found.end(1), {"year": digits})]
    return []


def day_after(text: str, match: Match, found: re.Match[str], document: Document, begin: int) -> list[Match]:
    """July 1–[3, 1863]: the second day, with the year behind it; no day where a noun follows."""
    end, year = found.end(1), match.groups.get("year", "")
    if year and re.match(rf"(?:st|nd|rd|th)?,\s{year}", text[end:]):
        end = text.index(year, end) + len(year)
    after = document.token_at(begin + end)
    if end == found.end(1) and after < len(document.tags) and document.tags[after] in ("NN", "NNS", "NNP", "JJ", "CD"):
        return []
    return [replaced(match, found.start(1), end, day=found[1])]


def replaced(match: Match, start: int, end: int, **groups: str) -> Match:
    return Match(match.name, start, end, {**match.groups, **groups})
