"""Names => participants, named and described, and every mention with the participant it refers to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.extract.figures.numbers import number_at
from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.coordinates import Location, country_location, find_location
from analysis.language.gazetteer import organisations
from analysis.language.lexicons import rows, word_class
from analysis.link.actors.actor import Actor
from analysis.link.actors.affiliations import find_affiliations
from analysis.link.actors.aliases import cluster_names
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.coreference import Coreference
from analysis.link.actors.entity import Entity
from analysis.link.actors.governments import mark_participants
from analysis.link.actors.name_similarity import country_of, name_parts
from analysis.link.actors.place import Place
from analysis.link.actors.reference import NOMINAL, Reference
from analysis.link.actors.references import pronoun
from analysis.link.actors.roles import Role, roles_of
from analysis.link.actors.salience import find_salience
from analysis.tables import numbered, replace

DESCRIPTION, PEOPLE = "description", "people"
MIN_CERTAINTY = 0.5
"""Probability that a description which stands once is a participant, below which it is no actor."""
MAX_NAME_CHARACTERS = 60
POSSESSIVES = ("'s", "’s", "'", "’")
PRONOUN_RULES = {
    "he": "he_or_she", "she": "he_or_she", "it": "it", "they": "they",
    **dict.fromkeys(word_class("actors/words", "own_person") | word_class("actors/words", "own_side"), "speaker"),
}  # fmt: skip


def link_actors(
    document: Document, names: Sequence[Mention], quotes: Sequence[Quote] = ()
) -> tuple[list[Actor], list[Place], list[Mention]]:
    """Names => (actors by salience, places by number of mentions, all mentions with the actor or place they refer to).

    quotes: speakers, since "he" in direct speech is not its speaker. Ids follow the order of the text. A place that acts or speaks is an actor too, to
    which its mentions then refer. A people's name used as an adjective ("Iraqi bases") is a mention without an actor."""
    groups = cluster_names(document, names)
    mark_participants(document, groups, quotes)
    walk = Coreference(document, groups, roles_of(document, groups), quotes)
    entities = [
        one for one in walk.resolve() if is_participant(one) and not is_source_or_listener_only(document, groups, one)
    ]
    own = own_references(document, walk, entities)
    salience = find_salience(document, entities, walk.speakers_of)
    ids = numbers(walk, entities)
    homes = {one.group: ids.actors[id(one)] for one in entities if one.group is not None and id(one) in ids.actors}
    actors = [
        actor(document, walk, one, id_, salience.get(id(one), 0.0), homes, sum(entity is one for _, entity in own))
        for one in entities
        if (id_ := ids.actor(one)) is not None
    ]
    actors = with_affiliations(actors, find_affiliations(document, entities), ids)
    places = [place(walk, one, ids) for one in entities if ids.place(one)]
    mentions = [reference_mention(document, one, walk.entity_of.get(one), ids) for one in walk.references]
    mentions += [reference_mention(document, one, entity, ids) for one, entity in own]
    return (
        sort_actors(at_home(actors, places)),
        order_places(with_coordinates(places)),
        numbered(filter(None, mentions)),
    )


def with_affiliations(actors: list[Actor], bodies: Mapping[Entity, Entity], ids: Numbers) -> list[Actor]:
    """Actors with the ids of the organisations that their descriptions tell, where their names tell none or only its description."""
    told = {ids.actor(person): ids.actor(body) for person, body in bodies.items()}
    known = set(ids.actors.values())
    return [
        replace(one, affiliation=told[one.id]) if told.get(one.id) and one.affiliation not in known else one
        for one in actors
    ]


def own_references(document: Document, walk: Coreference, entities: Sequence[Entity]) -> list[tuple[Reference, Entity]]:
    """ "I" and "we" in direct speech => the speaker; for "we" the speaker's organisation, if known."""
    at_head = {one.head: entity for entity in entities for one in entity.references}
    by_group = {entity.group: entity for entity in entities if entity.group is not None}
    found = []
    for token, speaker in walk.speakers.items():
        side = document.lower[token] in word_class("actors/words", "own_side")
        if not side and document.lower[token] not in word_class("actors/words", "own_person"):
            continue
        entity = next((at_head[head] for head in speaker if head in at_head), None)
        if entity is None or document.words[token] == "US":
            continue
        body = walk.roles[entity.group].affiliation if side and entity.group is not None else None
        found.append((pronoun(document, token), by_group.get(body, entity) if isinstance(body, int) else entity))
    return found


@dataclass(frozen=True, slots=True)
class Numbers:
    """{id() of an entity: its id} for the actors table and for the places table; a place that acts is in both."""

    actors: Mapping[int, str]
    places: Mapping[int, str]

    def actor(self, one: Entity | None) -> str | None:
        return self.actors.get(id(one))

    def place(self, one: Entity | None) -> str | None:
        return self.places.get(id(one))


def numbers(walk: Coreference, entities: Sequence[Entity]) -> Numbers:
    grounds = [one for one in entities if one.kind == "place" or acts_as_place(walk, one)]
    others = [one for one in entities if one.kind != "place"]
    return Numbers(
        {id(one): f"{Actor.prefix}{number}" for number, one in enumerate(others, 1)},
        {id(one): f"{Place.prefix}{number}" for number, one in enumerate(grounds, 1)},
    )


def acts_as_place(walk: Coreference, one: Entity) -> bool:
    return one.group is not None and walk.groups[one.group].is_place_acting


def is_participant(entity: Entity) -> bool:
    """False for a people named only as an adjective, and for a single description with a low probability."""
    if entity.kind == PEOPLE and all(one.attributive for one in entity.references):
        return False
    return entity.named or len(entity.references) > 1 or entity.last_reference.probability >= MIN_CERTAINTY


def is_source_or_listener_only(document: Document, groups: Sequence[Cluster], entity: Entity) -> bool:
    """True for a news outlet mentioned only as the source of the article or as the listener: "LUND (Reuters) – Roe told [Reuters] …"."""
    if entity.group is None:
        return False
    outlet = any(organisations().get(name) == "media" for name in groups[entity.group].spellings)
    return all(
        is_agency_of_dateline(document, one) or (outlet and is_listener(document, one)) for one in entity.references
    )


def is_agency_of_dateline(document: Document, one: Reference) -> bool:
    """LUND, May 3 ([Coastline News]) - Ministers met."""
    return is_in_brackets(document, one) and one.head < document.datelines.get(one.sentence, 0)


def is_in_brackets(document: Document, one: Reference) -> bool:
    return document.words[one.first - 1 : one.first] == ["("] and document.words[one.end : one.end + 1] == [")"]


def is_listener(document: Document, one: Reference) -> bool:
    """True if a name is alone in brackets, or is the listener of a verb of speech ("told [Reuters]", "spoke to [Reuters]")."""
    if is_in_brackets(document, one):
        return True
    above = document.syntax.heads[one.head]
    if above >= 0 and document.syntax.relations[one.head] == "pobj":
        above = document.syntax.heads[above]
    told = one.role in ("object", "prepositional")
    return told and above >= 0 and document.lemmas[above] in word_class("actors/words", "telling")


def sort_actors(actors: list[Actor]) -> list[Actor]:
    """Actors by salience, highest first."""
    return sorted(actors, key=lambda one: (*rank(one), int(one.id[1:])))


def order_places(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda one: (*rank(one), int(one.id[1:])))


def rank(one: Actor | Place) -> tuple[float, int]:
    """Sort key of the tables of actors and places: salience, then number of mentions."""
    return -getattr(one, "salience", 0.0), -one.mentions


def reference_mention(document: Document, one: Reference, entity: Entity | None, ids: Numbers) -> Mention | None:
    """Reference => mention row; None for a pronoun or description that refers to no actor or place."""
    owner = ids.actor(entity) or ids.place(entity)
    if one.mention is not None:
        return named_mention(document, one, one.mention, entity, owner)
    if owner is None or entity is None:
        return None
    span = document.article.span(document.starts[one.first], document.ends[one.end - 1])
    rule = DESCRIPTION if one.form == NOMINAL else PRONOUN_RULES.get(one.lemma, PRONOUN_RULES[one.type])
    return Mention(
        start=span.start, end=span.end, text=span.text, sentence=one.sentence, rule=rule, kind=kind_of(entity), form=one.form, actor=owner,
        head_start=document.starts[one.head], head_end=document.ends[one.head],
        confidence=round(one.probability, 3) if one.form == NOMINAL else 0.7,
    )  # fmt: skip


def named_mention(
    document: Document, one: Reference, row: Mention, entity: Entity | None, owner: str | None
) -> Mention:
    """Mention row of a name, to be numbered anew. A place keeps its kind even if it acts; a people's adjective has no actor."""
    kind = row.kind if entity is None or (row.kind == "place" and entity.kind != "person") else kind_of(entity)
    adjective = row.kind == PEOPLE and one.attributive
    return replace(
        row, id="", kind=kind, actor=None if adjective else owner, head_start=document.starts[one.head], head_end=document.ends[one.head]
    )  # fmt: skip


def kind_of(entity: Entity) -> str:
    """Kind of an entity; "people" for several unnamed persons: "two ministers", "US forces"."""
    several = entity.kind == "person" and entity.plural and not entity.named
    return PEOPLE if several else entity.kind or "person"


def actor(
    document: Document, walk: Coreference, entity: Entity, id_: str, salience: float, homes: Mapping[int, str], own: int
) -> Actor:
    """Entity => row of the actors table. own: number of "I" and "we" that refer to it."""
    group = walk.groups[entity.group] if entity.group is not None else None
    named = (
        named_fields(group, walk.roles[entity.group], homes)
        if group is not None and entity.group is not None
        else described_fields(document, entity)
    )
    deeds = Counter(deed for one in entity.references for deed in deeds_of(document, walk, one))
    return Actor(
        id=id_, kind=kind_of(entity), mentions=len(entity.references) + own, first_sentence=min(one.sentence for one in entity.references),
        named=group is not None, salience=round(salience, 3), acts=deeds["acts"], speaks=deeds["speaks"], acted_on=deeds["acted on"],
        **named,
    )  # fmt: skip


def named_fields(group: Cluster, role: Role, homes: Mapping[int, str]) -> dict[str, Any]:
    """Cells of a named actor: name, aliases, role, affiliation, country, confidence, rule."""
    name = shown_name(group)
    affiliation = homes.get(role.affiliation) if isinstance(role.affiliation, int) else role.affiliation
    return {
        "name": name, "aliases": tuple(sorted(set(group.spellings) - {name})), "role": role.words, "affiliation": affiliation, "country": role.country,
        "confidence": confidence(group), "rule": group.rule,
    }  # fmt: skip


def confidence(group: Cluster) -> float:
    """Confidence in the kind: mean over the mentions, with 0 for those read as another kind."""
    kinds = (group.kind, "place") if group.is_place_acting else (group.kind,)
    return round(sum(row.confidence for row in group.rows if row.kind in kinds) / len(group.rows), 3)


def described_fields(document: Document, entity: Entity) -> dict[str, Any]:
    """Cells of an unnamed actor; its fullest description serves as its name."""
    own = [one for one in entity.references if one.form == NOMINAL]
    texts = [text for one in own if len(text := text_without_article(document, one)) <= MAX_NAME_CHARACTERS] or [
        document.words[own[0].head]
    ]
    name = fullest(texts)
    codes = Counter(code for one in own for code in modifying_countries(document, one))
    return {
        "name": name, "aliases": tuple(sorted(set(texts) - {name})), "country": codes.most_common(1)[0][0] if codes else None,
        "confidence": round(max(one.probability for one in own), 3), "rule": DESCRIPTION, "count": next(filter(None, (stated_count(document, one) for one in own)), None),
    }  # fmt: skip


def stated_count(document: Document, one: Reference) -> int | None:
    """Number stated in a plural description: "at least two dozen soldiers" => 24, "[Nine] abstained" => 9; None without a whole number."""
    bare = number_at(document, one.head, one.head + 1) is not None
    numeral = one.head if bare else document.syntax.child(one.head, "nummod")
    if numeral is None or not one.plural:
        return None
    first, end = one.first if bare else document.syntax.subtree(numeral)[0], one.head + bare
    numbers = (number_at(document, at, end) for at in range(first, end))
    value = next(
        (number.value for number in numbers if number is not None and number.form in ("digits", "words")), None
    )
    return int(value) if value is not None and value >= 1 and value == int(value) else None


def fullest(texts: Sequence[str]) -> str:
    """The longest description, preferring those of several words, then repeated ones: "US forces", "US forces", "US forces near the town" => "US
    forces"."""
    often = Counter(texts)
    return max(texts, key=lambda text: (" " in text, often[text] > 1, len(text)))


def text_without_article(document: Document, one: Reference) -> str:
    """Text of a description without article, hedge and possessive: "the US-led coalition's" => "US-led coalition"; "as many as 5,000 troops" => "5,000
    troops"; "more than a hundred nurses" => "a hundred nurses"."""
    first = one.first + (
        one.end - one.first > 1
        and document.lower[one.first] in word_class("language/function_words", "determiner")
        and not begins_number(document, one.first, one.head)
    )
    numeral = next((at for at in range(first, one.head) if begins_number(document, at, one.head)), first)
    hedged = all(document.lower[at] in hedge_words() or document.tags[at] == "RB" for at in range(first, numeral))
    first = numeral if hedged else first
    while first < one.head and is_hedge_alone(document, first):
        first += 1
    last = one.end - (one.end - first > 1 and document.lower[one.end - 1] in POSSESSIVES)
    return " ".join(document.text[document.starts[first] : document.ends[last - 1]].split())


def begins_number(document: Document, at: int, end: int) -> bool:
    """True for the first token of a cardinal: "[5,000] troops", "[a] hundred nurses", "[Half] a million refugees"."""
    number = number_at(document, at, end)
    return number is not None and number.form in ("digits", "words")


@cache
def hedge_words() -> frozenset[str]:
    """Words of the hedges that precede a number: "as", "many", "up", "to", …"""
    return frozenset(word for row in rows("figures/hedges") if row["side"] == "before" for word in row["hedge"].split())


def is_hedge_alone(document: Document, at: int) -> bool:
    """True for a hedge of one word: "[Some] residents", "[only] three men"; False in a compound: "[well]-known actors"."""
    return document.lower[at] == "some" or (document.tags[at] == "RB" and document.words[at + 1] != "-")


def modifying_countries(document: Document, one: Reference) -> Iterator[str]:
    """Country codes of the names and peoples before the head: "[US] forces" => US; "[Iraqi] soldiers" => IQ."""
    for token in range(one.first, one.head):
        code = country_of(document.words[token])
        if code:
            yield code


def deeds_of(document: Document, walk: Coreference, one: Reference) -> Iterator[str]:
    """Roles of a reference: "acts" (active subject), "acted on" (object or passive subject), "speaks" (speaker of a quote)."""
    if one.role == "object" or document.syntax.relations[one.head] == "nsubjpass":
        yield "acted on"
    elif one.role == "subject":
        yield "acts"
    if walk.speakers_of[one.head]:
        yield "speaks"


# ---------------------------------------------------------------------------------------------------------------- places
def place(walk: Coreference, entity: Entity, ids: Numbers) -> Place:
    group = walk.groups[entity.group or 0]
    name = shown_name(group)
    return Place(
        id=str(ids.place(entity)), name=name, aliases=tuple(sorted(set(group.spellings) - {name})), country=walk.roles[entity.group or 0].country,
        actor=ids.actor(entity), mentions=len(entity.references), first_sentence=min(one.sentence for one in entity.references),
        confidence=confidence(group), rule=group.rule,
    )  # fmt: skip


def with_coordinates(places: Sequence[Place]) -> list[Place]:
    """Places with coordinates and, if unknown so far, their country."""
    near = {code for one in places for name in (one.name, *one.aliases) if (code := country_of(name))}
    found = [(one, place_location(one, near)) for one in places]
    return [
        replace(one, country=where.country, latitude=where.latitude, longitude=where.longitude) if where else one
        for one, where in found
    ]


def place_location(one: Place, near: Collection[str]) -> Location | None:
    """Location of a country by its code, of any other place by name, preferring the countries named in the text; None if unknown."""
    names = (one.name, *one.aliases)
    if code := next(filter(None, map(country_of, names)), None):
        return country_location(code)
    return next(filter(None, (find_location(name, near) for name in names)), None)


def at_home(actors: list[Actor], places: Sequence[Place]) -> list[Actor]:
    """Actors with `home` filled in: the place that names a state or government; for a people its country, if named."""
    grounds = {one.actor: one.id for one in places if one.actor}
    nations = {code: one.id for one in places for name in (one.name, *one.aliases) if (code := country_of(name))}
    nation_of = {one.id: nations.get(one.country or "") for one in actors if one.kind == PEOPLE and one.named}
    homes = [grounds.get(one.id) or nation_of.get(one.id) for one in actors]
    return [replace(one, home=home) if home else one for one, home in zip(actors, homes)]


def shown_name(group: Cluster) -> str:
    """The fullest name; for a person not one that includes a headline's next word ("Jo Roe Resigns"), if the shorter name and its surname occur alone."""
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
