"""Part-of-speech tagger (Penn Treebank): averaged perceptron, trained with NLTK's class, with word classes and shapes as features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np

from analysis.language.joined_values import (
    RowCache,
    encode_lines,
    find_rows,
    join_numbers,
    numbers_in,
    read_value_lines,
    sentence_groups,
)
from analysis.language.lemmas import UNCHANGING_VERBS
from analysis.language.name_features import shape
from analysis.language.word_classes import classes_of

EDGE = ("-START-", "-START2-"), ("-END-", "-END2-")
"""Padding before and after a sentence, for words and tags alike, as in NLTK's perceptron tagger."""
Features = tuple[str, ...]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Vector = Any
"""Scores, one for each tag."""


# ------------------------------------------------------------------------------------------ features, by what they depend on
OWN = ("bias", "w", "s2", "s3", "s4", "s5", "p1", "sh", "c", "m", "f")
"""Features of the word itself. w: normal form; s2 to s5: last letters; p1: first letter; sh: shape; c, m, f: coarse, middle and fine word class."""
AROUND: dict[int, Features] = {-2: ("-2w",), -1: ("-1w", "-1s", "-1m"), 1: ("1w", "1s", "1m"), 2: ("2w", "2m")}
"""Distance of a neighbour => its features, of its normal form. w: word; s: last three letters; m: middle word class."""
AROUND_NAMES = tuple(name for names in AROUND.values() for name in names)
AROUND_FIRST = [AROUND_NAMES.index(names[0]) for names in AROUND.values()]
WORD_PAIRS = {"-1m1m": (("m", -1), ("m", 1)), "1m2m": (("m", 1), ("m", 2)), "w1w": (("w", 0), ("w", 1)), "sh1": (("sh", 0), ("sh", 1))}  # fmt: skip
"""Conjunction feature => the two values that it joins, each as (w, m or sh; distance of the word from the one to tag)."""
AFTER_WORD = ("-1tw", "-1tm", "-1t1m")
AFTER_TAG = {"-1t-2t": ("tag", -2), "-1tw": ("w", 0), "-1tm": ("m", 0), "-1t1m": ("m", 1)}
"""Feature that joins the tag of the previous word with another value => that value; AFTER_WORD: those whose other value is a word's."""
PAIRS = (*WORD_PAIRS, *AFTER_TAG)
JOINED = ("w", "m", "sh")
"""Values of a word that PAIRS join: normal form, middle word class, shape."""


def own_values(word: str) -> Features:
    """Values of the features in OWN for a word."""
    coarse, middle, fine = classes_of(word)
    return "", normal(word), word[-2:], word[-3:], word[-4:], word[-5:], word[:1], shape(word), coarse, middle, fine


def around_values(word: str) -> Features:
    """Values of the features in AROUND_NAMES for a neighbour: word (w), last three letters (s), middle word class (m)."""
    last, middle = word[-3:], middle_class(word)
    return word, word, last, middle, word, last, middle, word, middle


def joined_values(form: str, word: str) -> Features:
    """Normal form and word => values of JOINED: form, middle word class, shape."""
    return form, middle_class(word), shape(word)


def features(word: str, context: Sequence[str], here: int, second_last: str, last: str) -> list[str]:
    """Features of the word at index `here` of the normalised, padded `context`, each as "name value". last, second_last: tags of the words before it. For training."""
    values = {(kind, 0): value for kind, value in zip(JOINED, joined_values(normal(word), word))} | {
        ("tag", -2): second_last
    }
    for place in AROUND:
        form = context[here + place]
        values |= {(kind, place): value for kind, value in zip(JOINED, joined_values(form, form))}
    around = [
        f"{name} {value}"
        for place, names in AROUND.items()
        for name, value in zip(AROUND_NAMES, around_values(context[here + place]))
        if name in names
    ]
    own = [f"{name} {value}" for name, value in zip(OWN, own_values(word))]
    pairs = [f"{name} {values[one]} {values[other]}" for name, (one, other) in WORD_PAIRS.items()]
    after = [f"{name} {last} {values[one]}" for name, one in AFTER_TAG.items()]
    return [*own, *around, *pairs, *after, f"-1t {last}", f"-2t {second_last}"]


def middle_class(word: str) -> str:
    return classes_of(word)[1]


@lru_cache(maxsize=20_000)
def normal(word: str) -> str:
    """Normal form of a word: lower case, straight apostrophes, and one form for all numbers of a kind.

    >>> normal("Baghdad"), normal("2020"), normal("5,000")
    ('baghdad', '!YEAR', '!DIGITS')
    """
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[:1].isdigit() else word.lower().replace("’", "'")


# ------------------------------------------------------------------------------------------------------------------ weights
SINGLE = (*OWN, *AROUND_NAMES, "-1t", "-2t")
"""Features with a single value."""


class Weights:
    """Weights of the tagger as integers, in hundredths: a row per feature, a column per tag. Sums over the features of one word are cached.

    held: the arrays that `write_weights` wrote."""

    def __init__(self, held: Mapping[str, Any]):
        self.tags, joined = read_value_lines(held["tags"]), read_value_lines(held["joined"])
        self.ids = {tag: at for at, tag in enumerate((*self.tags, *EDGE[0]))}
        known = (line.split("\t") for line in read_value_lines(held["known"]))
        self.known = {word: self.ids[tag] for word, tag in known}
        self.numbers, self.base = dict(zip(joined, range(len(joined)))), len(joined) + 1
        self.rows, first = dict[str, dict[str, int]](), 0
        for name in SINGLE:
            values = read_value_lines(held[f"values {name}"])
            self.rows[name] = dict(zip(values, range(first, first + len(values))))
            first += len(values)
        self.pairs: dict[str, tuple[Numbers, int]] = {}
        for name in PAIRS:
            self.pairs[name] = held[f"keys {name}"], first
            first += len(self.pairs[name][0])
        size = len(self.tags)
        cells = np.repeat(np.arange(first) * size, held["counts"]) + held["columns"]
        table = np.zeros((first + 1) * size, np.int16)
        table[cells] = held["values"]  # ten times as fast as with rows and columns
        self.table = table.reshape(-1, size)
        self.own = RowCache((size + len(JOINED),), self.own_rows)
        self.around = RowCache((size * len(AROUND) + len(JOINED),), self.around_rows)
        self.tag_numbers = np.array([self.numbers.get(tag, -1) for tag in self.ids], np.int64)
        self.searched: dict[str, tuple[Numbers, Numbers]] = {}
        self.history = self.history_scores()

    def weights_of(self, names: Sequence[str], values: Sequence[Features]) -> np.ndarray:
        """Names of features, and for each word their values => weights, array [words, names, tags]."""
        found: np.ndarray = self.table[numbers_in([self.rows[name] for name in names], zip(*values))]
        return found

    def joined(self, forms: Iterable[str], words: Sequence[str]) -> np.ndarray:
        """Normal forms and words => numbers of their values of JOINED, array [words, JOINED]; -1 for a value without weights."""
        return numbers_in(repeat(self.numbers), (forms, map(middle_class, words), map(shape, words)))

    def own_rows(self, words: Sequence[str]) -> np.ndarray:
        """Words => for each word the scores of its OWN features for each tag, then the numbers of its JOINED values."""
        sums = self.weights_of(OWN, [own_values(word) for word in words]).sum(axis=1, dtype=np.int32)
        return np.concatenate([sums, self.joined(map(normal, words), words)], axis=1)

    def around_rows(self, words: Sequence[str]) -> np.ndarray:
        """Normalised words => for each word its part of the scores of its neighbours, in the order of AROUND, then the numbers of its JOINED values."""
        weights = self.weights_of(AROUND_NAMES, [around_values(word) for word in words])
        sums = np.add.reduceat(weights, AROUND_FIRST, axis=1, dtype=np.int32).reshape(len(words), -1)
        return np.concatenate([sums, self.joined(words, words)], axis=1)

    def tag_free_scores(
        self, words: Sequence[str], context: Sequence[str], here: Numbers
    ) -> tuple[np.ndarray, Numbers]:
        """Words and their indices in the normalised, padded context => (scores [words, tags] of all features that involve no tag; for each word the numbers of
        the values that AFTER_WORD joins with the previous tag)."""
        size = len(self.tags)
        own, around = self.own.rows(words), self.around.rows(context)
        found = own[:, :size]
        for at, step in enumerate(AROUND):
            found += around[here + step, at * size : (at + 1) * size]
        numbers: dict[tuple[str, int], Numbers] = {}
        for step in (0, -1, 1, 2):
            joined = (around[here + step] if step else own)[:, -len(JOINED) :].astype(np.int64)
            numbers |= {(kind, step): joined[:, at] for at, kind in enumerate(JOINED)}
        sides = [np.stack([numbers[pair[side]] for pair in WORD_PAIRS.values()]) for side in (0, 1)]
        found += self.table[self.rows_of_pairs(WORD_PAIRS, join_numbers(sides, self.base))].sum(axis=0, dtype=np.int32)
        return found, np.stack([numbers[AFTER_TAG[name]] for name in AFTER_WORD])

    def rows_of_pairs(self, names: Iterable[str], keys: Numbers) -> Numbers:
        """Some of PAIRS that follow one another, and keys of their values, array [names, words] => their rows in the table; -1, a row of zeros, for those
        without weights. All are found by one search, in which the keys of each name are above those of the name before."""
        first_name = next(iter(names))
        if first_name not in self.searched:
            above = self.base**2 * np.arange(len(keys))[:, None]
            known = [self.pairs[name][0] + shift for name, shift in zip(names, above)]
            self.searched[first_name] = np.concatenate(known), above
        together, above = self.searched[first_name]
        return find_rows(together, keys + above, self.pairs[first_name][1])

    def history_scores(self) -> np.ndarray:
        """Scores of the features of the two previous tags, single and joined, array [second last tag, last tag, tags]."""
        one, two = ([self.rows[name].get(tag, -1) for tag in self.ids] for name in ("-1t", "-2t"))
        keys, first = self.pairs["-1t-2t"]
        pairs = find_rows(keys, self.tag_numbers * self.base + self.tag_numbers[:, None], first)
        singles = np.add(self.table[one], self.table[two][:, None], dtype=np.int32)
        return np.add(singles, self.table[pairs])

    def best(self, sums: np.ndarray, joined: Numbers, second_last: Numbers, last: Numbers) -> Numbers:
        """Best tags of words. sums: scores without tag features, array [words, tags]; joined: numbers of the values that AFTER_WORD joins with the previous tag,
        array [AFTER_WORD, words]; second_last, last: the two previous tags. Tags are numbers."""
        rows = self.rows_of_pairs(AFTER_WORD, self.tag_numbers[last] * self.base + joined)
        total = sums + self.history[second_last, last] + self.table[rows].sum(axis=0, dtype=np.int32)
        found: Numbers = total.argmax(axis=1)
        return found


def write_weights(weights: Mapping[str, Mapping[str, float]], known: Mapping[str, str], path: Path) -> None:
    """Write the model file. weights: {feature, as `features` names it: {tag: weight}}; known: {word that always has the same tag: the tag}.

    The file holds the values of the SINGLE features and the keys of the PAIRS, in this order, and the weights as a sparse matrix with a row for
    each of them: number of non-zero weights, their columns, and their values in hundredths."""
    tags = sorted({tag for row in weights.values() for tag in row} | set(known.values()))
    of_name: dict[str, dict[Features, Mapping[str, float]]] = {name: {} for name in (*SINGLE, *PAIRS)}
    for feature, row in weights.items():
        name, *values = feature.split(" ")
        of_name[name][tuple(values)] = row
    joined = sorted({value for name in PAIRS for values in of_name[name] for value in values})
    number, base = {value: at for at, value in enumerate(joined)}, len(joined) + 1
    held, ordered = dict[str, Any](), list[Mapping[str, float]]()
    for name in SINGLE:
        held[f"values {name}"] = encode_lines([value for (value,) in sorted(of_name[name])])
        ordered += [row for _, row in sorted(of_name[name].items())]
    for name in PAIRS:
        keys = {number[one] * base + number[other]: row for (one, other), row in of_name[name].items()}
        held[f"keys {name}"] = np.array(sorted(keys), np.int64)
        ordered += [row for _, row in sorted(keys.items(), key=lambda pair: pair[0])]
    cells = [(tags.index(tag), round(100 * weight)) for row in ordered for tag, weight in sorted(row.items())]
    columns, weights_of_cells = zip(*cells)
    np.savez_compressed(
        path, **held, tags=encode_lines(tags), joined=encode_lines(joined), known=encode_lines([f"{word}\t{tag}" for word, tag in sorted(known.items())]),
        counts=np.array([len(row) for row in ordered], np.uint8), columns=np.array(columns, np.uint8), values=np.array(weights_of_cells, np.int16),
    )  # fmt: skip


@cache
def tagger() -> Weights:
    """The tagger of the package, loaded at first use."""
    path = files("analysis.language.models").joinpath("tagger.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return Weights({name: held[name] for name in held.files})


def find_tags(words: Sequence[str]) -> list[str]:
    """Words of one sentence => their tags: ["US", "forces", "left"] => ["NNP", "NNS", "VBD"]."""
    return find_tags_of_all([words])


def find_tags_of_all(sentences: Sequence[Sequence[str]]) -> list[str]:
    """Sentences of words => tags of all words, sentences concatenated."""
    groups = sentence_groups(sentences, WORDS_AT_ONCE)
    return [tag for group in groups for tag in find_tags_together(group)]


WORDS_AT_ONCE = 2_000
"""Words that are tagged together, so that their features are looked up in one go."""


def find_tags_together(sentences: Sequence[Sequence[str]]) -> list[str]:
    """Tags of the words of a batch of sentences."""
    weights = tagger()
    words, context, places = with_edges(sentences)
    here, last, second_last = np.array(places, np.int64), *(weights.ids[tag] for tag in EDGE[0])
    tags = np.full(len(context), last)
    tags[np.cumsum([0, *(len(sentence) + len(EDGE[0] + EDGE[1]) for sentence in sentences[:-1])])] = second_last
    given = np.array(list(map(weights.known.get, words, repeat(-1))), np.int64)
    tags[here] = given
    tag_ambiguous(weights, [words[at] for at in np.flatnonzero(given < 0).tolist()], context, here[given < 0], tags)
    found, first = [weights.tags[at] for at in tags[here].tolist()], 0
    for sentence in sentences:
        last = first + len(sentence)
        verbs = correct_missing_verbs(sentence, correct_verbs_without_tense(sentence, found[first:last]))
        found[first:last] = correct_infinitive_to(sentence, verbs)
        first = last
    return found


def tag_ambiguous(weights: Weights, words: list[str], context: list[str], here: Numbers, tags: Numbers) -> None:
    """Fill in the tags of the ambiguous words, at the indices `here` of the padded context, as if each was tagged after the one before it.

    All are tagged at once, at first without regard to the tags before them, and again wherever one of these has changed, until none does."""
    sums, joined = weights.tag_free_scores(words, context, here)
    tags[here] = sums.argmax(axis=1)
    stale = np.arange(len(here))
    while len(stale):
        at = here[stale]
        found = weights.best(sums[stale], joined[:, stale], tags[at - 2], tags[at - 1])
        changed = np.zeros(len(tags), dtype=bool)
        changed[at] = found != tags[at]
        tags[at] = found
        stale = np.flatnonzero(changed[here - 1] | changed[here - 2])


def correct_verbs_without_tense(words: Sequence[str], tags: list[str]) -> list[str]:
    """Tags in which a noun or base form after a number, or an adjective after a noun, becomes a finite verb (VBP) if the word alone looks like a verb and no
    finite verb precedes: "200,000 [flee/NN] homes", "Police [find/JJ] body"."""
    for at in range(1, len(tags) - 1):
        if tags[at - 1] in FINITE:
            break
        taken = ("NN", "VB") if tags[at - 1] == "CD" else ("JJ",) if tags[at - 1] in NOUNS else ()
        if tags[at] in taken and is_verb_alone(words[at]):
            tags[at] = "VBP"
    return tags


def correct_missing_verbs(words: Sequence[str], tags: list[str]) -> list[str]:
    """Tags in which a modal has a verb after it ("will [hand/NN] over power") and in which a sentence with a full stop has one, if the past tense of a verb
    that never changes was taken for something else: "The dam [burst/NN] at noon"."""
    for at, word in enumerate(words):
        if word in HALVES_OF_DAY and at and tags[at - 1] == "CD":
            tags[at] = "RB"
    for at in range(1, len(tags)):
        before = at - 1 - (tags[at - 1] == "RB")
        if tags[at] == "NN" and before >= 0 and tags[before] == "MD" and words[at].islower():
            tags[at] = "VB"
    if list(words[-1:]) != ["."] or not {*FINITE, "VBN"}.isdisjoint(tags):
        return tags
    for at in range(1, len(tags) - 2):
        if words[at] in UNCHANGING_VERBS and tags[at - 1] in NOUNS and tags[at + 1] in OPENS_COMPLEMENT:
            tags[at] = "VBD"
            break
    return tags


HALVES_OF_DAY = frozenset(("am", "pm"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
OPENS_COMPLEMENT = frozenset(("IN", "TO", "DT", "CD", "NNP", "PRP", "PRP$", "RB", "RP", "JJ", "$"))
"""Tags of the first word of what completes a verb."""


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs and modals."""


@lru_cache(maxsize=5_000)
def is_verb_alone(word: str) -> bool:
    """True if a word, by its own features alone, is a verb in its base form: flee, leave, lose; False for work, trade, share."""
    weights = tagger()
    scores = weights.weights_of(OWN, [own_values(word)]).sum(axis=1, dtype=np.int32)[0]
    return word.islower() and weights.tags[int(scores.argmax())] in ("VB", "VBP")


def with_edges(sentences: Sequence[Sequence[str]]) -> tuple[list[str], list[str], list[int]]:
    """Sentences => (all words; normalised words with EDGE before and after each sentence; index of each word among the normalised ones)."""
    context: list[str] = []
    places: list[int] = []
    for sentence in sentences:
        context += EDGE[0]
        places += range(len(context), len(context) + len(sentence))
        context += [*map(normal, sentence), *EDGE[1]]
    return [word for sentence in sentences for word in sentence], context, places


def correct_infinitive_to(words: Sequence[str], tags: list[str]) -> list[str]:
    """Tags in which "to" before a base form becomes TO instead of IN: "used since 2017 [to] train"."""
    for at, tag in enumerate(tags[1:]):
        if tag == "VB" and tags[at] == "IN" and words[at] == "to":
            tags[at] = "TO"
    return tags
