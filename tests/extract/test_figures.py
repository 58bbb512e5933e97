"""Figures: the number, its unit, what it counts, the hedge; and what is none."""

import csv
from datetime import date
from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.extract.figures import Figure

CASES = Path(__file__).parent.parent / "cases/extract"


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CASES / name).open(encoding="utf-8"), delimiter="\t"))


def figures(text: str) -> list[Figure]:
    return analyse(Article(text, published=date(2021, 6, 16))).figure_rows


@pytest.mark.parametrize("case", read("figures.tsv"), ids=lambda case: case["label"])
def test_found(case: dict[str, str]) -> None:
    row = next(row for row in figures(case["text"]) if row.text == case["found"])
    assert row.value == pytest.approx(float(case["value"]), rel=1e-5)
    assert (row.unit or "", row.hedge or "") == (case["unit"], case["hedge"] or "")
    assert case["counted"] in (row.counted or "")


@pytest.mark.parametrize("case", read("figures_not.tsv"), ids=lambda case: case["label"])
def test_no_figure(case: dict[str, str]) -> None:
    assert figures(case["text"]) == []


def test_hedges_bound_the_number() -> None:
    low, high, about = (figures(f"{hedge} 40 ships left.")[0] for hedge in ("At least", "Up to", "About"))
    assert (
        (low.low, low.high) == (40, None)
        and (high.low, high.high) == (None, 40)
        and (about.low, about.high) == (None, None)
    )
