"""Conditional logit (McFadden 1974): learns from choices with known answers which of several candidates is the right one.

A candidate's score is the sum of its features' weights; its probability is the softmax over the candidates of its choice. Fitted with L-BFGS (Liu and Nocedal 1989) and L2
regularisation, in double precision and in one order: the same choices give the same weights.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
Choice = tuple[Sequence[Sequence[str]], int]
"""The features of each candidate, and the index of the right one."""
MEMORY = 8
"""Steps from which L-BFGS estimates the curvature."""
MAX_HALVINGS = 20
"""Halvings of the step size in a line search."""
MIN_GAIN = 1e-5
"""Fitting ends when an iteration lowers the loss by less than this share of it."""


@dataclass(frozen=True)
class Choices:
    """All choices as columns. features: ids, candidate after candidate; firsts: where each candidate's begin; sizes: how many candidates each choice has;
    right: index of the right candidate of each choice among all candidates; names: feature of each id."""

    features: npt.NDArray[np.int32]
    firsts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    names: list[str]


def as_columns(choices: Iterable[Choice]) -> Choices:
    """Choices => columns; a candidate has at least one feature."""
    ids: dict[str, int] = {}
    features, firsts, sizes, right = array("i"), array("q"), array("q"), array("q")
    for candidates, answer in choices:
        right.append(len(firsts) + answer)
        sizes.append(len(candidates))
        for candidate in candidates:
            firsts.append(len(features))
            features.extend(ids.setdefault(feature, len(ids)) for feature in candidate)
    return Choices(
        np.array(features, np.int32), np.array(firsts, np.int64), np.array(sizes, np.int64), np.array(right, np.int64), list(ids)
    )  # fmt: skip


def loss_and_gradient(data: Choices, weights: Vector, smoothing: float) -> tuple[float, Vector]:
    """Minus log-likelihood plus smoothing times the sum of squared weights, and its gradient."""
    scores = np.add.reduceat(weights[data.features], data.firsts)
    starts = np.cumsum(data.sizes) - data.sizes
    scores -= np.repeat(np.maximum.reduceat(scores, starts), data.sizes)
    powers = np.exp(scores)
    totals = np.add.reduceat(powers, starts)
    loss = float((np.log(totals) - scores[data.right]).sum() + smoothing * (weights**2).sum())
    residuals = powers / np.repeat(totals, data.sizes)
    residuals[data.right] -= 1.0
    lengths = np.diff(np.append(data.firsts, len(data.features)))
    gradient = np.bincount(data.features, np.repeat(residuals, lengths), len(weights))
    return loss, gradient + 2 * smoothing * weights


def fit_ranking(choices: Iterable[Choice], smoothing: float, iterations: int = 100) -> dict[str, float]:
    """Choices => {feature: weight}. smoothing: coefficient of the L2 regularisation."""
    data = as_columns(choices)
    weights = minimise(lambda at: loss_and_gradient(data, at, smoothing), np.zeros(len(data.names)), iterations)
    return dict(zip(data.names, weights.tolist()))


def minimise(function: Callable[[Vector], tuple[float, Vector]], at: Vector, iterations: int) -> Vector:
    """Convex function that returns its value and gradient, and a starting point => approximate minimum, by L-BFGS with backtracking."""
    value, gradient = function(at)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(iterations):
        direction = -two_loops(gradient, steps)
        slope, size = float((direction * gradient).sum()), 1.0 if steps else 1 / max(1.0, float(np.abs(gradient).sum()))
        for _ in range(MAX_HALVINGS):
            new_value, new_gradient = function(at + size * direction)
            if new_value <= value + 1e-4 * size * slope:
                break
            size /= 2
        gain, step, change = value - new_value, size * direction, new_gradient - gradient
        at, value, gradient = at + step, new_value, new_gradient
        if float((step * change).sum()) > 0:
            steps = [*steps[1 - MEMORY :], (step, change)]
        if gain < MIN_GAIN * value:
            break
    return at


def two_loops(gradient: Vector, steps: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Gradient times the inverse Hessian, as estimated from the last steps, each (step, change of gradient): the two-loop recursion of L-BFGS."""
    found, shares = gradient.copy(), []
    for step, change in reversed(steps):
        share = float((step * found).sum() / (step * change).sum())
        shares.append(share)
        found -= share * change
    if steps:
        step, change = steps[-1]
        found *= float((step * change).sum() / (change * change).sum())
    for (step, change), share in zip(steps, reversed(shares)):
        found += (share - float((change * found).sum() / (step * change).sum())) * step
    return found
