"""What a number counts, as the parser sees it: the noun that the number depends on, with the words between."""

from __future__ import annotations

from collections.abc import Set

from analysis.extract.figures.counted_noun import Tokens, is_single_noun
from analysis.extract.figures.number import Number
from analysis.extract.figures.vocabulary import NOUNS, listed
from analysis.language import Document
from analysis.language.lexicons import word_class
from analysis.language.tagger import FINITE

PART_OF_NOUN = word_class("language/relations", "part of noun")
"""Relations of a number inside the phrase of its noun."""
OBJECT = word_class("language/relations", "object")
SUBJECT = word_class("language/relations", "subject")
VERB_COMPLEMENT = ("dobj", "oprd")
"""Relations that only a verb has behind it."""
MAX_NOUN_TOKENS = 8
"""Tokens between a number and its noun at most."""


def counted_noun(document: Document, number: Number, last: int, taken: Set[int]) -> Tokens | None:
    """Noun that the number modifies in the parse, with the words between: "640 [confirmed cases]", "14 [Leopard 2 tanks]". last: end of the sentence; taken: tokens that no phrase may hold."""
    for token in range(number.last - 1, number.first - 1, -1):
        head = document.syntax.heads[token]
        if head < number.last or head >= min(last, number.last + MAX_NOUN_TOKENS) or document.tags[head] not in NOUNS:
            continue
        if document.lower[number.last] in ("-", "–") and is_single_noun(document, number.last + 1, last):
            return number.last + 1, number.last + 2
        between = range(number.last, head + 1)
        if (
            document.syntax.relations[token] in PART_OF_NOUN
            and taken.isdisjoint(between)
            and not any(document.tags[one] == "PRP" for one in between)
        ):
            start = number.last + (document.lower[number.last] in listed("between_number_and_noun"))
            head = whole_noun(document, head, last)
            return start, head + 1
    return behind_participle(document, number, last)


def whole_noun(document: Document, head: int, last: int) -> int:
    """Last noun of the compound that starts with the head: "14 league [games]", "80 ground-to-air [missiles]"."""
    first = head
    for _ in range(MAX_NOUN_TOKENS):
        above = document.syntax.heads[head]
        if document.syntax.relations[head] == "compound" and head < above < last and document.tags[above] in NOUNS:
            head = above
        elif head + 2 < last and document.lower[head + 1] in ("-", "–"):
            head = next((at for at in range(head + 2, last) if document.tags[at] in NOUNS), head)
        elif head > first and head + 1 < last and document.tags[head + 1] in ("NN", "NNS"):
            head += 1
        else:
            break
    return head


def behind_participle(document: Document, number: Number, last: int) -> Tokens | None:
    """Plural after a past form that modifies it, where the number is an object: "recorded 640 [confirmed/VBD cases]"; None if there is none."""
    at = number.last
    object_of = document.syntax.heads[at - 1] < number.first and document.syntax.relations[at - 1] in OBJECT
    described = document.tags[at : at + 2] in (["VBD", "NNS"], ["VBN", "NNS"])
    return (at, at + 2) if at + 1 < last and object_of and described else None


def is_subject_of_next(document: Document, number: Number, last: int, part: bool) -> bool:
    """True if the word behind the number is a verb with the number as its subject: "just over 1.4 million | cast a ballot".

    A word tagged as a noun is a verb too if the parser gives it an object: "120,000 | leave/NN jobs". part: the number is a share or a
    percentage; a past form behind it is its verb where the sentence goes on without another one: "one in five | mentioned/JJ crime".
    """
    at, syntax = number.last, document.syntax
    if part and at < last and document.lower[at].endswith("ed") and FINITE.isdisjoint(document.tags[at + 1 : last]):
        return document.tags[at] in ("VBN", "JJ", "VBD")
    if at >= last or document.lower[at] in listed("casualty"):
        return False
    if document.tags[at] == "VBP":
        return True
    if any(child > at and syntax.relations[child] in VERB_COMPLEMENT for child in syntax.children(at)):
        return document.tags[at] != "VBG"
    return document.tags[at][:2] == "VB" and any(
        syntax.heads[token] == at and syntax.relations[token] in SUBJECT for token in range(number.first, number.last)
    )


def crowd(document: Document, number: Number, first: int) -> Tokens | None:
    """Collective noun before "of" and the number: "a [crowd] of 22,400", "the [population] of 61 million"; None if there is none."""
    of = number.first - 1
    while of > first and document.lower[of] in listed("nearly"):
        of -= 1
    if of - 1 < first or document.lower[of] != "of" or document.lemmas[of - 1] not in listed("crowd"):
        return None
    return of - 1, of
