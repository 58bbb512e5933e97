"""Attachment of dates and places: the nouns and the verb that each depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from analysis.language import Document
from analysis.language.syntax import Syntax
from analysis.language.syntax.arguments import SUBJECTS
from analysis.tables import Row

R = TypeVar("R", bound=Row)
IN_ARGUMENT = frozenset((*SUBJECTS, "dobj"))
"""Relations to its verb of a phrase in which a time or place says nothing of the verb: the governor of Alder said."""
MAX_STEPS = 12
"""Steps up the tree from an expression to its verb, at most."""


@dataclass(frozen=True, slots=True)
class Attached(Generic[R]):
    """A date or place with the nouns that it depends on (nearest first), its governing verb (-1: none) and whether its phrase modifies that verb.

    preposition: the preposition of its phrase, "" for none; outer: that of the largest phrase around it ("[in] the district of Um Sidra"); first, last: its tokens, half-open."""

    row: R
    nouns: tuple[int, ...]
    verb: int
    modifies_verb: bool
    preposition: str
    outer: str
    first: int
    last: int


def is_verb(syntax: Syntax, token: int) -> bool:
    """True if a token heads a clause, also if its tag is wrong ("the strike [cost/NN] them"); False for a prenominal participle ("injured people")."""
    verbal = syntax.tags[token][:2] in ("VB", "MD") or syntax.child(token, "nsubj") is not None
    return verbal and syntax.relations[token] not in ("amod", "compound")


def nearest_verb(syntax: Syntax, token: int) -> int:
    """Nearest verb above a token in the tree; -1 if there is none."""
    return next((at for at in ancestors(syntax, token) if is_verb(syntax, at)), -1)


def ancestors(syntax: Syntax, token: int) -> Iterator[int]:
    """Ancestors of a token in the tree, nearest first, at most MAX_STEPS."""
    return (at for at, _ in zip(syntax.ancestors(token), range(MAX_STEPS)))


def attach_rows(document: Document, rows: Iterable[R]) -> dict[int, list[Attached[R]]]:
    """Dates or places => {number of the sentence: their attachments}."""
    found: dict[int, list[Attached[R]]] = {}
    for row in rows:
        tokens = document.tokens_in(row.start, row.end)
        if tokens:
            found.setdefault(row.sentence, []).append(attach_row(document, row, tokens))
    return found


def attach_row(document: Document, row: R, tokens: range) -> Attached[R]:
    syntax = document.syntax
    top = next((at for at in reversed(tokens) if syntax.heads[at] not in tokens), tokens[-1])
    nouns, verb, below, opens, outer = list[int](), -1, top, "", ""
    for at in ancestors(syntax, top):
        if is_verb(syntax, at):
            verb = at
            break
        if syntax.tags[at] in ("IN", "TO"):
            outer = syntax.lower[at]
            opens = opens if nouns else outer
        if syntax.tags[at][:2] == "NN":
            nouns.append(at)
        below = at
    return Attached(
        row, tuple(nouns), verb, syntax.relations[below] not in IN_ARGUMENT, opens, outer, tokens.start, tokens.stop
    )
