"""Train the model of changed words: which words of a sentence in a draft are not supported by its source.

    python -m analysis.training.draft_changes [--folds 7]

Learns from drafts.txt in this folder: invented articles, each with true sentences in other words and with sentences in which words were exchanged or added.
--folds N: first cross-validate over N parts of the articles, and print how many true and how many changed sentences are flagged.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.article import Article
from analysis.check.change_model import ChangeModel, feature_table
from analysis.check.context import Context
from analysis.check.evidence import Word, evidence_for, tokens_of_rows
from analysis.check.sources import sources_of
from analysis.check.vocabulary import Matrix
from analysis.pipeline import analyse

TEXTS = Path(__file__).with_name("drafts.txt")
OUT = Path(__file__).parents[1] / "check" / "changed_words.npz"
MARKED = re.compile(r"\[(.*?)\]")
ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
WORD, START = re.compile(r"[\w'-]+"), re.compile(r"\w")
SEED, NETWORKS, UNITS, ROUNDS, BATCH, RATE, PENALTY = 7, 6, 24, 15, 200, 0.003, 0.05
UNCHANGED, CHANGED, OTHERS, RARE_FEATURE = 4, 6, 3, 8
"""True and changed sentences generated from a pattern; other articles that are sources together with the right one; words that must have a feature for it to be learnt."""
MADE_WEIGHT = 0.4
"""Weight of a generated sentence: the ten from one pattern are nearly alike."""
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft. article: number of the article it is about; changed: for each word, was it changed?; weight: in training."""

    article: int
    words: Sequence[Word]
    changed: Sequence[bool]
    weight: float


def read_sentences(text: str) -> Iterator[Sentence]:
    """Contents of drafts.txt => its sentences, each once with its article as the only source and once with others added.

    Generated sentences are read with several sources only."""
    dice = random.Random(SEED)
    blocks = [block.split("\n") for block in text.strip().split("\n\n") if not block.startswith("#")]
    read = [analyse(Article(block[0])) for block in blocks]
    for number, (analysis, (_, *lines)) in enumerate(zip(read, blocks)):
        others = dice.sample([one for one in read if one is not analysis], OTHERS)
        alone, several = (Context(sources_of(sources)) for sources in (analysis, [analysis, *others]))
        made = [one for line in lines if line[0] == "*" for one in variants(line[2:], dice)]
        plain = [line[2:] for line in lines if line[0] != "*"]
        for marked, context, weight in (
            *((one, alone, 1.0) for one in plain),
            *((one, several, 1.0) for one in plain),
            *((one, several, MADE_WEIGHT) for one in made),
        ):
            yield read_sentence(number, marked, context, weight)


def variants(pattern: str, chance: random.Random) -> list[str]:
    """Sentence with alternatives {one|another|!a changed one} => sentences with one of each: UNCHANGED of true ones, then CHANGED with one or two changed
    alternatives, whose words stand in [ ] if no true alternative has them. Equal sentences are omitted."""
    places = [one.split("|") for one in ALTERNATIVES.findall(pattern)]
    true = [[word for word in place if not word.startswith("!")] for place in places]
    changed = [[word[1:] for word in place if word.startswith("!")] for place in places]
    found = []
    for number in range(UNCHANGED + CHANGED):
        freedom = chance.choice((0.15, 0.4, 0.7))
        open_places = [at for at, words in enumerate(changed) if words]
        wrong = (
            chance.sample(open_places, min(len(open_places), chance.choice((1, 1, 1, 2))))
            if number >= UNCHANGED
            else []
        )
        picked = iter(
            [
                mark_words(chance.choice(changed[at]), true[at])
                if at in wrong
                else chance.choice(true[at][1:])
                if len(true[at]) > 1 and chance.random() < freedom
                else true[at][0]
                for at in range(len(places))
            ]
        )
        found.append(ALTERNATIVES.sub(lambda _, picked=picked: next(picked), pattern))  # type: ignore[misc]
    return list(dict.fromkeys(START.sub(lambda one: one[0].upper(), text, count=1) for text in found))


def mark_words(text: str, true: Sequence[str]) -> str:
    """Changed alternative with each word in [ ] that none of the true ones has."""
    known = {word.strip(",") for one in true for word in one.split()}
    return WORD.sub(lambda one: one[0] if one[0] in known else f"[{one[0]}]", text)


def read_sentence(number: int, marked: str, context: Context, weight: float) -> Sentence:
    """Sentence with its changed words in [ ] => Sentence."""
    spans = [(one.start() - 2 * at, one.end() - 2 * at - 2) for at, one in enumerate(MARKED.finditer(marked))]
    analysis = analyse(Article(MARKED.sub(r"\1", marked)))
    document, outside = analysis.document, tokens_of_rows(analysis)
    words = [
        word
        for one in document.sentences
        for word in evidence_for(document, one.first, one.last, context).words
        if word.token not in outside
    ]
    starts = [document.starts[word.token] for word in words]
    return Sentence(number, words, [any(low <= start < high for low, high in spans) for start in starts], weight)


def fit(sentences: Sequence[Sentence]) -> ChangeModel:
    """Sentences => model."""
    features = [word.features for sentence in sentences for word in sentence.words]
    wanted = np.array([change for sentence in sentences for change in sentence.changed], dtype=np.float32)
    weights = np.repeat([one.weight for one in sentences], [len(one.words) for one in sentences]).astype(np.float32)
    counts = Counter(name for one in features for name in one)
    names = sorted(name for name, times in counts.items() if times >= RARE_FEATURE)
    table = feature_table(features, names)
    mean, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 0.05)
    trained = [train_network((table - mean) / spread, wanted, weights, SEED + at) for at in range(NETWORKS)]
    hidden, output = (np.stack(parts) for parts in zip(*trained))
    return ChangeModel(names, mean, spread, hidden, output)


def train_network(table: Matrix, wanted: Matrix, counted: Matrix, seed: int) -> tuple[Matrix, Matrix]:
    """Scaled features [words, features], 1 for each changed word and the weight of each word => weights of the network, by Adam (Kingma and Ba 2015) on the cross-entropy with a penalty on
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
            for at, slope in enumerate(slopes(weights, table[batch], wanted[batch], counted[batch])):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope**2
                size = RATE * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                weights[at] = weights[at] - size * first[at] / (np.sqrt(second[at]) + 1e-8)
    return weights[0], weights[1]


def slopes(weights: Sequence[Matrix], table: Matrix, wanted: Matrix, counted: Matrix) -> tuple[Matrix, Matrix]:
    """Derivatives of the loss by the weights of the hidden layer and of the output."""
    hidden, output = weights
    units = np.maximum(table @ hidden, 0)
    guess = 1 / (1 + np.exp(-(units @ output[:-1] + output[-1])))
    error = counted * (guess - wanted) / len(wanted)
    back = np.outer(error, output[:-1]) * (units > 0)
    return table.T @ back + PENALTY * hidden, np.append(units.T @ error, error.sum()) + PENALTY * output


def held_out_chances(sentences: Sequence[Sentence], folds: int) -> list[float]:
    """For each sentence, the greatest probability that a word of it was changed, by a model that was trained without its article."""
    found = [0.0] * len(sentences)
    for fold in range(folds):
        model = fit([one for one in sentences if one.article % folds != fold])
        for at, one in enumerate(sentences):
            if one.article % folds == fold and one.words:
                found[at] = float(model.chances([word.features for word in one.words]).max())
    return found


def print_table(sentences: Sequence[Sentence], chances: Sequence[float]) -> None:
    print("threshold  true sentences flagged  changed ones flagged")
    for threshold in THRESHOLDS:
        flagged = {
            changed: np.mean(
                [chance >= threshold for one, chance in zip(sentences, chances) if any(one.changed) == changed]
            )
            for changed in (False, True)
        }
        print(f"{threshold:9.2f} {flagged[False]:23.3f} {flagged[True]:21.3f}")


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
