"""Notes of a report are held against the article before they are printed."""

from datetime import date

import pytest

from analysis import Analysis, Article, analyse
from analysis.export.notes import MAX_FINDINGS, notes_to_check
from analysis.export.outline import outline

TEXT = """Ferry runs aground off Tolvik

TOLVIK, 3 May 2022 — A ferry with 212 passengers ran aground off Tolvik on Tuesday, the coastguard said.

“The sea was calm and everyone got off safely,” said harbour master Ida Brandt. Two crew members were hurt."""


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyse(Article(TEXT, published=date(2022, 5, 3)))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param("The ferry had 221 passengers.", "221", id="a changed number"),
        pytest.param("Brandt said: “The sea was rough and everyone got off safely.”", "rough", id="a changed word of a quotation"),
        pytest.param("According to Oskar Lund, two crew members were hurt.", "Oskar Lund", id="a name that the article has not"),
    ],
)  # fmt: skip
def test_what_leaves_the_article_is_told(result: Analysis, note: str, told: str) -> None:
    lines = notes_to_check(result, {"quotes": note})
    assert any(told in line for line in lines)
    assert all(line.startswith("Note on “") for line in lines)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("", id="no note"),
        pytest.param("The ferry had 212 passengers.", id="as the article has it"),
        pytest.param("I would ask the operator for a list before we print this.", id="the analyst's own assessment"),
    ],
)
def test_nothing_is_told_of_other_notes(result: Analysis, note: str) -> None:
    assert notes_to_check(result, {"figures": note}) == []


def test_a_long_list_is_counted(result: Analysis) -> None:
    note = " ".join(f"The ferry had {number} passengers." for number in range(300, 330))
    lines = notes_to_check(result, {"figures": note})
    assert len(lines) == MAX_FINDINGS + 1
    assert "10 more" in lines[-1]


def test_the_outline_lists_it_under_to_check_first(result: Analysis) -> None:
    report = outline(result, notes={"figures": "The ferry had 221 passengers."}, charts=())
    assert any("221" in line for line in report.check)
