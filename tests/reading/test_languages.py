"""English is recognised, and so is what is not."""

import csv
from importlib.resources import files

import pytest

from analysis import article_from_text
from analysis.reading.languages import language_of

LINES = [
    line
    for line in files("analysis.reading").joinpath("languages.tsv").read_text("utf-8").splitlines()
    if line[0] != "#"
]
ROWS = [row for row in csv.DictReader(LINES, delimiter="\t") if row["example"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_examples(row: dict[str, str]) -> None:
    assert language_of(row["example"]) == row["code"]


def test_another_language_is_told() -> None:
    article = article_from_text("Le ministère a déclaré que le pont est fermé. " * 3)
    assert article.language == "fr" and "seems to be French" in article.warnings[0]


def test_short_text_counts_as_english() -> None:
    assert article_from_text("Troops leave.").language == "en" and language_of("1,000 2,000") is None
