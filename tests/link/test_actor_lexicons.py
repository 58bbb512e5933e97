"""Every word of the actors' lexicons stands in its example."""

from pathlib import Path

import pytest

import analysis.language.lexicons as lexicons
from analysis import Article
from analysis.language import annotate
from analysis.link.actors.name_similarity import nickname_of, same_first_names

FOLDER = Path(lexicons.__file__).parent / "actors"
NAMES = sorted(path.stem for path in FOLDER.glob("*.tsv") if path.stem not in ("rules", "told_aliases", "words"))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_stands_in_its_example(name: str) -> None:
    for row in lexicons.rows(f"actors/{name}"):
        word, example = next(iter(row.values())).lower(), row["example"]
        assert word in example.lower() or word in annotate(Article(example)).lemmas, f"{word}: {example}"


@pytest.mark.parametrize("name", NAMES)
def test_no_word_stands_twice(name: str) -> None:
    words = [next(iter(row.values())) for row in lexicons.rows(f"actors/{name}")]
    assert len(words) == len(set(words)), sorted({word for word in words if words.count(word) > 1})


def test_nicknames_go_both_ways() -> None:
    for name, full in same_first_names().items():
        assert all(nickname_of(name, other) and nickname_of(other, name) for other in full)
