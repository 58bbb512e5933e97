"""The best tree of scores."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analysis.language.syntax.trees import best_tree, cycle_of


def is_tree(heads: list[int]) -> bool:
    return heads.count(-1) == 1 and not cycle_of([head + 1 for head in heads])


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[at, head + 1] for at, head in enumerate(heads)))


def test_the_best_heads_stay_where_they_are_a_tree() -> None:
    scores = np.zeros((3, 4), np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 1
    assert best_tree(scores) == [1, -1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 0, 9, 1], [2, 9, 0, 1], [8, 3, 1, 0]], np.float32)
    assert best_tree(scores) == [2, 0, -1]


@settings(max_examples=200)
@given(
    st.integers(1, 5).flatmap(lambda n: arrays.arrays(np.float32, (n, n + 1), elements=st.integers(-50, 50).map(float)))
)
def test_it_is_a_tree_and_the_best_with_its_root(scores: np.ndarray) -> None:
    size = len(scores)
    found = best_tree(scores)
    assert is_tree(found)
    trees = (list(heads) for heads in product(range(-1, size), repeat=size) if is_tree(list(heads)))
    rivals = [total(scores, heads) for heads in trees if heads.index(-1) == found.index(-1)]
    assert total(scores, found) == max(rivals)
