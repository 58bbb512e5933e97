"""Words for measures: outcomes, causes, and what narrows or widens a figure."""

from __future__ import annotations

from functools import cache, partial

from analysis.language.lexicons import rows, word_class

scope_words = partial(word_class, "figures/scopes")
"""Class of figures/scopes.tsv => its words."""
figure_words = partial(word_class, "figures/words")
"""Class of figures/words.tsv => its words."""


@cache
def outcomes(form: str) -> dict[str, str]:
    """Form (verb, subject, adjective, noun) => word: what it means, "kill" => "dead"; of several words joined by a blank."""
    return {row["word"]: row["means"] for row in rows("figures/outcomes") if row["form"] == form}


@cache
def outcome_meanings() -> frozenset[str]:
    """What can befall somebody or something: dead, injured, destroyed."""
    return frozenset(row["means"] for row in rows("figures/outcomes"))


@cache
def counted_once() -> frozenset[str]:
    """Outcomes whose number is known at once: a crowd, strikers, jobs cut."""
    return frozenset(row["means"] for row in rows("figures/outcomes") if row["of"] in ("jobs", "crowds"))


@cache
def told_ahead() -> frozenset[str]:
    """Outcomes that are told before they happen: jobs that will be cut."""
    return frozenset(row["means"] for row in rows("figures/outcomes") if row["of"] == "jobs")


@cache
def causes(form: str) -> dict[str, frozenset[str]]:
    """Form (noun, verb) => lemma: the classes of event that it can tell."""
    return {row["word"]: frozenset(row["class"].split()) for row in rows("events/causes") if row["form"] == form}


@cache
def plural_causes() -> frozenset[str]:
    """Nouns of causes whose plural tells the same event as the singular: flood, floods."""
    return frozenset(row["word"] for row in rows("events/causes") if row["number"] == "many")
