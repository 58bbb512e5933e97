"""Names from a conditional random field over tokens (python-crfsuite), with the project's own weights."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import pycrfsuite

from analysis.language.gazetteer import known_names
from analysis.language.lexicons import rows, words
from analysis.language.word_classes import classes_of

SHAPES = (
    (re.compile(r"[A-Z]{2,}"), "X+"),
    (re.compile(r"[A-Z]"), "X"),
    (re.compile(r"[a-z]+"), "x"),
    (re.compile(r"\d+"), "d"),
)
LISTS = {"title": words("names/titles"), "organisation": words("names/organisation_words"), "place": words("names/place_words"),
         "first": words("names/first_names"), "surname": words("names/surnames")}  # fmt: skip
NEIGHBOUR_OFFSETS = (-2, -1, 1, 2)


@lru_cache(maxsize=10_000)
def shape(word: str) -> str:
    """Baghdad => Xx, CJTF => X+, al => x, K1 => Xd, U.S. => X.X."""
    for pattern, letter in SHAPES:
        word = pattern.sub(letter, word)
    return word[:10]


@lru_cache(maxsize=5_000)
def shape_features(word: str) -> dict[int, tuple[str, ...]]:
    """What can be said of a word wherever it stands: for itself (0) and for its neighbours at -2, -1, 1 and 2."""
    low, form, (coarse, middle, fine) = word.lower(), shape(word), classes_of(word)
    lists = [f"in={name}" for name, listed in LISTS.items() if low in listed or low.rstrip(".") in listed]
    near = [f"w={low}", f"s={form}", f"m={middle}"]
    own = [
        *near,
        f"p2={low[:2]}",
        f"p3={low[:3]}",
        f"p4={low[:4]}",
        f"e2={low[-2:]}",
        f"e3={low[-3:]}",
        f"e4={low[-4:]}",
        f"c={coarse}",
        f"f={fine}",
        *lists,
    ]
    beside = [*near, f"c={coarse}", f"f={fine}", f"e3={low[-3:]}", *lists]
    return {0: tuple(own), -1: tuple("-1" + one for one in beside), 1: tuple("1" + one for one in beside),
            -2: tuple("-2" + one for one in near), 2: tuple("2" + one for one in near)}  # fmt: skip


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


PREPOSITIONS = frozenset({"in", "near", "at", "from", "of", "by", "against", "over", "with"})
BEHIND = frozenset({"said", "says", "told", "'s", "(", "and", "shares", "who", "forces", "police", "officials"})
TOPICS = {
    name: frozenset(row["word"] for row in rows("names/topics") if row["topic"] == name) for name in ("sport", "market")
}


def sentence_features(sentence: Sequence[str], evidence: Evidence) -> list[list[str]]:
    """Tokens of one sentence => features of each; training and prediction both use this."""
    own = [shape_features(word) for word in sentence]
    case = letter_case(sentence)
    form = [*case, *(["table"] if is_table(sentence) else []), *evidence.topics]
    known = known_names(as_listed(sentence, all_caps=case == ["shouted"]))
    count = len(sentence)
    rows = []
    for at, word in enumerate(sentence):
        row = [*own[at][0], *evidence.features(word), *form]
        if known[at]:
            row += [f"g={known[at]}", *(f"g={known[at]}|{one}" for one in form)]
        elif word[:1].isupper():
            row += [f"s={shape(word)}|{one}" for one in form]
        if at == 0:
            row.append("first")
        for step in NEIGHBOUR_OFFSETS:
            there = at + step
            if 0 <= there < count:
                row += own[there][step]
                if known[there] and abs(step) == 1:
                    row.append(f"{step}g={known[there]}")
            else:
                row.append(f"{step}edge")
        if at:
            row += [own[at - 1][-1][0] + "|" + own[at][0][0], own[at - 1][-1][2] + "|" + own[at][0][2]]
        if at + 1 < count:
            row += [own[at][0][1] + "|" + own[at + 1][1][1], own[at][0][2] + "|" + own[at + 1][1][2]]
            if at:
                row.append(own[at - 1][-1][1] + "|" + own[at][0][1] + "|" + own[at + 1][1][1])
        rows.append(row)
    return rows


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


@cache
def model() -> pycrfsuite.Tagger:
    """The embedded model; read once, at the first use."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model_bytes())
    return tagger


@cache
def model_bytes() -> bytes:
    """Kept, because the tagger reads them where they lie."""
    return files("analysis.language.models").joinpath("names.crfsuite").read_bytes()


def label_names(sentence: Sequence[str], evidence: Evidence) -> tuple[list[str], list[float]]:
    """Tokens => labels ("B-person", "I-person", "O", …) and the marginal probability of each."""
    tagger = model()
    tagger.set(sentence_features(sentence, evidence))
    labels = tagger.tag()
    return labels, [1.0 if one == "O" else tagger.marginal(one, at) for at, one in enumerate(labels)]
