"""Word classes learnt from open text (models/clusters.tsv): distributionally similar words share a class."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import dropwhile

from analysis.language.sorted_lines import SortedLines

NONE = ("", "", "")


@cache
def word_clusters() -> dict[str, str]:
    """{word, cased as inside a sentence: its clusters among 80, 320 and 1,000, separated by tabs}, most frequent word first."""
    text = files("analysis.language.models").joinpath("clusters.tsv").read_text("utf-8")
    lines = dropwhile(lambda line: line.startswith("#"), text.split("\n")[:-1])
    return dict([line.split("\t", 1) for line in lines])


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> tuple[str, ...]:
    """Word => its clusters, coarse to fine; other letter cases are tried for an unknown word; else empty strings."""
    known = word_clusters()
    for form in (word, word.lower(), word.capitalize()):
        if form in known:
            return tuple(known[form].split("\t"))
    return NONE


@cache
def frequency_ranks() -> dict[str, int]:
    """{word: frequency rank}, 1 for the most frequent."""
    return {word: at for at, word in enumerate(word_clusters(), 1)}


VECTOR_CLASSES = SortedLines("vector_classes.tsv")
"""Word in small letters, its class among 4,096, of which each 8 make one of 512, and each 64 one of 64."""


@lru_cache(maxsize=20_000)
def vector_classes_of(word: str) -> tuple[str, str, str]:
    """Word in any letter case => its classes by word vector, coarse to fine; empty strings if it has no vector."""
    for (cell,) in VECTOR_CLASSES.rows(word.lower()):
        number = int(cell)
        return str(number // 64), str(number // 8), cell
    return NONE
