"""The names' conditional random field: best paths and probabilities against all paths counted out, and what it makes of sentences."""

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.name_features import Evidence
from analysis.language.name_model import (
    LABELS,
    NEVER,
    NameModel,
    allowed,
    find_best_labels,
    label_names,
    length_batches,
)
from analysis.language.name_weights import write_model

RULED_OUT = np.array([[0 if allowed(one, other) else NEVER for other in LABELS] for one in LABELS], dtype=np.float32)


def counted_out(scores: np.ndarray, transitions: np.ndarray) -> tuple[list[int], np.ndarray]:
    """The best path, and the probability of each label at each token, from every path there is."""
    count, labels = scores.shape
    weights = {}
    for path in product(range(labels), repeat=count):
        names = ["O", *(LABELS[one] for one in path)]
        if all(map(allowed, names, names[1:])):
            weights[path] = sum(scores[at, one] for at, one in enumerate(path))
            weights[path] += sum(transitions[one, other] for one, other in pairwise(path))
    best = max(weights, key=weights.__getitem__)
    total = sum(map(np.exp, weights.values()))
    sure = np.zeros_like(scores)
    for path, value in weights.items():
        for at, one in enumerate(path):
            sure[at, one] += np.exp(value) / total
    return list(best), sure


@pytest.mark.parametrize("seed", range(4))
def test_paths_and_probabilities_are_those_of_all_paths_counted_out(seed: int) -> None:
    dice = np.random.default_rng(seed)
    transitions = np.where(RULED_OUT < 0, RULED_OUT, dice.normal(size=RULED_OUT.shape)).astype(np.float32)
    sentences = [dice.normal(size=(size, len(LABELS))).astype(np.float32) for size in (1, 2, 4)]
    best, sure = find_best_labels(sentences, transitions)
    for row, scores in enumerate(sentences):
        path, expected = counted_out(scores, transitions)
        size = len(scores)
        assert best[row, :size].tolist() == path
        assert sure[row, :size] == pytest.approx(expected[np.arange(size), path], abs=1e-4)


@given(st.lists(st.lists(st.text(min_size=1, max_size=6), max_size=12), max_size=8))
def test_each_token_of_each_sentence_has_a_label_and_a_probability(sentences: list[list[str]]) -> None:
    read = label_names(sentences, Evidence(sentences))
    for words, (labels, sure) in zip(sentences, read, strict=True):
        assert len(labels) == len(sure) == len(words)
        assert all(0 <= one <= 1.001 for one in sure)
        assert all(allowed(one, other) for one, other in zip(["O", *labels], labels))


def test_a_sentence_is_read_the_same_alone_and_beside_others() -> None:
    one, other = ["Ana", "Roe", "left", "Oslo", "."], ["Rain", "fell", "."]
    evidence = Evidence([one, other])
    assert label_names([one], evidence)[0][0] == label_names([other, one, other], evidence)[1][0]


@given(st.lists(st.integers(0, 3000), max_size=30))
def test_sentences_are_worked_out_once_each(sizes: list[int]) -> None:
    groups = length_batches(sizes)
    assert sorted(at for group in groups for at in group) == [at for at, size in enumerate(sizes) if size]
    assert all(len(group) == 1 or len(group) * sizes[group[-1]] <= 2000 for group in groups)


def test_weights_that_are_written_are_read_back_in_hundredths(tmp_path: Path) -> None:
    weights = np.zeros((2, len(LABELS)), dtype=np.float32)
    weights[1, 1] = 1.234
    write_model(["w=nothing", "w=ana"], weights, RULED_OUT, tmp_path / "names.npz")
    with np.load(tmp_path / "names.npz", allow_pickle=False) as held:
        read = NameModel({name: held[name] for name in held.files})
    assert {field: list(values) for field, values in read.values.items() if values} == {"w": ["ana"]}
    assert read.of_word.rows(["Ana"])[0, 1] == 123
