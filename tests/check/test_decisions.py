"""What was marked as fine is found again by its words."""

from pathlib import Path

import pytest

from analysis import Article, DraftCheck, check_draft
from analysis.check.decisions import Decisions

SOURCE = Article("“We leave on Friday,” said Ana Roe. The bridge cost $4 million.")
DRAFT = "The bridge cost $9 million. “We stay,” said Ana Roe."


@pytest.fixture
def result() -> DraftCheck:
    return check_draft(DRAFT, SOURCE)


def marked(path: Path, result: DraftCheck) -> Decisions:
    decisions = Decisions(path)
    decisions.mark_as_fine(result.grave[0], result.draft.article.text, "her own estimate")
    return decisions


def test_it_holds_for_the_same_words(tmp_path: Path, result: DraftCheck) -> None:
    decisions = marked(tmp_path / "draft.jsonl", result)
    changed = decisions.apply(check_draft(f"{DRAFT} Nobody was hurt.", SOURCE))
    assert [row.text for row in changed.finding_rows if row.status == "accepted"] == [result.grave[0].text]


def test_other_words_before_it_are_another_finding(tmp_path: Path, result: DraftCheck) -> None:
    decisions = marked(tmp_path / "draft.jsonl", result)
    other = decisions.apply(check_draft(f"In March it was said elsewhere that a new road is planned. {DRAFT}", SOURCE))
    assert not any(row.status == "accepted" for row in other.finding_rows)


def test_taken_back(tmp_path: Path, result: DraftCheck) -> None:
    decisions = marked(tmp_path / "draft.jsonl", result)
    decisions.withdraw(result.grave[0], DRAFT)
    assert decisions.reasons(result) == {} and len(decisions.lines()) == 2


def test_a_torn_line_is_passed_over(tmp_path: Path, result: DraftCheck) -> None:
    decisions = marked(tmp_path / "draft.jsonl", result)
    with decisions.path.open("a") as file:
        file.write('{"kind": "fig')
    assert len(decisions.reasons(result)) == 1


def test_a_reason_is_needed(tmp_path: Path, result: DraftCheck) -> None:
    with pytest.raises(ValueError, match="why it is fine"):
        Decisions(tmp_path / "draft.jsonl").mark_as_fine(result.grave[0], DRAFT, " ")
