"""Verbs of speech as cues, with their speakers: "said Gen. Roe", "he added", "was accused by rivals of"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.extract.quotes.cues.other_senses import is_idiom, is_naming, is_other_sense, is_prenominal_participle
from analysis.extract.quotes.line import ADVERBS, FINITE, NAMES, Line, Range, listed
from analysis.extract.quotes.phrases import clause_starts, phrase_after, phrase_before, run_start
from analysis.extract.quotes.subjects import (
    MAX_SUBJECT_TOKENS,
    OBJECT_TAKES,
    main_subject,
    opening_phrase,
    parsed_subject,
    subject,
    subject_before_comma,
)
from analysis.language.lemmas import lemma as lemma_of
from analysis.language.lexicons import rows, words


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a lexicon of cues. particles: words required after the cue; takes: complements that the cue accepts; stance: value for the quote
    row."""

    particles: tuple[str, ...]
    stance: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue and its speaker, as token ranges. verb: head token of the cue; behind: first token at which content can start.

    inverted: the speaker follows the cue ("said Roe"); passive: "was accused"; noun: "her claim"; adjunct: "according to her"; class_: kind of
    attribution; content: ranges given by the grammar; if empty, content is searched for before and after the cue."""

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
    class_: str = "speech"
    content: tuple[Range, ...] = ()
    adjunct: bool = False


@cache
def entries_by_word(name: str) -> dict[str, tuple[Entry, ...]]:
    """Name of a lexicon of cues => {first word: its entries, longest first}."""
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


def matched(line: Line, at: int, some: tuple[Entry, ...]) -> tuple[Entry, int] | None:
    """First entry whose particles follow token `at`, allowing an adverb between them, with the token after the last particle; None if no entry matches."""
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
        if entry.particles == AS_SAYING and (last := as_saying(line, at)):
            return entry, last
    return None


AS_SAYING = ("as", "saying")


def as_saying(line: Line, at: int) -> int:
    """Token after a detached "as saying": "was quoted by Reuters [as saying]"; 0 if it does not follow."""
    for i in range(at + 1, min(line.last - 1, at + 12)):
        if i in line.quoted or line.tags[i] in FINITE:
            return 0
        if tuple(line.lower[i : i + 2]) == AS_SAYING:
            return i + 2
    return 0


# -------------------------------------------------------------------------------------------------------------- verbs
def verb_frame(line: Line, at: int, some: tuple[Entry, ...]) -> Frame | None:
    found = matched(line, at, some)
    if not found or (at > line.first and line.is_hyphen(at - 1)):  # so-called
        return None
    entry, last = found
    first, negated = group_start(line, at)
    negated = negated or shares_negation(line, at)
    if (
        is_prenominal_participle(line, at, first)
        or is_idiom(line, at)
        or is_occasion(line, at)
        or is_other_sense(line, at)
    ):
        return None
    if "as" in entry.takes and is_naming(line, at, first, last):
        return None
    if after := speaker_after(line, at, last, entry):
        return Frame(
            first, last, at, after, after[1], entry.takes, entry.stance, negated, "speaker_after_cue", inverted=True
        )
    passive = has_passive_cue(line, first, at) and not is_perfect(line, first, at, entry)
    if passive and "self" not in entry.takes:
        return None if "bench" in entry.takes else passive_frame(line, first, last, at, entry, negated)
    if "self" in entry.takes and not passive and (quoted := phrase_after(line, at + 1)):
        quoted = quoted[0], min(quoted[1], last - len(entry.particles))
        return Frame(first, at + 1, at, quoted, last, entry.takes, entry.stance, negated, "speaker_before_cue")
    speaker = speaker_before(line, first, at) or parsed_subject(line, at)
    if speaker is None and is_imperative(line, first, at):
        return None
    if "bench" in entry.takes:
        return unnamed_witness(line, first, last, at, entry, speaker)
    rule = "speaker_before_cue" if speaker else "no_speaker"
    return Frame(first, last, at, speaker, last, entry.takes, entry.stance, negated, rule)


def unnamed_witness(line: Line, first: int, last: int, at: int, entry: Entry, bench: Range | None) -> Frame | None:
    """Frame without speaker for "the court heard that …": the speaker is an unnamed witness."""
    if bench is None or line.lemmas[bench[1] - 1] not in listed("bench"):
        return None
    return Frame(first, last, at, None, last, entry.takes, entry.stance, False, "no_speaker")


def is_imperative(line: Line, first: int, at: int) -> bool:
    if line.first == first < at and line.lemmas[first] == "do":
        return True
    return first == at and (line.tags[at] in ("VB", "VBP") or (at == line.first and line.tags[at] != "VBG"))


def is_occasion(line: Line, at: int) -> bool:
    """True for a sentence-initial participle that only names the medium of the main verb's utterance: "[Writing] on a blog, Roe said …"."""
    if line.tags[at] != "VBG" or at > line.first or line.word(at + 1) not in listed("manner"):
        return False
    above = line.syntax.heads[at]
    return line.first < above < line.last and line.lemmas[above] in entries_by_word("verbs")


def group_start(line: Line, at: int) -> tuple[int, bool]:
    """Token of the verb group => (its first token, True if it is negated): "[has] repeatedly said", "[declined] to say"."""
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


def shares_negation(line: Line, at: int) -> bool:
    """True for a negation outside the verb group: "would not confirm or [deny]", "neither the bank nor Roe [has confirmed]"."""
    if line.syntax.relations[at] == "conj" and line.word(at - 1) in ("or", "nor"):
        return line.syntax.is_negated(line.syntax.heads[at])
    subject = line.syntax.child(at, "nsubj")
    return subject is not None and any(
        line.lower[i] in listed("nobody") for i in (subject, line.syntax.subtree(subject)[0])
    )


def is_helper(line: Line, before: int, first: int, lemma: str) -> bool:
    """True if the preceding verb belongs to the verb group: "[has] said", "[declined] to say"."""
    if line.tags[first] == "TO" or line.lower[first] == "on":
        return lemma in listed("semi") or lemma in listed("refusal")
    return lemma in listed("auxiliary")


def has_passive_cue(line: Line, first: int, at: int) -> bool:
    """True if the cue is passive: "was accused", "has been criticised", or a reduced passive: "the plan [described] as"."""
    if line.tags[at] not in ("VBN", "VBD"):
        return False
    if any(line.lemmas[i] in ("be", "get") and line.tags[i][:2] == "VB" for i in range(first, at)):
        return True
    if line.lower[at] == "asked" and first == at and opens_with_asked(line, at):
        return True
    if line.lower[at] == "told" and first == at and (at + 1 >= line.last or line.lower[at + 1] == "to"):
        return True  # jury told; school told to close: who listens stands in front
    if first == at and line.word(at + 1) == "of" and line.relation(at) == "acl":
        return True  # the clerk accused of theft
    if line.tags[at] != "VBN" or first < at or stands_behind_quotation(line, at):
        return False
    at_before = line.skip(at - 1, -1, lambda i: line.tags[i] in ADVERBS)
    before = line.tags[at_before] if at_before >= line.first else ""
    behind = line.lower[at + 1] if at + 1 < line.last else ""
    if before == "PRP" or behind in ("that", "“", '"', "''", ",") or line.lower[at] in ("said", "told"):
        return False
    if behind in ("by", "as"):
        return True
    if before in (",", "CC"):
        return before == "," and not subject_before_comma(line, at_before)
    if behind in ("in", "on"):
        return before not in NAMES and line.lower[at_before] not in words("quotes/sources")
    return not line.is_nominal(at_before)


def stands_behind_quotation(line: Line, at: int) -> bool:
    """True if only a noun phrase separates the participle from a quotation, so that it is an active verb: "“We are shut,” the band [posted]"."""
    start = run_start(line, at - 1)
    return line.first < start < at and start - 1 in line.quoted


def is_perfect(line: Line, first: int, at: int, entry: Entry) -> bool:
    """True if a contracted ’s is "has" and not "is", so that the verb is active: "he’s said", "who’s called for"."""
    has = line.lower[first] in ("'s", "’s") and first < at and "been" not in line.lower[first:at]
    return has and bool(entry.particles or "words" in entry.takes)


def opens_with_asked(line: Line, at: int) -> bool:
    """True for a reduced passive "asked": "[Asked] whether he won, Roe …"; False for an active verb after an apposition: "Roe, the mayor, [asked]"."""
    if at == line.first or line.lower[at - 1] in listed("before_asked"):
        return True
    return line.words[at - 1] == "," and not subject_before_comma(line, at - 1)


def passive_frame(line: Line, first: int, last: int, at: int, entry: Entry, negated: bool) -> Frame | None:
    """Frame of a passive cue; the speaker is the agent, if any: "was accused by [rivals] of lying"."""
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


def speaker_after(line: Line, at: int, last: int, entry: Entry) -> Range | None:
    """Speaker after an inverted cue: "“…,” said [Gen. Roe]"; None if the cue is not inverted."""
    if "inverts" not in entry.takes or line.tags[at] not in (*FINITE, "VBN", "VB", "NNS"):
        return None
    if at == line.first:
        found = phrase_after(line, last)  # Said Ana Roe: “…”
        return found if found and found[1] < line.last and line.words[found[1]] == ":" else None
    before = line.skip(at - 1, -1, lambda i: line.tags[i] in ADVERBS)
    found = phrase_after(line, last) or named_at_end(line, last)
    if follows_subject(line, before) and not (found and ends_tag(line, found, entry)):
        return None
    if (
        before >= line.first
        and before not in line.quoted
        and line.words[before] not in BEFORE_INVERTED
        and line.lower[before] not in ("as", "so")
    ):
        return None
    if not found or (found[1] - found[0] == 1 and line.lower[found[0]] in listed("object_pronoun")):
        return None
    if before not in line.quoted and line.tags[at] == "VBN":
        return None
    if before not in line.quoted and found[1] < line.last and line.tags[found[1]] in FINITE:
        return None  # Roe, a docker, said she was tired: what follows is what was said
    return found


def named_at_end(line: Line, at: int) -> Range | None:
    """A few words with a name from the token to a comma or the end, a speaker whose title was mistagged: "“…,” cautions [lead author Ana Roe]"."""
    end = line.skip(at, 1, lambda i: line.words[i] != "," and i not in line.quoted)
    named = at < end <= at + MAX_TITLE_TOKENS and line.tags[end - 1] in NAMES
    return (at, end) if named and at > line.first + 1 and at - 2 in line.quoted else None


MAX_TITLE_TOKENS = 8
"""Tokens of a title with its name, at most."""


def follows_subject(line: Line, comma: int) -> bool:
    """True if the comma closes an apposition to a subject: "Ana Roe, the mayor[,] told the crews"."""
    return (
        comma > line.first
        and line.words[comma] == ","
        and comma not in line.quoted
        and subject_before_comma(line, comma) is not None
    )


def ends_tag(line: Line, found: Range, entry: Entry) -> bool:
    """True if a name after a verb without object ends the tag, which is therefore inverted: "The port, which he runs, is shut, said [Ana Roe], the
    mayor"."""
    alone = found[1] >= line.last or line.words[found[1]] == ","
    named = line.tags[found[0]] in NAMES and line.lower[found[0]] not in listed("time")
    return alone and named and not entry.takes & OBJECT_TAKES


def speaker_before(line: Line, first: int, at: int) -> Range | None:
    """Speaker before the cue: the subject of the verb; for "saying" and "to say" the subject of the verb that they depend on."""
    lead = line.skip(first, 1, lambda i: i < at and line.tags[i] in ADVERBS)
    if line.tags[lead] == "TO" or (lead == at and line.tags[at] == "VBG"):
        return hanging_subject(line, lead)
    found = possessor_of_subject(line, subject(line, first))
    found = neither(line, at, found)
    return found or (opening_phrase(line) if line.tags[lead] in ("VBD", "VBZ") else None)


def neither(line: Line, at: int, found: Range | None) -> Range | None:
    """Subject extended to a correlative conjunction before it: "[Neither the bank nor Roe] (has said)", "[both Roe and Okri] (say)"."""
    subject = line.syntax.child(at, "nsubj")
    opened = line.syntax.child(subject, "preconj") if subject is not None else None
    joined = found is not None and opened is not None and line.first <= opened < found[0]
    return (opened, found[1]) if joined and found and opened is not None else found


def possessor_of_subject(line: Line, found: Range | None) -> Range | None:
    """Possessor of a noun of speech that is the subject, the actual speaker: "[The union]'s statement (says)", "[her] report (says)"; any other subject
    unchanged."""
    if found is None or line.lemmas[found[1] - 1] not in entries_by_word("nouns"):
        return found
    for i in range(found[1] - 2, found[0] - 1, -1):
        if line.tags[i] == "PRP$":
            return i, i + 1
        if line.tags[i] == "POS" and i > found[0]:
            return found[0], i
    return found


def hanging_subject(line: Line, first: int) -> Range | None:
    """Logical subject of a participle or infinitive: the noun phrase directly before it ("[a letter] saying", "prompted [Ana Roe] to accuse") or the
    subject of the main verb; None if it is expletive."""
    near = phrase_before(line, first - 1) if first > line.first and line.is_nominal(first - 1) else None
    if near is None:
        found = main_subject(line, first) or following_subject(line, first) or opening_phrase(line)
    elif near[0] == line.first or is_logical_subject(line, near, first):
        found = possessor_of_subject(line, near)
    else:
        found = main_subject(line, first)
    return None if found and has_expletive_subject(line, found) else found


def is_logical_subject(line: Line, near: Range, first: int) -> bool:
    """True if the noun phrase before a participle or infinitive is its logical subject: "[the union's speech] denouncing her"."""
    before = near[0] - 1
    if line.tags[first] == "TO":
        return line.lemmas[before] in listed("causative") or line.lower[before] == "for"
    if line.lemmas[before] in listed("perceiving") or possessor_of_subject(line, near) != near:
        return True
    return not (line.is_verb(before) or line.tags[before] == "RP")


def has_expletive_subject(line: Line, found: Range) -> bool:
    """True if the subject is an expletive "it": "[it] is worth (noting)", "[it] means (admitting)"; False for "it is ready (to say)"."""
    if found[1] - found[0] != 1 or line.lower[found[0]] != "it" or found[1] + 1 >= line.last:
        return False
    judged = line.tags[found[1] + 1] == "JJ" and line.lower[found[1] + 1] not in listed("willing")
    return line.lemmas[found[1]] == "mean" or (line.lemmas[found[1]] == "be" and judged)


def following_subject(line: Line, at: int) -> Range | None:
    """Subject of the main clause after a fronted participle clause: "Noting that it failed, [Ana Roe] (left)"."""
    for comma in range(at + 1, min(line.last - 1, at + MAX_SUBJECT_TOKENS)):
        if line.words[comma] == "," and comma not in line.quoted and clause_starts(line, comma + 1):
            return phrase_after(line, comma + 1)
    return None
