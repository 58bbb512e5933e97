"""Organisations that persons act for, where the text ties them by a pronoun or a description: "[its] spokesman, Ana Roe", "a lawyer for [the ministry]"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.language import Document
from analysis.language.lexicons import word_class
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NOMINAL, Reference

OFFICERS = word_class("actors/words", "officer")
LINKS = word_class("actors/words", "officer_link")
IN_FRONT = word_class("language/relations", "modifier of head")


OWN = ("its", "their")


def find_affiliations(document: Document, entities: Sequence[Entity]) -> dict[Entity, Entity]:
    """Entities => {person: the organisation that it acts for}, from the person's descriptions as its officer."""
    at_head = {one.head: entity for entity in entities for one in entity.references}
    found = ((entity, body_of(document, entity, at_head)) for entity in entities if entity.kind == "person")
    return {entity: body for entity, body in found if body is not None}


def body_of(document: Document, person: Entity, at_head: Mapping[int, Entity]) -> Entity | None:
    owners = (
        body_meant(document, token, at_head)
        for one in person.references
        if one.form == NOMINAL and one.lemma in OFFICERS and not one.plural
        for token in owner_tokens(document, one)
    )
    return next((body for body in owners if body is not None and body.kind == "organisation"), None)


def body_meant(document: Document, token: int, at_head: Mapping[int, Entity]) -> Entity | None:
    """Owner of an officer => its entity; for "its" in front of the first officer of a sentence the body that is the subject of the sentence before, if there is one:
    "The union struck. [Its] leader, Ana Roe, spoke."."""
    sentence = document.sentence_of(token)
    if document.lower[token] not in OWN or sentence.number == 0:
        return at_head.get(token)
    near = (at_head.get(at) for at in range(sentence.first, token))
    if any(entity is not None and entity.kind == "organisation" for entity in near):
        return at_head.get(token)
    before = document.sentences[sentence.number - 1]
    subject = next((at for at in range(before.first, before.last) if is_subject_body(at, at_head)), token)
    return at_head.get(subject)


def is_subject_body(token: int, at_head: Mapping[int, Entity]) -> bool:
    entity = at_head.get(token)
    own = [one for one in entity.references if one.head == token] if entity is not None else []
    return entity is not None and entity.kind == "organisation" and any(one.role == "subject" for one in own)


def owner_tokens(document: Document, one: Reference) -> Iterator[int]:
    """Heads of those that a description belongs to: "[its] leader", "[Acme] spokesman", "the [party]'s leader", "a lawyer for the [ministry]"."""
    syntax = document.syntax
    for child in syntax.children(one.head):
        if syntax.relations[child] == "poss" or syntax.relations[child] in IN_FRONT:
            yield child
        elif syntax.relations[child] == "prep" and document.lower[child] in LINKS:
            inner = syntax.child(child, "pobj")
            yield from [] if inner is None else [inner]
