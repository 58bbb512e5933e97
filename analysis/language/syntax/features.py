"""The parser's input: for each word the indices of its form, ending, shape and word classes. Used in training and parsing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.language.joined_values import Numbers, numbers_in
from analysis.language.name_features import shape
from analysis.language.tagger import normal
from analysis.language.word_classes import classes_of

FIELDS = ("word", "ending", "start", "shape", "class80", "class320", "class1000")
"""Properties of a word that the network has an embedding for, in the order of its input; 0 stands for a value that was too rare to learn."""


def values_of(word: str) -> tuple[str, ...]:
    """ "Farmers" => ("farmers", "ers", "fa", "Xx", "12", "107", "513"): one value for each of FIELDS."""
    low = normal(word)
    return low, low[-3:], low[:2], shape(word), *classes_of(word)


def numbers_of(words: Sequence[str], vocabularies: Sequence[Mapping[str, int]]) -> Numbers:
    """Words => [words, FIELDS]: the numbers of their values; one vocabulary (value => number, from 1) for each of FIELDS."""
    return np.maximum(numbers_in(vocabularies, zip(*map(values_of, words))), 0)
