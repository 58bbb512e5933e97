"""Figures in sentences of news: each case names every figure of its text, and what is not named must not be found.

figures_news.jsonl was written to develop on; figures_held.jsonl before the program's answers were looked at, and no rule was
made for a case of it. figures_kinds.jsonl holds further kinds of news (budgets, polls, tables, tolls,
sentences), written before the program's answers were looked at; rules were then made for what was wrong. At first 59 of 82 figures of
its first 24 cases were wholly right, and 38 of 44 of the last 16, written after those rules. A case with "known" is a failure that we know.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from analysis.extract.figures import Figure
from tests.extract.test_figures import figures

CASES = Path(__file__).parent.parent / "cases/extract"
Case = dict[str, Any]


def read(name: str) -> list[Case]:
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


def marked(name: str) -> list[Any]:
    """The cases, known failures under strict xfail."""
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else [],
        )
        for case in read(name)
    ]


def differences(case: Case, rows: list[Figure]) -> list[str]:
    """What is wrong with the figures of a case; nothing where all is right."""
    wrong = [f"missed {want['text']}" for want in case["figures"] if beside(want, case, rows) is None]
    matched = {id(row) for want in case["figures"] if (row := beside(want, case, rows))}
    wrong += [f"false alarm {row.text}" for row in rows if id(row) not in matched]
    return wrong + [
        fault for want in case["figures"] if (row := beside(want, case, rows)) for fault in faults(want, row)
    ]


def beside(want: Case, case: Case, rows: list[Figure]) -> Figure | None:
    """The figure found at the place that is meant: the n-th of that text where the case has several."""
    same = [other for other in case["figures"] if other["text"] == want["text"]]
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(want['text'])}(?!\w)", case["text"])]
    start = places[next(at for at, other in enumerate(same) if other is want)]
    end = start + len(want["text"])
    return next((row for row in rows if row.start < end and start < row.end), None)


def faults(want: Case, row: Figure) -> list[str]:
    """Which cells are wrong: those named, and unit and hedge where none is named."""
    found = {name: getattr(row, name) for name in ("value", "low", "high", "unit", "kind", "change") if name in want}
    wrong = [f"{row.text}: {name} {cell}" for name, cell in found.items() if not same(want[name], cell)]
    wrong += [f"{row.text}: unit {row.unit}"] if (row.unit or None) != want.get("unit") else []
    for name, found_words in (("counted", row.counted or ""), ("hedge", row.hedge or "")):
        right = want.get(name, "" if name == "hedge" else found_words)
        contained = set((right or "").lower().split()) <= set(found_words.lower().split())
        must_be_empty = right is None or (name == "hedge" and not right)
        if not contained or (must_be_empty and found_words):
            wrong.append(f"{row.text}: {name} {found_words}")
    return wrong


def same(want: Any, found: Any) -> bool:
    return found == (pytest.approx(want, rel=1e-5) if isinstance(want, int | float) else want)


@pytest.mark.parametrize("case", marked("figures_news.jsonl"))
def test_developed_on(case: Case) -> None:
    rows = figures(case["text"])
    assert differences(case, rows) == []
    assert case.get("rule") in {None, *(row.rule for row in rows)}


@pytest.mark.parametrize("case", marked("figures_held.jsonl"))
def test_held_out(case: Case) -> None:
    assert differences(case, figures(case["text"])) == []


@pytest.mark.parametrize("case", marked("figures_kinds.jsonl"))
def test_kinds_of_news(case: Case) -> None:
    assert differences(case, figures(case["text"])) == []


@pytest.mark.parametrize("case", read("figures_amounts.jsonl"), ids=lambda case: case["label"])
def test_amounts(case: Case) -> None:
    assert differences(case, figures(case["text"])) == []
