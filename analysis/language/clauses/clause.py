"""A clause: one verb group with its subjects, objects and parent; and all clauses of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first:last` (half-open, indices into the document) with the head token. kind: NP (noun phrase) or VG (verb group)."""

    kind: str
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """A prepositional phrase: the preposition (token), its noun phrase, and head: the noun or verb token it follows."""

    preposition: int
    phrase: Chunk
    head: int


@dataclass(slots=True)
class Clause:
    """One verb group with what belongs to it. All numbers are token indices of the document, but `number` and `parent`.

    "Rebels who seized the port fled after soldiers arrived" =>
        0 main "Rebels fled"; 1 relative "who seized the port" (subject "Rebels", parent 0); 2 adverbial, marker "after", parent 0.

    kind: main, relative, content (of saying, thinking: "that the port burned"), adverbial, infinitive, participle;
    verb: its verb group; subjects, objects: noun phrases, more than one where they are joined by "and"; recipient: whom it
    is given; complement: what the subject is said to be; agents: behind "by" in the passive; marker: the word that opens
    it; parent: number of the clause it hangs on (-1: none); joined: number of the clause whose auxiliary and subject it
    shares ("will train and [advise]"); attached: its prepositional phrases.
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
        """Who does it: the agents of a passive, else the subjects."""
        return self.agents if self.passive else self.subjects

    @property
    def logical_objects(self) -> tuple[Chunk, ...]:
        """To whom or what it is done: the subjects of a passive, else the objects."""
        return self.subjects if self.passive else self.objects


DEEPEST = 12
"""Clauses that hang on one another."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a document in verb order, and for each token the number of its clause (-1: none)."""

    all: list[Clause]
    owners: list[int]

    def at(self, token: int) -> Clause | None:
        """The innermost clause that contains the token."""
        number = self.owners[token] if 0 <= token < len(self.owners) else -1
        return self.all[number] if number >= 0 else None

    def above(self, clause: Clause) -> Clause | None:
        return self.all[clause.parent] if clause.parent >= 0 else None

    def up(self, clause: Clause) -> Iterator[Clause]:
        """The clause, its parent, and so on to the main clause, at most DEEPEST."""
        one: Clause | None = clause
        for _ in range(DEEPEST):
            if one is None:
                return
            yield one
            one = self.above(one)
