"""Train the model of changed words: which words of a draft's sentence do not come from its source.

    python -m analysis.training.draft_changes [--folds 7]

Learns from drafts.txt beside this file: invented articles with true sentences in other words, and sentences in which words were exchanged or put in.
--folds: first train without a part of the articles at a time, and print how well the sentences about these are told apart.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.article import Article
from analysis.check.change_model import ChangeModel, Matrix, feature_table
from analysis.check.context import Context
from analysis.check.evidence import Word, evidence_for, tokens_of_rows
from analysis.check.sources import sources_of
from analysis.pipeline import analyse

TEXTS = Path(__file__).with_name("drafts.txt")
OUT = Path(__file__).parents[1] / "check" / "changed_words.npz"
MARKED = re.compile(r"\[(.*?)\]")
SEED, NETWORKS, UNITS, ROUNDS, BATCH, RATE, PENALTY = 7, 6, 24, 60, 200, 0.003, 0.015
CLOSE_WEIGHT = 2
"""How often an unchanged sentence that is close to its article is counted."""
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft about the article with that number: its words, and which of them were changed."""

    article: int
    words: Sequence[Word]
    changed: Sequence[bool]


def read_sentences(text: str) -> Iterator[Sentence]:
    """Contents of drafts.txt => its sentences."""
    blocks = [block.split("\n") for block in text.strip().split("\n\n") if not block.startswith("#")]
    for number, (source, *drafts) in enumerate(blocks):
        context = Context(sources_of(Article(source)))
        for line in drafts:
            yield read_sentence(number, line[2:], context)


def read_sentence(number: int, marked: str, context: Context) -> Sentence:
    """Sentence with its changed words in [ ] => Sentence."""
    spans = [(one.start() - 2 * at, one.end() - 2 * at - 2) for at, one in enumerate(MARKED.finditer(marked))]
    analysis = analyse(Article(MARKED.sub(r"\1", marked)))
    document, outside = analysis.document, tokens_of_rows(analysis)
    words = [
        word
        for one in document.sentences
        for word in evidence_for(document, one.first, one.last, context, outside).words
    ]
    starts = [document.starts[word.token] for word in words]
    return Sentence(number, words, [any(low <= start < high for low, high in spans) for start in starts])


def fit(sentences: Sequence[Sentence]) -> ChangeModel:
    """Sentences => model."""
    counted = [one for sentence in sentences for one in [sentence] * (CLOSE_WEIGHT if is_close(sentence) else 1)]
    features = [word.features for one in counted for word in one.words]
    wanted = np.array([change for one in counted for change in one.changed], dtype=np.float32)
    names = sorted({name for one in features for name in one})
    table = feature_table(features, names)
    mean, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 0.02)
    trained = [train_network((table - mean) / spread, wanted, SEED + at) for at in range(NETWORKS)]
    hidden, output = (np.stack(parts) for parts in zip(*trained))
    return ChangeModel(names, mean, spread, hidden, output)


def is_close(sentence: Sentence) -> bool:
    """True for an unchanged sentence half of whose words are the article's own: most sentences of summaries are so, and synonyms in them are no change."""
    exact = [word.features["exact"] for word in sentence.words]
    return bool(exact) and not any(sentence.changed) and sum(exact) >= len(exact) / 2


def train_network(table: Matrix, wanted: Matrix, seed: int) -> tuple[Matrix, Matrix]:
    """Scaled features [words, features] and 1 for each changed word => weights, by Adam (Kingma and Ba 2015) on the cross-entropy with a penalty on
    squared weights."""
    chance = np.random.default_rng(seed)
    table = np.hstack([table, np.ones((len(table), 1), np.float32)])
    hidden = chance.normal(0, np.sqrt(2 / (table.shape[1] + UNITS)), (table.shape[1], UNITS)).astype(np.float32)
    weights = [hidden, chance.normal(0, np.sqrt(2 / UNITS), UNITS + 1).astype(np.float32)]
    first, second = [np.zeros_like(one) for one in weights], [np.zeros_like(one) for one in weights]
    step = 0
    for _ in range(ROUNDS):
        for batch in np.array_split(chance.permutation(len(table)), max(1, len(table) // BATCH)):
            step += 1
            for at, slope in enumerate(slopes(weights, table[batch], wanted[batch])):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope**2
                size = RATE * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                weights[at] = weights[at] - size * first[at] / (np.sqrt(second[at]) + 1e-8)
    return weights[0], weights[1]


def slopes(weights: Sequence[Matrix], table: Matrix, wanted: Matrix) -> tuple[Matrix, Matrix]:
    """Derivatives of the loss by the weights of the hidden layer and of the output."""
    hidden, output = weights
    units = np.maximum(table @ hidden, 0)
    guess = 1 / (1 + np.exp(-(units @ output[:-1] + output[-1])))
    error = (guess - wanted) / len(wanted)
    back = np.outer(error, output[:-1]) * (units > 0)
    return table.T @ back + PENALTY * hidden, np.append(units.T @ error, error.sum()) + PENALTY * output


def held_out_chances(sentences: Sequence[Sentence], folds: int) -> list[float]:
    """For each sentence the greatest chance of its words, by a model that has not seen its article."""
    found = [0.0] * len(sentences)
    for fold in range(folds):
        model = fit([one for one in sentences if one.article % folds != fold])
        for at, one in enumerate(sentences):
            if one.article % folds == fold and one.words:
                found[at] = float(model.chances([word.features for word in one.words]).max())
    return found


def print_table(sentences: Sequence[Sentence], chances: Sequence[float]) -> None:
    print("threshold  true sentences flagged  changed ones flagged")
    for least in THRESHOLDS:
        flagged = {
            changed: np.mean(
                [chance >= least for one, chance in zip(sentences, chances) if any(one.changed) == changed]
            )
            for changed in (False, True)
        }
        print(f"{least:9.2f} {flagged[False]:23.3f} {flagged[True]:21.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    sentences = list(read_sentences(TEXTS.read_text("utf-8")))
    if options.folds:
        print_table(sentences, held_out_chances(sentences, options.folds))
    model = fit(sentences)
    arrays = {name: getattr(model, name).astype(np.float16) for name in ("hidden", "output")}
    np.savez_compressed(OUT, names=np.array(model.names), mean=model.mean, spread=model.spread, **arrays)
    print(f"{len(sentences)} sentences, {sum(len(one.words) for one in sentences)} words, {len(model.names)} features")


if __name__ == "__main__":
    main()
