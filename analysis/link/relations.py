"""Who does what to whom, and who speaks about whom: relations between the actors of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import ClassVar

from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.clauses import Attachment, Chunk, Clause
from analysis.language.gazetteer import peoples
from analysis.language.lexicons import rows, word_class, words
from analysis.link.actors import Actor
from analysis.link.actors.name_similarity import country_of
from analysis.link.attributive import is_attributive
from analysis.tables import Row, numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Row):
    """One actor does something to another, or speaks about it.

    text: of `acts` the clause from who to whom, of `speaks` the name in what was said; kind: acts or speaks; source, target:
    actor ids; verb: what is done, as a lemma with its particle and preposition ("hand over to", "accuse"), or the words of saying;
    thing: what it is done to, where that is no actor but a thing of the target ("Iraqi bases"), else empty; negated: it is said not to happen; quote: id of the
    quote, of `speaks`.
    """

    prefix: ClassVar[str] = "r"

    kind: str
    source: str
    target: str
    verb: str
    thing: str | None = None
    negated: bool = False
    quote: str | None = None


OWNING = word_class("language/relations", "owner in front")
"""Relations of a name in front of the noun for a thing of its bearer."""
MAX_ACTORS_OF_SIDE = 5
"""Actors of one side of a verb, and of one quote, that are read: longer lists are no deeds."""


def find_relations(document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Relation]:
    """Document, mentions with their actors, quotes with theirs => relations in reading order."""
    named = Named(document, mentions)
    deeds = (one for clause in document.clauses.all for one in acts(named, clause))
    return numbered([*deeds, *(one for quote in quotes for one in speech_relations(named, quote))])


class Named:
    """Mentions of actors, not of mere places, by token: whom a noun phrase names or stands for."""

    def __init__(self, document: Document, mentions: Sequence[Mention]):
        self.document = document
        self.mentions = [row for row in mentions if row.actor and row.actor.startswith(Actor.prefix)]
        self.starts = [row.start for row in self.mentions]
        acting = (row for row in self.mentions if not is_attributive(document.text, row.end))
        self.at = {token: row for row in acting for token in head_tokens(document, row)}
        self.states = {
            code: row for row in reversed(self.mentions) if row.kind != "person" and (code := country_of(row.text))
        }

    def actor(self, chunk: Chunk) -> Mention | None:
        """By the head; or, before a noun for those who act for it, by the name in front: [US] forces, [ISIS] fighters, [Iraqi] bases.

        A person in front ("Roe's forces") is not who acts.
        """
        if (found := self.at.get(chunk.head)) is not None:
            return found
        if not {self.document.lower[chunk.head], self.document.lemmas[chunk.head]} & standing_for():
            return None
        named = [row for token in range(chunk.first, chunk.head) if (row := self.at.get(token))]
        return named[-1] if named and named[-1].kind not in ("person", "reference") else None

    def owner(self, chunk: Chunk) -> Mention | None:
        """The [militia]'s depots, [US] bases, [Iraqi] bases: whose a thing is, by the possessive or the name in front of its noun."""
        document, relations = self.document, self.document.syntax.relations
        for token in document.syntax.children(chunk.head):
            if token < chunk.head and relations[token] in OWNING:
                state = self.states.get(peoples().get(document.words[token], ""))
                if row := self.at.get(token) or state:
                    return row
        return None

    def things(self, chunks: Sequence[Chunk], preposition: str = "", rule: str = "thing_of_actor") -> list[Side]:
        """Noun phrases that mean no actor => those that are a thing of one."""
        return [
            Side(row, chunk, preposition, rule, self.text_of(chunk))
            for chunk in chunks[:MAX_ACTORS_OF_SIDE]
            if self.actor(chunk) is None and chunk.head not in self.at and (row := self.owner(chunk))
        ]

    def text_of(self, chunk: Chunk) -> str:
        document = self.document
        return document.text[document.starts[chunk.first] : document.ends[chunk.head]]

    def sides(self, chunks: Sequence[Chunk], preposition: str = "", rule: str = "subject_verb_object") -> list[Side]:
        """Noun phrases => those that name or mean an actor."""
        return [
            Side(row, chunk, preposition, rule) for chunk in chunks[:MAX_ACTORS_OF_SIDE] if (row := self.actor(chunk))
        ]

    def inside(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def head_tokens(document: Document, row: Mention) -> Sequence[int]:
    """Tokens by which a mention is met in a phrase: all of a name, the head of a description."""
    if row.form == "nominal" and row.head_start is not None:
        return [document.token_at(row.head_start)]
    return document.tokens_in(row.start, row.end)


@cache
def standing_for() -> frozenset[str]:
    """Nouns for those who act for the name in front of them, or are its own."""
    return words("actors/acting_nouns") | words("actors/body_nouns")


# --------------------------------------------------------------------------------------------------- who does what to whom
@dataclass(frozen=True, slots=True)
class Side:
    """An actor beside a verb: its mention, the phrase it stands in, the preposition in front of that, the rule, and the thing of the actor that is meant."""

    row: Mention
    phrase: Chunk
    preposition: str = ""
    rule: str = "subject_verb_object"
    thing: str | None = None


def acts(named: Named, clause: Clause) -> Iterator[Relation]:
    """The known doers of a verb with each known one it is done to, in the order of the words."""
    document = named.document
    if document.lemmas[clause.verb.head] in words("actors/no_deeds"):
        return
    doers = named.sides(clause.logical_subjects)
    if not doers:
        return
    aims = named.sides(clause.logical_objects, rule="passive" if clause.passive else "subject_verb_object")
    aims += named.sides((clause.recipient,), "to", "recipient") if clause.recipient else []
    aims += behind_prepositions(named, clause)
    aims += named.things(clause.logical_objects)
    seen: set[tuple[str | None, str | None]] = set()
    for doer, aim in product(doers, aims):
        pair = doer.row.actor, aim.row.actor
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield deed(document, clause, doer, aim)


def behind_prepositions(named: Named, clause: Clause) -> list[Side]:
    """Participants in the verb's prepositional phrases that express a target: "handed over control to [the ISF]", "talks with [Ben Roe]"; not those of time and place."""
    found = list[Side]()
    for one in clause.attached[: 2 * MAX_ACTORS_OF_SIDE]:
        if one.preposition > clause.verb.head and is_aim(named.document, clause, one):
            preposition = named.document.lower[one.preposition]
            found += named.sides((one.phrase,), preposition, "verb_and_preposition") or named.things(
                (one.phrase,), preposition
            )
    return found


def is_aim(document: Document, clause: Clause, one: Attachment) -> bool:
    """Whether the verb aims with this preposition, there where it stands."""
    told = aims().get(document.lower[one.preposition])
    if told is None or document.tags[one.preposition + 1] == "VB":
        return False
    behind_verb = clause.verb.first <= one.head < clause.verb.last
    return (behind_verb or told["noun"] == "yes") and (
        not told["verbs"] or document.lemmas[clause.verb.head] in told["verbs"].split()
    )


@cache
def aims() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("actors/aim_prepositions")}


def deed(document: Document, clause: Clause, doer: Side, aim: Side) -> Relation:
    chunks = doer.phrase, clause.verb, aim.phrase
    span = document.article.span(
        document.starts[min(one.first for one in chunks)], document.ends[max(one.last for one in chunks) - 1]
    )
    return Relation(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_at(span.start), rule=aim.rule, kind="acts",
        source=str(doer.row.actor), target=str(aim.row.actor), verb=relation_predicate(document, clause, aim.preposition), negated=clause.negated, thing=aim.thing,
    )  # fmt: skip


def relation_predicate(document: Document, clause: Clause, preposition: str) -> str:
    """Lemma, particle and preposition: "hand over to"."""
    verb, behind = clause.verb, clause.verb.head + 1
    prepositions = {one.preposition for one in clause.attached}
    particle = document.lower[behind : behind + 1] if behind not in prepositions else []
    kept = [word for word in particle if word in particles()]
    return " ".join([document.lemmas[verb.head], *kept, *filter(None, [preposition])])


@cache
def particles() -> frozenset[str]:
    return word_class("language/clause_words", "particle")


# ------------------------------------------------------------------------------------------------- who speaks about whom
def speech_relations(named: Named, quote: Quote) -> Iterator[Relation]:
    """Whom a quote names or means, but for the speaker: each once, at its first mention there."""
    if quote.actor is None:
        return
    first = {row.actor: row for row in reversed(named.inside(quote.start, quote.end))}
    others = sorted((row for actor, row in first.items() if actor != quote.actor), key=lambda row: row.start)
    for row in others[: 2 * MAX_ACTORS_OF_SIDE]:
        yield Relation(
            start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="named_in_quote", kind="speaks", source=quote.actor,
            target=str(row.actor), verb=quote.cue or "say", quote=quote.id,
        )  # fmt: skip
