"""Clauses that tell an event without a date of their own: which verbs of the parse they are, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.language.clauses.vocabulary import clause_takers
from analysis.language.lemmas import lemma
from analysis.language.lexicons import word_class, words
from analysis.link.events.context import EventContext, listed

FINITE = word_class("language/relations", "finite clause")
"""Relations of a clause that can tell an event of its own."""
RESULT = word_class("language/relations", "result participle")
"""Relations of a participle that tells what followed: "fell, [killing] four"."""
WILL = frozenset({"will", "'ll", "’ll", "shall"})


def told_verbs(scene: EventContext) -> Iterator[int]:
    """Tokens of the verbs that tell an event, in reading order."""
    return (clause.verb for clause in scene.document.syntax.clauses if is_told(scene, clause.verb))


def is_told(scene: EventContext, verb: int) -> bool:
    return has_tense_of_events(scene, verb) and not any(rule(scene, verb) for rule in EXCLUDED)


def has_tense_of_events(scene: EventContext, verb: int) -> bool:
    """fell, has fallen, was shot, will fall, is to fall; "fell, [killing] four"; not: falls, would fall, is falling."""
    return (
        is_past(scene, verb)
        or is_future(scene, verb)
        or is_resulting_participle(scene, verb)
        or is_in_progress(scene, verb)
    )


def helpers(scene: EventContext, verb: int) -> list[int]:
    """Auxiliaries of a verb; of one joined by "and" without any those of the first: "were caught and [shot]", "would have frozen pay and
    [raised] taxes"."""
    syntax = scene.document.syntax
    found = syntax.children_by(verb, "aux", "auxpass")
    above = syntax.heads[verb]
    if found or syntax.relations[verb] != "conj" or above < 0:
        return found
    shared = syntax.children_by(above, "aux", "auxpass")
    unreal = {syntax.tags[at] for at in shared} >= {"MD"} and syntax.child(verb, "nsubj") is None
    perfect = any(syntax.lemmas[at] == "have" for at in (above, *shared))
    return shared if syntax.tags[verb] == "VBN" or (syntax.tags[verb] == "VBD" and unreal and perfect) else []


def is_past(scene: EventContext, verb: int) -> bool:
    """fell, has fallen, had fallen, was shot, has been shot; not: has to fall, would have fallen, was falling."""
    document, syntax = scene.document, scene.document.syntax
    if syntax.relations[verb] not in FINITE or document.tags[verb] not in ("VBD", "VBN"):
        return False
    before = helpers(scene, verb)
    tags = [document.tags[at] for at in before]
    if "MD" in tags or "TO" in tags:
        return False
    perfect = any(document.lemmas[at] in ("have", "'ve", "’ve") for at in before)
    return document.tags[verb] == "VBD" or "VBD" in tags or perfect or is_taken_for_participle(scene, verb)


def is_taken_for_participle(scene: EventContext, verb: int) -> bool:
    """A judge [freed] her: a past tense that was tagged as a participle, with a subject of its own and no auxiliary."""
    syntax = scene.document.syntax
    bare = not helpers(scene, verb) and syntax.child(verb, "agent") is None
    return bare and scene.document.tags[verb] == "VBN" and syntax.child(verb, "nsubj") is not None


def holds(scene: EventContext, verb: int) -> bool:
    """is, follows, means: a present or a state, which no day dates."""
    document = scene.document
    present = document.tags[verb] in ("VBZ", "VBP") and not helpers(scene, verb)
    return present or is_state(scene, verb)


def is_past_perfect(scene: EventContext, verb: int) -> bool:
    document = scene.document
    return any(document.lower[at] in ("had", "'d", "’d") for at in helpers(scene, verb)) and document.tags[verb] in (
        "VBN",
        "VBD",
    )


def is_present_perfect(scene: EventContext, verb: int) -> bool:
    document = scene.document
    return any(document.lower[at] in ("has", "have", "'ve", "’ve") for at in helpers(scene, verb))


def is_future(scene: EventContext, verb: int) -> bool:
    """will fall, is to fall; not: will have fallen."""
    document, syntax = scene.document, scene.document.syntax
    if syntax.relations[verb] in FINITE and {document.lower[at] for at in helpers(scene, verb)} & WILL:
        return "have" not in {document.lower[at] for at in helpers(scene, verb)}
    above = syntax.heads[verb]
    return (
        syntax.relations[verb] == "xcomp" and above >= 0 and is_ahead_of(scene, above) and document.tags[verb] == "VB"
    )


def is_ahead_of(scene: EventContext, above: int) -> bool:
    """[plans], [is expected], [is] to: a verb whose infinitive lies ahead."""
    document = scene.document
    if document.lower[above] in ("is", "are"):
        aims = any(document.lemmas[at] in listed("aim") for at in document.syntax.subjects(above))
        return document.syntax.child(above, "attr") is None and not aims
    if not document.syntax.is_finite(above):
        return False
    return document.lemmas[above] in listed("plan") and not is_past_perfect(scene, above)


def has_condition(scene: EventContext, verb: int) -> bool:
    """will strike if talks fail, would strike unless they did: what a clause with "if" decides."""
    syntax = scene.document.syntax
    modal = any(scene.document.tags[at] == "MD" for at in helpers(scene, verb)) or is_future(scene, verb)
    marks = [mark for at in syntax.children_by(verb, "advcl") for mark in syntax.children_by(at, "mark")]
    return modal and any(syntax.lower[mark] in listed("condition") for mark in marks)


def is_calling_off(scene: EventContext, verb: int) -> bool:
    """cancelled, called off: a verb that says of what was planned that it will not be."""
    particle, word = scene.document.syntax.child(verb, "prt"), scene.document.lemmas[verb]
    off = particle is not None and scene.document.lower[particle] == "off"
    return word in listed("cancelling off" if off else "cancelling")


def is_called_off(scene: EventContext, verb: int) -> bool:
    """cancelled plans to [march], scrapped a visit [planned] for May."""
    syntax = scene.document.syntax
    above, noun = syntax.heads[verb], -1
    if above >= 0 and syntax.relations[verb] == "acl":
        above, noun = syntax.heads[above], above
    hangs = syntax.relations[verb] == "xcomp" or (noun >= 0 and syntax.relations[noun] in ("dobj", "nsubjpass"))
    return above >= 0 and hangs and is_calling_off(scene, above)


def is_ongoing(scene: EventContext, verb: int) -> bool:
    """are searching, is being rebuilt, has been fighting; not: was searching, is going to search."""
    document, before = scene.document, helpers(scene, verb)
    low, lower = {document.lower[at] for at in before}, document.lower[verb]
    if lower == "going" or not low & PRESENT:
        return False
    return (lower.endswith("ing") and not low & WILL) or ("being" in low and document.tags[verb] == "VBN")


PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "has", "have"})
"""Auxiliaries of what goes on at the time of writing."""


def is_resulting_participle(scene: EventContext, verb: int) -> bool:
    """fell in a storm, [killing] four: behind a comma, with an object that is counted."""
    document, syntax = scene.document, scene.document.syntax
    after_comma = verb > 0 and document.lower[verb - 1] in (",", "and", "then")
    clause = document.tags[verb] == "VBG" and syntax.relations[verb] in RESULT and not helpers(scene, verb)
    return clause and after_comma and has_counted_object(scene, verb) and is_below_told(scene, verb)


def has_counted_object(scene: EventContext, verb: int) -> bool:
    """killing [107], wounding [four people]."""
    syntax, tags = scene.document.syntax, scene.document.tags
    return any(tags[at] == "CD" or syntax.child(at, "nummod") is not None for at in syntax.objects(verb))


def is_below_told(scene: EventContext, verb: int) -> bool:
    return any(is_past(scene, at) for at in scene.document.syntax.ancestors(verb))


def is_in_progress(scene: EventContext, verb: int) -> bool:
    """is being rebuilt; in the lead also: are facing trial."""
    document, before = scene.document, {scene.document.lower[at] for at in helpers(scene, verb)}
    if document.lower[verb].endswith("ing"):
        return document.sentence_of(verb).number == scene.lead and bool(before & {"is", "are"})
    return "being" in before and document.tags[verb] == "VBN"


def subjects_of(scene: EventContext, verb: int) -> list[int]:
    """Heads of a verb's subjects; of "fell, [killing] four" those of the verb above; where the parse has none, the noun phrase in front."""
    document, syntax = scene.document, scene.document.syntax
    second = subject_of_second(scene, verb) or described_noun(scene, verb)
    if second:
        return second
    found = [at for at in syntax.subjects(verb) if at not in scene.datelines and not scene.is_time(at)]
    if found:
        return found
    if document.tags[verb] == "VBG":
        return next((own for at in syntax.ancestors(verb) if (own := syntax.subjects(at))), [])
    if syntax.relations[verb] == "acl" and document.tags[verb] == "VBD":
        return [syntax.heads[verb]]  # the results published in May, tagged as a past tense
    if document.tags[verb] not in ("VBD", "VBN", "VBZ") or syntax.relations[verb] in word_class(
        "language/relations", "joined or relative"
    ):
        return []
    return noun_phrase_before(scene, min([verb, *syntax.children_by(verb, "aux", "auxpass")]))


def subject_of_second(scene: EventContext, verb: int) -> list[int]:
    """A storm killed 4 people and [another] in 1952 killed 800: the noun in front of a joined verb, which the parse joins to the first
    one's object."""
    document, syntax = scene.document, scene.document.syntax
    first = syntax.heads[verb]
    if syntax.relations[verb] != "conj" or first < 0 or syntax.child(verb, "nsubj", "nsubjpass") is not None:
        return []
    before = min([verb, *syntax.children_by(verb, "aux", "auxpass", "prep", "npadvmod")]) - 1
    joined = (
        before > first and syntax.relations[before] == "conj" and document.lower[before - 1] in listed("joins noun")
    )
    return [before] if joined and syntax.relations[syntax.heads[before]] in ("dobj", "pobj") else []


def described_noun(scene: EventContext, verb: int) -> list[int]:
    """They mocked the [claim], made in May: the noun that a participle behind a comma describes, though the parse may hang it on the
    verb; only for verbs that texts, rules and the like are the object of, and nouns that name no person."""
    document, syntax, noun = scene.document, scene.document.syntax, verb - 2
    alone = not helpers(scene, verb) and not syntax.objects(verb) and syntax.child(verb, "nsubj", "nsubjpass") is None
    if noun < 0 or document.lower[verb - 1] != "," or not alone or document.lemmas[verb] not in listed("done to texts"):
        return []
    described = document.tags[verb] in ("VBN", "VBD") and document.tags[noun] in ("NN", "NNS")
    inside = described and noun not in scene.date_tokens and document.sentence_of(verb).first < noun
    person = any(row.kind == "person" for row in scene.mentions_in(noun, noun + 1))
    return [noun] if inside and not person and syntax.relations[verb] in DESCRIBING else []


DESCRIBING = frozenset({"acl", "advcl", "conj"})
"""Relations that the parse gives a participle behind a comma."""


def noun_phrase_before(scene: EventContext, token: int) -> list[int]:
    """According to police over 300 [people] | have died: the head of the noun phrase that ends in front of a verb."""
    syntax = scene.document.syntax
    token -= token > 0 and scene.document.tags[token - 1] in ("``", "''")  # Roe “left the port”
    one = syntax.noun_phrase_of(token - 1) if token else None
    free = one is not None and syntax.relations[one.head] not in word_class("language/relations", "argument noun")
    return [one.head] if one is not None and free and one.head == token - 1 else []


def governing_verb(scene: EventContext, token: int) -> int:
    """The nearest verb that a token hangs on, -1 where there is none."""
    return next((at for at in scene.document.syntax.ancestors(token) if scene.document.tags[at].startswith("VB")), -1)


def verb_lemma(scene: EventContext, verb: int) -> str:
    """The lemma of a verb, also where it was tagged as an adjective: are [undergoing] repairs => undergo."""
    document = scene.document
    as_verb = document.tags[verb].startswith("JJ") and document.lower[verb].endswith("ing")
    return lemma(document.lower[verb], "VBG") if as_verb else document.lemmas[verb]


def supported_noun(scene: EventContext, verb: int) -> str:
    """ "trial" of "are undergoing trial", "vote" of "a vote was held": the noun that tells the event where the verb only supports it; else ""."""
    document, syntax = scene.document, scene.document.syntax
    if verb_lemma(scene, verb) not in listed("support"):
        return ""
    nouns = syntax.subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
    found = [document.lemmas[at] for at in nouns if document.tags[at] in ("NN", "NNS") and at not in scene.date_tokens]
    return next((noun for noun in found if noun in listed("supported") or noun in listed("event")), "")


# ------------------------------------------------------------------------------------------------------ what is no event
def is_state(scene: EventContext, verb: int) -> bool:
    """was ill, owned a mill, believed them: what holds rather than happens; not: called [off] the march."""
    return scene.document.lemmas[verb] in listed("state") and scene.document.syntax.child(verb, "prt") is None


def is_idle(scene: EventContext, verb: int) -> bool:
    """came to the [conclusion], takes [time], made it a [priority]: a verb and a noun that tell no event together."""
    document, syntax = scene.document, scene.document.syntax
    if document.lemmas[verb] not in listed("idle verb"):
        return False
    behind = [
        noun for at in syntax.children_by(verb, "prep") if at == verb + 1 for noun in syntax.children_by(at, "pobj")
    ]
    nouns = [*syntax.objects(verb), *syntax.children_by(verb, "oprd", "attr"), *behind]
    return any(document.lemmas[at] in listed("idle noun") for at in nouns)


def is_estimate(scene: EventContext, verb: int) -> bool:
    """[put] the bill at $4m, [estimated] the dead at 300: behind the lead it tells what an amount is thought to be, no event."""
    document, syntax = scene.document, scene.document.syntax
    if document.lemmas[verb] not in listed("estimating") or document.sentence_of(verb).number == scene.lead:
        return False
    places = [at for at in syntax.children_by(verb, "prep") if document.lower[at] == "at"]
    return any("CD" in document.tags[slice(*syntax.subtree(at))] for at in places)


def is_only_saying(scene: EventContext, verb: int) -> bool:
    """said that …, told them …: what merely reports; not: denied the charge, announced a plan."""
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
    """Inside quotation marks."""
    return scene.is_spoken(verb)


def is_hypothetical(scene: EventContext, verb: int) -> bool:
    """if it fell, whether it fell, unless it fell; a clause under such a one too."""
    syntax = scene.document.syntax
    return any(
        syntax.lower[mark] in listed("hypothetical")
        for at in (verb, *syntax.ancestors(verb))
        for mark in syntax.children_by(at, "mark")
    )


def event_is_negated(scene: EventContext, verb: int) -> bool:
    """did not fall, never fell; No ships sank, none sank."""
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
    """Nobody who did it, or "it", "there", "I", "we", "you", "what"."""
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
    """[one] of the miners; [It] killed four, [it] was hit by waves: a pronoun that stands for a thing; not: it took a year to mend."""
    syntax = scene.document.syntax
    content = syntax.child(verb, "ccomp", "xcomp", "advcl") is not None
    acts = (syntax.is_passive(verb) or bool(syntax.objects(verb))) and not content
    return is_one_of_several(scene, head) or (scene.document.lower[head] == "it" and acts)


def is_one_of_several(scene: EventContext, head: int) -> bool:
    """[one] in eight deaths, [one] of the miners: a part of what stands behind it."""
    document = scene.document
    parts = document.syntax.children_by(head, "prep", "quantmod", "advmod")
    return document.lower[head] == "one" and any(at == head + 1 and document.lower[at] in ("in", "of") for at in parts)


def is_reduced_relative(scene: EventContext, verb: int) -> bool:
    """a man [named] Roe, the town [based] there: a participle that only describes."""
    return scene.document.syntax.relations[verb] == "acl" and scene.document.tags[verb] in ("VBN", "VBD")


def is_subordinate_detail(scene: EventContext, verb: int) -> bool:
    """said that it [fell], left when it [fell]: behind the lead such clauses tell circumstances and claims; not: fell, [killing] four."""
    behind = scene.document.sentence_of(verb).number != scene.lead
    marks = {scene.document.syntax.lower[at] for at in scene.document.syntax.children_by(verb, "mark", "advmod")}
    relation = scene.document.syntax.relations[verb]
    if relation == "advcl" and marks & listed("circumstance"):
        return True
    return (
        behind
        and relation in word_class("language/relations", "subordinate")
        and not is_resulting_participle(scene, verb)
    )


def is_defining(scene: EventContext, verb: int) -> bool:
    """a firm that [made] boats, people who [came]: a relative clause without a comma, whose noun has no name."""
    document, syntax = scene.document, scene.document.syntax
    if syntax.relations[verb] != "relcl":
        return False
    noun, first = syntax.heads[verb], syntax.subtree(verb)[0]
    named = document.tags[noun].startswith("NNP") and document.lower[first] != "that"
    return not named and document.lower[first - 1] not in (",", "—", "–", "(")


def is_outside_prose(scene: EventContext, verb: int) -> bool:
    """A heading, caption or source: a line that does not end like a sentence, or stands behind the article."""
    return scene.document.sentence_at(scene.document.starts[verb]) not in scene.prose


EXCLUDED: tuple[Callable[[EventContext, int], bool], ...] = (
    is_outside_prose, is_state, is_idle, is_estimate, is_only_saying, is_spoken, is_hypothetical, event_is_negated, lacks_subject, is_reduced_relative, is_defining,
    is_subordinate_detail,
)  # fmt: skip
"""Kinds of verbs that tell no event."""
