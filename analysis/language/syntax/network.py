"""The trained parser in numpy: words and tags of a document => for each sentence scores of heads, and relations of the heads chosen.

Embeddings of a word's properties and its tag, residual blocks of normalisation, convolution and gated linear unit (Dauphin et al. 2017), a biaffine
product for heads (Dozat and Manning 2017) and one hidden layer for relations. `analysis/training/syntax.py` trains the same network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from analysis.language.joined_values import KeptRows
from analysis.language.syntax.features import FIELDS, numbers_of

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
MAX_DISTANCE = 30
"""Tokens between a word and its head beyond which the network makes no difference."""
TOKENS_AT_ONCE = 1500
"""Tokens whose numbers are worked out together: few enough for the processor's cache."""
SLOPE = np.float32(0.1)
"""What is left of a negative number behind a leaky rectifier."""


class Network:
    """Weights by name, as `analysis.training.syntax` writes them: tables of embeddings as int8 with a scale, everything else as float16."""

    def __init__(self, held: Mapping[str, Any]):
        self.weights = {
            name: held[name].astype(np.float32, order="C") for name in held if held[name].dtype == np.float16
        }
        self.tables = [held["table " + field] for field in FIELDS]
        self.vocabularies = [
            {value: at for at, value in enumerate(decode_lines(held["values " + field]), 1)} for field in FIELDS
        ]
        self.tags = {tag: at for at, tag in enumerate(decode_lines(held["tags"]))}
        self.relations = decode_lines(held["relations"])
        self.dilations: list[int] = held["dilations"].tolist()
        self.of_distances = lru_cache(maxsize=256)(lambda size: self.weights["distances"][distances(size)])
        self.numbers = KeptRows((len(FIELDS),), lambda words: numbers_of(words, self.vocabularies))

    def encode(self, words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]]) -> Matrix:
        """Words and tags, and the tokens first:last of each sentence, from 0 on without gaps => a row of numbers for each token."""
        around = rows_around(bounds, self.dilations)
        state = self.of_words(words) + self.of_tags(tags)
        padded = np.zeros(
            (len(state) + 1, state.shape[1]), np.float32
        )  # its last row stands for what is outside the sentence
        for at in range(len(self.dilations)):
            normalise(state, padded[:-1])
            state += self.block(at, padded, around[at])
        return normalise(state, padded[:-1])

    def of_words(self, words: Sequence[str]) -> Matrix:
        """Context-free vector of each word, computed once per distinct word."""
        place = {word: at for at, word in enumerate(dict.fromkeys(words))}
        numbers = self.numbers.rows(list(place))
        scaled = zip(self.tables, self.weights["scales"], numbers.T)
        joined = np.concatenate([table[rows] * scale for table, scale, rows in scaled], axis=1)
        found: Matrix = (joined @ self.weights["input"])[[place[word] for word in words]]
        return found

    def of_tags(self, tags: Sequence[str]) -> Matrix:
        unknown = len(self.tags)
        found: Matrix = self.weights["tags input"][[self.tags.get(tag, unknown) for tag in tags]]
        return found

    def block(self, at: int, padded: Matrix, around: Numbers) -> Matrix:
        """Convolution of width three and gated linear unit."""
        both = padded.take(around, axis=0).reshape(len(around), -1) @ self.weights[f"block {at}"]
        both += self.weights[f"bias {at}"]
        half = both.shape[1] // 2
        gated: Matrix = sigmoid(both[:, half:])
        gated *= both[:, :half]
        return gated

    def scores(self, state: Matrix) -> tuple[Matrix, Matrix]:
        """States => the two sides of the biaffine product, dependents and heads; the last column of heads is a bias."""
        word, head = self.layer("arc word", state), self.layer("arc head", state)
        scored: Matrix = word @ self.weights["arcs"]
        return scored, head

    def heads(self, word: Matrix, head: Matrix) -> Matrix:
        """A sentence => [tokens, 1 + tokens]: score of the root (column 0) and of each token as the head of each."""
        heads = np.concatenate([self.weights["root head"], head])
        found: Matrix = word @ heads.T
        found += heads @ self.weights["head bias"]
        found += self.of_distances(len(word))
        return found

    def layer(self, name: str, state: Matrix) -> Matrix:
        return rectified(state @ self.weights[name] + self.weights[name + " bias"])

    def label(self, state: Matrix, heads: Numbers) -> list[str]:
        """States of all tokens and the row of each one's head (-1: the root) => relations."""
        of_heads = np.concatenate([state @ self.weights["label head"], self.weights["label root"]])
        rows = np.arange(len(state))
        apart = np.where(
            heads < 0, 2 * MAX_DISTANCE + 1, np.clip(heads - rows, -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        )
        hidden = state @ self.weights["label word"] + of_heads[heads] + self.weights["label distances"][apart]
        best = (rectified(hidden) @ self.weights["labels"] + self.weights["labels bias"]).argmax(axis=1)
        return [self.relations[at] for at in best.tolist()]


def decode_lines(held: Any) -> list[str]:
    text: str = held.tobytes().decode("utf-8")
    return text.split("\n")


def normalise(state: Matrix, out: Matrix) -> Matrix:
    """Each row normalised to mean 0 and variance 1, written into `out`."""
    width = np.float32(state.shape[1])
    np.subtract(state, np.add.reduce(state, axis=1, keepdims=True) / width, out=out)
    variance = np.einsum("ij,ij->i", out, out) / width
    out *= (1 / np.sqrt(variance + np.float32(1e-5)))[:, None]
    return out


def sigmoid(values: Matrix) -> Matrix:
    found: Matrix = np.negative(values)
    np.exp(np.minimum(found, np.float32(80), out=found), out=found)
    found += np.float32(1)
    return np.reciprocal(found, out=found)


def rectified(values: Matrix) -> Matrix:
    """Leaky ReLU."""
    found: Matrix = np.maximum(values, values * SLOPE)
    return found


def rows_around(bounds: Sequence[tuple[int, int]], distances: Sequence[int]) -> Numbers:
    """Sentences and distances => [distances, tokens, 3]: rows of the token at that distance to the left, the token itself and that to the right; outside
    the sentence, the last row, which is zero."""
    sizes = np.array([last - first for first, last in bounds], np.int64)
    rows, ends = np.arange(sizes.sum()), np.repeat(np.cumsum(sizes), sizes)
    starts, apart, nothing = ends - np.repeat(sizes, sizes), np.array(distances)[:, None], len(rows)
    found = np.empty((len(distances), len(rows), 3), np.int64)
    found[:, :, 0] = np.where(rows - apart >= starts, rows - apart, nothing)
    found[:, :, 1] = rows
    found[:, :, 2] = np.where(rows + apart < ends, rows + apart, nothing)
    return found


def distances(size: int) -> Numbers:
    """Sentence length => [tokens, 1 + tokens]: index of the distance from each token to each head; column 0 is the root."""
    rows = np.arange(size)
    found = np.clip(rows[None, :] - rows[:, None], -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
    return np.concatenate([np.full((size, 1), 2 * MAX_DISTANCE + 1), found], axis=1)


@cache
def network() -> Network:
    """The trained model, read at first use."""
    path = files("analysis.language.models").joinpath("syntax.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return Network({name: held[name] for name in held.files})


def sentence_batches(bounds: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Adjacent sentences computed together, of at most TOKENS_AT_ONCE tokens, or a single longer one."""
    found: list[list[tuple[int, int]]] = []
    for first, last in bounds:
        if found and last - found[-1][0][0] <= TOKENS_AT_ONCE:
            found[-1].append((first, last))
        else:
            found.append([(first, last)])
    return found
