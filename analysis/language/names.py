"""Names from a conditional random field over tokens (python-crfsuite), with the project's own weights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import pycrfsuite

from analysis.language.gazetteer import known_names
from analysis.language.lexicons import has, words

DIGITS = re.compile(r"\d")
SHAPES = (
    (re.compile(r"[A-Z]{2,}"), "X+"),
    (re.compile(r"[A-Z]"), "X"),
    (re.compile(r"[a-z]+"), "x"),
    (re.compile(r"\d+"), "d"),
)


@lru_cache(maxsize=100_000)
def shape(word: str) -> str:
    """Baghdad => Xx, CJTF => X+, al => x, K1 => Xd, U.S. => X.X."""
    for pattern, letter in SHAPES:
        word = pattern.sub(letter, word)
    return word[:10]


@lru_cache(maxsize=50_000)
def word_features(word: str) -> tuple[str, ...]:
    """What can be said of a word wherever it stands."""
    low = word.lower()
    plain = low.rstrip(".")
    lists = [f"in={name}" for name, listed in LISTS.items() if low in listed or plain in listed]
    return (
        f"w={low}", f"s={shape(word)}", f"p2={low[:2]}", f"p3={low[:3]}", f"e2={low[-2:]}", f"e3={low[-3:]}", f"e4={low[-4:]}",
        f"c={cluster(low)}", *lists,
    )  # fmt: skip


LISTS = {
    "title": words("names/titles"), "organisation": words("names/organisation_words"), "place": words("names/place_words"),
    "first": words("names/first_names") if has("names/first_names") else frozenset(),
}  # fmt: skip


@cache
def clusters() -> dict[str, str]:
    """Word => its cluster, learnt from open text (models/clusters.tsv); empty where there is none."""
    if not has_model("clusters.tsv"):
        return {}
    lines = files("analysis.language.models").joinpath("clusters.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def has_model(name: str) -> bool:
    return files("analysis.language.models").joinpath(name).is_file()


def cluster(low: str) -> str:
    return clusters().get(low, "")


class Evidence:
    """What the whole article says of its words: which are also written small, and how often each stands inside a sentence
    with a capital."""

    def __init__(self, sentences: Sequence[Sequence[str]]):
        self.small = {word for sentence in sentences for word in sentence if word.islower()}
        self.capital = Counter(word for sentence in sentences for word in sentence[1:] if word[:1].isupper())

    def features(self, word: str) -> list[str]:
        found = []
        if word[:1].isupper():
            if word.lower() in self.small:
                found.append("also=small")
            times = self.capital[word]
            found.append(f"capital={min(times, 3)}")
        return found


def sentence_features(sentence: Sequence[str], evidence: Evidence) -> list[list[str]]:
    """Tokens of one sentence => features of each; training and prediction both use this."""
    own = [word_features(word) for word in sentence]
    known = known_names(list(sentence))
    shouted = sum(word.isupper() for word in sentence) * 2 > len(sentence) > 3
    capital = sum(word[:1].isupper() for word in sentence) * 10 > len(sentence) * 7 and len(sentence) > 3
    rows = []
    for at, word in enumerate(sentence):
        row = list(own[at])
        row += evidence.features(word)
        if known[at]:
            row.append("g=" + known[at])
        if at == 0:
            row.append("first")
        if shouted:
            row.append("shouted")
        elif capital:
            row.append("headline")
        for step in (-2, -1, 1, 2):
            there = at + step
            if 0 <= there < len(sentence):
                wf = own[there]
                row += [f"{step}{wf[0]}", f"{step}{wf[1]}"]
                if step in (-1, 1):
                    row += [f"{step}{wf[7]}", f"{step}{wf[5]}", *(f"{step}{one}" for one in wf[8:])]
                    if known[there]:
                        row.append(f"{step}g={known[there]}")
            else:
                row.append(f"{step}edge")
        if at:
            row.append(f"-1w|w={own[at - 1][0]}|{own[at][0]}")
        if at + 1 < len(sentence):
            row.append(f"s|+1s={own[at][1]}|{own[at + 1][1]}")
        rows.append(row)
    return rows


@cache
def model() -> pycrfsuite.Tagger:
    """The embedded model; read once, at the first use."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(weights())
    return tagger


@cache
def weights() -> bytes:
    """Kept, because the tagger reads them where they lie."""
    return files("analysis.language.models").joinpath("names.crfsuite").read_bytes()


def label(sentence: Sequence[str], evidence: Evidence) -> tuple[list[str], list[float]]:
    """Tokens => labels ("B-person", "I-person", "O", …) and the marginal probability of each."""
    tagger = model()
    tagger.set(sentence_features(sentence, evidence))
    labels = tagger.tag()
    return labels, [1.0 if one == "O" else tagger.marginal(one, at) for at, one in enumerate(labels)]
