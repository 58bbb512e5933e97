"""it and they => the organisation or country they stand for, only where the clauses say so."""

from __future__ import annotations

from analysis.language.chunks import Chunk
from analysis.language.clauses import Clause
from analysis.language.lexicons import words
from analysis.link.actors.discourse import Discourse, Entity, Pronoun

KINDS = {"it": ("organisation", "place"), "they": ("organisation", "group")}


def find_body(discourse: Discourse, one: Pronoun) -> Entity | None:
    """The one subject that its place in the sentence points to: of its own clause, of the one above, of the sentence before."""
    if one.clause is None or (one.gender == "it" and is_empty(discourse, one)):
        return None
    found = next(filter(None, (look(discourse, one) for look in LOOKS[one.form])), [])
    fitting = [entity for entity in found if entity.kind in KINDS[one.gender] and entity.actor is not None]
    if one.form == "object" and set(fitting) & set(subjects(discourse, one, one.clause)):
        return None  # the union wants to sell [it]
    return fitting[0] if len(fitting) == len(found) == 1 else None


def own_subject(discourse: Discourse, one: Pronoun) -> list[Entity]:
    """The union sold [its] house."""
    return subjects(discourse, one, one.clause)


def upper_subject(discourse: Discourse, one: Pronoun) -> list[Entity]:
    """The union said [it] would strike; the union said sales at [its] shops rose."""
    above = discourse.document.clauses.above(one.clause) if one.clause else None
    return subjects(discourse, one, above)


def last_subject(discourse: Discourse, one: Pronoun) -> list[Entity]:
    """The union met on Monday. [It] will strike: the subject of the main clause before, where the pronoun opens its own."""
    clauses, clause = discourse.document.clauses.all, one.clause
    if clause is None or clause.kind != "main" or clause.subject is None or clause.subject.head != one.token:
        return []
    for number in range(clause.number - 1, max(-1, clause.number - 8), -1):
        before = clauses[number]
        back = one.sentence - discourse.sentences[before.verb.first]
        if back > 1:
            break
        if before.kind == "main" and back == 1:
            others = [*before.objects, *(two.phrase for two in before.attached)] if one.gender == "they" else []
            return [] if any(is_plural(discourse, chunk) for chunk in others) else subjects(discourse, one, before)
    return []


def is_plural(discourse: Discourse, chunk: Chunk) -> bool:
    return discourse.document.tags[chunk.head] in ("NNS", "NNPS")


def subjects(discourse: Discourse, one: Pronoun, clause: Clause | None) -> list[Entity]:
    """The subjects of a clause in front of the pronoun; empty where one of them is not known."""
    chunks = clause.subjects if clause else ()
    found = [discourse.entity_of(chunk) for chunk in chunks if chunk.head < one.token]
    return [entity for entity in found if entity] if all(found) else []


LOOKS = {
    "possessive": (own_subject, upper_subject),
    "reflexive": (own_subject,),
    "subject": (upper_subject, last_subject),
    "object": (upper_subject,),
}
"""Form of a pronoun => where to look, in order."""


def is_empty(discourse: Discourse, one: Pronoun) -> bool:
    """[It] is clear that; [it] seems; [it] rained: stands for nothing. He said [it] was clear that …: neither."""
    clause, document = one.clause, discourse.document
    if clause is None or one.form != "subject":
        return False
    lemma, last = document.lemmas[clause.verb.head], clause.verb.last
    if clause.kind == "main" and lemma in words("actors/empty_verbs"):
        return True
    told = document.tags[last : last + 1] in TOLD and (
        clause.kind == "main" or OPENS & set(document.lower[last : last + 5])
    )
    return lemma == "be" and bool(told)


TOLD = (["JJ"], ["RB"], ["DT"], ["IN"], ["CD"], ["WRB"], ["TO"], ["NN"])
"""Tags behind "it is" that may tell of nothing named."""
OPENS = {"that", "to", "whether", "how", "when", "who"}
