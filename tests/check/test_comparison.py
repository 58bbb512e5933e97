"""Predications of a draft against those of an invented article: the verdict on a verb, or none."""

import json
from functools import cache
from pathlib import Path

import pytest

from analysis import Article, check_draft, read_article

FOLDER = Path(__file__).parents[1] / "cases/check"
CASES = [json.loads(line) for line in (FOLDER / "comparisons.jsonl").read_text("utf-8").splitlines()]


@cache
def article(name: str) -> Article:
    return read_article(FOLDER / f"{name}.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_verdict(case: dict[str, str | None]) -> None:
    grave = check_draft(case["draft"], article(str(case["article"]))).grave
    if case["verdict"] is None:
        assert grave == []
    else:
        assert case["verdict"] in {row.verdict for row in grave}
