"""Whether a person is a he or a she, from titles, first names, and what the text calls them."""

from __future__ import annotations

from functools import cache

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.lexicons import rows, words
from analysis.link.actors.spellings import parts


@cache
def first_names() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows("names/first_names")}


@cache
def titles() -> dict[str, str]:
    return {row["word"]: row["gender"] for row in rows("actors/titles") if row["gender"] != "x"}


@cache
def person_nouns() -> dict[str, str]:
    """Word for a person => m, f or x: {"actress": "f", "wife": "f", "general": "x"}."""
    return {row["word"]: row["gender"] for name in ("actors/person_nouns", "actors/relatives") for row in rows(name)}


def gender_of_first_name(name: str) -> str | None:
    """ "Maria Roe" => "f"; of a name that both bear, or that is not known, None; a name alone may be a surname."""
    known = parts(name)
    found = first_names().get(known[0]) if known else None
    return found if found in ("m", "f") else None


def title_gender(document: Document, row: Mention) -> str | None:
    """Mrs. [Roe] => "f"; Deputy Chairman [Roe] => "m"; his wife, [Ana] => "f"."""
    at = document.token_at(row.start)
    for back in range(1, 4):
        if at - back < 0 or not (
            document.words[at - back][0].isalpha() or (back == 1 and document.words[at - back] == ",")
        ):
            return None
        low = document.lower[at - back]
        if found := titles().get(low) or known_gender(low):
            return found if back == 1 or is_title_word(document, at - back, at) else None
    return None


def known_gender(word: str) -> str | None:
    found = person_nouns().get(word)
    return found if found in ("m", "f") else None


def is_title_word(document: Document, first: int, at: int) -> bool:
    """Whether only words of titles, or one comma, stand between a word and the name: deputy chairman [Roe], wife , [Ana]."""
    between = document.lower[first + 1 : at]
    return between == [","] or all(word in words("names/titles") for word in between)


ENDS = {"who", "whose", "which", "of", "and", "his", "her", "their", "’s", "'s"}
"""Words behind which a noun tells of somebody else."""


def apposition_gender(document: Document, row: Mention) -> str | None:
    """[Ana Roe], an American actress => "f"; [Ben Roe] was a statesman => "m"."""
    at = document.token_at(row.end - 1) + 1
    if at >= len(document.words) or document.lower[at] not in (",", "is", "was"):
        return None
    for word in document.lower[at + 1 : at + 8]:
        if not word[0].isalpha() or word in ENDS:
            return None
        if found := known_gender(word):
            return found
    return None
