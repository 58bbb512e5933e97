"""Names that modify a noun: Saudi carriers for Israeli carriers, Tavria's army for Orvell's army."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.check.context import Context
from analysis.check.finding import Finding
from analysis.check.naming import is_same_name, name_words
from analysis.check.sources import Source
from analysis.extract.mentions import Mention
from analysis.result import Analysis

MAX_GAP = 3
"""Characters between a name and its noun: a space, or the ending of the genitive and a space."""
MODIFYING = frozenset(("people", "place", "organisation"))


@dataclass(frozen=True, slots=True)
class Modified:
    """A name and the lemma of the noun right behind it."""

    row: Mention
    noun: str
    end: int


def check_modifiers(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each name before a noun that only other names precede in the sources."""
    theirs = [(source, one) for source in context.sources.all for one in find_modified(source.analysis)]
    for ours in find_modified(draft):
        same = [(source, one) for source, one in theirs if one.noun == ours.noun]
        if same and not any(shares_name(ours, one) for _, one in same):
            yield modifier_finding(draft, ours, *same[0])


def shares_name(ours: Modified, theirs: Modified) -> bool:
    """True for the same name, or names with a word or a country in common: "the London Russian embassy" and "the Russian embassy"."""
    one, other = ours.row.text, theirs.row.text
    return is_same_name(one, other) or any(
        is_same_name(word, their) for word in name_words(one) for their in name_words(other)
    )


def find_modified(analysis: Analysis) -> Iterator[Modified]:
    document = analysis.document
    for row in analysis.mention_rows:
        at = document.token_at(row.end)
        at += document.tags[at : at + 1] == ["POS"]
        if (
            row.form != "name"
            or row.kind not in MODIFYING
            or at >= len(document.words)
            or document.starts[at] > row.end + MAX_GAP
        ):
            continue
        if document.tags[at] in ("NN", "NNS") and document.words[at].isalpha() and not is_compound(document.tags, at):
            yield Modified(row, document.lemmas[at].lower(), document.ends[at])


def is_compound(tags: list[str], at: int) -> bool:
    """True if the noun is not the last of its compound: "the Israeli [air] force"."""
    return at + 1 < len(tags) and tags[at + 1].startswith("NN")


def modifier_finding(draft: Analysis, ours: Modified, source: Source, theirs: Modified) -> Finding:
    text = draft.article.text[ours.row.start : ours.end]
    there = source.text[theirs.row.start : theirs.end]
    return Finding(
        start=ours.row.start, end=ours.end, text=text, sentence=ours.row.sentence, rule="name_before_noun", kind="name", verdict="altered",
        article=source.name, source_start=theirs.row.start, source_end=theirs.end, source_text=there, difference=f"{text} → {there}",
        explanation=f"The source has only “{there}”.",
    )  # fmt: skip
