"""The unit or currency beside a number."""

from __future__ import annotations

from functools import cache

from analysis.language import Document
from analysis.language.lexicons import rows

DURATIONS = {"second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
             "year", "years", "decade", "decades", "century", "centuries", "weekend", "weekends", "quarter", "quarters", "yr", "yrs"}  # fmt: skip
GLUED_ONLY = {"m", "g", "l", "c", "f", "t", "p", "w", "in.", "k"}
"""Forms of one letter that are a unit only in front of no word, right behind digits or with a sign."""
LONGEST = 4


@cache
def units() -> dict[tuple[str, ...], tuple[str, str]]:
    """Words of a unit => (its name, what it measures)."""
    found = {
        tuple(form.split("_")): (row["unit"], row["kind"])
        for row in rows("figures/units")
        for form in row["forms"].split()
    }
    return found | {
        tuple(form.split("_")): (row["unit"], "money")
        for row in rows("figures/currencies")
        for form in row["forms"].split()
    }


@cache
def signs() -> dict[str, str]:
    """What stands in front of an amount => its currency: {"$": "dollar", "us$": "dollar"}."""
    codes = {form: row["unit"] for row in rows("figures/currencies") for form in row["forms"].split()
             if not form.replace(".", "").isalpha() or (len(form) == 3 and form not in ("won",))}  # fmt: skip
    return codes | {"rs": "rupee", "rs.": "rupee"}


def unit_after(document: Document, at: int, end: int) -> tuple[str, str, int] | None:
    """Unit that starts at token `at` => (name, kind, token behind it)."""
    low = document.lower
    skip = 1 if at < end and low[at] == "-" else 0
    for size in range(min(LONGEST, end - at - skip), 0, -1):
        key = tuple(low[at + skip : at + skip + size])
        if key in units() and not (size == 1 and key[0] in GLUED_ONLY and not glued(document, at)):
            name, kind = units()[key]
            return name, kind, at + skip + size
    return None


def glued(document: Document, at: int) -> bool:
    return at > 0 and document.starts[at] == document.ends[at - 1]


def currency_before(document: Document, at: int, first: int) -> tuple[str, int] | None:
    """Currency sign right before token `at` => (name, its first token); "NZ $", "US$" and "Hong Kong $" say which dollar."""
    if at <= first or document.lower[at - 1] not in signs():
        return None
    name, start = signs()[document.lower[at - 1]], at - 1
    before = document.lower[at - 2] if at - 2 >= first else ""
    if before and document.lower[at - 1] == "$" and before.replace(".", "") + "$" in signs():
        return signs()[before.replace(".", "") + "$"], at - 2
    return name, start
