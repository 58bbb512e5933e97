"""Events of a draft: did they happen according to the source, or are they only planned?"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.check.context import Context, row_lemmas
from analysis.check.finding import Finding
from analysis.check.sources import Source
from analysis.link.events import Event
from analysis.result import Analysis

SAME_SHARE = 0.5
"""Share of the words of the draft's event, by weight, from which the source's event with the same verb is the same."""
Given = tuple[Source, Event]


def check_events(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each event that the sources give as planned or possible only."""
    for row in draft.event_rows:
        same = same_events(draft, row, context)
        if same and is_told_as_fact(row) and not any(is_told_as_fact(one) for _, one in same):
            told = same[0][1].modality
            yield event_finding(
                draft, row, same[0], "altered", f"happened → {told}", f"The source has this as {told} only."
            )


def is_told_as_fact(row: Event) -> bool:
    """True if the event happened, in the text's own voice or as somebody says: not planned, possible or denied."""
    return row.modality in ("happened", "reported")


def same_events(draft: Analysis, row: Event, context: Context) -> list[Given]:
    """Events of the sources with the same verb and most of the same content words."""
    about = row_lemmas(draft.document, row)
    return [
        (source, other)
        for source, other, theirs in context.events
        if other.what == row.what and context.share(about, theirs) >= SAME_SHARE
    ]


def event_finding(draft: Analysis, row: Event, given: Given, verdict: str, difference: str, why: str) -> Finding:
    source, other = given
    return Finding(
        start=row.start, end=row.end, text=draft.article.text[row.start : row.end], sentence=row.sentence, rule="event_comparison", kind="statement",
        verdict=verdict, article=source.name, source_start=other.start, source_end=other.end, source_text=other.text, difference=difference,
        explanation=why,
    )  # fmt: skip
