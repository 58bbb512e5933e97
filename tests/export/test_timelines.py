"""The timeline for other programs: valid, escaped, the same each time, with every placed event."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import lxml.etree
import pytest

from analysis import Analysis, Article, analyse, read_article
from analysis.export.timelines import (
    analysis_to_icalendar,
    analysis_to_timeline_csv,
    analysis_to_timelinejs,
    dated_events,
    timeline_files,
)
from analysis.export.timeml import analysis_to_timeml
from tests.export.hostile import hostile

SEED = Path(__file__).parents[2] / "seeds/us-led-coalition-transfers-second-military-base.txt"
TEXT = (
    "Rebels seized the port on 3 May 2021. Miners left; Acme, a firm, has run the pit since 2017. The army denied that it shelled"
    " the town on 4 May 2021. Ministers will meet in Oslo on Friday."
)


@pytest.fixture(scope="module", params=["sample", "hostile", "empty"])
def result(request: pytest.FixtureRequest) -> Analysis:
    made = {"sample": lambda: analyse(read_article(SEED)), "hostile": hostile, "empty": lambda: analyse(Article(""))}
    return made[request.param]()


@pytest.fixture(scope="module")
def small() -> Analysis:
    return analyse(Article(TEXT, published=date(2021, 6, 16), title="Ports; mines, <b>news</b>"))


def test_timelinejs_has_a_slide_an_event_and_no_markup_of_the_article(result: Analysis) -> None:
    told = json.loads(analysis_to_timelinejs(result))
    assert len(told["events"]) == len(dated_events(result))
    assert all({"year", "month", "day"} == one["start_date"].keys() for one in told["events"])
    words = [part for one in [told["title"], *told["events"]] for part in one["text"].values()]
    assert not any(re.search(r"<(?!/?p>)", text) for text in words)


def test_timelinejs_tells_open_ends_in_words(small: Analysis) -> None:
    events = json.loads(analysis_to_timelinejs(small))["events"]
    run = next(one for one in events if "has run" in one["text"]["headline"])
    assert run["start_date"]["year"] == 2017 and "end_date" not in run and run["display_date"].startswith("from")


def test_icalendar_follows_its_rules(result: Analysis) -> None:
    text = analysis_to_icalendar(result)
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(dated_events(result))
    assert len({line for line in lines if line.startswith("UID:")}) == len(dated_events(result))
    assert all(re.match(r"[A-Z]+(;VALUE=DATE)?:", line) for line in lines if line)


def test_icalendar_entries(small: Analysis) -> None:
    text = analysis_to_icalendar(small).replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20210503\r\nDTEND;VALUE=DATE:20210504\r\nSUMMARY:Rebels seized the port\r\n" in text
    assert "SUMMARY:Planned: Ministers will meet in Oslo" in text and "LOCATION:Oslo" in text
    assert "Miners left\\; Acme\\, a firm\\, has run the pit since 2017." in text
    assert [line[7:] for line in text.split("\r\n") if line.startswith("STATUS")].count("CANCELLED") == 1


def test_csv_is_read_back_and_holds_no_formula(result: Analysis) -> None:
    rows = list(csv.DictReader(io.StringIO(analysis_to_timeline_csv(result))))
    assert [row["id"] for row in rows] == [row.id for row in dated_events(result)]
    assert not any(re.match(r"\s*[=+@|-]", cell) for row in rows for cell in row.values())


def test_csv_tells_who_did_what_when(small: Analysis) -> None:
    row = next(csv.DictReader(io.StringIO(analysis_to_timeline_csv(small))))
    assert (row["from"], row["to"], row["who"], row["what"]) == ("2017-01-01", "", "Acme", "run")


def test_the_same_article_gives_the_same_files(result: Analysis) -> None:
    assert timeline_files(result) == timeline_files(result)


def test_timeml_links_events_to_their_dates(result: Analysis) -> None:
    tree = lxml.etree.fromstring(analysis_to_timeml(result).encode())
    events, instances, links = ({one.get(key) for one in tree.iter(tag)} for tag, key in TAGS)
    assert {one.get("eventID") for one in tree.iter("MAKEINSTANCE")} == events
    assert {one.get("eventInstanceID") for one in tree.iter("TLINK")} <= instances and len(links) <= len(events)
    assert {one.get("relatedToTime") for one in tree.iter("TLINK")} <= {one.get("tid") for one in tree.iter("TIMEX3")}


TAGS = (("EVENT", "eid"), ("MAKEINSTANCE", "eiid"), ("TLINK", "lid"))


def test_timeml_of_a_small_text(small: Analysis) -> None:
    text = analysis_to_timeml(small)
    assert 'Rebels <EVENT eid="e1" class="OCCURRENCE">seized</EVENT> the port on <TIMEX3 tid="t1"' in text
    assert (
        'relatedToTime="t1" relType="IS_INCLUDED"' in text and 'polarity="NEG"' in text and 'relType="BEGUN_BY"' in text
    )
