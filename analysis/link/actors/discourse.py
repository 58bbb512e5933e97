"""Who has been spoken of: names and persons without a name in the order of the text, each with its part in its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document
from analysis.language.chunks import Chunk
from analysis.language.clauses import Clause
from analysis.language.lexicons import rows
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.genders import gender_of_first_name, noun_gender, title_gender

SUBJECT, OBJECT, OTHER = "subject", "object", "other"


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something spoken of. actor: index of its cluster, or None where it has no name; kind: person, organisation,
    place, group; gender: m, f or None; told: words of what the text says it is; times: how often so far; sentence, token, role: of its last mention; pronoun: whether
    that was one."""

    kind: str
    actor: int | None = None
    gender: str | None = None
    told: frozenset[str] = frozenset()
    times: int = 0
    sentence: int = -99
    token: int = -1
    role: str = OTHER
    pronoun: bool = False

    def mentioned(self, token: int, sentence: int, role: str, pronoun: bool = False) -> None:
        again = sentence == self.sentence and self.role == SUBJECT
        self.times, self.token, self.sentence, self.pronoun = self.times + 1, token, sentence, pronoun
        self.role = SUBJECT if again else role


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Where it stands, its gender (m, f, it, they) and form (subject, object, possessive, reflexive), and its clause."""

    token: int
    sentence: int
    gender: str
    form: str
    clause: Clause | None


class Discourse:
    """A document with its actors, and the look-ups that pronouns need. All are made once, in linear time."""

    def __init__(self, document: Document, groups: Sequence[Cluster], quotes: Sequence[Quote] = ()):
        self.document, self.quotes = document, quotes
        self.entities = [Entity(group.kind, number, gender_of(document, group)) for number, group in enumerate(groups)]
        self.names = {
            token: number
            for number, group in enumerate(groups)
            for row in group.rows
            for token in document.tokens_in(row.start, row.end)
        }
        self.heads = {
            document.token_at(row.end - 1): number for number, group in enumerate(groups) for row in group.rows
        }
        self.spoken_of: dict[int, Entity] = {}

    @cached_property
    def sentences(self) -> list[int]:
        """Token => number of its sentence."""
        return [one.number for one in self.document.sentences for _ in range(one.first, one.last)]

    @cached_property
    def speakers(self) -> dict[int, Entity]:
        """Token between quotation marks => the named person who says it."""
        found: dict[int, Entity] = {}
        for quote in self.quotes:
            if quote.kind != "indirect" and quote.speaker_start is not None and quote.speaker_end is not None:
                named = [
                    self.names[at]
                    for at in self.document.tokens_in(quote.speaker_start, quote.speaker_end)
                    if at in self.names
                ]
                speaker = next((one for number in named if (one := self.entities[number]).kind == "person"), None)
                if speaker is not None:
                    found.update(dict.fromkeys(between_marks(self.document, quote), speaker))
        return found

    @cached_property
    def quoted(self) -> dict[int, list[int]]:
        """Token of a speaker, a pronoun => tokens of the names in the speaker's own words."""
        found: dict[int, list[int]] = {}
        for quote in self.quotes:
            if quote.kind != "indirect" and (quote.speaker or "").lower() in pronouns():
                said = [at for at in between_marks(self.document, quote) if at in self.names]
                found.setdefault(self.document.token_at(quote.speaker_start or 0), []).extend(said)
        return found

    @cached_property
    def chunks(self) -> dict[int, Chunk]:
        """Token => the noun phrase it is in."""
        return {token: one for one in self.document.chunks if one.kind == "NP" for token in range(one.first, one.last)}

    @cached_property
    def roles(self) -> dict[int, str]:
        """Head of a noun phrase => subject or object of its clause."""
        found: dict[int, str] = {}
        for clause in self.document.clauses.all:
            for one in clause.objects:
                found.setdefault(one.head, OBJECT)
            for one in clause.subjects:
                if clause.kind not in ("infinitive", "participle"):
                    found[one.head] = SUBJECT
                    found.update(dict.fromkeys(self.beside(one), SUBJECT))
        return found

    def beside(self, chunk: Chunk) -> list[int]:
        """The friend, [Ben Okri], denied it: the head of a name between commas behind a noun phrase that names nobody."""
        words, at = self.document.words, chunk.last
        after = self.chunks.get(at + 1) if words[at : at + 1] == [","] else None
        if after is None or after.first != at + 1 or words[after.last : after.last + 1] != [","]:
            return []
        return [after.head] if after.head in self.heads and chunk.head not in self.names else []

    def role(self, token: int) -> str:
        return self.roles.get(token, OTHER)

    def entity_of(self, chunk: Chunk | None) -> Entity | None:
        """Whom a noun phrase names or stands for, as far as is known yet: by its head."""
        return self.at(chunk.head) if chunk else None

    def at(self, token: int) -> Entity | None:
        found = self.spoken_of.get(token)
        if found is None and token in self.heads:
            found = self.entities[self.heads[token]]
        return found

    def subjects_of(self, clause: Clause | None) -> list[Entity]:
        """The known subjects of a clause."""
        heads = [head for chunk in (clause.subjects if clause else ()) for head in (chunk.head, *self.beside(chunk))]
        return [one for head in heads if (one := self.at(head))]


def between_marks(document: Document, quote: Quote) -> Iterator[int]:
    """Tokens of a quote that are in its speaker's own words: all of a direct one, of a mixed one those between the marks."""
    opened = quote.kind == "direct"
    for token in document.tokens_in(quote.start, quote.end):
        word = document.words[token]
        if quote.kind == "mixed" and word in MARKS:
            opened = word in OPENING or (word not in CLOSING and not opened)
        elif opened:
            yield token


OPENING, CLOSING = frozenset(("“", "``", "‘")), frozenset(("”", "''"))
MARKS = OPENING | CLOSING | {'"'}


@cache
def pronouns() -> dict[str, tuple[str, str]]:
    """Word => gender (m, f, it, they) and form."""
    return {row["word"]: (row["gender"], row["form"]) for row in rows("actors/pronouns")}


def gender_of(document: Document, group: Cluster) -> str | None:
    """m, f or None: by a title, else by the first name, else by a noun beside one of the names."""
    if group.kind != "person":
        return None
    rows = group.rows[:12]
    titled = next(filter(None, (title_gender(document, row) for row in rows)), None)
    named = gender_of_first_name(group.name) if " " in group.name else None
    return titled or named or next(filter(None, (noun_gender(document, row) for row in rows)), None)


def voted_genders(discourse: Discourse) -> None:
    """Whoever is the only person in a sentence is what the pronouns there, and in the next one without a person, say."""
    lower, names = discourse.document.lower, discourse.names
    last, people = None, set[int]()
    votes: dict[int, list[int]] = {}
    for one in discourse.document.sentences:
        found = {
            names[at]
            for at in range(one.first, one.last)
            if at in names and discourse.entities[names[at]].kind == "person"
        }
        if found or last != one.number - 1:
            people, last = found, one.number
        if len(people) == 1:
            gender = [pronouns()[word][0] for word in lower[one.first : one.last] if word in pronouns()]
            tally = votes.setdefault(next(iter(people)), [0, 0])
            tally[0] += gender.count("m")
            tally[1] += gender.count("f")
    for number, (he, she) in votes.items():
        entity = discourse.entities[number]
        if entity.gender is None and max(he, she) > 2 * min(he, she):
            entity.gender = "m" if he > she else "f"


def mention(document: Document, first: int, last: int, form: str, rule: str, confidence: float) -> Mention:
    """Tokens first:last => a mention that names nobody itself."""
    span = document.article.span(document.starts[first], document.ends[last - 1])
    return Mention(
        start=span.start, end=span.end, text=span.text, sentence=document.sentence_of(first).number, rule=rule, kind="reference", form=form,
        confidence=confidence,
    )  # fmt: skip
