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
    RowCache,
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
"""Score of a label that cannot follow another: "I-person" after "O"."""
HUNDREDTH = np.float32(0.01)
TOKENS_AT_ONCE = 2000
"""Tokens of a batch, padding included."""
NO_SCORES = np.zeros((0, len(LABELS)), dtype=np.float32)
JOINED = tuple(FIELDS)[:3]
"""Properties that SEQUENCES join: the first three of FIELDS."""
NO_WORD = np.array([[0] * (len(STEPS) * len(LABELS)) + [-1] * len(JOINED)], np.int32)
"""Row of `NameModel.word_rows` for a position outside the sentence."""


class NameModel:
    """Linear-chain CRF: weights of features, in hundredths, and of pairs of labels.

    held: arrays as `name_weights.write_model` writes them. For each of FIELDS "values FIELD": its values (encode_lines); "words" [values of all
    FIELDS in order and a row of zeros, steps, labels]: their weights. For each of SEQUENCES "keys SEQUENCE": sorted keys of its values;
    "features": names of all other features (encode_lines); "contexts" [keys, features and a row of zeros, labels]: weights of both.
    "transitions" [labels, labels]: weights of a label after another.
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
        self.context = [RowCache((len(LABELS),), partial(self.context_rows, find)) for find in CONTEXT]
        self.of_word = RowCache((len(STEPS) * len(LABELS) + len(JOINED),), self.word_rows)

    def context_rows(self, find: Callable[[Any], Iterable[str]], values: Sequence[Any]) -> np.ndarray:
        """Function of CONTEXT and arguments for it => sums of the weights of the resulting features, array [arguments, labels]."""
        rows = [[self.features[name] for name in find(value) if name in self.features] for value in values]
        return np.stack([self.contexts[one].sum(axis=0, dtype=np.int32) for one in rows])

    def word_rows(self, words: Sequence[str]) -> np.ndarray:
        """Words => for each word its part of the scores of the token at each of STEPS from it, then the numbers of its values of JOINED."""
        of_fields = numbers_in([self.values[field] for field in WORD_FIELDS], zip(*map(field_values, words)))
        listed = [[self.values["in"].get(name, -1) for name in lists_of(word)] for word in words]
        of_lists = np.array([row + [-1] * (len(LISTS) - len(row)) for row in listed], np.int64)
        rows = np.concatenate([of_fields, of_lists], axis=1)
        return np.concatenate([self.words[rows].sum(axis=1, dtype=np.int32), rows[:, : len(JOINED)]], axis=1)

    def scores(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> Matrix:
        """Sentences of tokens => scores [tokens, labels], sentences concatenated."""
        words = [word for sentence in sentences for word in sentence]
        of_words = np.concatenate([self.of_word.rows(words), NO_WORD])
        neighbours = neighbour_indices([len(one) for one in sentences])
        found, size = of_words[:-1, : len(LABELS)], len(LABELS)
        for at, step in enumerate(STEPS[1:], start=1):
            found += of_words[neighbours[step], at * size : (at + 1) * size]
        tokens = (token for sentence in sentences for token in context_values(sentence, evidence))
        for kept, values in zip(self.context, zip(*tokens)):
            found += kept.rows(values)
        found += self.sequences(of_words[:, -len(JOINED) :].astype(np.int64), neighbours)
        scored: Matrix = found * HUNDREDTH
        return scored

    def sequences(self, numbers: np.ndarray, neighbours: Mapping[int, np.ndarray]) -> np.ndarray:
        """Value numbers [tokens and one blank, JOINED], and for each step the neighbour's index => scores of the conjunction features, [tokens,
        labels]."""
        rows, first = [], 0
        for name, (field, places) in SEQUENCES.items():
            of_field = numbers[:, JOINED.index(field)]
            wanted = join_numbers([of_field[neighbours[place]] for place in places], len(self.words))
            rows.append(find_rows(self.keys[name], wanted, first))
            first += len(self.keys[name])
        found: np.ndarray = self.contexts[np.stack(rows, axis=1)].sum(axis=1, dtype=np.int32)
        return found

    def label(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
        """Sentences of tokens => for each sentence its (labels, marginal probabilities), one of each per token; labels: one of LABELS."""
        scores = [
            one for batch in sentence_groups(sentences, TOKENS_AT_ONCE) for one in self.sentence_scores(batch, evidence)
        ]
        found: list[tuple[list[str], list[float]]] = [([], [])] * len(sentences)
        for numbers in length_batches([len(one) for one in sentences]):
            best, probabilities = find_best_labels([scores[number] for number in numbers], self.transitions)
            for row, number in enumerate(numbers):
                size = len(scores[number])
                found[number] = [LABELS[at] for at in best[row, :size].tolist()], probabilities[row, :size].tolist()
        return found

    def sentence_scores(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[Matrix]:
        ends = np.cumsum([len(one) for one in sentences])
        return np.split(self.scores(sentences, evidence), ends[:-1]) if ends[-1] else [NO_SCORES] * len(sentences)


def neighbour_indices(sizes: Sequence[int]) -> dict[int, np.ndarray]:
    """Lengths of sentences => {step: index of the token at that distance from each token, -1 beyond its sentence}."""
    count = sum(sizes)
    places, sentence_of = np.arange(count), np.repeat(np.arange(len(sizes)), sizes)
    found = {}
    for step in STEPS:
        there = np.clip(places + step, 0, count - 1)
        inside = (there == places + step) & (sentence_of[there] == sentence_of)
        found[step] = np.where(inside, there, -1)
    return found


def length_batches(sizes: Sequence[int]) -> list[list[int]]:
    """Lengths of sentences => batches of sentence numbers: similar lengths, at most TOKENS_AT_ONCE tokens with padding, or one sentence."""
    found: list[list[int]] = []
    for number in sorted((number for number, size in enumerate(sizes) if size), key=sizes.__getitem__):
        if found and (len(found[-1]) + 1) * sizes[number] <= TOKENS_AT_ONCE:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def find_best_labels(scores: Sequence[Matrix], transitions: Matrix) -> tuple[np.ndarray, Matrix]:
    """Scores of sentences (shortest first) and transitions => two arrays [sentences, tokens]: index of each token's best label, and its probability."""
    sizes = np.array([len(one) for one in scores])
    padded = np.zeros((sizes[-1], len(scores), len(transitions)), dtype=np.float32)
    for number, one in enumerate(scores):
        padded[: len(one), number] = one
    going_on = np.searchsorted(sizes, np.arange(sizes[-1]), side="right").tolist()
    best = viterbi(padded, transitions, going_on)
    return best.T, np.take_along_axis(marginals(padded, transitions, going_on), best[..., None], 2)[..., 0].T


def viterbi(scores: Matrix, transitions: Matrix, going_on: Sequence[int]) -> np.ndarray:
    """Scores [tokens, sentences, labels] => labels of the best path, [tokens, sentences]. going_on: for each token position, the first sentence that
    is long enough to have it."""
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
    backward, back = np.ones_like(local), pairs.T
    for at in range(count - 1, 0, -1):
        first = going_on[at]
        backward[at - 1, first:] = sum_to_one((local[at, first:] * backward[at, first:]) @ back)
    return sum_to_one(forward * backward)


def sum_to_one(weights: Matrix) -> Matrix:
    """Normalise along the last axis to a sum of 1, in place."""
    total = np.add.reduce(weights, axis=-1, keepdims=True)
    np.divide(weights, np.maximum(total, SMALLEST_SUM, out=total), out=weights)
    return weights


SMALLEST_SUM = np.float32(1e-30)
START = np.array([NEVER if label.startswith("I-") else 0 for label in LABELS], dtype=np.float32)
"""Score of each label at the start of a sentence."""


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
    """Sentences of tokens of an article => for each sentence its (labels, probabilities), by the model of the package."""
    return model().label(sentences, evidence)
