"""Network of the dependency parser, in numpy: words and tags of a document => for each sentence scores of heads, and relations to the heads that are chosen.

Embeddings of a word's properties and its tag, residual blocks of normalisation, convolution and gated linear unit (Dauphin et al. 2017), a biaffine
product for heads (Dozat and Manning 2017) and one hidden layer for relations. `analysis/training/syntax.py` trains the same network.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from analysis.language.joined_values import RowCache
from analysis.language.syntax.features import FIELDS, numbers_of

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
MAX_DISTANCE = 30
"""Distance in tokens between a word and its head beyond which the network does not distinguish."""
TOKENS_AT_ONCE = 1500
"""Tokens of a batch: few enough for the processor's cache."""
ONE, HALF = np.float32(1), np.float32(0.5)
SLOPE = np.float32(0.1)
"""Slope of the leaky ReLU for negative numbers."""


class Network:
    """The network with its weights.

    held: arrays by name, as `analysis.training.syntax` writes them: embeddings as int8 with a scale, everything else as float16."""

    def __init__(self, held: Mapping[str, Any]):
        self.weights = {
            name: held[name].astype(np.float32, order="C") for name in held if held[name].dtype == np.float16
        }
        for at in range(len(held["dilations"])):  # sigmoid(x) is (1 + tanh(x / 2)) / 2
            self.weights[f"block {at}"] *= HALF
            self.weights[f"bias {at}"] *= HALF
        self.tables = [held["table " + field] for field in FIELDS]
        self.vocabularies = [
            {value: at for at, value in enumerate(decode_lines(held["values " + field]), 1)} for field in FIELDS
        ]
        self.tags = {tag: at for at, tag in enumerate(decode_lines(held["tags"]))}
        self.relations = decode_lines(held["relations"])
        self.dilations: list[int] = held["dilations"].tolist()
        self.of_distances = lru_cache(maxsize=256)(lambda size: self.weights["distances"][distances(size)])
        self.numbers = RowCache((len(FIELDS),), lambda words: numbers_of(words, self.vocabularies))

    def encode(self, words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]]) -> Matrix:
        """Words, tags and the tokens first:last of each sentence (adjacent, the first from 0) => states, array [tokens, width]."""
        around = rows_around(bounds, self.dilations)
        state = self.of_words(words) + self.of_tags(tags)
        padded = np.zeros(
            (len(state) + 1, state.shape[1]), np.float32
        )  # the last row stands for positions outside the sentence
        for at in range(len(self.dilations)):
            normalise(state, padded[:-1])
            state += self.block(at, padded, around[at])
        return normalise(state, padded[:-1])

    def of_words(self, words: Sequence[str]) -> Matrix:
        """Words => their part of the input layer, array [words, width]; computed once per distinct word."""
        place = {word: at for at, word in enumerate(dict.fromkeys(words))}
        numbers = self.numbers.rows(list(place))
        scaled = zip(self.tables, self.weights["scales"], numbers.T)
        joined = np.concatenate([table[rows] * scale for table, scale, rows in scaled], axis=1)
        found: Matrix = (joined @ self.weights["input"])[[place[word] for word in words]]
        return found

    def of_tags(self, tags: Sequence[str]) -> Matrix:
        """Tags => their part of the input layer, array [tags, width]."""
        unknown = len(self.tags)
        found: Matrix = self.weights["tags input"][[self.tags.get(tag, unknown) for tag in tags]]
        return found

    def block(self, at: int, padded: Matrix, around: Numbers) -> Matrix:
        """Residual block number `at`: a convolution of width three and a gated linear unit. around: rows of `padded` for each token, as of `rows_around`."""
        both = padded.take(around, axis=0).reshape(len(around), -1) @ self.weights[f"block {at}"]
        both += self.weights[f"bias {at}"]
        half = both.shape[1] // 2
        gate: Matrix = np.tanh(both[:, half:])
        gate += ONE
        gate *= both[:, :half]
        return gate

    def scores(self, state: Matrix) -> tuple[Matrix, Matrix]:
        """States => both sides of the biaffine product, for all tokens as dependents and as heads."""
        word, head = self.layer("arc word", state), self.layer("arc head", state)
        scored: Matrix = word @ self.weights["arcs"]
        return scored, head

    def heads(self, word: Matrix, head: Matrix) -> Matrix:
        """Rows of `scores` for one sentence => score of each possible head of each token, array [tokens, 1 + tokens]; column 0 is the root."""
        heads = np.concatenate([self.weights["root head"], head])
        found: Matrix = word @ heads.T
        found += heads @ self.weights["head bias"]
        found += self.of_distances(len(word))
        return found

    def layer(self, name: str, state: Matrix) -> Matrix:
        """Linear layer with that name and leaky ReLU."""
        found: Matrix = state @ self.weights[name]
        found += self.weights[name + " bias"]
        return rectified(found)

    def label(self, state: Matrix, heads: Numbers) -> list[str]:
        """States of tokens, and the row of each token's head (-1: the root) => relation of each token to its head."""
        of_heads = np.concatenate([state @ self.weights["label head"], self.weights["label root"]])
        rows = np.arange(len(state))
        apart = np.where(
            heads < 0, 2 * MAX_DISTANCE + 1, np.clip(heads - rows, -MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        )
        hidden = state @ self.weights["label word"]
        hidden += of_heads[heads]
        hidden += self.weights["label distances"][apart]
        best = (rectified(hidden) @ self.weights["labels"] + self.weights["labels bias"]).argmax(axis=1)
        return [self.relations[at] for at in best.tolist()]


def decode_lines(held: Any) -> list[str]:
    text: str = held.tobytes().decode("utf-8")
    return text.split("\n")


def normalise(state: Matrix, out: Matrix) -> Matrix:
    """Normalise each row to mean 0 and variance 1 (layer normalisation); written into `out`, and returned."""
    width = np.float32(state.shape[1])
    np.subtract(state, np.add.reduce(state, axis=1, keepdims=True) / width, out=out)
    variance = np.einsum("ij,ij->i", out, out) / width
    out *= (1 / np.sqrt(variance + np.float32(1e-5)))[:, None]
    return out


def rectified(values: Matrix) -> Matrix:
    """Leaky ReLU, in place."""
    found: Matrix = np.maximum(values, values * SLOPE, out=values)
    return found


def rows_around(bounds: Sequence[tuple[int, int]], distances: Sequence[int]) -> Numbers:
    """Sentences and distances => rows that the convolution reads, array [distances, tokens, 3]: the token at that distance to the left, the token itself, and
    the one to the right; outside the sentence, the last row, which is zero."""
    sizes = np.array([last - first for first, last in bounds], np.int64)
    rows, ends = np.arange(sizes.sum()), np.repeat(np.cumsum(sizes), sizes)
    starts, apart, nothing = ends - np.repeat(sizes, sizes), np.array(distances)[:, None], len(rows)
    found = np.empty((len(distances), len(rows), 3), np.int64)
    found[:, :, 0] = np.where(rows - apart >= starts, rows - apart, nothing)
    found[:, :, 1] = rows
    found[:, :, 2] = np.where(rows + apart < ends, rows + apart, nothing)
    return found


def distances(size: int) -> Numbers:
    """Length of a sentence => number of the distance from each token to each possible head, array [tokens, 1 + tokens]; column 0 is the root."""
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
    """Tokens first:last of adjacent sentences => batches of at most TOKENS_AT_ONCE tokens; a longer sentence is a batch of its own."""
    found: list[list[tuple[int, int]]] = []
    for first, last in bounds:
        if found and last - found[-1][0][0] <= TOKENS_AT_ONCE:
            found[-1].append((first, last))
        else:
            found.append([(first, last)])
    return found
