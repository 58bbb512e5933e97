"""Word classes learnt from open text (models/clusters.tsv): distributionally similar words share a class."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import dropwhile

from analysis.language.sorted_lines import SortedLines

NONE = ("", "", "")


@cache
def class_lines() -> list[str]:
    """Lines of clusters.tsv, most frequent word first: a word, cased as inside a sentence, and its class among 80, 320 and 1,000, separated by tabs."""
    text = files("analysis.language.models").joinpath("clusters.tsv").read_text("utf-8")
    return [*dropwhile(lambda line: line.startswith("#"), text.split("\n")[:-1])]


@cache
def frequency_ranks() -> dict[str, int]:
    """{word: frequency rank}, 1 for the most frequent."""
    return {line.partition("\t")[0]: at for at, line in enumerate(class_lines(), 1)}


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> tuple[str, ...]:
    """Word => its classes, coarse to fine. An unknown word is tried in lower case and capitalised; three empty strings if that is unknown, too."""
    ranks = frequency_ranks()
    for form in (word, word.lower(), word.capitalize()):
        if rank := ranks.get(form):
            return tuple(class_lines()[rank - 1].split("\t")[1:])
    return NONE


VECTOR_CLASSES = SortedLines("vector_classes.tsv")
"""Lower-cased word => its exact class by word vector, 0 to 4,095. Eight of these make a narrow class (512 in all), and eight of those a broad one (64)."""


@lru_cache(maxsize=20_000)
def vector_classes_of(word: str) -> tuple[str, str, str]:
    """Word in any letter case => its classes by word vector, coarse to fine; empty strings if it has no vector."""
    for (cell,) in VECTOR_CLASSES.rows(word.lower()):
        number = int(cell)
        return str(number // 64), str(number // 8), cell
    return NONE
