"""Vocabulary as data: commented TSV files. Each is read when first needed, and kept."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines(name: str) -> tuple[list[str], ...]:
    """Name of a lexicon ("quotes/verbs") => the cells of each line, the header first, without comments (`#`) and empty lines. FileNotFoundError if there is none."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line[:1] != "#" and not line.isspace() and line]
    return tuple([[cell.strip() for cell in line.split("\t")] for line in kept])


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Name of a lexicon => its rows, each {column: cell}."""
    header, *cells = lines(name)
    return tuple(dict(zip(header, line)) for line in cells)


@cache
def words(name: str) -> frozenset[str]:
    """Name of a lexicon => the values of its first column."""
    return frozenset(line[0] for line in lines(name)[1:])


@cache
def words_by_class(name: str) -> dict[str, frozenset[str]]:
    """Name of a lexicon whose first two columns are `class` and `word` => {class: its words}."""
    found: dict[str, set[str]] = {}
    for kind, word, *_ in lines(name)[1:]:
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(members) for kind, members in found.items()}


@cache
def word_class(name: str, kind: str) -> frozenset[str]:
    """Name of a lexicon and of one of its classes => words of the class: word_class("figures/words", "score"). KeyError if it has no such class."""
    return words_by_class(name)[kind]


@cache
def has(name: str) -> bool:
    """True if there is a lexicon with that name."""
    return files(__name__).joinpath(f"{name}.tsv").is_file()
