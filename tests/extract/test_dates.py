"""Expressions of time: what is found, its value, and what only looks like one."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis import Article
from analysis.extract.dates import find_dates
from analysis.extract.dates.calendar import value_bounds
from analysis.extract.dates.edtf import edtf
from analysis.extract.dates.grammar import pattern, pattern_names, windows
from analysis.extract.dates.readings.registry import READERS
from analysis.language import annotate
from analysis.language.lexicons import rows

CASES = Path(__file__).parent.parent / "cases/extract"


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CASES / name).open(encoding="utf-8"), delimiter="\t"))


@pytest.mark.parametrize("case", read("dates.tsv"), ids=lambda case: f"{case['label']}: {case['found']}")
def test_found_with_its_value(case: dict[str, str]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    found = find_dates(annotate(Article(case["text"], published=published)))
    assert (case["found"], case["value"]) in [(row.text, row.value) for row in found]
    assert case["rule"] in {row.rule for row in found if row.text == case["found"]}


@pytest.mark.parametrize("case", read("dates_not.tsv"), ids=lambda case: case["label"])
def test_what_only_looks_like_one(case: dict[str, str]) -> None:
    assert find_dates(annotate(Article(case["text"], published=date(2021, 6, 16)))) == []


@pytest.mark.parametrize("row", rows("dates/patterns"), ids=lambda row: row["name"])
def test_every_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert pattern(pattern_names().index(row["name"])).search(row["example"])


def test_every_pattern_has_a_reader() -> None:
    assert set(pattern_names()) == READERS.keys()


@pytest.mark.parametrize("row", rows("dates/patterns"), ids=lambda row: row["name"])
def test_a_trigger_stands_in_every_example(row: dict[str, str]) -> None:
    document = annotate(Article(row["example"]))
    number = pattern_names().index(row["name"])
    assert number in windows(document, document.sentences[0])


@pytest.mark.parametrize("row", rows("dates/tense"), ids=lambda row: f"{row['class']} {row['word']}")
def test_every_word_of_tense_stands_in_its_example(row: dict[str, str]) -> None:
    document = annotate(Article(row["example"]))
    assert row["word"] in {*document.lower, *document.lemmas}


@pytest.mark.parametrize("name", READERS)
def test_every_pattern_is_explained(name: str) -> None:
    assert name in {row["rule"] for row in rows("dates/rules")}


@pytest.mark.parametrize(
    ("text", "found", "first", "last", "mod", "written", "certainty"),
    [
        ("It fell in early 2019.", "early 2019", date(2019, 1, 1), date(2019, 5, 2), "START", "2019", "vague"),
        ("It fell in late March 2020.", "late March 2020", date(2020, 3, 22), date(2020, 3, 31), "END", "2020-03", "vague"),
        ("It has stood since 2017.", "2017", date(2017, 1, 1), None, "ON_OR_AFTER", "2017/..", "exact"),
        ("It stood until 2017.", "2017", None, date(2017, 12, 31), "ON_OR_BEFORE", "../2017", "exact"),
        ("It fell before May 2017.", "May 2017", None, date(2017, 4, 30), "BEFORE", "../2017-05", "exact"),
        ("It fell two days after 3 May 2017.", "3 May 2017", date(2017, 5, 3), date(2017, 5, 3), None, "2017-05-03", "exact"),
        ("It was shut throughout 2020.", "2020", date(2020, 1, 1), date(2020, 12, 31), None, "2020", "exact"),
    ],
)  # fmt: skip
def test_what_a_period_spans(
    text: str, found: str, first: date | None, last: date | None, mod: str | None, written: str, certainty: str
) -> None:
    row = next(row for row in find_dates(annotate(Article(text, published=date(2021, 6, 16)))) if row.text == found)
    assert (row.earliest, row.latest, row.mod, row.edtf, row.certainty) == (first, last, mod, written, certainty)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-W01", date(2019, 12, 30), date(2020, 1, 5)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("18", date(1800, 1, 1), date(1899, 12, 31)),
        ("2019-WI", date(2019, 12, 1), date(2020, 2, 29)),
        ("2020-Q3", date(2020, 7, 1), date(2020, 9, 30)),
        ("P3Y", None, None),
        ("2020-02-31", None, None),
    ],
)
def test_bounds(value: str, first: date | None, last: date | None) -> None:
    assert value_bounds(value) == (first, last)


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2020-SU", None, "2020-22"),
        ("2020", "APPROX", "2020~"),
        ("P3Y", None, None),
        ("18", None, "18XX"),
        ("199", None, "199X"),
        ("BC0431", None, "-0430"),
    ],
)
def test_edtf(value: str, mod: str | None, expected: str | None) -> None:
    assert edtf(value, mod) == expected


def test_the_other_reading_is_kept() -> None:
    row = find_dates(annotate(Article("The ferry sank on Wednesday.", published=date(2021, 6, 16))))[0]
    assert (row.value, row.other_reading, row.certainty) == ("2021-06-16", "2021-06-09", "inferred")


def test_without_a_day_of_publication_relative_dates_stay_open_and_say_so() -> None:
    row = find_dates(annotate(Article("The ferry sank yesterday.")))[0]
    assert row.certainty == "unresolved" and row.earliest is None and pd.isna(row.value)


def test_history_counts_from_what_it_named_last() -> None:
    text = "The siege began in April 1916. In June the port fell, and the following year the town was free."
    assert [row.value for row in find_dates(annotate(Article(text)))] == ["1916-04", "1916-06", "1917"]
