"""Features of the name model: the word, its neighbours, gazetteer, word classes, and evidence from the rest of the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from analysis.language.gazetteer import known_names
from analysis.language.lexicons import rows, word_class, words
from analysis.language.word_classes import classes_of, vector_classes_of

SHAPES = (
    (re.compile(r"[A-Z]{2,}"), "X+"),
    (re.compile(r"[A-Z]"), "X"),
    (re.compile(r"[a-z]+"), "x"),
    (re.compile(r"\d+"), "d"),
)
LISTS = {"title": words("names/titles"), "organisation": words("names/organisation_words"), "place": words("names/place_words"),
         "first": words("names/first_names"), "surname": words("names/surnames")}  # fmt: skip
STEPS = (0, -2, -1, 1, 2)
"""Distances from a token to the words that have features for it."""
Names = tuple[str, ...]
"""Names of features."""


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Word shape, at most ten characters.

    >>> [shape(word) for word in ("Baghdad", "CJTF", "al", "K1", "U.S.")]
    ['Xx', 'X+', 'x', 'Xd', 'X.X.']
    """
    if word.isalpha() and word.isascii() and word[1:].islower():
        return "x" if word.islower() else "Xx"
    for pattern, letter in SHAPES:
        word = pattern.sub(letter, word)
    return word[:10]


WINDOW, ADJACENT, OWN = STEPS, (0, -1, 1), (0,)
FIELDS = {
    "w": WINDOW, "s": WINDOW, "m": WINDOW, "v": WINDOW, "c": ADJACENT, "f": ADJACENT, "vn": ADJACENT, "e3": ADJACENT, "in": ADJACENT,
    "ve": OWN, "p2": OWN, "p3": OWN, "p4": OWN, "e2": OWN, "e4": OWN,
}  # fmt: skip
"""Property of a word => distances at which it is a feature of a token. w: lower-cased word; s: shape; c, m, f: coarse, middle and fine word class;
v, vn, ve: the same from word vectors; p, e and a number: first and last letters; in: lists that hold the word."""
WORD_FIELDS = tuple(field for field in FIELDS if field != "in")
"""The properties of which every word has exactly one value."""
SEQUENCES = {
    "ww": ("w", (-1, 0)),
    "mm": ("m", (-1, 0)),
    "1mm": ("m", (0, 1)),
    "ss": ("s", (0, 1)),
    "sss": ("s", (-1, 0, 1)),
}
"""Conjunction feature => the property whose values it joins, and the distances of the words that have these values."""


def field_values(word: str) -> Names:
    """Word => its value for each of WORD_FIELDS."""
    low, (coarse, middle, fine), (broad, narrow, exact) = word.lower(), classes_of(word), vector_classes_of(word)
    return low, shape(word), middle, broad, coarse, fine, narrow, low[-3:], exact, low[:2], low[:3], low[:4], low[-2:], low[-4:]  # fmt: skip


def lists_of(word: str) -> list[str]:
    """Names of the LISTS that contain the word, with or without a final full stop."""
    low = word.lower()
    found = [name for name, listed in LISTS.items() if low in listed]
    return list(dict.fromkeys(found + lists_of(low.rstrip(".")))) if low.endswith(".") else found


def word_values(word: str) -> list[tuple[str, str]]:
    """Word => its properties as (field, value): [("w", "oslo"), ("s", "Xx"), …]."""
    return [*zip(WORD_FIELDS, field_values(word)), *(("in", name) for name in lists_of(word))]


def word_features(word: str) -> dict[int, Names]:
    """Word => {distance: names of the features that it gives the token at that distance}: {0: ("w=oslo", …), -1: ("-1w=oslo", …)}. For training."""
    values = word_values(word)
    return {
        step: tuple(f"{step or ''}{field}={value}" for field, value in values if step in FIELDS[field])
        for step in STEPS
    }


class Evidence:
    """Evidence from the whole article about its words: which also occur in lower case, how often each is capitalised inside a sentence and
    next to what; and the article's topics. Sentences in capitals or title case are no evidence of capitalisation.

    sentences: all sentences of the article, as tokens."""

    def __init__(self, sentences: Sequence[Sequence[str]]):
        self.lowercased_words = {word for sentence in sentences for word in sentence if word.islower()}
        self.topics = topics_of(self.lowercased_words)
        self.capital: Counter[str] = Counter()
        self.neighbours: dict[str, dict[str, None]] = defaultdict(dict)
        self.known_features: dict[str, Names] = {}
        for sentence in sentences:
            if not letter_case(sentence):
                self.read(sentence)

    def read(self, sentence: Sequence[str]) -> None:
        """Add the evidence of one sentence."""
        last = len(sentence) - 1
        for at, word in enumerate(sentence):
            if not word[:1].isupper():
                continue
            low = word.lower()
            if at:
                self.capital[low] += 1
                self.neighbours[low] |= word_before(sentence[at - 1])
            if at < last:
                self.neighbours[low] |= word_after(sentence[at + 1])

    def features(self, word: str) -> Names:
        """Word => names of its features; () for a word without a capital."""
        found = self.known_features.get(word)
        if found is None:
            found = self.known_features[word] = self.features_of_capitalised(word.lower()) if word[:1].isupper() else ()
        return found

    def features_of_capitalised(self, low: str) -> Names:
        lowercased = ["also=small"] if low in self.lowercased_words else []
        return f"capital={min(self.capital[low], 3)}", *self.neighbours.get(low, ()), *lowercased


def topics_of(words: set[str]) -> list[str]:
    """Lower-cased words of an article => its topics: sport, market, both or neither. A topic needs two of its words."""
    return [name for name, listed in TOPICS.items() if len(listed & words) > 1]


@lru_cache(maxsize=5_000)
def word_before(word: str) -> dict[str, None]:
    """Features that the word before a name gives to the name's other occurrences: a title, a first name or a preposition comes before it."""
    low = word.lower()
    names = [name for name in ("title", "first") if low in LISTS[name] or low.rstrip(".") in LISTS[name]]
    return dict.fromkeys(f"after={name}" for name in [*names, *([low] if low in PREPOSITIONS else [])])


@lru_cache(maxsize=5_000)
def word_after(word: str) -> dict[str, None]:
    """Features that the word after a name gives to the name's other occurrences: a noun for an organisation or place, or one of WORDS_AFTER_NAMES, follows."""
    low = word.lower()
    names = [name for name in ("organisation", "place") if word[:1].isupper() and low in LISTS[name]]
    return dict.fromkeys(f"before={name}" for name in [*names, *([low] if low in WORDS_AFTER_NAMES else [])])


PREPOSITIONS = word_class("language/clause_words", "place preposition")
WORDS_AFTER_NAMES = frozenset(
    {"said", "says", "told", "'s", "(", "and", "shares", "who", "forces", "police", "officials"}
)
TOPICS = {
    name: frozenset(row["word"] for row in rows("names/topics") if row["topic"] == name) for name in ("sport", "market")
}


def context_features(sentence: Sequence[str], evidence: Evidence) -> list[list[str]]:
    """Tokens of a sentence => names of the features of each token that depend on more than one word; `word_features` gives the others. For training."""
    found = [
        [name for find, value in zip(CONTEXT, values) for name in find(value)]
        for values in context_values(sentence, evidence)
    ]
    of_words = [dict(word_values(word)) for word in sentence]
    for name, (field, places) in SEQUENCES.items():
        for at in range(-min(places), len(sentence) - max(places)):
            found[at].append(f"{name}={'|'.join(of_words[at + place][field] for place in places)}")
    return found


def context_values(sentence: Sequence[str], evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    """Tokens of a sentence => for each token the arguments of the functions in CONTEXT, in that order."""
    case = letter_case(sentence)
    form = (*case, *(["table"] if is_table(sentence) else []), *evidence.topics)
    known = known_names(as_listed(sentence, all_caps=case == ["shouted"]))
    shapes = [shape(word) if word[:1].isupper() else "" for word in sentence]
    return zip(
        zip(repeat(form), known, shapes), map(evidence.features, sentence), zip([None, *known], [*known[1:], None])
    )


def form_features(value: tuple[Names, str, str]) -> Names:
    """(letter case, "table" and topics; gazetteer class or ""; shape if capitalised, else "") of a token => names of its features."""
    form, known, capitalised = value
    if known:
        return *form, f"g={known}", *(f"g={known}|{one}" for one in form)
    return *form, *(f"capitalised={capitalised}|{one}" for one in form if capitalised)


def evidence_features(value: Names) -> Names:
    return value


def known_neighbour_features(value: tuple[str | None, str | None]) -> Names:
    """Gazetteer classes of both neighbours ("": none; None: no neighbour) => names of the features."""
    before, after = value
    left = "first" if before is None else f"-1g={before}" if before else ""
    right = "last" if after is None else f"1g={after}" if after else ""
    return tuple(filter(None, (left, right)))


CONTEXT: tuple[Callable[[Any], Names], ...] = (form_features, evidence_features, known_neighbour_features)
"""Functions that turn the values of `context_values` into features: with the SEQUENCES, all that depend on more than one word."""


def is_table(sentence: Sequence[str]) -> bool:
    """True if more than a quarter of the tokens are numbers, as in lists of results: "Chicago 5 Detroit 3"."""
    return sum([word[:1].isdigit() for word in sentence]) * 4 > len(sentence)


def as_listed(sentence: Sequence[str], all_caps: bool) -> list[str]:
    """Words in the spelling of the gazetteer: with straight apostrophes; in a sentence in capitals, words of four letters or more are capitalised."""
    words = [word.replace("’", "'") for word in sentence]
    return [word.capitalize() if len(word) > 3 else word for word in words] if all_caps else words


def letter_case(sentence: Sequence[str]) -> list[str]:
    """["shouted"] for a sentence mostly in capitals, ["headline"] for one in title case, else []. In the first two a capital does not mark a name."""
    count = len(sentence)
    if count > 3 and sum(map(str.isupper, sentence)) * 2 > count:
        return ["shouted"]
    return ["headline"] if count > 3 and sum([word[:1].isupper() for word in sentence]) * 10 > count * 7 else []
