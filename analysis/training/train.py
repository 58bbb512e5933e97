"""Train the language models again: `python -m analysis.training.train CORPORA`. The same seed gives the same bytes."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from nltk.tag.perceptron import PerceptronTagger

from analysis.language.gazetteer import peoples
from analysis.language.name_features import Evidence
from analysis.language.name_weights import write_model
from analysis.language.sentences import find_sentences
from analysis.language.tagger import features, normal, write_weights
from analysis.language.tokens import find_tokens
from analysis.training.inline import written_documents
from analysis.training.places import write_places
from analysis.training.word_classes import cluster_words

MODELS = Path(__file__).parents[1] / "language" / "models"
SEED = 20200326
MIN_WEIGHT = 0.5
"""Smaller weights of the tagger are left out: they take space and decide nothing."""
NAMES = ("gum-train", "crossner", "docred-revised", "btc-news", "wnut17")
KINDS = ("person", "organisation", "place", "group")
WRITTEN_WEIGHT = 2
"""Times that our own text is repeated: it follows our conventions, the corpora those of their sources."""
Records = Iterator[dict[str, Any]]
Labelled = list[tuple[list[str], list[str]]]
"""Sentences of a document, each as (words, labels)."""


def records(path: Path) -> Records:
    """File in JSON Lines => its objects."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


# ----------------------------------------------------------------------------------------------------------------- tags
def tagged_sentences(corpora: Path) -> list[list[tuple[str, str]]]:
    """Treebanks => sentences of (word, tag)."""
    found = []
    for name in ("ewt-train", "gum-train"):
        for record in records(corpora / "tags" / f"{name}.jsonl"):
            gold, at = record["gold"], 0
            for _, end in record["sentences"]:
                last = at
                while last < len(gold) and gold[last]["start"] < end:
                    last += 1
                found.append(
                    [as_in_news(record["text"][row["start"] : row["end"]], row["tag"]) for row in gold[at:last]]
                )
                at = last
    return [sentence for sentence in found if sentence]


def as_in_news(word: str, tag: str) -> tuple[str, str]:
    """Tagged word with the tag ":" for semicolons and dashes, as in the treebank of news; other treebanks differ."""
    return (word, ":") if word in (";", "—", "–") and tag == "," else (word, tag)


class NewsTagger(PerceptronTagger):
    """NLTK's averaged perceptron tagger with the features of `language.tagger`."""

    def normalize(self, word: str) -> str:
        return normal(word)

    def _get_features(self, i: int, word: str, context: list[str], prev: str, prev2: str) -> dict[str, int]:
        return dict.fromkeys(features(word, context, i + len(self.START), prev2, prev), 1)


def train_tagger(corpora: Path, rounds: int = 10) -> None:
    """Train the part-of-speech tagger and write models/tagger.npz."""
    random.seed(SEED)
    tagger = NewsTagger(load=False)
    tagger.train(tagged_sentences(corpora), nr_iter=rounds)
    learnt, known, _ = tagger.encode_json_obj()
    large = {
        name: {tag: weight for tag, weight in row.items() if abs(weight) >= MIN_WEIGHT} for name, row in learnt.items()
    }
    write_weights({name: row for name, row in large.items() if row}, known, MODELS / "tagger.npz")


# ---------------------------------------------------------------------------------------------------------------- names
def labelled(record: dict[str, Any], listed: Container[str] = ()) -> Labelled:
    """Document with gold names => its sentences as words and BIO labels. listed: names of peoples, which become groups if they are not annotated."""
    text = record["text"]
    spans = find_tokens(text)
    labels = ["O"] * len(spans)
    for row in record["gold"]:
        if row["kind"] not in KINDS:
            continue
        inside = [at for at, (start, end) in enumerate(spans) if row["start"] <= start and end <= row["end"]]
        for number, at in enumerate(inside):
            labels[at] = ("I-" if number else "B-") + row["kind"]
    words = [text[start:end] for start, end in spans]
    labels = ["B-group" if label == "O" and word in listed else label for word, label in zip(words, labels)]
    return [(words[one.first : one.last], labels[one.first : one.last]) for one in find_sentences(text, spans)]


def documents(corpora: Path, names: Sequence[str] = NAMES) -> Iterator[Labelled]:
    """Corpora of names => their documents, labelled."""
    for name in names:
        for record in records(corpora / "mentions" / f"{name}.jsonl"):
            yield labelled(record, peoples())


def written() -> list[Labelled]:
    """The workbook's own training text, in which peoples are marked."""
    return [labelled(record) for record in written_documents()]


def name_sentences(found: Iterable[Labelled]) -> Iterator[tuple[list[str], list[str], Evidence]]:
    """Documents => sentences with the document-level features of their words; one sentence in seven is repeated in capitals, as in headlines."""
    dice = random.Random(SEED)
    for document in found:
        evidence = Evidence([words for words, _ in document])
        for words, labels in document:
            yield words, labels, evidence
            if len(words) > 3 and dice.random() < 1 / 7:
                capitals = [word.upper() for word in words]
                yield capitals, labels, evidence if len(document) > 3 else Evidence([capitals])


def train_names(corpora: Path, to: Path = MODELS / "names.npz") -> None:
    """Train the name model. to: path of its weights. Needs numba: `pip install ".[train]"`."""
    from analysis.training import name_field

    data = name_field.as_lessons(name_sentences(chain(documents(corpora), written() * WRITTEN_WEIGHT)))
    weights, pairs = name_field.train(data, SEED)
    write_model(data.names, weights, pairs, to)


# --------------------------------------------------------------------------------------------------------- word classes
def sentences(corpora: Path) -> Iterator[list[str]]:
    """All training text as sentences of words: raw, tagged, and with marked names."""
    for path in sorted((corpora / "raw").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.split() for line in lines)
    yield from ([word for word, _ in sentence] for sentence in tagged_sentences(corpora))
    for document in chain(documents(corpora, NAMES[1:]), written()):
        yield from (words for words, _ in document)


def train_clusters(corpora: Path) -> None:
    """Learn the word classes and write models/clusters.tsv."""
    found = cluster_words(sentences(corpora), SIZES, min_count=3)
    lines = ["\t".join([word, *map(str, classes)]) for word, classes in found.items() if is_plain(word)]
    head = "# word, its class among 80, 320 and 1,000; the most frequent first"
    (MODELS / "clusters.tsv").write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def is_plain(word: str) -> bool:
    """True for a word that can stand in a commented TSV file."""
    return word.isprintable() and not word.startswith("#")


SIZES = (80, 320, 1000)
"""Numbers of word classes."""


def main() -> None:
    """Run the steps in order; later ones use the results of earlier ones."""
    corpora, chosen = Path(sys.argv[1]), sys.argv[2:]
    steps: dict[str, Callable[[], None]] = {
        "clusters": lambda: train_clusters(corpora), "places": lambda: write_places(MODELS / "places.tsv"),
        "tagger": lambda: train_tagger(corpora), "names": lambda: train_names(corpora),
    }  # fmt: skip
    for name, step in steps.items():
        if not chosen or name in chosen:
            print(f"{name} …", flush=True)
            step()


if __name__ == "__main__":
    main()
