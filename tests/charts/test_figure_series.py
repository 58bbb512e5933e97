"""Counts of one outcome over time: a panel for each series, lines through the figures of one source only."""

import pandas as pd

from analysis.charts.figure_series import figure_series_chart

COLUMNS = ["series", "what", "event", "place", "counted_on", "value", "hedge", "claimant"]
ROWS = [
    (1, "dead", "landslide", "Perla", "2023-11-07", 44, None, "rescue service"),
    (1, "dead", "landslide", "Perla", "2023-11-09", 61, None, "governor"),
    (1, "dead", "landslide", "Perla", "2023-11-09", 90, "at least", "$neighbours$"),
    (1, "dead", "landslide", "Perla", "2023-11-11", 83, None, "governor"),
    (2, "crowd", "protest", "Varna", "2024-06-02", 30_000, None, "police"),
    (2, "crowd", "protest", "Varna", "2024-06-04", 120_000, "about", "organisers"),
]


def series(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=COLUMNS)
    bounds = {
        "low": table.value,
        "high": table.value,
        "unit": None,
        "row": [f"f{number}" for number in range(len(rows))],
    }
    return table.assign(
        **bounds, where=pd.Series([None] * len(rows), dtype="str"), counted_on=pd.to_datetime(table.counted_on)
    )


def test_two_measures_never_share_an_axis() -> None:
    drawn = figure_series_chart(series(ROWS))
    assert [axes.get_title(loc="left") for axes in drawn.axes] == ["Dead, landslide, Perla", "Crowd, protest, Varna"]


def test_only_figures_of_one_source_are_joined() -> None:
    joined = [
        line.get_ydata().tolist()
        for axes in figure_series_chart(series(ROWS)).axes
        for line in axes.lines
        if not line.get_gid()
    ]  # type: ignore[union-attr]
    assert [one for one in joined if len(one) > 1] == [[61, 83]]


def test_marks_lead_to_their_rows_and_hedged_ones_are_open() -> None:
    faces = {line.get_gid(): line.get_markerfacecolor() for axes in figure_series_chart(series(ROWS)).axes for line in axes.lines if line.get_gid()}  # fmt: skip
    assert {name for name, face in faces.items() if face == "white"} == {"f2", "f5"} and len(faces) == 6


def test_it_says_what_it_shows_and_from_where() -> None:
    drawn = figure_series_chart(series(ROWS), source="12 articles")
    assert "dead, landslide: 44 on 2023-11-07, 83 on 2023-11-11" in drawn.alt
    assert "Source: 12 articles" in drawn._supxlabel.get_text()  # type: ignore[attr-defined]


def test_nothing_to_draw() -> None:
    assert figure_series_chart(series([])).alt == "Chart without figures."
