"""Names from a conditional random field over tokens, in numpy, with the project's own weights (`models/names.npz`).

A token's score for each label is the sum of the weights of its features; what depends on one word alone is added up once a word. Labels of a
sentence: the best path (Viterbi); how sure each is: its marginal probability (forward-backward; Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import numpy as np

from analysis.language.joined_values import find_rows, join_numbers, read_value_lines, sentence_groups, sum_rows
from analysis.language.name_features import CONTEXT, FIELDS, SEQUENCES, STEPS, Evidence, context_values, word_values

Matrix = np.ndarray[Any, np.dtype[np.float32]]
Rows = list[int]
"""Of the table of weights."""
Weights = np.ndarray[Any, np.dtype[np.int16]]
Word = tuple[Matrix, list[int]]
"""What a word adds to the scores of the token at each of STEPS from it [steps, labels], and the numbers of its values of JOINED."""
T = TypeVar("T")
LABELS = (
    "O", "B-person", "I-person", "B-organisation", "I-organisation", "B-place", "I-place", "B-group", "I-group",
)  # fmt: skip
NEVER = np.float32(-1e4)
"""Score of a label that cannot stand behind another: "I-person" behind "O"."""
HUNDREDTH = np.float32(0.01)
TOKENS_AT_ONCE = 2000
"""Tokens, filling included, that are worked out together."""
MAX_WORDS = 20_000
"""Words whose sums are kept."""
NO_SCORES = np.zeros((0, len(LABELS)), dtype=np.float32)
JOINED = tuple(FIELDS)[:3]
"""Properties that SEQUENCES join: the first ones of a word."""
NO_WORD = (np.zeros((len(STEPS), len(LABELS)), np.float32), [-1] * len(JOINED))
"""What is known of a word beyond the sentence."""


class NameModel:
    """Weights of features in hundredths, and of pairs of labels [labels, labels].

    held: for each of FIELDS "values FIELD" (each with a line end, as bytes), "words" [values of all fields in that order and nothing, steps, labels];
    for each of SEQUENCES "keys SEQUENCE" (sorted), "features" (other names, as bytes), "contexts" [sequences, features and nothing, labels]; "transitions".
    """

    def __init__(self, held: Mapping[str, Any]):
        self.words: Weights = held["words"].reshape(len(held["words"]), -1)
        self.contexts: Weights = held["contexts"]
        self.keys: dict[str, np.ndarray] = {name: held[f"keys {name}"] for name in SEQUENCES}
        self.transitions: Matrix = held["transitions"].astype(np.float32)
        self.values, first = dict[str, dict[str, int]](), 0
        for field in FIELDS:
            values = read_value_lines(held[f"values {field}"])
            self.values[field] = dict(zip(values, range(first, first + len(values))))
            first += len(values)
        first, names = sum(map(len, self.keys.values())), read_value_lines(held["features"])
        self.features = dict(zip(names, range(first, first + len(names))))
        self.context = [kept_by_value(self.rows_of, find) for find in CONTEXT]
        self.of_word: dict[str, Word] = {}

    def rows_of(self, names: Iterable[str]) -> Rows:
        """Features => the rows of those that have weights."""
        return [self.features[name] for name in names if name in self.features]

    def word_rows(self, word: str) -> Rows:
        """The number of each value of a word, -1 for one without weights."""
        return [self.values[field].get(value, -1) for field, value in word_values(word)]

    def add_up(self, words: Iterable[str]) -> None:
        """Fill in `of_word` for these words."""
        wanted = list(dict.fromkeys(words))
        if len(self.of_word) + len(wanted) > MAX_WORDS:
            self.of_word.clear()
        new = [word for word in wanted if word not in self.of_word]
        rows = [self.word_rows(word) for word in new]
        width = max(map(len, rows), default=0)
        filled = np.array([row + [-1] * (width - len(row)) for row in rows], np.int64).reshape(len(new), width)
        sums = (self.words[filled].sum(axis=1, dtype=np.int32) * HUNDREDTH).reshape(len(new), len(STEPS), len(LABELS))
        numbers = [row[: len(JOINED)] for row in rows]
        self.of_word.update(zip(new, zip(sums, numbers)))

    def scores(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> Matrix:
        """Sentences of tokens => [tokens, labels], one sentence behind the other."""
        words = [word for sentence in sentences for word in sentence]
        sentence_of = np.repeat(np.arange(len(sentences)), [len(one) for one in sentences])
        self.add_up(words)
        place = {word: at for at, word in enumerate(dict.fromkeys(words))}
        sums, numbers = zip(*(self.of_word[word] for word in place), NO_WORD)
        beside = words_beside(np.array([place[word] for word in words]), sentence_of)
        table = np.stack(sums)
        found: Matrix = table[beside[0], 0]
        for at, step in enumerate(STEPS[1:], start=1):
            found += table[beside[step], at]
        tokens = (token for sentence in sentences for token in context_values(sentence, evidence))
        rows = [[row for find, value in zip(self.context, token) for row in find(value)] for token in tokens]
        found += (sum_rows(self.contexts, rows) + self.sequences(np.array(numbers), beside)) * HUNDREDTH
        return found

    def sequences(self, numbers: np.ndarray, beside: Mapping[int, np.ndarray]) -> np.ndarray:
        """[different words, JOINED] numbers of values, and for each step the word there => [tokens, labels]."""
        rows, first = [], 0
        for name, (field, places) in SEQUENCES.items():
            of_field = numbers[:, JOINED.index(field)]
            wanted = join_numbers([of_field[beside[place]] for place in places], len(self.words))
            rows.append(find_rows(self.keys[name], wanted, first))
            first += len(self.keys[name])
        found: np.ndarray = self.contexts[np.stack(rows, axis=1)].sum(axis=1, dtype=np.int32)
        return found

    def label(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
        """Sentences of tokens => for each the labels ("B-person", "I-person", "O", …) and the probability of each."""
        scores = [
            one for batch in sentence_groups(sentences, TOKENS_AT_ONCE) for one in self.sentence_scores(batch, evidence)
        ]
        found: list[tuple[list[str], list[float]]] = [([], [])] * len(sentences)
        for numbers in together([len(one) for one in sentences]):
            best, sure = find_best_labels([scores[number] for number in numbers], self.transitions)
            for row, number in enumerate(numbers):
                size = len(scores[number])
                found[number] = [LABELS[at] for at in best[row, :size].tolist()], sure[row, :size].tolist()
        return found

    def sentence_scores(self, sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[Matrix]:
        ends = np.cumsum([len(one) for one in sentences])
        return np.split(self.scores(sentences, evidence), ends[:-1]) if ends[-1] else [NO_SCORES] * len(sentences)


def kept_by_value(total: Callable[[Any], T], find: Callable[[Any], Any]) -> Callable[[Any], T]:
    """What is worked out from the features of a value, kept for the values that come up again."""
    return lru_cache(maxsize=20_000)(lambda value: total(find(value)))


def words_beside(words: np.ndarray, sentence_of: np.ndarray) -> dict[int, np.ndarray]:
    """Numbers of words, and the number of each one's sentence => step => the word at that step from each, -1 beyond the sentence."""
    count, places = len(words), np.arange(len(words))
    found = {}
    for step in STEPS:
        there = np.clip(places + step, 0, count - 1)
        inside = (there == places + step) & (sentence_of[there] == sentence_of)
        found[step] = np.where(inside, words[there], -1)
    return found


def together(sizes: Sequence[int]) -> list[list[int]]:
    """Lengths of sentences => numbers of sentences that are worked out together: of like length, TOKENS_AT_ONCE at most, or one."""
    found: list[list[int]] = []
    for number in sorted((number for number, size in enumerate(sizes) if size), key=sizes.__getitem__):
        if found and (len(found[-1]) + 1) * sizes[number] <= TOKENS_AT_ONCE:
            found[-1].append(number)
        else:
            found.append([number])
    return found


def find_best_labels(scores: Sequence[Matrix], transitions: Matrix) -> tuple[np.ndarray, Matrix]:
    """Scores of sentences, the longest last, and of pairs of labels => [sentences, tokens] twice: the label's number, its probability."""
    sizes = np.array([len(one) for one in scores])
    filled = np.zeros((sizes[-1], len(scores), len(transitions)), dtype=np.float32)
    for number, one in enumerate(scores):
        filled[: len(one), number] = one
    inside = np.arange(sizes[-1])[:, None] < sizes
    best = viterbi(filled, transitions, inside)
    return best.T, np.take_along_axis(marginals(filled, transitions, inside), best[..., None], 2)[..., 0].T


def viterbi(scores: Matrix, transitions: Matrix, inside: np.ndarray) -> np.ndarray:
    """[tokens, sentences, labels] => [tokens, sentences]: the labels of the best path of each sentence."""
    count, width, labels = scores.shape
    back = np.zeros((count, width, labels), dtype=np.int64)
    state = scores[0] + START
    for at in range(1, count):
        paths = state[:, :, None] + transitions
        back[at] = np.where(inside[at, :, None], paths.argmax(1), np.arange(labels))
        state = np.where(inside[at, :, None], paths.max(1) + scores[at], state)
    best = np.zeros((count, width), dtype=np.int64)
    best[-1] = state.argmax(1)
    for at in range(count - 1, 0, -1):
        best[at - 1] = np.take_along_axis(back[at], best[at][:, None], 1)[:, 0]
    return best


def marginals(scores: Matrix, transitions: Matrix, inside: np.ndarray) -> Matrix:
    """[tokens, sentences, labels] => the same shape: the probability of each label."""
    count, pairs = len(scores), np.exp(transitions)
    local: Matrix = np.exp(scores - scores.max(2, keepdims=True))
    forward: Matrix = np.empty_like(local)
    forward[0] = sum_to_one(local[0] * np.exp(START))
    for at in range(1, count):
        forward[at] = sum_to_one((forward[at - 1] @ pairs) * local[at])
    behind = np.ones_like(local)
    for at in range(count - 1, 0, -1):
        behind[at - 1] = np.where(inside[at, :, None], sum_to_one((local[at] * behind[at]) @ pairs.T), 1)
    return sum_to_one(forward * behind)


def sum_to_one(weights: Matrix) -> Matrix:
    """Numbers that sum to 1 along the last axis."""
    total: Matrix = weights / np.maximum(weights.sum(-1, keepdims=True), np.float32(1e-30))
    return total


START = np.array([NEVER if label.startswith("I-") else 0 for label in LABELS], dtype=np.float32)


def allowed(before: str, after: str) -> bool:
    """Whether a label may stand behind another: "I-person" behind "B-person" or "I-person" only."""
    return not after.startswith("I-") or before[2:] == after[2:]


@cache
def model() -> NameModel:
    """The embedded model; read once, at the first use."""
    path = files("analysis.language.models").joinpath("names.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return NameModel({name: held[name] for name in held.files})


def label_names(sentences: Sequence[Sequence[str]], evidence: Evidence) -> list[tuple[list[str], list[float]]]:
    """`NameModel.label` by the embedded model."""
    return model().label(sentences, evidence)
