"""A headline for a verb of the parse: its subject, the verb in its tense, and what completes it, without dates and asides."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from analysis.language.lexicons import rows, word_class
from analysis.link.events.amounts import continues_amount, verb_particles, whole_amounts
from analysis.link.events.context import EventContext, is_unknown_day, listed
from analysis.link.events.predicates import described_noun, subjects_of

MAX_LINE_CHARACTERS = 90
"""Characters of a headline."""
LEFT_OUT = word_class("language/relations", "headline drops")
"""Relations of what a headline goes without."""
COMPLEMENTS = word_class("language/relations", "completes verb")
"""Relations of what completes a verb."""
ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX", "DT", "IN"})


def clause_line(scene: EventContext, verb: int) -> str:
    """ "On Friday the mayor, Ana Roe, shut the mine (in Lund)" => "The mayor shut the mine in Lund"; at most 90 characters."""
    above = governing(scene, verb)
    if above >= 0:
        return clause_line(scene, above)
    subject = subject_name(scene, verb)
    if not subject:
        return ""
    parts = [verb_words(scene, verb)]
    if len(subject) + len(parts[0]) >= MAX_LINE_CHARACTERS:
        subject = names_alone(scene, verb, subject) or subject
    room = MAX_LINE_CHARACTERS - len(subject) - len(parts[0]) - 1
    for part in complements(scene, verb):
        told = join_tokens(scene, part)
        if not told:
            continue
        if len(told) + 1 > room:
            break
        parts.append(told)
        room -= len(told) + 1
    line = " ".join([subject, *parts])
    return line[:1].upper() + line[1:]


def governing(scene: EventContext, verb: int) -> int:
    """was [accused] of taking bribes: the verb that a gerund behind a preposition is told with; -1 for any other verb."""
    syntax = scene.document.syntax
    preposition = syntax.heads[verb] if syntax.relations[verb] == "pcomp" else -1
    above = syntax.heads[preposition] if preposition >= 0 else -1
    return above if above >= 0 and scene.document.tags[above].startswith("VB") else -1


def join_tokens(scene: EventContext, tokens: Iterable[int]) -> str:
    """Tokens as they stand in the text; a blank where some were left out. Ends and unbalanced quotation marks go."""
    document, parts, before = scene.document, list[str](), -1
    kept = list(tokens)
    for at in (at for at in kept if document.words[at] != "," or (at + 1 in kept and at - 1 in kept)):
        if before >= 0:
            parts.append(document.text[document.ends[before] : document.starts[at]] if at == before + 1 else " ")
        parts.append(document.words[at])
        before = at
    line = " ".join("".join(parts).split()).replace(" ,", ",").strip(" ,;:-–—(")
    balanced = line.count('"') % 2 == 0 and line.count("“") == line.count("”")
    return line if balanced else line.translate({ord(mark): None for mark in '"“”'}).strip()


# ------------------------------------------------------------------------------------------------------------ subject
def subject_name(scene: EventContext, verb: int) -> str | None:
    """The subject's words, with "and" between several; a pronoun as the name it stands for. None: no subject or an unknown pronoun."""
    heads = subjects_of(scene, verb)
    if not heads:
        return None
    if scene.document.lower[heads[0]] == "another" and scene.document.syntax.relations[verb] == "conj":
        return another(scene, verb)
    if is_loose_number(scene, heads[0]):
        return None
    if scene.document.tags[heads[0]] in PRONOUNS:
        return antecedent_name(scene, heads[0])
    if any(scene.document.tags[at] in ASKING for at in range(scene.document.syntax.subtree(heads[0])[0], heads[0])):
        return None  # how many passengers
    if len(heads) > 1 and heads[1] == heads[0] + 2 and scene.document.lower[heads[0]] in listed("counting"):
        heads = heads[1:]
    told = without_opening(full_phrase(scene, heads[0]))
    return with_owner(scene, heads[0], told) if told else None


def names_alone(scene: EventContext, verb: int, subject: str) -> str:
    """General Ana Roe and the militia chief Ben Poe => "Ana Roe and Ben Poe"; "" where one of them has no name."""
    ends, first = scene.document.ends, scene.document.sentence_of(verb).first
    named = [
        [row.text for row in scene.mentions_in(first, at + 1) if row.end == ends[at] and row.form == "name"]
        for at in subjects_of(scene, verb)
    ]
    whole = len(named) == subject.count(" and ") + 1 and all(named)
    return " and ".join(min(texts, key=len) for texts in named) if whole else ""


def without_opening(told: str) -> str:
    """ "Then Ana Roe" => "Ana Roe"."""
    first, _, rest = told.partition(" ")
    return rest.lstrip(", ") if rest and first.lower() in listed("sequence") else told


def another(scene: EventContext, verb: int) -> str | None:
    """A storm killed four and [another] killed 800 => another storm."""
    before = subjects_of(scene, scene.document.syntax.heads[verb])
    return f"another {scene.document.words[before[0]]}" if before else None


def is_loose_number(scene: EventContext, head: int) -> bool:
    """[The first] will open, [some] fled: an adjective or quantifier that does not say of what; not: 107 died, the first of the ships."""
    document, syntax = scene.document, scene.document.syntax
    vague = document.tags[head] in ("JJ", "JJR", "JJS", "RBR")
    return vague and syntax.child(head, "prep", "pobj") is None


def with_owner(scene: EventContext, head: int, told: str) -> str | None:
    """(aunt, "His aunt") => "Ana Roe’s aunt"; None where nobody knows whose it is. Any other phrase stays."""
    document = scene.document
    owner = next((at for at in document.syntax.children_by(head, "poss") if document.tags[at] == "PRP$"), -1)
    if owner < 0 or not told.lower().startswith(document.lower[owner]):
        return told
    name = antecedent_name(scene, owner)
    return f"{name}’s{told[len(document.words[owner]) :]}" if name else None


def antecedent_name(scene: EventContext, token: int) -> str | None:
    """The name of the actor that a pronoun stands for, as the article wrote it last before, else what it takes up; None: not known."""
    actor = scene.actor_at(token)
    known = scene.names.get(actor or "", [])
    before = [row for row in known if row.start < scene.document.starts[token]]
    if known:
        return (before or known)[-1 if before else 0].text
    return taken_up(scene, token)


TAKES_UP = {"it": ("NN",), "they": ("NNS", "NNPS")}
"""Pronoun => tags of the subject before that it can take up."""


def taken_up(scene: EventContext, token: int) -> str | None:
    """The port reopened. [It] was shut in 2014: the subject of the sentence before, where its number fits and it is no actor."""
    document = scene.document
    number = document.sentence_of(token).number
    tags = TAKES_UP.get(document.lower[token], ())
    if number == 0 or document.sentences[number - 1].paragraph != document.sentences[number].paragraph:
        return None
    before = document.sentences[number - 1]
    for root in (at for at in range(before.first, before.last) if document.syntax.relations[at] == "root"):
        found = [at for at in document.syntax.subjects(root) if document.tags[at] in tags and before.first <= at]
        if len(found) == 1:
            return full_phrase(scene, found[0]) or None
    return None


def full_phrase(scene: EventContext, head: int) -> str:
    """The noun phrase of a head with what belongs to it: "the mayor of Lund", without clauses, appositions, dates."""
    return join_tokens(scene, whole_number(scene, pruned(scene, head)))


def whole_number(scene: EventContext, tokens: list[int]) -> list[int]:
    """[hundreds of] thousands of people: what counts in front of a counting noun."""
    document = scene.document
    first = tokens[0] if tokens else 0
    first -= first > 0 and document.lower[first] != "of" and document.lower[first - 1] == "of"
    counted = first > 0 and document.lower[first] == "of" and document.lower[first - 1] in listed("counting")
    return [first - 1, first, *(at for at in tokens if at > first)] if counted else tokens


def pruned(scene: EventContext, top: int) -> list[int]:
    """Tokens of a subtree without clauses that describe, appositions, brackets and dates, in the order of the text."""
    document, syntax, dates = scene.document, scene.document.syntax, scene.date_tokens
    found, waiting = [], [top]
    while waiting:
        at = waiting.pop()
        age = document.lower[at + 1 : at + 2] == ["-"] or document.lower[at + 1 : at + 2] == ["-old"]
        if (
            at in dates
            and dates[at].type in ("DATE", "TIME")
            and at != top
            and not age
            and not is_inside_name(scene, at)
        ):
            continue
        found.append(at)
        waiting += [child for child in syntax.children(at) if not is_left_out(scene, child)]
    return trim_tokens(scene, whole_amounts(scene, sorted(found)))


def is_left_out(scene: EventContext, token: int) -> bool:
    """Clauses that describe, appositions behind a comma, asides and dates; not: the journal [Abyss], plans [to leave]."""
    document, syntax = scene.document, scene.document.syntax
    relation = syntax.relations[token]
    if relation == "acl":
        return document.tags[token] != "VB" or document.lower[token - 1] != "to"
    if relation == "conj" and document.lower[token] == "another":
        return True
    if relation == "npadvmod" and document.tags[token + 1 : token + 2] == ["HYPH"]:
        return False  # US-led troops
    named = relation == "appos" and document.words[syntax.subtree(token)[0] - 1] in APPOSED
    return named or relation in LEFT_OUT or is_dated_phrase(scene, token) or is_set_off(scene, token)


APPOSED = frozenset((",", "(", "—", "–", "--", "-", ":"))
"""What stands before an apposition that only explains."""


def is_set_off(scene: EventContext, token: int) -> bool:
    """the couple[, of Beech Lane,]; an office [— closed since May —]; an email in [which …]: asides, brackets and relative words."""
    document, syntax = scene.document, scene.document.syntax
    first = syntax.subtree(token)[0]
    aside = (
        syntax.relations[token] in word_class("language/relations", "set off")
        and first > 0
        and document.words[first - 1] in ASIDES
    )
    relative = any(document.tags[at] in ("WDT", "WP", "WP$", "WRB") for at in (token, *syntax.children(token)))
    return aside or relative or token in scene.datelines


ASIDES = frozenset((",", "—", "–", "(", "--"))


def is_inside_name(scene: EventContext, at: int) -> bool:
    return scene.document.tags[at].startswith("NNP") and scene.document.syntax.relations[at] == "compound"


def is_dated_phrase(scene: EventContext, token: int) -> bool:
    """[in May], [of 5 May], [Friday] 's: a preposition or possessive whose noun is a date."""
    syntax, dates = scene.document.syntax, scene.date_tokens
    inside = [at for at in (token, *syntax.children_by(token, "pobj", "pcomp")) if at in dates]
    found = [dates[at] for at in inside if dates[at].type in ("DATE", "TIME")]
    return any(one.earliest is not None or is_unknown_day(one) for one in found)


DANGLING = frozenset({"IN", "TO", "CC", ",", ":", "POS", "-LRB-", "HYPH", "``"})


def trim_tokens(scene: EventContext, tokens: list[int]) -> list[int]:
    """Without brackets and what leads nowhere at the end: "and", "of", a comma."""
    tags, depth, found = scene.document.tags, 0, list[int]()
    for at in tokens:
        depth += tags[at] == "-LRB-"
        if depth <= 0 and tags[at] != "-RRB-":
            found.append(at)
        depth -= tags[at] == "-RRB-" and depth > 0
    while len(found) > 1 and tags[found[-1]] in DANGLING and scene.document.syntax.relations[found[-1]] != "prt":
        found.pop()
    while found and tags[found[0]] in ("CC", ",", ":", "POS"):
        found.pop(0)
    return found


# --------------------------------------------------------------------------------------------------------------- verb
def verb_words(scene: EventContext, verb: int) -> str:
    """The verb with its auxiliaries and "not"; of a participle a past or passive of its own: "killing" => "killed"."""
    document, syntax = scene.document, scene.document.syntax
    own = syntax.children_by(verb, "aux", "auxpass", "neg")
    if is_bare_participle(scene, verb):
        told = [document.lower[verb], *(document.lower[at] for at in verb_particles(scene, verb))]
        return " ".join([was_or_were(scene, subjects_of(scene, verb)), *told])
    if (
        not own
        and syntax.relations[verb] == "conj"
        and document.tags[verb] in ("VBN", "VB")
        and syntax.heads[verb] >= 0
    ):
        own = syntax.children_by(syntax.heads[verb], "aux", "auxpass")
    if syntax.relations[verb] == "xcomp":
        above = syntax.heads[verb]
        above = syntax.heads[above] if syntax.relations[above] == "acomp" else above
        adjective = [document.words[at] for at in syntax.children_by(above, "acomp") if above != syntax.heads[verb]]
        return f"{' '.join([verb_words(scene, above), *adjective])}{' '.join(['', *(document.words[at] for at in own)])} {document.words[verb]}"
    if document.tags[verb] == "VBG" and not own:
        return past_of(document.lower[verb], document.lemmas[verb])
    inside = sorted([*own, verb, *verb_particles(scene, verb)])
    told = [document.words[at] for at in inside if at <= verb or syntax.relations[at] == "prt"]
    return " ".join(told).replace(" n't", "n't").replace(" n’t", "n’t")


def is_bare_participle(scene: EventContext, verb: int) -> bool:
    """a truce [agreed] in May, [founded] by Roe: a passive without an auxiliary."""
    document, syntax = scene.document, scene.document.syntax
    bare = document.tags[verb] in ("VBN", "VBD") and syntax.child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is None
    relation = syntax.relations[verb]
    if described_noun(scene, verb):
        return True
    return bare and (relation == "acl" or (relation == "advcl" and document.tags[verb] == "VBN"))


def was_or_were(scene: EventContext, subjects: list[int]) -> str:
    plural = len(subjects) > 1 or any(scene.document.tags[at] in ("NNS", "NNPS") for at in subjects)
    return "were" if plural else "was"


def past_of(gerund: str, lemma: str) -> str:
    """ "killing", "kill" => "killed"; "leaving", "leave" => "left"; "injuring", "injure" => "injured"."""
    known = next((row for row in rows("language/irregular") if row["lemma"] == lemma and row["pos"] == "V"), None)
    if known is not None:
        return known["forms"].split()[0]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{gerund.removesuffix('ing')}ed"


def complements(scene: EventContext, verb: int) -> list[list[int]]:
    """Tokens of what stands behind the verb and completes it, a list for each; what was ruled or decided in its shortest form."""
    document, syntax = scene.document, scene.document.syntax
    behind = [at for at in syntax.children(verb) if at > verb]
    behind = list(itertools.takewhile(lambda at: not is_comparison(scene, at), behind))
    found = [pruned(scene, at) for at in behind if is_complement(scene, at)]
    content = syntax.child(verb, "ccomp")
    if content is not None and document.lemmas[verb] in listed("act") and not any(found):
        whole = pruned(scene, content)
        found.append(whole if len(join_tokens(scene, whole)) <= MAX_LINE_CHARACTERS / 2 else core(scene, content))
    return [part for part in found if part]


def is_complement(scene: EventContext, token: int) -> bool:
    """Whether a word behind a verb belongs to its headline."""
    document, syntax = scene.document, scene.document.syntax
    relation = syntax.relations[token]
    if relation not in COMPLEMENTS or document.lower[token] in listed("left out") or is_dated_phrase(scene, token):
        return False
    if continues_amount(scene, token):
        return False
    if relation == "xcomp" and document.tags[token] == "VBG" and document.lower[token - 1] == ",":
        return False
    if relation == "npadvmod" and not is_measure(scene, token):
        return False
    return relation == "dobj" or token not in scene.date_tokens


def is_comparison(scene: EventContext, token: int) -> bool:
    """fell 2 per cent[, up 84 per cent from a low]: how the amount compares with another one, set off by a comma."""
    document = scene.document
    first, last = document.syntax.subtree(token)
    compared = {"up", "down"} & set(document.lower[first : min(last, first + 2)])
    return bool(compared) and first > 0 and document.words[first - 1] in ASIDES


def is_measure(scene: EventContext, token: int) -> bool:
    """fell [6 percent], closed [8c] lower, won [3-1], changed hands [three times]: a number that no comma sets off."""
    document = scene.document
    first, end = document.syntax.subtree(token)
    return "CD" in document.tags[first:end] and document.words[first - 1] not in ASIDES


def core(scene: EventContext, verb: int) -> list[int]:
    """ruled [that the arrest was unlawful]: a content clause with its subject, verb and object only."""
    document, syntax = scene.document, scene.document.syntax
    parts = [
        at
        for child in syntax.children_by(verb, "mark", "nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd")
        for at in pruned(scene, child)
    ]
    own = syntax.children_by(verb, "aux", "auxpass", "neg", "prt")
    tokens = sorted({*parts, *own, verb})
    pronoun = any(document.tags[at] in PRONOUNS for at in syntax.children_by(verb, "nsubj", "nsubjpass"))
    return [] if pronoun else tokens
