"""Coreference resolution: the entity that each name, description and pronoun refers to.

References are read in order and compared with the entities mentioned before. A trained model (models/coreference.json) scores each candidate; the best
one is taken if it scores above the option of a new entity, else a description starts a new entity and a pronoun stays unresolved. Names are clustered
beforehand (aliases.py)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.gazetteer import organisations
from analysis.language.linear_model import read_model
from analysis.link.actors.aliases import BODIES
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.coreference_features import PERSON, Group, feature_groups, last_seen, new_groups
from analysis.link.actors.described_bodies import (
    body_described_before,
    is_before_dateline_end,
    is_other_sort,
    sole_body,
)
from analysis.link.actors.described_persons import person_described_before, titled_in_headline
from analysis.link.actors.entity import Entity
from analysis.link.actors.genders import gender_of
from analysis.link.actors.name_similarity import country_of
from analysis.link.actors.reference import NAME, NOMINAL, PRONOUN, Reference
from analysis.link.actors.references import find_references
from analysis.link.actors.roles import Role

MAX_RECENT_ENTITIES = 25
MIN_PROBABILITY_OF_ANTECEDENT = 0.35
"""Probability of a description, below which no pronoun and no other noun refers to it."""
MAX_SENTENCES_TO_PRONOUN = 4
MAX_SENTENCES_TO_PERSON = 8
MAX_TOKENS_AHEAD = 12
"""From the start of a sentence, up to which "his" may stand for somebody who is named further on."""
MAX_SAME_HEAD_ENTITIES = 12
ADVANTAGE = {"he": 3.0, "she": 3.0, "they": 1.5, "it": -1.0, NOMINAL: 0.0}
"""Logits that somebody known has over somebody new, or over nobody. "he" and "she" nearly always refer to somebody in the text."""


class Coreference:
    """One pass over the references of a document. entities: in order of first mention; entity_of: {reference: entity}."""

    def __init__(
        self, document: Document, groups: Sequence[Cluster], roles: Sequence[Role], quotes: Sequence[Quote] = ()
    ):
        self.document, self.groups, self.roles = document, groups, roles
        self.references = references = find_references(document, groups)
        self.entities: list[Entity] = []
        self.entity_of: dict[Reference, Entity] = {}
        self.by_group: dict[int, Entity] = {}
        self.by_head: dict[str, list[Entity]] = defaultdict(list)
        self.recent: list[Entity] = []
        self.frequency = Counter(one.lemma for one in references if one.form == NOMINAL)
        self.speakers = speaker_by_token(document, quotes)
        self.speakers_of = Counter(token for tokens in speaker_ranges(document, quotes) for token in tokens)
        self.said_by = speech_by_speaker(document, quotes)
        self.leader: Entity | None = None
        self.ahead: int | None = None
        self.main_person: dict[str, Entity] = {}
        self.meant_last: dict[str, Entity] = {}
        self.last_told: dict[Entity, Reference] = {}
        self.last_subject: dict[Entity, Reference] = {}
        self.last_speaker: Entity | None = None
        self.names = [one for one in references if one.form == NAME]
        self.name_starts = [one.first for one in self.names]

    @cached_property
    def has_headline(self) -> bool:
        """Whether the first sentence of the text ends without a full stop, as headlines do."""
        document = self.document
        return document.words[document.sentences[0].last - 1] not in (".", "!", "?", "”", '"')

    def resolve(self) -> list[Entity]:
        """Entities with their references, in order of first mention; an unresolved pronoun belongs to none."""
        for one in self.references:
            entity = self.named(one) if one.form == NAME else self.choose(one, list(self.antecedents(one)))
            if entity is None and one.form != PRONOUN:
                entity = self.new()
            if entity is not None:
                self.refer(one, entity)
        return [entity for entity in self.entities if entity.references]

    def refer(self, one: Reference, entity: Entity) -> None:
        if entity.perhaps_person and one.form == PRONOUN and one.gender:
            entity.kind, entity.perhaps_person = "person", False
        entity.add(one)
        self.entity_of[one] = entity
        if self.speakers_of[one.head]:
            self.last_speaker = entity
        if self.leader is None or len(entity.references) > len(self.leader.references):
            self.leader = entity
        if one.head not in self.speakers:
            self.last_told[entity] = one
            if one.role == "subject":
                self.last_subject[entity] = one
        self.note_person(one, entity)
        known = self.by_head[one.lemma]
        if one.form == NOMINAL and entity not in known:
            known.append(entity)
        if is_before_dateline_end(self.document, one) or one.probability < MIN_PROBABILITY_OF_ANTECEDENT:
            return
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        del self.recent[:-MAX_RECENT_ENTITIES]

    def note_person(self, one: Reference, entity: Entity) -> None:
        """Record the last antecedent of "he" and "she", and the most mentioned person of each gender."""
        if one.form == PRONOUN:
            self.meant_last[one.type] = entity
        if entity.kind == "person" and not entity.plural:
            for gender in [entity.gender] if entity.gender else ["m", "f"]:
                before = self.main_person.get(gender)
                if before is None or len(entity.references) > len(before.references):
                    self.main_person[gender] = entity

    def new(self, group: int | None = None) -> Entity:
        entity = Entity()
        if group is not None:
            self.give_name(entity, group)
        self.entities.append(entity)
        return entity

    def give_name(self, entity: Entity, group: int) -> None:
        """Make an entity the bearer of a cluster of names."""
        cluster, role = self.groups[group], self.roles[group]
        entity.group, entity.kind, entity.gender = group, cluster.kind, gender_of(self.document, cluster)
        entity.perhaps_person = is_perhaps_person(cluster)
        entity.words |= {
            word for spelling in cluster.spellings for word in spelling.lower().split()
        } | role.description_words
        entity.nouns = role.nouns
        self.by_group[group] = entity

    def named(self, one: Reference) -> Entity:
        group = one.group if one.group is not None else -1
        if group not in self.by_group and (described := self.described_before(one, group)):
            self.give_name(described, group)
        return self.by_group.get(group) or self.new(group)

    def described_before(self, one: Reference, group: int) -> Entity | None:
        """Entity described before its name, for the first mention of the name."""
        gender = gender_of(self.document, self.groups[group])
        return (
            body_described_before(one, self.by_head[one.lemma])
            or person_described_before(one, self.roles[group], gender, self.entities)
            or titled_in_headline(one, group, self.roles, self.entities)
        )

    def antecedents(self, one: Reference) -> Iterator[tuple[Entity, int]]:
        """Candidate antecedents of a reference, each with its recency (0: mentioned last)."""
        if self.document.lower[one.first] == "another":
            return
        reach = MAX_SENTENCES_TO_PERSON if one.gender else MAX_SENTENCES_TO_PRONOUN
        near = (
            entity
            for entity in reversed(self.recent)
            if one.form == NOMINAL or (one.sentence - entity.references[-1].sentence <= reach and may_be(one, entity))
        )
        given = dict.fromkeys(self.sorted_persons(one, list(near)) if one.gender and one.form == PRONOUN else near)
        yield from ((entity, recency) for recency, entity in enumerate(given))
        yield from ((entity, MAX_RECENT_ENTITIES) for entity in self.other_antecedents(one) if entity not in given)

    def sorted_persons(self, one: Reference, found: Sequence[Entity]) -> list[Entity]:
        """Candidates for "he" or "she", most recently mentioned first; outside speech, mentions in the narrative take precedence."""
        seen = {entity: last_seen(self, one, entity) or entity.references[-1] for entity in found}
        return sorted(found, key=lambda entity: -seen[entity].head)

    def other_antecedents(self, one: Reference) -> dict[Entity, None]:
        """Candidates beyond the recent ones: entities with the same head noun, and a name that follows (cataphora)."""
        self.ahead = one.partner if one.form == NOMINAL else subject_ahead(self.document, one)
        ahead = self.name_at(self.ahead)
        named = [entity for entity in ([self.named(ahead)] if ahead else []) if may_be(one, entity)]
        same = self.by_head[one.lemma][-MAX_SAME_HEAD_ENTITIES:] if one.form == NOMINAL else []
        return dict.fromkeys([*same, *named])

    def name_at(self, token: int | None) -> Reference | None:
        """Name that contains the token, even one not yet read: "the spokesman, [Ana Roe]"; else None."""
        at = bisect_left(self.name_starts, token + 1) - 1 if token is not None else -1
        return self.names[at] if at >= 0 and token is not None and self.names[at].holds(token) else None

    def choose(self, one: Reference, found: Sequence[tuple[Entity, int]]) -> Entity | None:
        """Highest-scoring candidate, or None if a new entity scores higher."""
        best, most = (
            None,
            score_of(one.type, new_groups(self, one)) - ADVANTAGE[one.type if one.form == PRONOUN else NOMINAL],
        )
        sole = sole_body(self.document, one, self.recent, self.groups)
        for entity, recency in found:
            score = score_of(one.type, feature_groups(self, one, entity, recency))
            score += SAME_BODY if sole in (None, entity) and is_same_body(one, entity) else 0.0
            score += SOLE_BODY if entity is sole else 0.0
            score -= OTHER_SORT if is_other_sort(one, entity) else 0.0
            score += BESIDE_NAME if self.is_beside_name(one, entity) else 0.0
            score += TOLD_AGAIN if self.has_headline and repeats_headline(one, entity) else 0.0
            if score > most:
                best, most = entity, score
        return best

    def is_beside_name(self, one: Reference, entity: Entity) -> bool:
        """True if a description stands beside a name of the entity, or is what a clause says that it is: "its head of policy, [Ana Roe]", "[Roe] was a poet and critic"."""
        if one.partner is None or one.form != NOMINAL or one.plural:
            return False
        name = self.name_at(one.partner)
        if name is None or name.group != entity.group:
            return False
        if name.kind != one.kind and not (one.role == "apposition" and self.names_place_acting(name)):
            return False
        return self.document.syntax.relations[one.head] != "conj" or one.determiner == "none"

    def names_place_acting(self, name: Reference) -> bool:
        """True for the name of a place that acts: "[Norway], the largest supplier, cut its output"."""
        return name.group is not None and self.groups[name.group].is_place_acting


BESIDE_NAME = 6.0
"""Logits for a description to be whom the name beside it names."""
TOLD_AGAIN = 6.0
"""Logits for "two irrigation engineers" of the lead to be the "two engineers" of the headline."""
MAX_SENTENCES_OF_LEAD = 2
SOLE_BODY = 2.0
"""Logits for "the lender" to be the only body just named that it can mean."""
OTHER_SORT = 3.0
"""Logits against "the union" being the body that was called "the company"."""
SAME_BODY = 2.3
"""Logits for "the coalition" to be the coalition spoken of before: a text seldom speaks of two of which each is "the"."""


def repeats_headline(one: Reference, entity: Entity) -> bool:
    """Two engineers held / The state held [two irrigation engineers]: whether the lead tells again, with all its modifiers, a number of persons or bodies in the headline."""
    in_lead = one.form == NOMINAL and 0 < one.sentence <= MAX_SENTENCES_OF_LEAD
    if not in_lead or entity.named or not entity.references or entity.references[0].sentence > 0:
        return False
    first = entity.references[0]
    numbered = one.determiner in NUMBERED and first.determiner in NUMBERED
    return numbered and one.lemma == first.lemma and one.kind == first.kind and first.modifiers <= one.modifiers


NUMBERED = ("none number", "other number")


def is_same_body(one: Reference, entity: Entity) -> bool:
    """True for two definite singular descriptions of an organisation with the same head: "the coalition", "the US-led coalition"."""
    if one.form != NOMINAL or one.kind != "organisation" or one.determiner != "the" or one.plural:
        return False
    others = [other for other in entity.references if other.form == NOMINAL and other.lemma == one.lemma]
    return bool(others) and all(other.determiner == "the" and not other.plural for other in others)


def may_be(one: Reference, entity: Entity) -> bool:
    """True if a pronoun agrees with an entity: "he" and "she" with single persons of that or unknown gender, "it" with non-persons."""
    if one.form != PRONOUN or one.type == "they":
        return True
    if one.type == "it":
        return entity.kind != "person"
    several = entity.plural and not entity.named
    return (entity.kind == "person" or entity.perhaps_person) and entity.gender in (None, one.gender) and not several


def is_perhaps_person(group: Cluster) -> bool:
    """True for a name of one word that was taken for an organisation or place with little confidence: it may be a surname that "he" or "she" stands for."""
    if group.kind not in BODIES or group.is_place_acting or any(" " in one for one in group.spellings):
        return False
    sure = sum(row.confidence for row in group.rows) / len(group.rows)
    return sure < MAX_CONFIDENCE_OF_SURNAME and not any(
        one in organisations() or country_of(one) for one in group.spellings
    )


MAX_CONFIDENCE_OF_SURNAME = 0.6
"""Confidence in the kind of a name, above which it is not taken for a surname."""


def subject_ahead(document: Document, one: Reference) -> int | None:
    """Token of the main subject that follows a pronoun in an introductory phrase (cataphora): "Despite [his] age, [Roe] went"; else None."""
    first = document.sentence_of(one.head).first
    if not one.gender or one.head - first > MAX_TOKENS_AHEAD:
        return None
    top = next((at for at in document.syntax.ancestors(one.head) if document.syntax.heads[at] < 0), None)
    subject = document.syntax.child(top, "nsubj", "nsubjpass") if top is not None else None
    if subject is None or subject <= one.head or "," not in document.words[one.head : subject]:
        return None
    return subject


def score_of(type_: str, groups: Iterable[Group]) -> float:
    """Feature groups of a reference and an entity => score, in logits. type_: type of the reference."""
    known = group_weights(type_)
    return sum([known[group] for group in groups])


@cache
def weights_by_prefix() -> dict[str, dict[str, float]]:
    """Type of a reference, or "person" for "he" and "she", or "" for all types => {feature: weight}."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for feature, (weight,) in read_model("coreference").weights.items():
        prefix, colon, alone = feature.partition(": ")
        found[prefix if colon else ""][alone if colon else feature] = weight
    return found


@cache
def type_weights(type_: str) -> dict[str, float]:
    """Type of a reference => {feature: weight}, shared plus type-specific weight; for "he" and "she" only the latter."""
    person, weights = type_ in ("he", "she"), weights_by_prefix()
    found = {} if person else dict(weights[""])
    for feature, weight in weights.get(PERSON.removesuffix(": ") if person else type_, {}).items():
        found[feature] = found.get(feature, 0.0) + weight
    return found


class GroupWeights(dict[Group, float]):
    """{feature group: sum of the weights of its features}, for one type of reference. Kept, at most MAX_GROUPS of them, because few groups of values recur."""

    def __init__(self, type_: str):
        self.weights = type_weights(type_)

    def __missing__(self, group: Group) -> float:
        if len(self) >= MAX_GROUPS:
            self.clear()
        function, *values = group
        found = self[group] = sum([self.weights.get(feature, 0.0) for feature in function(*values)])
        return found


group_weights = cache(GroupWeights)
MAX_GROUPS = 2_000
"""Feature groups whose sums are kept for each type of reference."""


def speaker_ranges(document: Document, quotes: Sequence[Quote]) -> Iterator[range]:
    """Token range of the speaker of each quote."""
    for quote in quotes:
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield document.tokens_in(quote.speaker_start, quote.speaker_end)


def speech_by_speaker(document: Document, quotes: Sequence[Quote]) -> dict[int, range]:
    """{token of a speaker: token range of the quote}, for pronouns such as "“[Roe] left,” [he] said"."""
    found: dict[int, range] = {}
    for quote in quotes:
        if quote.speaker_start is not None and quote.speaker_end is not None:
            said = document.tokens_in(quote.start, quote.end)
            found.update(dict.fromkeys(document.tokens_in(quote.speaker_start, quote.speaker_end), said))
    return found


def speaker_by_token(document: Document, quotes: Sequence[Quote]) -> dict[int, range]:
    """{token inside direct speech: token range of its speaker}."""
    found: dict[int, range] = {}
    for quote in quotes:
        if quote.kind != "indirect" and quote.speaker_start is not None and quote.speaker_end is not None:
            tokens = document.tokens_in(quote.speaker_start, quote.speaker_end)
            found.update(dict.fromkeys(document.tokens_in(quote.start, quote.end), tokens))
    return found
