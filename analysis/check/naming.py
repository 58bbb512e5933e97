"""Whether two texts name the same actor: "Mr. Barker", "Kevin Barker", "the coalition's director of sustainment"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analysis.check.meaning import sense_relation
from analysis.check.words import split_words
from analysis.language.gazetteer import country_codes, peoples
from analysis.language.lexicons import rows, word_class, words
from analysis.link.actors import Actor
from analysis.link.actors.name_similarity import nickname_of
from analysis.result import Analysis

POSSESSIVE = re.compile(r"['’]s?$")


def name_words(text: str) -> list[str]:
    """ "the Coalition’s Mr. Roe" => ["coalition", "roe"]: without articles, titles and genitive endings."""
    found = [POSSESSIVE.sub("", word) for word in split_words(join_initials(text)).keys]
    return [
        word
        for word in found
        if word and word not in word_class("check/words", "small_word") and word not in title_words()
    ] or found


def join_initials(text: str) -> str:
    """ "U.S." => "US"."""
    return re.sub(r"\b((?:[A-Za-z]\.){2,})", lambda one: one[0].replace(".", ""), text)


@cache
def title_words() -> frozenset[str]:
    """Titles that stand before names, lower-cased and without stops."""
    return frozenset(word.lower().rstrip(".") for word in words("names/titles") | words("actors/titles"))


@cache
def countries_by_name() -> dict[str, str]:
    """{name: ISO 3166 code}: "britain", "uk" and "british" => "GB"."""
    named = {" ".join(name_words(name)): code for name, code in country_codes().items()}
    return named | {word.lower(): code for word, code in peoples().items() if code}


@cache
def other_names() -> dict[str, frozenset[str]]:
    """{name: its equivalents}: "kiev" => {"kyiv", "kiev"}; "bill" => {"bill", "william"}."""
    found: dict[str, frozenset[str]] = {}
    for row in (*rows("actors/exonyms"), *rows("check/other_names")):
        same = frozenset(word.strip().lower() for word in (row["name"], *row["also"].split(",")))
        found |= {word: found.get(word, frozenset()) | same for word in same}
    return found


def is_same_name(one: str, other: str, person: bool = False) -> bool:
    """True for Maria Roe and Roe, and for the U.S. and American; False for Maria Roe and Maria Lane."""
    ours, theirs = name_words(one), name_words(other)
    if not ours or not theirs:
        return False
    if ours == theirs or is_same_country(ours, theirs) or " ".join(theirs) in other_names().get(" ".join(ours), ()):
        return True
    return same_person(ours, theirs) if person else same_body(ours, theirs)


def is_same_country(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    code = countries_by_name().get(" ".join(ours))
    return code is not None and code == countries_by_name().get(" ".join(theirs))


def same_person(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """True for the same last name, unless both have a first name and these differ; or for the same first name alone."""
    if 1 in (len(ours), len(theirs)):
        return bool(set(ours) & set(theirs)) if min(len(ours), len(theirs)) == 1 else False
    return ours[-1] == theirs[-1] and any(agree(one, other) for one in ours[:-1] for other in theirs[:-1])


def agree(one: str, other: str) -> bool:
    """True for first names that can be the same person's: J and John, Bill and William."""
    return one == other or nickname_of(one, other) or (1 in (len(one), len(other)) and one[0] == other[0])


def same_body(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """True if the draft's words are among the source's, or one name is the other's initials: "the Council" for "the Orvell Council", not vice versa."""
    short, long = sorted((ours, theirs), key=len)
    return set(ours) <= set(theirs) or (
        len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
    )


def actor_by_id(analysis: Analysis, identifier: str | None) -> Actor | None:
    return next((one for one in analysis.actor_rows if one.id == identifier), None)


def all_names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def is_called(actor: Actor, names: Iterable[str]) -> bool:
    """True if one of the names is the actor's; a first name must be the actor's own, if that is known."""
    person = actor.kind == "person"
    return any(is_same_name(one, other, person) for one in names for other in comparable(actor, one))


def comparable(actor: Actor, name: str) -> list[str]:
    """Names of an actor to compare by; if a person has a name with first and last name, names without a first name are left out."""
    known = all_names(actor)
    if actor.kind != "person" or len(name_words(name)) < 2:
        return list(known)
    return [one for one in known if len(name_words(one)) > 1] or list(known)


def names_role(actor: Actor, text: str) -> bool:
    """True if the words describe the actor by its role, or by others for it: "the director" for "director of sustainment", "neighbours" for "a neighbor"."""
    told, role = role_words(text), role_words(f"{actor.role} {actor.name}") if actor.role else []
    return bool(told) and all(any(is_same_office(one, other) for other in role) for one in told)


def role_words(text: str) -> list[str]:
    """ "the Minister of Transport" => ["minister", "transport"]: as `name_words`, with titles, which are what a role consists of."""
    found = [POSSESSIVE.sub("", word) for word in split_words(join_initials(text)).keys]
    return [word for word in found if word and word not in word_class("check/words", "small_word")]


def is_same_office(one: str, other: str) -> bool:
    """True for equal words, plurals, and words with a sense in common."""
    return one == other or sense_relation(one.removesuffix("s"), other.removesuffix("s")) == "same"
