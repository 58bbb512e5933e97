"""The words that belong to a verb: its auxiliaries and the heads of its subjects."""

from __future__ import annotations

from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.lexicons import word_class, words
from analysis.language.syntax import Syntax
from analysis.link.events.context import EventContext, listed


def auxiliaries_of(scene: EventContext, verb: int) -> list[int]:
    """Auxiliaries of a verb; a coordinated verb shares those of the first: "were caught and [shot]", "would have frozen pay and [raised] taxes"."""
    if (known := scene.auxiliaries.get(verb)) is None:
        known = scene.auxiliaries[verb] = find_auxiliaries(scene.document.syntax, verb)
    return known


def find_auxiliaries(syntax: Syntax, verb: int) -> list[int]:
    """What `auxiliaries_of` keeps for a verb."""
    found = syntax.children_by(verb, "aux", "auxpass")
    above = syntax.heads[verb]
    if found or syntax.relations[verb] != "conj" or above < 0:
        return found
    shared = syntax.children_by(above, "aux", "auxpass")
    unreal = {syntax.tags[at] for at in shared} >= {"MD"} and syntax.child(verb, "nsubj") is None
    perfect = any(syntax.lemmas[at] == "have" for at in (above, *shared))
    return shared if syntax.tags[verb] == "VBN" or (syntax.tags[verb] == "VBD" and unreal and perfect) else []


def subjects_of(scene: EventContext, verb: int) -> list[int]:
    """Head tokens of the subjects of a verb; of "fell, [killing] four" those of "fell". Without a subject in the tree, the noun phrase directly before
    the verb."""
    if (known := scene.subjects.get(verb)) is None:
        known = scene.subjects[verb] = find_subjects(scene, verb)
    return known


def find_subjects(scene: EventContext, verb: int) -> list[int]:
    """What `subjects_of` keeps for a verb."""
    document, syntax = scene.document, scene.document.syntax
    second = (
        subject_of_second(scene, verb)
        or described_noun(scene, verb)
        or dated_noun_in_front(scene, verb)
        or noun_joined_to_verb(scene, verb)
        or appointed_noun(scene, verb)
    )
    if second:
        return second
    verb = verb_sharing_subject(scene, verb)
    if found := own_subjects_of(scene, verb):
        return found
    if document.tags[verb] == "VBG":
        return next((own for at in syntax.ancestors(verb) if (own := own_subjects_of(scene, at))), [])
    if syntax.relations[verb] == "acl" and document.tags[verb] == "VBD":
        return [syntax.heads[verb]]  # the results published in May, tagged as a past tense
    if document.tags[verb] not in ("VBD", "VBN", "VBZ") or syntax.relations[verb] in word_class(
        "language/relations", "joined or relative"
    ):
        return []
    return noun_phrase_before(scene, min([verb, *syntax.children_by(verb, "aux", "auxpass")]))


def own_subjects_of(scene: EventContext, verb: int) -> list[int]:
    """Heads of the subjects of a verb in the tree, without those in a dateline and times; of a relative pronoun the antecedent that agrees with it."""
    syntax = scene.document.syntax
    found = [at for at in syntax.subjects(verb) if at not in scene.datelines and not scene.is_time(at)]
    pronoun = syntax.child(verb, "nsubj", "nsubjpass") if syntax.relations[verb] == "relcl" else None
    if len(found) != 1 or pronoun is None or scene.document.lower[pronoun] not in ("who", "which"):
        return found
    return [office_above(scene, agreeing_antecedent(scene, found[0], pronoun))]


def agreeing_antecedent(scene: EventContext, noun: int, pronoun: int) -> int:
    """Antecedent of "who" or "which" that agrees in kind: a person for "who" ("a [spokesman] for the bank, who left"), none for "which" ("Ana Roe of the
    [bank], which lost"). The noun that the tree gives if it agrees or no other does."""
    document, syntax = scene.document, scene.document.syntax
    person = document.lower[pronoun] == "who"
    if scene.kind_at(noun) is None or (scene.kind_at(noun) == "person") == person:
        return noun
    above = [at for at in syntax.ancestors(noun) if document.tags[at].startswith("NN")]
    below = [at for at in range(pronoun - 1, noun, -1) if document.tags[at].startswith("NN")]
    near = above if person else below
    return next((at for at in near if scene.kind_at(at) and (scene.kind_at(at) == "person") == person), noun)


def office_above(scene: EventContext, head: int) -> int:
    """Noun of the office in front of a name that the parser put into its of-phrase: "[Minister] of Transport Ana Roe, who …"; any other noun itself."""
    document, syntax = scene.document, scene.document.syntax
    noun = syntax.heads[syntax.heads[head]] if syntax.relations[head] == "pobj" else -1
    if noun < 0:
        return head
    ending = [
        row for row in scene.mentions_in(document.sentence_of(head).first, head + 1) if row.end == document.ends[head]
    ]
    held = {row.actor for row in ending if row.form == "name"}
    office = any(row.form == "nominal" and row.start <= document.starts[noun] and row.actor in held for row in ending)
    return noun if office else head


def head_without_subject(scene: EventContext, verb: int, *relations: str) -> int:
    """Head of a verb that has one of these relations to it and no subject of its own; -1 for other verbs."""
    syntax = scene.document.syntax
    bare = syntax.relations[verb] in relations and syntax.child(verb, "nsubj", "nsubjpass") is None
    return syntax.heads[verb] if bare else -1


def verb_sharing_subject(scene: EventContext, verb: int) -> int:
    """The verb whose subject this one shares, where the parser attached it elsewhere; else the verb itself.

    "The party [won], officials said, [ending] a long rule" (attached to "said") and "Unicef [warned] that they were ill, and [asked] for help" (attached
    to "were")."""
    syntax = scene.document.syntax
    above = head_without_subject(scene, verb, "conj", "advcl")
    if above < 0:
        return verb
    told = syntax.child(above, "ccomp")
    if told is not None and told < above and is_speech_verb(scene, above):
        return told
    joined = next((at for at in syntax.children_by(above, "cc", "punct") if above < at < verb), -1)
    content = syntax.relations[above] == "ccomp" and syntax.child(above, "mark") is not None
    apart = joined > 0 and scene.document.words[joined] == "," and syntax.relations[verb] == "conj"
    return syntax.heads[above] if content and apart else verb


def is_speech_verb(scene: EventContext, verb: int) -> bool:
    """True for a verb that can report a clause: "said", "announced"."""
    lemma = scene.document.lemmas[verb]
    return lemma in clause_takers() or lemma in words("quotes/verbs")


def dated_noun_in_front(scene: EventContext, verb: int) -> list[int]:
    """Subject with a year before it that the parser took for a prepositional phrase: "In 2022 [floods] in Osk killed 40"; else []."""
    document, syntax = scene.document, scene.document.syntax
    before = [at for at in syntax.children_by(verb, "prep") if at < verb]
    if (
        len(before) != 1
        or syntax.child(verb, "nsubj", "nsubjpass", "expl") is not None
        or syntax.relations[verb] != "root"
    ):
        return []
    noun = syntax.child(before[0], "pobj")
    dated = noun is not None and before[0] + 1 in scene.date_tokens and noun not in scene.date_tokens
    direct = "," not in document.words[before[0] : verb]
    return [noun] if noun is not None and dated and direct and document.lower[before[0]] in ("in", "on") else []


def subject_of_second(scene: EventContext, verb: int) -> list[int]:
    """Subject of a coordinated verb that the parser attached to the first object: "A storm killed 4 people and [another] in 1952 killed 800"; else []."""
    document, syntax = scene.document, scene.document.syntax
    first = head_without_subject(scene, verb, "conj")
    if first < 0:
        return []
    before = min([verb, *syntax.children_by(verb, "aux", "auxpass", "prep", "npadvmod")]) - 1
    joined = (
        before > first and syntax.relations[before] == "conj" and document.lower[before - 1] in listed("joins noun")
    )
    return [before] if joined and syntax.relations[syntax.heads[before]] in ("dobj", "pobj") else []


def noun_joined_to_verb(scene: EventContext, verb: int) -> list[int]:
    """Subject of a second clause that the parser joined to the first verb: "Roe scored and [Moe], signed in May, levelled"; else []."""
    syntax = scene.document.syntax
    above = head_without_subject(scene, verb, "conj", "advcl")
    if above < 0:
        return []
    joined = [at for at in syntax.children_by(above, "conj") if above < at < verb and scene.kind_at(at) is not None]
    return joined[-1:]


def is_appointment(scene: EventContext, verb: int) -> bool:
    """True for a passive infinitive that says what will be done with a noun: "a vote [to be held] on Friday", "called for a vote, [to be held] in May"."""
    document, syntax = scene.document, scene.document.syntax
    own = syntax.children_by(verb, "aux", "auxpass")
    passive = [document.lower[at] for at in own] == ["to", "be"] and document.tags[verb] == "VBN"
    return passive and syntax.relations[verb] in ("acl", "advcl") and document.lower[own[0] - 1] not in ("order", "as")


def appointed_noun(scene: EventContext, verb: int) -> list[int]:
    """The noun of such an infinitive behind a comma, which the parser attached to the verb: "called for a [vote], to be held in May"; else []."""
    document, syntax = scene.document, scene.document.syntax
    above = syntax.heads[verb]
    if not is_appointment(scene, verb) or syntax.relations[verb] != "advcl" or above < 0:
        return []
    behind = [noun for at in syntax.children_by(above, "prep") for noun in syntax.children_by(at, "pobj")]
    nouns = [at for at in (*syntax.objects(above), *behind) if at < verb and at not in scene.date_tokens]
    comma = document.words[verb - 3] == ","
    return nouns[-1:] if comma else []


def is_verb_of_joined_noun(scene: EventContext, verb: int) -> bool:
    """True for the active verb of such a clause, behind the comma that closes an aside: "and Moe, signed in May, [levelled]"."""
    found = noun_joined_to_verb(scene, verb)
    return bool(found) and found[0] < verb - 2 and scene.document.words[verb - 1] == ","


def described_noun(scene: EventContext, verb: int) -> list[int]:
    """Noun (no person) that a participle after a comma modifies, even if attached to the verb ("They mocked the [claim], made in May") or taken for the
    verb of the sentence ("The [pact], signed in May, ended the war"); else []."""
    document, syntax, noun = scene.document, scene.document.syntax, verb - 2
    if is_taken_for_main_verb(scene, verb):
        return [noun]
    alone = (
        not auxiliaries_of(scene, verb)
        and not syntax.objects(verb)
        and syntax.child(verb, "nsubj", "nsubjpass") is None
    )
    if noun < 0 or document.lower[verb - 1] != "," or not alone or document.lemmas[verb] not in listed("done to texts"):
        return []
    described = document.tags[verb] in ("VBN", "VBD") and document.tags[noun] in ("NN", "NNS")
    inside = described and noun not in scene.date_tokens and document.sentence_of(verb).first < noun
    person = any(row.kind == "person" for row in scene.mentions_in(noun, noun + 1))
    return [noun] if inside and not person and syntax.relations[verb] in DESCRIBING else []


def is_taken_for_main_verb(scene: EventContext, verb: int) -> bool:
    """True for a participle between commas behind its noun that the parser took for a main verb: "The pact, [signed] in May, ended the war"."""
    document, syntax = scene.document, scene.document.syntax
    participle = (
        verb > 1 and document.tags[verb] == "VBN" and not auxiliaries_of(scene, verb) and not syntax.objects(verb)
    )
    return participle and document.lower[verb - 1] == "," and syntax.child(verb, "nsubj") == verb - 2


DESCRIBING = frozenset({"acl", "advcl", "conj"})
"""Relations that the parse gives a participle behind a comma."""


def noun_phrase_before(scene: EventContext, token: int) -> list[int]:
    """Head of the noun phrase that ends directly before a token: "According to police over 300 [people] | have died"; else []."""
    syntax = scene.document.syntax
    token -= token > 0 and scene.document.tags[token - 1] in ("``", "''")  # Roe “left the port”
    one = syntax.noun_phrase_of(token - 1) if token else None
    free = one is not None and syntax.relations[one.head] not in word_class("language/relations", "argument noun")
    return [one.head] if one is not None and free and one.head == token - 1 else []
