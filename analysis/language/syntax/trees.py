"""Scores of heads => the best tree (maximum spanning arborescence: Chu and Liu 1965, Edmonds 1967) with one root."""

from __future__ import annotations

from typing import Any

import numpy as np

Scores = np.ndarray[Any, np.dtype[np.float32]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
NEVER = np.float32(-1e9)


def best_tree(scores: Scores) -> list[int]:
    """Scores [tokens, 1 + tokens], column 0 for the root => head of each token, -1 for the root. The best head of each token if these form a tree."""
    scores = np.array(scores)
    size = len(scores)
    scores[np.arange(size), np.arange(1, size + 1)] = NEVER
    heads = scores.argmax(axis=1)
    if np.count_nonzero(heads == 0) != 1 or cycle_of(heads.tolist()):
        heads = spanning_tree(with_one_root(scores))
    found: list[int] = (heads - 1).tolist()
    return found


def with_one_root(scores: Scores) -> Scores:
    """Scores in which only the most likely token can be the root, changed in place."""
    margin = scores[:, 0] - (scores[:, 1:].max(axis=1) if len(scores) > 1 else 0)
    root = int(margin.argmax())
    scores[:, 0] = NEVER
    scores[root] = NEVER
    scores[root, 0] = 0
    return scores


def cycle_of(heads: list[int]) -> list[int]:
    """Heads counted from 1 (0: the root) => tokens of a cycle, counted from 1; [] for a tree."""
    state = [0] * (len(heads) + 1)
    state[0] = -1
    for start in range(1, len(heads) + 1):
        at = start
        while not state[at]:
            state[at] = start
            at = heads[at - 1]
        if state[at] == start:
            return cycle_from(at, heads)
        at = start
        while state[at] == start:
            state[at] = -1
            at = heads[at - 1]
    return []


def cycle_from(start: int, heads: list[int]) -> list[int]:
    """Tokens of the cycle that contains the token `start`."""
    found, at = [start], heads[start - 1]
    while at != start:
        found.append(at)
        at = heads[at - 1]
    return found


def spanning_tree(scores: Scores) -> Numbers:
    """Scores with a fixed root => heads, counted from 1, of the tree with the highest sum of scores."""
    full = np.full((len(scores) + 1, len(scores) + 1), NEVER, np.float64)
    full[1:] = scores
    found: Numbers = contracted(full)[1:]
    return found


def contracted(scores: np.ndarray[Any, Any]) -> Numbers:
    """Scores [nodes, heads], node 0 the root => heads of the best tree; a cycle of best heads is contracted to one node, recursively (Edmonds)."""
    heads: Numbers = scores.argmax(axis=1)
    heads[0] = 0
    cycle = cycle_of(heads[1:].tolist())
    if not cycle:
        return heads
    inside = np.array(sorted(cycle))
    outside = np.ones(len(scores), dtype=bool)
    outside[inside] = False
    rest = np.flatnonzero(outside)
    kept = scores[inside, heads[inside]]
    into = scores[inside][:, rest] - kept[:, None]
    smaller = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    smaller[:-1, :-1] = scores[rest][:, rest]
    smaller[-1, :-1] = into.max(axis=0)
    leaving = scores[rest][:, inside]
    smaller[:-1, -1] = leaving.max(axis=1)
    found = contracted(smaller)
    to_cycle = found[:-1] == len(rest)
    heads[rest] = np.where(to_cycle, inside[leaving.argmax(axis=1)], np.append(rest, 0)[found[:-1]])
    entry = inside[into[:, found[-1]].argmax()]
    heads[entry] = rest[found[-1]]
    heads[0] = 0
    return heads
