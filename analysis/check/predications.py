"""Predications of a draft or source: verb with its arguments, time, figures, polarity and modality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from analysis.check.naming import countries_by_name, name_words
from analysis.check.words import content_words
from analysis.extract.dates import DateExpression
from analysis.extract.figures import Figure
from analysis.extract.mentions import Mention
from analysis.language import Document
from analysis.language.lexicons import rows, word_class, words
from analysis.language.syntax import Clause
from analysis.link.actors import Actor, Place
from analysis.result import Analysis

POSSIBLE, CERTAIN = "possible", "certain"
listed = partial(word_class, "check/words")
OWN_CLAUSE = word_class("language/relations", "own clause")
"""Relations of words that open a clause of their own, whose figures and dates belong to that clause."""
OUTSIDE_PHRASE = word_class("language/relations", "beside noun phrase")
"""Relations of what follows a noun without being part of what it is called: "rebels [backed by Rwanda]"."""


@dataclass(frozen=True, slots=True)
class Argument:
    """Subject or object of a predication. head: its token; lemmas: of head and appositions; actor: the actor that it refers to; names: in its phrase
    ("AMD" in "shares of AMD").

    countries: ISO codes of countries and peoples named; homes: ISO codes of the countries of places named, such as London; is_name: True if the head or
    its apposition is a name."""

    head: int
    lemmas: frozenset[str]
    actor: Actor | None
    names: tuple[str, ...]
    countries: frozenset[str]
    homes: frozenset[str]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Predication:
    """A verb or predicative adjective with its arguments, in the active voice: "Roe was sued by Lane" has the subject Lane and the object Roe.

    relations: (preposition, lemma) pairs ("after", "fire"); rest: lemmas of all other dependents; figures, dates: those of its own clause; negated: by
    the verb or the subject ("no farmer"), None with "until" or "before", since what does not close until May does close; modality: "possible" ("may close", "whether it closed", "is said to have closed", "closes if"), "certain"
    ("will close") or "" for a plain statement."""

    token: int
    sentence: int
    lemma: str
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]
    relations: frozenset[tuple[str, str]]
    rest: frozenset[str]
    figures: tuple[Figure, ...]
    dates: tuple[DateExpression, ...]
    negated: bool | None
    modality: str


def find_predications(analysis: Analysis) -> Iterator[Predication]:
    """Analysis => its predications in reading order. Verbs with little meaning of their own ("have", "say") and events under "failed to" are omitted."""
    reader = Reader(analysis)
    for clause in analysis.document.syntax.clauses:
        token = reader.content_token(clause.verb)
        if reader.lemmas[token].lower() not in words("check/empty_words") and not reader.is_omitted(clause.verb):
            yield reader.predication(clause, token)


class Reader:
    """Reads the predications of one analysis, with its rows indexed by token."""

    def __init__(self, analysis: Analysis):
        self.analysis, self.document, self.syntax = analysis, analysis.document, analysis.document.syntax
        self.lemmas, self.lower = self.document.lemmas, self.document.lower

    @cached_property
    def actors(self) -> dict[int, Actor]:
        """{head token of a mention: its actor}."""
        by_id, document = {one.id: one for one in self.analysis.actor_rows}, self.document
        return {
            document.token_at(row.end if row.head_end is None else row.head_end) - 1: by_id[row.actor]
            for row in self.analysis.mention_rows
            if row.actor in by_id
        }

    @cached_property
    def names(self) -> dict[int, Mention]:
        """{first token: the named mention that starts there}."""
        return {self.document.token_at(row.start): row for row in self.analysis.mention_rows if row.form == "name"}

    @cached_property
    def homes(self) -> dict[str, str]:
        """{id of a place or actor: ISO code of its country}."""
        rows: list[Actor | Place] = [*self.analysis.actor_rows, *self.analysis.place_rows]
        return {one.id: one.country for one in rows if one.country}

    @cached_property
    def figures(self) -> dict[int, Figure]:
        return {self.document.token_at(row.start): row for row in self.analysis.figure_rows}

    @cached_property
    def dates(self) -> dict[int, DateExpression]:
        return {self.document.token_at(row.start): row for row in self.analysis.date_rows}

    def predication(self, clause: Clause, token: int) -> Predication:
        syntax, passive = self.syntax, self.syntax.is_passive(clause.verb)
        subjects = syntax.agents(clause.verb) if passive else clause.subjects
        objects = (*clause.subjects, *clause.objects) if passive else clause.objects
        inside = sorted(self.own_tokens(clause.verb))
        told = {at for one in (*clause.subjects, *subjects, *objects) for at in range(*syntax.subtree(one))} | {token}
        return Predication(
            token=token, sentence=self.document.sentence_at(self.document.starts[token]), lemma=self.lemmas[token].lower(),
            subjects=tuple(map(self.argument, subjects)), objects=tuple(map(self.argument, objects)),
            relations=frozenset(self.relations(inside)),
            rest=frozenset(lemma for at, lemma in content_words(self.document, *syntax.subtree(clause.verb)) if at not in told),
            figures=tuple(self.figures[at] for at in inside if at in self.figures), dates=tuple(self.dates[at] for at in inside if at in self.dates),
            negated=self.is_denied(clause), modality=self.modality(clause.verb),
        )  # fmt: skip

    def argument(self, head: int) -> Argument:
        heads = (head, *self.syntax.appositions(head))
        joined = {child for one in heads for child in self.syntax.children_by(one, "conj")}
        phrase = self.closest(heads, OUTSIDE_PHRASE) - {at for one in joined for at in range(*self.syntax.subtree(one))}
        named = [self.names[at] for at in sorted(phrase) if at in self.names]
        codes = {row.text: countries_by_name().get(" ".join(name_words(row.text))) for row in named}
        return Argument(
            head=head, lemmas=frozenset(self.lemmas[at].lower() for at in heads), actor=next((self.actors[at] for at in heads if at in self.actors), None),
            names=tuple(row.text for row in named), countries=frozenset(code for code in codes.values() if code),
            homes=frozenset(self.homes[row.actor] for row in named if not codes[row.text] and row.actor in self.homes),
            is_name=any(self.is_name(at) for at in heads),
        )  # fmt: skip

    def is_name(self, noun: int) -> bool:
        """True for a name and for a noun in close apposition to one: "Lund", "the town of Lund"."""
        of = self.syntax.child(noun, "prep") if self.lemmas[noun] in listed("named_by_of") else None
        inner = None if of is None or self.lower[of] != "of" else self.syntax.child(of, "pobj")
        return self.document.tags[noun if inner is None else inner].startswith("NNP")

    def own_tokens(self, verb: int) -> set[int]:
        """Verb => tokens of its clause, without embedded clauses."""
        return self.closest([verb], OWN_CLAUSE)

    def closest(self, tokens: Iterable[int], outside: frozenset[str]) -> set[int]:
        """Tokens => these and their descendants in the tree, without the subtrees whose relation is in `outside`."""
        found, waiting = set(tokens), list(tokens)
        while waiting:
            children = [at for at in self.syntax.children(waiting.pop()) if self.syntax.relations[at] not in outside]
            found.update(children)
            waiting += children
        return found

    def relations(self, tokens: Iterable[int]) -> Iterator[tuple[str, str]]:
        """Tokens => (preposition, lemma) for each preposition among them: the lemma of its noun, or of the verb of its clause."""
        for at in tokens:
            if self.document.tags[at] in ("IN", "TO"):
                noun = self.syntax.child(at, "pobj", "pcomp")
                if noun is not None:
                    yield self.lower[at], self.lemmas[noun].lower()

    def content_token(self, verb: int) -> int:
        """Verb => token that carries the meaning: the predicative adjective of "be" ("was [unanimous]"), else the verb."""
        adjective = self.syntax.child(verb, "acomp")
        return adjective if self.lemmas[verb] == "be" and adjective is not None else verb

    def is_omitted(self, verb: int) -> bool:
        """True for an infinitive under a verb of failure: "failed to [close]"."""
        return self.syntax.relations[verb] == "xcomp" and self.lemmas[self.syntax.heads[verb]] in listed("lacking")

    def is_denied(self, clause: Clause) -> bool | None:
        """True for a negated verb or subject ("did not close", "no mine closed") or for "warned against closing"; None for "will not close until May"."""
        before = (at for one in clause.subjects for at in range(self.syntax.subtree(one)[0], one + 1))
        after = self.syntax.children_by(clause.verb, "neg", "advmod", "preconj")
        negated = any(self.lower[at] in words("check/negations") for at in (*after, *before))
        if negated and has_time_limit(self.document, clause.verb):
            return None
        return negated or is_opposed(self.document, clause.verb)

    def modality(self, verb: int) -> str:
        """Verb => its modality (see Predication), from auxiliaries, conjunctions and the governing verb: "plans to close"."""
        syntax = self.syntax
        clauses = (verb, *syntax.children_by(verb, "advcl"))
        if any(self.lower[at] in listed("open_mark") for one in clauses for at in syntax.children_by(one, "mark")):
            return POSSIBLE
        if syntax.relations[verb] == "xcomp" and self.lemmas[syntax.heads[verb]] in listed("unsettled"):
            return POSSIBLE
        return next(filter(None, (word_modality(self.lower[at]) for at in syntax.children_by(verb, "aux"))), "")


def word_modality(word: str) -> str:
    return next((row["modality"] for row in rows("check/modals") if row["word"] == word), "")


def is_opposed(document: Document, verb: int) -> bool:
    """They warned | against | closing the mine; it sold | without | consulting them: the preposition says that something did not happen, or should not."""
    head = document.syntax.heads[verb]
    return document.syntax.relations[verb] == "pcomp" and document.lower[head] in listed("opposing")


def has_time_limit(document: Document, verb: int) -> bool:
    """True for a verb with a clause or phrase of "until" or "before": what does not happen until May does happen, in May."""
    syntax = document.syntax
    clauses = (verb, *syntax.children_by(verb, "advcl", "ccomp"))
    marks = {document.lower[at] for one in clauses for at in syntax.children_by(one, "mark", "prep")}
    return not marks.isdisjoint(listed("limit"))
