"""Word lists for measures: outcomes, causes, and words that set the scope of a figure."""

from __future__ import annotations

from functools import cache, partial

from analysis.language.lexicons import rows, word_class

scope_words = partial(word_class, "figures/scopes")
"""Class of figures/scopes.tsv => its words."""
figure_words = partial(word_class, "figures/words")
"""Class of figures/words.tsv => its words."""


@cache
def outcomes(form: str) -> dict[str, str]:
    """Form ("verb", "subject", "adjective", "noun", "person", "anyone") => {word: outcome}, such as "kill" => "dead". Multi-word entries are joined by a space."""
    return {row["word"]: row["means"] for row in rows("figures/outcomes") if row["form"] == form}


@cache
def outcome_meanings() -> frozenset[str]:
    """All outcomes: "dead", "injured", "destroyed", …"""
    return frozenset(row["means"] for row in rows("figures/outcomes"))


@cache
def counted_once() -> frozenset[str]:
    """Outcomes whose number is final when first given: crowds, strikers, travellers, jobs cut."""
    return outcomes_of("jobs") | outcomes_of("crowds") | outcomes_of("travellers")


@cache
def outcomes_of(whom: str) -> frozenset[str]:
    """Outcomes that befall "people", "crowds", "travellers", "things" or "jobs"."""
    return frozenset(row["means"] for row in rows("figures/outcomes") if row["of"] == whom)


@cache
def causes(form: str) -> dict[str, frozenset[str]]:
    """Form ("noun", "verb") => {lemma: event classes}."""
    return {row["word"]: frozenset(row["class"].split()) for row in rows("events/causes") if row["form"] == form}


@cache
def plural_causes() -> frozenset[str]:
    """Event nouns whose plural denotes the same event as the singular: "flood", "floods"."""
    return frozenset(row["word"] for row in rows("events/causes") if row["number"] == "many")
