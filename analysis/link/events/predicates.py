"""Selects the verbs that express an event, by tense, aspect, negation and position in the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.lemmas import lemma
from analysis.language.lexicons import rows, word_class, words
from analysis.link.events.arguments import auxiliaries_of, is_speech_verb, subjects_of
from analysis.link.events.context import EventContext, listed

FINITE = word_class("language/relations", "finite clause")
"""Relations of a clause that can tell an event of its own."""
RESULT = word_class("language/relations", "result participle")
"""Relations of a participle that tells what followed: "fell, [killing] four"."""
WILL = frozenset({"will", "'ll", "’ll", "shall"})


def event_verbs(scene: EventContext) -> Iterator[int]:
    """Tokens of the verbs that express an event, in reading order."""
    return (clause.verb for clause in scene.document.syntax.clauses if is_event_verb(scene, clause.verb))


def is_event_verb(scene: EventContext, verb: int) -> bool:
    return has_tense_of_events(scene, verb) and not any(rule(scene, verb) for rule in EXCLUDED)


def has_tense_of_events(scene: EventContext, verb: int) -> bool:
    """True for past, perfect and future ("fell", "was shot", "will fall") and some participles; False for "falls", "would fall", "is falling"."""
    return (
        is_past(scene, verb)
        or is_future(scene, verb)
        or is_resulting_participle(scene, verb)
        or is_in_progress(scene, verb)
    )


def is_past(scene: EventContext, verb: int) -> bool:
    """True for "fell", "has fallen", "had fallen", "was shot"; False for "has to fall", "would have fallen", "was falling"."""
    document, syntax = scene.document, scene.document.syntax
    if syntax.relations[verb] not in FINITE or not has_past_form(scene, verb):
        return False
    before = auxiliaries_of(scene, verb)
    tags = [document.tags[at] for at in before]
    if "MD" in tags or "TO" in tags:
        return False
    perfect = any(document.lemmas[at] in ("have", "'ve", "’ve") for at in before)
    finite = document.tags[verb] in ("VBD", "VBP")
    return finite or "VBD" in tags or perfect or is_taken_for_participle(scene, verb)


def has_past_form(scene: EventContext, verb: int) -> bool:
    """True for a past tense or participle, also if tagged as an adjective ("were [injured]") or as a present ("Roe [beat] Moe", "they [hit] a rock")."""
    document, syntax = scene.document, scene.document.syntax
    tag, word = document.tags[verb], document.lower[verb]
    if tag == "JJ":
        return word.endswith("ed") and syntax.child(verb, "auxpass") is not None
    if tag == "VBP":
        return not auxiliaries_of(scene, verb) and word in unchanging_verbs()
    return tag in ("VBD", "VBN")


@cache
def unchanging_verbs() -> frozenset[str]:
    """Verbs whose past tense is their base form: "hit", "cut", "beat"."""
    return frozenset(
        row["lemma"]
        for row in rows("language/irregular")
        if row["pos"] == "V" and row["forms"].split()[0] == row["lemma"]
    )


def is_taken_for_participle(scene: EventContext, verb: int) -> bool:
    """True for a past tense mistagged as a participle, with a subject and without auxiliary: "A judge [freed] her"."""
    syntax = scene.document.syntax
    bare = not auxiliaries_of(scene, verb) and syntax.child(verb, "agent") is None
    return bare and scene.document.tags[verb] == "VBN" and syntax.child(verb, "nsubj") is not None


def holds(scene: EventContext, verb: int) -> bool:
    """True for a present tense or a stative verb, which a date does not place: "is", "follows", "means"."""
    document = scene.document
    present = document.tags[verb] in ("VBZ", "VBP") and not auxiliaries_of(scene, verb)
    return present or is_state(scene, verb)


def is_past_perfect(scene: EventContext, verb: int) -> bool:
    document = scene.document
    return any(document.lower[at] in ("had", "'d", "’d") for at in auxiliaries_of(scene, verb)) and document.tags[
        verb
    ] in (
        "VBN",
        "VBD",
    )


def is_present_perfect(scene: EventContext, verb: int) -> bool:
    document = scene.document
    return any(document.lower[at] in ("has", "have", "'ve", "’ve") for at in auxiliaries_of(scene, verb))


def is_future(scene: EventContext, verb: int) -> bool:
    """True for "will fall" and "is to fall"; False for "will have fallen"."""
    document, syntax = scene.document, scene.document.syntax
    if syntax.relations[verb] in FINITE and {document.lower[at] for at in auxiliaries_of(scene, verb)} & WILL:
        return "have" not in {document.lower[at] for at in auxiliaries_of(scene, verb)}
    above = syntax.heads[verb]
    return (
        syntax.relations[verb] == "xcomp" and above >= 0 and is_ahead_of(scene, above) and document.tags[verb] == "VB"
    )


def is_ahead_of(scene: EventContext, above: int) -> bool:
    """True for a verb whose infinitive lies in the future: "[plans] to", "[is expected] to", "[is] to"."""
    document = scene.document
    if document.lower[above] in ("is", "are"):
        aims = any(document.lemmas[at] in listed("aim") for at in document.syntax.subjects(above))
        return document.syntax.child(above, "attr") is None and not aims
    if not document.syntax.is_finite(above):
        return False
    return document.lemmas[above] in listed("plan") and not is_past_perfect(scene, above)


def has_condition(scene: EventContext, verb: int) -> bool:
    """True for a modal or future verb with a conditional clause: "will strike if talks fail", "would strike unless they did"."""
    syntax = scene.document.syntax
    modal = any(scene.document.tags[at] == "MD" for at in auxiliaries_of(scene, verb)) or is_future(scene, verb)
    marks = [mark for at in syntax.children_by(verb, "advcl") for mark in syntax.children_by(at, "mark")]
    return modal and any(syntax.lower[mark] in listed("condition") for mark in marks)


def is_calling_off(scene: EventContext, verb: int) -> bool:
    """True for a verb of cancellation: "cancelled", "called off"."""
    particle, word = scene.document.syntax.child(verb, "prt"), scene.document.lemmas[verb]
    off = particle is not None and scene.document.lower[particle] == "off"
    return word in listed("cancelling off" if off else "cancelling")


def is_called_off(scene: EventContext, verb: int) -> bool:
    """True for a planned event under a verb of cancellation: "cancelled plans to [march]", "scrapped a visit [planned] for May"."""
    syntax = scene.document.syntax
    above, noun = syntax.heads[verb], -1
    if above >= 0 and syntax.relations[verb] == "acl":
        above, noun = syntax.heads[above], above
    hangs = syntax.relations[verb] == "xcomp" or (noun >= 0 and syntax.relations[noun] in ("dobj", "nsubjpass"))
    return above >= 0 and hangs and is_calling_off(scene, above)


def is_ongoing(scene: EventContext, verb: int) -> bool:
    """True for present progressive: "are searching", "is being rebuilt", "has been fighting"; False for "was searching", "is going to search"."""
    document, before = scene.document, auxiliaries_of(scene, verb)
    low, lower = {document.lower[at] for at in before}, document.lower[verb]
    if lower == "going" or not low & PRESENT:
        return False
    return (lower.endswith("ing") and not low & WILL) or ("being" in low and document.tags[verb] == "VBN")


PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "has", "have"})
"""Auxiliaries of what goes on at the time of writing."""


def is_resulting_participle(scene: EventContext, verb: int) -> bool:
    """True for a participle of result with a counted object: "fell in a storm, [killing] four"."""
    document, syntax = scene.document, scene.document.syntax
    after_comma = verb > 0 and document.lower[verb - 1] in (",", "and", "then")
    clause = document.tags[verb] == "VBG" and syntax.relations[verb] in RESULT and not auxiliaries_of(scene, verb)
    return clause and after_comma and has_counted_object(scene, verb) and is_below_past_verb(scene, verb)


def has_counted_object(scene: EventContext, verb: int) -> bool:
    """True if an object is or has a numeral: "killing [107]", "wounding [four people]"."""
    syntax, tags = scene.document.syntax, scene.document.tags
    return any(tags[at] == "CD" or syntax.child(at, "nummod") is not None for at in syntax.objects(verb))


def is_below_past_verb(scene: EventContext, verb: int) -> bool:
    return any(is_past(scene, at) for at in scene.document.syntax.ancestors(verb))


def is_in_progress(scene: EventContext, verb: int) -> bool:
    """True for "is being rebuilt"; in the lead sentence also for any present progressive: "are facing trial"."""
    document, before = scene.document, {scene.document.lower[at] for at in auxiliaries_of(scene, verb)}
    if document.lower[verb].endswith("ing"):
        return document.sentence_of(verb).number == scene.lead and bool(before & {"is", "are"})
    return "being" in before and document.tags[verb] == "VBN"


def governing_verb(scene: EventContext, token: int) -> int:
    """Nearest verb above a token in the tree; -1 if there is none."""
    return next((at for at in scene.document.syntax.ancestors(token) if scene.document.tags[at].startswith("VB")), -1)


def verb_lemma(scene: EventContext, verb: int) -> str:
    """Lemma of a verb, also if tagged as an adjective: "are [undergoing] repairs" => "undergo"."""
    document = scene.document
    as_verb = document.tags[verb].startswith("JJ") and document.lower[verb].endswith("ing")
    return lemma(document.lower[verb], "VBG") if as_verb else document.lemmas[verb]


def supported_noun(scene: EventContext, verb: int) -> str:
    """Noun that carries the meaning of a light verb: "are undergoing [trial]" => "trial", "a [vote] was held" => "vote"; "" for other verbs."""
    document, syntax = scene.document, scene.document.syntax
    if verb_lemma(scene, verb) not in listed("support"):
        return ""
    nouns = syntax.subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
    found = [document.lemmas[at] for at in nouns if document.tags[at] in ("NN", "NNS") and at not in scene.date_tokens]
    return next((noun for noun in found if noun in listed("supported") or noun in listed("event")), "")


# ------------------------------------------------------------------------------------------------------ what is no event
def is_state(scene: EventContext, verb: int) -> bool:
    """True for a stative verb: "was ill", "owned a mill", "believed them"; False with a particle ("called [off] the march") and for a price that moved."""
    held = scene.document.lemmas[verb] in listed("state") and scene.document.syntax.child(verb, "prt") is None
    return held and not is_price_move(scene, verb)


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
    marks = {scene.document.syntax.lower[at] for at in scene.document.syntax.children_by(verb, "mark", "advmod")}
    relation = scene.document.syntax.relations[verb]
    if relation == "advcl" and marks & listed("circumstance"):
        return True
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


def is_outside_prose(scene: EventContext, verb: int) -> bool:
    """True for a verb in a heading, caption or list of sources, that is outside the body text."""
    return scene.document.sentence_at(scene.document.starts[verb]) not in scene.prose


EXCLUDED: tuple[Callable[[EventContext, int], bool], ...] = (
    is_outside_prose, is_state, is_idle, is_estimate, is_only_saying, is_spoken, is_hypothetical, event_is_negated, lacks_subject, is_reduced_relative, is_defining,
    is_subordinate_detail,
)  # fmt: skip
"""Kinds of verbs that tell no event."""
