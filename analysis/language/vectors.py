"""Word vectors: how alike the company is that two words keep (models/vectors.npz; models/vectors.md says what they were made from)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

Vector = np.ndarray[Any, np.dtype[np.float32]]
MODEL = files("analysis.language.models").joinpath("vectors.npz")


@cache
def vector_table() -> tuple[dict[str, int], Vector]:
    """=> {lower-case word: its row}, and an array of 50,000 × 64 whose rows have length 1; rows are in order of frequency."""
    with as_file(MODEL) as path, np.load(path) as stored:
        words = str(stored["words"]).split("\n")
        rows = stored["vectors"].astype(np.float32) * stored["scale"]
    return {word: at for at, word in enumerate(words)}, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def vector(word: str) -> Vector | None:
    """A word in any letter case => its 64 numbers, of length 1; None for a word outside the table."""
    rows, vectors = vector_table()
    at = rows.get(word.lower())
    return None if at is None else vectors[at]


@lru_cache(maxsize=200_000)
def similarity(word: str, other: str) -> float | None:
    """Cosine of the angle between two words' vectors, -1 to 1; None where either word has none.

    >>> similarity("troops", "forces") > 0.7 > 0.2 > similarity("troops", "banana")
    True
    """
    one, two = vector(word), vector(other)
    return None if one is None or two is None else float(one @ two)
