"""Log-linear models (multinomial logistic regression), trained by `analysis/training` and read from JSON: features => probabilities."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import add


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A log-linear model. labels: the classes; weights: {feature: a weight for each label}. Features without weights are ignored."""

    labels: tuple[str, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(
        self, features: Iterable[str] | Mapping[str, float], given: Iterable[float] = ()
    ) -> dict[str, float]:
        """Features of one instance, binary or {feature: value} => {label: probability}. given: sums of the weights of its other features.

        >>> LinearModel(("no", "yes"), {"bias": (0.0, 0.0)}).probabilities(["bias", "unknown"])
        {'no': 0.5, 'yes': 0.5}
        """
        sums = self.sums(features)
        sums = [*map(add, sums, given)] or sums
        largest = max(sums)
        powers = [exp(one - largest) for one in sums]
        total = sum(powers)
        return {label: one / total for label, one in zip(self.labels, powers)}

    def sums(self, features: Iterable[str] | Mapping[str, float]) -> list[float]:
        """Features, binary or {feature: value} => sum of their weights for each label."""
        weights = self.weights.get
        if isinstance(features, Mapping):
            valued = [(row, value) for name, value in features.items() if value and (row := weights(name))]
            return [sum([row[at] * value for row, value in valued]) for at in range(len(self.labels))]
        rows = [row for row in map(weights, dict.fromkeys(features)) if row is not None]
        return [*map(sum, zip(*rows))] or [0.0] * len(self.labels)


@cache
def read_model(name: str) -> LinearModel:
    """Name of a model => the model, read once from models/<name>.json."""
    held = json.loads(files("analysis.language.models").joinpath(f"{name}.json").read_text("utf-8"))
    return LinearModel(tuple(held["labels"]), {feature: tuple(row) for feature, row in held["weights"].items()})
