"""Heads and relations of a document's tokens, and navigation in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

DASHES = frozenset({"-", "–", "—", "--", ":"})


class Tree:
    """Columns of a document beside its heads (token index, -1 for the root of a sentence) and relations. All numbers are token indices."""

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
                firsts[head], ends[head] = min(firsts[head], firsts[at]), max(ends[head], ends[at])
        return list(zip(firsts, ends))

    @cached_property
    def dashes(self) -> list[int]:
        """Dashes and colons between words, which cut a phrase off from what stands before them."""
        marks = (at for at, word in enumerate(self.lower) if word in DASHES)
        return [at for at in marks if self.relations[at] == "punct" and self.tags[at] != "HYPH"]

    def children(self, token: int) -> list[int]:
        """The tokens whose head it is, in the order of the text."""
        return self._children[token]

    def children_by(self, token: int, *relations: str) -> list[int]:
        """Its children with one of the relations."""
        return [at for at in self._children[token] if self.relations[at] in relations]

    def child(self, token: int, *relations: str) -> int | None:
        """Its first child with one of the relations."""
        for at in self._children[token]:
            if self.relations[at] in relations:
                return at
        return None

    def subtree(self, token: int) -> tuple[int, int]:
        """The tokens first:end from the first to the last that depend on it, itself included."""
        return self._edges[token]

    def ancestors(self, token: int) -> Iterator[int]:
        """Its head, that one's head, and so on to the root of the sentence."""
        while (token := self.heads[token]) >= 0:
            yield token

    def conjuncts(self, token: int) -> list[int]:
        """What "and", "or" or "but" joins to it, behind it: "Kyiv" in "[Kyiv], Minsk and Riga" => Minsk, Riga."""
        found = []
        for at in self.children_by(token, "conj"):
            found += [at, *self.conjuncts(at)]
        return found

    def appositions(self, token: int) -> list[int]:
        """Heads of what renames it: "Roe" in "[Roe], the minister," => minister."""
        return self.children_by(token, "appos")

    def with_conjuncts(self, tokens: Sequence[int]) -> list[int]:
        return [one for token in tokens for one in (token, *self.conjuncts(token))]
