"""How two words are related in meaning, by WordNet's senses (README.md in this folder) and by what they say befell somebody."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from analysis.language.lexicons import rows

RELATIONS = ("same", "opposite", "alike", "broader", "narrower", "sibling", "none")
"""From the nearest to none: a sense in common, opposites, nearly alike, the first the more general one, the more special one, two kinds of one thing."""

MAX_STEPS = 3


def wordnet_lines(name: str) -> list[list[str]]:
    lines = files("analysis.check").joinpath(name).read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines[2:] if line]


@cache
def sense_tables() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[str]]]:
    """{lemma: its senses} and {lemma: its antonyms}."""
    read = wordnet_lines("word_senses.tsv")
    return (
        {word: frozenset(map(int, senses.split())) for word, senses, _ in read},
        {word: frozenset(opposites.split()) for word, _, opposites in read if opposites},
    )


@cache
def sense_links() -> tuple[dict[int, frozenset[int]], dict[int, frozenset[int]]]:
    """{sense: the senses above it (hypernyms)} and {sense: senses that mean nearly the same}."""
    read = wordnet_lines("sense_links.tsv")
    above = {int(number): frozenset(map(int, cells.split())) for number, cells, _ in read}
    return above, {int(number): frozenset(map(int, cells.split())) for number, _, cells in read}


def is_in_wordnet(word: str) -> bool:
    return word in sense_tables()[0]


@lru_cache(maxsize=50_000)
def senses_of(word: str) -> frozenset[int]:
    return sense_tables()[0].get(word, frozenset())


@lru_cache(maxsize=50_000)
def hypernym_index(word: str) -> frozenset[int]:
    return frozenset(one for sense in senses_of(word) for one in sense_links()[0].get(sense, ()))


@lru_cache(maxsize=50_000)
def far_above(word: str) -> frozenset[int]:
    """Word => senses up to MAX_STEPS above its own: "excavator" => those of "vehicle", among others."""
    found, edge = set(hypernym_index(word)), set(hypernym_index(word))
    for _ in range(MAX_STEPS - 1):
        edge = {one for sense in edge for one in sense_links()[0].get(sense, ())} - found
        found |= edge
    return frozenset(found)


@lru_cache(maxsize=50_000)
def similar_index(word: str) -> frozenset[int]:
    return frozenset(one for sense in senses_of(word) for one in sense_links()[1].get(sense, ()))


@cache
def outcomes_by_word() -> dict[str, frozenset[str]]:
    """{verb or adjective: the outcomes that it tells of}: "kill" and "die" => {"dead"} (figures/outcomes)."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("figures/outcomes"):
        if row["form"] not in ("noun", "person"):
            found[row["word"]] = found.get(row["word"], frozenset()) | {row["means"]}
    return found


def word_outcomes(word: str) -> frozenset[str]:
    return outcomes_by_word().get(word, frozenset())


@lru_cache(maxsize=200_000)
def sense_relation(word: str, other: str) -> str:
    """Two words => relation: ("rise", "fall") => opposite; ("car", "vehicle") => narrower; ("brown", "white") => sibling."""
    if word == other:
        return "same"
    if other in sense_tables()[1].get(word, ()) or word in sense_tables()[1].get(other, ()):
        return "opposite"
    ours, theirs = senses_of(word), senses_of(other)
    if ours & theirs:
        return "same"
    if similar_index(word) & theirs or similar_index(other) & ours or word_outcomes(word) & word_outcomes(other):
        return "alike"
    if far_above(other) & ours:
        return "broader"
    if far_above(word) & theirs:
        return "narrower"
    return (
        "sibling"
        if hypernym_index(word) & hypernym_index(other) or similar_index(word) & similar_index(other)
        else "none"
    )


@lru_cache(maxsize=200_000)
def are_opposed(word: str, other: str) -> bool:
    """True if a word is near in meaning to an antonym of the other: "keep" for "delete", "seldom" for "frequently"."""
    antonyms = sense_tables()[1]
    return any(
        sense_relation(one, antonym) in ("same", "alike")
        for one, opposite in ((word, other), (other, word))
        for antonym in antonyms.get(opposite, ())
    )


def nearest_relation(word: str, others: Iterable[str]) -> tuple[str, str]:
    """Word and others => its closest relation to any of them, and the word: "same" first, then "opposite"; of several equally close, the first in the alphabet."""
    found = ((sense_relation(word, other), other) for other in others)
    return min(found, key=lambda pair: (RELATIONS.index(pair[0]), pair[1]), default=("none", ""))
