"""Salience of participants, 0 to 1, by a model trained on which of them people name in one-sentence summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt

from analysis.language import Document
from analysis.language.linear_model import read_model
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NOMINAL, PRONOUN


def find_salience(document: Document, entities: Sequence[Entity], speakers: Counter[int]) -> dict[int, float]:
    """{id() of an entity: estimated share of summaries that name it}. speakers: {token: number of quotes it is the speaker of}."""
    model = read_model("salience")
    return {
        id(entity): model.probabilities(features)["named"]
        for entity, features in salience_features(document, entities, speakers)
    }


def salience_features(
    document: Document, entities: Sequence[Entity], speakers: Counter[int]
) -> Iterator[tuple[Entity, dict[str, float]]]:
    """Each participant, most mentioned first, with its features."""
    participants = sorted((one for one in entities if one.kind != "place"), key=lambda one: -len(one.references))
    total = sum(len(one.references) for one in participants)
    for rank, entity in enumerate(participants):
        yield entity, {**counts(entity, rank, total), **positions(document, entity), **role_features(entity, speakers)}


def counts(entity: Entity, rank: int, total: int) -> dict[str, float]:
    """Features of the number and forms of mentions."""
    forms, count = Counter(one.form for one in entity.references), len(entity.references)
    return {
        "bias": 1.0, "log of mentions": log(1 + count), "share of mentions": sqrt(count / total), "log of rank": log(1 + rank),
        **{f"rank under {bound}": float(rank < bound) for bound in (1, 3, 6, 10)}, "log of pronouns": log(1 + forms[PRONOUN]),
        "log of descriptions": log(1 + forms[NOMINAL]), "mentioned once": float(count == 1), "named": float(entity.named),
        "named once": float(entity.named and count == 1), "described only": float(forms[NOMINAL] == count), "plural": float(bool(entity.plural)),
        f"kind {entity.kind}": 1.0,
    }  # fmt: skip


def positions(document: Document, entity: Entity) -> dict[str, float]:
    """Features of position: closeness to the top, and spread over the article."""
    sentences, end = [one.sentence for one in entity.references], max(1, len(document.sentences))
    first = min(sentences)
    return {
        "nearness of the first": 1 / (1 + first), "nearness and mentions": log(1 + len(sentences)) / (1 + first),
        **{f"first sentence up to {bound}": float(first <= bound) for bound in (0, 1, 3)}, "mentions in the lead": min(3, sum(one <= 3 for one in sentences)) / 3,
        "first over all": first / end, "spread": (max(sentences) - first) / end,
    }  # fmt: skip


def role_features(entity: Entity, speakers: Counter[int]) -> dict[str, float]:
    """Features of syntactic role: subject, object, speaker."""
    references = entity.references
    roles, determiners = [one.role for one in references], [one.determiner for one in references]
    lead, subjects = {one.role for one in references if one.sentence <= 2}, roles.count("subject")
    quotes = sum([speakers[one.head] for one in references if one.head in speakers])
    return {
        "log of subjects": log(1 + subjects), "share of subjects": subjects / len(references), "subject in the lead": float("subject" in lead),
        "object in the lead": float("object" in lead), "log of quotes": log(1 + quotes),
        "definite": float("the" in determiners or "this" in determiners), "possessive only": float(roles.count("possessive") == len(roles)),
        "indefinite": float(all([one.startswith("other") for one in determiners])), "attributive only": float(all([one.attributive for one in references])),
    }  # fmt: skip
