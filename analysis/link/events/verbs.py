"""Tense, aspect and meaning of the verbs that can express an event."""

from __future__ import annotations

from analysis.language.lemmas import UNCHANGING_VERBS, lemma
from analysis.language.lexicons import word_class
from analysis.link.events.arguments import auxiliaries_of
from analysis.link.events.context import EventContext, listed

FINITE = word_class("language/relations", "finite clause")
"""Relations of a clause that can tell an event of its own."""
RESULT = word_class("language/relations", "result participle")
"""Relations of a participle that tells what followed: "fell, [killing] four"."""
MAX_LABEL_TOKENS = 6
"""Length of a label such as "BREAKING:" at the beginning of a sentence."""
WILL = frozenset({"will", "'ll", "’ll", "shall"})


def has_tense_of_events(scene: EventContext, verb: int) -> bool:
    """True for past, perfect and future ("fell", "was shot", "will fall") and some participles; False for "falls", "would fall", "is falling"."""
    return (
        is_past(scene, verb)
        or is_future(scene, verb)
        or is_resulting_participle(scene, verb)
        or is_in_progress(scene, verb)
        or is_of_flash(scene, verb)
    )


def is_of_flash(scene: EventContext, verb: int) -> bool:
    """True for the present tense of a news flash, in which it stands for the past: "BREAKING: Union [suspends] strike"."""
    document = scene.document
    if document.tags[verb] not in ("VBZ", "VBP") or document.syntax.relations[verb] not in FINITE:
        return False
    first = document.sentence_of(verb).first + 1
    opening = range(first, min(verb, first + MAX_LABEL_TOKENS))
    return any(document.words[at] == ":" and document.lower[at - 1] in listed("flash") for at in opening)


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
    finite = document.tags[verb] in ("VBD", "VBP", "VB")
    return finite or "VBD" in tags or perfect or is_taken_for_participle(scene, verb)


def has_past_form(scene: EventContext, verb: int) -> bool:
    """True for a past tense or participle, also if tagged as an adjective ("were [injured]"), as a present ("Roe [beat] Moe") or, with a subject, as an
    infinitive ("the firm [cut] pay")."""
    document, syntax = scene.document, scene.document.syntax
    tag, word = document.tags[verb], document.lower[verb]
    if tag == "JJ":
        return word.endswith("ed") and syntax.child(verb, "auxpass") is not None
    if tag == "VBP" or (tag == "VB" and syntax.child(verb, "nsubj") is not None):
        return not auxiliaries_of(scene, verb) and word in UNCHANGING_VERBS
    return tag in ("VBD", "VBN")


def is_taken_for_participle(scene: EventContext, verb: int) -> bool:
    """True for a past tense mistagged as a participle, without auxiliary and with a subject or joined to a past tense: "A judge [freed] her", "They left
    and [sold] it"."""
    syntax = scene.document.syntax
    bare = not auxiliaries_of(scene, verb) and syntax.child(verb, "agent") is None
    if not bare or scene.document.tags[verb] != "VBN":
        return False
    joined = syntax.relations[verb] == "conj" and bool(syntax.objects(verb)) and is_past(scene, syntax.heads[verb])
    return syntax.child(verb, "nsubj") is not None or joined


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
    return verb_calling_off(scene, verb) >= 0


def verb_calling_off(scene: EventContext, verb: int) -> int:
    """Verb that says a planned event is off: "[cancelled] plans to march", "a walkout by nurses planned for May [was called off]"; -1 if there is none."""
    syntax = scene.document.syntax
    above, noun = syntax.heads[verb], -1
    if above >= 0 and syntax.relations[verb] == "acl":
        noun = above
        while syntax.relations[noun] == "pobj" and syntax.heads[syntax.heads[noun]] >= 0:
            noun = syntax.heads[syntax.heads[noun]]
        above = syntax.heads[noun]
    hangs = syntax.relations[verb] == "xcomp" or (noun >= 0 and syntax.relations[noun] in ("dobj", "nsubjpass"))
    off = above >= 0 and ((hangs and is_calling_off(scene, above)) or (noun >= 0 and is_off(scene, above, noun)))
    return above if off else -1


def is_off(scene: EventContext, verb: int, noun: int) -> bool:
    """True for "be off" said of a noun: "The [march] planned for Friday [is] off"."""
    document, syntax = scene.document, scene.document.syntax
    off = any(document.lower[at] == "off" for at in syntax.children_by(verb, "advmod", "prt", "acomp"))
    return off and document.lemmas[verb] == "be" and syntax.relations[noun] == "nsubj"


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
