"""The state of the pass over a sentence, and what the words between its chunks do to it."""

from __future__ import annotations

from analysis.language.chunks import Chunk
from analysis.language.clauses.clause import Clause
from analysis.language.clauses.vocabulary import BARRIERS, CLOSING, Columns, Waiting, listed


class Words:
    """Where the pass stands: which phrases wait for a verb, which clause words belong to, what stands just before."""

    def __init__(self, columns: Columns, found: list[Clause], owners: list[int], first: int, last: int):
        self.columns, self.found, self.owners, self.first, self.last = columns, found, owners, first, last
        self.begin = len(found)
        self.waiting: list[Waiting] = []
        self.now = -1  # number of the clause that words belong to; -1 where the next verb has to tell
        self.preposition = self.opener = -1
        self.breaks: list[int] = []  # commas and conjunctions since the last verb
        self.behind: Chunk | None = None  # the chunk before, where nothing but adverbs stands between
        self.listing = False  # whether a comma or "and" stands between the chunk before and here
        self.inverted = -1  # number of a clause of saying whose subject is still to come
        self.after_time = False
        self.filled = first  # token up to which no word is without a clause
        self.handed = self.begin  # number of the first clause that may still be what somebody said
        self.closed = -1  # the comma that ended a clause between commas
        self.opened = first  # token of the last verb group
        self.bracket = first  # token behind the bracket that is open

    def own(self, first: int, last: int) -> None:
        for token in range(first, last):
            self.owners[token] = self.now

    def word(self, token: int) -> None:
        low, tag = self.columns.lower[token], self.columns.tags[token]
        self.owners[token] = self.now
        if token < self.bracket:
            return
        if low == "(":
            self.skip_bracket(token)
        elif low == "," or tag == "CC":
            self.break_at(token, low)
        elif low in BARRIERS or (low in CLOSING and self.columns.lower[token - 1] in (",", ".", "?", "!")):
            self.barrier(token)
        elif low in listed("opens") and tag in ("IN", "WRB", "RB", "WDT", "DT"):
            self.opener, self.preposition, self.behind = token, -1, None
        elif (
            low in listed("particle")
            and self.behind is not None
            and self.behind.kind == "VG"
            and self.behind.last == token
        ):
            pass
        elif tag in ("IN", "TO") or low in listed("preposition"):
            self.preposition = token
            self.listing = False
        elif tag not in ("RB", "RP", "``") and low not in ("“", '"'):
            self.behind = None

    def skip_bracket(self, token: int) -> None:
        """A short bracket without a verb is passed over: the Islamic State group (ISIS) seized …"""
        end = token + 1
        while (
            end < min(self.last, token + 15) and self.columns.lower[end] != ")" and self.columns.tags[end][:2] != "VB"
        ):
            end += 1
        if end < self.last and self.columns.lower[end] == ")":
            self.bracket = end + 1
        else:
            self.barrier(token)

    def break_at(self, token: int, low: str) -> None:
        """At a comma a clause between commas ends, and the words behind it belong to the clause around it."""
        self.breaks.append(token)
        self.listing = True
        if low == ",":
            self.preposition = -1
        if low == "," and self.now >= 0:
            clause = self.found[self.now]
            opened = clause.marker if clause.marker >= 0 else clause.verb.first
            fronted = clause.kind == "participle" and clause.number == self.begin and bool(clause.subjects)
            if clause.kind in ("relative", "participle") and (fronted or self.columns.lower[opened - 1] == ","):
                self.resolve(clause)
                self.now, self.closed = clause.parent, token

    def barrier(self, token: int) -> None:
        self.breaks.append(token)
        if self.columns.lower[token] not in ("(", ")"):
            self.waiting.clear()
            self.now = -1
        self.opener = self.preposition = -1
        self.behind, self.listing = None, False

    def resolve(self, clause: Clause) -> None:
        """The clause it hangs on: that of its anchor's word; "and that …" hangs on what the "that" before does."""
        if clause.parent < 0 and clause.anchor >= self.first and clause.kind != "main":
            owner = self.owners[clause.anchor]
            clause.parent = owner if owner != clause.number else -1
            if owner >= 0 and self.columns.tags[clause.anchor] == "CC" and self.found[owner].kind == clause.kind:
                clause.parent = self.found[owner].parent
