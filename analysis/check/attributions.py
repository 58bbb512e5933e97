"""Claims that a draft attributes without quotation marks: did the named source say this, and did it affirm or deny it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.check.context import Context, row_lemmas
from analysis.check.denials import is_denial
from analysis.check.finding import Finding
from analysis.check.naming import is_called, is_same_name, name_words, names_role
from analysis.check.polarity import is_negated_in
from analysis.check.sources import Source
from analysis.check.speakers import is_pronoun, names_of_speaker, speaking_actor
from analysis.check.words import split_words
from analysis.extract.quotes import Quote
from analysis.language.lexicons import words
from analysis.result import Analysis

SAME_SHARE, SURE_SHARE = 0.6, 0.75
"""Share of the draft's words, by weight, that a source's attribution must have to be the same claim, and to be told as turned round."""

MIN_WORDS = 2
"""Words with a meaning that an attribution must have to be compared."""
STATEMENTS = {"speech", "document"}
PREPOSITION = re.compile(r"\s(?:of|by|for|from|in|at)\s")
"""Where the head of a speaker's noun phrase ends: "a survey [of households]"."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """A claim of a source, and the share of the draft's words that it contains."""

    source: Source
    row: Quote
    share: float

    def is_from(self, claimed: Sequence[str]) -> bool:
        """True if one of the names or descriptions is the speaker that the source gives."""
        actor = speaking_actor(self.source.analysis, self.row)
        if actor and (is_called(actor, claimed) or any(names_role(actor, one) for one in claimed)):
            return True
        return bool(self.row.speaker) and any(is_same_name(one, self.row.speaker or "") for one in claimed)

    @property
    def name(self) -> str:
        """Claim => the actor's name, else the words for the speaker."""
        actor = speaking_actor(self.source.analysis, self.row)
        return actor.name if actor else self.row.speaker or ""


def check_attributions(draft: Analysis, context: Context) -> Iterator[Finding]:
    """Draft and sources => a finding for each claim that the sources attribute to somebody else, or with the opposite polarity."""
    for row in draft.quote_rows:
        claimed = names_of_speaker(draft, row) if row.kind == "indirect" and row.speaker else []
        acts = row.class_ in STATEMENTS or speaking_actor(draft, row) is not None
        if not claimed or not acts or is_general(row.speaker or ""):
            continue
        found = same_claims(draft, row, context)
        own = [one for one in found if one.is_from(claimed)]
        if own and own[0].share >= SURE_SHARE and all(contradicts_source(draft, row, one) for one in own):
            yield attribution_finding(
                draft, row, own[0], "contradicted", f"In the source {own[0].name} says the opposite of this."
            )
        elif not own and found and not is_general(found[0].name) and not speaks_beside(claimed, found[0]):
            why = f"In the source it is {found[0].name} who says this."
            yield attribution_finding(draft, row, found[0], "misattributed", why)


def is_general(speaker: str) -> bool:
    """True for words that may mean any source: "Chinese officials", "a report by the office", "who"."""
    front = PREPOSITION.split(speaker.lower())[0]
    keys = name_words(front)
    return not keys or keys[-1] in words("check/general_speakers") or is_pronoun(front)


def is_comparable(row: Quote, other: Quote) -> bool:
    """True if both claims are statements, or both intentions, beliefs and so on: "the bank plans to" is not what somebody says about the plan."""
    return row.class_ == other.class_ or {row.class_, other.class_} <= STATEMENTS


def same_claims(draft: Analysis, row: Quote, context: Context) -> list[Attributed]:
    """Claims of the sources that have most of the draft's words, best first."""
    about = row_lemmas(draft.document, row)
    if len(about) < MIN_WORDS:
        return []
    found = [
        Attributed(source, other, context.share(about, theirs))
        for source, other, theirs in context.attributions
        if other.speaker and is_comparable(row, other)
    ]
    return sorted((one for one in found if one.share >= SAME_SHARE), key=lambda one: -one.share)


def speaks_beside(claimed: Sequence[str], found: Attributed) -> bool:
    """True if one of the names is the source of another claim in the same sentence, or is mentioned in the claim itself ("that a poll found")."""
    if any(set(name_words(one)) <= set(split_words(found.row.text).keys) for one in claimed):
        return True
    rows = found.source.analysis.quote_rows
    beside = [replace(found, row=row) for row in rows if row.sentence == found.row.sentence]
    return any(one.is_from(claimed) for one in beside)


def contradicts_source(draft: Analysis, row: Quote, other: Attributed) -> bool:
    """True if exactly one of the two claims denies what it is about: "denied that it had" against "said that it had", but not against "said that it had not"."""
    return is_negative_claim(draft, row) != is_negative_claim(other.source.analysis, other.row)


def is_negative_claim(analysis: Analysis, row: Quote) -> bool:
    """True if a claim says that something is not so: by a denial or by a negated verb, of which each turns the other around."""
    tokens = analysis.document.tokens_in(row.start, row.end)
    return is_denial(row) != is_negated_in(analysis.document, tokens.start, tokens.stop)


def attribution_finding(draft: Analysis, row: Quote, other: Attributed, verdict: str, why: str) -> Finding:
    start, end = row.speaker_start, row.speaker_end
    if verdict == "contradicted" and row.cue_start is not None:
        start, end = row.cue_start, row.cue_end
    start, end = (row.start, row.end) if start is None or end is None else (start, end)
    text, there = draft.article.text[start:end], other.row
    theirs = (there.cue or "") if verdict == "contradicted" else other.name
    return Finding(
        start=start, end=end, text=text, sentence=0, rule="attribution_comparison", kind="speaker", verdict=verdict, article=other.source.name,
        source_start=there.start, source_end=there.end, source_text=there.text, difference=f"{text} → {theirs}", explanation=why,
        score=round(other.share, 3),
    )  # fmt: skip
