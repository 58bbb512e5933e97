"""What the model of names sees of a word: the word itself, its neighbours, lists, classes, and what the article says of it elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

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


@lru_cache(maxsize=10_000)
def shape(word: str) -> str:
    """Baghdad => Xx, CJTF => X+, al => x, K1 => Xd, U.S. => X.X."""
    for pattern, letter in SHAPES:
        word = pattern.sub(letter, word)
    return word[:10]


@lru_cache(maxsize=5_000)
def word_features(word: str) -> dict[int, tuple[str, ...]]:
    """What can be said of a word wherever it stands: for itself (0) and for its neighbours at -2, -1, 1 and 2."""
    low, form, (coarse, middle, fine) = word.lower(), shape(word), classes_of(word)
    broad, narrow, exact = vector_classes_of(word)
    lists = [f"in={name}" for name, listed in LISTS.items() if low in listed or low.rstrip(".") in listed]
    near = [f"w={low}", f"s={form}", f"m={middle}", f"v={broad}"]
    own = [
        *near,
        *(f"p{size}={low[:size]}" for size in (2, 3, 4)),
        *(f"e{size}={low[-size:]}" for size in (2, 3, 4)),
        f"c={coarse}",
        f"f={fine}",
        f"vn={narrow}",
        f"ve={exact}",
        *lists,
    ]
    beside = [*near, f"c={coarse}", f"f={fine}", f"vn={narrow}", f"e3={low[-3:]}", *lists]
    at = {0: own, -2: near, -1: beside, 1: beside, 2: near}
    return {step: tuple(f"{step}{one}" if step else one for one in names) for step, names in at.items()}


class Evidence:
    """What the whole article says of its words: which are also written small, how often each stands inside a sentence with a
    capital and beside what, and the article's topic. Sentences in which a capital says little tell nothing of capitals."""

    def __init__(self, sentences: Sequence[Sequence[str]]):
        self.lowercased_words = {word for sentence in sentences for word in sentence if word.islower()}
        self.topics = topics_of(self.lowercased_words)
        self.capital: Counter[str] = Counter()
        self.beside: dict[str, dict[str, None]] = defaultdict(dict)
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

    def features(self, word: str) -> list[str]:
        if not word[:1].isupper():
            return []
        low = word.lower()
        found = [f"capital={min(self.capital[low], 3)}", *self.beside.get(low, ())]
        return [*found, "also=small"] if low in self.lowercased_words else found


def topics_of(words: set[str]) -> list[str]:
    """What an article with these words in small letters is about: sport, market, both or neither."""
    return [name for name, listed in TOPICS.items() if len(listed & words) > 1]


@lru_cache(maxsize=5_000)
def word_before(word: str) -> dict[str, None]:
    """What the word before a name may say of it at its other places: a title, a first name, a preposition."""
    low = word.lower()
    names = [name for name in ("title", "first") if low in LISTS[name] or low.rstrip(".") in LISTS[name]]
    return dict.fromkeys(f"after={name}" for name in [*names, *([low] if low in PREPOSITIONS else [])])


@lru_cache(maxsize=5_000)
def word_after(word: str) -> dict[str, None]:
    """What the word behind a name may say of it at its other places: the word of a body or place, a verb of saying."""
    low = word.lower()
    names = [name for name in ("organisation", "place") if word[:1].isupper() and low in LISTS[name]]
    return dict.fromkeys(f"before={name}" for name in [*names, *([low] if low in BEHIND else [])])


PREPOSITIONS = word_class("language/clause_words", "place preposition")
BEHIND = frozenset({"said", "says", "told", "'s", "(", "and", "shares", "who", "forces", "police", "officials"})
TOPICS = {
    name: frozenset(row["word"] for row in rows("names/topics") if row["topic"] == name) for name in ("sport", "market")
}


def context_features(sentence: Sequence[str], evidence: Evidence) -> list[list[str]]:
    """Tokens of one sentence => what depends on more than one word, for each; with `word_features` all that the model sees."""
    case = letter_case(sentence)
    form = [*case, *(["table"] if is_table(sentence) else []), *evidence.topics]
    known = known_names(as_listed(sentence, all_caps=case == ["shouted"]))
    shapes, middles = [shape(word) for word in sentence], [classes_of(word)[1] for word in sentence]
    low, last = [word.lower() for word in sentence], len(sentence) - 1
    found = []
    for at, word in enumerate(sentence):
        row = [*form, *evidence.features(word)]
        if known[at]:
            row += [f"g={known[at]}", *(f"g={known[at]}|{one}" for one in form)]
        elif word[:1].isupper():
            row += [f"s={shapes[at]}|{one}" for one in form]
        if at:
            row += [f"ww={low[at - 1]}|{low[at]}", f"mm={middles[at - 1]}|{middles[at]}"]
            row += [f"-1g={known[at - 1]}"] if known[at - 1] else []
        else:
            row.append("first")
        if at < last:
            row += [f"ss={shapes[at]}|{shapes[at + 1]}", f"1mm={middles[at]}|{middles[at + 1]}"]
            row += [f"1g={known[at + 1]}"] if known[at + 1] else []
            row += [f"sss={shapes[at - 1]}|{shapes[at]}|{shapes[at + 1]}"] if at else []
        else:
            row.append("last")
        found.append(row)
    return found


def is_table(sentence: Sequence[str]) -> bool:
    """Whether a line is mostly results: "Chicago 5 Detroit 3"."""
    return sum(word[:1].isdigit() for word in sentence) * 4 > len(sentence)


def as_listed(sentence: Sequence[str], all_caps: bool) -> list[str]:
    """Words as lists write them: straight apostrophes, and in a shouted sentence capitals only at the front of longer words."""
    words = [word.replace("’", "'") for word in sentence]
    return [word.capitalize() if len(word) > 3 else word for word in words] if all_caps else words


def letter_case(sentence: Sequence[str]) -> list[str]:
    """Whether capitals say little here: most words in capitals throughout, or each with one as in a headline."""
    count = len(sentence)
    if count > 3 and sum(word.isupper() for word in sentence) * 2 > count:
        return ["shouted"]
    return ["headline"] if count > 3 and sum(word[:1].isupper() for word in sentence) * 10 > count * 7 else []
