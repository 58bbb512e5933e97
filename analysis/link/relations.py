"""Relations between the actors of an article: who does what to whom, and who speaks about whom."""

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

    kind: acts or speaks; text: for `acts` the part of the clause from the first to the last of subject, verb and object, for `speaks` the
    mention of the target in the quote; source, target: actor ids; verb: lemma with particle and preposition ("hand over to", "accuse"), for
    `speaks` the reporting verb; thing: what is acted on if it only belongs to the target ("Iraqi bases"), else empty; negated: True if the
    clause denies it; quote: for `speaks`, id of the quote.
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
"""Relations of a name to the noun for a thing that belongs to its bearer: "[US] bases"."""
MAX_ACTORS_OF_SIDE = 5
"""Noun phrases read on each side of a verb; twice as many prepositional phrases of a verb and actors in a quote."""


def find_relations(document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Relation]:
    """Document, mentions and quotes, both linked to actors => relations in reading order, with ids."""
    index = ActorIndex(document, mentions)
    actions = (one for clause in document.clauses.all for one in actions_of_clause(index, clause))
    return numbered([*actions, *(one for quote in quotes for one in speech_relations(index, quote))])


class ActorIndex:
    """Mentions of actors by token, to find the actor that a noun phrase names or stands for."""

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
        """Actor that a noun phrase means: that of its head, or, if the head is a noun for those who act for somebody, of the name in front of it:
        "[US] forces", "[ISIS] fighters". A person in front is not the actor: "Roe's forces".
        """
        if (found := self.at.get(chunk.head)) is not None:
            return found
        if not {self.document.lower[chunk.head], self.document.lemmas[chunk.head]} & collective_nouns():
            return None
        named = [row for token in range(chunk.first, chunk.head) if (row := self.at.get(token))]
        return named[-1] if named and named[-1].kind not in ("person", "reference") else None

    def owner(self, chunk: Chunk) -> Mention | None:
        """Actor that a thing belongs to, by a possessive or a name in front of its noun: "the [militia]'s depots", "[US] bases", "[Iraqi] bases"."""
        document, relations = self.document, self.document.syntax.relations
        for token in document.syntax.children(chunk.head):
            if token < chunk.head and relations[token] in OWNING:
                state = self.states.get(peoples().get(document.words[token], ""))
                if row := self.at.get(token) or state:
                    return row
        return None

    def things(self, chunks: Sequence[Chunk], preposition: str = "", rule: str = "thing_of_actor") -> list[Side]:
        """Noun phrases => those that mean no actor but a thing that belongs to one."""
        return [
            Side(row, chunk, preposition, rule, self.text_of(chunk))
            for chunk in chunks[:MAX_ACTORS_OF_SIDE]
            if self.actor(chunk) is None and chunk.head not in self.at and (row := self.owner(chunk))
        ]

    def text_of(self, chunk: Chunk) -> str:
        """Words of a noun phrase up to its head."""
        document = self.document
        return document.text[document.starts[chunk.first] : document.ends[chunk.head]]

    def sides(self, chunks: Sequence[Chunk], preposition: str = "", rule: str = "subject_verb_object") -> list[Side]:
        """Noun phrases => those that mean an actor."""
        return [
            Side(row, chunk, preposition, rule) for chunk in chunks[:MAX_ACTORS_OF_SIDE] if (row := self.actor(chunk))
        ]

    def inside(self, start: int, end: int) -> list[Mention]:
        """Mentions that start within the characters start:end."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def head_tokens(document: Document, row: Mention) -> Sequence[int]:
    """Tokens that stand for a mention: all tokens of a name, the head of a description."""
    if row.form == "nominal" and row.head_start is not None:
        return [document.token_at(row.head_start)]
    return document.tokens_in(row.start, row.end)


@cache
def collective_nouns() -> frozenset[str]:
    """Nouns for those who act for the name in front of them ("US [forces]") or are part of it ("the Iraqi [government]")."""
    return words("actors/acting_nouns") | words("actors/body_nouns")


# --------------------------------------------------------------------------------------------------- who does what to whom
@dataclass(frozen=True, slots=True)
class Side:
    """An actor as an argument of a verb. row: its mention; phrase: the noun phrase it is in; preposition: before the phrase, or ""; rule: of the relation; thing:
    what of the actor is meant, None for the actor itself."""

    row: Mention
    phrase: Chunk
    preposition: str = ""
    rule: str = "subject_verb_object"
    thing: str | None = None


def actions_of_clause(index: ActorIndex, clause: Clause) -> Iterator[Relation]:
    """Relations of a clause: each actor that acts with each other actor that is acted on, one per pair."""
    document = index.document
    if document.lemmas[clause.verb.head] in words("actors/no_deeds"):
        return
    agents = index.sides(clause.logical_subjects)
    if not agents:
        return
    targets = index.sides(clause.logical_objects, rule="passive" if clause.passive else "subject_verb_object")
    targets += index.sides((clause.recipient,), "to", "recipient") if clause.recipient else []
    targets += prepositional_targets(index, clause)
    targets += index.things(clause.logical_objects)
    seen: set[tuple[str | None, str | None]] = set()
    for agent, target in product(agents, targets):
        pair = agent.row.actor, target.row.actor
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield action(document, clause, agent, target)


def prepositional_targets(index: ActorIndex, clause: Clause) -> list[Side]:
    """Actors in those prepositional phrases after the verb that express a target, not a time or place: "handed over control to [the ISF]", "held talks with [Ben Roe]"."""
    found = list[Side]()
    for one in clause.attached[: 2 * MAX_ACTORS_OF_SIDE]:
        if one.preposition > clause.verb.head and is_target(index.document, clause, one):
            preposition = index.document.lower[one.preposition]
            found += index.sides((one.phrase,), preposition, "verb_and_preposition") or index.things(
                (one.phrase,), preposition
            )
    return found


def is_target(document: Document, clause: Clause, one: Attachment) -> bool:
    """True if a prepositional phrase expresses the target of the verb: the preposition can do so with this verb, and where it is attached."""
    entry = target_prepositions().get(document.lower[one.preposition])
    if entry is None or document.tags[one.preposition + 1] == "VB":
        return False
    modifies_verb = clause.verb.first <= one.head < clause.verb.last
    return (modifies_verb or entry["noun"] == "yes") and (
        not entry["verbs"] or document.lemmas[clause.verb.head] in entry["verbs"].split()
    )


@cache
def target_prepositions() -> dict[str, dict[str, str]]:
    """{preposition: its row of the lexicon}. noun: can the phrase modify a noun ("talks with")?; verbs: lemmas it needs, "" for any."""
    return {row["word"]: row for row in rows("actors/aim_prepositions")}


def action(document: Document, clause: Clause, agent: Side, target: Side) -> Relation:
    """Relation of two actors in a clause; its span is that of both noun phrases and the verb group."""
    chunks = agent.phrase, clause.verb, target.phrase
    span = document.article.span(
        document.starts[min(one.first for one in chunks)], document.ends[max(one.last for one in chunks) - 1]
    )
    return Relation(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_at(span.start), rule=target.rule, kind="acts",
        source=str(agent.row.actor), target=str(target.row.actor), verb=relation_predicate(document, clause, target.preposition), negated=clause.negated, thing=target.thing,
    )  # fmt: skip


def relation_predicate(document: Document, clause: Clause, preposition: str) -> str:
    """Lemma of the verb, its particle and the preposition: "hand over to"."""
    verb, after = clause.verb.head, clause.verb.head + 1
    following = document.lower[after : after + 1] if all(one.preposition != after for one in clause.attached) else []
    particle = [word for word in following if word in word_class("language/clause_words", "particle")]
    return " ".join([document.lemmas[verb], *particle, *filter(None, [preposition])])


# ------------------------------------------------------------------------------------------------- who speaks about whom
def speech_relations(index: ActorIndex, quote: Quote) -> Iterator[Relation]:
    """Relations of a quote's speaker to each other actor that the quote mentions, at the first mention."""
    if quote.actor is None:
        return
    first = {row.actor: row for row in reversed(index.inside(quote.start, quote.end))}
    others = sorted((row for actor, row in first.items() if actor != quote.actor), key=lambda row: row.start)
    for row in others[: 2 * MAX_ACTORS_OF_SIDE]:
        yield Relation(
            start=row.start, end=row.end, text=row.text, sentence=row.sentence, rule="named_in_quote", kind="speaks", source=quote.actor,
            target=str(row.actor), verb=quote.cue or "say", quote=quote.id,
        )  # fmt: skip
