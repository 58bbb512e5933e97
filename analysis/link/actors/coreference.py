"""Coreference: which participant each name, description and pronoun stands for.

From the first word to the last, each description and pronoun is compared with the entities spoken of before it. A trained model (models/coreference.json) gives
the probability that they are one; the likeliest is taken where it is likely enough, otherwise a description opens an entity of its own and a pronoun
stays open. Names come joined already (aliases.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.linear_model import read_model
from analysis.language.word_classes import classes_of
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.entity import Entity
from analysis.link.actors.genders import gender_of
from analysis.link.actors.reference import NAME, NOMINAL, PRONOUN, Reference
from analysis.link.actors.references import find_references
from analysis.link.actors.roles import Role

MAX_RECENT_ENTITIES = 25
MAX_SENTENCES_TO_PRONOUN = 4
MAX_SAME_HEAD_ENTITIES = 12
MIN_PROBABILITY = {"he": 0.1, "she": 0.1, "they": 0.25, "it": 0.35, NOMINAL: 0.35}
"""Of being the same, below which a reference opens an entity of its own or stays open. "he" and "she" nearly always refer to somebody in the text."""
BESIDE = 3
"""How many of an entity's last references are looked at for constraints of grammar."""


class Coreference:
    """One pass over a document's references; `entities` in the order in which they come up, `entity_of` each reference."""

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
        self.leader: Entity | None = None
        self.last_speaker: Entity | None = None
        self.names = [one for one in references if one.form == NAME]
        self.name_starts = [one.first for one in self.names]

    def resolve(self) -> list[Entity]:
        """=> the entities, each with its references; pronouns that stand for nobody in the text are in none."""
        for one in self.references:
            entity = self.named(one) if one.form == NAME else self.choose(one, list(self.antecedents(one)))
            if entity is None and one.form != PRONOUN:
                entity = self.new()
            if entity is not None:
                self.refer(one, entity)
        return [entity for entity in self.entities if entity.references]

    def refer(self, one: Reference, entity: Entity) -> None:
        entity.add(one)
        self.entity_of[one] = entity
        if self.speakers_of[one.head]:
            self.last_speaker = entity
        if self.leader is None or len(entity.references) > len(self.leader.references):
            self.leader = entity
        known = self.by_head[one.lemma]
        if one.form == NOMINAL and entity not in known:
            known.append(entity)
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        del self.recent[:-MAX_RECENT_ENTITIES]

    def new(self, group: int | None = None) -> Entity:
        entity = Entity(group=group)
        if group is not None:
            entity.kind, entity.gender = (
                self.groups[group].kind,
                gender_of(self.document, self.groups[group]),
            )
            entity.words = {
                word for spelling in self.groups[group].spellings for word in spelling.lower().split()
            } | self.roles[group].told
            entity.nouns = self.roles[group].nouns
            self.by_group[group] = entity
        self.entities.append(entity)
        return entity

    def named(self, one: Reference) -> Entity:
        group = one.group if one.group is not None else -1
        return self.by_group.get(group) or self.new(group)

    def antecedents(self, one: Reference) -> Iterator[tuple[Entity, int]]:
        """Entities that a reference may stand for, each with its recency (0: spoken of last)."""
        given = set[int]()
        for recency, entity in enumerate(reversed(self.recent)):
            if one.form == NOMINAL or one.sentence - entity.last.sentence <= MAX_SENTENCES_TO_PRONOUN:
                given.add(id(entity))
                yield entity, recency
        if one.form == NOMINAL:
            named = self.name_at(one.partner)
            more = [*self.by_head[one.lemma][-MAX_SAME_HEAD_ENTITIES:], *([self.named(named)] if named else [])]
            yield from ((entity, MAX_RECENT_ENTITIES) for entity in dict.fromkeys(more) if id(entity) not in given)

    def name_at(self, token: int | None) -> Reference | None:
        """The name that holds a token, also one further on in the text: "the spokesman, [Ana Roe]"."""
        at = bisect_left(self.name_starts, token + 1) - 1 if token is not None else -1
        return self.names[at] if at >= 0 and token is not None and self.names[at].holds(token) else None

    def choose(self, one: Reference, found: Sequence[tuple[Entity, int]]) -> Entity | None:
        """The likeliest of the entities, or none that is likely enough."""
        model, best, most = read_model("coreference"), None, 0.0
        for entity, recency in found:
            probability = model.probabilities(pair_features(self, one, entity, recency))["same"]
            if probability > most:
                best, most = entity, probability
        return best if most >= MIN_PROBABILITY[one.type if one.form == PRONOUN else NOMINAL] else None


def speaker_ranges(document: Document, quotes: Sequence[Quote]) -> Iterator[range]:
    """The tokens of each quote's speaker."""
    for quote in quotes:
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield document.tokens_in(quote.speaker_start, quote.speaker_end)


def speaker_by_token(document: Document, quotes: Sequence[Quote]) -> dict[int, range]:
    """Token in somebody's own words => tokens of the speaker."""
    found: dict[int, range] = {}
    for quote in quotes:
        if quote.kind != "indirect" and quote.speaker_start is not None and quote.speaker_end is not None:
            tokens = document.tokens_in(quote.speaker_start, quote.speaker_end)
            found.update(dict.fromkeys(document.tokens_in(quote.start, quote.end), tokens))
    return found


# ------------------------------------------------------------------------------------------------------------- features
def bucket(number: int, *bounds: int) -> int:
    """The first bound that a number does not pass: step(7, 1, 5, 9) => 9; 99 where it passes all."""
    return next((bound for bound in bounds if number <= bound), 99)


def pair_features(walk: Coreference, one: Reference, entity: Entity, recency: int) -> list[str]:
    """What the model looks at for a reference and an entity before it; each feature also together with the reference's type."""
    found = [
        f"most mentioned={entity is walk.leader}",
        f"speaks={walk.speakers_of[one.head] > 0} spoke last={entity is walk.last_speaker}",
        *distance_features(one, entity, recency),
        *agreement_features(one, entity),
        *grammar_features(one, entity),
        *speech_features(walk, one, entity),
    ]
    if one.form == NOMINAL:
        found += word_pair_features(walk, one, entity)
    return [*found, *(f"{one.type}: {feature}" for feature in found), f"type={one.type}"]


def last_of(entity: Entity) -> Reference | None:
    return entity.references[-1] if entity.references else None


def distance_features(one: Reference, entity: Entity, recency: int) -> list[str]:
    last, times = last_of(entity), len(entity.references)
    if last is None:
        return ["further on"]
    sentences = one.sentence - last.sentence
    near = bucket(recency, 0, 1, 2, 4)
    return [
        f"sentences={bucket(sentences, -1, 0, 1, 2, 3, 5, 8)}", f"recency={bucket(recency, 0, 1, 2, 3, 5, 8)}", f"times={bucket(times, 1, 2, 3, 5, 8)}",
        f"recency {near} times {bucket(times, 1, 2, 4)}", f"recency {near} sentences {bucket(sentences, -1, 0, 1, 2, 4)}",
        f"last form={last.form}", f"last role={last.role}", f"role={one.role}", f"roles={one.role}/{last.role}",
        f"last {last.form} {last.role} {bucket(sentences, 0, 1, 2)}", f"from the top={entity.references[0].sentence <= 1}",
    ]  # fmt: skip


def agreement_features(one: Reference, entity: Entity) -> list[str]:
    found = [f"entity={entity.kind}", f"named={entity.named}", f"plural={one.plural}/{entity.plural}"]
    if one.form == NOMINAL:
        found.append(f"kinds={one.kind}/{entity.kind}")
    if one.gender:
        same = "unknown" if entity.gender is None else str(entity.gender == one.gender)
        found.append(f"gender same={same} person={entity.kind == 'person'}")
    if one.type in ("they", "it"):
        found.append(f"entity={entity.kind} plural={entity.plural}")
    return found


def word_pair_features(walk: Coreference, one: Reference, entity: Entity) -> list[str]:
    """A description's words beside those of the entity."""
    more = one.modifiers - entity.words
    if one.lemma in entity.heads:
        least = min(
            (len(one.modifiers ^ words) for lemma, words in entity.descriptions if lemma == one.lemma), default=9
        )
        last = last_of(entity)
        found = [
            f"least difference={bucket(least, 0, 1, 2)}",
            f"so often={bucket(walk.frequency[one.lemma], 1, 2, 3, 5)}",
        ]
        found += [f"same head sentences={bucket(one.sentence - last.sentence, 0, 1, 3, 8)}"] if last else []
    else:
        own, others = classes_of(one.lemma), [classes_of(head) for head in entity.heads]
        found = [
            f"same class={any(own[2] == other[2] for other in others)}/{any(own[1] == other[1] for other in others)}"
        ]
        found += [
            f"{one.lemma} of {entity.kind} named={entity.named}",
            f"head among words={one.lemma in entity.words}",
            f"head is its role={one.lemma in entity.nouns}",
            f"modifier among words={bool(one.modifiers & entity.words)}",
        ]
    same = one.lemma in entity.heads
    return [
        *found,
        f"same head={same}",
        f"same head={same} more={min(2, len(more))}",
        f"same head={same} covered={bool(one.modifiers) and not more}",
    ]


def grammar_features(one: Reference, entity: Entity) -> list[str]:
    """Appositions, one phrase inside the other, subject and object of one verb, and coordination."""
    beside, found = entity.references[-BESIDE:], []
    if one.partner is not None:
        found.append(f"partner={any(other.holds(one.partner) for other in beside) or not beside}")
    if any(one.holds(other.head) for other in beside):
        found.append("holds it")
    if any(other.holds(one.head) for other in beside):
        found.append(f"inside it as {one.role}")
    if one.verb >= 0 and any(other.verb == one.verb and other.role in ("subject", "object") for other in beside):
        found.append(f"same verb as {one.role}")
    if one.sibling is not None and any(other.head == one.sibling for other in beside):
        found.append("joined by and")
    return found


def speech_features(walk: Coreference, one: Reference, entity: Entity) -> list[str]:
    """Whether the reference stands in the entity's own words, or in the same speech as the entity's last reference."""
    speaker, last = walk.speakers.get(one.head), last_of(entity)
    before = walk.speakers.get(last.head) if last else None
    if speaker is None:
        return ["last in speech"] if before is not None else []
    return [f"speaker={any(other.head in speaker for other in entity.references)}", f"same speech={before == speaker}"]
