"""A person by a description and by name: "A former minister was jailed. Ana Roe, 58, …"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NAME, NOMINAL, Reference
from analysis.link.actors.roles import Role

MAX_OPENING_SENTENCES = 5
"""Sentences, with the headline, in which news describes somebody before it names them."""
MAX_SENTENCES_TO_NAME = 4


def is_one_person(entity: Entity) -> bool:
    return entity.kind == "person" and not entity.plural


def person_described_before(
    one: Reference, role: Role, gender: str | None, entities: Sequence[Entity]
) -> Entity | None:
    """A former minister was jailed …, [Ana Roe], 58, showed no emotion: the one person whom the opening sentences describe and do not name, for the first
    full name of a person that is a subject after them; None where there are more, or where the name comes with a description of another kind.

    role and gender: of the name. entities: in order of first mention."""
    in_opening = one.sentence < MAX_OPENING_SENTENCES + MAX_SENTENCES_TO_NAME
    if not in_opening or one.kind != "person" or one.role != "subject" or len(one.modifiers) < 2:
        return None
    described = [entity for entity in entities if opens_news(entity) and entity.references[0].sentence < one.sentence]
    if not described or one.sentence - described[-1].last_reference.sentence > MAX_SENTENCES_TO_NAME:
        return None
    since = described[-1].references[0].sentence
    named_between = any(is_named_after(entity, since) for entity in entities)
    if len(described) > 1 or named_between or not may_share_gender(described[0].gender, gender):
        return None
    return described[0] if not role.nouns or role.nouns & described[0].words else None


def titled_in_headline(one: Reference, group: int, roles: Sequence[Role], entities: Sequence[Entity]) -> Entity | None:
    """Peru's president resigns / President [Rosa Quispe] …: the person whom the headline calls by the office of a place and does not name, for the name of the one person
    of the text who holds an office of that word; else None.

    group: of the name. roles: of all clusters of names. entities: in order of first mention."""
    if one.kind != "person" or one.sentence >= MAX_OPENING_SENTENCES:
        return None
    for entity in entities:
        first = entity.references[0] if entity.references else None
        if first is None or first.sentence > 0:
            continue
        office = not entity.named and is_one_person(entity) and first.determiner == "possessive" and bool(first.proper)
        if office and [at for at, role in enumerate(roles) if first.lemma in role.nouns] == [group]:
            return entity
    return None


def opens_news(entity: Entity) -> bool:
    """Whether an entity is a person without a name whom the headline or the lead introduces as a subject: "Ex-minister is jailed", "A former minister …"."""
    first = entity.references[0] if entity.references else None
    if first is None or entity.named or not is_one_person(entity) or first.sentence >= MAX_OPENING_SENTENCES:
        return False
    own = [one for one in entity.references if one.form == NOMINAL]
    introduced = all(one.determiner in ("other", "none") for one in own) and first.partner is None
    return introduced and any(one.role == "subject" for one in own)


def is_named_after(entity: Entity, sentence: int) -> bool:
    """Whether a person is named as a subject after a sentence."""
    return entity.kind == "person" and any(
        one.form == NAME and one.sentence > sentence and one.role == "subject" for one in entity.references
    )


def may_share_gender(one: str | None, other: str | None) -> bool:
    """Whether two genders are equal, as far as known."""
    return one is None or other is None or one == other
