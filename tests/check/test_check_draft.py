"""Drafts against an invented article: what is found about each."""

import json
from functools import cache
from pathlib import Path

import pytest

from analysis import Article, check_draft, read_article

FOLDER = Path(__file__).parents[1] / "cases/check"
CASES = [json.loads(line) for line in (FOLDER / "drafts.jsonl").read_text("utf-8").splitlines()]


@cache
def article(name: str) -> Article:
    return read_article(FOLDER / f"{name}.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_finding(case: dict[str, str]) -> None:
    found = check_draft(case["draft"], article(case["article"])).finding_rows
    told = [(row.text, row.verdict) for row in found if row.kind == case["kind"]]
    assert (case["text"], case["verdict"]) in told


def test_no_source() -> None:
    with pytest.raises(ValueError, match="at least one article"):
        check_draft("He left.", [])


def test_empty_draft() -> None:
    with pytest.raises(ValueError, match="empty"):
        check_draft(" \n", Article("He left."))
