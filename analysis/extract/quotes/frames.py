"""Cues with their speakers: "said Gen. Roe", "he added", "according to two officials", "her claim that", sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.extract.quotes.line import ADVERBS, FINITE, NAMES, Line, Range, listed
from analysis.extract.quotes.phrases import clause_starts, phrase_after, phrase_before, run_end, run_start
from analysis.extract.quotes.subjects import REACH, main_subject, opening_phrase, past_commas, subject
from analysis.language.lemmas import lemma as lemma_of
from analysis.language.lexicons import rows, words


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of saying: the words that must follow it, what the speaker does with it, what can stand behind it."""

    particles: tuple[str, ...]
    stance: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue and its speaker, as token ranges; verb: index of the cue's head; behind: where the content can start.

    inverted: the speaker follows the cue; passive: "was accused"; noun: "her claim".
    """

    first: int
    last: int
    verb: int
    speaker: Range | None
    behind: int
    takes: frozenset[str]
    stance: str
    negated: bool
    rule: str
    inverted: bool = False
    passive: bool = False
    noun: bool = False


@cache
def entries(name: str) -> dict[str, tuple[Entry, ...]]:
    """A lexicon of cues => its entries by the first word, those with most words first."""
    found: dict[str, list[Entry]] = {}
    for row in rows(f"quotes/{name}"):
        lemma, *particles = row["lemma"].split()
        entry = Entry(tuple(particles), row["stance"], frozenset(row["takes"].split()))
        for spelling in (
            {lemma, lemma_of(lemma + "d", "VBD"), lemma_of(lemma[:-1] + "ing", "VBG")}
            if lemma.endswith("e")
            else {lemma}
        ):
            found.setdefault(spelling, []).append(entry)  # the lemma of "griped" may come as "grip"
    return {lemma: tuple(sorted(some, key=lambda one: -len(one.particles))) for lemma, some in found.items()}


def find_frames(line: Line) -> Iterator[Frame]:
    """Frames of a sentence in reading order."""
    verbs, nouns = entries("verbs"), entries("nouns")
    for at in range(line.first, line.last):
        if at in line.quoted:
            continue
        lemma, tag = line.lemmas[at], line.tags[at]
        frame = None
        if lemma in verbs and tag[:2] == "VB":
            frame = verb_frame(line, at, verbs[lemma])
        elif lemma in nouns and tag[:2] == "NN":
            frame = noun_frame(line, at, nouns[lemma])
        elif (
            tag in ("NN", "NNS")
            and at + 1 >= line.last
            and is_tag_at_end(line, at)
            and (entry := verbs.get(lemma_of(line.words[at], "VBZ")))
        ) or (tag[:1] == "N" and (entry := misread(line, at))):
            frame = verb_frame(line, at, entry)
        elif line.lower[at] == "according" and at + 1 < line.last and line.lower[at + 1] == "to":
            frame = according_to(line, at)
        if frame:
            yield frame


def is_tag_at_end(line: Line, at: int) -> bool:
    """“…,” the statement by the union | reads: a last word read as a noun, behind a quotation or a sentence's only words."""
    start = line.skip(
        at - 1, -1, lambda i: at - i < 13 and i not in line.quoted and not line.is_verb(i) and line.words[i] != ","
    )
    return at - start > 1 and (start < line.first or start in line.quoted)


def misread(line: Line, at: int) -> tuple[Entry, ...]:
    """Roe | Defends Her Plan: a verb read as a noun in a headline without any verb."""
    if not (line.first < at < line.last - 1 and line.words[at].endswith("s") and line.tags[at - 1] in NAMES):
        return ()
    entry = entries("verbs").get(lemma_of(line.words[at], "VBZ"), ())
    if not entry or line.tags[at + 1] in ("IN", "POS", "CC", ",", "."):
        return ()
    return () if any(line.tags[i] in FINITE for i in range(line.first, line.last)) else entry


def according_to(line: Line, at: int) -> Frame | None:
    speaker = phrase_after(line, at + 2) or phrase_after(line, at + 3)
    if not speaker:
        return None
    return Frame(at, at + 2, at, speaker, speaker[1], frozenset({"that"}), "said", False, "according_to", inverted=True)


def matched(line: Line, at: int, some: tuple[Entry, ...]) -> tuple[Entry, int] | None:
    """The entry whose words follow token `at`, adverbs between them left out of account, and the token behind them."""
    for entry in some:
        i = at + 1
        for particle in entry.particles:
            if i < line.last and line.lower[i] != particle and line.tags[i] in ADVERBS:
                i += 1
            if i >= line.last or line.lower[i] != particle or i in line.quoted:
                break
            i += 1
        else:
            return entry, i
    return None


# -------------------------------------------------------------------------------------------------------------- verbs
def verb_frame(line: Line, at: int, some: tuple[Entry, ...]) -> Frame | None:
    found = matched(line, at, some)
    if not found or (at > line.first and line.is_hyphen(at - 1)):  # so-called
        return None
    entry, last = found
    first, negated = group_start(line, at)
    if is_adjective(line, at, first):
        return None
    if after := speaker_after(line, at, last, entry):
        return Frame(
            first, last, at, after, after[1], entry.takes, entry.stance, negated, "speaker_after_cue", inverted=True
        )
    if is_passive(line, first, at) and "self" not in entry.takes:
        return passive_frame(line, first, last, at, entry, negated)
    speaker = speaker_before(line, first, at)
    if speaker is None and is_imperative(line, first, at):
        return None
    rule = "speaker_before_cue" if speaker else "no_speaker"
    return Frame(first, last, at, speaker, last, entry.takes, entry.stance, negated, rule)


def is_imperative(line: Line, first: int, at: int) -> bool:
    return first == at and (line.tags[at] in ("VB", "VBP") or (at == line.first and line.tags[at] != "VBG"))


def is_adjective(line: Line, at: int, first: int) -> bool:
    """the alleged attack, the disputed towns: a participle behind an article."""
    return (
        first == at > line.first and line.tags[at] in ("VBN", "VBG", "VBD") and line.lower[at - 1] in ("the", "a", "an")
    )


def group_start(line: Line, at: int) -> tuple[int, bool]:
    """First token of the verb group, and whether it is negated: "has repeatedly said" from "has", "declined to say" from "declined"."""
    first, negated = at, False
    while first > line.first and first - 1 not in line.quoted:
        before = first - 1
        tag, low, lemma = line.tags[before], line.lower[before], line.lemmas[before]
        since = low == "since" and before > line.first and line.lemmas[before - 1] == "have"
        if (
            tag == "MD"
            or tag in ADVERBS
            or tag == "TO"
            or since
            or (tag[:2] == "VB" and is_helper(line, before, first, lemma))
        ):
            negated = negated or low in listed("negative") or lemma in listed("refusal")
            first = before
        elif low == "on" and tag in ("IN", "RP") and line.tags[first] == "TO" and line.lemmas[before - 1] == "go":
            first = before
        else:
            break
    while first < at and line.tags[first] in ADVERBS and line.lower[first] not in listed("negative"):
        first += 1
    return first, negated


def is_helper(line: Line, before: int, first: int, lemma: str) -> bool:
    """Whether a verb in front belongs to the verb group: has (said), declined to (say)."""
    if line.tags[first] == "TO" or line.lower[first] == "on":
        return lemma in listed("semi") or lemma in listed("refusal")
    return lemma in listed("auxiliary")


def is_passive(line: Line, first: int, at: int) -> bool:
    """was accused, has been criticised; a bare participle: the plan described as, asked whether."""
    if line.tags[at] not in ("VBN", "VBD"):
        return False
    if any(line.lemmas[i] in ("be", "get") and line.tags[i][:2] == "VB" for i in range(first, at)):
        return True
    if line.lower[at] == "asked" and first == at and is_asked(line, at):
        return True
    if line.tags[at] != "VBN" or first < at:
        return False
    at_before = line.skip(at - 1, -1, lambda i: line.tags[i] in ADVERBS)
    before = line.tags[at_before] if at_before >= line.first else ""
    behind = line.lower[at + 1] if at + 1 < line.last else ""
    if before == "PRP" or behind in ("that", "“", '"', "''", ",") or line.lower[at] in ("said", "told"):
        return False
    if behind in ("by", "as"):
        return True
    if before in (",", "CC"):
        return before == "," and not past_commas(line, at_before)
    if behind in ("in", "on"):
        return before not in NAMES and line.lower[at_before] not in words("quotes/sources")
    return not line.is_nominal(at_before)


def is_asked(line: Line, at: int) -> bool:
    """Asked whether he won, Roe …; when asked about it; not: Roe, the mayor, asked."""
    if at == line.first or line.lower[at - 1] in ("when", "if", "being"):
        return True
    return line.words[at - 1] == "," and not past_commas(line, at - 1)


def passive_frame(line: Line, first: int, last: int, at: int, entry: Entry, negated: bool) -> Frame | None:
    """was accused by rivals of lying: the speaker is the one behind "by", if any."""
    agent = None
    for i in range(last, min(line.last - 1, last + 8)):
        if line.lower[i] == "by" and i not in line.quoted:
            agent = phrase_after(line, i + 1)
            break
        if line.is_verb(i) or line.words[i] == ",":
            break
    behind = agent[1] if agent and agent[0] <= last + 1 else last
    rule = "passive_agent" if agent else "passive"
    return Frame(first, last, at, agent, behind, entry.takes, entry.stance, negated, rule, passive=True)


# ----------------------------------------------------------------------------------------------------------- speakers
BEFORE_INVERTED = frozenset((",", "”", '"', "''", "’", "?", "!", "“", "-", "--", "—", "–", "»", "’’", "…"))
OBJECT_FORMS = frozenset(("him", "her", "me", "us", "them", "it"))


def speaker_after(line: Line, at: int, last: int, entry: Entry) -> Range | None:
    """said Gen. Roe: the noun phrase behind the cue, where a quotation or a comma stands in front of it."""
    if "inverts" not in entry.takes or line.tags[at] not in (*FINITE, "VBN", "VB") or at == line.first:
        return None
    before = line.skip(at - 1, -1, lambda i: line.tags[i] in ADVERBS)
    if before > line.first and line.words[before] == "," and before not in line.quoted and past_commas(line, before):
        return None  # Ana Roe, the mayor, told the crews
    if (
        before >= line.first
        and before not in line.quoted
        and line.words[before] not in BEFORE_INVERTED
        and line.lower[before] != "as"
    ):
        return None
    found = phrase_after(line, last)
    if not found or line.lower[found[0]] in OBJECT_FORMS:
        return None
    if before not in line.quoted and line.tags[at] == "VBN":
        return None
    if before not in line.quoted and found[1] < line.last and line.tags[found[1]] in FINITE:
        return None  # Roe, a docker, said she was tired: what follows is what was said
    return found


def speaker_before(line: Line, first: int, at: int) -> Range | None:
    """Whose verb it is: its subject; for "saying" and "to say" the subject of the verb they hang on."""
    lead = line.skip(first, 1, lambda i: i < at and line.tags[i] in ADVERBS)
    if line.tags[lead] == "TO" or (lead == at and line.tags[at] == "VBG"):
        return hanging_subject(line, lead)
    found = subject(line, first)
    return found or (opening_phrase(line) if line.tags[lead] in ("VBD", "VBZ") else None)


def hanging_subject(line: Line, first: int) -> Range | None:
    """a letter (saying), prompted Ana Roe (to accuse): the phrase right in front; else the subject of the main verb."""
    near = phrase_before(line, first - 1) if first > line.first and line.is_nominal(first - 1) else None
    if near and near[0] > line.first:
        owner = near[0] - 1
        if line.tags[first] == "TO":
            own = line.lemmas[owner] in listed("causative") or line.lower[owner] == "for"
        else:
            own = line.lemmas[owner] in ("have", "hear", "see", "show", "feature", "catch") or not (
                line.is_verb(owner) or line.tags[owner] == "RP"
            )
        return near if own else main_subject(line, first)
    return near or main_subject(line, first) or following_subject(line, first) or opening_phrase(line)


def following_subject(line: Line, at: int) -> Range | None:
    """Noting that it failed, Ana Roe (left): nothing stands in front, the subject comes behind a comma."""
    for comma in range(at + 1, min(line.last - 1, at + REACH)):
        if line.words[comma] == "," and comma not in line.quoted and clause_starts(line, comma + 1):
            return phrase_after(line, comma + 1)
    return None


# -------------------------------------------------------------------------------------------------------------- nouns
def noun_frame(line: Line, at: int, some: tuple[Entry, ...]) -> Frame | None:
    """her claim that …, calls for …, the union's statement: “…”."""
    found = matched(line, at, some)
    if not found:
        return None
    entry, last = found
    if not entry.particles and not opens_content(line, last, entry):
        return None
    start = run_start(line, at)
    speaker = possessor(line, start, at) or author(line, last) or maker(line, start)
    return Frame(at, last, at, speaker, last, entry.takes, entry.stance, False, "noun", noun=True)


def opens_content(line: Line, at: int, entry: Entry) -> bool:
    """Whether that …, to …, whether … or a quotation follows a noun of saying."""
    while at < line.last and line.lower[at] in listed("time"):
        at += 1
    if at + 1 >= line.last:
        return False
    if line.lower[at] == "to":
        return "to" in entry.takes and line.tags[at + 1] == "VB"
    return (line.lower[at] == "that" and clause_behind(line, at + 1)) or (line.lower[at] == "whether") or (
        line.words[at] in (":", ",") and at + 1 in line.quoted and "quote" in entry.takes
    )  # fmt: skip


def clause_behind(line: Line, at: int) -> bool:
    """Whether a subject, and no verb, follows "that": the claim that he lied; not: the claim that was made."""
    return not line.is_verb(at) or line.tags[at] == "VBG"


def possessor(line: Line, start: int, at: int) -> Range | None:
    """[her] claim, [the union's] promise, [Republican] calls."""
    for i in range(at - 1, start - 1, -1):
        if line.tags[i] == "PRP$":
            return i, i + 1
        if line.tags[i] == "POS":
            return phrase_before(line, i - 1)
    names = [i for i in range(start, at) if line.tags[i] in NAMES and line.lower[i] not in listed("time")]
    return (names[0], names[-1] + 1) if names else None


def author(line: Line, at: int) -> Range | None:
    """a demand by [the union] that …, a call from [Ana Roe]."""
    if at + 1 < line.last and line.lower[at] in ("by", "from"):
        return at + 1, run_end(line, at + 1)
    return None


def maker(line: Line, start: int) -> Range | None:
    """[He] made the claim that …: the subject of the verb in front of the noun."""
    verb = start - 1
    if verb > line.first and line.tags[verb] in ("IN", "TO"):
        verb -= 1
    if verb <= line.first or line.tags[verb][:2] != "VB" or verb in line.quoted:
        return None
    first, _ = group_start(line, verb)
    return None if is_passive(line, first, verb) else speaker_before(line, first, verb)
