"""Vocabulary as data: commented TSV files, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def lines(name: str) -> tuple[list[str], ...]:
    """Lexicon ("quotes/cues") => the cells of each line, its header first; comments (`#`) and empty lines are left out."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line[:1] != "#" and not line.isspace() and line]
    return tuple([[cell.strip() for cell in line.split("\t")] for line in kept])


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Lexicon => its rows as dicts keyed by the header line."""
    header, *cells = lines(name)
    return tuple(dict(zip(header, line)) for line in cells)


@cache
def words(name: str) -> frozenset[str]:
    """Lexicon => the set of its first column."""
    return frozenset(line[0] for line in lines(name)[1:])


@cache
def words_by_class(name: str) -> dict[str, frozenset[str]]:
    """Lexicon whose first two columns are `class` and `word` => the words of each class."""
    found: dict[str, set[str]] = {}
    for kind, word, *_ in lines(name)[1:]:
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(members) for kind, members in found.items()}


@cache
def word_class(name: str, kind: str) -> frozenset[str]:
    """Lexicon and one of its classes => the words of it: word_class("figures/words", "score"). KeyError where it has no such class."""
    return words_by_class(name)[kind]


@cache
def has(name: str) -> bool:
    """True if there is a lexicon of that name."""
    return files(__name__).joinpath(f"{name}.tsv").is_file()
