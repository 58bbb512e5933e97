"""The figures that the README shows are the measured ones; and an analyst's checked rows give hers."""

from pathlib import Path

import pytest

from analysis import Article, analyse
from analysis.quality import as_markdown, measure_accuracy, mistakes, score_table
from analysis.quality.own_articles import wilson
from analysis.result import TABLE_NAMES
from analysis.review import review
from analysis.training.measure_scores import MARKS, measures, value

ROOT = Path(__file__).parents[2]


def test_the_readme_shows_the_measured_scores() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = text.partition(MARKS[0])[2].partition(MARKS[1])[0].strip()
    assert shown == as_markdown(score_table())


def test_every_measure_has_a_score_between_nothing_and_all() -> None:
    table = score_table()
    assert [tuple(row) for row in table[["table", "file", "path"]].to_numpy()] == [
        (row["table"], row["file"], row["path"]) for row in measures()
    ]
    assert table["value"].between(0, 1).all() and set(table["table"]) <= {*TABLE_NAMES, "grammar", "drafts"}


def test_each_mistake_is_still_made() -> None:
    """One that is no longer made belongs among the cases."""
    table = mistakes()
    assert table["table"].isin(TABLE_NAMES).all() and not (table["workbook"] == table["reader"]).any()


def test_a_path_leads_into_what_a_scorer_prints() -> None:
    assert value({"all": {"he or she": {"f1": 0.81234}}}, "all.he or she.f1") == 0.8123


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(9, 10, (0.9, 0.596, 0.982)), (0, 5, (0.0, 0.0, 0.434)), (5, 5, (1.0, 0.566, 1.0)), (0, 0, (None, None, None))],
)
def test_shares_have_limits(part: int, whole: int, expected: tuple[float | None, ...]) -> None:
    assert wilson(part, whole) == expected


def test_checked_rows_are_counted_over_articles() -> None:
    machine = analyse(Article("Maria Lewis said 40 ships sank near Boston."))
    first = review(machine)
    accepted = first.correction("accept", machine.mention_rows[0].id)
    rejected = first.correction("reject", machine.mention_rows[1].id)
    added = first.addition("mentions", (20, 25), kind="people")
    table = measure_accuracy([review(machine, [accepted, rejected, added]), first])
    row = table.loc["mentions"]
    assert (row.articles, row.checked, row.accepted, row.rejected, row.added) == (1, 2, 1, 1, 1)
    assert row.right == 0.5 and row.found == 0.5 and row.right_low < 0.5 < row.right_high


def test_nothing_checked_gives_no_share() -> None:
    table = measure_accuracy([review(analyse(Article("Nobody came.")))])
    assert table["right"].isna().all() and (table["checked"] == 0).all()
