"""What belongs to a person's name beside the words that were read as one: the suffix behind it, and a first name in front of a surname."""

from __future__ import annotations

from dataclasses import replace

from analysis.extract.mentions.candidate import PERSON, Candidate, Names, is_capital, listed, taken
from analysis.language import Document
from analysis.language.gazetteer import gazetteer_classes, peoples
from analysis.language.lexicons import words
from analysis.language.word_classes import word_clusters

NOT_FIRST_NAMES = (
    words("names/titles") | words("names/offices") | words("names/person_nouns") | words("language/starters")
)


def suffixes(document: Document, names: Names) -> Names:
    """[Ana Roe] Jr. => [Ana Roe Jr.]; [Ben Roe], Sr. => [Ben Roe, Sr.]: generations and ordinals belong to the name of a person."""
    used = taken(names)
    return [with_suffix(document, name, used) if name.kind == PERSON else name for name in names]


def with_suffix(document: Document, name: Candidate, used: set[int]) -> Candidate:
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
    """Whether a word of one of these classes stands there, in the letter case of a name."""
    if at >= len(document.words) or not is_capital(document.words[at]):
        return False
    return any(document.words[at].rstrip(".") in listed(f"{one}_suffix") for one in classes)


def first_names_in_front(document: Document, names: Names) -> Names:
    """Tarek [Roe] => [Tarek Roe]: a capitalised word that is no ordinary one, right in front of a surname that was read as a name by itself."""
    used = taken(names)
    return [
        replace(name, first=name.first - 1, rule="first_names_in_front")
        if is_surname_alone(document, name)
        and name.first - 1 not in used
        and may_be_first_name(document, name.first - 1)
        else name
        for name in names
    ]


def is_surname_alone(document: Document, name: Candidate) -> bool:
    """Whether a name is one word of a person that another word of its sentence precedes."""
    return (
        name.kind == PERSON
        and name.last - name.first == 1
        and name.first > document.sentence_of(name.first).first
        and not is_title_case(document, name.first - 1)
    )


def is_title_case(document: Document, at: int) -> bool:
    """Why Electing Hillary Matters: a capital in front of the word, or a sentence of capitals, where one more tells nothing."""
    sentence = document.sentence_of(at)
    long = [word for word in document.words[sentence.first : sentence.last] if len(word) > 3 and word.isalpha()]
    capitals = sum(map(is_capital, long))
    return capitals * 2 > len(long) or (at > sentence.first and is_capital(document.words[at - 1]))


def may_be_first_name(document: Document, at: int) -> bool:
    """Whether a word is a capitalised one that is not written small in the language, and neither title, office, people nor place."""
    word, lower = document.words[at], document.lower[at]
    if not (is_capital(word) and word.isalpha() and len(word) > 1 and document.tags[at].startswith("NNP")):
        return False
    if lower in words("names/first_names"):
        return True
    ordinary = lower in word_clusters() or lower in NOT_FIRST_NAMES or word in peoples()
    return not ordinary and gazetteer_classes().get(word, "?")[-1] == "?" and not word.isupper()
