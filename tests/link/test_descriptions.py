"""Rows of participants: by which name or description each is called, and what is none."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/link/descriptions.jsonl").read_text("utf-8").splitlines()
]


def marked(case: dict[str, Any]) -> Any:
    """A case as a parameter; one with "fails", the reason, is a known failure."""
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, marks=marks, id=case["label"])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_rows_of_participants(case: dict[str, Any]) -> None:
    found = {one.name: one.kind for one in analyse(Article(case["text"])).actor_rows}
    assert case["rows"].items() <= found.items(), found
    assert not found.keys() & set(case["not"])
