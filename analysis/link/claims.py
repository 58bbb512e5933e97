"""Who claims it: quotes and figures linked to actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.link.actors import Actor


def link_quotes(quotes: Sequence[Quote], mentions: Sequence[Mention], actors: Sequence[Actor]) -> list[Quote]:
    """Quotes with the actor that each speaker stands for: the first mention in the speaker's words."""
    return [replace(quote, actor=actor_in(quote.speaker_start, quote.speaker_end, mentions)) for quote in quotes]


def actor_in(start: int | None, end: int | None, mentions: Sequence[Mention]) -> str | None:
    if start is None or end is None:
        return None
    return next((row.actor for row in mentions if start <= row.start and row.end <= end), None)


def link_figures(
    figures: Sequence[Figure], quotes: Sequence[Quote], mentions: Sequence[Mention], dates: Sequence[DateExpression]
) -> list[Figure]:
    """Figures with the quote that each stands in and so who claims it."""
    linked = []
    for figure in figures:
        quote = next((row for row in quotes if row.start <= figure.start and figure.end <= row.end), None)
        linked.append(replace(figure, quote=quote.id, claimed_by=quote.actor) if quote else figure)
    return linked
