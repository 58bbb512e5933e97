"""Beliefs, intentions, expectations, hopes, support, findings, knowledge: what is claimed, of which class, by whom, how surely."""

import json
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse

CASES = Path(__file__).parents[2] / "cases/extract/claims.jsonl"


@pytest.mark.parametrize(
    "case", [json.loads(line) for line in CASES.open(encoding="utf-8")], ids=lambda case: case["label"]
)
def test_claims(case: dict[str, Any]) -> None:
    found = analyse(Article(case["text"])).quote_rows
    assert [[row.text, row.class_, row.speaker, row.certainty] for row in found] == case["claims"]


def test_the_table_has_a_column_class() -> None:
    table = analyse(Article("Traders expect prices to fall in May, and brokers said they would wait.")).quotes
    assert set(table["class"]) == {"expectation", "speech"}
