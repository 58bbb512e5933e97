"""Names => actors, and every mention with the actor it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.link.actors.actor import Actor
from analysis.link.actors.aliases import clusters
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.coreference import find_references
from analysis.link.actors.governments import GOVERNMENT
from analysis.link.actors.name_similarity import country_of, parts
from analysis.link.actors.roles import Role, roles_of
from analysis.tables import numbered


def link_actors(
    document: Document, names: Sequence[Mention], quotes: Sequence[Quote] = ()
) -> tuple[list[Actor], list[Mention]]:
    """Names => actors in the order they come up, and all mentions (names and references) with the actor of each.

    quotes: who speaks where; "he" between the quotation marks is somebody else than the speaker.
    """
    groups = clusters(document, names)
    roles = roles_of(document, groups)
    linked = [
        replace(row, actor=f"a{number}", kind="place" if row.rule == GOVERNMENT else group.kind)
        for number, group in enumerate(groups, 1)
        for row in group.rows
    ]
    linked += [replace(row, actor=f"a{number + 1}") for row, number in find_references(document, groups, roles, quotes)]
    counts = Counter(row.actor for row in linked)
    actors = [
        actor(group, role, number, counts[f"a{number}"]) for number, (group, role) in enumerate(zip(groups, roles), 1)
    ]
    return at_home(actors), numbered(linked)


def actor(group: Cluster, role: Role, number: int, mentions: int) -> Actor:
    name = shown_name(group)
    confidence = sum(row.confidence for row in group.rows if row.kind == group.kind) / len(group.rows)
    affiliation = f"a{role.affiliation + 1}" if isinstance(role.affiliation, int) else role.affiliation
    return Actor(
        id=f"a{number}", name=name, kind=group.kind, aliases=tuple(sorted(set(group.spellings) - {name})), role=role.words, affiliation=affiliation,
        country=role.country, mentions=mentions, first_sentence=min(row.sentence for row in group.rows), confidence=round(confidence, 3),
        rule=group.rule,
    )  # fmt: skip


def at_home(actors: list[Actor]) -> list[Actor]:
    """Governments that a capital stands for, and peoples, with the place they belong to: the country, else the capital itself."""
    places = {name: one.id for one in actors if one.kind == "place" for name in (one.name, *one.aliases)}
    nations = {code: id_ for name, id_ in places.items() if (code := country_of(name))}
    return [
        replace(one, home=nations.get(one.country or "") or places.get(one.name)) if has_home(one) else one
        for one in actors
    ]


def has_home(one: Actor) -> bool:
    return one.rule == GOVERNMENT or one.kind == "group"


def shown_name(group: Cluster) -> str:
    """Its fullest name; of a person not the one that only a headline has ("Jo Roe Resigns"): where "Roe" and "Jo Roe" stand alone
    and the word behind them never does."""
    name = group.name
    for short in group.spellings if group.kind == "person" else ():
        known, more = parts(short), parts(name)
        alone = (
            known[-1:]
            and any(parts(one) == known[-1:] for one in group.spellings)
            and not any(parts(one) == more[-1:] for one in group.spellings)
        )
        if len(known) > 1 and more[: len(known)] == known and alone and group.spellings[short] > group.spellings[name]:
            return short
    return name
