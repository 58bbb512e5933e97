"""Names from a conditional random field over tokens, in numpy, with the project's own weights (`models/names.npz`).

A token's score for each label is the sum of the weights of its features; what depends on one word alone is added up once a word. Labels of a
sentence: the best path (Viterbi); how sure each is: its marginal probability (forward-backward; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from analysis.language.name_features import STEPS, Evidence, context_features, word_features

Matrix = np.ndarray[Any, np.dtype[np.float32]]
LABELS = (
    "O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-group", "I-group",
)  # fmt: skip
NEVER = np.float32(-1e4)
"""Score of a label that cannot stand behind another: "I-person" behind "O"."""
HUNDREDTH = np.float32(0.01)
TOKENS_AT_ONCE = 2000
"""Tokens, filling included, that are worked out together."""


class NameModel:
    """Weights of features [features, labels] and of pairs of labels [labels, labels].

    held: "features" (names joined by line ends, as bytes), "weights" (int16, hundredths), "transitions".
    """

    def __init__(self, held: Mapping[str, Any]):
        names = bytes(held["features"]).decode("utf-8").split("\n")
        self.rows = {name: at for at, name in enumerate(names)}
        self.table: np.ndarray[Any, np.dtype[np.int16]] = held["weights"]
        self.transitions: Matrix = held["transitions"].astype(np.float32)
        self.of_word = lru_cache(maxsize=10_000)(self.add_up)

    def add_up(self, word: str) -> Matrix:
        """Word => [steps, labels]: what it adds to the scores of the token at each of STEPS from it."""
        of_step = word_features(word)
        return self.totals([of_step[step] for step in STEPS])

    def totals(self, names: Sequence[Sequence[str]]) -> Matrix:
        """Lists of features => [lists, labels]: the sum of the weights of each list."""
        known = [[row for name in one if (row := self.rows.get(name)) is not None] for one in names]
        ends = np.cumsum([0, *map(len, known)])
        sums = np.zeros((ends[-1] + 1, len(LABELS)), dtype=np.int32)
        np.cumsum(self.table[[row for one in known for row in one]], axis=0, dtype=np.int32, out=sums[1:])
        total: Matrix = (sums[ends[1:]] - sums[ends[:-1]]) * HUNDREDTH
        return total

    def scores(self, sentence: Sequence[str], evidence: Evidence) -> Matrix:
        """Tokens of a sentence => [tokens, labels]."""
        if not sentence:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        parts = np.stack([self.of_word(word) for word in sentence])
        found = parts[:, 0].copy()
        for at, step in enumerate(STEPS[1:], start=1):
            if abs(step) < len(sentence):
                here, there = (
                    (slice(-step, None), slice(None, step)) if step < 0 else (slice(None, -step), slice(step, None))
                )
                found[here] += parts[there, at]
        return found + self.totals(context_features(sentence, evidence))

    def label(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
        """Sentences of tokens => for each the labels ("B-person", "I-person", "O", …) and the probability of each."""
        scores = [self.scores(one, evidence) for one in sentences]
        found: list[tuple[list[str], list[float]]] = [([], [])] * len(sentences)
        for numbers in together([len(one) for one in sentences]):
            best, sure = find_best_labels([scores[number] for number in numbers], self.transitions)
            for row, number in enumerate(numbers):
                size = len(scores[number])
                found[number] = [LABELS[at] for at in best[row, :size]], sure[row, :size].tolist()
        return found


def together(sizes: Sequence[int]) -> list[list[int]]:
    """Lengths of sentences => numbers of sentences that are worked out together: of like length, TOKENS_AT_ONCE at most, or one."""
    found: list[list[int]] = []
    for number in sorted((number for number, size in enumerate(sizes) if size), key=sizes.__getitem__):
        if found and (len(found[-1]) + 1) * sizes[number] <= TOKENS_AT_ONCE:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def find_best_labels(scores: Sequence[Matrix], transitions: Matrix) -> tuple[np.ndarray, Matrix]:
    """Scores of sentences, the longest last, and of pairs of labels => [sentences, tokens] twice: the label's number, its probability."""
    sizes = np.array([len(one) for one in scores])
    filled = np.zeros((sizes[-1], len(scores), len(transitions)), dtype=np.float32)
    for number, one in enumerate(scores):
        filled[: len(one), number] = one
    inside = np.arange(sizes[-1])[:, None] < sizes
    best = viterbi(filled, transitions, inside)
    return best.T, np.take_along_axis(marginals(filled, transitions, inside), best[..., None], 2)[..., 0].T


def viterbi(scores: Matrix, transitions: Matrix, inside: np.ndarray) -> np.ndarray:
    """[tokens, sentences, labels] => [tokens, sentences]: the labels of the best path of each sentence."""
    count, width, labels = scores.shape
    back = np.zeros((count, width, labels), dtype=np.int64)
    state = scores[0] + START
    for at in range(1, count):
        paths = state[:, :, None] + transitions
        back[at] = np.where(inside[at, :, None], paths.argmax(1), np.arange(labels))
        state = np.where(inside[at, :, None], paths.max(1) + scores[at], state)
    best = np.zeros((count, width), dtype=np.int64)
    best[-1] = state.argmax(1)
    for at in range(count - 1, 0, -1):
        best[at - 1] = np.take_along_axis(back[at], best[at][:, None], 1)[:, 0]
    return best


def marginals(scores: Matrix, transitions: Matrix, inside: np.ndarray) -> Matrix:
    """[tokens, sentences, labels] => the same shape: the probability of each label."""
    count, pairs = len(scores), np.exp(transitions)
    local: Matrix = np.exp(scores - scores.max(2, keepdims=True))
    forward: Matrix = np.empty_like(local)
    forward[0] = sum_to_one(local[0] * np.exp(START))
    for at in range(1, count):
        forward[at] = sum_to_one((forward[at - 1] @ pairs) * local[at])
    behind = np.ones_like(local[0])
    for at in range(count - 1, -1, -1):
        forward[at] = sum_to_one(forward[at] * behind)
        behind = np.where(inside[at, :, None], sum_to_one((local[at] * behind) @ pairs.T), 1)
    return forward


def sum_to_one(weights: Matrix) -> Matrix:
    """Numbers that sum to 1 along the last axis."""
    total: Matrix = weights / np.maximum(weights.sum(-1, keepdims=True), np.float32(1e-30))
    return total


START = np.array([NEVER if label.startswith("I-") else 0 for label in LABELS], dtype=np.float32)


def allowed(before: str, after: str) -> bool:
    """Whether a label may stand behind another: "I-person" behind "B-person" or "I-person" only."""
    return not after.startswith("I-") or before[2:] == after[2:]


@cache
def model() -> NameModel:
    """The embedded model; read once, at the first use."""
    path = files("analysis.language.models").joinpath("names.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return NameModel({name: held[name] for name in held.files})


def write_model(names: Sequence[str], weights: Matrix, transitions: Matrix, path: Path) -> None:
    """Features, their weights [features, labels] and those of pairs of labels => the file."""
    whole = np.rint(weights / HUNDREDTH).astype(np.int16)
    kept = np.flatnonzero(np.abs(whole).max(axis=1))
    joined = np.frombuffer("\n".join(names[at] for at in kept.tolist()).encode(), dtype=np.uint8)
    np.savez_compressed(path, features=joined, weights=whole[kept], transitions=transitions.astype(np.float32))


def label_names(sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
    """`NameModel.label` by the embedded model."""
    return model().label(sentences, evidence)
