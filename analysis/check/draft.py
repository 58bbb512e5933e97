"""Comparison of a draft with its sources: every quotation, speaker, figure, date, name and statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from analysis.article import Article
from analysis.check.attributions import check_attributions
from analysis.check.comparison import check_predications
from analysis.check.context import Context
from analysis.check.dates import check_dates
from analysis.check.exclusive import check_exclusive
from analysis.check.figures import check_figures
from analysis.check.finding import GRAVE, Finding
from analysis.check.modifiers import check_modifiers
from analysis.check.names import check_names
from analysis.check.quotations import check_quotations
from analysis.check.roles import check_roles
from analysis.check.sources import Sourced, Sources, sources_of
from analysis.check.speakers import check_speakers
from analysis.check.statements import check_statements
from analysis.check.words import split_words
from analysis.pipeline import analyse
from analysis.result import Analysis
from analysis.tables import numbered, table


@dataclass(frozen=True)
class DraftCheck:
    """What was found about a draft: rows as objects (`finding_rows`) and as a table (`findings`).

    >>> check_draft("“We will leave the old port,” Roe said.", Article("“We will leave the old town,” Roe said.")).findings[["kind", "verdict"]].values.tolist()
    [['quotation', 'altered'], ['speaker', 'supported'], ['name', 'supported']]
    """

    draft: Analysis
    sources: Sources
    finding_rows: list[Finding]

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Findings as a table with the columns id, start, end, text, sentence, kind, verdict, article, source_start, source_end, source_text, difference, explanation, score."""
        return table(Finding, self.finding_rows)

    @property
    def grave(self) -> list[Finding]:
        """Findings that say that the draft departs from its sources, without those that the analyst accepted."""
        return [row for row in self.finding_rows if row.verdict in GRAVE and row.status != "accepted"]


def check_draft(draft: str | Article | Analysis, sources: Sourced) -> DraftCheck:
    """Draft (text, or what was read from a file) and sources (Articles, Analyses, or a Corpus) => DraftCheck.

    Dates in the draft ("on Thursday") are counted from its own day, or from that of the newest source. Neither draft nor
    sources leave the machine. Raises TypeError or ValueError where there is no draft or no source.
    """
    gathered = sources_of(sources)
    read = analyse_draft(draft, gathered)
    sentences = [split_words(read.article.text, one.start, one.end).keys for one in read.document.sentences]
    near = gathered.closest(sentences)
    found = relaxed(list(run_checks(read, gathered, near)))
    rows = without_repeats(replace(row, sentence=read.document.sentence_at(row.start)) for row in found)
    return DraftCheck(read, gathered, numbered(rows))


def without_repeats(rows: Iterable[Finding]) -> Iterable[Finding]:
    """Findings without those whose difference an earlier finding of the same sentence has already reported."""
    seen: set[tuple[int, str]] = set()
    for row in rows:
        if row.difference is None or (row.sentence, row.difference) not in seen:
            yield row
        seen.add((row.sentence, row.difference or ""))


def relaxed(found: Sequence[Finding]) -> list[Finding]:
    """Findings, in which a statement is `unsure` instead of `not found` if the sources have one of its figures, dates or names: it may be a paraphrase."""
    known = [row for row in found if row.verdict == "supported" and row.kind in ("figure", "date", "name")]
    return [
        replace(row, verdict="unsure", explanation="The source may say this in other words, or not at all.")
        if row.kind == "statement"
        and row.score is not None
        and row.verdict == "not found"
        and any(row.start <= one.start < row.end for one in known)
        else row
        for row in found
    ]


def analyse_draft(draft: str | Article | Analysis, sources: Sources) -> Analysis:
    if isinstance(draft, Analysis):
        return draft
    article = Article(draft) if isinstance(draft, str) else draft
    if not isinstance(article, Article):
        raise TypeError(
            f"A draft must be text or an Article, not {type(draft).__name__}; read_article(path) makes one."
        )
    if not article.text.strip():
        raise ValueError("The draft is empty: paste its text, or open a file with at least one sentence.")
    return analyse(article if article.published else replace(article, published=sources.published))


def run_checks(draft: Analysis, every: Sources, near: Sources) -> Iterable[Finding]:
    """All checks in order. Quotations are looked for in every source, everything else in the most similar ones."""
    quotations = check_quotations(draft.article, every)
    yield from (one for one, _ in quotations)
    yield from check_speakers(draft, quotations)
    context = Context(near)
    quoted = [(one.start, one.end) for one, _ in quotations]
    for finder in CHECKS:
        yield from (one for one in finder(draft, context) if not is_in_quotation(one, quoted))


CHECKS = (
    check_figures, check_dates, check_names, check_roles, check_modifiers, check_attributions, check_predications, check_exclusive, check_statements,
)  # fmt: skip
"""What reads a draft beside the nearest sources, in this order."""


def is_in_quotation(row: Finding, spans: Sequence[tuple[int, int]]) -> bool:
    """True for a row inside a quotation, whose words are compared one by one already."""
    return any(start <= row.start and row.end <= end for start, end in spans)
