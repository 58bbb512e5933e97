"""Every entry of the lexicons of quotes does what its example says: what is said stands in [ ]."""

import re

import pytest

from analysis import Article
from analysis.extract.quotes import find_quotes
from analysis.language import annotate
from analysis.language.lexicons import rows

EXAMPLES = [row["example"] for name in ("verbs", "nouns", "attitudes", "viewpoints") for row in rows(f"quotes/{name}")]
EXAMPLES += [row["example"] for row in rows("quotes/words") if "[" in row["example"]]
"""Examples of words that say nothing themselves have no brackets."""


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_said_in_each_example(example: str) -> None:
    said = re.search(r"\[(.+)\]", example)
    assert said
    found = find_quotes(annotate(Article(re.sub(r"[\[\]]", "", example))), [])
    assert said[1] in [row.text for row in found]


@pytest.mark.parametrize("example", [row["example"] for row in rows("quotes/other_senses")])
def test_a_word_of_saying_in_another_sense_says_nothing(example: str) -> None:
    assert find_quotes(annotate(Article(example)), []) == []


@pytest.mark.parametrize("example", [row["example"] for row in rows("quotes/sections")])
def test_a_section_says_nothing(example: str) -> None:
    assert find_quotes(annotate(Article(example)), []) == []


@pytest.mark.parametrize("name", ["verbs", "nouns", "sources", "sections"])
def test_no_entry_twice(name: str) -> None:
    entries = [next(iter(row.values())) for row in rows(f"quotes/{name}")]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(
    "row",
    [row for row in rows("quotes/words") if "[" not in row["example"]],
    ids=lambda row: f"{row['class']} {row['word']}",
)
def test_a_context_word_stands_in_its_example(row: dict[str, str]) -> None:
    document = annotate(Article(row["example"]))
    assert row["word"] in {*document.lower, *document.lemmas}
