"""Verb groups: each opens a clause of its kind; and the end of the sentence, where clauses find what they hang on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from analysis.language.chunks import Chunk
from analysis.language.clauses.clause import Clause
from analysis.language.clauses.pieces import fine
from analysis.language.clauses.subjects import Subjects
from analysis.language.clauses.vocabulary import BE, CLOSING, FINITE, NOT, NOUNS, Waiting, listed
from analysis.language.lexicons import words

NEAR = 5
"""Tokens behind a verb in which the "that" of what was said begins."""


class Reader(Subjects):
    """One pass over one sentence."""

    def read(self, chunks: Sequence[Chunk]) -> None:
        pieces, at = list(fine(self.columns, chunks, self.first)), self.first
        finite = [
            piece.first for before, piece in zip([None, *pieces], pieces)
            if piece.kind == "VG" and self.is_finite(piece) and not self.is_attribution(before, piece)
        ]  # fmt: skip
        self.last_finite = finite[-1] if finite else -1
        for piece in pieces:
            for token in range(at, piece.first):
                self.word(token)
            if piece.first < self.bracket:
                self.own(piece.first, piece.last)
            elif piece.kind == "NP":
                self.noun_phrase(piece)
            else:
                self.verb_group(piece)
            at = piece.last
        for token in range(at, self.last):
            self.word(token)
        self.settle()

    def is_attribution(self, before: Chunk | None, verb: Chunk) -> bool:
        """…, the coast guard [said]: a verb of saying with a subject of its own behind a comma."""
        beside = before is not None and before.kind == "NP" and before.last == verb.first and before.first > self.first
        comma = before is not None and beside and self.columns.lower[before.first - 1] in (",", *CLOSING)
        return comma and self.columns.lemmas[verb.head] in words("quotes/verbs")

    def verb_group(self, verb: Chunk) -> None:
        if self.columns.lower[verb.first] in listed("preposition"):
            self.own(verb.first, verb.last)
            self.preposition = verb.first
            return
        tags = self.columns.tags[verb.first : verb.last]
        if self.is_finite(verb) or self.is_finite_after_all(verb):
            self.finite(verb)
        elif "TO" in tags:
            self.infinitive(verb)
        elif self.is_joined(verb):
            self.coordinate(verb)
        else:
            self.participle(verb)
        self.owners[verb.first : verb.last] = [self.now] * (verb.last - verb.first)
        self.behind, self.preposition, self.opener, self.listing = verb, -1, -1, False
        self.breaks.clear()
        self.opened = verb.first

    def is_joined(self, verb: Chunk) -> bool:
        """will train and [advise]; was held and [charged]; joined the firm and [left] (a participle by its tag)."""
        if self.now < 0 or not self.breaks or self.columns.tags[self.breaks[-1]] != "CC":
            return False
        tag = self.columns.tags[verb.head]
        beside = tag == "VBN" and self.breaks[-1] == verb.first - 1 and self.found[self.now].kind != "participle"
        return tag == "VB" or beside

    def is_finite(self, verb: Chunk) -> bool:
        return any(tag in FINITE for tag in self.columns.tags[verb.first : verb.last])

    def is_finite_after_all(self, verb: Chunk) -> bool:
        """A past form tagged as a participle: [US forces] handed over [control]; the only verb behind a subject; one behind a
        day or year, which nobody does anything to: The bridge built in 1998 | collapsed."""
        tags, tag = self.columns.tags, self.columns.tags[verb.head]
        if tag == "VBN" and self.after_time and (self.is_reduced(verb) or any(one.free for one in self.waiting)):
            return self.now >= 0
        if tag == "VBN" and self.waiting and self.closed == verb.first - 1 >= 0:
            return True
        if tag not in ("VBN", "VB") or tags[verb.first] == "TO" or not self.waiting or self.listing:
            return False
        if tag == "VBN" and (self.is_behind_participle() or self.takes_a_clause(verb)):
            return True
        last = self.waiting[-1]
        if last.opener >= 0 and last.free:
            return True
        if not (last.free or last.relative) or self.behind is not last.phrase:
            return False
        follows = tags[verb.last] if verb.last < self.last else ""
        lemma = self.columns.lemmas[verb.head]
        return self.last_finite < 0 or (
            follows in ("DT", "PRP$", "NNP", "NNS", "NN", "PRP", "CD") and lemma not in listed("two objects")
        )  # fmt: skip

    def is_behind_participle(self) -> bool:
        """A ferry carrying tourists [capsized]: no other verb has the subject, and the one before it only describes it."""
        beside = self.found[self.now] if self.now >= 0 else None
        return (
            self.last_finite < 0 and beside is not None and beside.kind == "participle" and not beside.passive
            and any(one.free for one in self.waiting)
        )  # fmt: skip

    def takes_a_clause(self, verb: Chunk) -> bool:
        """A court [ruled] in 2019 that …: what follows is what was said."""
        beside = self.waiting[-1].free and self.behind is self.waiting[-1].phrase
        ahead = self.columns.lower[verb.last : min(verb.last + NEAR, self.last)]
        return (
            beside and self.columns.lemmas[verb.head] in words("quotes/verbs") and "that" in ahead and "," not in ahead
        )

    def begin_clause(self, kind: str, verb: Chunk, subjects: tuple[Chunk, ...], marker: int, anchor: int) -> Clause:
        lower, tags = self.columns.lower, self.columns.tags
        inside = lower[verb.first : verb.last]
        passive = tags[verb.head] in ("VBN", "VBD") and any(lower[i] in BE for i in range(verb.first, verb.head))
        passive = passive or (kind == "participle" and tags[verb.head] in ("VBN", "VBD") and "having" not in inside)
        negated = any(word in NOT for word in inside) or bool(
            subjects and lower[subjects[0].first] in ("no", "nobody", "none", "neither")
        )
        clause = Clause(
            len(self.found), kind, verb, subjects, marker=marker, anchor=anchor, passive=passive, negated=negated
        )
        self.found.append(clause)
        return clause

    def finite(self, verb: Chunk) -> None:
        lemma = self.columns.lemmas[verb.head]
        if self.coordinated(verb):
            self.coordinate(verb)
            return
        at = None if self.is_inverted(verb, lemma) else self.subject_at(verb)
        if at is not None and self.is_next_in_list(verb, self.waiting[at]):
            self.coordinate(verb)
            return
        if at is None and self.is_reduced(verb):
            self.repair(verb)
            return
        if at is None and self.is_behind_front(verb):
            self.participle(verb)
            return
        if at is None:
            self.open_main(verb, lemma)
            return
        one = self.waiting[at]
        if one.relative:
            self.relative(verb, at)
            return
        subjects = self.with_joined(at)
        self.open_with(verb, at, one, subjects, lemma)

    def open_main(self, verb: Chunk, lemma: str) -> None:
        """A verb without a subject that was found: said [Ana Roe], or a tag gone wrong."""
        kind, marker = ("adverbial", self.opener) if self.opener >= 0 else ("main", -1)
        inverted, start = self.is_inverted(verb, lemma), verb.first
        clause = self.begin_clause(kind, verb, (), marker, verb.first - 1)
        self.now = clause.number
        if inverted:
            self.inverted = clause.number
            self.hand_over(clause)
        else:
            self.fill(verb.first)
        self.own(start, verb.first)

    def is_inverted(self, verb: Chunk, lemma: str) -> bool:
        """“…,” said Ana Roe: a verb of saying behind a comma or closing mark, a name or noun behind it."""
        before, tags = self.columns.lower[verb.first - 1] if verb.first > self.first else "", self.columns.tags
        follows = tags[verb.last] if verb.last < self.last else ""
        return (
            (before in CLOSING or before == ",") and lemma in words("quotes/verbs")
            and (follows in NOUNS or follows in ("DT", "JJ")) and not any(one.free for one in self.waiting)
        )  # fmt: skip

    def open_with(self, verb: Chunk, at: int, one: Waiting, subjects: tuple[Chunk, ...], lemma: str) -> None:
        """A clause with its subject: content, adverbial, relative with a subject of its own, or main."""
        before = self.waiting[at - 1] if at else None
        kind, marker, anchor = self.kind_of(one, before)
        if one.holder >= 0:
            self.release(one, subjects)
        start = marker if marker >= 0 else self.start_of(one, verb)
        del self.waiting[at - 1 if before is not None and before.relative else at :]
        clause = self.begin_clause(kind, verb, subjects, marker, anchor)
        self.now = clause.number
        if kind == "main":
            if lemma in words("quotes/verbs") and start > self.first and self.ends_speech(start):
                self.hand_over(clause)
            if not any(early.free for early in self.waiting):
                self.fill(verb.first)
            if start >= self.opened or start >= one.phrase.last:
                self.own(start, verb.first)
        else:
            self.own(start, verb.first)

    def ends_speech(self, start: int) -> bool:
        """Whether a quotation or a clause ends with a comma right before: “…,” he said; Ships sailed, he said."""
        lower = self.columns.lower
        return lower[start - 1] in CLOSING or lower[start] in CLOSING or lower[start] == ","

    def hand_over(self, saying: Clause) -> None:
        """What was said before "he said" hangs on it."""
        for clause in self.found[self.handed : saying.number]:
            if clause.kind == "main" and clause.parent < 0:
                clause.kind, clause.parent, clause.anchor = "content", saying.number, -1
        self.handed = saying.number

    def fill(self, stop: int) -> None:
        """Words up to `stop` that no clause has taken yet belong to this one."""
        for token in range(self.filled, stop):
            if self.owners[token] < 0:
                self.owners[token] = self.now
        self.filled = stop

    def relative(self, verb: Chunk, at: int) -> None:
        """who fled: the subject is what stands before the pronoun, which goes on waiting for its own verb."""
        pronoun = self.waiting[at].phrase
        before = self.waiting[at - 1] if at else None
        subjects = (before.phrase,) if before else ()
        del self.waiting[at:]
        clause = self.begin_clause(
            "relative", verb, subjects, pronoun.first, before.phrase.head if before else pronoun.first
        )
        self.now = clause.number
        self.own(pronoun.first, verb.first)

    def is_behind_front(self, verb: Chunk) -> bool:
        """Under the deal [signed] on Sunday, wages rise: a past form right behind the phrase that the sentence begins with."""
        if self.now >= 0 or not self.waiting or self.behind is not self.waiting[-1].phrase or self.listing:
            return False
        single = verb.last == verb.first + 1 and self.columns.tags[verb.head] == "VBD"
        return single and self.waiting[-1].preposition >= 0

    def is_reduced(self, verb: Chunk) -> bool:
        """The bridge [built] in 1998 | collapsed: the verb before was none of its own."""
        clause = self.found[self.now] if self.now >= 0 else None
        return (
            clause is not None and clause.kind == "main" and not clause.objects and not self.breaks and bool(clause.subjects)
            and clause.verb.last == clause.verb.first + 1 and self.columns.tags[clause.verb.head] in ("VBD", "VBN")
            and clause.subjects[-1].last == clause.verb.first and self.columns.tags[verb.first] != "TO"
        )  # fmt: skip

    def repair(self, verb: Chunk) -> None:
        reduced = self.found[self.now]
        reduced.kind, reduced.passive, reduced.anchor = "participle", True, reduced.subjects[-1].head
        main = self.begin_clause("main", verb, reduced.subjects, -1, -1)
        reduced.parent = self.now = main.number
        for token in range(self.first, reduced.verb.first):
            if self.owners[token] == reduced.number:
                self.owners[token] = main.number

    def coordinated(self, verb: Chunk) -> bool:
        """seized the town and [fled]: "and" or a comma right before the verb, and no other subject waits."""
        at = verb.first - 1
        return (
            self.now >= 0 and bool(self.breaks) and self.breaks[-1] == at and self.columns.tags[at] == "CC"
            and not any(one.free for one in self.waiting)
        )  # fmt: skip

    def is_next_in_list(self, verb: Chunk, one: Waiting) -> bool:
        """joined the firm in 2001, [became] its head and left: right behind a comma, and only an object could be the subject."""
        return (
            self.now >= 0 and bool(self.breaks) and self.breaks[-1] == verb.first - 1 and one.holder >= 0
            and not self.may_be_stolen(one)
        )  # fmt: skip

    def coordinate(self, verb: Chunk) -> None:
        first, start = self.found[self.now], self.breaks[-1]
        while self.is_finite(verb) and first.kind in ("infinitive", "participle") and first.parent >= 0:
            first = self.found[first.parent]
        clause = self.begin_clause(first.kind, verb, first.subjects, -1, first.anchor)
        clause.parent, clause.marker = first.parent, first.marker
        if not self.is_finite(verb) and (self.columns.tags[verb.head] == "VB" or first.passive):
            clause.joined, clause.passive = first.number, first.passive
        elif not self.is_finite(verb):
            clause.passive = False
        self.now = clause.number
        self.own(start, verb.first)

    def infinitive(self, verb: Chunk) -> None:
        """to intervene: its subject is the object right before it (invited [the coalition] to), else its clause's subject."""
        above = self.found[self.now] if self.now >= 0 else None
        subjects: tuple[Chunk, ...] = ()
        if above is None and self.behind is not None and self.behind.kind == "NP":
            subjects = (self.behind,)
        if above is not None:
            lemma = self.columns.lemmas[above.verb.head]
            own = self.behind in above.objects and lemma not in listed("control")
            subjects = (
                above.objects
                if own
                else above.agents
                if above.passive and lemma in listed("control")
                else above.subjects
            )
        anchor = self.behind.head if self.behind is not None else verb.first - 1
        clause = self.begin_clause("infinitive", verb, subjects, verb.first, anchor)
        clause.parent = above.number if above is not None else -1
        self.now = clause.number

    def participle(self, verb: Chunk) -> None:
        """bases [hosting] troops: of the noun right before; by [firing], , [using]: of the clause's subject."""
        above = self.found[self.now] if self.now >= 0 else None
        marker = self.preposition if self.preposition >= 0 else self.opener
        noun = self.behind if self.behind is not None and self.behind.kind == "NP" and marker < 0 else None
        beside = noun is not None and not self.breaks_after(noun)
        described = noun is not None and (beside or self.columns.tags[verb.head] == "VBN")
        subjects = (noun,) if noun is not None and described else above.subjects if above is not None else ()
        if not subjects and self.waiting and self.waiting[-1].free:
            subjects = (self.waiting[-1].phrase,)
        anchor = noun.head if noun is not None and beside else marker if marker >= 0 else verb.first - 1
        clause = self.begin_clause("participle", verb, subjects, marker, anchor)
        clause.parent = above.number if above is not None else -1
        self.now = clause.number
        if marker >= 0:
            self.own(marker, verb.first)

    def breaks_after(self, noun: Chunk) -> bool:
        return bool(self.breaks) and self.breaks[-1] >= noun.last

    def settle(self) -> None:
        """Words without a clause go to the one before them, else the one behind; clauses find what they hang on."""
        clauses = self.found[self.begin :]
        if not clauses:
            return
        owner = clauses[0].number if any(clause.kind != "participle" for clause in clauses) else -1
        for token in range(self.first, self.last):
            if self.owners[token] < 0:
                self.owners[token] = owner
            owner = self.owners[token] if owner >= 0 else -1
        mains = [clause.number for clause in clauses if clause.kind == "main"]
        for clause in clauses:
            self.resolve(clause)
            if clause.parent < 0 and clause.kind != "main":
                clause.parent = self.main_beside(clause, mains)
            if clause.kind == "participle" and not clause.subjects and clause.parent >= 0:
                clause.subjects = self.found[clause.parent].subjects
        self.break_circles(clauses)

    def main_beside(self, clause: Clause, mains: list[int]) -> int:
        """The next main clause ("After he left, [ships sailed]"), else the one before."""
        at = bisect_right(mains, clause.number)
        return mains[at] if at < len(mains) else mains[-1] if mains else -1

    def break_circles(self, clauses: list[Clause]) -> None:
        """Each clause hangs in the end on one that hangs on none."""
        safe: set[int] = {-1}
        for clause in clauses:
            path: list[Clause] = []
            one = clause
            while one.number not in safe:
                path.append(one)
                safe.add(one.number)
                if one.parent in safe:
                    if any(one.parent == earlier.number for earlier in path):
                        one.parent = -1
                    break
                one = self.found[one.parent]
