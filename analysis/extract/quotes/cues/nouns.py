"""Nouns of speech as cues, with their speakers: "her claim that", "calls for", "a demand by the union that"."""

from __future__ import annotations

from functools import cache

from analysis.extract.quotes.cues.verbs import Entry, Frame, group_start, has_passive_cue, matched, speaker_before
from analysis.extract.quotes.line import NAMES, Line, Range, listed
from analysis.extract.quotes.phrases import end_of_noun_phrase, phrase_before, run_start, that_behind
from analysis.language.lexicons import rows


def noun_frame(line: Line, at: int, some: tuple[Entry, ...]) -> Frame | None:
    """Frame of a noun of speech followed by content: "her claim that …", "calls for …", "the union's statement: “…”". None without content."""
    found = matched(line, at, some)
    if not found:
        return None
    entry, last = found
    if is_part_of_compound(line, at):
        return None
    start, behind = min(at, run_start(line, at)), last
    if not entry.particles and not opens_content(line, last, entry):
        clause = complement(line, at, entry)
        if clause is None:
            return None
        behind = clause
    if entry.particles and any(line.lower[i] in listed("medium") for i in range(last, end_of_noun_phrase(line, last))):
        return None  # a statement on the union's website
    if line.word(last) == "that" and line.syntax.relations[last][:5] in ("nsubj", "dobj"):
        return None  # a memo that Roe wrote
    speaker = possessor_of_noun(line, start, at) or by_phrase_speaker(line, last) or light_verb_subject(line, start)
    return Frame(at, last, at, speaker, behind, entry.takes, entry.stance, False, "noun", noun=True)


def complement(line: Line, at: int, entry: Entry) -> int | None:
    """First token of a complement clause separated from its noun: "her announcement last week | [that] the port is shut"; None if there is none."""
    return that_behind(line, at + 1) if "that" in entry.takes else None


def is_part_of_compound(line: Line, at: int) -> bool:
    """True if a preceding noun or adjective gives the word another sense: "earnings call", "phone call"."""
    return at > line.first and line.lower[at - 1] in compounds().get(line.lemmas[at], ())


@cache
def compounds() -> dict[str, frozenset[str]]:
    """Noun of speech => preceding words that give it another sense."""
    return {
        row["word"]: frozenset(row["beside"].split()) for row in rows("quotes/other_senses") if row["part"] == "noun"
    }


def opens_content(line: Line, at: int, entry: Entry) -> bool:
    """True if content starts at the token: a that-clause, an infinitive, an interrogative clause or a quotation."""
    while at < line.last and line.lower[at] in listed("time"):
        at += 1
    if at + 1 >= line.last:
        return False
    if line.lower[at] == "to":
        return "to" in entry.takes and line.tags[at + 1] == "VB"
    return line.lower[at] in ("that", "whether") or (
        line.words[at] in (":", ",") and at + 1 in line.quoted and "quote" in entry.takes
    )  # fmt: skip


def possessor_of_noun(line: Line, start: int, at: int) -> Range | None:
    """Possessor of a noun of speech, its speaker: "[her] claim", "[the union's] promise", "[Republican] calls"."""
    for i in range(at - 1, start - 1, -1):
        if line.tags[i] == "PRP$":
            return i, i + 1
        if line.tags[i] == "POS":
            return phrase_before(line, i - 1)
    names = [i for i in range(start, at) if is_party(line, i)]
    return (names[0], names[-1] + 1) if names else None


def is_party(line: Line, at: int) -> bool:
    """True for a capitalised modifier that names the speaker's group: "[Republican] criticism that …"."""
    named = line.tags[at] in NAMES or (line.tags[at] == "JJ" and line.words[at][:1].isupper() and at > line.first)
    return named and line.lower[at] not in listed("time")


def by_phrase_speaker(line: Line, at: int) -> Range | None:
    """Speaker in a prepositional phrase after the noun: "a demand by [the union] that …", "a call from [Ana Roe]"."""
    at += line.word(at) in ("on", "in") and line.word(at + 1) in listed("time")
    at = line.skip(at, 1, lambda i: line.lower[i] in listed("time") or line.lower[i] in listed("pointer"))
    if at + 1 < line.last and line.lower[at] in ("by", "from"):
        return at + 1, end_of_noun_phrase(line, at + 1)
    return None


def light_verb_subject(line: Line, start: int) -> Range | None:
    """Subject of the light verb that governs the noun: "[He] made the claim that …"."""
    verb = start - 1
    if verb > line.first and line.tags[verb] in ("IN", "TO"):
        verb -= 1
    if verb <= line.first or line.tags[verb][:2] != "VB" or verb in line.quoted:
        return None
    if line.relation(verb) == "prep":
        return None  # following reports that
    first, _ = group_start(line, verb)
    if line.relation(first - 1) == "expl" or has_passive_cue(line, first, verb):
        return None  # there were claims that
    return speaker_before(line, first, verb)
