"""Named entity recognition by a linear-chain conditional random field in numpy (weights: `models/names.npz`).

The score of a label at a token is the sum of the weights of the token's features; sums for single words are cached. Labels: best path (Viterbi);
confidence: marginal probability (forward-backward; Lafferty, McCallum and Pereira 2001)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

import numpy as np

from analysis.language.joined_values import (
    KeptRows,
    find_rows,
    join_numbers,
    numbers_in,
    read_value_lines,
    sentence_groups,
)
from analysis.language.name_features import (
    CONTEXT,
    FIELDS,
    LISTS,
    SEQUENCES,
    STEPS,
    WORD_FIELDS,
    Evidence,
    context_values,
    field_values,
    lists_of,
)

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Weights = np.ndarray[Any, np.dtype[np.int16]]
LABELS = (
    "O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-group", "I-group",
)  # fmt: skip
NEVER = np.float32(-1e4)
"""Score of a label that cannot stand behind another: "I-person" behind "O"."""
HUNDREDTH = np.float32(0.01)
TOKENS_AT_ONCE = 2000
"""Tokens, filling included, that are worked out together."""
NO_SCORES = np.zeros((0, len(LABELS)), dtype=np.float32)
JOINED = tuple(FIELDS)[:3]
"""Properties that SEQUENCES join: the first ones of a word."""
NO_WORD = np.array([[0] * (len(STEPS) * len(LABELS)) + [-1] * len(JOINED)], np.int32)
"""What is known of a word beyond the sentence."""


class NameModel:
    """Weights of features in hundredths, and of pairs of labels [labels, labels].

    held: for each of FIELDS "values FIELD" (each with a line end, as bytes), "words" [values of all fields in that order and nothing, steps, labels];
    for each of SEQUENCES "keys SEQUENCE" (sorted), "features" (other names, as bytes), "contexts" [sequences, features and nothing, labels]; "transitions".
    """

    def __init__(self, held: Mapping[str, Any]):
        self.words: Weights = held["words"].reshape(len(held["words"]), -1)
        self.contexts: Weights = held["contexts"]
        self.keys: dict[str, np.ndarray] = {name: held[f"keys {name}"] for name in SEQUENCES}
        self.transitions: Matrix = held["transitions"].astype(np.float32)
        self.values, first = dict[str, dict[str, int]](), 0
        for field in FIELDS:
            values = read_value_lines(held[f"values {field}"])
            self.values[field] = dict(zip(values, range(first, first + len(values))))
            first += len(values)
        first, names = sum(map(len, self.keys.values())), read_value_lines(held["features"])
        self.features = dict(zip(names, range(first, first + len(names))))
        self.context = [KeptRows((len(LABELS),), partial(self.context_rows, find)) for find in CONTEXT]
        self.of_word = KeptRows((len(STEPS) * len(LABELS) + len(JOINED),), self.word_rows)

    def context_rows(self, find: Callable[[Any], Iterable[str]], values: Sequence[Any]) -> np.ndarray:
        """A function of CONTEXT and arguments for it => [arguments, labels]: summed weights of the resulting features."""
        rows = [[self.features[name] for name in find(value) if name in self.features] for value in values]
        return np.stack([self.contexts[one].sum(axis=0, dtype=np.int32) for one in rows])

    def word_rows(self, words: Sequence[str]) -> np.ndarray:
        """Words => for each its contribution to the scores of the token at each of STEPS from it, then the numbers of its values of JOINED."""
        of_fields = numbers_in([self.values[field] for field in WORD_FIELDS], zip(*map(field_values, words)))
        listed = [[self.values["in"].get(name, -1) for name in lists_of(word)] for word in words]
        of_lists = np.array([row + [-1] * (len(LISTS) - len(row)) for row in listed], np.int64)
        rows = np.concatenate([of_fields, of_lists], axis=1)
        return np.concatenate([self.words[rows].sum(axis=1, dtype=np.int32), rows[:, : len(JOINED)]], axis=1)

    def scores(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> Matrix:
        """Sentences of tokens => scores [tokens, labels], sentences concatenated."""
        words = [word for sentence in sentences for word in sentence]
        told = np.concatenate([self.of_word.rows(words), NO_WORD])
        beside = words_beside([len(one) for one in sentences])
        found, size = told[:-1, : len(LABELS)], len(LABELS)
        for at, step in enumerate(STEPS[1:], start=1):
            found += told[beside[step], at * size : (at + 1) * size]
        tokens = (token for sentence in sentences for token in context_values(sentence, evidence))
        for kept, values in zip(self.context, zip(*tokens)):
            found += kept.rows(values)
        found += self.sequences(told[:, -len(JOINED) :].astype(np.int64), beside)
        scored: Matrix = found * HUNDREDTH
        return scored

    def sequences(self, numbers: np.ndarray, beside: Mapping[int, np.ndarray]) -> np.ndarray:
        """Value numbers [tokens and one blank, JOINED], and for each step the neighbour's index => scores of the conjunction features, [tokens,
        labels]."""
        rows, first = [], 0
        for name, (field, places) in SEQUENCES.items():
            of_field = numbers[:, JOINED.index(field)]
            wanted = join_numbers([of_field[beside[place]] for place in places], len(self.words))
            rows.append(find_rows(self.keys[name], wanted, first))
            first += len(self.keys[name])
        found: np.ndarray = self.contexts[np.stack(rows, axis=1)].sum(axis=1, dtype=np.int32)
        return found

    def label(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
        """Sentences of tokens => for each sentence (labels, probabilities); labels are "B-person", "I-person", "O", …"""
        scores = [
            one for batch in sentence_groups(sentences, TOKENS_AT_ONCE) for one in self.sentence_scores(batch, evidence)
        ]
        found: list[tuple[list[str], list[float]]] = [([], [])] * len(sentences)
        for numbers in together([len(one) for one in sentences]):
            best, sure = find_best_labels([scores[number] for number in numbers], self.transitions)
            for row, number in enumerate(numbers):
                size = len(scores[number])
                found[number] = [LABELS[at] for at in best[row, :size].tolist()], sure[row, :size].tolist()
        return found

    def sentence_scores(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[Matrix]:
        ends = np.cumsum([len(one) for one in sentences])
        return np.split(self.scores(sentences, evidence), ends[:-1]) if ends[-1] else [NO_SCORES] * len(sentences)


def words_beside(sizes: Sequence[int]) -> dict[int, np.ndarray]:
    """Lengths of sentences => {step: index of the token at that distance from each token, -1 beyond its sentence}."""
    count = sum(sizes)
    places, sentence_of = np.arange(count), np.repeat(np.arange(len(sizes)), sizes)
    found = {}
    for step in STEPS:
        there = np.clip(places + step, 0, count - 1)
        inside = (there == places + step) & (sentence_of[there] == sentence_of)
        found[step] = np.where(inside, there, -1)
    return found


def together(sizes: Sequence[int]) -> list[list[int]]:
    """Lengths of sentences => batches of sentence numbers: similar lengths, at most TOKENS_AT_ONCE tokens with padding, or one sentence."""
    found: list[list[int]] = []
    for number in sorted((number for number, size in enumerate(sizes) if size), key=sizes.__getitem__):
        if found and (len(found[-1]) + 1) * sizes[number] <= TOKENS_AT_ONCE:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def find_best_labels(scores: Sequence[Matrix], transitions: Matrix) -> tuple[np.ndarray, Matrix]:
    """Scores of sentences (longest last) and transitions => two arrays [sentences, tokens]: index of the best label, and its probability."""
    sizes = np.array([len(one) for one in scores])
    filled = np.zeros((sizes[-1], len(scores), len(transitions)), dtype=np.float32)
    for number, one in enumerate(scores):
        filled[: len(one), number] = one
    going_on = np.searchsorted(sizes, np.arange(sizes[-1]), side="right").tolist()
    best = viterbi(filled, transitions, going_on)
    return best.T, np.take_along_axis(marginals(filled, transitions, going_on), best[..., None], 2)[..., 0].T


def viterbi(scores: Matrix, transitions: Matrix, going_on: Sequence[int]) -> np.ndarray:
    """Scores [tokens, sentences, labels] => labels of the best path, [tokens, sentences]. going_on: for each token, the first sentence long enough to
    have it."""
    count, width, labels = scores.shape
    back = np.empty((count, width, labels), dtype=np.int64)
    back[:] = np.arange(labels)
    state = scores[0] + START
    for at in range(1, count):
        first = going_on[at]
        paths = state[first:, :, None] + transitions
        back[at, first:] = paths.argmax(1)
        np.add(np.maximum.reduce(paths, 1), scores[at, first:], out=state[first:])
    best, sentences = np.empty((count, width), dtype=np.int64), np.arange(width)
    best[-1] = state.argmax(1)
    for at in range(count - 1, 0, -1):
        best[at - 1] = back[at, sentences, best[at]]
    return best


def marginals(scores: Matrix, transitions: Matrix, going_on: Sequence[int]) -> Matrix:
    """Scores [tokens, sentences, labels] => marginal probability of each label, of the same shape."""
    count, pairs = len(scores), np.exp(transitions)
    local: Matrix = np.exp(scores - scores.max(2, keepdims=True))
    forward: Matrix = np.empty_like(local)
    forward[0] = sum_to_one(local[0] * np.exp(START))
    for at in range(1, count):
        forward[at] = sum_to_one((forward[at - 1] @ pairs) * local[at])
    behind, back = np.ones_like(local), pairs.T
    for at in range(count - 1, 0, -1):
        first = going_on[at]
        behind[at - 1, first:] = sum_to_one((local[at, first:] * behind[at, first:]) @ back)
    return sum_to_one(forward * behind)


def sum_to_one(weights: Matrix) -> Matrix:
    """Normalise in place along the last axis, so that it sums to 1."""
    total = np.add.reduce(weights, axis=-1, keepdims=True)
    np.divide(weights, np.maximum(total, LEAST, out=total), out=weights)
    return weights


LEAST = np.float32(1e-30)
START = np.array([NEVER if label.startswith("I-") else 0 for label in LABELS], dtype=np.float32)


def allowed(before: str, after: str) -> bool:
    """True if label `after` can follow `before` in BIO: "I-person" only after "B-person" or "I-person"."""
    return not after.startswith("I-") or before[2:] == after[2:]


@cache
def model() -> NameModel:
    """The name model of the package, loaded at first use."""
    path = files("analysis.language.models").joinpath("names.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return NameModel({name: held[name] for name in held.files})


def label_names(sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
    """`NameModel.label` with the model of the package."""
    return model().label(sentences, evidence)
