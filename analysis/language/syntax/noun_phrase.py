"""Noun phrases: a noun or pronoun with what stands before it, and what depends on it behind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language.lexicons import word_class
from analysis.language.syntax.tree import Tree

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "WP", "CD", "DT", "WDT", "FW"})
"""Tags of what can be the head of a noun phrase; of "DT" and the like only where they stand for a noun: "this", "both"."""
ROLES = word_class("language/relations", "head noun")  # fmt: skip
"""Relations in which a noun is the head of a phrase of its own, rather than part of a longer name ("compound") or a determiner."""
APART = word_class("language/relations", "outside noun phrase")
"""Relations of what may stand before a head noun without being part of its phrase."""
CLOSE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "WP", "FW"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens first:end up to the head noun: "the former defence minister" of "the former defence minister of Chad, who …".

    full: first token and end of the phrase with all that depends on it. premodifiers, postmodifiers: tokens that depend on the head directly.
    """

    first: int
    end: int
    head: int
    full: tuple[int, int]
    premodifiers: tuple[int, ...]
    postmodifiers: tuple[int, ...]


def is_noun_phrase_head(tree: Tree, token: int) -> bool:
    tag, relation = tree.tags[token], tree.relations[token]
    return (tag in CLOSE or (tag in NOUNS and relation != "conj")) and relation in ROLES


def noun_phrase(tree: Tree, head: int) -> NounPhrase:
    """The phrase of a head noun; what a dash cuts off in front of it is no part of it: "OSLO - [The minister] said"."""
    start = tree.subtree(head)[0]
    place = bisect_left(tree.dashes, head) - 1
    dash = tree.dashes[place] if place >= 0 and tree.dashes[place] >= start else -1
    before = [at for at in tree.children(head) if dash < at < head and tree.relations[at] not in APART]
    behind = [at for at in tree.children(head) if at > head and tree.relations[at] != "punct"]
    first = max(dash + 1, min((tree.subtree(at)[0] for at in before), default=head))
    return NounPhrase(first, head + 1, head, tree.subtree(head), tuple(before), tuple(behind))


def find_noun_phrase_heads(tree: Tree) -> Iterator[int]:
    """The head of every noun phrase; one phrase may lie within another ("[Chad]'s minister")."""
    return (at for at in range(len(tree.heads)) if is_noun_phrase_head(tree, at))
