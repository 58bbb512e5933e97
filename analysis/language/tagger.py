"""Penn Treebank tags: an averaged perceptron (NLTK's class learns it) with word classes and shapes beside its features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from analysis.language.joined_values import sentence_groups, sum_rows
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


def of_neighbours(word: str, back: str, ahead: str, after: str) -> Features:
    """The word or its neighbours, two at a time."""
    m_back, m_ahead, m_after = middle_class(back), middle_class(ahead), middle_class(after)
    return (
        f"-1m1m {m_back} {m_ahead}",
        f"1m2m {m_ahead} {m_after}",
        f"w1w {normal(word)} {ahead}",
        f"sh1 {shape(word)} {shape(ahead)}",
    )


def of_last_tag(word: str, last: str, ahead: str) -> Features:
    """The tag before the word together with the word and the next one."""
    return f"-1tw {last} {normal(word)}", f"-1tm {last} {middle_class(word)}", f"-1t1m {last} {middle_class(ahead)}"


def features(word: str, context: Sequence[str], here: int, second_last: str, last: str) -> list[str]:
    """All of them, for the word at `here` of the normal words in `context`; training and prediction both use these."""
    far_back, back, ahead, after = context[here - 2], context[here - 1], context[here + 1], context[here + 2]
    return [
        *word_shape_features(word), *of_last(back), *of_second_last(far_back), *of_next(ahead), *of_second_next(after),
        *of_tags(second_last, last), *of_neighbours(word, back, ahead, after), *of_last_tag(word, last, ahead),
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
OF_CONTEXT: tuple[tuple[int, Callable[[str], Features]], ...] = (
    (-2, of_second_last),
    (-1, of_last),
    (1, of_next),
    (2, of_second_next),
)
"""Places of a word's neighbours, from it, and the features that each gives it."""
MAX_WORDS = 20_000
"""Words whose sums are kept."""


class Weights:
    """A row of whole numbers, hundredths of the learnt weights, for each feature; the sums of what depends on one word are kept."""

    def __init__(self, names: Sequence[str], table: np.ndarray, tags: Sequence[str], known: Mapping[str, str]):
        self.rows = dict(zip(names, range(len(names))))
        self.table, self.tags, self.known = table, tags, known
        self.own: dict[str, Vector] = {}
        self.around: dict[str, Vector] = {}
        self.history = lru_cache(maxsize=20_000)(lambda *tags: self.totals([of_tags(*tags)])[0])

    def totals(self, lists: Sequence[Features]) -> np.ndarray:
        """Lists of features => [lists, tags]: the sums of their weights."""
        known = [[row for name in names if (row := self.rows.get(name)) is not None] for names in lists]
        return sum_rows(self.table, known)

    def own_sums(self, words: Sequence[str]) -> dict[str, Vector]:
        """Different words => what each tells of its own tag, [tags]."""
        new = unseen(words, self.own)
        self.own.update(zip(new, self.totals([word_shape_features(word) for word in new])))
        return self.own

    def context_sums(self, words: Sequence[str]) -> dict[str, Vector]:
        """Different normal words => what each tells of the tags of its neighbours, [places of OF_CONTEXT, tags]."""
        new = unseen(words, self.around)
        sums = self.totals([find(word) for word in new for _, find in OF_CONTEXT])
        self.around.update(zip(new, sums.reshape(len(new), len(OF_CONTEXT), len(self.tags))))
        return self.around

    def without_tags(self, words: Sequence[str], context: Sequence[str], places: Sequence[int]) -> np.ndarray:
        """Words, their places in the context of normal words => [words, tags]: the weights of all features but those of the tags before."""
        own, around = places_of_values(words), places_of_values(context)
        own_sums, context_sums = self.own_sums(list(own)), self.context_sums(list(around))
        found = np.stack([own_sums[word] for word in own])[[own[word] for word in words]]
        table = np.stack([context_sums[word] for word in around])
        here, of_place = np.array(places), np.array([around[word] for word in context])
        for at, (step, _) in enumerate(OF_CONTEXT):
            found += table[of_place[here + step], at]
        found += self.totals(
            [of_neighbours(word, context[at - 1], context[at + 1], context[at + 2]) for word, at in zip(words, places)]
        )
        return found

    def best(self, sums: Vector, word: str, ahead: str, second_last: str, last: str) -> str:
        """The tag with the highest sum, when the weights of the features of the tags before are added."""
        sums = sums + self.history(second_last, last)
        for name in of_last_tag(word, last, ahead):
            if (row := self.rows.get(name)) is not None:
                sums += self.table[row]
        return self.tags[int(sums.argmax())]


def places_of_values(values: Iterable[str]) -> dict[str, int]:
    """Each different value => its number, in the order in which they come up."""
    different = dict.fromkeys(values)
    return dict(zip(different, range(len(different))))


def unseen(words: Sequence[str], kept: dict[str, Vector]) -> list[str]:
    """Words that are not among those kept, which are forgotten first where there would be too many."""
    if len(kept) + len(words) > MAX_WORDS:
        kept.clear()
    return [word for word in words if word not in kept]


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
    return find_tags_of_all([words])


def find_tags_of_all(sentences: Sequence[Sequence[str]]) -> list[str]:
    """Sentences of words => the tags of all their words, one sentence behind the other."""
    groups = sentence_groups(sentences, WORDS_AT_ONCE)
    return [tag for group in groups for tag in find_tags_together(group)]


WORDS_AT_ONCE = 2_000


def find_tags_together(sentences: Sequence[Sequence[str]]) -> list[str]:
    """The same for a few sentences: first what does not depend on tags, for all words whose tag is open; then one word after the other."""
    weights = tagger()
    words, context, places = with_edges(sentences)
    given = [weights.known.get(word) for word in words]
    opened = [at for at, tag in enumerate(given) if tag is None]
    sums = weights.without_tags([words[at] for at in opened], context, [places[at] for at in opened]) if opened else ()
    of_word = dict(zip(opened, sums))
    found: list[str] = []
    for sentence in sentences:
        (last, second_last), first = EDGE[0], len(found)
        for at in range(first, first + len(sentence)):
            tag = given[at] or weights.best(of_word[at], words[at], context[places[at] + 1], second_last, last)
            found.append(tag)
            second_last, last = last, tag
        found[first:] = before_verbs(sentence, found[first:])
    return found


def with_edges(sentences: Sequence[Sequence[str]]) -> tuple[list[str], list[str], list[int]]:
    """Sentences => all words; the normal words with what stands before and behind each sentence; and where each word is among these."""
    context: list[str] = []
    places: list[int] = []
    for sentence in sentences:
        context += EDGE[0]
        places += range(len(context), len(context) + len(sentence))
        context += [*map(normal, sentence), *EDGE[1]]
    return [word for sentence in sentences for word in sentence], context, places


def before_verbs(words: Sequence[str], tags: list[str]) -> list[str]:
    """The word "to" right before a base form is TO, whatever stood before it: used since 2017 [to] train."""
    for at, tag in enumerate(tags[1:]):
        if tag == "VB" and tags[at] == "IN" and words[at] == "to":
            tags[at] = "TO"
    return tags
