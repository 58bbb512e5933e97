"""A body by its name and by a description: "the lender" behind the one bank that was just named, and "the electoral commission" in front of the name that repeats those
words."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.language import Document
from analysis.language.lexicons import word_class, words
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NAME, NOMINAL, Reference

MAX_SENTENCES_BACK = 2
"""Sentences from the last reference to a body up to a description of it."""
MAX_SENTENCES_TO_NAME = 6
"""From a description of a body up to its name."""
COMPANY = word_class("actors/words", "company")
ANY_BODY = word_class("actors/words", "any_body")


def sole_body(document: Document, one: Reference, recent: Sequence[Entity], groups: Sequence[Cluster]) -> Entity | None:
    """The only named organisation in the last sentence with one that "the lender", "the company" or "the group" can mean; None where there are more or none, and for
    descriptions of another form."""
    if one.form != NOMINAL or one.determiner not in ("the", "this") or one.plural or one.partner is not None:
        return None
    own_words = one.end > one.head + 1  # "the group within the party" is told apart by what stands behind its head
    if own_words or any(names_within(one, entity) for entity in recent):
        return None
    bodies = [entity for entity in recent if entity.group is not None and not groups[entity.group].is_place_acting]
    for sentences in range(MAX_SENTENCES_BACK + 1):  # the body named last, where it is the only one in its sentence
        near = [entity for entity in bodies if is_near_body(document, one, entity, sentences)]
        found = [entity for entity in near if one.lemma in named_words(entity)]
        if not found and one.lemma in COMPANY | ANY_BODY:
            found = [entity for entity in near if can_be(one.lemma, entity)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def names_within(one: Reference, entity: Entity) -> bool:
    """The [Acme] group: whether a description holds the name of a body."""
    return entity.kind == "organisation" and any(
        other.form == NAME and one.holds(other.head) for other in entity.references[-3:]
    )


def is_near_body(document: Document, one: Reference, entity: Entity, sentences: int) -> bool:
    """Whether an entity is an organisation spoken of at most so many sentences before, neither as the modifier of a noun nor in a dateline alone."""
    told = (
        other
        for other in reversed(entity.references)
        if not other.attributive and not is_before_dateline_end(document, other)
    )
    last = next(told, None)
    return last is not None and one.sentence - last.sentence <= sentences and entity.kind == "organisation"


def is_before_dateline_end(document: Document, one: Reference) -> bool:
    return one.head < document.datelines.get(one.sentence, 0)


def named_words(entity: Entity) -> set[str]:
    """Words of the names of an entity, in small letters."""
    return {word for one in entity.references if one.form == NAME for word in one.modifiers}


def can_be(lemma: str, entity: Entity) -> bool:
    """Whether a noun can describe a named body: a company noun none whose name says that it is a party, ministry, court or the like."""
    other = (named_words(entity) & words("actors/body_nouns")) - COMPANY - ANY_BODY - {lemma}
    return lemma in ANY_BODY or not other


def is_other_sort(one: Reference, entity: Entity) -> bool:
    """The company …, the [union]: whether a description calls a body by a noun for companies and the earlier descriptions by nouns for none, or the other way round."""
    if one.form != NOMINAL or one.lemma in ANY_BODY or one.lemma not in words("actors/body_nouns"):
        return False
    before = [word for word in entity.heads if word in words("actors/body_nouns") and word not in ANY_BODY]
    return bool(before) and all((word in COMPANY) != (one.lemma in COMPANY) for word in before)


def body_described_before(one: Reference, described: Sequence[Entity]) -> Entity | None:
    """Kenya's electoral commission …, the [Independent Electoral Commission]: the last definite description with the name's last word whose modifiers are all
    in the name."""
    return next((entity for entity in reversed(described) if foreshadows(one, entity)), None)


def foreshadows(one: Reference, entity: Entity) -> bool:
    """Whether the descriptions of an entity without a name tell it by words of this name alone."""
    if entity.named or entity.plural or one.kind != "organisation" or entity.kind != "organisation":
        return False
    own = [other for other in entity.references if other.form == NOMINAL]
    modifiers = {word for other in own for word in other.modifiers if not word.endswith("'s")}
    near = one.sentence - entity.last_reference.sentence <= MAX_SENTENCES_TO_NAME
    definite = all(other.determiner in ("the", "possessive") for other in own)
    return near and definite and bool(modifiers) and modifiers <= one.modifiers
