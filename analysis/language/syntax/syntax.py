"""Dependency syntax of a document, with the queries that finders make."""

from __future__ import annotations

from functools import cached_property

from analysis.language.syntax import arguments
from analysis.language.syntax.clause import Clause, find_predicates, syntax_clauses
from analysis.language.syntax.noun_phrase import NounPhrase, find_noun_phrase_heads, noun_phrase
from analysis.language.syntax.tree import Tree


class Syntax(Tree):
    """Heads and relations of all tokens, with clauses, noun phrases, subjects and objects derived from them. All numbers are token indices of the document.

    "Rebels who seized the port fled" => heads [5, 2, 0, 4, 2, -1], relations [nsubj, nsubj, relcl, det, dobj, root]; subjects(2) => [0].
    """

    def subjects(self, verb: int) -> list[int]:
        """Heads of a verb's grammatical subjects, understood ones and antecedents of relative pronouns included."""
        if (found := self._subjects.get(verb)) is None:
            found = self._subjects[verb] = arguments.subjects(self, verb)
        return found

    def objects(self, verb: int) -> list[int]:
        """Heads of a verb's direct objects, antecedents of relative pronouns included."""
        if (found := self._objects.get(verb)) is None:
            found = self._objects[verb] = arguments.direct_objects(self, verb)
        return found

    @cached_property
    def _subjects(self) -> dict[int, list[int]]:
        """{verb: its subjects}, of the verbs that were asked for so far."""
        return {}

    @cached_property
    def _objects(self) -> dict[int, list[int]]:
        """{verb: its objects}, of the verbs that were asked for so far."""
        return {}

    def recipients(self, verb: int) -> list[int]:
        """Heads of a verb's indirect objects: "gave [him] a medal"."""
        return arguments.recipients(self, verb)

    def agents(self, verb: int) -> list[int]:
        """Heads of the agents of a passive verb: "shot by a [gunman]"."""
        return arguments.agents(self, verb)

    def is_passive(self, verb: int) -> bool:
        """True for a verb in the passive, with or without auxiliary."""
        return arguments.is_passive(self, verb)

    def is_negated(self, verb: int) -> bool:
        """True if the verb has "not", "never" or the like."""
        return arguments.is_negated(self, verb)

    def is_finite(self, verb: int) -> bool:
        """True if the verb or an auxiliary of it is finite."""
        return arguments.is_finite(self, verb)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Clauses in the order of their verbs."""
        return list(syntax_clauses(self, self.predicates))

    @cached_property
    def predicates(self) -> frozenset[int]:
        """Tokens of the verbs that open a clause."""
        return find_predicates(self)

    @cached_property
    def noun_phrases(self) -> list[NounPhrase]:
        """Noun phrases in the order of their heads; "[Chad]" and "[Chad's minister]" are two."""
        return [self.phrase_of_head(head) for head in find_noun_phrase_heads(self)]

    def phrase_of_head(self, head: int) -> NounPhrase:
        """Noun phrase with the token as its head, whatever its tag."""
        found = self._phrase_by_head.get(head)
        if found is None:
            found = self._phrase_by_head[head] = noun_phrase(self, head)
        return found

    @cached_property
    def _phrase_by_head(self) -> dict[int, NounPhrase]:
        """{head: its noun phrase}, of the heads that were asked for so far."""
        return {}

    @cached_property
    def _phrases(self) -> list[int]:
        """Number of the innermost noun phrase around each token; -1 for none."""
        found = [-1] * len(self.heads)
        for number, one in sorted(enumerate(self.noun_phrases), key=lambda pair: pair[1].first - pair[1].end):
            found[one.first : one.end] = [number] * (one.end - one.first)
        return found

    def noun_phrase_of(self, token: int) -> NounPhrase | None:
        """Innermost noun phrase (up to its head) that contains the token; None if there is none."""
        number = self._phrases[token]
        return self.noun_phrases[number] if number >= 0 else None
