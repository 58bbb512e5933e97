"""Words of speech that report nothing in their context: prenominal participles, naming, idioms, other senses."""

from __future__ import annotations

from functools import cache

from analysis.extract.quotes.line import NOUNS, Line, listed
from analysis.language.lexicons import rows, words


def is_prenominal_participle(line: Line, at: int, first: int) -> bool:
    """True for a participle that modifies the following noun and reports nothing: "the [alleged] attack", "their widely [declared] goal"."""
    if (
        first < at
        or line.tags[at] not in ("VBN", "VBG", "VBD")
        or line.syntax.relations[at] not in ("amod", "compound")
    ):
        return False
    return line.syntax.heads[at] > at and line.word(at + 1) not in listed("time")


def is_naming(line: Line, at: int, first: int, last: int) -> bool:
    """True if the verb gives the name of a thing and attributes nothing: "a stream [called] Mill Run"."""
    bare = first == at and line.tags[at] == "VBN" and last == at + 1 < line.last
    if last in line.quoted and last + 1 < line.last and not line.words[last + 1][:1].isupper():
        return False
    return bare and line.syntax.relations[at] == "acl" and not line.syntax.agents(at)


def is_other_sense(line: Line, at: int) -> bool:
    """True if the object shows that the verb has another sense: "[concede] a penalty", "[claim] a life"."""
    objects = other_senses().get(line.lemmas[at])
    if objects is None:
        return False
    if "somebody" in objects and line.syntax.child(at, "dative") is not None:
        return True
    if "person" in objects and has_person_object(line, at):
        return True
    some = line.syntax.children_by(at, "dobj", "nsubjpass", "oprd", "ccomp", "xcomp", "acomp")
    return (
        len(some) == 1
        and line.tags[some[0]] in NOUNS
        and line.lemmas[some[0]] in objects
        and some[0] not in line.quoted
    )


def has_person_object(line: Line, at: int) -> bool:
    """True if the verb's object is a person and no content follows: "[questioned] the teacher", "[advised] her", "she was [dismissed]"."""
    one = line.syntax.child(at, "dobj", "nsubjpass")
    if one is None or any(
        line.tags[i] == "TO" or line.lower[i] in ("that", "as") or line.lower[i] in listed("wh")
        for i in range(one, min(line.last, one + 4))
    ):
        return False
    pronoun = line.tags[one] == "PRP" and line.lower[one] != "it"
    return pronoun or line.lemmas[one] in words("names/person_nouns") or line.lemmas[one] in words("quotes/sources")


@cache
def other_senses() -> dict[str, frozenset[str]]:
    """Verb of speech => objects with which it has another sense."""
    return {
        row["word"]: frozenset(row["beside"].split()) for row in rows("quotes/other_senses") if row["part"] == "verb"
    }


def is_idiom(line: Line, at: int) -> bool:
    """True for a fixed expression that has no speaker: "it is safe to [say]", "it is worth [noting]", "not to [mention]", "goes without [saying]"."""
    before = line.lower[max(line.first, at - 2) : at]
    if line.lemmas[at] in listed("idiom_verb"):
        return (
            before[-1:] == ["worth"]
            or before in (["safe", "to"], ["fair", "to"], ["not", "to"])
            or before[-1:] == ["without"]
        )
    return False
