"""The workbook's own report is held against its article like any draft: nothing in it may leave the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import analyse, check_draft, read_article
from analysis.export.claims import Claim
from analysis.export.outline import outline

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = sorted(path for path in SEEDS.iterdir() if path.suffix != ".json")
NO_SPEAKER = "not found"
"""What stands in the first cell of a quote without a speaker."""
KINDS = ("money", "percent", "not stated")
"""What stands in the second cell of a figure that counts nothing."""


def line(section: str, claim: Claim) -> str:
    """A row of the report as a sentence: words with their speaker, an event with its day, a figure with what it counts."""
    first, second, _ = claim.cells
    if section == "quotes":
        words = f"“{claim.source.words}”"
        return words if first == NO_SPEAKER else f"{first} said: {words}"
    if section == "timeline":
        return f"{second} ({first})."
    return f"{first} {second}." if section == "figures" and second not in KINDS else f"{first}."


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in ARTICLES])
def test_nothing_in_the_report_leaves_its_article(path: Path) -> None:
    result = analyse(read_article(path))
    sections = [one for one in outline(result, charts=()).sections if one.name != "network"]
    draft = "\n\n".join(line(section.name, claim) for section in sections for claim in section.claims)
    found = check_draft(draft, result)
    assert len(found.finding_rows) > 40
    assert [(row.kind, row.verdict, row.text, row.difference) for row in found.grave] == []
