"""The timeline: fits its page, no word over another, what it shows in which order, open ends, filters."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from analysis import Article, analyse
from analysis.charts import Chart, timeline
from analysis.charts.timeline import events_shown
from analysis.charts.timeline.axis import periods
from analysis.charts.timeline.chart import LOOKS
from analysis.charts.timeline.layout import TALLEST
from analysis.charts.timeline.shown import compact_period, group_rows, period
from analysis.export.files import chart_bytes
from analysis.link.events import Event
from analysis.tables import table

SEED = Path(__file__).parents[2] / "seeds/us-led-coalition-transfers-second-military-base.txt"
SIZES = ["column", "slide", "screen"]
WORDS = ["harbour", "minister", "strike", "signed", "withdrew", "parliament", "of", "the", "Rindfleischetikettierung"]


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    return analyse(Article(SEED.read_text("utf-8"), published=date(2020, 3, 26))).events


def event(number: int, first: date | None, last: date | None, **cells: Any) -> Event:
    known = {"headline": f"Event {number}", "certainty": "exact", "date": "d1", **cells}
    return Event(
        id=f"e{number}", start=number, end=number + 1, text="x", sentence=0, rule="test", earliest=first, latest=last, order=number, **known
    )  # fmt: skip


def crowd(count: int, seed: int) -> pd.DataFrame:
    """So many events: years of background, most in the last weeks; some with an open end, some with very long words."""
    random, rows = Random(seed), []
    for number in range(count):
        recent = date(2020, 3, 1) + timedelta(days=random.randint(0, 25))
        first = recent if number % 3 else date(random.randint(1990, 2018), random.randint(1, 12), 1)
        last = first + timedelta(days=random.choice([0, 0, 0, 6, 30, 364]))
        start, end = random.choice([(first, last)] * 6 + [(None, last), (first, None)])
        rows.append(
            event(
                number, start, end, certainty=random.choice(["exact", "inferred", "vague"]), modality=random.choice([*LOOKS]),
                headline=" ".join(random.choice(WORDS) for _ in range(random.randint(3, 14))),
            )
        )  # fmt: skip
    return table(Event, rows)


def shown_texts(chart: Chart) -> list[Text]:
    inner = [
        text for axes in chart.axes for text in [*axes.texts, *axes.get_xticklabels(), axes.title, axes.xaxis.label]
    ]
    return [text for text in [*chart.texts, *inner] if text.get_text().strip() and text.get_visible()]


def overlaps(chart: Chart) -> list[tuple[str, str]]:
    """Pairs of texts that touch, and texts that leave the page, as the renderer sets them."""
    canvas = FigureCanvasAgg(chart)
    canvas.draw()
    boxes = [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in shown_texts(chart)]
    page = chart.bbox
    out = [
        (words, "page")
        for words, box in boxes
        if box.x0 < -1 or box.y0 < -1 or box.x1 > page.x1 + 1 or box.y1 > page.y1 + 1
    ]
    return out + [
        (words, others)
        for (words, one), (others, other) in combinations(boxes, 2)
        if one.x0 < other.x1 - 1 and other.x0 < one.x1 - 1 and one.y0 < other.y1 - 1 and other.y0 < one.y1 - 1
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 7, 25, 40, 60])
def test_no_label_meets_another_or_leaves_the_page(count: int, size: str) -> None:
    chart = timeline(crowd(count, seed=count), size=size)
    assert overlaps(chart) == []
    assert len(chart.table) == count and chart.get_figheight() <= TALLEST[size] + 0.01


@pytest.mark.parametrize("size", SIZES)
def test_the_sample_article_fits_each_page(sample: pd.DataFrame, size: str) -> None:
    chart = timeline(sample, size=size)
    assert overlaps(chart) == [] and len(chart.table) == len(events_shown(sample))


def test_a_slide_is_a_slide() -> None:
    assert [tuple(timeline(crowd(count, 1), size="slide").get_size_inches()) for count in (1, 60)] == [(12, 6.75)] * 2


def test_what_finds_no_room_is_told() -> None:
    chart = timeline(crowd(150, seed=3))
    left = 150 - len(chart.table)
    assert left > 0 and f"{left} more" in chart.alt
    assert f"{left} more in the table" in [text.get_text() for text in chart.texts]
    assert overlaps(chart) == []


def test_each_kind_is_told_without_colour() -> None:
    assert (
        len({look["marker"] for look in LOOKS.values()})
        == len({look["hatch"] for look in LOOKS.values()})
        == len(LOOKS)
    )


def test_every_mark_carries_the_id_of_its_event(sample: pd.DataFrame) -> None:
    chart = timeline(sample)
    marks = {artist.get_gid() for axes in chart.axes for artist in [*axes.lines, *axes.patches]}
    assert set(chart.table.id) <= marks


def test_years_of_background_and_the_last_weeks_have_axes_of_their_own(sample: pd.DataFrame) -> None:
    assert len(periods(events_shown(sample))) == 3
    assert len(periods(events_shown(table(Event, [event(1, date(2020, 3, 1), date(2020, 3, 1))])))) == 1


def test_a_long_period_ahead_has_an_axis_of_its_own() -> None:
    days = [
        (date(1990, 1, 1), date(1990, 12, 31)),
        *((date(2022, 3, day), date(2022, 3, day)) for day in range(11, 17)),
    ]
    rows = [event(at, *one) for at, one in enumerate([*days, (date(2022, 9, 1), date(2022, 12, 31))], 1)]
    shown = events_shown(table(Event, rows))
    parts = periods(shown)
    assert all(any(part.first <= row.first <= part.last for part in parts) for row in shown.itertuples())
    assert (parts[-1].first, parts[-1].last) == (pd.Timestamp(2022, 9, 1), pd.Timestamp(2022, 12, 31))


def test_open_ends_are_arrows_and_words() -> None:
    rows = [
        event(1, date(2017, 1, 1), None),
        event(2, None, date(2020, 3, 26)),
        event(3, date(2020, 3, 27), None, modality="planned"),
    ]
    chart = timeline(table(Event, rows))
    assert [compact_period(row) for row in chart.table.itertuples()] == [
        "since 2017",
        "by 26 March 2020",
        "from 27 March 2020",
    ]
    assert {line.get_marker() for axes in chart.axes for line in axes.lines} >= {"<", ">"}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2020, 1, 3), date(2020, 1, 3), "3 January 2020"),
        (date(2020, 3, 16), date(2020, 3, 22), "16–22 March 2020"),
        (date(2020, 3, 1), date(2020, 3, 31), "March 2020"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010–2019"),
        (date(2017, 9, 1), date(2017, 12, 31), "late 2017"),
        (date(2019, 1, 1), date(2019, 5, 2), "early 2019"),
        (date(2020, 1, 1), date(2020, 3, 26), "early 2020"),
        (date(2017, 1, 1), date(2017, 3, 31), "Jan–Mar 2017"),
        (date(2017, 12, 1), date(2018, 2, 28), "Dec 2017–Feb 2018"),
    ],
)
def test_days_in_words(first: date, last: date, told: str) -> None:
    rows = events_shown(table(Event, [event(1, first, last)]))
    assert compact_period(next(rows.itertuples())) == told


def test_what_has_no_beginning_stands_where_the_story_puts_it() -> None:
    rows = [
        event(3, date(2020, 3, 1), date(2020, 3, 31)),
        event(2, None, date(2020, 3, 31)),
        event(1, date(2014, 1, 1), date(2014, 12, 31)),
    ]
    assert events_shown(table(Event, rows)).id.tolist() == ["e1", "e2", "e3"]


def test_background_without_a_day_is_left_to_the_table() -> None:
    rows = [event(1, None, date(2020, 3, 31)), event(2, None, date(2020, 3, 31), date=None)]
    assert events_shown(table(Event, rows)).id.tolist() == ["e1"]


def test_filters() -> None:
    rows = [
        event(1, date(2014, 1, 1), date(2014, 12, 31), who_actor="a1"),
        event(2, date(2020, 3, 1), date(2020, 3, 1), certainty="vague"),
        event(3, date(2017, 1, 1), None, modality="planned", whom_actor="a1"),
        event(4, None, None),
    ]
    events = table(Event, rows)
    ids = lambda **options: events_shown(events, **options).id.tolist()  # noqa: E731
    assert ids() == ["e1", "e3", "e2"]
    assert ids(actor="a1") == ["e1", "e3"] and ids(modality="planned") == ["e3"] and ids(certainty="vague") == ["e2"]
    assert ids(since=date(2018, 1, 1)) == ["e3", "e2"] and ids(until=date(2016, 1, 1)) == ["e1"]


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_two_runs_give_the_same_bytes(sample: pd.DataFrame, format: str) -> None:
    assert chart_bytes(timeline(sample), format) == chart_bytes(timeline(sample), format)


@pytest.mark.parametrize("size", SIZES)
def test_events_under_headings_meet_no_other_words(size: str) -> None:
    rows = crowd(40, seed=5).assign(who=[["the port", "rebels", None][at % 3] for at in range(40)])
    chart = timeline(rows, size=size, by="who")
    told = [text.get_text() for text in chart.texts]
    assert overlaps(chart) == [] and {"The port", "Rebels", "Others"} <= set(told)
    assert chart.table.group.drop_duplicates().tolist()[-1] == "Others"


def test_a_day_is_written_once_and_the_source_is_told() -> None:
    rows = [event(number, date(2020, 3, 1), date(2020, 3, 1)) for number in (1, 2, 3)]
    chart = timeline(table(Event, rows), source="Harbour Times, 2 March 2020")
    told = [text.get_text() for text in chart.texts]
    assert told.count("1 March 2020") == 1
    assert "3 events, March 2020" in told and "Source: Harbour Times, 2 March 2020" in told


def test_one_heading_for_all_names_of_an_actor() -> None:
    told = [("Ana Roe", "a1"), ("She", "a1"), ("Roe", "a1"), ("a storm", None), (None, None)]
    rows = [
        replace(event(number, date(2020, 3, number), date(2020, 3, number)), who=who, who_actor=actor)
        for number, (who, actor) in enumerate(told, 1)
    ]
    shown = group_rows(events_shown(table(Event, rows)), "who")
    assert shown.group.tolist() == ["Ana Roe"] * 3 + ["Others"] * 2


def test_no_heading_where_nobody_is_in_two_events() -> None:
    rows = [replace(event(at, date(2020, 3, at), date(2020, 3, at)), who=f"crew {at}") for at in (1, 2)]
    assert set(group_rows(events_shown(table(Event, rows)), "who").group) == {""}


def test_events_without_a_day_are_counted() -> None:
    chart = timeline(table(Event, [event(1, date(2020, 3, 1), date(2020, 3, 1)), event(2, None, None)]))
    assert "1 event, March 2020; 1 more without a day" in [text.get_text() for text in chart.texts]


def test_a_week_across_the_end_of_a_month_is_told_by_its_days() -> None:
    assert period(pd.Timestamp("2025-06-30"), pd.Timestamp("2025-07-06")) == "30 Jun–6 Jul 2025"
