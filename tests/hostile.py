"""Texts made to break things. Name => a function of a size that makes the text."""

from __future__ import annotations

from collections.abc import Callable

HOSTILE: dict[str, Callable[[int], str]] = {
    "one word without an end": lambda n: "a" * n,
    "digits without an end": lambda n: "7" * n,
    "capitals without a space": lambda n: "AbC" * (n // 3),
    "spaces only": lambda n: " " * n,
    "line breaks only": lambda n: "\n" * n,
    "straight quotation marks": lambda n: '"' * n,
    "opening quotation marks": lambda n: "“" * n,
    "two apostrophes, again and again": lambda n: "''" * (n // 2),
    "quotation marks around letters": lambda n: "“a” 'b' " * (n // 8),
    "an opening mark in every sentence": lambda n: "He said, “We will go. " * (n // 22),
    "open brackets": lambda n: "(" * n,
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "full stops": lambda n: "." * n,
    "full stops with spaces": lambda n: ". " * (n // 2),
    "initials": lambda n: "A. " * (n // 3),
    "abbreviations": lambda n: "U.S." * (n // 4),
    "hyphens": lambda n: "a-" * (n // 2),
    "dashes": lambda n: " – " * (n // 3),
    "commas": lambda n: "a, " * (n // 3),
    "apostrophes": lambda n: "’s" * (n // 2),
    "capitalised words": lambda n: "Ana " * (n // 4),
    "one long name": lambda n: "Ana Roe of the " * (n // 15),
    "dates": lambda n: "on May 3, 2020 " * (n // 15),
    "numeric dates": lambda n: "2020-05-03/" * (n // 11),
    "weekdays": lambda n: "Thursday " * (n // 9),
    "times": lambda n: "12:30:" * (n // 6),
    "numbers": lambda n: "5,000 " * (n // 6),
    "grouped digits": lambda n: "1," * (n // 2),
    "number words": lambda n: "hundred million " * (n // 16),
    "money": lambda n: "$2.5m-" * (n // 6),
    "ranges": lambda n: "between 5 and " * (n // 14),
    "said": lambda n: "said " * (n // 5),
    "he said": lambda n: "he said that " * (n // 13),
    "according to": lambda n: "according to " * (n // 13),
    "pronouns": lambda n: "he she it they " * (n // 15),
    "and": lambda n: "Iran and Iraq and " * (n // 18),
    "of the": lambda n: "of the end " * (n // 11),
    "who": lambda n: "who said who " * (n // 13),
    "right to left": lambda n: "\u202eمن \u202c" * (n // 6),
    "Arabic": lambda n: "قال المتحدث إن القوات. " * (n // 23),
    "Chinese": lambda n: "部队周四移交基地。" * (n // 9),
    "combining marks": lambda n: "e\u0301\u0302\u0303" * (n // 4),
    "emoji joined": lambda n: "👩‍👩‍👧‍👦" * (n // 7),
    "zero-width spaces": lambda n: "a\u200b" * (n // 2),
    "null bytes": lambda n: "a\x00 " * (n // 3),
    "lone surrogates": lambda n: "\ud800 said " * (n // 7),
    "control characters": lambda n: "\x07\x1b[31m" * (n // 6),
    "HTML": lambda n: '<img src=x onerror="alert(1)"></script><b>' * (n // 42),
    "formulas": lambda n: '=HYPERLINK("x")\n@SUM(A1)\n' * (n // 25),
    "mathtext": lambda n: "$\\frac{1}{2}$ " * (n // 14),
    "templates": lambda n: "{{ 7*7 }} {% x %} " * (n // 18),
    "addresses": lambda n: "http://a.b/" * (n // 11),
    "mail addresses": lambda n: "a@b." * (n // 4),
    "underscores": lambda n: "_" * n,
    "bullets": lambda n: "- a\n" * (n // 4),
    "one sentence": lambda n: "the man and the dog " * (n // 20),
    "described actors": lambda n: "the minister, " * (n // 14),
    "counted people": lambda n: "5 people " * (n // 9),
    "possessives": lambda n: "the company's " * (n // 14),
    "hyphenated names": lambda n: "Ana-Maria-" * (n // 10),
}

WORDS_OF_NEWS = (
    "Ana Roe|the minister|police|said|told|that|who|which|he|she|they|it|its|their|5|$5 million|12%|3 May 2021|Monday|last week|two years ago|in London|of the|and|or|but|,|;|:|–|-|(|)|“|”|’s"
    "|was killed|were hurt|has agreed to|will sell|rose|fell to|from|more than|about|people|soldiers|dead|company|bank|Norbank|United Nations|UN|US|Iraqi forces|because|if|when|after|as"
    "|according to|to|not|no|denied|announced|the report|a poll|found|expects|plans|hopes|wrote|“we will go”|?|!|...|km|tonnes|per cent|first|third|a|an|the"
)
"""Words of news of every kind that a finder looks for, between bars."""
WORDS = WORDS_OF_NEWS.split("|")
