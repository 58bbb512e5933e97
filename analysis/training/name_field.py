"""Trains the conditional random field of the name model.

Stochastic gradient descent with a step size per weight (AdaGrad; Duchi, Hazan and Singer 2011), random omission of features (Wang and Manning 2013), and weights averaged over the last
epochs. Needs numba, which compiles the inner loops; the workbook itself does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numba
import numpy as np

from analysis.language.name_features import STEPS, Evidence, context_features, word_features
from analysis.language.name_model import LABELS, NEVER, START, allowed

Array = np.ndarray[Any, Any]
Sentences = Iterable[tuple[list[str], list[str], Evidence]]
"""Words and labels of each sentence, and the evidence of its document."""
MIN_COUNT = 4
"""Tokens that must have a feature for it to get weights."""
ROUNDS, AVERAGED_ROUNDS = 14, 6
RATE, DAMPING, SHRINKAGE = 0.12, 0.1, 0.002
"""Learning rate, term that keeps the first steps small, and amount by which each round shrinks every weight (L1)."""
DROPOUT, WORD_DROPOUT = 0.15, 0.25
"""Share of a token's features that are left out, and share of tokens without any feature of OWN_FORM, anew in each step."""
OWN_FORM = re.compile(r"(?:ww?|[pe][34]|g|f|ve)=")
"""Features that nearly identify the word. Left out now and then, so that the model learns to find names it has never seen."""
NO_SLOPE = 1e-4
"""Components of the gradient below this are ignored."""


@dataclass(frozen=True)
class Lessons:
    """Training sentences as arrays: features of all tokens in sequence (`features[starts[at]:starts[at + 1]]` are those of token `at`); labels: index of each token's label; bounds: index of
    each sentence's first token, and last the number of tokens; names: of the features.
    """

    names: list[str]
    features: Array
    starts: Array
    labels: Array
    bounds: Array


def as_lessons(sentences: Sentences) -> Lessons:
    """Labelled sentences => arrays to train on."""
    numbers: dict[str, int] = {}
    of_word: dict[str, dict[int, list[int]]] = {}
    rows: list[Array] = []
    labels: list[int] = []
    bounds = [0]
    for words, marks, evidence in sentences:
        for word in words:
            if word not in of_word:
                steps = word_features(word).items()
                of_word[word] = {
                    step: [numbers.setdefault(name, len(numbers)) for name in names] for step, names in steps
                }
        for at, names in enumerate(context_features(words, evidence)):
            row = [numbers.setdefault(name, len(numbers)) for name in names]
            row += [one for step in STEPS if 0 <= at + step < len(words) for one in of_word[words[at + step]][step]]
            rows.append(np.array(row, dtype=np.int32))
        labels += [LABELS.index(mark) for mark in marks]
        bounds.append(len(labels))
    return frequent(list(numbers), rows, np.array(labels, dtype=np.int8), np.array(bounds, dtype=np.int64))


def frequent(names: list[str], rows: list[Array], labels: Array, bounds: Array) -> Lessons:
    """Lessons without the features of fewer than MIN_COUNT tokens. rows: features of each token."""
    flat = np.concatenate(rows)
    kept = np.bincount(flat, minlength=len(names)) >= MIN_COUNT
    features = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)[flat]
    ends = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    starts = np.concatenate([[0], np.cumsum(features >= 0)])[ends]
    return Lessons([name for name, keep in zip(names, kept) if keep], features[features >= 0], starts, labels, bounds)


@numba.njit(cache=True)
def choose(starts, features, own_form, dropout, word_dropout):  # type: ignore[no-untyped-def]
    """Random mask of the features of a sentence that are used in this step."""
    kept = np.ones(starts[-1] - starts[0], np.bool_)
    for at in range(len(starts) - 1):
        bare = np.random.random() < word_dropout
        for place in range(starts[at], starts[at + 1]):
            if np.random.random() < dropout or (bare and own_form[features[place]]):
                kept[place - starts[0]] = False
    return kept


@numba.njit(cache=True, fastmath=True)
def add_up(starts, features, kept, weights):  # type: ignore[no-untyped-def]
    """Sums of the weights of the chosen features => array [tokens, labels]."""
    scores = np.zeros((len(starts) - 1, weights.shape[1]), np.float32)
    for at in range(len(scores)):
        for place in range(starts[at], starts[at + 1]):
            if kept[place - starts[0]]:
                scores[at] += weights[features[place]]
    return scores


@numba.njit(cache=True, fastmath=True)
def pass_both_ways(scores, pairs, begin):  # type: ignore[no-untyped-def]
    """Forward-backward algorithm => log-probabilities of the labels at each token, from its features, from the left and from the right."""
    count, size = scores.shape
    local, moves = np.exp(scores.astype(np.float64)), np.exp(pairs.astype(np.float64))
    forward, backward = np.zeros((count, size)), np.ones((count, size))
    for at in range(count):
        local[at] /= local[at].sum()
        forward[at] = local[at] * ((forward[at - 1].reshape(-1, 1) * moves).sum(0) if at else begin)
        forward[at] /= forward[at].sum()
    for at in range(count - 2, -1, -1):
        backward[at] = (moves * (local[at + 1] * backward[at + 1])).sum(1)
        backward[at] /= backward[at].sum()
    return local, forward, backward


@numba.njit(cache=True, fastmath=True)
def step_features(starts, features, kept, labels, forward, backward, weights, squares, rate, damping):  # type: ignore[no-untyped-def]
    """Update the weights of the chosen features => loss of the sentence."""
    loss = 0.0
    for at in range(len(labels)):
        slope = forward[at] * backward[at]
        slope /= slope.sum()
        loss -= np.log(max(slope[labels[at]], 1e-12))
        slope[labels[at]] -= 1
        for place in range(starts[at], starts[at + 1]):
            if kept[place - starts[0]]:
                for label in range(len(slope)):
                    if abs(slope[label]) > NO_SLOPE:
                        squares[features[place], label] += slope[label] ** 2
                        weights[features[place], label] -= (
                            rate * slope[label] / (damping + np.sqrt(squares[features[place], label]))
                        )
    return loss


@numba.njit(cache=True, fastmath=True)
def step_pairs(labels, local, forward, backward, pairs, squares, rate, damping):  # type: ignore[no-untyped-def]
    """Update the weights of label pairs."""
    for at in range(1, len(labels)):
        slope = (
            np.exp(pairs.astype(np.float64))
            * forward[at - 1].reshape(-1, 1)
            * (local[at] * backward[at]).reshape(1, -1)
        )
        slope /= slope.sum()
        slope[labels[at - 1], labels[at]] -= 1
        for before in range(len(pairs)):
            for after in range(len(pairs)):
                if abs(slope[before, after]) > NO_SLOPE:
                    squares[before, after] += slope[before, after] ** 2
                    pairs[before, after] -= rate * slope[before, after] / (damping + np.sqrt(squares[before, after]))


@numba.njit(cache=True)
def learn_round(seed, order, bounds, starts, features, labels, own_form, begin, weights, squares, pairs, pair_squares, rate, damping, dropout, word_dropout):  # type: ignore[no-untyped-def]  # fmt: skip
    """One epoch over the sentences in the given order => total loss."""
    np.random.seed(seed)
    loss = 0.0
    for number in order:
        first, last = bounds[number], bounds[number + 1]
        if last > first:
            here, marks = starts[first : last + 1], labels[first:last]
            kept = choose(here, features, own_form, dropout, word_dropout)
            local, forward, backward = pass_both_ways(add_up(here, features, kept, weights), pairs, begin)
            loss += step_features(here, features, kept, marks, forward, backward, weights, squares, rate, damping)
            step_pairs(marks, local, forward, backward, pairs, pair_squares, rate, damping)
    return loss


def train(data: Lessons, seed: int, rounds: int = ROUNDS, rate: float = RATE, dropout: float = DROPOUT, word_dropout: float = WORD_DROPOUT) -> tuple[Array, Array]:  # fmt: skip
    """Lessons => weights of features [features, labels] and of label pairs [labels, labels]. Equal seeds give equal weights."""
    size, dice = len(LABELS), np.random.default_rng(seed)
    weights, squares, mean = (np.zeros((len(data.names), size), np.float32) for _ in range(3))
    pairs = np.array([[0 if allowed(one, other) else NEVER for other in LABELS] for one in LABELS], np.float32)
    pair_squares, mean_pairs = np.zeros((size, size), np.float32), np.zeros_like(pairs)
    own_form = np.array([bool(OWN_FORM.match(name)) for name in data.names])
    begin = np.exp(START).astype(np.float64)
    for number in range(rounds):
        order = dice.permutation(len(data.bounds) - 1)
        loss = learn_round(
            seed + number, order, data.bounds, data.starts, data.features, data.labels, own_form, begin, weights, squares, pairs, pair_squares,
            rate, DAMPING, dropout, word_dropout,
        )  # fmt: skip
        np.copyto(weights, np.sign(weights) * np.maximum(np.abs(weights) - SHRINKAGE, 0))
        if number >= rounds - AVERAGED_ROUNDS:
            mean += weights / AVERAGED_ROUNDS
            mean_pairs += pairs / AVERAGED_ROUNDS
        print(f"  round {number + 1} of {rounds}: loss {loss / len(data.labels):.4f} a token", flush=True)
    return mean * np.float32(1 - dropout), mean_pairs
