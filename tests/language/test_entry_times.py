"""Times that open the entries of a live blog stand outside the grammar of their sentences, as datelines do."""

from datetime import date

import pytest

from analysis import Article, analyse
from analysis.language.entry_times import entry_times

BLOG = '08.15 Good morning. Buses stand still.\n\n09.30 "There is no deal," says Ana Roe of the union.\n\n10.05 Two men have been hurt in Harbour Road. Police have arrested a driver.\n\n11.20 Talks will resume tomorrow.'


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param(BLOG, ["08.15", "09.30", "10.05", "11.20"], id="a point between hours and minutes"),
        pytest.param(
            "2.30pm Rain.\n1.05pm Sun.\n11.45am Fog.", ["2.30pm", "1.05pm", "11.45am"], id="the last entry first"
        ),
        pytest.param(
            "[14:05] “No.”\n\n[14:20] (Laughter) Yes.\n\n[15:00] End.", ["[14:05]", "[14:20]", "[15:00]"], id="brackets"
        ),
        pytest.param(
            "22:50 GMT: Rain.\n23:40 GMT: Sun.\n00:10 GMT: Fog.",
            ["22:50 GMT:", "23:40 GMT:", "00:10 GMT:"],
            id="past midnight",
        ),
        pytest.param(
            "08.15\nGood morning.\n09.30\nNo deal.\n10.05\nTalks.", ["08.15", "09.30", "10.05"], id="a line of its own"
        ),
        pytest.param("12.50 euros a kilo\n13.20 euros a kilo\n14.10 euros a kilo", [], id="prices"),
        pytest.param("10.05 Rain.\n\n11.20 Sun.", [], id="too few"),
        pytest.param("12.50 Beef\n3.20 Milk\n14.10 Fish\n2.15 Bread\n18.00 Wine", [], id="a price list in no order"),
        pytest.param(
            "At 08.15 buses stood still.\nAt 09.30 they moved.\nAt 10.05 they stopped.", [], id="times within sentences"
        ),
    ],
)
def test_times_of_entries(text: str, labels: list[str]) -> None:
    assert [text[start:end] for start, end in entry_times(text).items()] == labels


def test_entries_are_read_without_their_times() -> None:
    result = analyse(Article(BLOG, published=date(2025, 5, 14)))
    assert [value for value in result.dates["value"]][:2] == ["2025-05-14T08:15", "2025-05-14T09:30"]
    assert list(result.quotes["speaker"]) == ["Ana Roe of the union"]
    assert not any(
        text[0].isdigit() for text in [*result.figures["text"], *result.actors["name"], *result.events["headline"]]
    )
    dates = dict(zip(result.dates["id"], result.dates["text"]))
    assert [(row.headline, dates[row.date]) for row in result.events.itertuples() if row.modality == "happened"] == [
        ("Two men have been hurt in Harbour Road", "10.05"),
        ("Police have arrested a driver", "10.05"),
    ]
