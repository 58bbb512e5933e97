"""Every row can say why it is there."""

from datetime import date
from pathlib import Path

import pytest

from analysis import Analysis, Article, analyse, explain
from analysis.result import TABLE_NAMES

SEED = Path(__file__).parent.parent / "seeds/us-led-coalition-transfers-second-military-base.txt"


@pytest.fixture(scope="module")
def result() -> Analysis:
    return analyse(Article(SEED.read_text("utf-8"), published=date(2020, 3, 26)))


@pytest.mark.parametrize("name", [name for name in TABLE_NAMES if name not in ("sentences", "tokens")])
def test_every_row_explains_itself(result: Analysis, name: str) -> None:
    for _, row in getattr(result, name).iterrows():
        assert "Rule: " in explain(row) and "nan" not in explain(row)


def test_a_row_object_explains_itself_as_its_table_row_does(result: Analysis) -> None:
    assert [explain(row) for row in result.mention_rows] == [explain(row) for _, row in result.mentions.iterrows()]


def test_what_the_analyst_did_is_said() -> None:
    assert explain({"id": "q1", "kind": "direct", "status": "edited"}).endswith("The analyst edited it.")
