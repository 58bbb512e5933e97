"""Vocabulary as data: commented TSV files, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Lexicon ("quotes/cues") => its rows as dicts keyed by the header line; lines starting with `#` are comments."""
    lines = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, [cell.strip() for cell in line.split("\t")])) for line in lines[1:])


@cache
def words(name: str) -> frozenset[str]:
    """Lexicon => the set of its first column."""
    return frozenset(next(iter(row.values())) for row in rows(name))


@cache
def word_class(name: str, kind: str) -> frozenset[str]:
    """Lexicon with the columns `class` and `word`, and one class => its words: word_class("figures/words", "score")."""
    return frozenset(row["word"] for row in rows(name) if row["class"] == kind)


@cache
def has(name: str) -> bool:
    """True if there is a lexicon of that name."""
    return files(__name__).joinpath(f"{name}.tsv").is_file()
