"""Rows of the tables => claims: the lines of a report, each with the sentence that supports it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from analysis.catalogue import Table
from analysis.charts.places import as_a_name
from analysis.charts.quotes import nameless_words
from analysis.export.wording import clip, in_words, one_line, period_in_words, text_or_empty
from analysis.language.gazetteer import names_of_countries
from analysis.language.lexicons import word_class
from analysis.link.actors import Place as NamedPlace
from analysis.link.discrepancies import Discrepancy
from analysis.link.network import verb_phrase
from analysis.result import Analysis

SOURCES = {
    "named person": "",
    "organisation": "",
    "unknown": "source not identified",
    "unnamed official": "unnamed source",
}
"""Class of a source => words for it in the report."""
NOT_STATED = "not stated"
"""Of what a figure counts or measures."""
MOST_WORDS, MOST_AROUND = 1200, 700
"""Most characters of a claim, and of its sentence before and after it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence that supports a claim. number: of the sentence, from 1; before, words, after: its text, divided at the claim's own words;

    start, end: offsets of these words in the article.
    """

    number: int
    before: str
    words: str
    after: str
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        return self.before + self.words + self.after


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a section: three cells, the source, what the analyst did (`accepted`, `edited`, `added`, or "unchecked"), the ids of the actors

    it is about, and the analyst's note.
    """

    id: str
    cells: tuple[str, str, str]
    source: Source
    status: str = "unchecked"
    actors: tuple[str, ...] = ()
    note: str = ""


def source_sentences(result: Analysis, start: int, end: int) -> Source:
    """Span => the sentence that contains it, or all sentences it extends over."""
    sentences = result.document.sentences
    first, last = result.document.sentence_at(start), result.document.sentence_at(max(start, end - 1))
    text, begin, close = result.article.text, sentences[first].start, sentences[last].end
    before, words, after = text[begin:start], text[start:end], text[end:close]
    before = before if len(before) <= MOST_AROUND else "… " + before[-MOST_AROUND:]
    after = after if len(after) <= MOST_AROUND else after[:MOST_AROUND] + " …"
    return Source(
        first + 1,
        one_line(before),
        one_line(words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + " …"),
        one_line(after),
        start,
        end,
    )


def first_places(result: Analysis) -> dict[str, tuple[int, int]]:
    """{id of an actor or place: span of its first name}; an actor that is never named has the span of its first mention."""
    rows = sorted(result.mention_rows, key=lambda row: (row.form == "name", -row.start))
    found = {row.actor: (row.start, row.end) for row in rows if row.actor}
    return found | {row.id: found[row.actor] for row in result.place_rows if row.actor in found}


def by_mentions(result: Analysis) -> pd.DataFrame:
    return result.actors.sort_values(["mentions", "first_sentence"], ascending=[False, True], kind="stable")


def actor_claims(result: Analysis) -> Iterator[Claim]:
    places = first_places(result)
    return (
        Claim(
            row.id,
            (clip(row.name), actor_description(row), str(row.mentions)),
            source_sentences(result, *places[row.id]),
            row.status,
            (row.id,),
        )
        for row in result.actors.itertuples(index=False)
        if row.id in places
    )


def ids(*cells: Any) -> tuple[str, ...]:
    """Cells of a row that hold ids of actors => these ids, without empty cells."""
    return tuple(filter(None, map(text_or_empty, cells)))


def place_claims(result: Analysis) -> Iterator[Claim]:
    spans = first_places(result)
    return (
        Claim(
            row.id,
            (clip(as_a_name(row.name)), place_details(row), str(row.mentions)),
            source_sentences(result, *spans[row.id]),
            row.status,
            (row.actor,) if row.actor else (),
        )
        for row in result.place_rows
        if row.id in spans
    )


def place_details(row: NamedPlace) -> str:
    """Row of the places table => "Iraq; also Bagdad"; a country is not repeated behind its own name."""
    also = also_written(as_a_name(row.name), row.aliases)
    country = names_of_countries().get(text_or_empty(row.country), text_or_empty(row.country))
    return "; ".join(filter(None, ["" if country == row.name else country, also]))


def actor_description(row: Any) -> str:
    """Row of the actors table => "person; coalition's director of sustainment; also Barker"."""
    role = without_determiner(text_or_empty(row.role))
    return "; ".join(filter(None, [text_or_empty(row.kind), clip(role, 120), also_written(row.name, row.aliases)]))


def without_determiner(role: str) -> str:
    """Role as written => as it stands in a list: "Its chief executive" => "chief executive", "a nurse" => "nurse"."""
    first, _, rest = role.partition(" ")
    return rest if rest and first.lower() in determiners() else role


@cache
def determiners() -> frozenset[str]:
    return word_class("language/function_words", "article") | word_class("language/function_words", "possessive")


def also_written(name: str, aliases: Sequence[str]) -> str:
    """Name and aliases => "also Barker, Gen. Barker"; "" if none differs from the name in more than capitals."""
    others = [clip(one, 60) for one in aliases if one.lower() != name.lower()][:8]
    return f"also {', '.join(others)}" if others else ""


def quote_claims(result: Analysis) -> Iterator[Claim]:
    names = result.names
    return (
        Claim(
            row.id,
            (speaker(row, names), clip(text_or_empty(row.cue), 80), manner(row)),
            source_sentences(result, row.start, row.end),
            row.status,
            ids(row.actor),
        )
        for row in result.quotes.itertuples(index=False)
    )


def speaker(row: Any, names: Mapping[str, str]) -> str:
    """Row of the quotes table => the actor's name, with the article's own words where they differ: "Vincent Barker (he)"."""
    name, words = clip(names.get(text_or_empty(row.actor), "")), clip(text_or_empty(row.speaker))
    if not name:
        return "not found" if words.lower() in nameless_words() else words or "not found"
    return name if not words or name in words or words in name else f"{name} (“{words}”)"


def manner(row: Any) -> str:
    """Row of the quotes table => "indirect, denied" or "direct, unnamed source"; a plain statement by a named speaker needs no words."""
    stance, source = (
        text_or_empty(row.stance),
        SOURCES.get(text_or_empty(row.source_class), text_or_empty(row.source_class)),
    )
    return ", ".join(filter(None, [row.kind, "" if stance == "said" else stance, "negated" if row.negated else "", source]))  # fmt: skip


def figure_claims(result: Analysis) -> Iterator[Claim]:
    names = result.names
    return (
        Claim(row.id, (clip(f"{text_or_empty(row.hedge)} {row.text}".strip(), 120), clip(text_or_empty(row.counted), 120) or NOT_STATED, names.get(text_or_empty(row.claimed_by)) or text_or_empty(row.claimant) or "the article"),
              source_sentences(result, row.start, row.end), row.status, ids(row.actor, row.claimed_by))
        for row in result.figures.itertuples(index=False)
    )  # fmt: skip


def event_claims(result: Analysis) -> Iterator[Claim]:
    table = result.events.sort_values("order", kind="stable")
    return (
        Claim(row.id, (period_in_words(row.earliest, row.latest), clip(row.headline or row.text, 200), status_of_event(row)),
              source_sentences(result, row.start, row.end), row.status, ids(row.who_actor, row.whom_actor))
        for row in table.itertuples(index=False)
    )  # fmt: skip


def status_of_event(row: Any) -> str:
    """Row of the events table => "planned", or "happened (date inferred)" where the article does not give the date itself."""
    return f"{row.modality}{'' if row.certainty == 'exact' else f' (date {row.certainty})'}"


def discrepancy_claims(result: Analysis) -> Iterator[Claim]:
    """Discrepancies => a claim each: both figures, what they count, who gives them and the sentence of the second; the first one's sentence is its source."""
    return (
        Claim(row.id, (clip(f"{row.summary} ({row.class_})", 120), clip(", ".join(filter(None, [row.measure, row.event, row.where])), 120), both_claimants(row)),
              source_sentences(result, row.start, row.end), row.status, ids(row.claimed_by, row.other_claimed_by))
        for row in result.discrepancy_rows
    )  # fmt: skip


def both_claimants(row: Discrepancy) -> str:
    """Discrepancy => "police, 3 May 2021; rescuers: “We found 41 bodies.” (sentence 7)"."""
    first, second = (
        f"{clip(who, 60)}{f', {in_words(day)}' if day else ''}"
        for who, day in ((row.claimant, row.as_of), (row.other_claimant, row.other_as_of))
    )
    return f"{first}; {second}: “{clip(row.other_source, 300)}” (sentence {row.other_sentence + 1})"


def tie_claims(result: Analysis) -> Iterator[Claim]:
    names = result.names
    return (
        Claim(row.id, (clip(names.get(row.source, "")), clip(relation_phrase(row)), clip(names.get(row.target, ""))), source_sentences(result, row.start, row.end), row.status, ids(row.source, row.target))
        for row in result.relations.itertuples(index=False)
    )  # fmt: skip


def relation_phrase(row: Any) -> str:
    """Row of the relations table => "hands over to", "accuses (not)" or "talks about (“said”)"."""
    verb = text_or_empty(row.verb)
    phrase = f"talks about{f' (“{verb}”)' if verb else ''}" if row.kind == "speaks" else verb_phrase(verb)
    return f"{phrase} (not)" if row.negated else phrase


def row_claims(result: Analysis, table: Table) -> Iterator[Claim]:
    """Lines of a table that has no function of its own: its first three columns, with actors by name."""
    names, places = result.names, first_places(result)
    columns = [name for name in table.columns if name != "status"][:3]
    for row in result.table(table.name).itertuples(index=False):
        cells = [text_or_empty(getattr(row, name)) for name in columns]
        first, second, third, *_ = [*(clip(names.get(cell, cell), 120) for cell in cells), "", "", ""]
        span = (row.start, row.end) if table.has_span else places.get(row.id, (0, 0))
        yield Claim(str(row.id), (first, second, third), source_sentences(result, *span), str(row.status))


CLAIMS: dict[str, Callable[[Analysis], Iterator[Claim]]] = {
    "actors": actor_claims, "places": place_claims, "quotes": quote_claims, "figures": figure_claims, "timeline": event_claims, "network": tie_claims,
    "discrepancies": discrepancy_claims,
}  # fmt: skip
