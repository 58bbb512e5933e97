"""Clauses: each verb with its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language.lexicons import word_class
from analysis.language.syntax import arguments
from analysis.language.syntax.tree import Tree

NO_CLAUSE = word_class("language/relations", "no clause")
"""Relations in which a verb form opens no clause of its own: "has", "rising" in "rising prices", "according" in "according to", "fighting" in
"fighting broke out"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with its arguments, all as tokens. subjects, objects: their heads; parent: verb of the clause above it (-1: none)."""

    verb: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    parent: int


def is_predicate(tree: Tree, token: int) -> bool:
    """True for a verb that opens a clause of its own."""
    return tree.relations[token] not in NO_CLAUSE and arguments.is_verbal(tree, token)


def find_predicates(tree: Tree) -> frozenset[int]:
    """Tokens of the verbs that open a clause."""
    return frozenset(
        at for at, tag in enumerate(tree.tags) if tag.startswith(("V", "J", "M")) and is_predicate(tree, at)
    )


def syntax_clauses(tree: Tree, predicates: frozenset[int]) -> Iterator[Clause]:
    """The clauses of a document in the order of their verbs."""
    for verb in sorted(predicates):
        above = next((at for at in tree.ancestors(verb) if at in predicates), -1)
        subjects, objects = arguments.subjects(tree, verb), arguments.direct_objects(tree, verb)
        yield Clause(verb, tuple(subjects), tuple(objects), above)
