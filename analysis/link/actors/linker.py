"""Names => actors, and every mention with the actor it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.link.actors.aliases import clusters
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.pronouns import find_pronouns
from analysis.link.actors.roles import country_code, role_of
from analysis.link.actors.row import Actor
from analysis.tables import numbered


def link_actors(document: Document, names: Sequence[Mention]) -> tuple[list[Actor], list[Mention]]:
    """Names => actors in the order they come up, and all mentions (names and pronouns) with the actor of each."""
    groups = clusters(document, names)
    linked = [replace(row, actor=f"a{number}") for number, group in enumerate(groups, 1) for row in group.rows]
    linked += [replace(row, actor=f"a{number + 1}") for row, number in find_pronouns(document, groups)]
    counts = Counter(row.actor for row in linked)
    actors = [actor(document, group, number, counts[f"a{number}"]) for number, group in enumerate(groups, 1)]
    return actors, numbered(linked)


def actor(document: Document, group: Cluster, number: int, mentions: int) -> Actor:
    name = group.name
    kinds = Counter(row.kind for row in group.rows)
    kind = kinds.most_common(1)[0][0]
    confidence = sum(row.confidence for row in group.rows if row.kind == kind) / len(group.rows)
    return Actor(
        id=f"a{number}", name=name, kind=kind, aliases=tuple(sorted(set(group.spellings) - {name})), role=role_of(document, group),
        country=country_code(group), mentions=mentions, first_sentence=min(row.sentence for row in group.rows),
        confidence=round(confidence, 3), rule=group.rule,
    )  # fmt: skip
