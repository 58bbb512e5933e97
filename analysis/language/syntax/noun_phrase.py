"""Noun phrases: a noun or pronoun with its dependents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language.lexicons import word_class
from analysis.language.syntax.tree import Tree

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "WP", "CD", "DT", "WDT", "FW"})
"""Tags that the head of a noun phrase can have; determiners and numbers ("DT", "CD", …) are heads only if they stand for a noun: "this", "both"."""
HEAD_RELATIONS = word_class("language/relations", "head noun")
"""Relations in which a noun heads a phrase of its own, instead of being part of a longer name ("compound") or a determiner."""
OUTSIDE_RELATIONS = word_class("language/relations", "outside noun phrase")
"""Relations of dependents in front of a head noun that are no part of its phrase."""
FULL_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "WP", "FW"})
"""Tags of heads that can also be conjuncts: "bread and [butter]"."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens first:end up to the head noun: "the former defence minister" of "the former defence minister of Chad, who …".

    full: tokens first:end of the phrase with all its dependents.
    """

    first: int
    end: int
    head: int
    full: tuple[int, int]


def is_noun_phrase_head(tree: Tree, token: int) -> bool:
    """True if the token heads a noun phrase, by its tag and its relation."""
    tag, relation = tree.tags[token], tree.relations[token]
    return (tag in FULL_NOUNS or (tag in NOUNS and relation != "conj")) and relation in HEAD_RELATIONS


def noun_phrase(tree: Tree, head: int) -> NounPhrase:
    """Noun phrase of a head; words that a dash separates from it are no part of it: "OSLO - [The minister] said"."""
    start = tree.subtree(head)[0]
    place = bisect_left(tree.dashes, head) - 1 if tree.dashes else -1
    dash = tree.dashes[place] if place >= 0 and tree.dashes[place] >= start else -1
    before = [at for at in tree.children(head) if dash < at < head and tree.relations[at] not in OUTSIDE_RELATIONS]
    first = max(dash + 1, min([tree.subtree(at)[0] for at in before])) if before else head
    return NounPhrase(first, head + 1, head, tree.subtree(head))


def find_noun_phrase_heads(tree: Tree) -> Iterator[int]:
    """Heads of all noun phrases, in reading order, also of phrases inside others: "[Chad]'s minister"."""
    return (at for at in range(len(tree.heads)) if is_noun_phrase_head(tree, at))
