"""Tokens => sentences: where each ends, and by which rule."""

from __future__ import annotations

import re

from analysis.language.document import Sentence
from analysis.language.lexicons import rows, words

PARAGRAPH = re.compile(r"\n\s*\n|\n")
CLOSERS = set("”\"’')]»") | {"''"}
OPENERS = set("“\"‘'(«•")
ENDERS = frozenset(".?!…")
ABBREVIATIONS = {row["word"] + ".": row["ends"] for row in rows("language/abbreviations")}
STARTERS = words("language/starters")
"""Words that begin a sentence rather than go on with one: after "Inc." or "U.S." they tell."""


HEAD = 600
"""Characters at the front of an article in which a line with its day may stand."""
DAY_LINE = re.compile(
    r"(?<=[^\s,;:.(]) (?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December) \d{1,2}, \d{4})(?: (?=[A-Z“\"])|(?=\s*\n)|$)"
)
CAPTION = re.compile(r"(?<=[^\s.,;:(]) (?=(?:Image|Photo|Photograph|Picture|File photo|Credit): [A-Z])")
LEADS = frozenset(
    {"on", "of", "for", "from", "until", "till", "by", "since", "before", "after", "and", "to", "last", "next", "this"}
)


def run_on(text: str) -> dict[int, str]:
    """Offsets at which a line begins that was run on to another: a headline's day, a picture's caption => the rule.

    "Harbour opens Friday, May 7, 2015 The harbour …" => a sentence at "Friday" and one behind the year.
    """
    found = {match.end(): "caption" for match in CAPTION.finditer(text)}
    for match in DAY_LINE.finditer(text[:HEAD]):
        before = text[: match.start()].rsplit(None, 1)[-1]
        if before.lower() not in LEADS:
            found |= {match.start("day"): "day_line", match.end(): "day_line"}
    return found


def find_sentences(text: str, spans: list[tuple[int, int]]) -> list[Sentence]:
    """ "He left. She stayed." and its token spans => two sentences."""
    found: list[Sentence] = []
    first, paragraph, lines = 0, 0, run_on(text)
    for at in range(len(spans)):
        rule = ends_after(text, spans, at) or (lines.get(spans[at + 1][0], "") if lines and at + 1 < len(spans) else "")
        if (
            rule
            and at + 1 < len(spans)
            and rule != "paragraph"
            and text[spans[at + 1][0] : spans[at + 1][1]] in CLOSERS
            and spans[at + 1][0] == spans[at][1]  # behind a space it opens the next sentence
        ):
            continue
        if rule:
            found.append(Sentence(len(found), spans[first][0], spans[at][1], first, at + 1, paragraph, rule))
            first, paragraph = at + 1, paragraph + (rule == "paragraph")
    return found


def ends_after(text: str, spans: list[tuple[int, int]], at: int) -> str:
    """Name of the rule by which a sentence ends behind token `at`; "" where none does."""
    start, end = spans[at]
    if at + 1 == len(spans):
        return "end_of_text"
    following = spans[at + 1][0]
    if "\n" in text[end:following]:
        return "paragraph"
    if following == end:
        return ""
    token, back = text[start:end], at
    while token in CLOSERS and back and spans[back - 1][1] == spans[back][0]:
        back -= 1
        token = text[slice(*spans[back])]
    if text[following].islower():  # “Why?” he asked goes on; an untidy writer's next sentence does not
        return "full_stop" if back == at and token in (".", "?", "!") else ""
    if ENDERS.issuperset(token):
        return "full_stop"
    if token.endswith(".") and len(token) > 2 and ABBREVIATIONS.get(token.lower(), "yes") == "yes":
        return "abbreviation" if text[slice(*spans[at + 1])] in STARTERS or text[following] in OPENERS else ""
    return ""
