"""Analysis => its timeline for other programs: TimelineJS (a web page), iCalendar (a calendar), CSV (a spreadsheet)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd

from analysis.export.files import csv_text
from analysis.export.wording import clip, period_in_words, printable
from analysis.link.events import Event
from analysis.result import Analysis

MODALITY_PREFIXES = {
    "reported": "Reported: ",
    "planned": "Planned: ",
    "possible": "Possible: ",
    "conditional": "Conditional: ",
    "cancelled": "Cancelled: ",
    "denied": "Denied: ",
}
"""Modality => words before a headline outside charts."""


def timeline_files(result: Analysis) -> dict[str, str]:
    """Analysis => {file name: text} for each of the formats."""
    return {
        "timeline.json": analysis_to_timelinejs(result),
        "timeline.ics": analysis_to_icalendar(result),
        "timeline.csv": analysis_to_timeline_csv(result),
    }


def dated_events(result: Analysis) -> list[Event]:
    """Analysis => events that have a date, in chronological order of the story."""
    return sorted(
        (row for row in result.event_rows if row.earliest or row.latest), key=lambda row: (row.order, row.start)
    )


def event_title(row: Event) -> str:
    return MODALITY_PREFIXES.get(row.modality, "") + clip(row.headline or row.text, 200)


def sentence(result: Analysis, row: Event) -> str:
    """Event => the sentence it is in, on one line."""
    one = result.document.sentences[row.sentence]
    return clip(result.article.text[one.start : one.end], 1000)


def period_text(row: Event) -> str:
    """Event => its day or period in words, with the certainty unless it is exact."""
    period = period_in_words(row.earliest, row.latest)
    return period if row.certainty == "exact" else f"{period} ({row.certainty})"


# ------------------------------------------------------------------------------------------------------- TimelineJS
def analysis_to_timelinejs(result: Analysis) -> str:
    """Analysis => JSON text for TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html); text is escaped, since TimelineJS shows it as HTML."""
    article = result.article
    page = {
        "title": {"text": {"headline": escape(clip(article.title or "What happened when")), "text": escape(clip(article.source or ""))}},
        "events": [slide(result, row) for row in dated_events(result)],
        "scale": "human",
    }  # fmt: skip
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def slide(result: Analysis, row: Event) -> dict[str, Any]:
    """Event => one slide; an event with an open beginning is placed at its known end, and its text says so."""
    first, last = row.earliest or row.latest, row.latest if row.earliest else None
    made: dict[str, Any] = {
        "unique_id": row.id, "group": row.modality, "display_date": escape(period_text(row)), "start_date": date_parts(first),
        "text": {"headline": escape(event_title(row)), "text": f"<p>{escape(sentence(result, row))}</p>"},
    }  # fmt: skip
    if last and last != first:
        made["end_date"] = date_parts(last)
    return made


def date_parts(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}


# -------------------------------------------------------------------------------------------------------- iCalendar
STATUS = {"happened": "CONFIRMED", "ongoing": "CONFIRMED", "denied": "CANCELLED", "cancelled": "CANCELLED"}
"""Modality => status of RFC 5545; every other one is TENTATIVE."""
MAX_LINE_OCTETS = 73
"""Octets of a line before it is folded; RFC 5545 allows 75."""


def analysis_to_icalendar(result: Analysis) -> str:
    """Analysis => iCalendar text (RFC 5545) with an all-day entry per event; the same article gives the same text."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//analyst-workbook//timeline//EN", "CALSCALE:GREGORIAN"]
    for row in dated_events(result):
        lines += entry(result, row)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold_line(line))


def entry(result: Analysis, row: Event) -> Iterator[str]:
    """Event => lines of its VEVENT; an event that is open at one end is placed on the day that is known."""
    article, first, last = result.article, row.earliest or row.latest, row.latest or row.earliest
    if first is None or last is None:
        return
    key = hashlib.sha256(f"{article.text}\0{row.start}\0{row.end}\0{first}".encode("utf-8", "replace")).hexdigest()[:32]
    stamp = article.published or date(2000, 1, 1)
    yield "BEGIN:VEVENT"
    yield f"UID:{key}@analyst-workbook"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{basic(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{basic((last if row.earliest else first) + timedelta(days=1))}"
    yield f"SUMMARY:{escape_value(event_title(row))}"
    yield f"DESCRIPTION:{escape_value(f'{period_text(row)}. {sentence(result, row)}')}"
    if row.where:
        yield f"LOCATION:{escape_value(clip(row.where))}"
    yield f"CATEGORIES:{escape_value(row.modality)}"
    yield f"STATUS:{STATUS.get(row.modality, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def basic(day: date) -> str:
    """Date => "20200326", always with four digits for the year."""
    return day.isoformat().replace("-", "")


def escape_value(text: str) -> str:
    """Text => iCalendar value, with backslash, semicolon, comma and line break escaped (RFC 5545, 3.3.11)."""
    return (
        re.sub(r"[\\;,]", lambda sign: "\\" + sign[0], printable(text))
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\n")
        .replace("\t", " ")
    )


def fold_line(line: str) -> Iterator[str]:
    """Long line => pieces of at most 75 octets; each but the first begins with a space (RFC 5545, 3.1)."""
    piece, size, space = list[str](), 0, ""
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > MAX_LINE_OCTETS:
            yield space + "".join(piece)
            piece, size, space = [], 1, " "
        piece.append(sign)
        size += octets
    yield space + "".join(piece)


# -------------------------------------------------------------------------------------------------------------- CSV
def analysis_to_timeline_csv(result: Analysis) -> str:
    """Analysis => CSV text: one event per line in chronological order, with its sentence; no cell is read as a formula."""
    names = result.names
    rows = [
        {
            "order": row.order, "id": row.id, "from": row.earliest, "to": row.latest, "certainty": row.certainty, "when": period_text(row),
            "kind": row.modality, "headline": clip(row.headline or row.text, 200), "who": names.get(row.who_actor or "", row.who),
            "what": row.what, "whom": names.get(row.whom_actor or "", row.whom), "where": row.where, "sentence": sentence(result, row),
            "start": row.start, "end": row.end, "rule": row.rule, "main": row.main, "salience": row.salience,
        }
        for row in dated_events(result)
    ]  # fmt: skip
    return csv_text(pd.DataFrame(rows, columns=COLUMNS).astype(object))


COLUMNS = [
    "order", "id", "from", "to", "certainty", "when", "kind", "headline", "who", "what", "whom", "where", "sentence", "start", "end", "rule",
    "main", "salience",
]  # fmt: skip
