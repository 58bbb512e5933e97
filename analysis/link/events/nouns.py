"""Events expressed by nouns: "Friday's attack", "the ruling of a court on Monday"; and building the row of a dated event."""

from __future__ import annotations

from analysis.extract.dates import DateExpression
from analysis.language.clauses import Chunk, Clause
from analysis.link.events.clause_line import clause_line
from analysis.link.events.context import EventContext, is_event_noun, listed
from analysis.link.events.event import Event
from analysis.link.events.modality import is_ahead, is_saying
from analysis.link.events.phrases import full_phrase
from analysis.tables import replace


def dated_noun(scene: EventContext, tokens: range, clause: Clause) -> Chunk | None:
    """Noun phrase of an event that a preceding date modifies: "Friday's [attack]", "the January 3 [raid]"; else None."""
    document, at = scene.document, tokens.stop
    while at < len(document.tags) and document.tags[at] in ("POS", "JJ", "HYPH", "NN", "NNP", "VBN", "CD"):
        if (
            document.tags[at] == "NN"
            and is_event_noun(scene, at)
            and document.tags[at + 1 : at + 2] not in (["NN"], ["NNS"])
        ):
            return Chunk("NP", tokens.start, at + 1, at)
        at += 1
    plural = at < len(document.tags) and document.tags[at] == "NNS" and is_event_noun(scene, at)
    return Chunk("NP", tokens.start, at + 1, at) if plural and at > tokens.stop else None


BEFORE_DATE = frozenset(("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS"))
LONGEST_NOUN_PHRASE = 9
"""Tokens between an event noun and its date, at most."""


def noun_before(scene: EventContext, first: int) -> Chunk | None:
    """Event noun modified by the date that starts at token `first`: "the [ruling] of a court on Monday"; else None."""
    document, at = scene.document, first - 1
    at -= document.lower[at] in ("on", "in")
    while at >= max(0, first - LONGEST_NOUN_PHRASE) and (
        document.tags[at] in BEFORE_DATE or document.lower[at] == "of"
    ):
        if document.tags[at] == "NN" and is_event_noun(scene, at):
            begin = at - (document.tags[at - 1] in ("DT", "JJ"))
            return Chunk("NP", begin, at + 1, at)
        at -= 1
    return None


def of_phrase(scene: EventContext, clause: Clause, noun: Chunk, one: DateExpression) -> Event:
    """Event noun and its date => event row. Its headline is that of the clause if the noun is the clause's subject, else the noun phrase."""
    subject = clause.subject is not None and clause.subject.first <= noun.head < clause.subject.last
    about = subject and not is_saying(scene, clause)
    line = clause_line(scene, clause.verb.head) if about else noun_line(scene, noun)
    if " " not in line and not is_saying(scene, clause):
        line = clause_line(scene, clause.verb.head)
    negated = "denied" if clause.negated and clause.complement is noun else "happened"
    made = event(scene, noun.first, noun.last, "dated_noun")
    return with_date(
        made, one, what=scene.document.lemmas[noun.head], where=find_place(scene, clause, one, noun.last + 6), headline=line,
        modality=negated if one.earliest is None or not is_ahead(scene, one) else "planned",
    )  # fmt: skip


def noun_line(scene: EventContext, noun: Chunk) -> str:
    """Headline of an event noun: "Friday's [attack on the port]" => "Attack on the port"; "the second [base transfer]" => "Second base transfer"."""
    first, *rest = full_phrase(scene, noun.head).split() or ("",)
    told = " ".join(rest if first.lower() in listed("determiner") else [first, *rest])
    return told[:1].upper() + told[1:]


def event(scene: EventContext, first: int, last: int, rule: str) -> Event:
    document = scene.document
    span = document.article.span(document.starts[first], document.ends[last - 1])
    quote = scene.quote_at(first, last)
    return Event(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_of(first).number, rule=rule,
        reported_by=quote.id if quote else None,
    )  # fmt: skip


def with_date(row: Event, one: DateExpression, **cells: str | None) -> Event:
    """The row with the id, bounds and certainty of the date, and the given cells."""
    return replace(row, date=one.id, earliest=one.earliest, latest=one.latest, certainty=one.certainty, **cells)


def find_place(scene: EventContext, clause: Clause, one: DateExpression, last: int) -> str | None:
    """Place after "in", "at" or "near" in the clause, the one closest to the date; None if there is none."""
    begin = min([clause.verb.first, *(chunk.first for chunk in clause.subjects[:1] if chunk.first < clause.verb.first)])
    found = [
        row
        for row in scene.mentions_in(begin, max(begin + 1, min(last, len(scene.document.words))))
        if row.kind == "place"
        and scene.document.lower[scene.document.token_at(row.start) - 1] in listed("place preposition")
    ]
    return min(found, key=lambda row: abs(row.start - one.start)).text if found else None
