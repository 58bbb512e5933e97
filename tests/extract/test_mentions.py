"""Names with their kinds, as a reader would mark them."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article
from analysis.extract.mentions import find_mentions
from analysis.language import annotate

CASES = Path(__file__).parents[1] / "cases/extract/mentions.tsv"
MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def names(text: str) -> list[tuple[str, str]]:
    return [(row.text, row.kind) for row in find_mentions(annotate(Article(text)))]


@pytest.mark.parametrize("line", CASES.read_text("utf-8").splitlines()[1:], ids=lambda line: line.split("\t")[1])
def test_names_as_marked(line: str) -> None:
    marked, _ = line.split("\t")
    assert names(MARK.sub(r"\1", marked)) == MARK.findall(marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mark Lewis was elected mayor of Boston. Lewis won by ten votes.", ("Lewis", "person")),
        ("The Greenwood Relief Fund (GRF) sent tents. Lorries of the GRF arrived.", ("GRF", "organisation")),
        ("ROE WINS IN BOSTON\n\nAna Roe was elected. Mrs. Roe will take office soon.", ("ROE", "person")),
        ("The dam at Tarvek broke. The town of Tarvek was flooded. Tarvek lies in the hills.", ("Tarvek", "place")),
        ("Fighters of the Zarim Brigade took the bridge. The Zarim Brigade left at night.", ("Zarim Brigade", "organisation")),
    ],
)  # fmt: skip
def test_the_whole_article_decides(text: str, expected: tuple[str, str]) -> None:
    found = names(text)
    assert found.count(expected) == len(re.findall(rf"\b{expected[0]}\b", text)) - sum(
        expected[0] in name and name != expected[0] for name, _ in found
    )


def test_every_name_has_a_confidence() -> None:
    rows = find_mentions(annotate(Article("Mark Lewis met officials of the World Bank in Washington.")))
    assert rows and all(0 < row.confidence <= 1 for row in rows)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Gen.",
                "Ana",
                "Roe",
                "of",
                "the",
                "ROE",
                "'s",
                "’s",
                "(",
                "GRF",
                ")",
                '"',
                "-",
                "ез",
                "3rd",
                "Bank",
                "\n\n",
                ".",
            ]
        ),
        max_size=30,
    )
)
def test_names_never_overlap_and_lie_in_the_text(words: list[str]) -> None:
    article = Article(" ".join(["Ana", *words]))
    rows = find_mentions(annotate(article))
    assert all(article.text[row.start : row.end] == row.text for row in rows)
    assert all(one.end <= other.start for one, other in pairwise(rows))


SPORT = "The striker scored two goals and the goalkeeper none.\n\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Boston 5 Detroit 3", [("Boston", "organisation"), ("Detroit", "organisation")]),
        ("Brazil 2 Norway 1", [("Brazil", "place"), ("Norway", "place")]),
        ("BOSTON AT OAKLAND", [("BOSTON", "organisation"), ("OAKLAND", "organisation")]),
        ("SOCCER - Brazil 2 Norway 1", [("Brazil", "place"), ("Norway", "place")]),
    ],
)
def test_lines_of_results(line: str, expected: list[tuple[str, str]]) -> None:
    assert names(SPORT + line) == expected
