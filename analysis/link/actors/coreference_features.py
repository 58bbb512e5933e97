"""Features of a reference and a candidate entity, used by training and prediction alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from analysis.language.word_classes import classes_of
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import NOMINAL, PRONOUN, Reference
from analysis.link.actors.references import verb_above

if TYPE_CHECKING:
    from analysis.link.actors.coreference import Coreference

Group = tuple[Any, ...]
"""A function and what it is given: the features are what it returns, and need not be spelt out again for the same values."""
RECENT_REFERENCES = 3
"""How many of an entity's last references are looked at for constraints of grammar."""


def bucket(number: int, *bounds: int) -> int:
    """First bound that the number does not exceed: bucket(7, 1, 5, 9) => 9; 99 if it exceeds all."""
    for bound in bounds:
        if number <= bound:
            return bound
    return 99


def pair_features(walk: Coreference, one: Reference, entity: Entity, recency: int) -> list[str]:
    """Features of a reference and a candidate entity, each also combined with the type of the reference."""
    return with_type(one, feature_groups(walk, one, entity, recency))


def new_features(walk: Coreference, one: Reference) -> list[str]:
    """Features of a reference for the option that it starts a new entity."""
    return with_type(one, new_groups(walk, one))


PERSON = "person: "
"""In front of the features of "he" and "she", which share none with other references."""


def with_type(one: Reference, groups: Iterable[Group]) -> list[str]:
    """Feature groups => features, alone and combined with the type of the reference; for "he" and "she" only with PERSON."""
    found = [feature for function, *values in groups for feature in function(*values)]
    if one.form == PRONOUN and one.gender:
        return [PERSON + feature for feature in found]
    return [*found, *(f"{one.type}: {feature}" for feature in found)]


def new_groups(walk: Coreference, one: Reference) -> Iterator[Group]:
    """Feature groups of a reference for the option of a new entity."""
    yield new_of_kind, one.role, one.kind, one.plural
    if one.form == NOMINAL:
        yield new_description, one.lemma, walk.frequency[one.lemma], len(one.modifiers), bool(walk.by_head[one.lemma])
    else:
        yield new_pronoun, one.lemma, one.head in walk.speakers, one.sentence == 0


def new_of_kind(role: str, kind: str | None, plural: bool) -> Iterable[str]:
    return "new", f"new {role}", f"new {kind} plural={plural}"


def new_description(lemma: str, often: int, modifiers: int, known: bool) -> Iterable[str]:
    often, words = bucket(often, 1, 2, 3, 5), bucket(modifiers, 0, 1, 2)
    return f"new so often={often}", f"new words={words}", f"new {lemma}", f"new known noun={known}"


def new_pronoun(lemma: str, in_speech: bool, first_sentence: bool) -> Iterable[str]:
    return f"new in speech={in_speech}", f"new first sentence={first_sentence}", f"new {lemma}"


def feature_groups(walk: Coreference, one: Reference, entity: Entity, recency: int) -> Iterator[Group]:
    """Feature groups of a reference and a candidate, without the type; a group is a function and its arguments."""
    yield spoken_of, entity is walk.leader, one.head in walk.speakers_of, entity is walk.last_speaker
    last = last_seen(walk, one, entity)
    if last is None:
        yield (further_on,)
    else:
        sentences = max(-1, min(one.sentence - last.sentence, MAX_DISTANCE))
        top = entity.references[0].sentence <= 1
        times = min(len(entity.references), MAX_DISTANCE)
        yield distance_features, sentences, min(recency, MAX_DISTANCE), times
        yield last_reference, last.form, last.role, one.role, bucket(sentences, 0, 1, 2), top
    yield (
        agreement_features, one.form, one.type, one.kind, one.plural, one.gender, entity.kind, entity.group is not None, entity.plural, entity.gender
    )  # fmt: skip
    yield grammar_features, one.role, *grammar_of_pair(one, entity)
    yield speech_features, *speech_of_pair(walk, one, entity)
    if one.form == NOMINAL:
        yield from word_pair_groups(walk, one, entity)
    elif one.gender:
        yield from person_groups(walk, one, entity)


def spoken_of(most: bool, speaks: bool, spoke_last: bool) -> Iterable[str]:
    return f"most mentioned={most}", f"speaks={speaks} spoke last={spoke_last}"


def further_on() -> Iterable[str]:
    return ("further on",)


MAX_DISTANCE = 9
"""Sentences, entities or times beyond which no feature makes a difference."""


def person_groups(walk: Coreference, one: Reference, entity: Entity) -> Iterator[Group]:
    """Feature groups of "he" and "she": last antecedent, most mentioned person of that gender, and most recent subject."""
    meant, last = walk.meant_last.get(one.type), last_seen(walk, one, entity)
    again = "none" if meant is None else str(meant is entity)
    leader = walk.main_person.get(one.gender or "")
    main = entity is leader
    share = 100 * len(entity.references) // len(leader.references) if leader else 100
    since = bucket(one.sentence - meant.last_reference.sentence, 0, 1, 2, 4) if meant is not None else -1
    yield meant_before, again, since, main
    yield known_person, entity.gender is not None, entity.group is not None, is_subject_ahead(walk, one, entity), share
    if last is not None:
        back = paragraph_of(walk, one.sentence) - paragraph_of(walk, last.sentence)
        sentences = bucket(one.sentence - last.sentence, 0, 1, 2, 4)
        yield paragraphs_back, bucket(back, 0, 1, 2, 3), entity.group is not None, main
        yield sentences_back, sentences, entity.group is not None, main, one.lemma, last.form, last.role
        yield clause_features, one.role, one.lemma, *clauses_of_pair(walk, one, entity)


def meant_before(again: str, since: int, main: bool) -> Iterable[str]:
    return f"meant last={again}", f"meant last={again} {since}", f"main person={main}", f"main person={main} meant last={again}"  # fmt: skip


def known_person(known: bool, named: bool, ahead: bool, share: int) -> Iterable[str]:
    return f"known={known} named={named}", f"ahead={ahead}", f"share of the main person={bucket(share, 5, 15, 30, 60, 99)}"  # fmt: skip


def paragraphs_back(back: int, named: bool, main: bool) -> Iterable[str]:
    near = bucket(back, 0, 1, 2)
    return f"paragraphs={back}", f"named={named} paragraphs={near}", f"paragraphs={near} main={main}"


def sentences_back(sentences: int, named: bool, main: bool, lemma: str, form: str, role: str) -> Iterable[str]:
    return (
        f"main person={main} sentences={sentences}",
        f"named={named} sentences={sentences}",
        f"{lemma} {form} {role} {bucket(sentences, 0, 1)}",
    )


def paragraph_of(walk: Coreference, sentence: int) -> int:
    return walk.document.sentences[max(0, sentence)].paragraph


def is_subject_ahead(walk: Coreference, one: Reference, entity: Entity) -> bool:
    ahead = walk.name_at(walk.ahead)
    return ahead is not None and walk.by_group.get(ahead.group if ahead.group is not None else -1) is entity


def clauses_of_pair(walk: Coreference, one: Reference, entity: Entity) -> tuple[int, bool, bool, bool]:
    """(sentences since the entity was a subject; it is a subject of the governing clause; of the pronoun's own clause; it is named in what the pronoun
    says)."""
    beside = entity.references[-RECENT_REFERENCES:]
    verbs = [other.verb for other in beside if other.role == "subject"]
    last = walk.last_subject.get(entity)
    above = verb_above(walk.document, one.verb) if one.verb >= 0 else -1
    said = walk.said_by.get(one.head)
    return (
        bucket(one.sentence - last.sentence, 0, 1, 2, 4) if last else 99,
        above >= 0 and above in verbs,
        one.verb in verbs,
        said is not None and any(other.head in said for other in beside),
    )


def clause_features(role: str, lemma: str, before: int, above: bool, own: bool, said: bool) -> Iterable[str]:
    """Features of the subjects around a pronoun, and of names in its speech."""
    found = [f"subject before={before}"]
    if above:
        found.append(f"subject of the clause above {role}")
    if own:
        found.append(f"subject of its clause {role} {lemma}")
    if said:
        found.append("named in what it says")
    return found


def last_seen(walk: Coreference, one: Reference, entity: Entity) -> Reference | None:
    """Last reference to the entity; for "he" and "she" in the narrative the last one in the narrative, if any."""
    if one.form == PRONOUN and one.gender and one.head not in walk.speakers:
        return walk.last_told.get(entity) or last_of(entity)
    return last_of(entity)


def last_of(entity: Entity) -> Reference | None:
    return entity.references[-1] if entity.references else None


def distance_features(sentences: int, recency: int, times: int) -> Iterable[str]:
    """Features of distance: sentences since the last reference, entities mentioned since, number of references, each at most FAR."""
    near = bucket(recency, 0, 1, 2, 4)
    return (
        f"sentences={bucket(sentences, -1, 0, 1, 2, 3, 5, 8)}", f"recency={bucket(recency, 0, 1, 2, 3, 5, 8)}", f"times={bucket(times, 1, 2, 3, 5, 8)}",
        f"recency {near} times {bucket(times, 1, 2, 4)}", f"recency {near} sentences {bucket(sentences, -1, 0, 1, 2, 4)}",
    )  # fmt: skip


def last_reference(form: str, last_role: str, role: str, sentences: int, from_the_top: bool) -> Iterable[str]:
    """Features of the form and role of the entity's last reference and its distance in sentences (99: more than two)."""
    return (
        f"last form={form}", f"last role={last_role}", f"role={role}", f"roles={role}/{last_role}", f"last {form} {last_role} {sentences}",
        f"from the top={from_the_top}",
    )  # fmt: skip


def agreement_features(
    form: str, type_: str, kind: str | None, plural: bool, gender: str | None,
    entity_kind: str | None, named: bool, entity_plural: bool, entity_gender: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Features of agreement in kind, number and gender."""
    found = [f"entity={entity_kind}", f"named={named}", f"plural={plural}/{entity_plural}"]
    if form == NOMINAL:
        found.append(f"kinds={kind}/{entity_kind}")
    if gender:
        same = "unknown" if entity_gender is None else str(entity_gender == gender)
        found.append(f"gender same={same} person={entity_kind == 'person'}")
    if type_ in ("they", "it"):
        found.append(f"entity={entity_kind} plural={entity_plural}")
    return tuple(found)


def word_pair_groups(walk: Coreference, one: Reference, entity: Entity) -> Iterator[Group]:
    """Feature groups that compare the words of a description with those of the entity."""
    same = one.lemma in entity.heads
    if same:
        yield from same_head_groups(walk, one, entity)
    else:
        yield other_head, one.lemma, entity.kind, entity.named
        _, middle, fine = classes_of(one.lemma)
        yield (
            other_words, fine in entity.fine_classes, middle in entity.middle_classes, one.lemma in entity.words, one.lemma in entity.nouns, not one.modifiers.isdisjoint(entity.words)
        )  # fmt: skip
    yield names_beside, same, shared_names(one, entity)
    more = len(one.modifiers - entity.words)
    yield modifiers_beside, same, min(2, more), bool(one.modifiers) and not more


def other_head(lemma: str, kind: str | None, named: bool) -> Iterable[str]:
    return (f"{lemma} of {kind} named={named}",)


def other_words(fine: bool, middle: bool, among_words: bool, is_role: bool, modifier: bool) -> Iterable[str]:
    return (
        f"same class={fine}/{middle}",
        f"head among words={among_words}",
        f"head is its role={is_role}",
        f"modifier among words={modifier}",
    )


def names_beside(same: bool, names: str) -> Iterable[str]:
    return (f"names same head={same} {names}",)


def modifiers_beside(same: bool, more: int, covered: bool) -> Iterable[str]:
    return f"same head={same}", f"same head={same} more={more}", f"same head={same} covered={covered}"


def same_head_groups(walk: Coreference, one: Reference, entity: Entity) -> Iterator[Group]:
    """Feature groups for an equal head noun: difference of the modifiers, and distance in sentences."""
    differences = (len(one.modifiers ^ words) for lemma, words in entity.descriptions if lemma == one.lemma)
    yield head_again, min(differences, default=9), walk.frequency[one.lemma]
    if last := last_of(entity):
        yield head_back, one.sentence - last.sentence


def head_again(difference: int, often: int) -> Iterable[str]:
    return f"least difference={bucket(difference, 0, 1, 2)}", f"so often={bucket(often, 1, 2, 3, 5)}"


def head_back(sentences: int) -> Iterable[str]:
    return (f"same head sentences={bucket(sentences, 0, 1, 3, 8)}",)


def shared_names(one: Reference, entity: Entity) -> str:
    """Relation of the names that modify two heads: "same", "other" (US forces, Iraqi forces), "new" (only the reference has one), "left out" (only the
    entity) or "none"."""
    if one.proper and entity.proper:
        return "same" if one.proper <= entity.proper else "other"
    return "new" if one.proper else "left out" if entity.proper else "none"


def grammar_of_pair(one: Reference, entity: Entity) -> tuple[bool | None, bool, bool, bool, bool]:
    """Syntactic relations of a reference to the entity's last ones: (apposition, None without one; contains it; is inside it; co-argument of one verb;
    coordinated)."""
    beside, partner, verb = entity.references[-RECENT_REFERENCES:], one.partner, one.verb
    with_partner = None if partner is None else not beside
    holds = inside = same_verb = joined = False
    for other in beside:
        if partner is not None and other.holds(partner):
            with_partner = True
        holds = holds or one.holds(other.head)
        inside = inside or other.holds(one.head)
        same_verb = same_verb or (other.verb == verb >= 0 and other.role in ("subject", "object"))
        joined = joined or other.head == one.sibling
    return with_partner, holds, inside, same_verb, joined


def grammar_features(
    role: str, partner: bool | None, holds: bool, inside: bool, same_verb: bool, joined: bool
) -> Iterable[str]:
    """Features of apposition, containment, co-arguments and coordination."""
    found = [f"partner={partner}"] if partner is not None else []
    if holds:
        found.append("holds it")
    if inside:
        found.append(f"inside it as {role}")
    if same_verb:
        found.append(f"same verb as {role}")
    if joined:
        found.append("joined by and")
    return found


def speech_of_pair(walk: Coreference, one: Reference, entity: Entity) -> tuple[bool, bool | None, bool]:
    """(the entity was last mentioned in speech; the reference is in the entity's own speech, None outside speech; it is in the same speech as the
    entity's last reference)."""
    speaker, last = walk.speakers.get(one.head), last_of(entity)
    before = walk.speakers.get(last.head) if last else None
    if speaker is None:
        return before is not None, None, False
    return before is not None, any(other.head in speaker for other in entity.references), before == speaker


def speech_features(last_in_speech: bool, own_words: bool | None, same: bool) -> Iterable[str]:
    """Features of direct speech: own words of the entity, or same speech as its last reference."""
    if own_words is None:
        return ["last in speech"] if last_in_speech else []
    return [f"speaker={own_words}", f"same speech={same}"]
