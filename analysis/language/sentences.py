"""Sentence splitter: tokens => sentences, each with the rule that ended it."""

from __future__ import annotations

import re

from analysis.language.document import Sentence
from analysis.language.lexicons import word_class, words
from analysis.language.tokens import ABBREVIATIONS

PARAGRAPH = re.compile(r"\n\s*\n|\n")
CLOSERS = set("”\"’')]»") | {"''"}
OPENERS = set("“\"‘'(«•")
QUOTES = OPENERS - {"("}
ENDERS = frozenset(".?!…")
STARTERS = words("language/starters")
"""Words that start a new sentence if they follow an abbreviation such as "Inc." or "U.S."."""
HEAD = 600
"""Characters at the start of an article in which its day can appear without a sentence boundary."""
DAY_LINE = re.compile(
    r"(?:(?<=[^\s,;:.(]) |(?<=\n)|^)(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December) \d{1,2}, \d{4})(?: (?=[A-Z“\"])|(?=\s*\n)|$)"
)
CAPTION = re.compile(r"(?<=[^\s,;:(]) (?=(?:Image|Photo|Photograph|Picture|File photo|Credit): [A-Z])")
NOTE = re.compile(r"(?:\[\d{1,3}\] ?)+")
AFTER_NOTE = re.compile(r"[.?!][”\"’)]{0,2} ?(?:\[\d{1,3}\] ?)+")
SIGNED = re.compile(r"[-–—] ?[A-Z][^\n.!?]{2,60}(?:\n|$)")
"""Author after a quotation that is a paragraph of its own: "It is over." - Ana Roe"""
ITEM_NUMBER = re.compile(r"\d{1,2}")
BEFORE_DATE = word_class("language/clause_words", "before date")
"""Words after which a date belongs to the sentence: "on Friday, May 7, 2015"."""


def unmarked_boundaries(text: str) -> dict[int, str]:
    """Text => {offset of a sentence that starts without a full stop before it: rule}: at a day, after it, at a photo caption, or after a footnote mark.

    >>> unmarked_boundaries("Harbour opens Friday, May 7, 2015 The harbour is new.")
    {14: 'day_line', 34: 'day_line'}
    """
    found = {match.end(): "caption" for match in CAPTION.finditer(text)}
    found |= {match.end(): "note" for match in AFTER_NOTE.finditer(text)}
    for match in DAY_LINE.finditer(text[:HEAD]):
        before = text[: match.start()].rsplit(None, 1)[-1:]
        if not before or before[0].lower() not in BEFORE_DATE:
            found |= {match.start("day"): "day_line", match.end(): "day_line"}
    return found


def find_sentences(text: str, spans: list[tuple[int, int]]) -> list[Sentence]:
    """Text and the spans of its tokens => its sentences: two for "He left. She stayed."."""
    found: list[Sentence] = []
    first, paragraph, unmarked = 0, 0, unmarked_boundaries(text)
    for at in range(len(spans)):
        rule = ends_after(text, spans, at) or (
            unmarked.get(spans[at + 1][0], "") if unmarked and at + 1 < len(spans) else ""
        )
        if not rule or (at + 1 < len(spans) and rule != "paragraph" and continues_sentence(text, spans, first, at)):
            continue
        found.append(Sentence(len(found), spans[first][0], spans[at][1], first, at + 1, paragraph, rule))
        first, paragraph = at + 1, paragraph + (rule == "paragraph")
    return found


def continues_sentence(text: str, spans: list[tuple[int, int]], first: int, at: int) -> bool:
    """True if the sentence from token `first` does not end at token `at`, where a rule would end it: a closing mark, a footnote mark or the author of a
    quotation follows, or the sentence so far is only the number of a list item.
    """
    start, end = spans[at + 1]
    if text[start:end] in CLOSERS and start == spans[at][1]:  # after a space it opens the next sentence
        return True
    if text[start] == "[":
        return bool(NOTE.match(text, start))
    if text[start] in "-–—":
        return text[slice(*spans[at])] in CLOSERS and bool(SIGNED.match(text, start))
    return at == first + 1 and is_item(text, spans, first)


def is_item(text: str, spans: list[tuple[int, int]], first: int) -> bool:
    """True if token `first` is a number at the start of a line: "1. Open the door"."""
    opens = first == 0 or "\n" in text[spans[first - 1][1] : spans[first][0]]
    return opens and bool(ITEM_NUMBER.fullmatch(text, *spans[first]))


def ends_after(text: str, spans: list[tuple[int, int]], at: int) -> str:
    """Rule by which a sentence ends after token `at`: end_of_text, paragraph, full_stop or abbreviation; "" if none applies."""
    start, end = spans[at]
    if at + 1 == len(spans):
        return "end_of_text"
    following = spans[at + 1][0]
    if following == end or (following == end + 1 and text[end] == " " and text[end - 1].isalnum()):
        return ""  # by far the most tokens
    if "\n" in text[end:following]:
        return "paragraph"
    token, back = text[start:end], at
    while token in CLOSERS and back and spans[back - 1][1] == spans[back][0]:
        back -= 1
        token = text[slice(*spans[back])]
    if text[following].islower():  # “Why?” he asked goes on; an untidy writer's next sentence does not
        return "full_stop" if back == at and token in (".", "?", "!") else ""
    if token in PAUSES and text[following] == "(" and text[following + 1 : following + 2].islower():
        return ""
    if ENDERS.issuperset(token):
        return "full_stop"
    if token.endswith(".") and len(token) > 2 and ABBREVIATIONS.get(token.lower()[:-1], "yes") == "yes":
        return "abbreviation" if starts_sentence(text, spans, at + 1) else ""
    return ""


PAUSES = frozenset({"...", "…"})


def starts_sentence(text: str, spans: list[tuple[int, int]], at: int) -> bool:
    """True if the token after an abbreviation starts a sentence: "He" or a quotation mark after "U.S." does, "Army" or "(AP)" does not."""
    if text[spans[at][0]] == "(":
        at = min(at + 1, len(spans) - 1)
    return text[slice(*spans[at])] in STARTERS or text[spans[at][0]] in QUOTES
