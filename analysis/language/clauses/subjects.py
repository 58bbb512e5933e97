"""Which of the noun phrases that wait is the subject of a verb."""

from __future__ import annotations

from analysis.language.chunks import Chunk
from analysis.language.clauses.nouns import Nouns
from analysis.language.clauses.vocabulary import SUBJECT_FORMS, Waiting, clause_takers, listed
from analysis.language.lexicons import words


class Subjects(Nouns):
    """How a verb finds its subject."""

    def subject_at(self, verb: Chunk) -> int | None:
        """Where the subject of a finite verb waits.

        Behind a comma: what waits before the words between the two commas. Else the nearest phrase that is free, or opens with
        a word like "after", or is the object of a verb that may take a clause.
        """
        waiting = self.waiting
        closing = self.columns.lower[verb.first - 1] == "," if verb.first > self.first else False
        commas = [at for at in self.breaks if self.columns.lower[at] == ","]
        limit = verb.first
        if closing and any(
            one.free and one.phrase.last <= (commas[0] if len(commas) > 1 else limit) for one in waiting
        ):
            limit = commas[0] if len(commas) > 1 else limit
        either, stolen, other = listed("either"), None, None
        for at in range(len(waiting) - 1, -1, -1):
            one = waiting[at]
            if one.phrase.last > limit:
                continue
            if one.relative and not closing:
                return at
            if one.joined == "," and one.phrase.last == verb.first and not waiting[at - 1].free:
                return at
            if one.joined and at and not self.is_new_clause(at):
                continue
            if one.free:
                return at if stolen is None or closing or not self.may_be_stolen(waiting[stolen]) else stolen
            if one.holder >= 0:
                stolen = at if stolen is None else stolen
            elif self.columns.lower[one.preposition] in either and one.preposition >= 0:
                if (
                    not any(early.free for early in waiting[:at])
                    or self.columns.lower[one.phrase.first] in SUBJECT_FORMS
                ):
                    return at
            elif other is None and one.joined:
                other = at
        return stolen if stolen is not None else other

    def is_new_clause(self, at: int) -> bool:
        """Whether a phrase behind "and" begins a clause: what it seems joined to is an object or behind a preposition."""
        before = self.waiting[at - 1]
        return not before.free and self.columns.lower[before.preposition] not in listed("either")

    def may_be_stolen(self, one: Waiting) -> bool:
        """Whether the object of a verb is rather the subject of the next: he said [they] fled."""
        lemma = self.columns.lemmas[self.found[one.holder].verb.head]
        return self.columns.lower[one.phrase.first] in SUBJECT_FORMS or lemma in clause_takers()

    def with_joined(self, at: int) -> tuple[Chunk, ...]:
        """The phrase and those joined to it behind: [Washington] and [Tehran]; [Ana Roe], the mayor, is one."""
        last = at + 1
        while last < len(self.waiting) and self.waiting[last].joined:
            last += 1
        several = any(one.joined != "," for one in self.waiting[at + 1 : last])
        return tuple(one.phrase for one in self.waiting[at : last if several else at + 1])

    def release(self, one: Waiting, subjects: tuple[Chunk, ...]) -> None:
        """A subject is no object of the verb before."""
        holder = self.found[one.holder]
        holder.objects = tuple(chunk for chunk in holder.objects if chunk not in subjects)
        holder.complement = None if holder.complement in subjects else holder.complement

    def start_of(self, one: Waiting, verb: Chunk) -> int:
        """Where a clause without an opener begins: at the last comma or "and" before its subject, else at the subject; behind
        a clause that stood between commas, at the comma."""
        before = [at for at in self.breaks if at < one.phrase.first]
        if before and not one.holder >= 0:
            return before[-1]
        return verb.first if one.phrase.first < self.opened else one.phrase.first

    def kind_of(self, one: Waiting, before: Waiting | None) -> tuple[str, int, int]:
        """Kind, marker and the token it hangs on."""
        lower = self.columns.lower
        if one.opener >= 0:
            kind = "content" if lower[one.opener] in ("that", "whether", "how", "why") else "adverbial"
            return kind, one.opener, one.opener - 1
        if one.preposition >= 0 and not one.joined and lower[one.preposition] in listed("either"):
            return "adverbial", one.preposition, one.preposition - 1
        if before is not None and before.relative and self.is_conjunction(before):
            return "content", before.phrase.first, self.found[self.now].verb.head
        if before is not None and before.relative:
            return "relative", before.phrase.first, before.phrase.first - 1
        if one.holder >= 0 and not one.joined:
            return "content", -1, self.found[one.holder].verb.head
        if before is not None and before.free and before.phrase.last == one.phrase.first:
            return "relative", -1, before.phrase.head
        verb = self.found[self.now].verb if self.now >= 0 else None
        if verb is not None and not self.breaks and self.columns.lemmas[verb.head] in words("quotes/verbs"):
            return "content", -1, verb.head
        return "main", -1, -1

    def is_conjunction(self, pronoun: Waiting) -> bool:
        """Whether "that", tagged as a pronoun, opens what is said: said on Friday [that] three soldiers …"""
        return (
            self.now >= 0 and self.columns.lower[pronoun.phrase.first] == "that"
            and self.columns.lemmas[self.found[self.now].verb.head] in clause_takers()
        )  # fmt: skip
