"""Penn Treebank tags on plain news sentences."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from analysis.language.tagger import (
    EDGE,
    Weights,
    features,
    find_tags,
    find_tags_of_all,
    normal,
    tagger,
    write_weights,
)


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("The army left Mosul .", "DT NN VBD NNP ."),
        ("They will meet in Oslo on Friday .", "PRP MD VB IN NNP IN NNP ."),
        ("It was used by troops since 2017 to train them .", "PRP VBD VBN IN NNS IN CD TO VB PRP ."),
        ("Prices have risen by 5 percent .", "NNS VBP VBN IN CD NN ."),
    ],
)
def test_tags(words: str, tags: str) -> None:
    assert " ".join(find_tags(words.split())) == tags


def test_no_words_have_no_tags() -> None:
    assert find_tags([]) == []


def test_a_sentence_has_the_same_tags_alone_and_beside_others() -> None:
    sentences = [["Rain", "fell", "."], ["She", "wants", "to", "train", "."], ["Yes"]]
    assert find_tags_of_all(sentences) == [tag for words in sentences for tag in find_tags(words)]


def row_of(weights: Weights, feature: str) -> int:
    """Row of a feature as `features` names it, -1 where it has no weights."""
    name, *values = feature.split(" ")
    if len(values) == 1:
        return weights.rows[name].get(values[0], -1)
    one, other = (weights.numbers.get(value, -1) for value in values)
    keys, first = weights.pairs[name]
    found = [at for at, key in enumerate(keys.tolist()) if min(one, other) >= 0 and key == one * weights.base + other]
    return found[0] + first if found else -1


def best_tag(weights: Weights, sums: Any, joined: Any, second_last: str, last: str) -> str:
    """Best tag of one word by its scores and the tags before it."""
    (found,) = weights.best(sums, joined, np.array([weights.ids[second_last]]), np.array([weights.ids[last]]))
    return weights.tags[found]


@pytest.mark.parametrize("text", ["Officials in Cádiz deny it .", "NATO 's 2,400 troops may March out"])
def test_sums_kept_by_group_are_those_of_all_features(text: str) -> None:
    words, weights = text.split(), tagger()
    context = [*EDGE[0], *map(normal, words), *EDGE[1]]
    for at, word in enumerate(words, 2):
        told = features(word, context, at, "DT", "NN")
        assert len(set(told)) == len(told)
        sums, joined = weights.tag_free_scores([word], context, np.array([at]))
        rows = [row_of(weights, feature) for feature in told]
        total = weights.table[rows].sum(axis=0)
        assert sum(row >= 0 for row in rows) > 15
        assert best_tag(weights, sums, joined, "DT", "NN") == weights.tags[total.argmax()]


def test_weights_that_are_written_are_read_back_in_hundredths(tmp_path: Path) -> None:
    weights = {
        "bias ": {"NN": 0.5},
        "w port": {"NN": 1.234, "VB": -2.0},
        "w1w port of": {"VB": 4.0},
        "-1tw DT port": {"NN": 3.0},
        "-1t-2t DT VB": {"NN": 1.0},
    }
    write_weights(weights, {"the": "DT"}, tmp_path / "tagger.npz")
    with np.load(tmp_path / "tagger.npz", allow_pickle=False) as held:
        read = Weights({name: held[name] for name in held.files})
    assert read.known == {"the": read.tags.index("DT")} and read.tags == ["DT", "NN", "VB"]
    context = [*EDGE[0], "port", "of", "oslo", *EDGE[1]]
    sums, joined = read.tag_free_scores(["port", "oslo"], context, np.array([2, 4]))
    assert sums.tolist() == [[0, 50 + 123, -200 + 400], [0, 50, 0]]
    assert best_tag(read, sums[:1], joined[:, :1], "-START2-", "-START-") == "VB"
    assert best_tag(read, sums[:1], joined[:, :1], "VB", "DT") == "NN"
