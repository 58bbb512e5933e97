"""Values that the analyst entered => changed rows: an actor's name becomes its id, a date's value sets its days, and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from analysis.catalogue import TABLES
from analysis.extract.dates.calendar import value_bounds
from analysis.extract.dates.edtf import edtf
from analysis.link.actors import Actor
from analysis.link.actors import Place as NamedPlace
from analysis.link.claims import unnamed_class
from analysis.review.working_copy import Named, Place, WorkingCopy

BY_ANALYST = "analyst"
"""Rule of rows that the analyst added."""


def new_row(draft: WorkingCopy, table: str, place: Place) -> Any:
    """Row for words that the analysis missed, with default values."""
    span, sentence = draft.article.span(*place), draft.machine.document.sentence_at(place[0])
    return TABLES[table].row(
        id=draft.new_id(table), start=span.start, end=span.end, text=span.text, sentence=sentence, rule=BY_ANALYST, **TABLES[table].initial
    )  # fmt: skip


def respanned(draft: WorkingCopy, row: Any, place: Place) -> Any:
    """The row moved to another span."""
    span = draft.article.span(*place)
    return replace(
        row, start=span.start, end=span.end, text=span.text, sentence=draft.machine.document.sentence_at(place[0])
    )


def write_cells(draft: WorkingCopy, table: str, row: Any, cells: Mapping[str, Any]) -> Any:
    """Row with the given cells changed; cells that affect other columns have a writer of their own."""
    for cell, value in cells.items():
        row = WRITERS.get((table, cell), plainly(cell))(draft, row, value)
    return row


Writer = Callable[[WorkingCopy, Any, Any], Any]


def plainly(cell: str) -> Writer:
    return lambda draft, row, value: replace(row, **{cell: value})


def refer_to(draft: WorkingCopy, row: Any, name: str | None) -> Any:
    """Let a mention refer to the actor or place of that name, which is created if there is none."""
    if not name:
        return replace(row, actor=None)
    actor = draft.named(name, "places" if row.kind == "place" else "actors") or new_actor(draft, name, row.kind)
    return replace(row, actor=actor.id)


def new_actor(draft: WorkingCopy, name: str, kind: str) -> Named:
    """Create an actor of that kind, or a place if the kind is place."""
    if kind == "place":
        ground = NamedPlace(id=draft.new_id("places"), name=name, rule=BY_ANALYST, status="added")
        draft.sheets["places"].put(ground)
        return ground
    made = Actor(
        id=draft.new_id("actors"), name=name, kind="person" if kind == "reference" else kind, rule=BY_ANALYST, status="added"
    )  # fmt: skip
    draft.sheets["actors"].put(made)
    return made


def speak(draft: WorkingCopy, quote: Any, name: str | None) -> Any:
    """Set a quote's speaker: an actor by name, or words that are no actor; its span is the nearest occurrence of the name."""
    actor = draft.actor(name)
    spoken = name_nearby(draft, quote, [*filter(None, [name]), *(actor.aliases if actor else ())])
    words = draft.article.text[spoken[0] : spoken[1]] if spoken else name
    source = source_class(actor) if actor else unnamed_class(name or "") or "unknown"
    start, end = spoken or (None, None)
    return replace(
        quote, speaker=words or None, speaker_start=start, speaker_end=end, actor=actor.id if actor else None, source_class=source
    )  # fmt: skip


def source_class(actor: Actor) -> str:
    return "named person" if actor.kind == "person" else "organisation"


def name_nearby(draft: WorkingCopy, quote: Any, names: list[str]) -> Place | None:
    """Span of one of the names in the quote's sentences but outside the quoted words; longer names are tried first."""
    document = draft.machine.document
    if not document.sentences:
        return None
    last = document.sentences[document.sentence_at(quote.end)]
    low, high = document.sentences[quote.sentence].start, last.end
    for name in sorted(filter(None, names), key=len, reverse=True):
        for begin, close in ((quote.end, high), (low, quote.start)):
            at = draft.article.text.find(name, begin, close)
            if at >= 0:
                return at, at + len(name)
    return None


def claim(draft: WorkingCopy, figure: Any, name: str | None) -> Any:
    """Set who claims a figure: an actor by name, or the article itself."""
    if not name:
        return replace(figure, claimed_by=None)
    return replace(figure, claimed_by=(draft.actor(name) or new_actor(draft, name, "person")).id)


def value(draft: WorkingCopy, figure: Any, number: float | None) -> Any:
    """Set a figure's value; a bound equal to the old value moves with it, other bounds are removed."""
    low, high = (number if old is not None and old == figure.value else None for old in (figure.low, figure.high))
    return replace(figure, value=number, low=low, high=high)


def write_timex(draft: WorkingCopy, one: Any, timex: str | None) -> Any:
    """Set a date's TIMEX3 value, and with it the first and last day."""
    earliest, latest = value_bounds(timex) if timex else (None, None)
    return replace(
        one, value=timex, earliest=earliest, latest=latest, edtf=edtf(timex, one.mod), anchor="itself", other_reading=None,
        certainty="exact" if timex else "unresolved",
    )  # fmt: skip


def date_writer(cell: str) -> Writer:
    def write(draft: WorkingCopy, event: Any, iso: str | None) -> Any:
        return replace(event, certainty="exact", **{cell: date.fromisoformat(iso) if iso else None})

    return write


WRITERS: dict[tuple[str, str], Writer] = {
    ("mentions", "actor"): refer_to, ("quotes", "speaker"): speak, ("figures", "claimed_by"): claim, ("figures", "value"): value,
    ("dates", "value"): write_timex, ("events", "earliest"): date_writer("earliest"), ("events", "latest"): date_writer("latest"),
}  # fmt: skip
