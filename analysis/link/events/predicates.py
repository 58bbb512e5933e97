"""Selects the verbs that express an event: by tense, and without those that tell a state, an opinion or a detail."""

from __future__ import annotations

from collections.abc import Callable

from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.clauses.vocabulary import listed as clause_words
from analysis.language.lexicons import word_class, words
from analysis.link.events.arguments import auxiliaries_of, is_speech_verb, subjects_of
from analysis.link.events.context import EventContext, listed
from analysis.link.events.verbs import has_tense_of_events, is_resulting_participle


def event_verbs(scene: EventContext) -> list[int]:
    """Tokens of the verbs that express an event, in reading order; found once per scene."""
    if scene.event_verbs is None:
        scene.event_verbs = [verb for verb in sorted(scene.document.syntax.predicates) if is_event_verb(scene, verb)]
    return scene.event_verbs


def is_event_verb(scene: EventContext, verb: int) -> bool:
    return has_tense_of_events(scene, verb) and not any(rule(scene, verb) for rule in EXCLUDED)


# ------------------------------------------------------------------------------------------------------ what is no event
def is_state(scene: EventContext, verb: int) -> bool:
    """True for a stative verb: "was ill", "owned a mill", "believed them"; False with a particle ("called [off] the march") and for a price that moved."""
    held = scene.document.lemmas[verb] in listed("state") and scene.document.syntax.child(verb, "prt") is None
    return held and not is_price_move(scene, verb)


def holds(scene: EventContext, verb: int) -> bool:
    """True for a present tense or a stative verb, which a date does not place: "is", "follows", "means"."""
    document = scene.document
    present = document.tags[verb] in ("VBZ", "VBP") and not auxiliaries_of(scene, verb)
    return present or is_state(scene, verb)


def is_price_move(scene: EventContext, verb: int) -> bool:
    """True for "be" with an amount up or down: "shares were [down 9%]", "the stock was [3% higher]"."""
    document, syntax = scene.document, scene.document.syntax
    moved = [at for at in syntax.children_by(verb, "advmod", "acomp") if document.lower[at] in listed("moved")]
    return (
        document.lemmas[verb] == "be"
        and syntax.child(verb, "attr") is None
        and any("CD" in document.tags[slice(*syntax.subtree(at))] for at in moved)
    )


def is_idle(scene: EventContext, verb: int) -> bool:
    """True for an idiom of verb and noun that is no event: "came to the [conclusion]", "takes [time]", "made it a [priority]"."""
    document, syntax = scene.document, scene.document.syntax
    if document.lemmas[verb] not in listed("idle verb"):
        return False
    behind = [
        noun for at in syntax.children_by(verb, "prep") if at == verb + 1 for noun in syntax.children_by(at, "pobj")
    ]
    nouns = [*syntax.objects(verb), *syntax.children_by(verb, "oprd", "attr"), *behind]
    return any(document.lemmas[at] in listed("idle noun") for at in nouns)


def is_estimate(scene: EventContext, verb: int) -> bool:
    """True for a verb of estimation outside the lead sentence: "[put] the bill at $4m", "[estimated] the dead at 300"."""
    document, syntax = scene.document, scene.document.syntax
    if document.lemmas[verb] not in listed("estimating") or document.sentence_of(verb).number == scene.lead:
        return False
    places = [at for at in syntax.children_by(verb, "prep") if document.lower[at] == "at"]
    return any("CD" in document.tags[slice(*syntax.subtree(at))] for at in places)


def is_only_saying(scene: EventContext, verb: int) -> bool:
    """True for a verb that only reports content: "said that …", "told them …"; False for a speech act that is an event: "denied the charge", "announced
    a plan"."""
    document, syntax = scene.document, scene.document.syntax
    word = document.lemmas[verb]
    content = syntax.child(verb, "ccomp")
    if (
        content is not None
        and word in listed("denying") | listed("finding")
        and document.tags[content].startswith("VB")
    ):
        return True
    if word not in clause_takers() and word not in words("quotes/verbs"):
        return False
    if word in listed("bare saying"):
        return True
    if word not in clause_takers() and syntax.child(verb, "ccomp") is None and not scene.is_cue(verb):
        return False
    if word in listed("act") or syntax.child(verb, "xcomp") is not None:
        return False
    bare = word in listed("bare without object")
    named = any(document.tags[at].startswith("NN") for at in syntax.objects(verb)) or syntax.is_passive(verb)
    return bare or not named or syntax.child(verb, "ccomp") is not None


def is_spoken(scene: EventContext, verb: int) -> bool:
    """True for a verb inside quotation marks."""
    return scene.is_spoken(verb)


def is_hypothetical(scene: EventContext, verb: int) -> bool:
    """True for a verb in or below a hypothetical clause: "if it fell", "whether it fell", "unless it fell"."""
    syntax = scene.document.syntax
    return any(
        syntax.lower[mark] in listed("hypothetical")
        for at in (verb, *syntax.ancestors(verb))
        for mark in syntax.children_by(at, "mark")
    )


def event_is_negated(scene: EventContext, verb: int) -> bool:
    """True for a negated verb or subject: "did not fall", "never fell", "No ships sank", "none sank"."""
    document, syntax = scene.document, scene.document.syntax
    subjects = syntax.subjects(verb)[:1]
    none = [
        at
        for noun in subjects
        for at in (noun, *syntax.children_by(noun, "det"))
        if document.lower[at] in listed("no one")
    ]
    return bool(none) or syntax.is_negated(verb)


def lacks_subject(scene: EventContext, verb: int) -> bool:
    """True if the subject is missing, expletive, relative or a first or second person pronoun: "it", "there", "I", "we", "you", "what"."""
    document = scene.document
    found = subjects_of(scene, verb)
    if (
        found
        and any(document.tags[at] == "WDT" for at in range(*document.syntax.subtree(found[0])))
        and not document.tags[found[0]].startswith("NN")
    ):
        return True  # many of which
    return (
        not found
        or (document.lower[found[0]] in listed("empty subject") and not names_something(scene, found[0], verb))
        or document.lemmas[found[0]] in listed("relative subject")
    )


def names_something(scene: EventContext, head: int, verb: int) -> bool:
    """True for a referential "it" or partitive "one" as subject: "[It] killed four", "[one] of the miners"; False for an expletive: "it took a year to
    mend"."""
    syntax = scene.document.syntax
    content = syntax.child(verb, "ccomp", "xcomp", "advcl") is not None
    acts = (syntax.is_passive(verb) or bool(syntax.objects(verb))) and not content
    return is_one_of_several(scene, head) or (scene.document.lower[head] == "it" and acts)


def is_one_of_several(scene: EventContext, head: int) -> bool:
    """True for a partitive "one": "[one] in eight deaths", "[one] of the miners"."""
    document = scene.document
    parts = document.syntax.children_by(head, "prep", "quantmod", "advmod")
    return document.lower[head] == "one" and any(at == head + 1 and document.lower[at] in ("in", "of") for at in parts)


def is_reduced_relative(scene: EventContext, verb: int) -> bool:
    """True for a participle that modifies a noun: "a man [named] Roe", "the town [based] there"."""
    return scene.document.syntax.relations[verb] == "acl" and scene.document.tags[verb] in ("VBN", "VBD")


def is_subordinate_detail(scene: EventContext, verb: int) -> bool:
    """True for a subordinate clause outside the lead that gives a circumstance or claim: "said that it [fell]"; False for a participle of result."""
    behind = scene.document.sentence_of(verb).number != scene.lead
    syntax = scene.document.syntax
    marks = {syntax.lower[at] for at in syntax.children_by(verb, "mark", "advmod")}
    first = next((at for at in (verb, *syntax.ancestors(verb)) if syntax.relations[at] != "conj"), verb)
    joined = syntax.relations[first] == "ccomp" and syntax.child(verb, "nsubj", "nsubjpass") is None
    verb = first if joined else verb
    relation = syntax.relations[verb]
    if relation == "advcl" and marks & listed("circumstance"):
        return behind or "as" not in marks
    if not behind or relation not in word_class("language/relations", "subordinate"):
        return False
    return not is_resulting_participle(scene, verb) and not is_told_first(scene, verb)


def is_told_first(scene: EventContext, verb: int) -> bool:
    """True for a reported clause in front of its verb of speech, which is a main clause by form: "Two [were hurt], police said"."""
    syntax = scene.document.syntax
    said = syntax.heads[verb]
    return (
        syntax.relations[verb] == "ccomp"
        and verb < said
        and syntax.child(verb, "mark") is None
        and is_speech_verb(scene, said)
    )


def is_defining(scene: EventContext, verb: int) -> bool:
    """True for a restrictive relative clause of a common noun: "a firm that [made] boats", "people who [came]"."""
    document, syntax = scene.document, scene.document.syntax
    if syntax.relations[verb] != "relcl":
        return False
    noun, first = syntax.heads[verb], syntax.subtree(verb)[0]
    named = document.tags[noun].startswith("NNP") and document.lower[first] != "that"
    return not named and document.lower[first - 1] not in (",", "—", "–", "(")


def ends_period(scene: EventContext, verb: int) -> bool:
    """True for a participle that only says when a period ends, also if parsed as a main verb: "sales in the three months [ended] 30 June"."""
    document = scene.document
    bare = not auxiliaries_of(scene, verb) and document.lemmas[verb] == "end"
    return bare and document.lemmas[verb - 1] in clause_words("time")


def is_outside_prose(scene: EventContext, verb: int) -> bool:
    """True for a verb in a heading, caption or list of sources, that is outside the body text."""
    return scene.document.sentence_at(scene.document.starts[verb]) not in scene.prose


EXCLUDED: tuple[Callable[[EventContext, int], bool], ...] = (
    is_outside_prose, is_state, is_idle, is_estimate, is_only_saying, is_spoken, is_hypothetical, event_is_negated, lacks_subject, is_reduced_relative, is_defining,
    is_subordinate_detail, ends_period,
)  # fmt: skip
"""Kinds of verbs that tell no event."""
