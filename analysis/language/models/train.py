"""Train the language models again: `python -m analysis.language.models.train CORPORA`. The same seed gives the same bytes."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pycrfsuite
from nltk.tag.perceptron import PerceptronTagger

from analysis.language.gazetteer import peoples
from analysis.language.names import Evidence, sentence_features
from analysis.language.sentences import find_sentences
from analysis.language.tokens import find_tokens

HERE = Path(__file__).parent
SEED = 20200326
NAMES = ("gum-train", "crossner", "docred-revised", "btc-news", "wnut17")
Records = Iterator[dict[str, Any]]


def records(path: Path) -> Records:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


# ----------------------------------------------------------------------------------------------------------------- tags
def tagged_sentences(corpora: Path) -> list[list[tuple[str, str]]]:
    """The treebanks => sentences of (word, tag)."""
    found = []
    for name in ("ewt-train", "gum-train"):
        for record in records(corpora / "tags" / f"{name}.jsonl"):
            gold, at = record["gold"], 0
            for _, end in record["sentences"]:
                last = at
                while last < len(gold) and gold[last]["start"] < end:
                    last += 1
                found.append([(record["text"][row["start"] : row["end"]], row["tag"]) for row in gold[at:last]])
                at = last
    return [sentence for sentence in found if sentence]


def train_tagger(corpora: Path, rounds: int = 8) -> None:
    random.seed(SEED)
    tagger = PerceptronTagger(load=False)
    tagger.train(tagged_sentences(corpora), nr_iter=rounds)
    weights, words, classes = tagger.encode_json_obj()
    rounded = {one: {tag: round(weight, 2) for tag, weight in sorted(row.items()) if abs(weight) >= 0.1}
               for one, row in sorted(weights.items())}  # fmt: skip
    kept = {one: row for one, row in rounded.items() if row}
    text = json.dumps([kept, dict(sorted(words.items())), sorted(classes)], ensure_ascii=False, separators=(",", ":"))
    (HERE / "tagger.json").write_text(text, encoding="utf-8")


# ---------------------------------------------------------------------------------------------------------------- names
def labelled(record: dict[str, Any]) -> list[tuple[list[str], list[str]]]:
    """A document with its marked names => sentences of words and labels; peoples are marked by the list where nobody did."""
    text = record["text"]
    spans = find_tokens(text)
    labels = ["O"] * len(spans)
    for row in record["gold"]:
        inside = [at for at, (start, end) in enumerate(spans) if row["start"] <= start and end <= row["end"]]
        for number, at in enumerate(inside):
            labels[at] = ("I-" if number else "B-") + row["kind"]
    words = [text[start:end] for start, end in spans]
    listed = peoples()
    labels = ["B-group" if label == "O" and word in listed else label for word, label in zip(words, labels)]
    return [(words[one.first : one.last], labels[one.first : one.last]) for one in find_sentences(text, spans)]


def documents(corpora: Path, extra: list[Path]) -> Iterator[list[tuple[list[str], list[str]]]]:
    for path in [*(corpora / "mentions" / f"{name}.jsonl" for name in NAMES), *extra]:
        for record in records(path):
            yield labelled(record)


def train_names(corpora: Path, extra: list[Path], c1: float = 0.1, c2: float = 0.1, rounds: int = 120) -> None:
    """extra: further marked documents, JSON Lines as in the corpora."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": rounds, "feature.minfreq": 2, "feature.possible_transitions": True}
    )
    dice = random.Random(SEED)
    for document in documents(corpora, extra):
        evidence = Evidence([words for words, _ in document])
        for words, labels in document:
            trainer.append(sentence_features(words, evidence), labels)
            if len(words) > 3 and dice.random() < 1 / 7:  # headlines
                shouted = [word.upper() for word in words]
                trainer.append(sentence_features(shouted, Evidence([shouted])), labels)
    trainer.train(str(HERE / "names.crfsuite"))


def main() -> None:
    corpora = Path(sys.argv[1])
    what = sys.argv[2:] or ["tagger", "names"]
    if "tagger" in what:
        train_tagger(corpora)
    if "names" in what:
        train_names(corpora, [])


if __name__ == "__main__":
    main()
