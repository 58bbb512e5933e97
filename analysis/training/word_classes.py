"""Word classes learnt from running text: words with similar neighbours share a class.

The exchange algorithm for class bigrams (Kneser and Ney 1993; Martin, Liermann and Ney 1998): each word moves to the class that maximises the likelihood of the text, until few words move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Counts = np.ndarray[Any, np.dtype[np.int64]]
Sentence = Sequence[str]
EDGE, RARE = 0, 1
"""Numbers of two pseudo-words: the edge of a sentence, and any rare word."""


def cluster_words(
    sentences: Iterable[Sentence], sizes: Sequence[int], min_count: int, rounds: int = 12
) -> dict[str, list[int]]:
    """Sentences => {word: its class for each of the `sizes`}, for words that occur at least `min_count` times."""
    text = [truecased(sentence) for sentence in with_counts(sentences)]
    times = Counter(word for sentence in text for word in sentence)
    words = [
        "<edge>",
        "<rare>",
        *(word for word, count in sorted(times.items(), key=lambda one: (-one[1], one[0])) if count >= min_count),
    ]
    number = {word: at for at, word in enumerate(words)}
    follows: Counter[tuple[int, int]] = Counter()
    for sentence in text:
        follows.update(pairwise([EDGE, *(number.get(word, RARE) for word in sentence), EDGE]))
    neighbours = Neighbours(follows, len(words))
    classes = [exchange(neighbours, size, rounds) for size in sizes]
    return {word: [int(one[at]) for one in classes] for at, word in enumerate(words) if at > RARE}


def with_counts(sentences: Iterable[Sentence]) -> list[tuple[Sentence, Counter[str]]]:
    """Sentences, each with the counts of words inside sentences, by which its first word is truecased."""
    kept = [sentence for sentence in sentences if sentence]
    inside = Counter(word for sentence in kept for word in sentence[1:])
    return [(sentence, inside) for sentence in kept]


def truecased(counted: tuple[Sentence, Counter[str]]) -> list[str]:
    """Sentence with its first word written as it usually is inside sentences: The => the, Iraq => Iraq."""
    (first, *rest), inside = counted
    return [first.lower() if inside[first.lower()] > inside[first] else first, *rest]


class Neighbours:
    """Counts of the words before and after each word, as rows of two sparse matrices."""

    def __init__(self, follows: Counter[tuple[int, int]], size: int):
        table = np.array([(one, other, count) for (one, other), count in sorted(follows.items())], dtype=np.int64)
        self.size = size
        self.after = rows_of(table[:, 0], table[:, 1], table[:, 2], size)
        self.before = rows_of(table[:, 1], table[:, 0], table[:, 2], size)
        self.times = np.bincount(table[:, 0], weights=table[:, 2], minlength=size).astype(np.int64)


def rows_of(word: Counts, other: Counts, count: Counts, size: int) -> list[tuple[Counts, Counts]]:
    order = np.argsort(word, kind="stable")
    edges = np.searchsorted(word[order], np.arange(size + 1))
    return [(other[order[a:b]], count[order[a:b]]) for a, b in pairwise(edges)]


def exchange(words: Neighbours, classes: int, rounds: int) -> Counts:
    """Neighbours => class of each word; sentence edges and rare words keep classes of their own."""
    of = np.arange(words.size) % (classes - 2) + 2
    of[EDGE], of[RARE] = EDGE, RARE
    table = np.zeros((classes, classes), dtype=np.int64)
    for word in range(words.size):
        other, count = words.after[word]
        np.add.at(table[of[word]], of[other], count)
    flow = Flow(table, words.times.sum())
    for _ in range(rounds):
        if sum(moved(word, words, of, flow) for word in range(RARE + 1, words.size)) < words.size / 500:
            break
    return of


class Flow:
    """Counts of class bigrams, with a table of x log x for all counts."""

    def __init__(self, table: Counts, total: int):
        self.table, self.mirror = table, table.T.copy()
        self.times = table.sum(axis=1)
        counts = np.arange(total + 2, dtype=np.float64)
        counts[0] = 1
        self.entropy = counts * np.log(counts)

    def add(self, home: int, to: Counts, come: Counts, same: int) -> None:
        """Add the counts of a word's neighbours to its class (or remove them, if negative); `same`: how often the word follows itself."""
        self.table[home] += to
        self.table[:, home] += come
        self.mirror[:, home] += to
        self.mirror[home] += come
        self.table[home, home] += same
        self.mirror[home, home] += same

    def gain(self, to: Counts, come: Counts, times: int) -> np.ndarray[Any, Any]:
        """Gain in log-likelihood for each class if the word joined it."""
        there, back = np.flatnonzero(to), np.flatnonzero(come)
        then, since = self.mirror[there], self.table[back]
        more: np.ndarray[Any, Any] = (self.entropy[then + to[there, None]] - self.entropy[then]).sum(axis=0)
        more += (self.entropy[since + come[back, None]] - self.entropy[since]).sum(axis=0)
        more -= 2 * (self.entropy[self.times + times] - self.entropy[self.times])
        return more


def moved(word: int, words: Neighbours, of: Counts, flow: Flow) -> bool:
    """Move a word to its best class => True if it changed."""
    classes = len(flow.table)
    other, count = words.after[word]
    same = int(count[other == word].sum())
    to = np.bincount(of[other], weights=count, minlength=classes).astype(np.int64)
    other, count = words.before[word]
    come = np.bincount(of[other], weights=count, minlength=classes).astype(np.int64)
    home, times = int(of[word]), int(words.times[word])
    to[home] -= same
    come[home] -= same
    flow.add(home, -to, -come, -same)
    flow.times[home] -= times
    gain = flow.gain(to, come, times)
    gain[:2] = -np.inf
    best = int(gain.argmax())
    flow.add(best, to, come, same)
    flow.times[best] += times
    of[word] = best
    return best != home
