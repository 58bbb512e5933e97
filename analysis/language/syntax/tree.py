"""Dependency trees of a document's sentences, and navigation in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

DASHES = frozenset({"-", "–", "—", "--", ":"})


class Tree:
    """Columns of a document, and for each token the index of its head (-1 for the root of a sentence) and its relation to it. All numbers are token indices."""

    def __init__(
        self, lower: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], heads: list[int], relations: list[str]
    ):
        self.lower, self.tags, self.lemmas, self.heads, self.relations = lower, tags, lemmas, heads, relations

    @cached_property
    def _children(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(at)
        return found

    @cached_property
    def _edges(self) -> list[tuple[int, int]]:
        """First token and end of each token's subtree."""
        order = [at for at, head in enumerate(self.heads) if head < 0]
        for at in order:
            order.extend(self._children[at])
        firsts, ends = list(range(len(order))), list(range(1, len(order) + 1))
        for at in reversed(order):
            head = self.heads[at]
            if head >= 0:
                if firsts[at] < firsts[head]:
                    firsts[head] = firsts[at]
                if ends[at] > ends[head]:
                    ends[head] = ends[at]
        return list(zip(firsts, ends))

    @cached_property
    def dashes(self) -> list[int]:
        """Dashes and colons between words; a phrase does not extend across them."""
        marks = (at for at, word in enumerate(self.lower) if word in DASHES)
        return [at for at in marks if self.relations[at] == "punct" and self.tags[at] != "HYPH"]

    def children(self, token: int) -> list[int]:
        """Tokens that depend on a token directly, in reading order."""
        return self._children[token]

    def children_by(self, token: int, *relations: str) -> list[int]:
        """Children of a token with one of the relations."""
        return [at for at in self._children[token] if self.relations[at] in relations]

    def child(self, token: int, *relations: str) -> int | None:
        """First child of a token with one of the relations; None if there is none."""
        for at in self._children[token]:
            if self.relations[at] in relations:
                return at
        return None

    def subtree(self, token: int) -> tuple[int, int]:
        """Tokens first:end (half-open) from the first to the last that depends on a token, itself included."""
        return self._edges[token]

    def ancestors(self, token: int) -> Iterator[int]:
        """Head of a token, the head of that, and so on to the root of the sentence."""
        while (token := self.heads[token]) >= 0:
            yield token

    def conjuncts(self, token: int) -> list[int]:
        """Later conjuncts of a token: "Kyiv" in "Kyiv, Minsk and Riga" => Minsk, Riga."""
        found = []
        for at in self.children_by(token, "conj"):
            found += [at, *self.conjuncts(at)]
        return found

    def appositions(self, token: int) -> list[int]:
        """Heads of a token's appositions: "Roe" in "Roe, the minister," => minister."""
        return self.children_by(token, "appos")

    def with_conjuncts(self, tokens: Sequence[int]) -> list[int]:
        """Tokens, each followed by its later conjuncts."""
        return [one for token in tokens for one in (token, *self.conjuncts(token))]
