"""What happened, when, who did it to whom, where: the clause of each date as an event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from typing import ClassVar

from analysis.extract.dates import DateExpression
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document, Sentence
from analysis.language.chunks import Chunk
from analysis.tables import Row, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """One thing that happened; its span is the clause.

    date: id of the expression it is dated by; earliest, latest, certainty: as in dates; what: the predicate (lemma and
    particle: "hand over"); who, whom, where: the words; who_actor, whom_actor: actor ids; headline: a short one in the
    article's own words; modality: happened, planned, denied, possible; reported_by: quote id; order: place in the story.
    """

    prefix: ClassVar[str] = "e"

    date: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    certainty: str = "unresolved"
    what: str = ""
    who: str | None = None
    who_actor: str | None = None
    whom: str | None = None
    whom_actor: str | None = None
    where: str | None = None
    headline: str = ""
    modality: str = "happened"
    reported_by: str | None = None
    order: int = 0


STATES = {
    "be",
    "have",
    "seem",
    "appear",
    "remain",
    "become",
    "include",
    "mean",
    "belong",
    "contain",
    "consist",
    "lie",
    "own",
    "know",
    "believe",
}
SAYING = {"say", "tell", "add", "note", "write", "report", "state", "explain", "announce"}
HEADLINE_WORDS = 10


def find_events(
    document: Document, dates: Sequence[DateExpression], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Event]:
    """Dated clauses => events in reading order, each with its place in the story's order."""
    by_sentence: dict[int, list[Chunk]] = {}
    for chunk in document.chunks:
        by_sentence.setdefault(document.sentence_of(chunk.first).number, []).append(chunk)
    found: list[Event] = []
    seen: set[tuple[int, str]] = set()
    for one in dates:
        if one.type not in ("DATE", "TIME") or one.value is None or "REF" in one.value:
            continue
        sentence = document.sentences[one.sentence]
        verb = clause_verb(document, one, by_sentence.get(one.sentence, []))
        if verb is None or (verb.head, one.value) in seen:
            continue
        seen.add((verb.head, one.value))
        found.append(event(document, sentence, one, verb, by_sentence[one.sentence], mentions, quotes))
    return numbered(in_order(found))


def in_order(events: list[Event]) -> Iterator[Event]:
    ranked = sorted(
        range(len(events)),
        key=lambda at: (events[at].earliest or Day.max, events[at].latest or Day.max, events[at].start),
    )
    places = {at: place for place, at in enumerate(ranked, 1)}
    for at, one in enumerate(events):
        yield replace(one, order=places[at])


def clause_verb(document: Document, one: DateExpression, chunks: list[Chunk]) -> Chunk | None:
    """The verb group that the date belongs to: the last before it in its clause, or the next one where none is before."""
    at = document.token_at(one.start)
    verbs = [chunk for chunk in chunks if chunk.kind == "VG" and finite(document, chunk)]
    before = [verb for verb in verbs if verb.last <= at]
    after = [verb for verb in verbs if verb.first > at]
    if before and document.lemmas[before[-1].head] in SAYING and len(before) > 1 and not adjacent(before[-1], at):
        return before[-2]
    return before[-1] if before else after[0] if after else None


def adjacent(verb: Chunk, at: int) -> bool:
    return at - verb.last <= 3


def finite(document: Document, chunk: Chunk) -> bool:
    return any(document.tags[i] in ("VBD", "VBZ", "VBP", "MD", "VBN") for i in range(chunk.first, chunk.last))


def event(
    document: Document,
    sentence: Sentence,
    one: DateExpression,
    verb: Chunk,
    chunks: list[Chunk],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> Event:
    nouns = [chunk for chunk in chunks if chunk.kind == "NP" and not inside(document, chunk, one)]
    subject = max((chunk for chunk in nouns if chunk.last <= verb.first), key=lambda chunk: chunk.first, default=None)
    thing = next((chunk for chunk in nouns if verb.last <= chunk.first <= verb.last + 1), None)
    first, last = subject.first if subject else verb.first, clause_end(document, sentence, verb)
    span = document.article.span(document.starts[first], max(document.ends[last - 1], document.ends[verb.last - 1]))
    place = next(
        (
            row
            for row in in_span(mentions, span.start, sentence.end)
            if row.kind == "place"
            and document.lower[document.token_at(row.start) - 1] in ("in", "at", "near", "from", "of")
        ),
        None,
    )
    return Event(
        start=span.start, end=span.end, text=span.text, sentence=sentence.number, rule="dated_clause", date=one.id,
        earliest=one.earliest, latest=one.latest, certainty=one.certainty, what=predicate(document, verb),
        who=words(document, subject), who_actor=actor_of(document, subject, mentions), whom=words(document, thing),
        whom_actor=actor_of(document, thing, mentions), where=place.text if place else None,
        headline=headline(document, first, last, one), modality=modality(document, verb), reported_by=reported(quotes, span.start, span.end),
    )  # fmt: skip


def inside(document: Document, chunk: Chunk, one: DateExpression) -> bool:
    return document.starts[chunk.first] < one.end and document.ends[chunk.last - 1] > one.start


def words(document: Document, chunk: Chunk | None) -> str | None:
    return document.text[document.starts[chunk.first] : document.ends[chunk.last - 1]] if chunk else None


def actor_of(document: Document, chunk: Chunk | None, mentions: Sequence[Mention]) -> str | None:
    """The actor named last in a noun phrase: "Iraqi General [Qasem Soleimani]"."""
    if chunk is None:
        return None
    found = [
        row.actor for row in in_span(mentions, document.starts[chunk.first], document.ends[chunk.last - 1]) if row.actor
    ]
    return found[-1] if found else None


def in_span(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    low = bisect_left(mentions, start, key=lambda row: row.start)
    return mentions[low : bisect_left(mentions, end, key=lambda row: row.start)]


def clause_end(document: Document, sentence: Sentence, verb: Chunk) -> int:
    """Token behind the clause: at a semicolon, a dash, or a comma with a new clause behind it."""
    for at in range(verb.last, sentence.last):
        if document.words[at] in (";", "—", "–", "”", '"') or (
            document.words[at] == ","
            and at + 1 < sentence.last
            and (
                document.lower[at + 1]
                in ("but", "and", "who", "which", "while", "although", "as", "according", "said", "he", "she", "they")
            )
        ):
            return at
    return sentence.last - (document.words[sentence.last - 1] in ".?!")


def predicate(document: Document, verb: Chunk) -> str:
    """Lemma and particle: "hand over"."""
    particle = document.words[verb.last - 1] if document.tags[verb.last - 1] == "RP" else ""
    return f"{document.lemmas[verb.head]} {particle}".strip()


def headline(document: Document, first: int, last: int, one: DateExpression) -> str:
    """The clause without its date, cut behind a whole phrase at about ten words."""
    kept = [at for at in range(first, last) if not (document.starts[at] < one.end and document.ends[at] > one.start)]
    kept = whole_phrase(document, kept[: HEADLINE_WORDS + 2], last)
    if not kept:
        return document.text[document.starts[first] : document.ends[last - 1]]
    parts, text = [], document.text
    for before, at in zip([None, *kept], kept):
        if before is not None:
            parts.append(text[document.ends[before] : document.starts[at]] if at == before + 1 else " ")
        parts.append(document.words[at])
    line = " ".join("".join(parts).split()).replace(" ,", ",").strip(' ,(“"')
    return line[:1].upper() + line[1:]


def whole_phrase(document: Document, kept: list[int], last: int) -> list[int]:
    """Tokens up to the end of a noun phrase or verb, outside an open bracket or quotation, with no preposition left over."""
    for sign in ("(", "“"):
        opened = [at for at in kept if document.words[at] == sign]
        if opened and not any(document.words[at] in ")”" for at in kept if at > opened[-1]):
            kept = [at for at in kept if at < opened[-1]]
    while kept and (document.tags[kept[-1]] in LOOSE or inside_phrase(document, kept[-1], last)):
        kept = kept[:-1]
    return kept


LOOSE = {
    "IN",
    "TO",
    "DT",
    "CC",
    "PRP$",
    "JJ",
    "HYPH",
    "POS",
    ",",
    ":",
    "CD",
    "WRB",
    "WDT",
    "WP",
    "RB",
    "MD",
    "-LRB-",
    "``",
    "''",
}


def inside_phrase(document: Document, at: int, last: int) -> bool:
    """Whether the phrase goes on behind the token: al|-Qaim, Iraqi militia|chief."""
    return at + 1 < last and (
        document.tags[at + 1] in ("HYPH", "POS")
        or (document.tags[at] in NOUN_TAGS and document.tags[at + 1] in NOUN_TAGS)
    )


NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}


PLANS = {"expect", "plan", "schedule", "intend", "set", "aim", "propose", "hope", "due"}


def modality(document: Document, verb: Chunk) -> str:
    low, lemmas = document.lower[verb.first : verb.last], document.lemmas[verb.first : verb.last]
    if {"not", "n't", "n’t", "never"} & set(low):
        return "denied"
    if {"will", "'ll", "’ll", "shall", "wo"} & set(low) or PLANS & set(lemmas):
        return "planned"
    return "possible" if {"may", "might", "could", "would", "should"} & set(low) else "happened"


def reported(quotes: Sequence[Quote], start: int, end: int) -> str | None:
    """Id of the quote that holds most of the clause."""
    at = bisect_right(quotes, start + (end - start) // 2, key=lambda row: row.start) - 1
    return quotes[at].id if at >= 0 and quotes[at].end > start + (end - start) // 2 else None
