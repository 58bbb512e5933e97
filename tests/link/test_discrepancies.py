"""Figures of one thing that contradict, revise or break down one another, and those that only look so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases/link/discrepancies.jsonl").read_text("utf-8").splitlines()]  # fmt: skip


def found(case: dict[str, Any]) -> list[list[str]]:
    rows = analyse(Article(case["text"], published=date.fromisoformat(case["published"]))).discrepancy_rows
    return [[row.class_, row.text, row.other_text, row.measure.split(":")[0]] for row in rows]


@pytest.mark.parametrize("case", [pytest.param(one, id=one["label"], marks=pytest.mark.xfail(strict=True, reason=one["known"]) if "known" in one else ()) for one in CASES])  # fmt: skip
def test_cases(case: dict[str, Any]) -> None:
    assert sorted(found(case)) == sorted(case["expected"])
