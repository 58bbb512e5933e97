"""Subjects and objects of a verb, including shared, relative and controlled ones."""

from __future__ import annotations

from functools import partial

from analysis.language.lexicons import word_class
from analysis.language.syntax.tree import Tree

SUBJECTS = word_class("language/relations", "subject")
listed = partial(word_class, "language/clause_words")


def own_subjects(tree: Tree, verb: int) -> list[int]:
    """Subjects inside the verb's own clause; for "there were [protests]", protests."""
    names = tree.children_by(verb, *SUBJECTS)
    if not names and tree.child(verb, "expl") is not None:
        names = tree.children_by(verb, "attr")
    return [antecedent(tree, at) for at in tree.with_conjuncts(names)]


def antecedent(tree: Tree, token: int) -> int:
    """ "who" in "rebels [who] fled" => rebels; any other word => itself."""
    if tree.tags[token] not in ("WP", "WDT", "IN", "DT") or tree.lower[token] not in listed("relative pronoun"):
        return token
    relative = next((at for at in (token, *tree.ancestors(token)) if tree.relations[at] in ("relcl", "acl")), None)
    if relative is None:
        return token
    return (
        agreeing_noun(tree, tree.heads[relative], relative) if tree.heads[token] == relative else tree.heads[relative]
    )


def agreeing_noun(tree: Tree, noun: int, verb: int) -> int:
    """The noun that a relative clause describes, corrected by its number: in "a levy on transfers that [was] cut" the levy, not the transfers.

    noun: the one it is attached to. Without a verb form that shows its number, or a fitting noun above, the noun itself."""
    finite = next((at for at in (*tree.children_by(verb, "aux", "auxpass"), verb) if tree.lower[at] in NUMBER), None)
    above = tree.heads[tree.heads[noun]] if tree.relations[noun] == "pobj" else -1
    if above >= 0 and tree.tags[above].startswith("VB"):
        above = next((at for at in tree.children_by(above, "dobj") if above < at < noun), -1)
    if finite is None or above < 0 or tree.relations[tree.heads[noun]] != "prep":
        return noun
    fits = NUMBER[tree.lower[finite]]
    return above if tree.tags[noun] not in fits and tree.tags[above] in fits else noun


SINGULAR, PLURAL = ("NN", "NNP"), ("NNS", "NNPS")
NUMBER = {"was": SINGULAR, "is": SINGULAR, "has": SINGULAR, "were": PLURAL, "are": PLURAL}
"""Verb form => tags of the nouns that it agrees with."""


def subjects(tree: Tree, verb: int) -> list[int]:
    """Heads of a verb's subjects, those joined by "and" included.

    Its own; of a verb without any the one it shares: "rebels came and [left]", "wants to [leave]", "prompted them to [leave]",
    "[Leaving] Kyiv, he …", "a man [wounded] there", "accused of [stealing]".
    """
    seen: set[int] = set()
    while verb >= 0 and verb not in seen:
        seen.add(verb)
        own = own_subjects(tree, verb)
        if own:
            return own
        found, verb = shared_subject(tree, verb)
        if found:
            return tree.with_conjuncts(found)
    return []


def shared_subject(tree: Tree, verb: int) -> tuple[list[int], int]:
    """Verb without a subject => heads that serve as its subjects, or the verb whose subjects it shares (-1: none)."""
    relation, above = tree.relations[verb], tree.heads[verb]
    if relation == "conj":
        return [], above if is_verbal(tree, above) else -1
    if relation in ("xcomp", "ccomp") and not is_finite(tree, verb):
        return controller(tree, above)
    if relation == "advcl" and not is_finite(tree, verb):
        return (agents(tree, above), above) if is_agent_control(tree, above) else ([], above)
    if relation == "acl" and tree.tags[verb] in ("VBG", "VBN"):
        return [above], -1
    if relation == "pcomp" and tree.relations[above] in ("prep", "agent"):
        return gerund_subject(tree, above)
    return [], -1


def controller(tree: Tree, above: int) -> tuple[list[int], int]:
    """Understood subject of an infinitive or gerund: the object of the verb above it, else that verb's subject."""
    if above < 0 or not (is_verbal(tree, above) or tree.tags[above].startswith("JJ")):
        return [], -1
    if tree.tags[above].startswith("JJ"):
        return [], tree.heads[above] if tree.relations[above] == "acomp" else -1
    objects = tree.children_by(above, "dobj", "dative")
    control = tree.lemmas[above] in listed("control")
    if is_agent_control(tree, above):
        return agents(tree, above), above
    if objects and not control and tree.tags[objects[0]] != "IN":
        return [antecedent(tree, objects[0])], -1
    return [], above


def is_agent_control(tree: Tree, verb: int) -> bool:
    """True if the agent of a passive is the understood subject: "used by [troops] to train recruits"."""
    return tree.lemmas[verb] in listed("control") and is_passive(tree, verb)


def gerund_subject(tree: Tree, preposition: int) -> tuple[list[int], int]:
    """Understood subject of a gerund after a preposition: the object of the verb above ("accused [them] of stealing"), otherwise its subject ("[he] left the town after selling his house")."""
    verb = tree.heads[preposition]
    if tree.lower[preposition] in listed("object control"):
        found = [at for at in tree.children_by(verb, "dobj") if at < preposition]
        return [antecedent(tree, at) for at in found], verb
    return [], verb


def direct_objects(tree: Tree, verb: int) -> list[int]:
    """Heads of a verb's direct objects, those joined by "and" included; the antecedent of a relative pronoun in its place.

    Also "them" in "want [them] to leave", and "port" in "the [port] they seized".
    """
    found = tree.children_by(verb, "dobj")
    found += [at for clause in tree.children_by(verb, "ccomp") if not is_finite(tree, clause) and not tree.child(clause, "mark")
              for at in tree.children_by(clause, "nsubj", "nsubjpass")]  # fmt: skip
    return [antecedent(tree, at) for at in tree.with_conjuncts(found)] or relative_gap(tree, verb)


def relative_gap(tree: Tree, verb: int) -> list[int]:
    """Head of a relative clause without a pronoun, as the verb's object: "the port they seized" => port."""
    noun = tree.heads[verb]
    if tree.relations[verb] != "relcl" or not own_subjects(tree, verb) or tree.lemmas[noun] in listed("adverbial noun"):
        return []
    inside = range(*tree.subtree(verb))
    if any(
        tree.tags[at] in ("WP", "WDT", "WRB", "WP$") or (tree.heads[at] == verb and tree.relations[at] in FULL)
        for at in inside
    ):
        return []
    return [noun]


FULL = word_class("language/relations", "room for no object")
"""Relations that leave a relative clause no room for an object."""


def recipients(tree: Tree, verb: int) -> list[int]:
    """Indirect objects: "gave [him] a medal", "gave a medal to [him]"."""
    found = [
        at if tree.tags[at] != "IN" and tree.tags[at] != "TO" else tree.child(at, "pobj")
        for at in tree.children_by(verb, "dative")
    ]
    return tree.with_conjuncts([at for at in found if at is not None])


def agents(tree: Tree, verb: int) -> list[int]:
    """Agents of a passive: "shot by a [gunman]"."""
    found = [at for by in tree.children_by(verb, "agent") for at in tree.children_by(by, "pobj", "pcomp")]
    return tree.with_conjuncts(found)


def is_verbal(tree: Tree, token: int) -> bool:
    """A verb by its tag, or a participle tagged as an adjective: "was [shut]", "are [undergoing] repairs"."""
    if tree.tags[token].startswith("JJ"):
        in_progress = tree.child(token, "aux") is not None and tree.child(token, "dobj") is not None
        return in_progress or tree.child(token, "auxpass") is not None
    return tree.tags[token].startswith("VB") or tree.tags[token] == "MD"


def is_finite(tree: Tree, verb: int) -> bool:
    """True if the verb is finite: "left", "has left", "would leave"; not "to leave", "leaving", "wounded"."""
    helpers = tree.children_by(verb, "aux", "auxpass")
    return any(tree.tags[at] in ("VBD", "VBP", "VBZ", "MD") for at in (verb, *helpers))


def is_passive(tree: Tree, verb: int) -> bool:
    """True for a passive: "was shot", "a man shot in Oslo", "was caught and [shot]"."""
    seen = 0
    while tree.tags[verb] in ("VBN", "VBD", "JJ") and seen <= len(tree.heads):
        if tree.child(verb, "auxpass", "nsubjpass", "agent") is not None:
            return True
        if tree.child(verb, "aux", "nsubj") is not None:
            return False
        if tree.relations[verb] != "conj":
            return tree.tags[verb] == "VBN" and tree.relations[verb] in word_class(
                "language/relations", "passive participle"
            )
        verb, seen = tree.heads[verb], seen + 1
    return False


def is_negated(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "neg") is not None


def clausal_complement(tree: Tree, verb: int) -> int | None:
    """Verb of the complement clause: "said that they [left]", "wants to [leave]"."""
    return tree.child(verb, "ccomp", "xcomp")
