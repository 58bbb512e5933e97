"""Features that join values: values numbered by the line they stand in, pairs and triples of their numbers looked up by bisection in sorted keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.int64]]


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
