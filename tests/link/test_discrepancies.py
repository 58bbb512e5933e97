"""Figures of one thing that contradict, revise or break down one another, and those that only look so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis import Article, analyse
from analysis.language.lexicons import rows
from analysis.review import review

CASES = [json.loads(line) for line in (Path(__file__).parent.parent / "cases/link/discrepancies.jsonl").read_text("utf-8").splitlines()]  # fmt: skip


def found(case: dict[str, Any]) -> list[list[str]]:
    rows = analyse(Article(case["text"], published=date.fromisoformat(case["published"]))).discrepancy_rows
    return [[row.class_, row.text, row.other_text, row.measure.split(":")[0]] for row in rows]


@pytest.mark.parametrize("case", [pytest.param(one, id=one["label"], marks=pytest.mark.xfail(strict=True, reason=one["known"]) if "known" in one else ()) for one in CASES])  # fmt: skip
def test_cases(case: dict[str, Any]) -> None:
    assert sorted(found(case)) == sorted(case["expected"])


NOT_READ = frozenset({"12 were slain", "12 perished", "12 were hospitalised", "12 were sickened", "12 tested positive", "it levelled 12 homes"})  # fmt: skip
"""Examples whose verb the tagger or the lemmas do not read yet."""


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(one, id=one["example"], marks=pytest.mark.xfail(strict=True, reason="verb not read") if one["example"] in NOT_READ else ())
        for one in rows("figures/outcomes")
    ],
)  # fmt: skip
def test_each_outcome_is_found_in_its_example(row: dict[str, str]) -> None:
    figures = analyse(Article(f"It was bad. Officials said {row['example']}.")).figure_rows
    assert row["means"] in [(one.measure or "").split(":")[0] for one in figures]


def test_the_analysts_correction_of_a_figure_changes_the_discrepancies() -> None:
    result = analyse(
        Article("Police said 34 people died in the flood. The Red Cross said 41 people died in the flood.")
    )
    assert [row.summary for row in result.discrepancy_rows] == ["34 / 41"]
    seen = review(result)
    assert not review(result, [seen.correction("edit", "f2", value=34)]).result.discrepancy_rows


def test_no_figure_is_held_against_all_others() -> None:
    text = " ".join(f"A storm killed {number} people, police said." for number in range(300))
    assert len(analyse(Article(text)).discrepancy_rows) <= 600
