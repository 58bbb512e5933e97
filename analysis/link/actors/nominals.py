"""Noun phrases without a name: "the general", "the group", "a woman", and which actor they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.language.chunks import Chunk
from analysis.language.lexicons import words
from analysis.link.actors.discourse import Discourse, Entity
from analysis.link.actors.genders import known_gender, person_nouns

REACH = 8
"""Sentences back that a role phrase looks for its name."""
HEADS = frozenset(("NN", "NNP", "JJ"))
DEFINITE = frozenset(("the", "this", "that"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens first:last, its head and noun; person: for one person; gender: m, f or None; definite: opened by the, this, that;
    new: opened by a."""

    first: int
    last: int
    head: int
    noun: str
    person: bool
    gender: str | None
    definite: bool
    new: bool


def find_phrases(discourse: Discourse) -> Iterator[Phrase]:
    """Phrases for one person or one body that hold no name and say nothing of a name beside them."""
    document = discourse.document
    for chunk in (*document.chunks, *untagged(discourse)):
        noun = document.lower[chunk.head]
        if chunk.kind != "NP" or document.tags[chunk.head] not in HEADS or chunk.head in discourse.names:
            continue
        person = noun in person_nouns()
        if (person or noun in words("actors/body_nouns")) and not is_told(discourse, chunk, person):
            opens = document.lower[chunk.first]
            gender = known_gender(noun) if person else None
            yield Phrase(
                chunk.first,
                chunk.head + 1,
                chunk.head,
                noun,
                person,
                gender,
                opens in DEFINITE,
                opens in ("a", "an"),
            )


def untagged(discourse: Discourse) -> Iterator[Chunk]:
    """[the general] resigned: an office that the tagger read as an adjective, between "the" and a verb."""
    lower, tags = discourse.document.lower, discourse.document.tags
    for at in range(1, len(tags) - 1):
        if (
            tags[at] == "JJ"
            and lower[at - 1] == "the"
            and tags[at + 1][:2] in ("VB", "MD")
            and lower[at] in person_nouns()
        ):
            yield Chunk("NP", at - 1, at + 1, at)


def is_told(discourse: Discourse, chunk: Chunk, person: bool) -> bool:
    """Whether the phrase says what somebody is, or is the title of a name: was a doctor; Roe, a doctor; the doctor Ana Roe."""
    lower, first, last = discourse.document.lower, chunk.first, chunk.last
    if discourse.document.tags[chunk.head] == "NNP" and (chunk.head - first > 1 or lower[first] != "the"):
        return True
    before = lower[first - 1] if first else ""
    behind = last + 1 if last < len(lower) and lower[last] == "," else last
    named = behind in discourse.names and (behind == last or lower[chunk.head] in words("actors/relatives"))
    listed = before == "," and first - 2 in discourse.names
    return named or listed or (person and (before in TOLD_BY or (before == "of" and lower[first - 2] in OFFICES)))


TOLD_BY = frozenset(("as", "is", "was", "became", "become", "been", "be", "being", "named", "called", "like"))
OFFICES = frozenset(("rank", "role", "post", "title", "position", "job", "office", "part"))


def whom(discourse: Discourse, one: Phrase, told: Sequence[Entity]) -> Entity | None:
    """The actor that was called so, the one spoken of last; none for "another general", "the general of the year" or two at once.

    Words in front of the noun must have been told of it too: "the Republican nominee".
    """
    lower = discourse.document.lower
    if not one.definite or one.noun in words("actors/relatives") or lower[one.last : one.last + 1] in GOES_ON:
        return None
    sentence, more = discourse.sentences[one.head], lower[one.first + 1 : one.head]
    near = [
        entity
        for entity in told
        if 0 <= sentence - entity.sentence <= REACH and entity.token < one.head and entity.told.issuperset(more)
    ]
    near.sort(key=lambda entity: -entity.token)
    if len(near) > 1 and near[0].sentence == near[1].sentence:
        return None
    return near[0] if near else None


GOES_ON = [
    [word] for word in ("of", "who", "that", "which", "whose", "in", "for", "at", "from", "with", "to", "on", "and")
]
"""Words behind a phrase that tell which one is meant."""
