"""The same quantity claimed differently in two places."""

import pandas as pd
import pytest

from analysis import Article, analyse
from analysis.charts import discrepancies_chart


def find(text: str) -> pd.DataFrame:
    return analyse(Article(text)).discrepancies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said 34 people were killed. Rescuers counted 41 dead.", ["34", "41"]),
        ("The repair will cost $4 million. The union put the cost of the repair at $9 million.", ["$4 million", "$9 million"]),
        ("Turnout was 62 percent. Observers said turnout was 48 percent.", ["62 percent", "48 percent"]),
        ("Up to 20 soldiers were wounded. The army said that 31 soldiers were injured.", ["20", "31"]),
        ("At least 30 people were killed. Later 41 people had died.", []),
        ("They arrested 12 people. A storm killed 30 people.", []),
        ("Exports fell by 5 percent to 40 tonnes. Exports fell from 42 tonnes.", []),
        ("The port has 12 cranes. The port has 12 cranes.", []),
    ],
)  # fmt: skip
def test_rivals(text: str, expected: list[str]) -> None:
    assert find(text).text.tolist() == expected


def test_who_claims_what() -> None:
    found = find(
        "“We counted 29 dead,” said Maria Lewis in Boston. At least 34 people were killed, the report added.\n\nThe storm killed 50 people."
    )
    assert found.says.tolist()[0] == "Maria Lewis" and found.says.tolist()[-1] == "the article"
    assert "50" in discrepancies_chart(found).alt


def test_an_empty_table_keeps_its_columns() -> None:
    assert {"quantity", "says", "value", "unit"} <= set(find("Nothing.").columns)
