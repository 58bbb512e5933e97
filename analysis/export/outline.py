"""Analysis => content of a report, independent of its format: sections of claims, each with the sentence that supports it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.catalogue import Table, editable_tables
from analysis.catalogue import sections as report_sections
from analysis.charts import (
    Chart,
    actors_chart,
    discrepancies_chart,
    figures_chart,
    network_chart,
    places_chart,
    quotes_chart,
    timeline,
)
from analysis.export.notes import notes_to_check
from analysis.export.numbered_text import NumberedSentence, Place, numbered_text
from analysis.export.readable import own_columns
from analysis.export.wording import article_in_words, clip, in_words, one_line, period_in_words, text_or_empty
from analysis.filenames import text_hash
from analysis.link.actors import Place as NamedPlace
from analysis.link.discrepancies import Discrepancy
from analysis.link.network import ties, verb_phrase
from analysis.result import Analysis
from analysis.review import Review
from analysis.review.article_folder import ANALYST

CHARTS: dict[str, Callable[[Analysis, str], Chart]] = {
    "actors": lambda result, size: actors_chart(result.actors, size=size, source=article_in_words(result.article)),
    "places": lambda result, size: places_chart(result.places, size=size, source=article_in_words(result.article)),
    "quotes": lambda result, size: quotes_chart(
        result.quotes, result.actors, size=size, source=article_in_words(result.article)
    ),
    "figures": lambda result, size: figures_chart(result.figures, size=size, source=article_in_words(result.article)),
    "discrepancies": lambda result, size: discrepancies_chart(
        result.discrepancies, size=size, source=article_in_words(result.article)
    ),
    "timeline": lambda result, size: timeline(result.events, size=size, source=article_in_words(result.article)),
    "network": lambda result, size: network_chart(ties(result.mentions, result.relations), result.actors, size=size),
}
"""Section => its chart."""
SECTIONS = tuple(report_sections())
"""Names of the sections, in the order of the report."""
SOURCES = {"named person": "", "organisation": "", "unknown": "source not identified"}
"""Class of a source => what the report says of it."""
MOST_ROWS, MOST_WORDS, MOST_AROUND = 1000, 1200, 700
"""Rows of a section, characters of a claim and of the sentence on each side of it; the tables hold everything."""


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


@dataclass(frozen=True)
class Section:
    """One question and its answers; chart is None where there is nothing to draw."""

    name: str
    title: str
    headers: tuple[str, str, str, str]
    note: str
    chart: Chart | None
    claims: tuple[Claim, ...]
    nothing: str
    widths: tuple[float, float, float, float]
    noun: str
    more: int = 0


@dataclass(frozen=True)
class Outline:
    """Everything a report says. about: facts about the article; summary: sentences; check: what to check first; actors: id and name of those that

    lines are about; text: the article in numbered sentences.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    check: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: tuple[tuple[str, str], ...]
    language: str
    actors: tuple[tuple[str, str], ...] = ()
    text: tuple[NumberedSentence, ...] = ()


def outline(
    result: Analysis,
    *,
    sections: Sequence[str] = SECTIONS,
    notes: Mapping[str, str] | None = None,
    charts: Sequence[str] | None = None,
    review: Review | None = None,
    made: date | None = None,
    progress: Callable[[float, str], None] = lambda share, words: None,
) -> Outline:
    """Analysis => Outline of the chosen sections in the given order, with the analyst's own notes.

    charts: sections to draw a chart for (None: all); review: the corrections behind the result, for notes on rows and the footer; made: date of the
    report, for the footer; progress: called with the share that is done (0 to 1) and the name of the next step.
    """
    check_sections(sections, charts)
    drawn = sections if charts is None else charts
    chosen, names, row_notes = list[Section](), list(dict.fromkeys(sections)), review.notes_in_words if review else {}
    for at, name in enumerate(names):
        progress(at / len(names), report_sections()[name].section.title)  # type: ignore[union-attr]
        chosen.append(section(result, name, (notes or {}).get(name, ""), name in drawn, row_notes))
    about_whom = {id_ for one in chosen for claim in one.claims for id_ in claim.actors}
    return Outline(
        clip(result.article.title or "Report on an article", 300), article_details(result), tuple(summary_lines(result)), (*to_check(result), *notes_to_check(result, notes or {})),
        tuple(chosen), tuple(footer(result, sections, review, made).items()), result.article.language,
        tuple((row.id, clip(row.name, 60)) for row in result.actor_rows if row.id in about_whom), numbered_text(result, places(result, chosen)),
    )  # fmt: skip


def check_sections(sections: Sequence[str], charts: Sequence[str] | None) -> None:
    """Raise ValueError if a section does not exist; the message lists those that do."""
    unknown = [name for name in (*sections, *(charts or ())) if name not in report_sections()]
    if unknown:
        raise ValueError(f"There is no section {unknown[0]!r}; there are {', '.join(report_sections())}.")


def places(result: Analysis, chosen: Sequence[Section]) -> list[Place]:
    """Spans of the report's lines in the article, of every mention of an actor that the report names, and of the dates."""
    shown = {claim.id for one in chosen for claim in one.claims}
    lines = [(claim.id, claim.source.start, claim.source.end, one.noun) for one in chosen if one.name not in ("actors", "places", "network") for claim in one.claims]  # fmt: skip
    named = [(row.actor, row.start, row.end, "actor") for row in result.mention_rows if row.actor in shown]
    return [*lines, *named, *((row.id, row.start, row.end, "date") for row in result.date_rows)]


def section(result: Analysis, name: str, note: str, drawn: bool, notes: Mapping[str, str]) -> Section:
    table = report_sections()[name]
    told = table.section
    assert told is not None
    found = CLAIMS[name](result) if name in CLAIMS else row_claims(result, table)
    claims = [replace(one, note=notes[one.id]) if one.id in notes else one for one in islice(found, MOST_ROWS)]
    more = sum(1 for _ in found)
    chart = CHARTS[name](result, "column") if claims and drawn and name in CHARTS else None
    return Section(
        name, told.title, told.headers, note.strip(), chart if chart is not None and len(chart.table) else None, tuple(claims),
        told.empty, told.widths, told.noun, more,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------ above the sections
def article_details(result: Analysis) -> tuple[tuple[str, str], ...]:
    article = result.article
    published = in_words(article.published) if article.published else "not known"
    origin = f" ({origin_of_day(article.published_from)})" if article.published and article.published_from else ""
    facts = {"Outlet": article.outlet, "Author": article.author, "Published": published + origin, "Source": article.source,
             "Length": f"{article.word_count:,} words in {len(result.document.sentences):,} sentences"}  # fmt: skip
    facts |= {"Page": article.metadata.get("page")}
    facts |= {clip(name, 100): value for name, value in own_columns(article, facts).items()}
    return tuple((name, clip(value, 300)) for name, value in facts.items() if value)


def origin_of_day(told: str) -> str:
    """How the publication date is known: "from story.json", "entered by the analyst"."""
    return "entered by the analyst" if told == ANALYST else f"from {Path(told).name}"


def summary_lines(result: Analysis) -> list[str]:
    """Analysis => sentences with its counts, the actors named most and quoted most, and the period of its events."""
    people = int((result.actors.kind == "person").sum())
    told = [
        f"{count_with_noun(len(result.actors), 'participant')} ({count_with_noun(people, 'person', 'people')}), {count_with_noun(len(result.places), 'place')}, {count_with_noun(len(result.quotes), 'quote')}, "
        f"{count_with_noun(len(result.figures), 'figure')}, {count_with_noun(len(result.dates), 'date or time', 'dates and times')}, {count_with_noun(len(result.events), 'dated event')}."
    ]
    named = by_mentions(result).head(5).name
    if len(named):
        told.append(f"Most named: {', '.join(clip(name, 60) for name in named)}.")
    speakers = result.quotes.actor.map(names_by_id(result)).dropna().value_counts(sort=True).head(3)
    if len(speakers):
        told.append(f"Most quoted: {', '.join(f'{clip(name, 60)} ({count})' for name, count in speakers.items())}.")
    first, last = result.events.earliest.min(), result.events.latest.max()
    if not pd.isna(first) and not pd.isna(last):
        told.append(f"Events run from {in_words(first)} to {in_words(last)}.")
    return told


def to_check(result: Analysis) -> list[str]:
    """Analysis => what a colleague should check first, one sentence each."""
    article, told = result.article, list(result.warnings)
    if article.published is None:
        told.append("The publication date is not known, so days such as “Thursday” cannot be dated.")
    speakerless = int(result.quotes.speaker.isna().sum())
    unplaced = int((result.dates.certainty == "unresolved").sum())
    unsure = int((result.dates.certainty.isin(["inferred", "vague"])).sum())
    counts = ((speakerless, "quote has no speaker", "quotes have no speaker"), (unplaced, "date could not be resolved", "dates could not be resolved"),
              (unsure, "date is inferred or vague", "dates are inferred or vague"))  # fmt: skip
    told += [f"{count_with_noun(count, one, more)}." for count, one, more in counts if count]
    removed = len(article.removed)
    return [
        *told,
        *(
            [
                f"{count_with_noun(removed, 'line')} around the article (menus, advertising) {'was' if removed == 1 else 'were'} removed before reading."
            ]
            if removed
            else []
        ),
    ]


def count_with_noun(count: int, one: str, more: str | None = None) -> str:
    """(2, "actor") => "2 actors"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def footer(
    result: Analysis, sections: Sequence[str], review: Review | None = None, made: date | None = None
) -> dict[str, str]:
    """Facts that a colleague needs to produce the same report again."""
    article = result.article
    return {
        **({"Report made on": in_words(made)} if made else {}),
        "Input (SHA-256 of the text)": text_hash(article),
        "Made with": f"analyst-workbook {version('analyst-workbook')}, Python {sys.version_info.major}.{sys.version_info.minor}",
        "Settings": f"published {article.published or 'not known'}; language {article.language}; sections {', '.join(sections)}",
        "Checked by the analyst": share_checked(result, review),
        "Corrections by the analyst": corrections(result, review),
    }


def share_checked(result: Analysis, review: Review | None) -> str:
    """Review => "12 of 57 rows" or "none of 57 rows"."""
    names = [name for name, table in editable_tables().items() if table.tab]
    if review is None:
        rows = [row for name in names for row in result.rows[name]]
        done, all_rows = sum(row.status != "unchecked" for row in rows), len(rows)
    else:
        shares = [review.share(name) for name in names]
        done, all_rows = sum(one["checked"] for one in shares), sum(one["rows"] for one in shares)
    return f"{done or 'none'} of {all_rows} rows"


def corrections(result: Analysis, review: Review | None) -> str:
    """Review => "12 accepted, 2 added, 1 edited, 3 rejected; 1 does not fit the article any more", or "none"."""
    done = Counter(row.status for rows in result.rows.values() for row in rows if row.status != "unchecked")
    done["rejected"] = sum(map(len, review.rejected.values())) if review else 0
    told = ", ".join(f"{count:,} {status}" for status, count in sorted(done.items()) if count) or "none"
    misfits = len(review.conflicts) if review else 0
    return (
        f"{told}; {misfits:,} {'does' if misfits == 1 else 'do'} not fit what the article now says" if misfits else told
    )


# ------------------------------------------------------------------------------------------------- claims with their source
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


def names_by_id(result: Analysis) -> dict[str, str]:
    return result.names


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
            (clip(row.name), place_details(row), str(row.mentions)),
            source_sentences(result, *spans[row.id]),
            row.status,
            (row.actor,) if row.actor else (),
        )
        for row in result.place_rows
        if row.id in spans
    )


def place_details(row: NamedPlace) -> str:
    """Row of the places table => "IQ; also Bagdad"; the code of a country itself is left out."""
    also = f"also {', '.join(clip(name, 60) for name in row.aliases[:8])}" if row.aliases else ""
    return "; ".join(filter(None, [text_or_empty(row.country), also]))


def actor_description(row: Any) -> str:
    """Row of the actors table => "person; the coalition's director of sustainment; also Barker"."""
    also = f"also {', '.join(clip(name, 60) for name in row.aliases[:8])}" if len(row.aliases) else ""
    return "; ".join(filter(None, [text_or_empty(row.kind), clip(text_or_empty(row.role), 120), also]))


def quote_claims(result: Analysis) -> Iterator[Claim]:
    names = names_by_id(result)
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
        return words or "not found"
    return name if not words or name in words or words in name else f"{name} (“{words}”)"


def manner(row: Any) -> str:
    """Row of the quotes table => "indirect, denied" or "direct, by an unnamed official"; a plain statement by a named speaker needs no words."""
    stance, source = (
        text_or_empty(row.stance),
        SOURCES.get(text_or_empty(row.source_class), text_or_empty(row.source_class)),
    )
    return ", ".join(filter(None, [row.kind, "" if stance == "said" else stance, "negated" if row.negated else "", source]))  # fmt: skip


def figure_claims(result: Analysis) -> Iterator[Claim]:
    names = names_by_id(result)
    return (
        Claim(row.id, (clip(f"{text_or_empty(row.hedge)} {row.text}".strip(), 120), clip(text_or_empty(row.counted), 120) or ("not stated" if row.kind == "count" else row.kind), names.get(text_or_empty(row.claimed_by)) or text_or_empty(row.claimant) or "the article"),
              source_sentences(result, row.start, row.end), row.status, ids(row.actor, row.claimed_by))
        for row in result.figures.itertuples(index=False)
    )  # fmt: skip


def event_claims(result: Analysis) -> Iterator[Claim]:
    table = result.events.sort_values("order", kind="stable")
    return (
        Claim(row.id, (period_in_words(row.earliest, row.latest), clip(row.headline or row.text, 200), ", ".join(dict.fromkeys([row.certainty, row.modality]))),
              source_sentences(result, row.start, row.end), row.status, ids(row.who_actor, row.whom_actor))
        for row in table.itertuples(index=False)
    )  # fmt: skip


def discrepancy_claims(result: Analysis) -> Iterator[Claim]:
    """Discrepancies => a claim each: both figures, what they count, who gives them and the sentence of the second; the first one's sentence is its source."""
    return (
        Claim(row.id, (clip(f"{row.told} ({row.class_})", 120), clip(", ".join(filter(None, [row.measure, row.event, row.where])), 120), both_claimants(row)),
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
    names = names_by_id(result)
    return (
        Claim(row.id, (clip(names.get(row.source, "")), clip(done(row)), clip(names.get(row.target, ""))), source_sentences(result, row.start, row.end), row.status, ids(row.source, row.target))
        for row in result.relations.itertuples(index=False)
    )  # fmt: skip


def done(row: Any) -> str:
    """Row of the relations table => "hands over to", "accuses (not)" or "speaks about: said"."""
    verb = text_or_empty(row.verb)
    told = f"speaks about{': ' + verb if verb else ''}" if row.kind == "speaks" else verb_phrase(verb)
    return f"{told} (not)" if row.negated else told


def row_claims(result: Analysis, table: Table) -> Iterator[Claim]:
    """Lines of a table that has no function of its own: its first three columns, with actors by name."""
    names, places = names_by_id(result), first_places(result)
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
