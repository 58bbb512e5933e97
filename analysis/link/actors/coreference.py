"""Coreference: which participant each name, description and pronoun stands for.

From the first word to the last, each description and pronoun is compared with the entities spoken of before it. A trained model (models/coreference.json) gives
the probability that they are one; the likeliest is taken where it is likely enough, otherwise a description opens an entity of its own and a pronoun
stays open. Names come joined already (aliases.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import inf, log

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
        if self.document.lower[one.first] == "another":
            return
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
        best, most = None, -inf
        for entity, recency in found:
            margin = sum(margin_of(one.type, group) for group in feature_groups(self, one, entity, recency))
            margin += SAME_BODY if is_same_body(one, entity) else 0.0
            if margin > most:
                best, most = entity, margin
        least = MIN_PROBABILITY[one.type if one.form == PRONOUN else NOMINAL]
        return best if most + type_margins(one.type)[""] >= log(least / (1 - least)) else None


SAME_BODY = 2.3
"""Logits for "the coalition" to be the coalition spoken of before: a text seldom speaks of two of which each is "the"."""


def is_same_body(one: Reference, entity: Entity) -> bool:
    """The coalition, the US-led coalition: single organisations with the same noun and the article, without a number."""
    if one.form != NOMINAL or one.kind != "organisation" or one.determiner != "the" or one.plural:
        return False
    others = [other for other in entity.references if other.form == NOMINAL and other.lemma == one.lemma]
    return bool(others) and all(other.determiner == "the" and not other.plural for other in others)


@cache
def type_margins(type_: str) -> dict[str, float]:
    """Type of a reference => how much each feature, alone and together with the type, weighs for "same" rather than "other", in logits;
    "" stands for the type itself."""
    together, weights = f"{type_}: ", read_model("coreference").weights
    margins = {feature: same - other for feature, (other, same) in weights.items()}
    found = {feature: margin for feature, margin in margins.items() if ": " not in feature}
    for feature, margin in margins.items():
        if feature.startswith(together):
            alone = feature.removeprefix(together)
            found[alone] = found.get(alone, 0.0) + margin
    return {**found, "": margins.get(f"type={type_}", 0.0)}


@lru_cache(maxsize=20_000)
def margin_of(type_: str, features: tuple[str, ...]) -> float:
    """A group of features => what it weighs for a reference of that type; few groups come up again and again."""
    margins = type_margins(type_)
    return sum(margins.get(feature, 0.0) for feature in features)


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
    found = [feature for group in feature_groups(walk, one, entity, recency) for feature in group]
    return [*found, *(f"{one.type}: {feature}" for feature in found), f"type={one.type}"]


def feature_groups(walk: Coreference, one: Reference, entity: Entity, recency: int) -> Iterator[tuple[str, ...]]:
    """The features without the type, in groups that depend on the same things."""
    yield (
        f"most mentioned={entity is walk.leader}",
        f"speaks={walk.speakers_of[one.head] > 0} spoke last={entity is walk.last_speaker}",
    )
    last = last_of(entity)
    if last is None:
        yield ("further on",)
    else:
        sentences = max(-1, min(one.sentence - last.sentence, FAR))
        top = entity.references[0].sentence <= 1
        times = min(len(entity.references), FAR)
        yield distance_features(sentences, min(recency, FAR), times, last.form, last.role, one.role, top)
    yield agreement_features(
        one.form, one.type, one.kind, one.plural, one.gender, entity.kind, entity.named, entity.plural, entity.gender
    )
    yield tuple(grammar_features(one, entity))
    yield tuple(speech_features(walk, one, entity))
    if one.form == NOMINAL:
        yield from word_pair_features(walk, one, entity)


FAR = 9
"""Sentences, entities or times beyond which no feature makes a difference."""


def last_of(entity: Entity) -> Reference | None:
    return entity.references[-1] if entity.references else None


@lru_cache(maxsize=20_000)
def distance_features(
    sentences: int, recency: int, times: int, last_form: str, last_role: str, role: str, from_the_top: bool
) -> tuple[str, ...]:
    """Sentences back to the entity's last reference, entities spoken of since (0: none), and how often it was spoken of, none above FAR."""
    near = bucket(recency, 0, 1, 2, 4)
    return (
        f"sentences={bucket(sentences, -1, 0, 1, 2, 3, 5, 8)}", f"recency={bucket(recency, 0, 1, 2, 3, 5, 8)}", f"times={bucket(times, 1, 2, 3, 5, 8)}",
        f"recency {near} times {bucket(times, 1, 2, 4)}", f"recency {near} sentences {bucket(sentences, -1, 0, 1, 2, 4)}",
        f"last form={last_form}", f"last role={last_role}", f"role={role}", f"roles={role}/{last_role}",
        f"last {last_form} {last_role} {bucket(sentences, 0, 1, 2)}", f"from the top={from_the_top}",
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def agreement_features(
    form: str, type_: str, kind: str | None, plural: bool, gender: str | None,
    entity_kind: str | None, named: bool, entity_plural: bool, entity_gender: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Kind, number and gender of a reference beside those of the entity."""
    found = [f"entity={entity_kind}", f"named={named}", f"plural={plural}/{entity_plural}"]
    if form == NOMINAL:
        found.append(f"kinds={kind}/{entity_kind}")
    if gender:
        same = "unknown" if entity_gender is None else str(entity_gender == gender)
        found.append(f"gender same={same} person={entity_kind == 'person'}")
    if type_ in ("they", "it"):
        found.append(f"entity={entity_kind} plural={entity_plural}")
    return tuple(found)


def word_pair_features(walk: Coreference, one: Reference, entity: Entity) -> Iterator[tuple[str, ...]]:
    """A description's words beside those of the entity."""
    same = one.lemma in entity.heads
    if same:
        yield from same_head_features(walk, one, entity)
    else:
        yield (f"{one.lemma} of {entity.kind} named={entity.named}",)
        yield (
            same_class(one.lemma, entity.heads),
            f"head among words={one.lemma in entity.words}",
            f"head is its role={one.lemma in entity.nouns}",
            f"modifier among words={not one.modifiers.isdisjoint(entity.words)}",
        )
    more = len(one.modifiers - entity.words)
    yield (
        f"same head={same}",
        f"same head={same} more={min(2, more)}",
        f"same head={same} covered={bool(one.modifiers) and not more}",
    )


def same_head_features(walk: Coreference, one: Reference, entity: Entity) -> Iterator[tuple[str, ...]]:
    """How far the modifiers differ from those of the entity's descriptions with the same head, and how far back it stood."""
    differences = (len(one.modifiers ^ words) for lemma, words in entity.descriptions if lemma == one.lemma)
    often, last = walk.frequency[one.lemma], last_of(entity)
    yield (
        f"least difference={bucket(min(differences, default=9), 0, 1, 2)}",
        f"so often={bucket(often, 1, 2, 3, 5)}",
    )
    if last:
        yield (f"same head sentences={bucket(one.sentence - last.sentence, 0, 1, 3, 8)}",)


def same_class(lemma: str, heads: Iterable[str]) -> str:
    """Whether a noun is in a word class with one of the nouns, of the fine and the middle classes."""
    own, others = classes_of(lemma), [classes_of(head) for head in heads]
    return f"same class={any(own[2] == other[2] for other in others)}/{any(own[1] == other[1] for other in others)}"


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
