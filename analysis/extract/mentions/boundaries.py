"""Boundaries of names: without titles, articles, verbs and possessives, with the suffix of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.extract.mentions.candidate import (
    GROUP,
    ORGANISATION,
    PERSON,
    Candidate,
    Names,
    as_kind,
    is_capital,
    listed,
    sort_names,
    taken,
)
from analysis.extract.mentions.capital_runs import BODY_LAST
from analysis.extract.mentions.consistency import has_head
from analysis.language import Document
from analysis.language.gazetteer import gazetteer_classes, peoples
from analysis.language.lexicons import word_class, words
from analysis.language.word_classes import frequency_ranks

DASHES = frozenset({"-", "--", "—", "–"})
POSSESSIVES = frozenset({"'s", "’s"})
MARKS = frozenset('.,;:-–—"“”‘’()[]|')
ARTICLES = word_class("language/function_words", "article")
TITLES = words("names/titles") | ARTICLES
MIN_LOWERCASE_LETTERS = 4
"""Letters of a word in small letters at which a name is split."""
MAX_WORDS_BEHIND_TITLE = 3
MAX_DATELINE_TOKENS = 12
"""Tokens between the start of a sentence and a name behind or in a dateline."""
INITIAL = re.compile(r"[A-Z][a-z]?\.[A-Z][\w-]{2,}")
"""An initial and a name without a space."""


def split_names(document: Document, names: Names) -> Names:
    """Names split at tokens that no name contains, by the rules of SPLITS in order."""
    for rule, tokens_between in SPLITS:
        names = [part for name in names for part in split_name(document, name, tokens_between(document, name), rule)]
    return names


def split_name(document: Document, name: Candidate, cuts: list[int], rule: str) -> Iterator[Candidate]:
    """Parts of a name between the tokens `cuts`; a part that names a people gets that kind."""
    if not cuts:
        yield name
        return
    first = name.first
    for cut in [*cuts, name.last]:
        if cut > first:
            kind = GROUP if cut == first + 1 and document.words[first] in peoples() else name.kind
            yield replace(name, first=first, last=cut, kind=kind, rule=rule)
        first = cut + 1


def leading_dashes(document: Document, name: Candidate) -> list[int]:
    """Tokens of dashes after a dateline, at which a name is split: "[VILNIUS - Lithuania]" => "[VILNIUS] - [Lithuania]". Only spaced dashes at the start of a sentence, without lower-case words before them."""
    front = document.sentence_of(name.first).first
    if name.first - front > MAX_DATELINE_TOKENS:
        return []
    lowercase = next((at for at in range(front, name.last) if document.words[at].islower()), name.last)
    return [
        at
        for at in range(name.first, min(name.last, lowercase + 1))
        if document.words[at] in DASHES and document.lower[at - 1] not in BODY_LAST and is_spaced(document, at)
    ]


def is_spaced(document: Document, at: int) -> bool:
    """True if a space precedes and follows the token."""
    starts, ends = document.starts, document.ends
    return 0 < at < len(starts) - 1 and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]


def lowercase_words(document: Document, name: Candidate) -> list[int]:
    """Tokens of lower-case nouns, adjectives and verbs, at which a name is split: "[German company Acme]" => "[German] company [Acme]"; none inside the name of a body ("[Kurdistan regional government]")."""
    if document.lower[name.last - 1] in listed("government") and is_capital(document.words[name.first]):
        return []
    inside = range(name.first, name.last)
    found = {at for at in inside if is_lowercase_word(document, at)}
    if len(found) == len(inside):
        return []
    return [at for at in inside if at in found or (document.lower[at] == "of" and at - 1 in found)]


def is_lowercase_word(document: Document, at: int) -> bool:
    """True for a lower-case noun, adjective or verb; False for the second half of a given name: "Ji-[hoon]"."""
    word = document.words[at]
    is_content = document.tags[at][:2] in ("NN", "JJ", "RB", "VB")
    lowercase = is_content and word.islower() and word.isalpha() and len(word) >= MIN_LOWERCASE_LETTERS
    return lowercase and not (document.words[at - 1] == "-" and word not in frequency_ranks())


def possessives(document: Document, name: Candidate) -> list[int]:
    """Token of a possessive after a name in the gazetteer, at which a name is split: "[Leeds's Town Hall]" => "[Leeds]'s [Town Hall]"."""
    return [
        at
        for at in range(name.first + 1, name.last - 1)
        if document.lower[at] in POSSESSIVES
        and gazetteer_classes().get(" ".join(document.words[name.first : at]), "?")[-1] != "?"
    ]


def prepositions(document: Document, name: Candidate) -> list[int]:
    """Token of a preposition after a person's full name, at which a name is split: "[Ana Roe for Acme Australia]" => "[Ana Roe] for [Acme Australia]"."""
    if document.lower[name.first] not in words("names/first_names"):
        return []
    return [at for at in range(name.first + 2, name.last - 1) if document.tags[at] in ("IN", "TO")]


SPLITS = (
    ("split_at_dashes", leading_dashes),
    ("split_at_small_words", lowercase_words),
    ("split_at_possessives", possessives),
    ("split_at_prepositions", prepositions),
)
"""Name of the rule, and the function that finds the tokens at which a name is split."""


def titled_persons(document: Document, names: Names) -> Names:
    """Names that begin with a title of persons ("Mr Roe") become persons, unless they contain a head noun of a body or place ("Dr Roe Foundation") or are in the gazetteer."""
    return [
        as_kind(name, PERSON, "titled_persons", 0.9) if is_titled_person(document, name) else name
        for name in sort_names([*names, *initialled_names(document, names)])
    ]


def initialled_names(document: Document, names: Names) -> Iterator[Candidate]:
    """Words of an initial and a name, behind a title, that are part of no name so far: "Academician [D.Sukhee]"."""
    used = taken(names)
    for at, word in enumerate(document.words[1:], start=1):
        if "." in word and at not in used and INITIAL.fullmatch(word) and document.lower[at - 1] in TITLES - ARTICLES:
            yield Candidate(at, at + 1, PERSON, "titled_persons", 0.8)


def is_titled_person(document: Document, name: Candidate) -> bool:
    """True if the name begins with a title of persons and is no body, place or entry of the gazetteer."""
    words_behind = document.truecased[name.first + 1 : name.last]
    return (
        document.lower[name.first].rstrip(".") in listed("personal_title")
        and 0 < len(words_behind) <= MAX_WORDS_BEHIND_TITLE
        and all(map(is_capital, words_behind))
        and not has_head(tuple(words_behind))
        and not is_listed(document, name.first, name.last)
    )


def trim(document: Document, names: Names) -> Names:
    """Names without titles, articles, possessives and punctuation at their edges: "[Gen. Ana Roe]" => "Gen. [Ana Roe]", "[the Senate]" => "the [Senate]". Names in other scripts are dropped."""
    return [trim_name(document, name) for name in names if any(map(is_latin, document.words[name.first : name.last]))]


def is_latin(word: str) -> bool:
    """True if the word has a Latin letter."""
    return any(letter < "\u0250" and letter.isalnum() for letter in word)


def trim_name(document: Document, name: Candidate) -> Candidate:
    """Name without the tokens at its edges that do not belong to it."""
    first, last = name.first, name.last
    if last - first > 2 and document.words[first] in listed("prefix") and document.words[first + 1] == "-":
        first += 2
    while first + 1 < last and is_front(document, first, name.kind) and not is_town(document, first, last):
        first += 1
    if document.lower[first] in listed("name_link"):  # Duke of Leeds: the office is all the name there is
        first = name.first
    while last > first + 1 and is_tail(document, last - 1, name.kind) and not is_listed(document, first, last):
        last -= 1
    return name if (first, last) == (name.first, name.last) else replace(name, first=first, last=last, rule="trim")


def is_front(document: Document, at: int, kind: str) -> bool:
    """True if the first token of a name does not belong to it: an article, punctuation or, for a person, a title."""
    word = document.words[at]
    return document.lower[at] in (TITLES if kind == PERSON else ARTICLES) or not any(map(str.isalnum, word))


def is_tail(document: Document, at: int, kind: str) -> bool:
    """True if the last token of a name does not belong to it: a possessive, punctuation, the word for a document ("[Security Council] Resolution 2254") or, for a person, an honour ("[Ana Roe] MP")."""
    word = document.lower[at]
    paper = word in listed("paper") or (word.isdigit() and document.lower[at - 1] in listed("paper"))
    honour = kind == PERSON and document.words[at] in listed("honour")
    return word in POSSESSIVES or word in MARKS or paper or honour


def is_town(document: Document, first: int, last: int) -> bool:
    """True for a town whose name has an article: "The Hague"."""
    spelt = " ".join(document.truecased[first:last])
    return document.lower[first] == "the" and gazetteer_classes().get(spelt, "").startswith(("city", "town"))


def is_listed(document: Document, first: int, last: int) -> bool:
    """True if the gazetteer has the name as it stands: "Moody's"."""
    return " ".join(document.truecased[first:last]) in gazetteer_classes()


def suffixes(document: Document, names: Names) -> Names:
    """Persons with the suffix after their name: "[Ana Roe] Jr." => "[Ana Roe Jr.]", "[Ben Roe], Sr." => "[Ben Roe, Sr.]"."""
    used = taken(names)
    return [with_suffix(document, name, used) if name.kind == PERSON else name for name in names]


def join_particles(document: Document, names: Names) -> Names:
    """Names with those joined that a particle links: "[Noura] bint [Rashid]", "[Belém] do [Pará]"."""
    joined: Names = []
    for name in names:
        before = joined[-1] if joined else None
        if before and is_linked(document, before, name):
            joined[-1] = replace(before, last=name.last, rule="join_particles")
        else:
            joined.append(name)
    return joined


def is_linked(document: Document, one: Candidate, other: Candidate) -> bool:
    """True if one particle separates two names of the same kind."""
    particle = document.words[one.last : other.first]
    return len(particle) == 1 and particle[0] in listed("linking_particle") and one.kind == other.kind != ORGANISATION


def with_suffix(document: Document, name: Candidate, used: set[int]) -> Candidate:
    """Name extended by a suffix after it, if it is a person and the suffix is free."""
    at = name.last
    if (
        name.last - name.first > 1
        and document.words[at : at + 1] == [","]
        and is_suffix(document, at + 1, "generation")
    ):
        at += 1
    elif not is_suffix(document, at, "generation", "ordinal"):
        return name
    return name if at in used else replace(name, last=at + 1, rule="suffixes")


def is_suffix(document: Document, at: int, *classes: str) -> bool:
    """True if a word of one of the classes stands at the token, with the capitals of a name."""
    if at >= len(document.words) or not is_capital(document.words[at]):
        return False
    return any(document.words[at].rstrip(".") in listed(f"{one}_suffix") for one in classes)
