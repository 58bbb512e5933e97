"""Penn Treebank tags on plain news sentences."""

import pytest

from analysis.language.tagger import EDGE, features, find_tags, normal, tagger


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


@pytest.mark.parametrize("text", ["Officials in Cádiz deny it .", "NATO 's 2,400 troops may March out"])
def test_sums_kept_by_group_are_those_of_all_features(text: str) -> None:
    words, weights = text.split(), tagger()
    context = [*EDGE[0], *map(normal, words), *EDGE[1]]
    for at, word in enumerate(words, 2):
        told = features(word, context, at, "DT", "NN")
        assert len(set(told)) == len(told)
        assert weights.best(word, context, at, "DT", "NN") == weights.tags[int(weights.total(told).argmax())]
