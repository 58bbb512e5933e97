"""Storage and look-up of conjunction features: values are numbered, and a pair or triple of numbers becomes one key, found by bisection."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from threading import Lock
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]

MAX_VALUES = 20_000
"""Rows that a cache holds at most."""


class RowCache:
    """Thread-safe cache of one row of integers per value; at most MAX_VALUES rows, all in one array.

    shape: shape of a row; compute: function from distinct values to their rows, an array [values, *shape]."""

    def __init__(self, shape: tuple[int, ...], compute: Callable[[list[Any]], np.ndarray]):
        self.table, self.compute = np.empty((MAX_VALUES, *shape), np.int32), compute
        self.places: dict[Hashable, int] = {}
        self.lock = Lock()

    def rows(self, values: Sequence[Hashable]) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Values => their rows, array [values, *shape]."""
        if len(values) > MAX_VALUES:
            return np.concatenate([self.rows(values[:MAX_VALUES]), self.rows(values[MAX_VALUES:])])
        with self.lock:
            places = list(map(self.places.get, values))
            if None in places:
                self.add([value for value, place in zip(values, places) if place is None], values)
                places = list(map(self.places.get, values))
            return self.table[np.array(places, np.int64)]

    def add(self, missing: Sequence[Hashable], values: Sequence[Hashable]) -> None:
        """Compute the rows of the missing values; if the table is full, empty it and compute the rows of all `values`."""
        new = list(dict.fromkeys(missing))
        if len(self.places) + len(new) > MAX_VALUES:
            self.places.clear()
            new = list(dict.fromkeys(values))
        first, end = len(self.places), len(self.places) + len(new)
        self.table[first:end] = self.compute(new)
        self.places.update(zip(new, range(first, end)))


def read_value_lines(joined: Any) -> list[str]:
    """Output of `encode_lines` => the lines."""
    return bytes(joined).decode("utf-8").split("\n")[:-1]


def encode_lines(lines: Sequence[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Lines without line ends => array of their UTF-8 bytes, each followed by a line end."""
    return np.frombuffer("".join(f"{line}\n" for line in lines).encode(), dtype=np.uint8)


def split_values(joined: str, count: int) -> tuple[str, ...]:
    """Values joined by "|" and their number => the values; "|" may itself be a value.

    >>> split_values("a||", 2)
    ('a', '|')
    """
    non_empty, any_length = (r"\|".join([value] * count) for value in ("(.+?)", "(.*?)"))
    found = re.fullmatch(non_empty, joined) or re.fullmatch(any_length, joined)
    return found.groups() if found else ()


def join_numbers(numbers: Sequence[Numbers], base: int) -> Numbers:
    """Two or three arrays of numbers below `base` (-1: unknown) => one array of keys, unique to each combination; -1 if any of them is unknown."""
    joined = numbers[0]
    for one in numbers[1:]:
        joined = joined * base + one
    return np.where(np.min(numbers, axis=0) < 0, -1, joined)


def numbers_in(tables: Iterable[Mapping[str, int]], columns: Iterable[Iterable[str]]) -> Numbers:
    """Tables {value: number}, and for each table a column of values => numbers of the values, array [values, tables]; -1 for an unknown value."""
    return np.array([list(map(table.get, column, repeat(-1))) for table, column in zip(tables, columns)], np.int64).T


def find_rows(keys: Numbers, wanted: Numbers, first: int) -> Numbers:
    """Sorted keys and wanted keys => index of each wanted key, counted from `first`; -1 if it is not among the keys."""
    if not len(keys):
        return np.full(wanted.shape, -1)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at + first, -1)


def sentence_groups(sentences: Sequence[Sequence[str]], size: int) -> Iterator[Sequence[Sequence[str]]]:
    """Sentences => groups of consecutive sentences; each group ends with the sentence that brings it to `size` tokens or more."""
    first, count = 0, 0
    for at, sentence in enumerate(sentences, 1):
        count += len(sentence)
        if count >= size or at == len(sentences):
            yield sentences[first:at]
            first, count = at, 0
