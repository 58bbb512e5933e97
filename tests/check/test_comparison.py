"""Predications of a draft against those of an invented article: the verdict on a verb, or none."""

import json

import pytest

from analysis import check_draft
from tests.check.test_check_draft import FOLDER, article

CASES = [json.loads(line) for line in (FOLDER / "comparisons.jsonl").read_text("utf-8").splitlines()]


def parameter(case: dict[str, str | None]) -> object:
    """Case => parameter; one with "fails" is a known failure, whose reason that is."""
    marks = [pytest.mark.xfail(reason=str(case["fails"]), strict=True)] if "fails" in case else []
    return pytest.param(case, id=str(case["label"]), marks=marks)


@pytest.mark.parametrize("case", list(map(parameter, CASES)))
def test_verdict(case: dict[str, str | None]) -> None:
    grave = check_draft(str(case["draft"]), article(str(case["article"]))).grave
    if case["verdict"] is None:
        assert grave == []
    else:
        assert case["verdict"] in {row.verdict for row in grave}
