"""The same quantity claimed differently in two places of the article: 34 killed here, 41 dead there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import inf

import pandas as pd

from analysis.extract.figures import Figure
from analysis.language import Document
from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, word_class
from analysis.link.actors import Actor
from analysis.tables import table

COMPARED = (
    "count",
    "money",
    "percent",
    "share",
    "length",
    "area",
    "volume",
    "weight",
    "speed",
    "temperature",
    "power",
    "energy",
)
MAX_FIGURES = 2000
"""Figures that are compared; what stands behind them in a very long text is not."""


def find_discrepancies(document: Document, figures: Sequence[Figure], actors: Sequence[Actor] = ()) -> pd.DataFrame:
    """Document, its figures and actors => the figures that differ on one quantity, together and in reading order, with
    `quantity` (what it is, in words) and `says` (the name of who claims it, "the article" for its own voice).

    Empty, with the same columns, where the article agrees with itself.
    """
    names = {actor.id: actor.name for actor in actors}
    told: dict[tuple[str, ...], list[Figure]] = {}
    for row in figures[:MAX_FIGURES]:
        if row.counted and row.kind in COMPARED and not (row.change or "").endswith("from"):
            told.setdefault(quantity_key(document, row), []).append(row)
    groups = {" ".join(filter(None, key[2:])): differing_figures(rows_) for key, rows_ in told.items()}
    kept = [row for group in groups.values() for row in group]
    of = [name for name, group in groups.items() for _ in group]
    says = [
        names.get(row.claimed_by or "") or row.claimant or ("the article" if row.quote is None else "someone quoted")
        for row in kept
    ]
    return table(Figure, kept).assign(quantity=pd.Series(of, dtype="str"), says=pd.Series(says, dtype="str"))


def quantity_key(document: Document, row: Figure) -> tuple[str, ...]:
    """What a figure is of: its kind and unit, what is counted, and of counts what befell it: people, dead."""
    words = [counted_lemma(word) for word in essence((row.counted or "").lower().split())]
    amount = "change" if row.change in ("rise", "fall") else ""
    if row.kind != "count":
        return row.kind, f"{row.unit or ''}{amount}", *words
    head = words[-1]
    return (
        row.kind,
        amount,
        "" if head in outcome_classes() else people(head),
        outcome_classes().get(head) or outcome(document, row),
    )


def essence(words: list[str]) -> list[str]:
    """cost of the repair => repair."""
    if len(words) > 2 and words[1] == "of" and counted_lemma(words[0]) in reckoned():
        return [word for word in words[2:] if word not in word_class("language/function_words", "article")] or words
    return words


@cache
def reckoned() -> frozenset[str]:
    return word_class("figures/words", "reckoned")


def counted_lemma(word: str) -> str:
    return lemma(word, "NNS") if word not in outcome_classes() else word


def people(word: str) -> str:
    """Those who are killed or held are people by whatever name: "" for "person", "victim"."""
    return "" if word in word_class("figures/words", "generic_person") else word


def outcome(document: Document, row: Figure) -> str:
    """What befell the counted, by the verb of their clause: "were killed", "died" => dead; another verb as it is."""
    clause = document.clauses.at(document.token_at(row.start))
    if clause is None:
        return ""
    verb, behind = document.lemmas[clause.verb.head].lower(), document.lower[clause.verb.last : clause.verb.last + 1]
    return outcome_classes().get(behind[0] if verb == "be" and behind else verb) or verb


@cache
def outcome_classes() -> dict[str, str]:
    """Words for what befalls people => one word for all that mean the same."""
    return {row["word"]: row["means"] for row in rows("figures/outcomes")}


def differing_figures(group: list[Figure]) -> list[Figure]:
    """Those of one quantity that cannot be true together with another of a different sentence."""
    return [row for row in group if any(differ(row, other) for other in group if other.sentence != row.sentence)]


def differ(one: Figure, other: Figure) -> bool:
    """Whether what two figures leave open has nothing in common: "at least 30" and 41 agree, 34 and 41 do not."""
    (low, high), (least, most) = reach(one), reach(other)
    return high < least or most < low


def reach(row: Figure) -> tuple[float, float]:
    """Lowest and highest value that a figure leaves open; "about" leaves a tenth on either side."""
    if row.low is None and row.high is None and row.value is not None:
        return row.value - abs(row.value) / 10, row.value + abs(row.value) / 10
    return -inf if row.low is None else row.low, inf if row.high is None else row.high
