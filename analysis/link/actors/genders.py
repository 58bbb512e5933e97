"""Grammatical gender of persons, from titles, first names and nouns used for them."""

from __future__ import annotations

from functools import cache

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.lexicons import rows
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.name_similarity import name_parts


@cache
def pronouns() -> dict[str, tuple[str, str]]:
    """{pronoun: (gender: m, f, it or they; form)}."""
    return {row["word"]: (row["gender"], row["form"]) for row in rows("actors/pronouns")}


@cache
def first_names() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows("names/first_names")}


@cache
def title_genders() -> dict[str, str]:
    return {row["word"]: row["gender"] for row in rows("actors/titles") if row["gender"] != "x"}


@cache
def person_nouns() -> dict[str, str]:
    """{noun for a person: m, f or x}: "actress" => "f", "wife" => "f", "general" => "x"."""
    return {row["word"]: row["gender"] for name in ("names/person_nouns", "names/relatives") for row in rows(name)}


def gender_of_first_name(name: str) -> str | None:
    """Full name => "m" or "f": "Maria Roe" => "f". None for an ambiguous or unknown first name, and for a single word, which may be a surname."""
    known = name_parts(name)
    found = first_names().get(known[0]) if known else None
    return found if found in ("m", "f") else None


def title_gender(document: Document, row: Mention) -> str | None:
    """Gender from a title: "Mrs. [Roe]" => "f"; "Chairman [Roe]" => "m"; else None."""
    at = document.token_at(row.start)
    found = (title_genders().get(document.lower[at - back]) for back in (1, 2) if at >= back)
    return next(filter(None, found), None)


def noun_gender(document: Document, row: Mention) -> str | None:
    """Gender from a noun in apposition or predicate: "his wife, [Ana]" => "f"; "the actress [Ana Roe]" => "f"; "[Ben Roe] was a statesman" => "m"; else
    None."""
    at = document.token_at(row.start)
    before = (
        document.lower[at - 2] if at > 1 and document.lower[at - 1] == "," else document.lower[at - 1] if at else ""
    )
    return known_gender(before) or apposition_gender(document, row)


def known_gender(word: str) -> str | None:
    found = person_nouns().get(word)
    return found if found in ("m", "f") else None


ENDS = {"who", "whose", "which", "of", "and", "his", "her", "their", "’s", "'s"}
"""Words behind which a noun tells of somebody else."""


def apposition_gender(document: Document, row: Mention) -> str | None:
    """Gender from a noun after the name: "[Ana Roe], an American actress" => "f"; "[Ben Roe] was a statesman" => "m"; else None."""
    at = document.token_at(row.end - 1) + 1
    if at >= len(document.words) or document.lower[at] not in (",", "is", "was"):
        return None
    for word in document.lower[at + 1 : at + 8]:
        if not word[0].isalpha() or word in ENDS:
            return None
        if found := known_gender(word):
            return found
    return None


def gender_of(document: Document, group: Cluster) -> str | None:
    """ "m", "f" or None: by title, else by first name, else by a noun beside one of the names."""
    if group.kind != "person":
        return None
    rows = group.rows[:12]
    titled = next(filter(None, (title_gender(document, row) for row in rows)), None)
    named = gender_of_first_name(group.name) if " " in group.name else None
    return titled or named or next(filter(None, (noun_gender(document, row) for row in rows)), None)
