"""A short headline for an event, in the article's own words."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.extract.dates import DateExpression
from analysis.language.clauses import Attachment, Chunk, Clause
from analysis.link.events.context import EventContext, is_event_noun, is_of_noun, is_unknown_day, listed, says_which

MAX_HEADLINE_WORDS = 12
"""Words of a headline, or a little more where a phrase would be cut."""
RIGHT = frozenset(("infinitive", "participle", "content"))
"""Clauses that may stay in a headline behind the verb."""


def build_headline(
    scene: EventContext, clause: Clause, one: DateExpression | None = None, *, spoken: bool = False
) -> str:
    """Subject, verb and what follows, without dates, brackets and words between commas; `spoken`: pronouns stay.

    "On Friday the mayor, Ana Roe, shut the mine (in Lund) after a fire" => "The mayor shut the mine".
    """
    from analysis.link.events.clause_line import clause_line
    return clause_line(scene, clause.verb.head)
    top = planned_from(scene, clause)
    tail = whole_phrase(scene, tail_tokens(scene, top, one))
    name = None if spoken or top.subject is None else scene.named(top.subject) or speaker_of(scene, top)
    if name:
        return text_of_tokens(scene, tail, name)
    return text_of_tokens(scene, [*subject_tokens(scene, top), *tail])


def speaker_of(scene: EventContext, clause: Clause) -> str | None:
    """The army denied that [it] shelled the town: who speaks."""
    above, subject = scene.clauses.above(clause), clause.subject
    if clause.kind != "content" or above is None or above.subject is None or subject is None:
        return None
    pronoun = scene.document.lower[subject.first] in listed("third person") and subject.last == subject.first + 1
    speakers = scene.mentions_in(above.subject.first, above.subject.last)
    if not pronoun or (scene.document.lower[subject.first] == "it" and any(row.kind == "person" for row in speakers)):
        return None
    return scene.named(above.subject) or scene.words(above.subject.first, above.subject.last)


def planned_from(scene: EventContext, clause: Clause) -> Clause:
    """The clause whose subject and verb a headline begins with: officials agreed [to meet]."""
    clause = next((one for one in scene.clauses.up(clause) if one.kind != "infinitive"), clause)
    if clause.joined >= 0:
        return scene.clauses.all[clause.joined]
    return clause


def subject_tokens(scene: EventContext, clause: Clause) -> list[int]:
    """The subject up to the verb; of a relative clause or participle the noun that it describes."""
    if clause.subject is None:
        return []
    if clause.kind == "participle":
        subject = clause.subject if clause.passive else accused(scene, clause)
        return [at for at in range(subject.first, subject.last) if scene.document.tags[at] != "DT"] if subject else []
    if clause.kind == "relative" or clause.subject.first > clause.verb.first or far_off(scene, clause):
        return without_adverb(scene, list(range(clause.subject.first, clause.subjects[-1].last)))
    begin = hedge_start(scene, clause.subject.first)
    between = without_dated_parts(scene, list(range(begin, clause.verb.first)), clause)
    return without_adverb(scene, kept(scene, without_asides(scene, between, clause)))


HEDGES = (["more", "than"], ["at", "least"], ["fewer", "than"], ["less", "than"], ["up", "to"], ["as", "many", "as"])


def hedge_start(scene: EventContext, first: int) -> int:
    """[more than] 200 people died: the subject begins with the words that its number stands behind."""
    low = scene.document.lower
    return next((first - len(hedge) for hedge in HEDGES if low[max(0, first - len(hedge)) : first] == hedge), first)


def accused(scene: EventContext, clause: Clause) -> Chunk | None:
    """found [Moe] guilty of taking bribes; [Moe] was accused of taking them; since winning, [Moe] has ruled."""
    above = scene.clauses.above(clause)
    if above is None or clause.marker < 0:
        return None
    found = above.objects if scene.document.lower[clause.marker] == "of" and not above.passive else above.subjects
    return found[0] if found else None


def without_dated_parts(scene: EventContext, tokens: list[int], clause: Clause) -> list[int]:
    """The bridge (built in 1998) collapsed: a clause inside the subject that has a date of its own goes."""
    dated = {scene.clauses.owners[at] for at in tokens if is_dated(scene, at)} - {clause.number}
    return [at for at in tokens if scene.clauses.owners[at] not in dated]


def far_off(scene: EventContext, clause: Clause) -> bool:
    """seized the port and [burned] the mill: another verb stands between the subject and this one."""
    return any(
        other.verb.first < clause.verb.first
        and other.verb.first > clause.subjects[0].first
        and other.kind == clause.kind
        for other in scene.clauses.all[max(0, clause.number - 3) : clause.number]
    )


def without_adverb(scene: EventContext, tokens: list[int]) -> list[int]:
    """[Now] foreign troops."""
    return tokens[1:] if len(tokens) > 1 and scene.document.tags[tokens[0]] == "RB" else tokens


def without_asides(scene: EventContext, tokens: list[int], clause: Clause) -> list[int]:
    """The mayor(, Ana Roe,) shut the mine: what stands between two commas goes, unless it is a list."""
    commas = [at for at in tokens if scene.document.words[at] == ","]
    if not commas or len(clause.subjects) > 1:
        return tokens
    return (
        [at for at in tokens if at < commas[0] or at > commas[-1]]
        if len(commas) > 1
        else [at for at in tokens if at < commas[0]]
    )


def tail_tokens(scene: EventContext, clause: Clause, one: DateExpression | None) -> list[int]:
    """The verb and what follows, up to where another clause begins; of several dated parts that of the date."""
    sentence, document = scene.sentence_of(clause), scene.document
    found, skipped = list[int](), -1
    for at in range(clause.verb.first, sentence.last):
        owner = scene.clauses.at(at)
        if at <= skipped:
            continue
        if is_age_in_commas(scene, at):
            skipped = at + 2
            continue
        if owner is not None and owner is not clause and not continues_headline(scene, owner, clause, at):
            break
        if document.words[at] in STOPS and is_told_in_quotes(scene, clause, found, at):
            found.append(at)
            continue
        if document.words[at] in STOPS or (
            document.words[at] == "," and at > clause.verb.last and ends_here(scene, at)
        ):
            break
        found.append(at)
    return kept(scene, part_of(scene, found, clause, one))


def is_age_in_commas(scene: EventContext, at: int) -> bool:
    """found Peter Moe[, 58,] guilty."""
    words = scene.document.words[at : at + 3]
    return len(words) == 3 and words[0] == "," == words[2] and words[1].isdigit() and len(words[1]) < 4


def is_told_in_quotes(scene: EventContext, clause: Clause, found: list[int], at: int) -> bool:
    """The ruling was [“]a relief[”]: the marks around what somebody or something is said to be."""
    tags = scene.document.tags
    opened = sum(tags[one] == "``" for one in found) - sum(tags[one] == "''" for one in found)
    first = tags[at] == "``" and at == clause.verb.last
    return scene.document.lemmas[clause.verb.head] == "be" and (first or (tags[at] == "''" and opened == 1))


def part_of(scene: EventContext, tokens: list[int], clause: Clause, one: DateExpression | None) -> list[int]:
    """lost its towns [in Iraq in 2017] and [in Syria in 2019]: with each date its own part behind the object."""
    dated = [at for at in tokens if is_dated(scene, at) and not is_of_noun(scene, scene.date_first(at))]
    if one is None or not dated or all(scene.date_tokens[at] is one for at in dated):
        return tokens
    own = [at for at in dated if scene.date_tokens[at] is one]
    others = [at for at in dated if scene.date_tokens[at] is not one]
    if not own:
        return tokens
    objects = (*clause.objects, *([clause.complement] if clause.complement else []))
    earlier = [at for at in others if at < own[0]]
    last = own[-1] + 1 if any(at > own[-1] for at in others) else tokens[-1] + 1
    if not earlier:
        return [at for at in tokens if at < last]
    first = next((at for at in range(earlier[-1] + 1, own[0]) if scene.document.tags[at] not in ("CC", ",")), own[0])
    base = parallel(scene, tokens[0], earlier[0], first) or max(
        (chunk.last for chunk in objects), default=clause.verb.last
    )
    return [at for at in tokens if at < base or first <= at < last]


def parallel(scene: EventContext, first: int, last: int, other: int) -> int | None:
    """Where the part of the first date begins: the last phrase before it with the preposition that the second part has."""
    low = scene.document.lower
    found = [at for at in range(first, last) if low[at] == low[other] and scene.document.tags[other] == "IN"]
    return found[0] if found else None


def is_dated(scene: EventContext, at: int) -> bool:
    one = scene.date_tokens.get(at)
    if one is None or one.type not in ("DATE", "TIME"):
        return False
    if not is_unknown_day(one) and (one.value is None or "REF" in one.value):
        return False
    return not says_which(scene, scene.document.tokens_in(one.start, one.end), one)


STOPS = frozenset((";", "—", "–", "--", "”", '"', "''", ":"))


def continues_headline(scene: EventContext, owner: Clause, clause: Clause, at: int) -> bool:
    """Whether a clause behind the verb is a part of what is told: agreed [to meet], said [it would], troops [based] there."""
    if owner.joined == clause.number:
        return True
    if owner.kind == "content" and scene.document.words[at] not in ("that", "whether"):
        return clause in scene.clauses.up(owner)
    return owner.kind in RIGHT and clause in scene.clauses.up(owner) and scene.document.words[at - 1] != ","


def ends_here(scene: EventContext, at: int) -> bool:
    """Whether the comma begins an aside or a new clause, not the next of a list or a place within a place."""
    document = scene.document
    if at - 1 in scene.date_tokens:
        return True
    after = document.tags[at + 1] if at + 1 < len(document.tags) else ""
    return not (after in ("NNP", "JJ", "NNS", "CD") and document.tags[at - 1] in ("NNP", "NNS", "NN"))


def kept(scene: EventContext, tokens: Iterable[int]) -> list[int]:
    """Tokens without dates and the words that tie them, and without brackets."""
    document, depth = scene.document, 0
    found: list[int] = []
    for at in tokens:
        depth += document.words[at] == "("
        if is_dated(scene, at) and not stays(scene, at):
            while found and document.lower[found[-1]] in listed("tie"):
                found.pop()
        elif (
            depth == 0 and not is_adverb(scene, at) and not (document.tags[at] == "POS" and at - 1 in scene.date_tokens)
        ):
            found.append(at)
        depth -= document.words[at] == ")" and depth > 0
    return found


def stays(scene: EventContext, at: int) -> bool:
    """Whether a date is a part of what is told: has until [1 July] to sign, did not leave until [May], its [2018] manifesto."""
    document, tokens = scene.document, scene.document.tokens_in(scene.date_tokens[at].start, scene.date_tokens[at].end)
    before, clause = document.lower[tokens.start - 1] if tokens.start else "", scene.clauses.at(tokens.start)
    if before in listed("end point") and clause is not None:
        return clause.negated or document.lemmas[max(0, tokens.start - 2)] == "have"
    if tokens.stop >= len(document.tags) or is_event_noun(scene, tokens.stop):
        return False
    inside = scene.phrase_ends.get(tokens.stop - 1, 0) > tokens.stop and document.tags[tokens.stop] in NOUN_TAGS
    return inside and tokens.start > 0 and document.tags[tokens.start - 1] in ("DT", "PRP$")


def is_adverb(scene: EventContext, at: int) -> bool:
    """formally, officially, in front of a verb: a headline goes without."""
    tags, after = scene.document.tags, scene.document.tags[at + 1 : at + 2]
    return tags[at] == "RB" and scene.document.lower[at].endswith("ly") and bool(after) and after[0][:1] == "V"


def whole_phrase(scene: EventContext, found: list[int]) -> list[int]:
    """Tokens up to the end of a noun phrase or verb, no more than a headline's words, outside an open quotation."""
    document, long = scene.document, first_words(scene, found)
    found, cut = long, len(long) < len(found)
    opened = [at for at in found if document.words[at] == "“"]
    if opened and not any(document.words[at] == "”" for at in found if at > opened[-1]):
        found = [at for at in found if at < opened[-1]]
    while len(found) > 1 and (ends_loosely(scene, found) or is_inside_phrase(scene, found[-1], cut)):
        found = found[:-1]
    return found


def ends_loosely(scene: EventContext, found: list[int]) -> bool:
    """Whether the last word leads on to what was left out: a preposition, the election, [due]; not: will be [back], “a relief[”]."""
    tags, at = scene.document.tags, found[-1]
    if tags[at] == "RB" and scene.document.lemmas[found[-2]] == "be":
        return False
    if tags[at] == "JJ" and scene.document.words[found[-2]] == ",":
        return True
    return tags[at] in LOOSE and not (tags[at] == "''" and any(tags[one] == "``" for one in found))


def first_words(scene: EventContext, found: list[int]) -> list[int]:
    """As many tokens as hold a headline's number of words."""
    count = 0
    for number, at in enumerate(found):
        count += scene.document.words[at][0].isalnum()
        if count > MAX_HEADLINE_WORDS:
            return found[:number]
    return found


LOOSE = frozenset(
    (
        "IN",
        "TO",
        "DT",
        "CC",
        "PRP$",
        "HYPH",
        "POS",
        ",",
        ":",
        ".",
        "WRB",
        "WDT",
        "WP",
        "RB",
        "MD",
        "-LRB-",
        "``",
        "''",
        "PDT",
    )
)
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))


def is_inside_phrase(scene: EventContext, at: int, cut: bool) -> bool:
    """Whether the phrase goes on behind the token: al|-Qaim, coronavirus|pandemic; where words were cut, to advise|troops."""
    tags = scene.document.tags
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if is_dated(scene, at + 1) or (is_dated(scene, at + 2) and scene.document.lower[at + 1] in listed("tie")):
        return False
    if cut and tags[at][:2] == "VB":
        return True
    if scene.document.words[at][-1].isdigit() and after == "CD":
        return True  # Rp1|trillion
    if tags[at] in ("JJ", "JJR", "JJS", "CD", "$"):
        return after in NOUN_TAGS or after in ("JJ", "CD", "IN", "HYPH")
    return (
        after in ("HYPH", "POS")
        or (tags[at] in NOUN_TAGS and after in NOUN_TAGS)
        or scene.phrase_ends.get(at, 0) > at + 1
    )


def text_of_tokens(scene: EventContext, tokens: list[int], name: str | None = None) -> str:
    """Tokens as they stand in the text, joined where some were left out; a capital at the beginning."""
    document, parts = scene.document, [f"{name} "] if name else []
    for before, at in zip([None, *tokens], tokens):
        if before is not None:
            parts.append(document.text[document.ends[before] : document.starts[at]] if at == before + 1 else " ")
        parts.append(document.words[at])
    line = " ".join("".join(parts).split()).replace(" ,", ",").strip(" ,(")
    line = line if closed(line) else line.strip("“\"'")
    return line[:1].upper() + line[1:]


def closed(line: str) -> bool:
    """Whether each quotation mark that opens closes as well, inside the line."""
    return line[:1] not in "“\"'" and line.count("“") == line.count("”") and line.count('"') in (0, 2)


def of_noun(scene: EventContext, phrase: Chunk) -> str:
    """The noun phrase with what hangs on it: "the second base transfer" => "Second base transfer"; "Friday's attack on the
    port" => "Attack on the port"."""
    document = scene.document
    found = [at for at in range(phrase.first, phrase.last) if at not in scene.date_tokens]
    while found and document.tags[found[0]] in ("DT", "POS", "PRP$", "HYPH"):
        found = found[1:]
    at = phrase.last
    while (
        at + 1 < len(document.tags)
        and document.lower[at] in listed("noun complement")
        and len(found) < MAX_HEADLINE_WORDS - 3
    ):
        after = next(
            (chunk for chunk in (one.phrase for one in attached(scene, phrase)) if chunk.first == at + 1), None
        )
        if after is None or after.first in scene.date_tokens:
            break
        found += range(at, after.last)
        at = after.last
    return text_of_tokens(scene, found)


def attached(scene: EventContext, phrase: Chunk) -> list[Attachment]:
    clause = scene.clauses.at(phrase.head)
    return clause.attached if clause else []


def speech(speaker: str, content: str) -> str:
    """ "the coalition" and "it is adjusting its positions" => "The coalition: it is adjusting its positions"."""
    return f"{speaker[:1].upper()}{speaker[1:]}: {content}"
