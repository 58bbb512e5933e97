"""Pronouns and role phrases ("he", "its", "the general", "the group") => the actor they stand for, where the evidence is good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.extract.mentions import Mention
from analysis.extract.quotes import Quote
from analysis.language import Document, Sentence
from analysis.language.lexicons import words
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.discourse import SUBJECT, Discourse, Entity, Pronoun, mention, pronouns, voted_genders
from analysis.link.actors.genders import person_nouns
from analysis.link.actors.nominals import Phrase, find_phrases, whom
from analysis.link.actors.resolve_organisation import find_body
from analysis.link.actors.resolve_person import find_person
from analysis.link.actors.roles import Role

NEAR = 20
"""How many of those spoken of last a pronoun looks at."""


def find_references(
    document: Document, groups: Sequence[Cluster], roles: Sequence[Role], quotes: Sequence[Quote] = ()
) -> list[tuple[Mention, int]]:
    """Document and its actors => mentions that name nobody themselves, with the index of the actor each stands for."""
    discourse = Discourse(document, groups, quotes)
    voted_genders(discourse)
    return list(Coreference(discourse, roles).references())


class Coreference:
    """From the first word to the last: names, role phrases, pronouns; who was spoken of last is kept in `recent`."""

    def __init__(self, discourse: Discourse, roles: Sequence[Role]):
        self.discourse, self.document = discourse, discourse.document
        self.phrases = {one.head: one for one in find_phrases(discourse)}
        self.told: dict[str, list[Entity]] = {}
        for entity, role in zip(discourse.entities, roles):
            entity.told = role.told
            for noun in role.nouns:
                self.told.setdefault(noun, []).append(entity)
        self.recent: list[Entity] = []
        self.nameless: dict[str, Entity] = {}
        self.bylines = {one.number for one in self.document.sentences if is_byline(self.discourse, one)}

    def references(self) -> Iterator[tuple[Mention, int]]:
        names, known = self.discourse.names, pronouns()
        for token, word in enumerate(self.document.lower):
            found = None
            if token in names:
                if token in self.discourse.heads and self.discourse.sentences[token] not in self.bylines:
                    self.speak_of(self.discourse.entities[names[token]], token)
            elif token in self.phrases:
                found = self.phrase(self.phrases[token])
            elif word in known:
                found = self.pronoun(token, *known[word])
            if found is not None:
                yield found

    def speak_of(self, entity: Entity, token: int, pronoun: bool = False) -> None:
        entity.mentioned(token, self.discourse.sentences[token], self.discourse.role(token), pronoun)
        self.discourse.spoken_of[token] = entity
        if entity in self.recent:
            self.recent.remove(entity)
        self.recent.append(entity)
        del self.recent[:-NEAR]

    def phrase(self, one: Phrase) -> tuple[Mention, int] | None:
        """the general => who was called one; a woman => somebody new; the woman => who was called so before."""
        entity = whom(self.discourse, one, self.told.get(one.noun, ()))
        if entity is not None and entity.actor is not None:
            self.speak_of(entity, one.head)
            return mention(self.document, one.first, one.last, "nominal", "role_phrase", 0.6), entity.actor
        if one.person:
            if one.new or one.noun not in self.nameless:
                self.nameless[one.noun] = Entity("person", None, one.gender)
            self.speak_of(self.nameless[one.noun], one.head)
        return None

    def pronoun(self, token: int, gender: str, form: str) -> tuple[Mention, int] | None:
        if form == "object" and self.owns(token):
            form = "possessive"
        if gender == "it" and form == "subject" and self.discourse.role(token) != SUBJECT:
            form = "object"
        if (form == "reflexive" and self.is_emphatic(token)) or self.is_in_title(token) or self.is_either(token):
            return None
        one = Pronoun(token, self.discourse.sentences[token], gender, form, self.document.clauses.at(token))
        person = gender in ("m", "f")
        found = find_person(self.discourse, self.recent, one) if person else find_body(self.discourse, one)
        if found is None:
            return None
        self.speak_of(found, token, pronoun=True)
        if person and found.gender is None:
            found.gender = gender
        if found.actor is None:
            return None
        return mention(self.document, token, token + 1, "pronoun", RULES[gender], 0.7), found.actor

    def owns(self, token: int) -> bool:
        """[her] house: by its tag; told [her] players, met [her] brother: people stand behind it."""
        document, behind = self.document, token + 1
        tag, noun = document.tags[behind : behind + 1], document.lemmas[behind : behind + 1]
        people = tag == ["NNS"] and noun[0] in person_nouns()
        return document.tags[token] == "PRP$" or people or bool(noun and noun[0] in words("actors/relatives"))

    def is_in_title(self, token: int) -> bool:
        """Gone With [Her] Wind: a capital between capitals, inside a sentence."""
        words = self.document.words
        around = words[max(0, token - 1) : token + 2]
        return len(around) == 3 and all(word[0].isupper() for word in around)

    def is_either(self, token: int) -> bool:
        """[he] or [she], [his] or [her]: whoever it may be."""
        lower, known = self.document.lower, pronouns()
        others = (
            lower[at]
            for at in (token - 2, token + 2)
            if 0 <= at < len(lower) and lower[(at + token) // 2] in ("or", "and", "/")
        )
        return any(word in known and known[word][0] != known[lower[token]][0] for word in others)

    def is_emphatic(self, token: int) -> bool:
        """Roe [himself], he [himself]: no reference of its own."""
        return token > 0 and (token - 1 in self.discourse.names or self.document.lower[token - 1] in pronouns())


def is_byline(discourse: Discourse, sentence: Sentence) -> bool:
    """By Jo Roe, Courts Correspondent: a line without a verb; whom the article speaks of is somebody else."""
    document = discourse.document
    opened = document.words[sentence.first : sentence.last][:4]
    written = any(word in ("By", "BY") and sentence.first + at + 1 in discourse.names for at, word in enumerate(opened))
    return written and not any(
        tag in ("VBD", "VBZ", "VBP", "MD") for tag in document.tags[sentence.first : sentence.last]
    )


RULES = {"m": "he_or_she", "f": "he_or_she", "it": "it_of_a_body", "they": "they_of_a_body"}
"""Gender of a pronoun => rule that finds whom it stands for."""
