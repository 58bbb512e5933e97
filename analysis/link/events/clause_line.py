"""A headline for a verb of the parse: its subject, the verb in its tense, and what completes it, without dates and asides."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.language.lexicons import rows
from analysis.link.events.context import EventContext
from analysis.link.events.predicates import subjects_of

MAX_LINE_CHARACTERS = 90
"""Characters of a headline."""
KEPT_BEHIND_NOUN = frozenset(
    {
        "prep",
        "nummod",
        "quantmod",
        "amod",
        "compound",
        "poss",
        "det",
        "case",
        "nmod",
        "conj",
        "cc",
        "punct",
        "predet",
        "advmod",
    }
)
"""Relations of what may stay with a noun; clauses and appositions go."""
LEFT_OUT = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "csubj", "npadvmod", "intj", "meta", "ccomp"})
COMPLEMENTS = ("dative", "dobj", "attr", "acomp", "oprd", "xcomp", "agent", "prep", "prt", "neg", "advmod")
PRONOUNS = frozenset({"PRP", "WP", "WDT", "EX", "DT", "IN"})


def clause_line(scene: EventContext, verb: int) -> str:
    """ "On Friday the mayor, Ana Roe, shut the mine (in Lund)" => "The mayor shut the mine in Lund"; at most 90 characters."""
    subject = subject_name(scene, verb)
    if not subject:
        return ""
    parts = [verb_words(scene, verb)]
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


def join_tokens(scene: EventContext, tokens: Iterable[int]) -> str:
    """Tokens as they stand in the text; a blank where some were left out. Ends and unbalanced quotation marks go."""
    document, parts, before = scene.document, list[str](), -1
    for at in tokens:
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
    if scene.document.tags[heads[0]] in PRONOUNS:
        return antecedent_name(scene, heads[0])
    told = full_phrase(scene, heads[0])
    return told or None


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
    return join_tokens(scene, pruned(scene, head))


def pruned(scene: EventContext, top: int) -> list[int]:
    """Tokens of a subtree without clauses that describe, appositions, brackets and dates, in the order of the text."""
    syntax, dates = scene.document.syntax, scene.date_tokens
    found, waiting = [], [top]
    while waiting:
        at = waiting.pop()
        if at in dates and dates[at].type in ("DATE", "TIME") and at != top and not is_inside_name(scene, at):
            continue
        found.append(at)
        waiting += [
            child
            for child in syntax.children(at)
            if syntax.relations[child] not in LEFT_OUT and not is_dated_phrase(scene, child)
        ]
    return trim_tokens(scene, sorted(found))


def is_inside_name(scene: EventContext, at: int) -> bool:
    return scene.document.tags[at].startswith("NNP") and scene.document.syntax.relations[at] == "compound"


def is_dated_phrase(scene: EventContext, token: int) -> bool:
    """[in May], [of 5 May], [Friday] 's: a preposition or possessive whose noun is a date."""
    syntax, dates = scene.document.syntax, scene.date_tokens
    inside = [at for at in (token, *syntax.children_by(token, "pobj", "pcomp")) if at in dates]
    return any(dates[at].type in ("DATE", "TIME") and dates[at].earliest is not None for at in inside)


DANGLING = frozenset({"IN", "TO", "CC", ",", ":", "POS", "-LRB-", "HYPH", "``"})


def trim_tokens(scene: EventContext, tokens: list[int]) -> list[int]:
    """Without brackets and what leads nowhere at the end: "and", "of", a comma."""
    tags, depth, found = scene.document.tags, 0, list[int]()
    for at in tokens:
        depth += tags[at] == "-LRB-"
        if depth <= 0:
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
    if (
        not own
        and syntax.relations[verb] == "conj"
        and document.tags[verb] in ("VBN", "VB")
        and syntax.heads[verb] >= 0
    ):
        own = syntax.children_by(syntax.heads[verb], "aux", "auxpass")
    if syntax.relations[verb] == "xcomp":
        above = syntax.heads[verb]
        return f"{verb_words(scene, above)}{' '.join(['', *(document.words[at] for at in own)])} {document.words[verb]}"
    if document.tags[verb] == "VBG" and not own:
        return past_of(document.lower[verb], document.lemmas[verb])
    inside = sorted([*own, verb, *syntax.children_by(verb, "prt")])
    told = [document.words[at] for at in inside if at <= verb or syntax.relations[at] == "prt"]
    return " ".join(told).replace(" n't", "n't").replace(" n’t", "n’t")


def past_of(gerund: str, lemma: str) -> str:
    """ "killing", "kill" => "killed"; "leaving", "leave" => "left"; "injuring", "injure" => "injured"."""
    known = next((row for row in rows("language/irregular") if row["lemma"] == lemma and row["pos"] == "V"), None)
    if known is not None:
        return known["forms"].split()[0]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{gerund.removesuffix('ing')}ed"


def complements(scene: EventContext, verb: int) -> list[list[int]]:
    """Tokens of what stands behind the verb and completes it, a list for each."""
    document, syntax = scene.document, scene.document.syntax
    found = []
    for at in syntax.children(verb):
        relation = syntax.relations[at]
        if at < verb or relation not in COMPLEMENTS or relation in ("prt", "neg") or is_dated_phrase(scene, at):
            continue
        if relation == "xcomp" and document.tags[at] == "VBG" and document.lower[at - 1] == ",":
            continue
        if at in scene.date_tokens and relation != "dobj":
            continue
        if relation == "prep" and document.lower[at] in ("according", "including", "due", "because", "since", "until"):
            continue
        found.append(pruned(scene, at))
    return [part for part in found if part]
