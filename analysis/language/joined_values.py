"""Conjunction features: values are numbered, and pairs and triples of numbers are looked up by bisection in sorted keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from threading import Lock
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]

MAX_VALUES = 20_000
"""Values whose rows are kept."""


class KeptRows:
    """Cache of one row of integers per value, computed at its first use and stored in one table.

    shape: of a row; work_out: function from different values to their rows, [values, *shape]."""

    def __init__(self, shape: tuple[int, ...], work_out: Callable[[list[Any]], np.ndarray]):
        self.table, self.work_out = np.empty((MAX_VALUES, *shape), np.int32), work_out
        self.places: dict[Hashable, int] = {}
        self.lock = Lock()

    def rows(self, values: Sequence[Hashable]) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Values => array [values, *shape]."""
        if len(values) > MAX_VALUES:
            return np.concatenate([self.rows(values[:MAX_VALUES]), self.rows(values[MAX_VALUES:])])
        with self.lock:
            places = list(map(self.places.get, values))
            if None in places:
                self.add([value for value, place in zip(values, places) if place is None], values)
                places = list(map(self.places.get, values))
            return self.table[np.array(places, np.int64)]

    def add(self, missing: Sequence[Hashable], values: Sequence[Hashable]) -> None:
        """Compute the missing rows; if the table is full, drop all others and compute the rows of these values."""
        new = list(dict.fromkeys(missing))
        if len(self.places) + len(new) > MAX_VALUES:
            self.places.clear()
            new = list(dict.fromkeys(values))
        first, end = len(self.places), len(self.places) + len(new)
        self.table[first:end] = self.work_out(new)
        self.places.update(zip(new, range(first, end)))


def read_value_lines(joined: Any) -> list[str]:
    """Output of `encode_lines` => the lines."""
    return bytes(joined).decode("utf-8").split("\n")[:-1]


def encode_lines(lines: Sequence[str]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Lines without line ends => array of their UTF-8 bytes, each followed by a line end."""
    return np.frombuffer("".join(f"{line}\n" for line in lines).encode(), dtype=np.uint8)


def split_values(joined: str, count: int) -> tuple[str, ...]:
    """Values joined by "|", which may itself be a value => the values: ("a||", 2) => ("a", "|")."""
    filled, any_ = "|".join(["(.+?)"] * count).replace("|", r"\|"), "|".join(["(.*?)"] * count).replace("|", r"\|")
    found = re.fullmatch(filled, joined) or re.fullmatch(any_, joined)
    return found.groups() if found else ()


def join_numbers(numbers: Sequence[Numbers], base: int) -> Numbers:
    """Two or three numbers, -1 for an unknown value => one number, unique to the combination."""
    joined = numbers[0]
    for one in numbers[1:]:
        joined = joined * base + one
    return np.where(np.min(numbers, axis=0) < 0, -1, joined)


def numbers_in(tables: Iterable[Mapping[str, int]], columns: Iterable[Iterable[str]]) -> Numbers:
    """Look-up tables, and for each a column of values => array [values, tables] of their numbers, -1 for unknown values."""
    return np.array([list(map(table.get, column, repeat(-1))) for table, column in zip(tables, columns)], np.int64).T


def find_rows(keys: Numbers, wanted: Numbers, first: int) -> Numbers:
    """Sorted keys and the wanted keys => index of each, counted from `first`; -1 if it is not there."""
    if not len(keys):
        return np.full(len(wanted), -1)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at + first, -1)


def sentence_groups(sentences: Sequence[Sequence[str]], size: int) -> Iterator[Sequence[Sequence[str]]]:
    """Sentences => consecutive groups of about `size` tokens each, at most one sentence more."""
    first, count = 0, 0
    for at, sentence in enumerate(sentences, 1):
        count += len(sentence)
        if count >= size or at == len(sentences):
            yield sentences[first:at]
            first, count = at, 0
