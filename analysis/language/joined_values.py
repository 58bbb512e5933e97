"""Features that join values: values numbered by the line they stand in, pairs and triples of their numbers looked up by bisection in sorted keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Weights = np.ndarray[Any, np.dtype[np.int16]]

MAX_WORDS = 20_000
"""Words whose rows are kept."""


class WordRows:
    """A row of whole numbers for each word, worked out when the word first comes up and kept in one table.

    shape: of a row; work_out: different words => their rows [words, *shape].
    """

    def __init__(self, shape: tuple[int, ...], work_out: Callable[[list[str]], np.ndarray]):
        self.table, self.work_out = np.empty((MAX_WORDS, *shape), np.int32), work_out
        self.places: dict[str, int] = {}
        self.lock = Lock()

    def rows(self, words: Sequence[str]) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Words, fewer than MAX_WORDS different ones => [words, *shape]."""
        with self.lock:
            if new := [word for word in dict.fromkeys(words) if word not in self.places]:
                if len(self.places) + len(new) > MAX_WORDS:
                    self.places.clear()
                    new = list(dict.fromkeys(words))
                first = len(self.places)
                self.table[first : first + len(new)] = self.work_out(new)
                self.places.update(zip(new, range(first, first + len(new))))
            return self.table[np.array([self.places[word] for word in words], np.int64)]


def read_value_lines(joined: Any) -> list[str]:
    """What `encode_lines` made => the lines."""
    return bytes(joined).decode("utf-8").split("\n")[:-1]


def encode_lines(lines: Sequence[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Lines without line ends => their bytes, each line with its end."""
    return np.frombuffer("".join(f"{line}\n" for line in lines).encode(), dtype=np.uint8)


def split_values(joined: str, count: int) -> tuple[str, ...]:
    """Values with "|" between them, which may be one themselves => the values: ("a||", 2) => ("a", "|")."""
    filled, any_ = "|".join(["(.+?)"] * count).replace("|", r"\|"), "|".join(["(.*?)"] * count).replace("|", r"\|")
    found = re.fullmatch(filled, joined) or re.fullmatch(any_, joined)
    return found.groups() if found else ()


def join_numbers(numbers: Sequence[Numbers], base: int) -> Numbers:
    """Two or three numbers, -1 for a value without any => one, that no other numbers give."""
    joined = numbers[0]
    for one in numbers[1:]:
        joined = joined * base + one
    return np.where(np.min(numbers, axis=0) < 0, -1, joined)


def find_rows(keys: Numbers, wanted: Numbers, first: int) -> Numbers:
    """Sorted keys => the rows of those wanted, counted from `first`; -1 where there is none."""
    if not len(keys):
        return np.full(len(wanted), -1)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at + first, -1)


def sum_rows(table: Weights, lists: Sequence[Sequence[int]]) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Rows of weights and lists of their numbers => the sum of each list."""
    ends = np.cumsum([0, *map(len, lists)])
    sums = np.zeros((ends[-1] + 1, table.shape[1]), dtype=np.int32)
    np.cumsum(table[[*chain.from_iterable(lists)]], axis=0, dtype=np.int32, out=sums[1:])
    found: np.ndarray[Any, np.dtype[np.int32]] = sums[ends[1:]] - sums[ends[:-1]]
    return found


def sentence_groups(sentences: Sequence[Sequence[str]], size: int) -> Iterator[Sequence[Sequence[str]]]:
    """Sentences => groups of sentences side by side, each of `size` words and up to a sentence more."""
    first, count = 0, 0
    for at, sentence in enumerate(sentences, 1):
        count += len(sentence)
        if count >= size or at == len(sentences):
            yield sentences[first:at]
            first, count = at, 0
