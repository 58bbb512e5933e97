"""A clause: one verb group with its subjects, objects and parent; and all clauses of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first:last` of a document (half-open) and the index of their head. kind: NP (noun phrase) or VG (verb group)."""

    kind: str
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A prepositional phrase. preposition: its token; phrase: its noun phrase; head: token of the noun or verb that it modifies."""

    preposition: int
    phrase: Chunk
    head: int


@dataclass(slots=True)
class Clause:
    """One verb group with its arguments. All numbers are token indices of the document, except `number`, `parent` and `joined`, which number clauses.

    "Rebels who seized the port fled after soldiers arrived" =>
        0 main "Rebels fled"; 1 relative "who seized the port" (subject "Rebels", parent 0); 2 adverbial, marker "after", parent 0.

    kind: main, relative, content (clausal complement: "said [that the port burned]"), adverbial, infinitive or participle;
    verb: verb group; subjects, objects: noun phrases, several if coordinated; recipient: indirect object; complement:
    predicative complement ("is [the mayor]"); agents: noun phrases after "by" in the passive; marker: token that introduces
    the clause (-1: none); parent: number of the clause it depends on (-1: none); joined: number of the clause whose
    auxiliary and subject it shares ("will train and [advise]"; -1: none); attached: prepositional phrases.
    """

    number: int
    kind: str
    verb: Chunk
    subjects: tuple[Chunk, ...] = ()
    objects: tuple[Chunk, ...] = ()
    recipient: Chunk | None = None
    complement: Chunk | None = None
    agents: tuple[Chunk, ...] = ()
    marker: int = -1
    parent: int = -1
    joined: int = -1
    passive: bool = False
    negated: bool = False
    attached: list[Attachment] = field(default_factory=list)

    @property
    def subject(self) -> Chunk | None:
        return self.subjects[0] if self.subjects else None

    @property
    def logical_subjects(self) -> tuple[Chunk, ...]:
        """Who acts: the agents of a passive, else the subjects."""
        return self.agents if self.passive else self.subjects

    @property
    def logical_objects(self) -> tuple[Chunk, ...]:
        """Who or what is acted on: the subjects of a passive, else the objects."""
        return self.subjects if self.passive else self.objects


MAX_CLAUSE_DEPTH = 12
"""Clauses that `Clauses.up` returns at most: the clause itself and its ancestors."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """Clauses of a document. all: in the order of their verbs; owners: for each token the number of its innermost clause (-1: none)."""

    all: list[Clause]
    owners: list[int]

    def at(self, token: int) -> Clause | None:
        """Innermost clause of a token; None if there is none or no such token."""
        number = self.owners[token] if 0 <= token < len(self.owners) else -1
        return self.all[number] if number >= 0 else None

    def above(self, clause: Clause) -> Clause | None:
        """Parent of a clause; None for a main clause."""
        return self.all[clause.parent] if clause.parent >= 0 else None

    def up(self, clause: Clause) -> Iterator[Clause]:
        """The clause, its parent, and so on to the main clause; at most MAX_CLAUSE_DEPTH clauses."""
        one: Clause | None = clause
        for _ in range(MAX_CLAUSE_DEPTH):
            if one is None:
                return
            yield one
            one = self.above(one)
