"""Analysis => brat standoff: article.txt, article.ann and annotation.conf, to be laid into brat's data folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from analysis.result import Analysis

PARTS = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""brat wants spans that cross lines in pieces."""
ENTITIES = (
    "Person",
    "Organisation",
    "Place",
    "Group",
    "Reference",
    "Quote",
    "Speaker",
    "Cue",
    "Figure",
    "Counted",
    "Date",
)
RELATIONS = ("said_by Arg1:Quote, Arg2:Speaker", "told_by Arg1:Quote, Arg2:Cue", "counts Arg1:Figure, Arg2:Counted")
EVENTS = ("Event When?:Date",)


def analysis_to_brat(result: Analysis) -> dict[str, str]:
    """=> {name: text} of the three files of brat/."""
    lines = "".join(f"{line}\n" for line in standoff(result))
    return {"brat/article.ann": lines, "brat/article.txt": result.article.text, "brat/annotation.conf": configuration()}


def configuration() -> str:
    sections = {
        "entities": ENTITIES,
        "relations": RELATIONS,
        "events": EVENTS,
        "attributes": ("Modality Arg:Event, Value:happened|planned|possible|denied",),
    }
    return "".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) + "\n" for name, lines in sections.items())


def standoff(result: Analysis) -> Iterator[str]:
    """T (text-bound), R (relation), E (event), A (attribute) and # (note) lines."""
    text, spans, relations, events, notes = result.article.text, count(1), count(1), count(1), count(1)
    names = {row.id: row.name for row in result.actor_rows}

    def bound(kind: str, start: Any, end: Any) -> tuple[str, str] | None:
        if start is None or end is None or not (pieces := fragments(text, start, end)):
            return None
        key = f"T{next(spans)}"
        where = ";".join(f"{first} {last}" for first, last in pieces)
        return key, f"{key}\t{kind} {where}\t{' '.join(text[first:last] for first, last in pieces)}"

    def note(key: str, told: str) -> str:
        return f"#{next(notes)}\tAnnotatorNotes {key}\t{' '.join(told.split())}"

    dates: dict[str, str] = {}
    for row in result.mention_rows:
        if one := bound(row.kind.capitalize(), row.start, row.end):
            yield one[1]
            yield note(one[0], f"{row.id} {names.get(row.actor or '', '')} rule {row.rule}")
    for row in result.date_rows:
        if one := bound("Date", row.start, row.end):
            dates[row.id] = one[0]
            yield one[1]
            yield note(one[0], f"{row.id} {row.type} {row.value or 'unresolved'} rule {row.rule}")
    pairs = [
        *(("Quote", row, f"{row.kind} {row.stance}", (("said_by", "Speaker", row.speaker_start, row.speaker_end), ("told_by", "Cue", row.cue_start, row.cue_end))) for row in result.quote_rows),
        *(("Figure", row, f"{row.value} {row.unit or ''}", (("counts", "Counted", row.counted_start, row.counted_end),)) for row in result.figure_rows),
    ]  # fmt: skip
    for kind, row, told, others in pairs:
        if one := bound(kind, row.start, row.end):
            yield one[1]
            yield note(one[0], f"{row.id} {told} rule {row.rule}")
            for relation, other_kind, start, end in others:
                if other := bound(other_kind, start, end):
                    yield other[1]
                    yield f"R{next(relations)}\t{relation} Arg1:{one[0]} Arg2:{other[0]}"
    for number, row in enumerate(result.event_rows, 1):
        if one := bound("Event", row.start, row.end):
            key = f"E{next(events)}"
            yield one[1]
            yield f"{key}\tEvent:{one[0]}" + (f" When:{dates[row.date]}" if row.date in dates else "")
            yield f"A{number}\tModality {key} {row.modality}"


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """start:end without the line breaks in it: [(start, …), (…, end)]."""
    return [
        (start + found.start(), start + found.end())
        for found in PARTS.finditer(text[start:end])
        if not found[0].isspace()
    ]
