"""Names => participants, named and described, and every mention with the participant it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.link.actors.actor import Actor
from analysis.link.actors.aliases import cluster_names
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.coreference import Coreference
from analysis.link.actors.entity import Entity
from analysis.link.actors.governments import GOVERNMENT
from analysis.link.actors.name_similarity import country_of, name_parts
from analysis.link.actors.reference import NOMINAL, Reference
from analysis.link.actors.roles import Role, roles_of
from analysis.link.actors.salience import find_salience
from analysis.tables import numbered

DESCRIPTION = "description"
MIN_CERTAINTY = 0.5
"""Probability that a description which stands once is a participant, below which it is no actor."""
MAX_NAME_CHARACTERS = 60
PRONOUN_RULES = {"he": "he_or_she", "she": "he_or_she", "it": "it", "they": "they"}
ARTICLES = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "our", "my", "your")
)


def link_actors(
    document: Document, names: Sequence[Mention], quotes: Sequence[Quote] = ()
) -> tuple[list[Actor], list[Mention]]:
    """Names => participants, those that matter most first, and all mentions (names, descriptions, pronouns) with the participant of each.

    quotes: who speaks where; "he" in somebody's own words is somebody else than the speaker. Ids follow the order of the text. A people's name that only modifies
    a noun ("Iraqi bases") is a mention without an actor.
    """
    groups = cluster_names(document, names)
    roles = roles_of(document, groups)
    walk = Coreference(document, groups, roles, quotes)
    entities = [one for one in walk.resolve() if is_participant(one)]
    salience = find_salience(document, entities, walk.speakers_of)
    ids = {id(one): f"a{number}" for number, one in enumerate(entities, 1)}
    homes = {one.group: ids[id(one)] for one in entities if one.group is not None}
    actors = [actor(document, walk, one, ids[id(one)], salience.get(id(one), 0.0), homes) for one in entities]
    mentions = [reference_mention(document, one, walk.entity_of.get(one), ids) for one in walk.references]
    return sort_actors(at_home(actors)), numbered(row for row in mentions if row is not None)


def is_participant(entity: Entity) -> bool:
    """Not a people that is named as an adjective only, and no description that stands once and is hardly one."""
    if entity.kind == "group" and all(one.attributive for one in entity.references):
        return False
    return entity.named or len(entity.references) > 1 or entity.last.probability >= MIN_CERTAINTY


def sort_actors(actors: list[Actor]) -> list[Actor]:
    """Participants by salience, then places by mentions."""
    return sorted(actors, key=lambda one: (*rank(one), int(one.id[1:])))


def rank(one: Actor) -> tuple[bool, float, int]:
    """What orders the table of actors."""
    return one.kind == "place", -one.salience, -one.mentions


def reference_mention(
    document: Document, one: Reference, entity: Entity | None, ids: Mapping[int, str]
) -> Mention | None:
    """A reference as a row; None for a pronoun or description that stands for no participant."""
    actor = ids.get(id(entity)) if entity is not None else None
    if one.mention is not None:
        kind = "place" if one.mention.rule == GOVERNMENT or entity is None else entity.kind or one.mention.kind
        adjective = kind == "group" and one.attributive
        return replace(
            one.mention,
            kind=kind,
            actor=None if adjective else actor,
            head_start=document.starts[one.head],
            head_end=document.ends[one.head],
        )
    if actor is None or entity is None:
        return None
    span = document.article.span(document.starts[one.first], document.ends[one.end - 1])
    rule = DESCRIPTION if one.form == NOMINAL else PRONOUN_RULES[one.type]
    return Mention(
        start=span.start, end=span.end, text=span.text, sentence=one.sentence, rule=rule, kind=entity.kind or "person", form=one.form, actor=actor,
        head_start=document.starts[one.head], head_end=document.ends[one.head],
        confidence=round(one.probability, 3) if one.form == NOMINAL else 0.7,
    )  # fmt: skip


def actor(
    document: Document, walk: Coreference, entity: Entity, id_: str, salience: float, homes: Mapping[int, str]
) -> Actor:
    group = walk.groups[entity.group] if entity.group is not None else None
    named = (
        named_fields(group, walk.roles[entity.group], homes)
        if group is not None and entity.group is not None
        else described_fields(document, entity)
    )
    deeds = Counter(deed for one in entity.references for deed in deeds_of(document, walk, one))
    return Actor(
        id=id_, kind=entity.kind or "person", mentions=len(entity.references), first_sentence=min(one.sentence for one in entity.references),
        named=group is not None, salience=round(salience, 3), acts=deeds["acts"], speaks=deeds["speaks"], acted_on=deeds["acted on"],
        **named,
    )  # fmt: skip


def named_fields(group: Cluster, role: Role, homes: Mapping[int, str]) -> dict[str, Any]:
    """What is known of a participant with a name."""
    name = shown_name(group)
    confidence = sum(row.confidence for row in group.rows if row.kind == group.kind) / len(group.rows)
    affiliation = homes.get(role.affiliation) if isinstance(role.affiliation, int) else role.affiliation
    return {
        "name": name, "aliases": tuple(sorted(set(group.spellings) - {name})), "role": role.words, "affiliation": affiliation, "country": role.country,
        "confidence": round(confidence, 3), "rule": group.rule,
    }  # fmt: skip


def described_fields(document: Document, entity: Entity) -> dict[str, Any]:
    """What is known of a participant without a name: its fullest description serves as one."""
    own = [one for one in entity.references if one.form == NOMINAL]
    texts = [text for one in own if len(text := text_without_article(document, one)) <= MAX_NAME_CHARACTERS] or [
        document.words[own[0].head]
    ]
    name = max(texts, key=len)
    codes = Counter(code for one in own for code in modifying_countries(document, one))
    return {
        "name": name, "aliases": tuple(sorted(set(texts) - {name})), "country": codes.most_common(1)[0][0] if codes else None,
        "confidence": round(max(one.probability for one in own), 3), "rule": DESCRIPTION,
    }  # fmt: skip


def text_without_article(document: Document, one: Reference) -> str:
    """The words of a description without its article: "the US-led coalition" => "US-led coalition"."""
    first = one.first + (one.end - one.first > 1 and document.lower[one.first] in ARTICLES)
    return " ".join(document.text[document.starts[first] : document.ends[one.end - 1]].split())


def modifying_countries(document: Document, one: Reference) -> Iterator[str]:
    """The country of a name or people in front of the head: [US] forces => US; [Iraqi] soldiers => IQ."""
    for token in range(one.first, one.head):
        code = country_of(document.words[token])
        if code:
            yield code


def deeds_of(document: Document, walk: Coreference, one: Reference) -> Iterator[str]:
    """What a reference takes part in: "acts" as the subject of a verb, "acted on" as its object or in the passive, "speaks"."""
    if one.role == "object" or document.syntax.relations[one.head] == "nsubjpass":
        yield "acted on"
    elif one.role == "subject":
        yield "acts"
    if walk.speakers_of[one.head]:
        yield "speaks"


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
        known, more = name_parts(short), name_parts(name)
        alone = (
            known[-1:]
            and any(name_parts(one) == known[-1:] for one in group.spellings)
            and not any(name_parts(one) == more[-1:] for one in group.spellings)
        )
        if len(known) > 1 and more[: len(known)] == known and alone and group.spellings[short] > group.spellings[name]:
            return short
    return name
