"""he and she => the person they stand for: near, subject, of the right gender, much spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from analysis.link.actors.discourse import OBJECT, SUBJECT, Discourse, Entity, Pronoun
from analysis.link.actors.genders import person_nouns

REACH = 6
"""Sentences back that a pronoun looks for its name."""
WEIGHTS = {
    "sentence": -1.1,  # each sentence further back
    "subject": 1.0,  # it was the subject of its clause
    "object": 0.3,
    "again": 0.6,  # the last word for it was a pronoun too
    "times": 0.45,  # each doubling of how often it was spoken of
    "known": 0.6,  # its gender is known, and fits
    "unknown": -0.7,
    "ahead": 1.6,  # Despite [his] age, Roe went: the subject of the clause behind
    "own subject": 1.6,  # his: the subject of the same clause
    "upper subject": 0.9,  # the subject of the clause that the pronoun's clause hangs on
    "same part": 0.3,  # he: in front of the verb like the name
    "inside": -0.5,  # he: the name was no subject in the same sentence
    "unnamed": -0.8,  # a person without a name
    "unnamed before": -0.3,  # … and each sentence further back
}
"""What speaks for a candidate; set by hand, and flat around these values."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Whom a pronoun's place in its sentence speaks for or against."""

    own: list[Entity]
    upper: list[Entity]
    ahead: list[Entity]
    banned: list[Entity]


def find_person(discourse: Discourse, recent: Sequence[Entity], one: Pronoun) -> Entity | None:
    """The person with most in favour; None where there is none of that gender near."""
    above = discourse.document.clauses.above(one.clause) if one.clause else None
    clue = Clue(
        discourse.subjects_of(one.clause), discourse.subjects_of(above), ahead(discourse, one), banned(discourse, one)
    )
    candidates = dict.fromkeys((*recent, *clue.ahead))
    scored = [
        (score(one, entity, clue), entity.token, entity)
        for entity in candidates
        if may_be(discourse, one, entity, clue)
    ]
    return max(scored, key=lambda one: one[:2])[2] if scored else None


def may_be(discourse: Discourse, one: Pronoun, entity: Entity, clue: Clue) -> bool:
    """Whether it is a person of that gender and near; one without a name only in the same paragraph."""
    near = entity in clue.ahead or one.sentence - entity.sentence <= REACH
    fits = entity.kind == "person" and entity.gender in (one.gender, None) and entity not in clue.banned
    return fits and near and (entity.actor is not None or same_paragraph(discourse, one, entity))


def same_paragraph(discourse: Discourse, one: Pronoun, entity: Entity) -> bool:
    sentences = discourse.document.sentences
    return sentences[one.sentence].paragraph == sentences[max(0, entity.sentence)].paragraph


def score(one: Pronoun, entity: Entity, clue: Clue) -> float:
    return sum(WEIGHTS[name] * value for name, value in evidence(one, entity, clue).items())


def evidence(one: Pronoun, entity: Entity, clue: Clue) -> dict[str, float]:
    """What speaks for and against the entity, and how much: names of WEIGHTS."""
    is_ahead, named = entity in clue.ahead, entity.actor is not None
    back, subject = (0, True) if is_ahead else (one.sentence - entity.sentence, entity.role == SUBJECT)
    own = one.form in ("possessive", "reflexive") and entity in clue.own
    upper = entity in clue.upper and not (
        one.form == "possessive" and any(other.kind == "person" for other in clue.own)
    )
    return {
        "sentence": min(REACH, back),
        "subject": subject,
        "object": entity.role == OBJECT,
        "again": entity.pronoun and named and back <= 3,
        "times": min(6.0, log2(1 + entity.times)),
        "known": entity.gender == one.gender,
        "unknown": entity.gender is None,
        "ahead": is_ahead,
        "own subject": own,
        "upper subject": upper,
        "same part": one.form == "subject" and subject,
        "inside": one.form == "subject" and back == 0 and not subject,
        "unnamed": not named,
        "unnamed before": 0 if named else back,
    }


def ahead(discourse: Discourse, one: Pronoun) -> list[Entity]:
    """Despite [his] age, Roe went: the named subject of a main clause whose words before it hold the pronoun, behind a comma."""
    document, clause = discourse.document, one.clause
    if clause is None or one.form == "object" or one.token - document.sentences[one.sentence].first > 12:
        return []
    *_, top = document.clauses.up(clause)
    if (
        top.subject is None
        or top.subject.first <= one.token
        or "," not in document.words[one.token : top.subject.first]
    ):
        return []
    return [entity for entity in discourse.subjects_of(top) if entity.kind == "person"]


def banned(discourse: Discourse, one: Pronoun) -> list[Entity]:
    """Whom it cannot mean: who speaks (“[He] left,” said Roe) or is named in what it says (“Roe left,” [he] said), the subject of its own clause (Roe asked [him]), whom its verb
    or what is said names ([He] asked Roe; [he] said Roe left), and whom its own phrase names ([his] brother, Ben)."""
    found = [speaker] if (speaker := discourse.speakers.get(one.token)) else []
    if one.form == "object" and not is_fronted(discourse, one):
        found += discourse.subjects_of(one.clause)
    elif one.form == "subject":
        found += named_below(discourse, one)
        found += [discourse.entities[discourse.names[at]] for at in discourse.quoted.get(one.token, ())]
    chunk = discourse.chunks.get(one.token)
    if one.form == "possessive" and chunk is not None:
        lower = discourse.document.lower
        behind = chunk.last + (lower[chunk.last : chunk.last + 1] == [","] and lower[chunk.head] in person_nouns())
        found += [
            discourse.entities[discourse.names[token]] for token in (chunk.head, behind) if token in discourse.names
        ]
    return found


def named_below(discourse: Discourse, one: Pronoun) -> list[Entity]:
    """Those that are named as objects of the pronoun's verb, or as subjects of what it says or thinks."""
    clause, document = one.clause, discourse.document
    if clause is None or clause.subject is None or clause.subject.head != one.token:
        return []
    below = document.clauses.all[clause.number + 1 : clause.number + 4]
    chunks = [
        *clause.objects,
        *(
            chunk
            for other in below
            if other.parent == clause.number and other.kind == "content"
            for chunk in other.subjects
        ),
    ]
    return [discourse.entities[discourse.heads[chunk.head]] for chunk in chunks if chunk.head in discourse.heads]


def is_fronted(discourse: Discourse, one: Pronoun) -> bool:
    """To [her], nothing matters more: behind a preposition and in front of a comma it may be anybody."""
    document, at = discourse.document, one.token
    return 0 < at < len(document.words) - 1 and document.words[at + 1] == "," and document.tags[at - 1] in ("IN", "TO")
