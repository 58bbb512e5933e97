"""Who said what: marks of every kind, tags before, between and after, direct, mixed and indirect."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Article
from analysis.extract.mentions import find_mentions
from analysis.extract.quotes import Quote, find_quotes
from analysis.extract.quotes.marks import find_quoted
from analysis.language import annotate

CASES = [
    json.loads(line) for line in (Path(__file__).parent.parent / "cases/extract/quotes.jsonl").open(encoding="utf-8")
]


def quotes(text: str) -> list[Quote]:
    document = annotate(Article(text))
    return find_quotes(document, find_mentions(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_quotes(case: dict[str, object]) -> None:
    found = [[row.text, row.kind, (row.speaker or "").split(",")[0], row.cue] for row in quotes(str(case["text"]))]
    assert found == case["quotes"]


@pytest.mark.parametrize(
    "text",
    ["She read “The Old Harbour” twice.", "The so-called “peace bridge” was closed.", "The beam was 6'2\" long."],
)
def test_titles_names_and_inches_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_an_unclosed_mark_spoils_only_its_paragraph() -> None:
    text = "“We will stay, Roe said.\n\nThe port was calm.\n\n“Nobody can leave,” she said."
    assert quotes(text)[-1].text == "“Nobody can leave,”"


def test_negated_cues_say_so() -> None:
    assert quotes("Roe did not say that the port would close.")[0].negated


@given(st.text(alphabet="“”\"'«» ab.\n", max_size=80))
def test_quoted_stretches_never_overlap_or_leave_their_paragraph(text: str) -> None:
    found = find_quoted(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in text[one.start : one.end] for one in found)
