"""Floor 5: many articles. `analyse_corpus(folder, out) => Corpus`, and questions to ask of it."""

from __future__ import annotations

from analysis.corpus.run import analyse_corpus
from analysis.corpus.store import Corpus

__all__ = ["Corpus", "analyse_corpus"]
