"""Nouns with a sense that is a person or a social group, from WordNet."""

from __future__ import annotations

from functools import lru_cache

from analysis.language.sorted_lines import SortedLines

SOCIAL_NOUNS = SortedLines("social_nouns.tsv")


@lru_cache(maxsize=10_000)
def social_senses(noun: str) -> dict[str, tuple[int, int]]:
    """Noun => {"person" or "body": (rank of the first such sense in WordNet, number of the noun's senses)}."""
    return {kind: (int(rank), int(senses)) for kind, rank, senses in SOCIAL_NOUNS.rows(noun)}
