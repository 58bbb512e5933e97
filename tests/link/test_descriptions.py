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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_rows_of_participants(case: dict[str, Any]) -> None:
    found = {one.name: one.kind for one in analyse(Article(case["text"])).actor_rows}
    assert case["rows"].items() <= found.items(), found
    assert not found.keys() & set(case["not"])
