"""Tokeniser: text => token offsets, in the Penn Treebank convention."""

from __future__ import annotations

import re

from analysis.language.lexicons import rows

PATTERNS = (
    ("plain", r"(?!cannot\b)[a-z]+(?=[\s,;])"),  # what "word" finds too, only faster
    ("address", r"(?:https?://|www\.)\S*[^\s.,;:!?)\]\"'”’>]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
    ("phone", r"(?<![\w-])(?:\d{3}[-.])?\d{3}[-.]\d{4}(?![\w-])"),
    ("abbreviation", r"(?:[A-Za-z]\.){2,}|\bPh\.D\."),
    (
        "prefixed",  # one word, unless a name follows: anti-war, but anti / - / ISIS
        r"\b(?:non|e|pre|co|re|mid|anti|cross|post|over|ex|semi|sub|multi|pro|counter|mini|neo|inter|micro|intra|ultra)-(?-i:[a-z]+)",
    ),
    ("cannot", r"\bcan(?=not\b)|(?<=\bcan)not\b"),
    ("money_sign", r"(?<![\w.])[^\W\d_]{1,4}(?=\d+[.,]\d)"),  # Rp | 1.2 trillion, KSh | 4,500
    ("number", r"[+]?\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)(?![^\W\d_]))?"),
    (
        "word",
        r"[^\W\d_]+\d*(?=n[’']t\b)|n[’']t\b|[^\W\d_][\w]*(?:[&.](?=[^\W\d_]{2}|\w&)\w+)*(?:[’'](?!(?:s|m|d|ll|re|ve)\b)[^\W\d_]+)*",
    ),
    ("clitic", r"[’'](?:s|m|d|ll|re|ve)\b"),
    ("emoticon", r"(?<!\w)[:;=]-?[)(DP](?!\w)"),
    ("signs", r"(?P<run>[!?=*$#~+<>^])(?P=run)+|[!?.]{2,}"),
    ("marks", r"''|``|\.{2,}|-{2,}|[^\w\s]|_"),
)
"""Name and pattern of each kind of token, tried in this order."""

TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS), re.I)


def find_tokens(text: str) -> list[tuple[int, int]]:
    """Text => character spans of its tokens.

    >>> text = "He isn't in the U.S. yet."
    >>> [text[start:end] for start, end in find_tokens(text)]
    ['He', 'is', "n't", 'in', 'the', 'U.S.', 'yet', '.']
    """
    spans = [match.span() for match in TOKEN.finditer(text)]
    return join_abbreviations(text, spans)


def join_abbreviations(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Token spans => the same with each abbreviation and its full stop joined: "Gen" and "." => "Gen."."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        first = (
            joined[-1][0] if end - start == 1 and text[start] == "." and joined and joined[-1][1] == start else start
        )
        if first < start and is_abbreviation(text[first:start], text[end : end + 2]):
            joined[-1] = first, end
        else:
            joined.append((start, end))
    return joined


def is_abbreviation(word: str, after: str) -> bool:
    """True if a full stop after the word belongs to it: in "No. 5", not in "he said no." after: the two characters that follow the full stop."""
    if len(word) == 1 and word.isupper():
        return True
    ends = ABBREVIATIONS.get(word.lower())
    return ends is not None and (ends != "number" or after.strip()[:1].isdigit())


ABBREVIATIONS = {row["word"]: row["ends"] for row in rows("language/abbreviations")}
"""Abbreviation without its full stop => can a sentence end after it? "yes", "no", or "number": no, and it is an abbreviation before a number only."""
