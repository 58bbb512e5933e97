"""The shapes of expressions of time: patterns.tsv with its words filled in, and which match at a place is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

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


@cache
def holidays() -> dict[str, str]:
    return {row["name"].lower(): row["rule"] for row in rows("dates/holidays")}


def either(words: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@cache
def fragments() -> dict[str, str]:
    """{MONTH} and the like => regular expression."""
    months = [row["word"] for row in rows("dates/words") if row["class"] == "month"]
    full, short = [m for m in months if len(m) > 4 or m in ("May", "June", "July")], [m for m in months if len(m) <= 4]
    days = [row["word"] for row in rows("dates/words") if row["class"] == "weekday"]
    numbers = either(list(values("number")))
    return {
        "MONTH": rf"\b(?P<month>{either(full)}|(?:{either(short)})(?:\.|\b))(?!\w)",
        "WEEKDAY": rf"\b(?P<weekday>{either([d for d in days if len(d) > 5])}|(?:{either([d for d in days if len(d) < 6])})(?:\.|\b))",
        "DAY": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
        "YEAR": r"(?P<year>1[1-9]\d\d|20\d\d|['’]\d\d(?!\w))",
        "NUMBER": rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|{numbers})",
        "WORDS": either(
            [word for word, value in values("number").items() if value.isdigit() and " " not in word and len(word) > 2]
        ),
        "UNIT": rf"(?P<unit>{either(list(values('unit')))})s?\b",
        "EARLY": rf"(?:\b(?P<early>{either(list(values('early')))})(?:\s|-|\sin\s|\son\s))?",
        "ABOUT": rf"(?:\b(?P<about>{either(list(values('about')))})\s)?",
        "WHICH": r"\b(?P<which>last|this\spast|this\scoming|this|next|that|coming|past|previous|the\sprevious|the\sfollowing|following|the\scurrent|current|the\scoming|the\spast|the\slast|the\snext|each|every)",
        "PART": r"(?P<part>early|mid|late|middle)",
        "DAYWORD": r"(?P<dayword>today|yesterday|tomorrow)",
        "HOLIDAY": rf"\b(?P<holiday>{either(list(holidays()))})",
    }


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and compiled pattern of each shape, in order."""
    made = []
    for row in rows("dates/patterns"):
        text = row["pattern"]
        for name, fragment in fragments().items():
            text = text.replace("{" + name + "}", fragment)
        made.append((row["name"], re.compile(unique_groups(text), re.I)))
    return tuple(made)


def unique_groups(pattern: str) -> str:
    """A name that stands twice in a pattern gets a number: (?P<unit>…)…(?P<unit__1>…)."""
    seen: dict[str, int] = {}

    def numbered(match: re.Match[str]) -> str:
        count = seen[match[1]] = seen.get(match[1], -1) + 1
        return f"(?P<{match[1]}__{count}>" if count else match[0]

    return re.sub(r"\(\?P<(\w+)>", numbered, pattern)


@cache
def triggers() -> re.Pattern[str]:
    """What a sentence must hold for the patterns to be tried on it."""
    listed = [*values("month"), *values("weekday"), *values("unit"), *(word for name in holidays() for word in [name])]
    more = "today|tonight|yesterday|tomorrow|daily|annual|ly\\b|spring|summer|fall|autumn|winter|morning|afternoon|evening|night|now\\b|noon|midday|centur|moment|time|future|past|soon|o['’]clock|[ap]\\.?m\\b|overnight|now"
    return re.compile(rf"\d{{4}}|\d0s\b|\d:\d\d|\d/\d|\b(?:{either(listed)})|{more}|ties\b", re.I)


def find_matches(sentence: str) -> list[Match]:
    """Sentence => matches that do not overlap: the leftmost first, of those at one place the longest, then the first pattern."""
    if not triggers().search(sentence):
        return []
    found = [
        (match.start(), -match.end(), order, name, match)
        for order, (name, pattern) in enumerate(patterns())
        for match in pattern.finditer(sentence)
        if match.end() > match.start()
    ]
    taken, end = [], 0
    for start, minus_end, _, name, match in sorted(found, key=lambda one: one[:3]):
        if start >= end:
            groups = {
                key.split("__")[0]: value.lower() for key, value in match.groupdict().items() if value is not None
            }
            taken.append(Match(name, start, -minus_end, groups))
            end = -minus_end
    return taken
