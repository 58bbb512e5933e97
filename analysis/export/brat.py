"""Analysis => brat standoff: article.txt, article.ann and annotation.conf, ready to copy into brat's data folder."""

from __future__ import annotations

import re
from collections import Counter

from analysis.result import Analysis
from analysis.tables import Row

PARTS = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""Text without line breaks: in brat, a span across lines is written as several such pieces."""
ENTITIES = (
    "Person",
    "Organisation",
    "Place",
    "People",
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
    """Analysis => {file name: text} of the three files in brat/."""
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


def standoff(result: Analysis) -> list[str]:
    """Analysis => lines of article.ann: T (text-bound), R (relation), E (event), A (attribute) and # (note) annotations."""
    annotations = Standoff(result.article.text)
    names = result.names
    for mention in result.mention_rows:
        annotations.add(mention.kind.capitalize(), mention, names.get(mention.actor or "", ""))
    dates = {
        row.id: annotations.add("Date", row, f"{row.type} {row.value or 'unresolved'}") for row in result.date_rows
    }
    for quote in result.quote_rows:
        key = annotations.add("Quote", quote, f"{quote.kind} {quote.stance}")
        annotations.relate("said_by", key, annotations.bound("Speaker", quote.speaker_start, quote.speaker_end))
        annotations.relate("told_by", key, annotations.bound("Cue", quote.cue_start, quote.cue_end))
    for figure in result.figure_rows:
        key = annotations.add("Figure", figure, f"{figure.value} {figure.unit or ''}")
        annotations.relate("counts", key, annotations.bound("Counted", figure.counted_start, figure.counted_end))
    for event in result.event_rows:
        annotations.happen(
            annotations.bound("Event", event.start, event.end), dates.get(event.date or ""), event.modality
        )
    return annotations.lines


class Standoff:
    """The lines written so far; keys of each kind are numbered from 1. A span that holds only white space gets no line and no key."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.counts: Counter[str] = Counter()

    def key(self, letter: str) -> str:
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"

    def bound(self, kind: str, start: int | None, end: int | None) -> str | None:
        pieces = split_at_line_breaks(self.text, start, end) if start is not None and end is not None else []
        if not pieces:
            return None
        key, where = self.key("T"), ";".join(f"{first} {last}" for first, last in pieces)
        self.lines.append(f"{key}\t{kind} {where}\t{' '.join(self.text[first:last] for first, last in pieces)}")
        return key

    def add(self, kind: str, row: Row, cells: str) -> str | None:
        """Add a text-bound annotation for a row's span, and a note with its id, the text `cells` and its rule => key of the annotation; None for a span without words."""
        key = self.bound(kind, row.start, row.end)
        if key:
            self.lines.append(
                f"{self.key('#')}\tAnnotatorNotes {key}\t{' '.join(f'{row.id} {cells} rule {row.rule}'.split())}"
            )
        return key

    def relate(self, kind: str, one: str | None, other: str | None) -> None:
        if one and other:
            self.lines.append(f"{self.key('R')}\t{kind} Arg1:{one} Arg2:{other}")

    def happen(self, trigger: str | None, date: str | None, modality: str) -> None:
        if trigger:
            key = self.key("E")
            self.lines.append(f"{key}\tEvent:{trigger}" + (f" When:{date}" if date else ""))
            self.lines.append(f"{self.key('A')}\tModality {key} {modality}")


def split_at_line_breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Span start:end => its parts between line breaks, [(start, …), (…, end)]: brat does not allow a line break in a span."""
    return [
        (start + found.start(), start + found.end())
        for found in PARTS.finditer(text[start:end])
        if not found[0].isspace()
    ]
