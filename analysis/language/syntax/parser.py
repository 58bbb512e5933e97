"""Words and tags => a head and a relation for each token."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.language.syntax.network import network, sentence_batches
from analysis.language.syntax.trees import best_tree

MAX_SENTENCE_TOKENS = 160
"""Longer sentences, mostly lists and tables, are parsed in parts of this length; the parts hang on the first."""


def parse(words: Sequence[str], tags: Sequence[str], bounds: Sequence[tuple[int, int]]) -> tuple[list[int], list[str]]:
    """Words, tags and the tokens first:last of each sentence => heads (indices of tokens, -1 for the root of a sentence) and relations.

    Every sentence is a tree with one root. A token outside every sentence is a root of its own.
    """
    heads, relations = [-1] * len(words), ["root"] * len(words)
    parts = [part for first, last in bounds for part in window_parts(first, last)]
    for group in sentence_batches(parts):
        parse_together(words, tags, group, heads, relations)
    join_parts(bounds, heads, relations)
    return heads, relations


def window_parts(first: int, last: int) -> list[tuple[int, int]]:
    return [(at, min(at + MAX_SENTENCE_TOKENS, last)) for at in range(first, last, MAX_SENTENCE_TOKENS)]


def parse_together(
    words: Sequence[str], tags: Sequence[str], bounds: list[tuple[int, int]], heads: list[int], relations: list[str]
) -> None:
    """Fill in heads and relations of a batch of sentences."""
    model, first, last = network(), bounds[0][0], bounds[-1][1]
    state = model.encode(words[first:last], tags[first:last], [(start - first, end - first) for start, end in bounds])
    as_word, as_head = model.scores(state)
    found: list[int] = []
    for start, end in bounds:
        part = slice(start - first, end - first)
        tree = best_tree(model.heads(as_word[part], as_head[part]))
        found += [head if head < 0 else head + start - first for head in tree]
    relations[first:last] = model.label(state, np.array(found, np.int64))
    heads[first:last] = [head if head < 0 else head + first for head in found]


def join_parts(bounds: Sequence[tuple[int, int]], heads: list[int], relations: list[str]) -> None:
    """Give the relation "root" to roots only; additional roots of a sentence parsed in parts depend on the first."""
    for first, last in bounds:
        root = -1
        for at in range(first, last):
            if heads[at] < 0 and root < 0:
                root, relations[at] = at, "root"
            elif heads[at] < 0:
                heads[at], relations[at] = root, "dep"
            elif relations[at] == "root":
                relations[at] = "dep"
