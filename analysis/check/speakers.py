"""Speakers of a draft: did the named person say this?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.article import Article
from analysis.check.alignment import Passage
from analysis.check.finding import Finding
from analysis.check.naming import actor_by_id, all_names, is_called, is_same_name, name_words, names_role
from analysis.extract.quotes import Quote
from analysis.language.lexicons import word_class
from analysis.link.actors import Actor
from analysis.result import Analysis


def check_speakers(draft: Analysis, quotations: Sequence[tuple[Finding, Passage | None]]) -> Iterator[Finding]:
    """Quotations that were found in a source => a finding for each speaker that the draft names for one."""
    for row in draft.quote_rows:
        inside = [
            (one.end - one.start, passage)
            for one, passage in quotations
            if passage and row.start < one.end and one.start < row.end
        ]
        if row.speaker and inside:
            yield check_speaker(draft, row, max(inside, key=lambda pair: pair[0])[1])


def check_speaker(draft: Analysis, row: Quote, passage: Passage) -> Finding:
    claimed = names_of_speaker(draft, row)
    source = passage.source.analysis
    said = row_at(source, passage)
    actor = speaking_actor(source, said)
    verdict, why = judge_speaker(claimed, said, actor, passage)
    whose = said.speaker if said else None
    return speaker_finding(draft.article, row, passage, verdict, why, said, actor.name if actor else whose)


def names_of_speaker(draft: Analysis, row: Quote) -> list[str]:
    """The draft's names for the speaker: the words beside the quotation, and all names of the actor they refer to."""
    actor = speaking_actor(draft, row)
    words = [row.speaker] if row.speaker and not is_pronoun(row.speaker) else []
    return [*words, *(all_names(actor) if actor else ())]


def is_pronoun(words: str) -> bool:
    return words.lower() in word_class("check/words", "pronoun")


def speaking_actor(analysis: Analysis, row: Quote | None) -> Actor | None:
    return actor_by_id(analysis, row.actor) if row else None


def row_at(source: Analysis, passage: Passage) -> Quote | None:
    """The quote of the source that covers most of the passage; None if none does."""
    shared = [(min(row.end, passage.end) - max(row.start, passage.start), row) for row in source.quote_rows]
    return max(
        (pair for pair in shared if pair[0] > 0),
        key=lambda pair: (pair[0], pair[1].actor is not None),
        default=(0, None),
    )[1]


def judge_speaker(claimed: Sequence[str], said: Quote | None, actor: Actor | None, passage: Passage) -> tuple[str, str]:
    if not claimed:
        return "unsure", "The draft does not say by name who speaks."
    if actor and (is_called(actor, claimed) or any(names_role(actor, one) for one in claimed)):
        return "supported", f"The source has it from {actor.name} as well."
    if said and said.speaker and any(is_same_name(one, said.speaker) for one in claimed):
        return "supported", f"The source has it from {said.speaker} as well."
    if actor and not (is_inferred(said, passage) and is_named_near(claimed, passage)):
        return "misattributed", f"In the source it is {actor.name} who says this."
    if is_named_near(claimed, passage):
        return "unsure", "The source names this speaker near these words, but does not clearly say whose they are."
    return "unsure", "Who says this in the source could not be made out."


def is_inferred(said: Quote | None, passage: Passage) -> bool:
    """True if the source names the speaker in another paragraph only, so that the speaker was inferred."""
    if said is None or said.speaker_start is None:
        return True
    low, high = sorted((said.speaker_start, passage.start))
    return "\n" in passage.source.text[low:high]


def is_named_near(claimed: Sequence[str], passage: Passage) -> bool:
    """True if one of the names occurs in the paragraph of the passage or in those beside it."""
    words = passage.source.words
    near = set(words.keys[max(0, passage.first - 60) : passage.last + 60])
    return any(name_words(one)[-1:] and name_words(one)[-1] in near for one in claimed)


def speaker_finding(
    draft: Article, row: Quote, passage: Passage, verdict: str, why: str, said: Quote | None, name: str | None
) -> Finding:
    start, end = (
        (row.speaker_start, row.speaker_end)
        if row.speaker_start is not None and row.speaker_end is not None
        else (row.start, row.end)
    )
    place = (
        (said.speaker_start, said.speaker_end)
        if said and said.speaker_start is not None and said.speaker_end is not None
        else (passage.start, passage.end)
    )
    words = draft.text[start:end]
    return Finding(
        start=start, end=end, text=words, sentence=0, rule="speaker_comparison", kind="speaker", verdict=verdict, article=passage.source.name,
        source_start=place[0], source_end=place[1], source_text=passage.source.text[place[0] : place[1]],
        difference=f"{words} → {name}" if verdict == "misattributed" else None, explanation=why,
    )  # fmt: skip
