"""Predications of a draft against those of an invented article: the verdict on a verb, or none."""

import json

import pytest

from analysis import check_draft
from tests.check.test_check_draft import FOLDER, article

CASES = [json.loads(line) for line in (FOLDER / "comparisons.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_verdict(case: dict[str, str | None]) -> None:
    grave = check_draft(case["draft"], article(str(case["article"]))).grave
    if case["verdict"] is None:
        assert grave == []
    else:
        assert case["verdict"] in {row.verdict for row in grave}
