"""Input of the parser's network: for each word the numbers of its form, ending, start, shape and word classes. Used in training and parsing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from analysis.language.joined_values import Numbers, numbers_in
from analysis.language.name_features import shape
from analysis.language.tagger import normal
from analysis.language.word_classes import classes_of

FIELDS = ("word", "ending", "start", "shape", "class80", "class320", "class1000")
"""Properties of a word that the network has embeddings for, in the order of its input. Number 0 stands for a value too rare to be learnt."""


def values_of(word: str) -> tuple[str, ...]:
    """Word => its value for each of FIELDS: "Farmers" => ("farmers", "ers", "fa", "Xx", "12", "107", "513")."""
    low = normal(word)
    return low, low[-3:], low[:2], shape(word), *classes_of(word)


def numbers_of(words: Sequence[str], vocabularies: Sequence[Mapping[str, int]]) -> Numbers:
    """Words => numbers of their values, array [words, FIELDS]. vocabularies: for each of FIELDS {value: number from 1}."""
    return np.maximum(numbers_in(vocabularies, zip(*map(values_of, words))), 0)
