"""Analysis => content of a report, independent of its format: sections of claims, each with the sentence that supports it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import pandas as pd

from analysis.catalogue import editable_tables
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
from analysis.charts.quotes import named_speakers
from analysis.export.claims import CLAIMS, Claim, by_mentions, row_claims
from analysis.export.notes import notes_to_check
from analysis.export.numbered_text import NumberedSentence, Place, numbered_text
from analysis.export.readable import own_columns
from analysis.export.wording import article_in_words, clip, in_words, period_in_words
from analysis.filenames import text_hash
from analysis.link.network import ties
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
    "network": lambda result, size: network_chart(
        ties(result.mentions, result.relations), result.actors, size=size, source=article_in_words(result.article)
    ),
}
"""Section => its chart."""
SECTIONS = tuple(report_sections())
"""Names of the sections, in the order of the report."""
MOST_ROWS = 1000
"""Rows of a section; the tables hold everything."""


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
    plural: str
    more: int = 0

    @property
    def counted(self) -> str:
        """ "16 quotes", "1 discrepancy"."""
        return count_with_noun(len(self.claims), self.noun, self.plural)


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
    about = table.section
    assert about is not None
    found = CLAIMS[name](result) if name in CLAIMS else row_claims(result, table)
    claims = [replace(one, note=notes[one.id]) if one.id in notes else one for one in islice(found, MOST_ROWS)]
    more = sum(1 for _ in found)
    chart = CHARTS[name](result, "column") if claims and drawn and name in CHARTS else None
    return Section(
        name, about.title, about.headers, note.strip(), chart if chart is not None and len(chart.table) else None, tuple(claims),
        about.empty, about.widths, about.noun, table.plural, more,
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------ above the sections
def article_details(result: Analysis) -> tuple[tuple[str, str], ...]:
    article = result.article
    published = in_words(article.published) if article.published else "not known"
    origin = f" ({origin_of_day(article.published_from)})" if article.published and article.published_from else ""
    facts = {"Outlet": article.outlet, "Author": article.author, "Published": published + origin, "Source": address_or_file(article.source),
             "Length": f"{article.word_count:,} words in {len(result.document.sentences):,} sentences"}  # fmt: skip
    facts |= {"Page": article.metadata.get("page")}
    facts |= {clip(name, 100): value for name, value in own_columns(article, facts).items()}
    return tuple((name, clip(value, 300)) for name, value in facts.items() if value)


def address_or_file(source: str | None) -> str:
    """Source of an article => an address as it is, and a file by its name: folders of the analyst's machine are of no use to a reader."""
    return source if source and "://" in source else Path(source or "").name


def origin_of_day(origin: str) -> str:
    """How the publication date is known: "from story.json", "entered by the analyst"."""
    return "entered by the analyst" if origin == ANALYST else f"from {Path(origin).name}"


def summary_lines(result: Analysis) -> list[str]:
    """Analysis => sentences with its counts, the actors named most and quoted most, and the period of its events."""
    people = int((result.actors.kind == "person").sum())
    lines = [
        f"{count_with_noun(len(result.actors), 'participant')} ({count_with_noun(people, 'person', 'people')}), {count_with_noun(len(result.places), 'place')}, {count_with_noun(len(result.quotes), 'quote')}, "
        f"{count_with_noun(len(result.figures), 'figure')}, {count_with_noun(len(result.dates), 'date or time', 'dates and times')}, {count_with_noun(len(result.events), 'dated event')}."
    ]
    named = by_mentions(result).head(5).name
    if len(named):
        lines.append(f"Most named: {', '.join(clip(name, 60) for name in named)}.")
    speakers = result.quotes.actor.map(result.names).dropna().value_counts(sort=True).head(3)
    if len(speakers):
        lines.append(f"Most quoted: {', '.join(f'{clip(name, 60)} ({count})' for name, count in speakers.items())}.")
    first, last = result.events.earliest.min(), result.events.latest.max()
    if not pd.isna(first) and not pd.isna(last):
        lines.append(
            f"Events run from {bound_in_words(result.events, 'earliest', first)} to {bound_in_words(result.events, 'latest', last)}."
        )
    return lines


def bound_in_words(events: pd.DataFrame, bound: str, day: pd.Timestamp) -> str:
    """The month or year of the events that have the day as their first or last, else the day: "April 2023", "4 March 2025"."""
    rows = events[events[bound] == day].dropna(subset=["earliest", "latest"])
    named = {period_in_words(row.earliest, row.latest) for row in rows.itertuples()}
    return named.pop() if len(named) == 1 and "–" not in min(named) else in_words(day)


def to_check(result: Analysis) -> list[str]:
    """Analysis => what a colleague should check first, one sentence each."""
    article, lines = result.article, list(result.warnings)
    if article.published is None:
        lines.append("The publication date is not known, so days such as “Thursday” cannot be dated.")
    speakerless = int((result.quotes.actor.isna() & named_speakers(result.quotes).isna()).sum())
    unplaced = int((result.dates.certainty == "unresolved").sum())
    unsure = int((result.dates.certainty.isin(["inferred", "vague"])).sum())
    counts = ((speakerless, "quote has no speaker", "quotes have no speaker"), (unplaced, "date could not be resolved", "dates could not be resolved"),
              (unsure, "date is inferred or vague", "dates are inferred or vague"))  # fmt: skip
    lines += [f"{count_with_noun(count, one, more)}." for count, one, more in counts if count]
    removed = len(article.removed)
    return [
        *lines,
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
    counts = ", ".join(f"{count:,} {status}" for status, count in sorted(done.items()) if count) or "none"
    misfits = len(review.conflicts) if review else 0
    return (
        f"{counts}; {misfits:,} {'does' if misfits == 1 else 'do'} not fit what the article now says"
        if misfits
        else counts
    )
