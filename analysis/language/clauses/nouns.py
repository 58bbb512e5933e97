"""Noun phrases: objects of the verb before, joined to the phrase before, or waiting for their verb."""

from __future__ import annotations

from analysis.language.chunks import Chunk
from analysis.language.clauses.clause import Attachment
from analysis.language.clauses.vocabulary import MANY, Waiting, listed
from analysis.language.clauses.words import Words


class Nouns(Words):
    """What a noun phrase does."""

    def noun_phrase(self, phrase: Chunk) -> None:
        self.own(phrase.first, phrase.last)
        tag, preposition, before = self.columns.tags[phrase.first], self.preposition, self.behind
        self.preposition = -1
        if preposition >= 0 and self.now >= 0:
            self.attach(preposition, phrase)
        self.after_time = self.is_time(phrase)
        if self.after_time:
            self.behind, self.listing = (phrase, False) if preposition >= 0 or self.listing else (before, False)
            return
        relative = tag in ("WP", "WDT") or tag == "WP$"
        one = Waiting(phrase, preposition, -1, self.opener, "", relative)
        self.opener = -1
        self.give(one, before)
        self.inverted = -1
        self.waiting.append(one)
        if len(self.waiting) > MANY:
            del self.waiting[: MANY // 2]
        self.behind, self.listing = phrase, False

    def give(self, one: Waiting, before: Chunk | None) -> None:
        """The phrase to the clause that wants it: as its subject behind the verb, one more of a list, an object, who did it. before:
        the phrase or verb in front."""
        if self.inverted >= 0 and one.preposition < 0 and not one.relative:
            self.found[self.inverted].subjects = (one.phrase,)
            one.holder = self.inverted
        elif (
            self.listing
            and self.waiting
            and before is self.waiting[-1].phrase
            and not one.relative
            and not self.is_after_front()
        ):
            self.join(one)
        elif (
            before is not None
            and before.kind == "VG"
            and one.preposition < 0
            and one.opener < 0
            and not (one.relative or self.listing)
        ):
            self.complete(one, one.phrase)
        elif self.second_object(before, one.phrase, one.preposition):
            clause = self.found[self.now]
            clause.recipient, clause.objects = clause.objects[0], (one.phrase,)
            one.holder = self.now
        elif (
            one.preposition >= 0
            and self.columns.lower[one.preposition] == "by"
            and self.now >= 0
            and self.found[self.now].passive
        ):
            self.found[self.now].agents = self.found[self.now].agents or (one.phrase,)

    def is_time(self, phrase: Chunk) -> bool:
        """ "last week", "Friday", "2014": no one who does anything."""
        head, before = self.columns.lower[phrase.head], self.columns.lower[phrase.first - 1]
        if head.isdigit() and phrase.last - phrase.first < 3:
            return len(head) == 4 or (len(head) < 3 and before in listed("time"))
        return head in listed("time")

    def attach(self, preposition: int, phrase: Chunk) -> None:
        clause = self.found[self.now]
        head = self.behind.head if self.behind is not None else clause.verb.head
        clause.attached.append(Attachment(preposition, phrase, head))

    def is_after_front(self) -> bool:
        """After the vote, | ministers …: a comma behind the phrase that a sentence begins with joins nothing."""
        return self.now < 0 and self.waiting[-1].preposition >= 0 and self.columns.lower[self.breaks[-1]] == ","

    def join(self, one: Waiting) -> None:
        """A phrase behind "and" or a comma shares what the one before it is: object, agent, or behind a preposition."""
        other = self.waiting[-1]
        one.joined = self.columns.lower[self.breaks[-1]] if self.breaks else "and"
        one.preposition, one.holder = other.preposition, other.holder
        if other.holder >= 0 and other.phrase in (clause := self.found[other.holder]).objects[:MANY]:
            clause.objects += (one.phrase,)
        elif self.now >= 0 and other.phrase in self.found[self.now].agents[:MANY]:
            self.found[self.now].agents += (one.phrase,)

    def complete(self, one: Waiting, phrase: Chunk) -> None:
        """The noun phrase right behind a verb: its object, or what its subject is."""
        if self.now < 0:
            return
        clause, one.holder = self.found[self.now], self.now
        if clause.passive or self.columns.lemmas[clause.verb.head] in listed("copula"):
            clause.complement = clause.complement or phrase
        else:
            clause.objects = clause.objects or (phrase,)

    def second_object(self, before: Chunk | None, phrase: Chunk, preposition: int) -> bool:
        """gave [Iran] [the drones]: two phrases with nothing between."""
        return (
            self.now >= 0 and preposition < 0 and before is not None and before.last == phrase.first
            and not self.listing and self.found[self.now].objects == (before,) and not self.found[self.now].recipient
            and self.columns.tags[phrase.first] not in ("PRP", "WP", "WDT")
        )  # fmt: skip
