"""Capitals that stand for governments: "Washington believes …" is no town."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.gazetteer import capitals
from analysis.language.lexicons import words

GOVERNMENT = "capital_as_government"


def government_label(name: str, rule: str) -> str:
    """What an actor is called where its kind is not beside it: ("Baghdad", its rule) => "Baghdad (government)"."""
    return f"{name} (government)" if rule == GOVERNMENT else name


def governments(document: Document, names: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Names => those that are what they were read as, and the capitals among them that act like a government: organisations."""
    named = [row for row in names if row.kind != "person" and row.text in capitals()]
    if not named:
        return list(names), []
    acting = acting_tokens(document)
    found = {row.start for row in named if document.token_at(row.end - 1) in acting or is_between(document, row)}
    told = [replace(row, kind="organisation", rule=GOVERNMENT) for row in names if row.start in found]
    return [row for row in names if row.start not in found], told


def acting_tokens(document: Document) -> set[int]:
    """Heads of the subjects of verbs that towns do not do: Baghdad [invited] the coalition; not he in Nairobi who refused."""
    return {
        chunk.head
        for clause in document.clauses.all
        if not clause.passive and document.lemmas[clause.verb.head] in words("actors/government_verbs")
        for chunk in clause.subjects
        if chunk.first == 0 or document.tags[chunk.first - 1] not in ("IN", "TO")
    }


def is_between(document: Document, row: Mention) -> bool:
    """talks between [Washington] and [Tehran]: two capitals that something is between, and it is no way."""
    at = document.token_at(row.start)
    lower, written = document.lower, document.words
    for first in (at, at - 2):
        if first > 1 and lower[first - 1] == "between" and first + 2 < len(written) and lower[first + 1] == "and":
            return (
                written[first] in capitals()
                and written[first + 2] in capitals()
                and lower[first - 2] in words("actors/dealings")
            )
    return False
