"""Subjects and objects of a verb, including shared, relative and controlled ones."""

from __future__ import annotations

from functools import partial

from analysis.language.lexicons import word_class
from analysis.language.syntax.tree import Tree

SUBJECTS = word_class("language/relations", "subject")
listed = partial(word_class, "language/clause_words")


def own_subjects(tree: Tree, verb: int) -> list[int]:
    """Heads of the subjects inside a verb's own clause; after expletive "there", the noun behind the verb: "there were [protests]"."""
    names = tree.children_by(verb, *SUBJECTS)
    if not names and tree.child(verb, "expl") is not None:
        names = tree.children_by(verb, "attr")
    return [antecedent(tree, at) for at in tree.with_conjuncts(names)]


def antecedent(tree: Tree, token: int) -> int:
    """Relative pronoun => the noun it refers to: "who" in "rebels [who] fled" => rebels; any other word => itself."""
    if tree.tags[token] not in ("WP", "WDT", "IN", "DT") or tree.lower[token] not in listed("relative pronoun"):
        return token
    relative = next((at for at in (token, *tree.ancestors(token)) if tree.relations[at] in ("relcl", "acl")), None)
    if relative is None:
        return token
    return (
        agreeing_noun(tree, tree.heads[relative], relative) if tree.heads[token] == relative else tree.heads[relative]
    )


def agreeing_noun(tree: Tree, noun: int, verb: int) -> int:
    """Noun that a relative clause modifies, by agreement in number: in "a levy on transfers that [was] cut" the levy, not the transfers.

    noun: the one the parser attached the clause to, returned if the verb form shows no number or the noun above does not agree; verb: of the clause."""
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
"""Verb form => tags of the nouns it agrees with."""


def subjects(tree: Tree, verb: int) -> list[int]:
    """Heads of a verb's subjects, coordinated ones included.

    A verb without a subject of its own has its understood one: "rebels came and [left]", "wants to [leave]",
    "prompted them to [leave]", "[Leaving] Kyiv, he …", "a man [wounded] there", "accused of [stealing]".
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
    """Verb without a subject of its own => (heads of its understood subjects, verb whose subjects it shares if there are none, or -1)."""
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
    """Understood subject of an infinitive or gerund below the verb or adjective `above`: the object of `above`, else its subject; in the form of `shared_subject`."""
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
    """True if the agent of a passive verb is the understood subject of the infinitive below it: "used by [troops] to train recruits"."""
    return tree.lemmas[verb] in listed("control") and is_passive(tree, verb)


def gerund_subject(tree: Tree, preposition: int) -> tuple[list[int], int]:
    """Understood subject of a gerund after a preposition, in the form of `shared_subject`: the object of the verb above ("accused [them] of stealing"), or its
    subject ("[he] left the town after selling his house")."""
    verb = tree.heads[preposition]
    if tree.lower[preposition] in listed("object control"):
        found = [at for at in tree.children_by(verb, "dobj") if at < preposition]
        return [antecedent(tree, at) for at in found], verb
    return [], verb


def direct_objects(tree: Tree, verb: int) -> list[int]:
    """Heads of a verb's direct objects, coordinated ones included, with the antecedent in place of a relative pronoun.

    Also the subject of an infinitive below the verb ("want [them] to leave") and the noun of a relative clause without pronoun ("the [port] they seized").
    """
    found = tree.children_by(verb, "dobj")
    found += [at for clause in tree.children_by(verb, "ccomp") if not is_finite(tree, clause) and not tree.child(clause, "mark")
              for at in tree.children_by(clause, "nsubj", "nsubjpass")]  # fmt: skip
    return [antecedent(tree, at) for at in tree.with_conjuncts(found)] or relative_gap(tree, verb)


def relative_gap(tree: Tree, verb: int) -> list[int]:
    """Noun that a relative clause without pronoun modifies, if it is the object of the clause's verb: "the port they seized" => port."""
    noun = tree.heads[verb]
    if tree.relations[verb] != "relcl" or not own_subjects(tree, verb) or tree.lemmas[noun] in listed("adverbial noun"):
        return []
    inside = range(*tree.subtree(verb))
    if any(
        tree.tags[at] in ("WP", "WDT", "WRB", "WP$")
        or (tree.heads[at] == verb and tree.relations[at] in EXCLUDES_OBJECT)
        for at in inside
    ):
        return []
    return [noun]


EXCLUDES_OBJECT = word_class("language/relations", "room for no object")
"""Relations of dependents of a verb beside which it cannot have the modified noun as its object."""


def recipients(tree: Tree, verb: int) -> list[int]:
    """Heads of a verb's indirect objects: "gave [him] a medal", "gave a medal to [him]"."""
    found = [
        at if tree.tags[at] != "IN" and tree.tags[at] != "TO" else tree.child(at, "pobj")
        for at in tree.children_by(verb, "dative")
    ]
    return tree.with_conjuncts([at for at in found if at is not None])


def agents(tree: Tree, verb: int) -> list[int]:
    """Heads of the agents of a passive verb: "shot by a [gunman]"."""
    found = [at for by in tree.children_by(verb, "agent") for at in tree.children_by(by, "pobj", "pcomp")]
    return tree.with_conjuncts(found)


def is_verbal(tree: Tree, token: int) -> bool:
    """True for a verb by its tag, and for a participle that is tagged as an adjective: "was [shut]", "are [undergoing] repairs"."""
    if tree.tags[token].startswith("JJ"):
        in_progress = tree.child(token, "aux") is not None and tree.child(token, "dobj") is not None
        return in_progress or tree.child(token, "auxpass") is not None
    return tree.tags[token].startswith("VB") or tree.tags[token] == "MD"


def is_finite(tree: Tree, verb: int) -> bool:
    """True if the verb is finite: "left", "has left", "would leave"; not "to leave", "leaving", "wounded"."""
    auxiliaries = tree.children_by(verb, "aux", "auxpass")
    return any(tree.tags[at] in ("VBD", "VBP", "VBZ", "MD") for at in (verb, *auxiliaries))


def is_passive(tree: Tree, verb: int) -> bool:
    """True for a verb in the passive: "was shot", "a man shot in Oslo", "was caught and [shot]"."""
    while tree.tags[verb] in ("VBN", "VBD", "JJ"):
        if tree.child(verb, "auxpass", "nsubjpass", "agent") is not None:
            return True
        if tree.child(verb, "aux", "nsubj") is not None:
            return False
        if tree.relations[verb] != "conj":
            return tree.tags[verb] == "VBN" and tree.relations[verb] in word_class(
                "language/relations", "passive participle"
            )
        verb = tree.heads[verb]
    return False


def is_negated(tree: Tree, verb: int) -> bool:
    return tree.child(verb, "neg") is not None
