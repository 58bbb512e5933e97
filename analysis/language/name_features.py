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
"""Places of the words whose features count for a token, from it."""
Names = tuple[str, ...]
"""Of features."""


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Word shape: Baghdad => Xx, CJTF => X+, al => x, K1 => Xd, U.S. => X.X; at most ten characters."""
    if word.isalpha() and word.isascii() and word[1:].islower():
        return "x" if word.islower() else "Xx"
    for pattern, letter in SHAPES:
        word = pattern.sub(letter, word)
    return word[:10]


ALL, BESIDE, OWN = STEPS, (0, -1, 1), (0,)
FIELDS = {
    "w": ALL, "s": ALL, "m": ALL, "v": ALL, "c": BESIDE, "f": BESIDE, "vn": BESIDE, "e3": BESIDE, "in": BESIDE, "ve": OWN, "p2": OWN, "p3": OWN, "p4": OWN,
    "e2": OWN, "e4": OWN,
}  # fmt: skip
"""Property of a word => the steps from it at which a token has it as a feature. w: in small letters; s: shape; c, m, f: word classes; v, vn, ve: classes by
vector; p, e: beginnings and endings; in: lists."""
WORD_FIELDS = tuple(field for field in FIELDS if field != "in")
"""Those that every word has one value of."""
SEQUENCES = {
    "ww": ("w", (-1, 0)),
    "mm": ("m", (-1, 0)),
    "1mm": ("m", (0, 1)),
    "ss": ("s", (0, 1)),
    "sss": ("s", (-1, 0, 1)),
}
"""Feature of a token => the property whose values it joins, and the places of the words, from it, that have them."""


def field_values(word: str) -> Names:
    """Value of each of WORD_FIELDS for a word, independent of context."""
    low, (coarse, middle, fine), (broad, narrow, exact) = word.lower(), classes_of(word), vector_classes_of(word)
    return low, shape(word), middle, broad, coarse, fine, narrow, low[-3:], exact, low[:2], low[:3], low[:4], low[-2:], low[-4:]  # fmt: skip


def lists_of(word: str) -> list[str]:
    """Names of the LISTS that contain the word, with or without a final full stop."""
    low = word.lower()
    found = [name for name, listed in LISTS.items() if low in listed]
    return list(dict.fromkeys(found + lists_of(low.rstrip(".")))) if low.endswith(".") else found


def word_values(word: str) -> list[tuple[str, str]]:
    """Context-independent features of a word as (field, value): [("w", "oslo"), ("s", "Xx"), …]."""
    return [*zip(WORD_FIELDS, field_values(word)), *(("in", name) for name in lists_of(word))]


def word_features(word: str) -> dict[int, Names]:
    """{step: features that the word contributes to the token at that distance}. Training uses the same feature names."""
    values = word_values(word)
    return {
        step: tuple(f"{step or ''}{field}={value}" for field, value in values if step in FIELDS[field])
        for step in STEPS
    }


class Evidence:
    """Evidence from the whole article about its words: whether they also occur in lower case, how often and beside what they are capitalised inside a
    sentence; and the topics.

    Sentences in capitals or title case are not counted as evidence of capitalisation."""

    def __init__(self, sentences: Sequence[Sequence[str]]):
        self.lowercased_words = {word for sentence in sentences for word in sentence if word.islower()}
        self.topics = topics_of(self.lowercased_words)
        self.capital: Counter[str] = Counter()
        self.beside: dict[str, dict[str, None]] = defaultdict(dict)
        self.told: dict[str, Names] = {}
        for sentence in sentences:
            if not letter_case(sentence):
                self.read(sentence)

    def read(self, sentence: Sequence[str]) -> None:
        last = len(sentence) - 1
        for at, word in enumerate(sentence):
            if not word[:1].isupper():
                continue
            low = word.lower()
            if at:
                self.capital[low] += 1
                self.beside[low] |= word_before(sentence[at - 1])
            if at < last:
                self.beside[low] |= word_after(sentence[at + 1])

    def features(self, word: str) -> Names:
        found = self.told.get(word)
        if found is None:
            found = self.told[word] = self.features_of_capital(word.lower()) if word[:1].isupper() else ()
        return found

    def features_of_capital(self, low: str) -> Names:
        small = ["also=small"] if low in self.lowercased_words else []
        return f"capital={min(self.capital[low], 3)}", *self.beside.get(low, ()), *small


def topics_of(words: set[str]) -> list[str]:
    """Topics of an article by its lower-cased words: sport, market, both or neither."""
    return [name for name, listed in TOPICS.items() if len(listed & words) > 1]


@lru_cache(maxsize=5_000)
def word_before(word: str) -> dict[str, None]:
    """Features of the word before a name, for the name's other occurrences: a title, a first name, a preposition."""
    low = word.lower()
    names = [name for name in ("title", "first") if low in LISTS[name] or low.rstrip(".") in LISTS[name]]
    return dict.fromkeys(f"after={name}" for name in [*names, *([low] if low in PREPOSITIONS else [])])


@lru_cache(maxsize=5_000)
def word_after(word: str) -> dict[str, None]:
    """Features of the word after a name, for the name's other occurrences: a noun for an organisation or place, a verb of speech."""
    low = word.lower()
    names = [name for name in ("organisation", "place") if word[:1].isupper() and low in LISTS[name]]
    return dict.fromkeys(f"before={name}" for name in [*names, *([low] if low in BEHIND else [])])


PREPOSITIONS = word_class("language/clause_words", "place preposition")
BEHIND = frozenset({"said", "says", "told", "'s", "(", "and", "shares", "who", "forces", "police", "officials"})
TOPICS = {
    name: frozenset(row["word"] for row in rows("names/topics") if row["topic"] == name) for name in ("sport", "market")
}


def context_features(sentence: Sequence[str], evidence: Evidence) -> list[list[str]]:
    """Tokens of a sentence => for each the features that depend on more than one word; `word_features` gives the rest."""
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
    """Tokens of a sentence => for each a tuple with the argument of each function in CONTEXT."""
    case = letter_case(sentence)
    form = (*case, *(["table"] if is_table(sentence) else []), *evidence.topics)
    known = known_names(as_listed(sentence, all_caps=case == ["shouted"]))
    shapes = [shape(word) if word[:1].isupper() else "" for word in sentence]
    return zip(
        zip(repeat(form), known, shapes), map(evidence.features, sentence), zip([None, *known], [*known[1:], None])
    )


def form_features(value: tuple[Names, str, str]) -> Names:
    """Features of letter case, topics and gazetteer class of a token ("" for none), and of its shape if capitalised."""
    form, known, capitalised = value
    if known:
        return *form, f"g={known}", *(f"g={known}|{one}" for one in form)
    return *form, *(f"capitalised={capitalised}|{one}" for one in form if capitalised)


def evidence_features(value: Names) -> Names:
    return value


def known_neighbour_features(value: tuple[str | None, str | None]) -> Names:
    """Gazetteer classes of both neighbours: "" for none, None beyond the sentence."""
    before, after = value
    left = "first" if before is None else f"-1g={before}" if before else ""
    right = "last" if after is None else f"1g={after}" if after else ""
    return tuple(filter(None, (left, right)))


CONTEXT: tuple[Callable[[Any], Names], ...] = (form_features, evidence_features, known_neighbour_features)
"""What depends on more than one word but the SEQUENCES, each from a value of `context_values`."""


def is_table(sentence: Sequence[str]) -> bool:
    """True if at least a quarter of the tokens are numbers, as in lists of results: "Chicago 5 Detroit 3"."""
    return sum(word[:1].isdigit() for word in sentence) * 4 > len(sentence)


def as_listed(sentence: Sequence[str], all_caps: bool) -> list[str]:
    """Words in the spelling of the gazetteer: straight apostrophes; in an all-capitals sentence longer words get title case."""
    words = [word.replace("’", "'") for word in sentence]
    return [word.capitalize() if len(word) > 3 else word for word in words] if all_caps else words


def letter_case(sentence: Sequence[str]) -> list[str]:
    """["shouted"] for a sentence mostly in capitals, ["headline"] for title case, else []. In the first two, capitals do not mark names."""
    count = len(sentence)
    if count > 3 and sum(map(str.isupper, sentence)) * 2 > count:
        return ["shouted"]
    return ["headline"] if count > 3 and sum(word[:1].isupper() for word in sentence) * 10 > count * 7 else []
