"""What coreference looks at: a reference beside an entity that it may stand for. Training and prediction both use this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.language.word_classes import classes_of
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NOMINAL, PRONOUN, Reference
from analysis.link.actors.references import verb_above

if TYPE_CHECKING:
    from analysis.link.actors.coreference import Coreference

BESIDE = 3
"""How many of an entity's last references are looked at for constraints of grammar."""


def bucket(number: int, *bounds: int) -> int:
    """The first bound that a number does not pass: step(7, 1, 5, 9) => 9; 99 where it passes all."""
    return next((bound for bound in bounds if number <= bound), 99)


def pair_features(walk: Coreference, one: Reference, entity: Entity, recency: int) -> list[str]:
    """What the model looks at for a reference and an entity before it; each feature also together with the reference's type."""
    return with_type(one, feature_groups(walk, one, entity, recency))


def new_features(walk: Coreference, one: Reference) -> list[str]:
    """What the model looks at for a reference that stands for nobody known."""
    return with_type(one, new_groups(walk, one))


PERSON = "person: "
"""In front of the features of "he" and "she", which share none with other references."""


def with_type(one: Reference, groups: Iterable[tuple[str, ...]]) -> list[str]:
    """Groups of features => all of them, alone and with the type of the reference; of "he" and "she" with PERSON alone."""
    if one.form == PRONOUN and one.gender:
        return [PERSON + feature for group in groups for feature in group]
    found = [feature for group in groups for feature in group]
    return [*found, *(f"{one.type}: {feature}" for feature in found)]


def new_groups(walk: Coreference, one: Reference) -> Iterator[tuple[str, ...]]:
    """The features of a reference that stands for nobody known."""
    yield ("new", f"new {one.role}", f"new {one.kind} plural={one.plural}")
    if one.form == NOMINAL:
        often, words = bucket(walk.frequency[one.lemma], 1, 2, 3, 5), bucket(len(one.modifiers), 0, 1, 2)
        yield (
            f"new so often={often}",
            f"new words={words}",
            f"new {one.lemma}",
            f"new known noun={bool(walk.by_head[one.lemma])}",
        )
    else:
        yield (
            f"new in speech={one.head in walk.speakers}",
            f"new first sentence={one.sentence == 0}",
            f"new {one.lemma}",
        )


def feature_groups(walk: Coreference, one: Reference, entity: Entity, recency: int) -> Iterator[tuple[str, ...]]:
    """The features without the type, in groups that depend on the same things."""
    yield (
        f"most mentioned={entity is walk.leader}",
        f"speaks={walk.speakers_of[one.head] > 0} spoke last={entity is walk.last_speaker}",
    )
    last = last_seen(walk, one, entity)
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
    elif one.gender:
        yield from person_features(walk, one, entity)


FAR = 9
"""Sentences, entities or times beyond which no feature makes a difference."""


def person_features(walk: Coreference, one: Reference, entity: Entity) -> Iterator[tuple[str, ...]]:
    """Of "he" and "she": whom it stood for last, whom of that gender the text speaks of most, and who was the subject just before."""
    meant, last = walk.meant_last.get(one.type), last_seen(walk, one, entity)
    again = "none" if meant is None else str(meant is entity)
    leader = walk.main_person.get(one.gender or "")
    main = entity is leader
    share = 100 * len(entity.references) // len(leader.references) if leader else 100
    since = bucket(one.sentence - meant.last.sentence, 0, 1, 2, 4) if meant is not None else -1
    yield (
        f"meant last={again}",
        f"meant last={again} {since}",
        f"main person={main}",
        f"main person={main} meant last={again}",
    )
    yield (
        f"known={entity.gender is not None} named={entity.named}",
        f"ahead={is_subject_ahead(walk, one, entity)}",
        f"share of the main person={bucket(share, 5, 15, 30, 60, 99)}",
    )
    if last is not None:
        back = paragraph_of(walk, one.sentence) - paragraph_of(walk, last.sentence)
        sentences = bucket(one.sentence - last.sentence, 0, 1, 2, 4)
        yield (
            f"paragraphs={bucket(back, 0, 1, 2, 3)}",
            f"named={entity.named} paragraphs={bucket(back, 0, 1, 2)}",
            f"paragraphs={bucket(back, 0, 1, 2)} main={main}",
        )
        yield (
            f"main person={main} sentences={sentences}",
            f"named={entity.named} sentences={sentences}",
            f"{one.lemma} {last.form} {last.role} {bucket(sentences, 0, 1)}",
        )
        yield tuple(clause_features(walk, one, entity))


def paragraph_of(walk: Coreference, sentence: int) -> int:
    return walk.document.sentences[max(0, sentence)].paragraph


def is_subject_ahead(walk: Coreference, one: Reference, entity: Entity) -> bool:
    ahead = walk.name_at(walk.ahead)
    return ahead is not None and walk.by_group.get(ahead.group if ahead.group is not None else -1) is entity


def clause_features(walk: Coreference, one: Reference, entity: Entity) -> Iterator[str]:
    """Subjects of the clauses around the pronoun's, and who is named in what it says."""
    beside = entity.references[-BESIDE:]
    subjects = [other for other in beside if other.role == "subject"]
    last = walk.last_subject.get(entity)
    yield f"subject before={bucket(one.sentence - last.sentence, 0, 1, 2, 4) if last else 99}"
    above = verb_above(walk.document, one.verb) if one.verb >= 0 else -1
    if above >= 0 and any(other.verb == above for other in subjects):
        yield f"subject of the clause above {one.role}"
    if any(other.verb == one.verb for other in subjects):
        yield f"subject of its clause {one.role} {one.lemma}"
    said = walk.said_by.get(one.head)
    if said is not None and any(other.head in said for other in beside):
        yield "named in what it says"


def last_seen(walk: Coreference, one: Reference, entity: Entity) -> Reference | None:
    """The entity's last reference; for "he" and "she" outside speech the last one outside speech, where there is one."""
    if one.form == PRONOUN and one.gender and one.head not in walk.speakers:
        return walk.last_told.get(entity) or last_of(entity)
    return last_of(entity)


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
    yield (f"names same head={same} {shared_names(one, entity)}",)
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


def shared_names(one: Reference, entity: Entity) -> str:
    """US forces beside Iraqi forces => "other"; beside American forces => "same"; beside forces => "new"; forces beside US forces => "left out"; forces beside troops => "none"."""
    if one.proper and entity.proper:
        return "same" if one.proper <= entity.proper else "other"
    return "new" if one.proper else "left out" if entity.proper else "none"


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
