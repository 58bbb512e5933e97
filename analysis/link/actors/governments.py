"""Places as participants (metonymy): "Iran fired missiles" and "Washington believes …" mean the state or government."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.clauses import Chunk
from analysis.language.gazetteer import capitals
from analysis.language.lexicons import words
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.name_similarity import country_of
from analysis.link.attributive import is_attributive

GOVERNMENT, STATE = "capital_as_government", "place_that_acts"
"""Rules of an organisation that is named by a place: a capital that does what its government does; a country, or another place, that acts or speaks."""
NO_SPEECH = ("document", "no comment")
"""Classes of quotes whose source does not speak, think or want."""


def government_label(name: str, kind: str, home: object) -> str:
    """Label of an actor: a government named by its capital gets a suffix: ("Baghdad", "organisation", "l2") => "Baghdad (government)". home: id of its
    place."""
    is_government = kind == "organisation" and isinstance(home, str) and names_capital([name])
    return f"{name} (government)" if is_government else name


def mark_participants(document: Document, groups: Sequence[Cluster], quotes: Sequence[Quote]) -> None:
    """Turn clusters of places that act or speak somewhere in the text into organisations, with the matching rule."""
    places = [group for group in groups if group.kind == "place"]
    deeds = Deeds.of(document, quotes) if places else None
    for group in places:
        if deeds and any(deeds.has(document, row) for row in group.rows):
            group.kind, group.is_place_acting = "organisation", True
            group.rule = GOVERNMENT if names_capital(group.spellings) else STATE


def names_capital(names: Collection[str]) -> bool:
    """True if one of an actor's names is a capital and none is a country."""
    return any(name in capitals() for name in names) and not any(map(country_of, names))


@dataclass(frozen=True, slots=True)
class Deeds:
    """Head tokens of agents. countries: subjects of verbs that only agents can have; governments: subjects of verbs of governing and speech; sources:
    first and last token of the speakers of quotes."""

    countries: frozenset[int]
    governments: frozenset[int]
    sources: frozenset[tuple[int, int]]

    @staticmethod
    def of(document: Document, quotes: Sequence[Quote]) -> Deeds:
        said = (
            document.tokens_in(one.speaker_start, one.speaker_end)
            for one in quotes
            if one.class_ not in NO_SPEECH and one.speaker_start is not None and one.speaker_end is not None
        )
        return Deeds(
            frozenset(subject_heads(document, acting=None)),
            frozenset(subject_heads(document, acting=words("actors/government_verbs"))),
            frozenset((tokens[0], tokens[-1]) for tokens in said if len(tokens)),
        )

    def has(self, document: Document, row: Mention) -> bool:
        """True if this mention of a place acts or speaks."""
        tokens = document.tokens_in(row.start, row.end)
        if is_attributive(document.text, row.end) or (
            document.lower[tokens[0] - 1] in words("actors/ground_prepositions") if tokens[0] else False
        ):
            return False
        doers = self.countries if country_of(row.text) else self.governments
        the = tokens[0] - (tokens[0] > 0 and document.lower[tokens[0] - 1] == "the")
        return (
            tokens[-1] in doers
            or bool({(tokens[0], tokens[-1]), (the, tokens[-1])} & self.sources)
            or is_between(document, row)
        )


def subject_heads(document: Document, acting: Collection[str] | None) -> Iterator[int]:
    """Heads of agents, and of the objects of verbs directed at governments ("accused [Norway]"). acting: verbs that count; None: all except those of
    places ("[Japan] has")."""
    for clause in document.clauses.all:
        lemma = document.lemmas[clause.verb.head]
        if (
            lemma in acting
            if acting is not None
            else lemma not in passive_verbs() and (clause.objects or clause.attached or clause.passive)
        ):
            yield from (chunk.head for chunk in clause.logical_subjects if is_subject(document, chunk))
        if lemma in words("actors/government_verbs"):
            yield from (chunk.head for chunk in clause.logical_objects)


@cache
def passive_verbs() -> frozenset[str]:
    """Verbs that describe a place rather than an act: being, containing, undergoing."""
    return words("actors/place_verbs") | words("actors/no_deeds")


def is_subject(document: Document, chunk: Chunk) -> bool:
    """False for a noun inside a prepositional phrase, which is no agent: "he in [Nairobi] who refused"."""
    return (
        chunk.first == 0
        or document.tags[chunk.first - 1] not in ("IN", "TO")
        or document.lower[chunk.first - 1] == "by"
    )


def is_between(document: Document, row: Mention) -> bool:
    """True for two countries or capitals with dealings between them: "talks between [Washington] and [Tehran]"; False for a route."""
    at = document.token_at(row.start)
    lower, written = document.lower, document.words
    for first in (at, at - 2):
        if first > 1 and lower[first - 1] == "between" and first + 2 < len(written) and lower[first + 1] == "and":
            both = (written[first], written[first + 2])
            return all(one in capitals() or country_of(one) for one in both) and lower[first - 2] in words(
                "actors/dealings"
            )
    return False
