"""Kind of a name by the noun that describes it: "its chief executive, [Ransford Abbey]", "the hedge fund [Harrow Point]", "[Walhi], a charity that …"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.extract.mentions.candidate import ORGANISATION, PERSON, PLACE, Candidate, Names, listed
from analysis.extract.mentions.capital_runs import BODY_LAST
from analysis.language import Document
from analysis.language.lemmas import lemma
from analysis.language.lexicons import words
from analysis.language.social_nouns import social_senses
from analysis.language.syntax import Syntax

APPOSITION, DIRECT = 1.5, 1.4
"""Weights of a noun in apposition ("a charity, [Walhi]") and of one directly before the name ("the charity [Walhi]"), beside the model's probability."""


def syntax_of_described(document: Document, names: Names) -> Syntax:
    """Syntax of the sentences in which a name can have a description: a common noun directly before it, or a comma beside it."""
    described = (one for one in names if has_noun_before(document, one) or "," in words_beside(document, one))
    return document.syntax_of({document.sentence_of(one.first).number for one in described})


def has_noun_before(document: Document, name: Candidate) -> bool:
    """True if a singular common noun stands directly before the name: "the charity [Walhi]"."""
    at = name.first - 1
    return at >= 0 and document.tags[at] == "NN" and document.words[at].islower()


def words_beside(document: Document, name: Candidate) -> list[str]:
    """The word before a name and the one behind it, as far as there are any."""
    return document.words[max(0, name.first - 1) : name.first] + document.words[name.last : name.last + 1]


def kinds_by_description(document: Document, syntax: Syntax, name: Candidate) -> Iterator[tuple[str, float]]:
    """(kind, weight) from the nouns that describe a name: "the mayor, [Ana Roe]" a person, "hedge fund [Acme]" an organisation.

    syntax: as of `syntax_of_described`."""
    for noun, weight in describing_nouns(document, syntax, name):
        kind = kind_of_noun(lemma(document.words[noun], document.tags[noun]).lower(), weight)
        if kind is not None and not (kind == PERSON and is_trade(syntax, noun)):
            yield kind, weight


def describing_nouns(document: Document, syntax: Syntax, name: Candidate) -> Iterator[tuple[int, float]]:
    """(token, weight) of the singular common nouns directly before the name or in apposition to it."""
    at = name.first - 1
    if has_noun_before(document, name) and syntax.heads[at] >= name.first:
        yield at, DIRECT
    head = next((one for one in range(name.last - 1, name.first - 1, -1) if syntax.heads[one] not in range(name.first, name.last)), name.first)  # fmt: skip
    above = syntax.heads[head]
    if syntax.relations[head] == "appos" and above >= 0 and document.words[at : at + 1] == [","]:
        yield from with_determiner(document, syntax, [above])
    if document.words[name.last : name.last + 1] == [","]:
        yield from with_determiner(document, syntax, syntax.appositions(head))


def with_determiner(document: Document, syntax: Syntax, nouns: list[int]) -> Iterator[tuple[int, float]]:
    """(token, weight) of those nouns that have an article or a possessor: "[a charity]", "[Ghana's mayor]"."""
    for noun in nouns:
        if (
            document.tags[noun] in ("NN", "JJ")
            and document.words[noun].islower()
            and syntax.child(noun, "det", "poss") is not None
        ):
            yield noun, APPOSITION


def is_trade(syntax: Syntax, noun: int) -> bool:
    """True for one who works with what stands before it, a person or a firm: "the salmon [farmer]", "a bus [driver]"."""
    return syntax.lower[noun].endswith(("er", "or")) and syntax.child(noun, "compound") is not None


def kind_of_noun(noun: str, weight: float) -> str | None:
    """Kind of what a noun describes: mayor => person, charity => organisation, island => place; None for nouns of anything else, and for those of
    persons and bodies alike ("owner", "partner"). A place's noun directly before a name is mostly part of another phrase."""
    senses = social_senses(noun)
    if noun in listed("business") or (noun in BODY_LAST and "person" not in senses):
        return ORGANISATION
    if noun in words("names/place_words"):
        return PLACE if weight == APPOSITION else None
    if noun in listed("person_or_body"):
        return None
    first = {kind: rank for kind, (rank, _) in senses.items()}
    if first.get("body") == 1:
        return ORGANISATION
    return PERSON if first.get("person") == 1 or noun in words("names/person_nouns") else None
