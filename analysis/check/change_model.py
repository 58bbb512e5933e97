"""Model of changed words: the chance that a word of a draft does not come from its source (changed_words.npz; README.md in this folder)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from analysis.check.vocabulary import Matrix, read_arrays


@dataclass(frozen=True, slots=True, eq=False)
class ChangeModel:
    """Networks with one hidden layer, whose answers are averaged.

    names: of the features; mean, spread [features]: to scale them; hidden [networks, features + 1, units] and output [networks, units + 1]: weights,
    the last row or value of each a bias."""

    names: Sequence[str]
    mean: Matrix
    spread: Matrix
    hidden: Matrix
    output: Matrix

    def chances(self, features: Sequence[Mapping[str, float]]) -> Matrix:
        """Features by name of each word => probability of a change, 0 to 1 [words]."""
        return self.scaled_chances((feature_table(features, self.names) - self.mean) / self.spread)

    def scaled_chances(self, table: Matrix) -> Matrix:
        units = np.maximum(np.einsum("wf,nfu->nwu", table, self.hidden[:, :-1]) + self.hidden[:, None, -1], 0)
        scores = np.einsum("nwu,nu->nw", units, self.output[:, :-1]) + self.output[:, None, -1]
        found: Matrix = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).mean(axis=0)
        return found


def feature_table(features: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    """Features by name => table [words, names]; 0 for one that is missing."""
    return np.array([[one.get(name, 0.0) for name in names] for one in features], dtype=np.float32).reshape(
        -1, len(names)
    )


@cache
def change_model() -> ChangeModel:
    stored = read_arrays("changed_words.npz")
    arrays = (stored[name].astype(np.float32) for name in ("mean", "spread", "hidden", "output"))
    return ChangeModel(stored["names"].tolist(), *arrays)
