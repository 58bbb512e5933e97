"""Who claims it: quotes and figures linked to actors."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language.lexicons import rows
from analysis.link.actors import Actor

WORD = re.compile(r"\w+")


def link_quotes(quotes: Sequence[Quote], mentions: Sequence[Mention], actors: Sequence[Actor]) -> list[Quote]:
    """Quotes with the actor that each speaker stands for, and what kind of source that is."""
    kinds = {actor.id: actor.kind for actor in actors}
    starts = [row.start for row in mentions]
    return [linked(quote, mentions, starts, kinds) for quote in quotes]


def linked(quote: Quote, mentions: Sequence[Mention], starts: list[int], kinds: dict[str, str]) -> Quote:
    """A person before an organisation before a place: "Ana Roe of the Harbour Union" is Ana Roe; "Iraqi officials" nobody."""
    if quote.speaker_start is None or quote.speaker_end is None:
        return quote
    inside = mentions[bisect_left(starts, quote.speaker_start) : bisect_left(starts, quote.speaker_end)]
    people = [row.actor for row in inside if row.actor and kinds[row.actor] == "person"]
    bodies = [row.actor for row in inside if row.actor and kinds[row.actor] in ("organisation", "place")]
    unnamed = unnamed_class(quote.speaker or "")
    if people and not (unnamed and inside[0].actor not in people):
        return replace(quote, actor=people[0], source_class="named person")
    if bodies and not unnamed:
        return replace(quote, actor=bodies[0], source_class="organisation")
    return replace(quote, actor=None, source_class=unnamed or "unknown")


def unnamed_class(speaker: str) -> str | None:
    """ "two Iraqi officials" => "unnamed official"; "the report" => "document"."""
    listed = {row["word"]: row["class"] for row in rows("quotes/sources")}
    return next((listed[word] for word in WORD.findall(speaker.split(",")[0]) if word in listed), None)


def link_figures(
    figures: Sequence[Figure], quotes: Sequence[Quote], mentions: Sequence[Mention], dates: Sequence[DateExpression]
) -> list[Figure]:
    """Figures with the quote that each stands in and so who claims it, and the date, place and actor of its sentence."""
    starts = [row.start for row in quotes]
    by_sentence: dict[int, list[Mention]] = {}
    for row in mentions:
        by_sentence.setdefault(row.sentence, []).append(row)
    dated: dict[int, list[DateExpression]] = {}
    for one in dates:
        if one.type == "DATE" and one.value:
            dated.setdefault(one.sentence, []).append(one)
    return [
        belonging(claimed(row, quotes, starts), by_sentence.get(row.sentence, []), dated.get(row.sentence, []))
        for row in figures
    ]


def claimed(figure: Figure, quotes: Sequence[Quote], starts: list[int]) -> Figure:
    at = bisect_right(starts, figure.start) - 1
    if at < 0 or quotes[at].end < figure.end:
        return figure
    return replace(figure, quote=quotes[at].id, claimed_by=quotes[at].actor)


def belonging(figure: Figure, mentions: list[Mention], dates: list[DateExpression]) -> Figure:
    """The nearest date; the nearest place behind it; the nearest actor in front of it, all in its sentence."""
    places = [row for row in mentions if row.kind == "place" and row.start > figure.start]
    actors = [row for row in mentions if row.actor and row.end <= figure.start and row.kind != "place"]
    date = min(dates, key=lambda one: abs(one.start - figure.start), default=None)
    return replace(
        figure,
        date=date.id if date else None,
        place=places[0].text if places else None,
        actor=actors[-1].actor if actors else None,
    )
