"""Penn Treebank tags: an averaged perceptron (NLTK's class learns it) with word classes and shapes beside its features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from analysis.language.name_features import shape
from analysis.language.word_classes import classes_of

EDGE = ("-START-", "-START2-"), ("-END-", "-END2-")
"""What stands before and behind a sentence, for words and tags alike; NLTK's own."""
Features = tuple[str, ...]
Vector = Any
"""A score for each tag."""


# ------------------------------------------------------------------------------------------ features, by what they depend on
def word_shape_features(word: str) -> Features:
    """What the word itself tells."""
    coarse, middle, fine = classes_of(word)
    return (
        "bias", "w " + normal(word), "s2 " + word[-2:], "s3 " + word[-3:], "s4 " + word[-4:], "s5 " + word[-5:], "p1 " + word[:1],
        "sh " + shape(word), "c " + coarse, "m " + middle, "f " + fine,
    )  # fmt: skip


def of_last(back: str) -> Features:
    return "-1w " + back, "-1s " + back[-3:], "-1m " + middle_class(back)


def of_second_last(back: str) -> Features:
    return ("-2w " + back,)


def of_next(ahead: str) -> Features:
    return "1w " + ahead, "1s " + ahead[-3:], "1m " + middle_class(ahead)


def of_second_next(after: str) -> Features:
    return "2w " + after, "2m " + middle_class(after)


def of_tags(second_last: str, last: str) -> Features:
    """The two tags before the word."""
    return "-1t " + last, "-2t " + second_last, f"-2t-1t {second_last} {last}"


def of_pairs(word: str, last: str, back: str, ahead: str, after: str) -> Features:
    """The word or its neighbours, two at a time."""
    low, (_, middle, _), form = normal(word), classes_of(word), shape(word)
    m_back, m_ahead, m_after = middle_class(back), middle_class(ahead), middle_class(after)
    return (
        f"-1tw {last} {low}", f"-1tm {last} {middle}", f"-1t1m {last} {m_ahead}", f"-1m1m {m_back} {m_ahead}", f"1m2m {m_ahead} {m_after}",
        f"w1w {low} {ahead}", f"sh1 {form} {shape(ahead)}",
    )  # fmt: skip


def features(word: str, context: Sequence[str], here: int, second_last: str, last: str) -> list[str]:
    """All of them, for the word at `here` of the normal words in `context`; training and prediction both use these."""
    far_back, back, ahead, after = context[here - 2], context[here - 1], context[here + 1], context[here + 2]
    return [
        *word_shape_features(word), *of_last(back), *of_second_last(far_back), *of_next(ahead), *of_second_next(after),
        *of_tags(second_last, last), *of_pairs(word, last, back, ahead, after),
    ]  # fmt: skip


def middle_class(word: str) -> str:
    return classes_of(word)[1]


@lru_cache(maxsize=10_000)
def normal(word: str) -> str:
    """Small letters; numbers by their kind: 2020 => !YEAR, 5,000 => !DIGITS; apostrophes straight."""
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[:1].isdigit() else word.lower().replace("’", "'")


# ------------------------------------------------------------------------------------------------------------------ weights
class Weights:
    """A row of whole numbers, hundredths of the learnt weights, for each feature; the sums of what depends on one word are kept."""

    def __init__(self, names: Sequence[str], table: np.ndarray, tags: Sequence[str], known: Mapping[str, str]):
        self.rows = {name: at for at, name in enumerate(names)}
        self.table, self.tags, self.known = table, tags, known
        self.word, self.last, self.next = self.kept(word_shape_features), self.kept(of_last), self.kept(of_next)
        self.second_last, self.second_next = self.kept(of_second_last), self.kept(of_second_next)
        self.history = self.kept(of_tags)

    def kept(self, group: Callable[..., Features]) -> Callable[..., Vector]:
        return lru_cache(maxsize=20_000)(lambda *words: self.total(group(*words)))

    def total(self, names: Iterable[str]) -> Vector:
        """Features => the sum of their weights for each tag."""
        found = [row for name in names if (row := self.rows.get(name)) is not None]
        return self.table[found].sum(axis=0, dtype=np.int32)

    def best(self, word: str, context: Sequence[str], here: int, second_last: str, last: str) -> str:
        """The tag with the highest sum of the weights of `features`, added up group by group."""
        back, ahead, after = context[here - 1], context[here + 1], context[here + 2]
        sums = self.word(word) + self.last(back)
        sums += self.second_last(context[here - 2])
        sums += self.next(ahead)
        sums += self.second_next(after)
        sums += self.history(second_last, last)
        rows, table = self.rows, self.table
        for name in of_pairs(word, last, back, ahead, after):
            if name in rows:
                sums += table[rows[name]]
        return self.tags[int(sums.argmax())]


def write_weights(weights: Mapping[str, Mapping[str, float]], known: Mapping[str, str], path: Path) -> None:
    """Feature => tag => weight, and the words that always have the same tag => the file: what is not 0, as three columns."""
    tags = sorted({tag for row in weights.values() for tag in row} | set(known.values()))
    number = {tag: at for at, tag in enumerate(tags)}
    cells = [(at, number[tag], round(100 * weight)) for at, (_, row) in enumerate(sorted(weights.items()))
             for tag, weight in sorted(row.items())]  # fmt: skip
    rows, columns, values = zip(*cells)
    np.savez_compressed(
        path, names=as_bytes(sorted(weights)), tags=as_bytes(tags), known=as_bytes([f"{word}\t{tag}" for word, tag in sorted(known.items())]),
        rows=np.array(rows, np.int32), columns=np.array(columns, np.uint8), values=np.array(values, np.int16),
    )  # fmt: skip


def read_weights(path: Any) -> Weights:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        names, tags, known = (held[one].tobytes().decode("utf-8").split("\n") for one in ("names", "tags", "known"))
        table = np.zeros((len(names), len(tags)), np.int16)
        table[held["rows"], held["columns"]] = held["values"]
    pairs = (line.split("\t") for line in known)
    return Weights(names, table, tags, {word: tag for word, tag in pairs})


def as_bytes(lines: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


@cache
def tagger() -> Weights:
    """The embedded model; read once, at the first use."""
    return read_weights(files("analysis.language.models").joinpath("tagger.npz"))


def find_tags(words: Sequence[str]) -> list[str]:
    """One sentence's words => their tags: ["US", "forces", "left"] => ["NNP", "NNS", "VBD"]."""
    weights = tagger()
    known, best = weights.known, weights.best
    (last, second_last), end = EDGE
    context = [last, second_last, *map(normal, words), *end]
    found: list[str] = []
    for at, word in enumerate(words, 2):
        tag = known.get(word) or best(word, context, at, second_last, last)
        found.append(tag)
        second_last, last = last, tag
    return before_verbs(words, found)


def before_verbs(words: Sequence[str], tags: list[str]) -> list[str]:
    """The word "to" right before a base form is TO, whatever stood before it: used since 2017 [to] train."""
    for at, tag in enumerate(tags[1:]):
        if tag == "VB" and tags[at] == "IN" and words[at] == "to":
            tags[at] = "TO"
    return tags
