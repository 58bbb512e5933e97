"""Penn Treebank tags on plain news sentences."""

import pytest

from analysis.language.tagger import find_tags


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("The army left Mosul .", "DT NN VBD NNP ."),
        ("They will meet in Oslo on Friday .", "PRP MD VB IN NNP IN NNP ."),
        ("Prices have risen by 5 percent .", "NNS VBP VBN IN CD NN ."),
    ],
)
def test_tags(words: str, tags: str) -> None:
    assert " ".join(find_tags(words.split())) == tags


def test_no_words_have_no_tags() -> None:
    assert find_tags([]) == []
