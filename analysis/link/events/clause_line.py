"""Headline for a verb: subject, tensed verb and complements, without dates and asides."""

from __future__ import annotations

import itertools

from analysis.extract.dates import DateExpression
from analysis.language.lexicons import rows, word_class
from analysis.link.events.amounts import continues_amount, is_hedge, is_one_amount, whole_amounts
from analysis.link.events.arguments import (
    auxiliaries_of,
    described_noun,
    is_appointment,
    is_speech_verb,
    is_verb_of_joined_noun,
    subjects_of,
)
from analysis.link.events.context import EventContext, listed
from analysis.link.events.phrases import (
    ASIDES,
    full_phrase,
    is_dated_phrase,
    join_tokens,
    leads_on,
    pruned,
    trim_tokens,
)
from analysis.link.events.subjects import (
    PRONOUNS,
    antecedent_name,
    definite,
    main_subjects,
    names_alone,
    sentence_before,
    subject_name,
    with_owners,
)
from analysis.link.events.verbs import governing_verb, has_condition, verb_calling_off

MAX_LINE_CHARACTERS = 90
"""Characters of a headline."""
COMPLEMENTS = word_class("language/relations", "completes verb")
"""Relations of what completes a verb."""


def clause_line(scene: EventContext, verb: int, one: DateExpression | None = None) -> str:
    """ "On Friday the mayor, Ana Roe, shut the mine (in Lund)" => "The mayor shut the mine in Lund"; at most 90 characters, "" without a subject. one:
    the date that the headline belongs to, if the verb has several."""
    above = governing(scene, verb)
    if above >= 0:
        return clause_line(scene, above)
    subject = subject_name(scene, verb)
    if not subject:
        return ""
    line = verb_words(scene, verb)
    if line.startswith("to "):
        return ""  # expect it to fall
    if len(subject) + len(line) >= MAX_LINE_CHARACTERS:
        subject = names_alone(scene, verb, subject) or subject
    line = f"{subject} {line}"
    for part in beside_date(scene, verb, one, complements(scene, verb)):
        room = MAX_LINE_CHARACTERS - len(line) - 1
        told = resolved(scene, verb, shorten_part(scene, part, room), room)
        line = f"{line} {told}".rstrip()
        if part and not told:
            break
    return line[:1].upper() + line[1:]


def beside_date(scene: EventContext, verb: int, one: DateExpression | None, parts: list[list[int]]) -> list[list[int]]:
    """Complements for a headline if the verb has several dates: for a later date, the words before it replace the parallel complement. "lost its towns
    [in Iraq] in 2017 and [in Syria] in 2019" gives "in Syria" for 2019."""
    document = scene.document
    last = document.sentence_of(verb).last
    own = [at for at in range(verb + 1, last) if scene.is_time(at) and governing_verb(scene, at) == verb]
    earlier = [at for at in own if one and document.starts[at] < one.start]
    if one is None or not earlier:
        return parts
    between = range(earlier[-1] + 1, document.token_at(one.start))
    joined = [at for at in between if document.tags[at] not in ("CC", ",")]
    segment = trim_tokens(scene, joined)
    if len(joined) == len(between) or len(segment) < 2:
        return parts
    first = document.lower[segment[0]]
    kept = [list(itertools.takewhile(lambda at: document.lower[at] != first, part)) for part in parts]
    return [*(part for part in kept if part), segment]


def shorten_part(scene: EventContext, tokens: list[int], room: int) -> list[int]:
    """Tokens of a complement => those that fit into `room` characters, cut before a preposition or "to": "the start of a process | to suggest designs"."""
    while tokens and len(join_tokens(scene, tokens)) > room:
        last = next((at for at in range(len(tokens) - 1, 0, -1) if starts_modifier(scene, tokens[at])), 0)
        tokens = trim_tokens(scene, without_stump(scene, tokens[:last], tokens[last]))
    return tokens


def without_stump(scene: EventContext, tokens: list[int], cut: int) -> list[int]:
    """Tokens before a cut, without a last preposition and bare word that need what was cut: "[in connection] | with a case", "[before coming] | to
    rest"; "in court" stays whole."""
    tags = scene.document.tags
    needs = len(tokens) > 1 and scene.document.syntax.heads[cut] == tokens[-1] and tags[tokens[-1]] in ("NN", "VBG")
    return tokens[:-2] if needs and tags[tokens[-2]] == "IN" else tokens


def starts_modifier(scene: EventContext, token: int) -> bool:
    """True for a token at which a complement can be cut: a preposition other than "of", or "to": "a camp [near] Lund", not "a number [of] schools"."""
    return scene.document.tags[token] in ("IN", "TO") and scene.document.lower[token] != "of"


def governing(scene: EventContext, verb: int) -> int:
    """Verb that governs this one and without which the headline would be false: "[accused] of taking bribes", "[denied] that it fired", "[scrapped]
    plans to march"; -1 if there is none."""
    syntax = scene.document.syntax
    above = syntax.heads[verb]
    if (off := verb_calling_off(scene, verb)) >= 0:
        return off
    if syntax.relations[verb] == "ccomp" and scene.document.lemmas[above] in listed("denying"):
        return above
    if syntax.relations[verb] == "xcomp" and syntax.child(above, "dobj") in (subjects_of(scene, verb) or [-1]):
        return above
    preposition = syntax.heads[verb] if syntax.relations[verb] == "pcomp" else -1
    above = syntax.heads[preposition] if preposition >= 0 else -1
    if above >= 0 and scene.document.lemmas[above] in listed("charge"):
        above = governing_verb(scene, above)
    return above if above >= 0 and scene.document.tags[above].startswith("VB") else -1


# --------------------------------------------------------------------------------------------------------------- verb
def verb_words(scene: EventContext, verb: int) -> str:
    """The verb with its auxiliaries, "not" and "nearly". A participle becomes finite: "killing" => "killed", "agreed" => "was agreed"."""
    document, syntax = scene.document, scene.document.syntax
    own = syntax.children_by(verb, "aux", "auxpass", "neg")
    if is_bare_participle(scene, verb):
        return f"{was_or_were(scene, subjects_of(scene, verb))} {document.lower[verb]}"
    if not own and syntax.relations[verb] == "conj" and document.tags[verb] in ("VBN", "VB"):
        own = syntax.children_by(syntax.heads[verb], "aux", "auxpass")
    if is_appointment(scene, verb):
        return f"will be {document.words[verb]}"
    if syntax.relations[verb] == "xcomp":
        return " ".join([governing_words(scene, verb), *(document.words[at] for at in own), document.words[verb]])
    if document.tags[verb] == "VBG" and not own:
        return past_of(document.lower[verb], document.lemmas[verb])
    limits = [at for at in syntax.children_by(verb, "advmod") if document.lower[at] in listed("limits verb")]
    will = is_told_ahead(scene, verb)
    told = [
        "will" if will and document.lower[at] == "would" else document.words[at]
        for at in sorted([*own, *limits, verb])
        if at <= verb
    ]
    return " ".join(told).replace(" n't", "n't").replace(" n’t", "n’t")


def is_told_ahead(scene: EventContext, verb: int) -> bool:
    """True for "would" that stands for "will" behind a verb of speech: "said it [would] close the plant"; False for "would close if sales fell"."""
    syntax = scene.document.syntax
    own = {scene.document.lower[at] for at in auxiliaries_of(scene, verb)}
    said = next((at for at in (verb, *syntax.ancestors(verb)) if syntax.relations[at] != "conj"), verb)
    reported = syntax.relations[said] == "ccomp" and is_speech_verb(scene, syntax.heads[said])
    return reported and "would" in own and "have" not in own and not has_condition(scene, verb)


def governing_words(scene: EventContext, verb: int) -> str:
    """Words of the verb that governs an infinitive: "plans [to drill]" => "plans"; "is due [to drill]" => "is due"."""
    document, syntax = scene.document, scene.document.syntax
    above = syntax.heads[verb]
    if syntax.relations[above] == "acomp":
        return f"{verb_words(scene, syntax.heads[above])} {document.words[above]}"
    return verb_words(scene, above)


def is_bare_participle(scene: EventContext, verb: int) -> bool:
    """True for a passive participle without an auxiliary (reduced relative): "a truce [agreed] in May", "[founded] by Roe"."""
    document, syntax = scene.document, scene.document.syntax
    bare = document.tags[verb] in ("VBN", "VBD") and syntax.child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is None
    relation, past = syntax.relations[verb], document.tags[verb] == "VBN"
    if described_noun(scene, verb) or is_verb_of_joined_noun(scene, verb):
        return bool(described_noun(scene, verb))
    joined = relation == "conj" and past and is_bare_participle(scene, syntax.heads[verb])
    return bare and (relation == "acl" or (relation == "advcl" and past) or joined)


def was_or_were(scene: EventContext, subjects: list[int]) -> str:
    plural = len(subjects) > 1 or any(scene.document.tags[at] in ("NNS", "NNPS", "VBZ") for at in subjects)
    return "were" if plural else "was"


def past_of(gerund: str, lemma: str) -> str:
    """ "killing", "kill" => "killed"; "leaving", "leave" => "left"; "injuring", "injure" => "injured"."""
    known = next((row for row in rows("language/irregular") if row["lemma"] == lemma and row["pos"] == "V"), None)
    if known is not None:
        return known["forms"].split()[0]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{gerund.removesuffix('ing')}ed"


# --------------------------------------------------------------------------------------------------------- complements
def complements(scene: EventContext, verb: int) -> list[list[int]]:
    """Complements after the verb, each as a list of tokens, up to the first part set off by a comma. A long content clause is reduced to its core; parts
    that the parser interlaced or that are one amount are one."""
    document, found, kept = scene.document, False, list[list[int]]()
    for at in (at for at in document.syntax.children(verb) if at > verb):
        if is_set_off_by_comma(scene, at, found):
            break
        tokens = completing_tokens(scene, verb, at)
        if tokens and kept and (tokens[0] <= kept[-1][-1] or is_one_amount(scene, kept[-1][-1], tokens[0])):
            kept[-1] = whole_amounts(scene, sorted({*kept[-1], *tokens}))
        elif tokens:
            kept.append(tokens)
        found = found or bool(tokens) or document.syntax.relations[at] in ("dobj", "attr")
    return kept


def is_set_off_by_comma(scene: EventContext, token: int, found: bool) -> bool:
    """True for a part that a comma separates from the complements before it: "fell 2 per cent[, up 84 per cent from a low]", "lost 2 points[, its
    biggest drop]"."""
    document = scene.document
    first, last = document.syntax.subtree(token)
    compared = {"up", "down"} & set(document.lower[first : min(last, first + 2)])
    relation = document.syntax.relations[token]
    aside = document.words[first - 1] in ASIDES and relation not in ("punct", "conj", "cc")
    return aside and (found or bool(compared))


def completing_tokens(scene: EventContext, verb: int, token: int) -> list[int]:
    """Dependent of the verb => its tokens in the headline; [] if the headline omits it."""
    document, syntax = scene.document, scene.document.syntax
    relation = syntax.relations[token]
    if is_absolute(scene, token):
        return []
    if is_complement(scene, token) or is_infinitive_of_aim(scene, token):
        tokens = pruned(scene, token)
        return tokens if len(tokens) > 1 or not leads_on(scene, token) else []
    if relation == "conj" and is_gapped_participle(scene, token):
        return [at for at in range(syntax.subtree(token)[0] - 1, token + 1) if at > verb]
    if relation == "ccomp" and document.lemmas[verb] in listed("act") | listed("finding"):
        whole = pruned(scene, token)
        return whole if len(join_tokens(scene, whole)) <= MAX_LINE_CHARACTERS / 2 else core(scene, token)
    return []


def is_complement(scene: EventContext, token: int) -> bool:
    """True if a dependent after the verb belongs in the headline: no date, no aside, no hedge."""
    document, syntax = scene.document, scene.document.syntax
    relation = syntax.relations[token]
    if relation == "prt":
        return not is_hedge(scene, token)
    if relation not in COMPLEMENTS or is_dated_phrase(scene, token):
        return False
    if relation in ("prep", "advmod") and document.lower[token] in listed("left out"):
        return any(at in scene.date_tokens for at in syntax.children_by(token, "pobj"))
    if continues_amount(scene, token) and token - 1 not in syntax.children(token):
        return False
    if relation == "xcomp" and document.tags[token] == "VBG" and document.lower[token - 1] == ",":
        return False
    if relation == "npadvmod" and not is_measure(scene, token):
        return False
    return relation == "dobj" or token not in scene.date_tokens


def is_infinitive_of_aim(scene: EventContext, token: int) -> bool:
    """True for an infinitive of purpose: "voted 5-4 [to close] the pool", "flew to Lund [to meet] her"; False if a result follows: "to make it 2-2"."""
    document, syntax = scene.document, scene.document.syntax
    mark, result = syntax.child(token, "aux"), syntax.child(token, "ccomp", "oprd", "acomp")
    aim = syntax.relations[token] == "advcl" and document.tags[token] == "VB"
    return aim and mark is not None and document.lower[mark] == "to" and result is None


def is_absolute(scene: EventContext, token: int) -> bool:
    """True for "with" and a noun with a participle, which a headline cannot cut short: "left [with four minutes remaining]"."""
    syntax = scene.document.syntax
    nouns = syntax.children_by(token, "pobj") if scene.document.lower[token] == "with" else []
    return any(syntax.child(at, "acl") is not None for at in nouns)


def is_gapped_participle(scene: EventContext, token: int) -> bool:
    """True for a coordinated participle with gapped "were" and a number as its subject: "Four were killed and [31 wounded]"."""
    syntax, tags = scene.document.syntax, scene.document.tags
    counted = syntax.children_by(token, "nsubj", "nsubjpass")
    alone = tags[token] in ("VBN", "JJ", "VBD") and not auxiliaries_of(scene, token) and not syntax.objects(token)
    return alone and len(counted) == 1 and tags[counted[0]] == "CD" and syntax.is_passive(syntax.heads[token])


def resolved(scene: EventContext, verb: int, tokens: list[int], room: int) -> str:
    """Text of a complement; an object pronoun alone is replaced by its antecedent, if known, and "his", "its" by the owner if that fits into `room`."""
    document = scene.document
    if len(tokens) == 1 and document.lower[tokens[0]] in listed("object pronoun"):
        return object_named_before(scene, tokens[0]) or antecedent_name(scene, tokens[0]) or document.words[tokens[0]]
    told = join_tokens(scene, tokens)
    owned = with_owners(scene, verb, tokens, told)
    return owned if len(owned) <= room else told


def object_named_before(scene: EventContext, pronoun: int) -> str | None:
    """Antecedent of "it" or "them" that is the object of the governing or first coordinated verb: "blocked [the road] until troops cleared it", "shut
    [the mine] and sold it"; else None."""
    document, syntax = scene.document, scene.document.syntax
    verb = syntax.heads[pronoun]
    if document.lower[pronoun] not in ("it", "them"):
        return None
    fits = ("NN", "NNP") if document.lower[pronoun] == "it" else ("NNS", "NNPS")
    if syntax.relations[verb] == "root" and document.lower[pronoun] == "them":
        found = plurals_before(scene, pronoun)
        return definite(full_phrase(scene, found[0])) if len(found) == 1 else None
    if syntax.relations[verb] not in ("advcl", "conj"):
        return None
    found = [at for at in syntax.objects(syntax.heads[verb]) if document.tags[at] in fits]
    return full_phrase(scene, found[0]) if len(found) == 1 and found[0] < pronoun else None


def plurals_before(scene: EventContext, pronoun: int) -> list[int]:
    """Plural subject and objects of the main verb of the preceding sentence, those that "them" can mean: "He freed [two men]. Police arrested them". Without
    any, the objects of the prepositions of its verbs: "She asked for [the files]. Prosecutors handed them over"."""
    document, before = scene.document, sentence_before(scene, pronoun)
    syntax, subjects = document.syntax, main_subjects(scene, before) if before else []
    verbs = {verb for at in subjects for verb in (syntax.heads[at], *syntax.conjuncts(syntax.heads[at]))}
    objects = {*subjects, *(at for verb in verbs for at in syntax.objects(verb))}
    behind = {
        at for verb in verbs for prep in syntax.children_by(verb, "prep") for at in syntax.children_by(prep, "pobj")
    }
    plurals = ([at for at in sorted(nouns) if is_plural_noun(scene, at)] for nouns in (objects, behind))
    return next((found for found in plurals if found), [])


def is_plural_noun(scene: EventContext, token: int) -> bool:
    return scene.document.tags[token] in ("NNS", "NNPS") and token not in scene.date_tokens


def is_measure(scene: EventContext, token: int) -> bool:
    """True for an adverbial of measure, a phrase with a number and no comma before it: "fell [6 percent]", "won [3-1]", "changed hands [three times]"."""
    document = scene.document
    first, end = document.syntax.subtree(token)
    return "CD" in document.tags[first:end] and document.words[first - 1] not in ASIDES


def core(scene: EventContext, verb: int) -> list[int]:
    """Tokens of a content clause reduced to subject, verb and object: "ruled [that the arrest was unlawful]"; [] if its subject is a pronoun."""
    document, syntax = scene.document, scene.document.syntax
    parts = [
        at
        for child in syntax.children_by(verb, "mark", "nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd")
        for at in pruned(scene, child)
    ]
    own = syntax.children_by(verb, "aux", "auxpass", "neg", "prt")
    pronouns = [at for at in syntax.children_by(verb, "nsubj", "nsubjpass") if document.tags[at] in PRONOUNS]
    speakers = [scene.actor_at(at) for at in subjects_of(scene, syntax.heads[verb])]
    unknown = any(scene.actor_at(at) not in speakers for at in pronouns)
    return [] if unknown else sorted({*parts, *own, verb})
