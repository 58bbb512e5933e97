"""The grammar of a document, as finders query it."""

from __future__ import annotations

from functools import cached_property

from analysis.language.syntax import arguments
from analysis.language.syntax.clause import Clause, find_predicates, syntax_clauses
from analysis.language.syntax.noun_phrase import NounPhrase, find_noun_phrase_heads, noun_phrase
from analysis.language.syntax.tree import Tree


class Syntax(Tree):
    """Heads and relations of all tokens, and from them clauses, noun phrases, subjects and objects. All numbers are token indices of the document.

    "Rebels who seized the port fled" => heads [5, 2, 0, 4, 2, -1], relations [nsubj, nsubj, relcl, det, dobj, root]; subjects(2) => [0].
    """

    def subjects(self, verb: int) -> list[int]:
        """Heads of the verb's subjects, including shared ones and antecedents of relative pronouns; in the passive, the patients."""
        return arguments.subjects(self, verb)

    def objects(self, verb: int) -> list[int]:
        """Heads of its direct objects, antecedents of relative pronouns included."""
        return arguments.direct_objects(self, verb)

    def recipients(self, verb: int) -> list[int]:
        """Heads of its indirect objects: "gave [him] a medal"."""
        return arguments.recipients(self, verb)

    def agents(self, verb: int) -> list[int]:
        """Heads behind "by" in the passive."""
        return arguments.agents(self, verb)

    def is_passive(self, verb: int) -> bool:
        return arguments.is_passive(self, verb)

    def is_negated(self, verb: int) -> bool:
        return arguments.is_negated(self, verb)

    def is_finite(self, verb: int) -> bool:
        """Whether the verb or its auxiliary has a tense."""
        return arguments.is_finite(self, verb)

    def complement(self, verb: int) -> int | None:
        """The verb of its complement clause: "said that they [left]", "wants to [leave]"."""
        return arguments.clausal_complement(self, verb)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Each verb with its subjects and objects, in reading order."""
        return list(syntax_clauses(self, self.predicates))

    @cached_property
    def predicates(self) -> frozenset[int]:
        """The verbs of the clauses."""
        return find_predicates(self)

    @cached_property
    def noun_phrases(self) -> list[NounPhrase]:
        """Each noun phrase, in the order of the heads; "[Chad]" and "[Chad's minister]" are two."""
        return [self.phrase_of_head(head) for head in find_noun_phrase_heads(self)]

    def phrase_of_head(self, head: int) -> NounPhrase:
        """The phrase that a token is the head of, whatever its tag."""
        found = self._phrase_by_head.get(head)
        if found is None:
            found = self._phrase_by_head[head] = noun_phrase(self, head)
        return found

    @cached_property
    def _phrase_by_head(self) -> dict[int, NounPhrase]:
        """Head => its phrase, where it was asked for."""
        return {}

    @cached_property
    def _phrases(self) -> list[int]:
        """For each token the number of the innermost noun phrase around it, -1 for none."""
        found = [-1] * len(self.heads)
        for number, one in sorted(enumerate(self.noun_phrases), key=lambda pair: pair[1].first - pair[1].end):
            found[one.first : one.end] = [number] * (one.end - one.first)
        return found

    def noun_phrase_of(self, token: int) -> NounPhrase | None:
        """The innermost noun phrase that the token stands in (up to the head noun), or none."""
        number = self._phrases[token]
        return self.noun_phrases[number] if number >= 0 else None
