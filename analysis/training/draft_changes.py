"""Train the model of changed words: which words of a draft's sentence do not come from its source.

    python -m analysis.training.draft_changes corpora/tags/gum-train.jsonl corpora/tags/ewt-train.jsonl

Sentences of the texts are the drafts. Each is told again with words of the same sense (no change), and has words exchanged for an opposite,
for another kind of the same thing, or for any word of the same class, or put in (changes). Nothing else is learned from.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from analysis.article import Article
from analysis.check.context import Context
from analysis.check.evidence import evidence_for, is_name_token
from analysis.check.meaning import far_above, hypernym_index, sense_links, sense_tables, senses_of
from analysis.check.sources import sources_of
from analysis.check.words import content_words
from analysis.language import annotate
from analysis.language.document import Document, Sentence

OUT = Path(__file__).parents[1] / "check" / "changed_words.json"
SEED, ROUNDS, RATE, PENALTY = 7, 400, 0.5, 1e-4
LEAST, MOST = 8, 45
"""Words of a sentence that is learned from."""
Example = tuple[tuple[str, ...], bool]


class Exchange:
    """Looks up replacements for words, by their senses and their word class."""

    def __init__(self, documents: Sequence[Document], chance: random.Random):
        self.chance = chance
        self.by_sense: dict[int, list[str]] = defaultdict(list)
        for word, listed in sense_tables()[0].items():
            for sense in listed:
                self.by_sense[sense].append(word)
        self.by_parent: dict[int, list[str]] = defaultdict(list)
        for sense, parents in sense_links()[0].items():
            for parent in parents:
                self.by_parent[parent] += self.by_sense[sense]
        self.below: dict[int, list[str]] = defaultdict(list)
        for sense, higher in sense_links()[0].items():
            for one in higher:
                self.below[one] += self.by_sense[sense]
        self.by_tag: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            for at, _ in content_words(document, 0, len(document.words)):
                self.by_tag[document.tags[at]].append(document.words[at])

        self.frequent = {
            tag: [word for word, _ in Counter(listed).most_common(60)] for tag, listed in self.by_tag.items()
        }

    def same(self, lemma: str) -> str | None:
        return self.pick({word for sense in sorted(senses_of(lemma))[:3] for word in self.by_sense[sense]} - {lemma})

    def broader(self, lemma: str) -> str | None:
        """Hypernym of a word ("vehicle" for "truck"), or None."""
        return self.pick(
            {word for sense in sorted(far_above(lemma)) for word in self.by_sense[sense] if "_" not in word} - {lemma}
        )

    def kindred(self, lemma: str) -> str | None:
        """Word of another kind of the same thing, two steps up ("bus" for "truck"), or None."""
        return self.pick(
            {word for sense in sorted(hypernym_index(lemma))[:4] for word in self.by_parent[sense] if "_" not in word}
            - {lemma}
        )

    def opposite(self, lemma: str) -> str | None:
        return self.pick(sense_tables()[1].get(lemma, ()))

    def sibling(self, lemma: str) -> str | None:
        """Word with the same hypernym ("green" for "blue"), or None."""
        higher = sorted(one for sense in sorted(senses_of(lemma))[:2] for one in sense_links()[0].get(sense, ()))
        return self.pick({word for sense in higher for word in self.below[sense]} - {lemma})

    def another(self, lemma: str, tag: str) -> str | None:
        """Word that changes the meaning: the antonym, a sibling, or any word of the class, at random; None if there is none."""
        draw = self.chance.random()
        found = self.opposite(lemma) if draw < 0.5 else None
        return found or (self.sibling(lemma) if draw < 0.75 else None) or self.any_of(tag)

    def any_of(self, tag: str) -> str | None:
        return self.pick(self.by_tag[tag], ordered=True)

    def general(self, tag: str) -> str | None:
        """One of the most frequent words of the class ("several", "new", "also"), or None."""
        return self.pick(self.frequent[tag], ordered=True)

    def of_text(self, document: Document, tag: str) -> str | None:
        """Word of the same class from elsewhere in the text, or None."""
        return self.pick(
            [word for word, other in zip(document.words, document.tags) if other == tag and word.isalpha()],
            ordered=True,
        )

    def pick(self, words: object, ordered: bool = False) -> str | None:
        listed = words if ordered else sorted(words)  # type: ignore[call-overload]
        return self.chance.choice(listed) if listed else None  # type: ignore[arg-type]


def told_again(document: Document, tokens: Sequence[int], exchange: Exchange) -> tuple[str, set[int]]:
    """Tokens of a text => a draft in other words, and the indexes at which its changed words start."""
    parts: list[str] = []
    changed = set[int]()
    chance, size = exchange.chance, 0
    content = {
        at: lemma for at, lemma in content_words(document, 0, len(document.words)) if not is_name_token(document, at)
    }
    rate, again = chance.choice((0.0, 0.0, 0.06, 0.12)), chance.choice((0.1, 0.25, 0.4))
    for at in tokens:
        word, draw = document.words[at], chance.random()
        part = document.tags[at][:1]
        if at in content and draw < rate:
            new = change(document, at, content[at], exchange)
            if new and new != content[at] and new != word:
                changed.add(size)
                word = new
        elif at in content and draw < rate + again * LOOSE.get(part, 0.5):
            word = same_again(document, at, content[at], exchange) or word
        parts.append(word.replace("_", " "))
        size += len(parts[-1]) + 1
    return " ".join(parts), changed


LOOSE = {"N": 0.5, "V": 1.0, "J": 0.9, "R": 1.3}
"""How readily a summary says a word of each part otherwise, nouns least."""


def change(document: Document, at: int, lemma: str, exchange: Exchange) -> str | None:
    """Replacement that changes the meaning: an antonym, a sibling, another word of the text, or any word of the class; None if there is none."""
    tag, draw = document.tags[at], exchange.chance.random()
    verb = tag.startswith("V")
    if opposite := exchange.opposite(lemma) if draw < (0.8 if verb else 0.5) else None:
        return opposite
    if tag.startswith("N") and draw < 0.6:
        return exchange.kindred(lemma)
    if draw < 0.7:
        return exchange.of_text(document, tag)
    return exchange.any_of(tag)


def same_again(document: Document, at: int, lemma: str, exchange: Exchange) -> str | None:
    """Replacement that keeps the meaning or makes it more general, or None; verbs, adjectives and adverbs are replaced more often than nouns."""
    tag, draw = document.tags[at], exchange.chance.random()
    if tag.startswith("N"):
        return exchange.same(lemma) if draw < 0.5 else exchange.broader(lemma) if draw < 0.85 else exchange.general(tag)
    if draw < 0.45:
        return exchange.same(lemma)
    if draw < 0.65:
        return exchange.kindred(lemma) if tag.startswith("V") else exchange.general(tag)
    return exchange.general(tag) if draw < 0.85 else exchange.any_of(tag)


def examples(paths: Sequence[Path], limit: int) -> Iterator[Example]:
    """Texts => for each replaced word its features, and True if the meaning was changed."""
    chance = random.Random(SEED)
    texts = [json.loads(line)["text"] for path in paths for line in path.open(encoding="utf-8")][:limit]
    documents = [annotate(Article(text)) for text in texts if len(text) > 800]
    exchange = Exchange(documents, chance)
    for document in documents:
        context = Context(sources_of(document.article))
        rows = [row for row in document.sentences if LEAST <= row.last - row.first <= MOST][:25]
        for row in rows:
            yield from of_tokens(document, tokens_told(row, chance.choice(rows), chance), context, exchange)


def tokens_told(row: Sentence, other: Sentence, chance: random.Random) -> list[int]:
    """Tokens of a sentence, or of the first half of one and the second half of another, since a summary joins distant parts."""
    if chance.random() < 0.5:
        return [*range(row.first, row.last)]
    return [*range(row.first, (row.first + row.last) // 2), *range((other.first + other.last) // 2, other.last)]


def of_tokens(document: Document, tokens: Sequence[int], context: Context, exchange: Exchange) -> Iterator[Example]:
    text, changed = told_again(document, tokens, exchange)
    draft = annotate(Article(text))
    for word in evidence_for(draft, 0, len(draft.words), context).words:
        yield word.features, draft.starts[word.token] in changed


def fit(found: Sequence[Example]) -> tuple[dict[str, float], float]:
    """Features and labels => {feature: weight} of a logistic regression by gradient descent, and its final loss."""
    counts = Counter(name for features, _ in found for name in features)
    names = sorted(name for name, times in counts.items() if times >= 20)
    numbers = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(found), len(names)), dtype=np.float32)
    for at, (features, _) in enumerate(found):
        table[at, [numbers[name] for name in features if name in numbers]] = 1
    wanted = np.array([change for _, change in found], dtype=np.float32)
    weights, moment = np.zeros(len(names), dtype=np.float32), np.zeros(len(names), dtype=np.float32)
    for _ in range(ROUNDS):
        guess = 1 / (1 + np.exp(-(table @ weights)))
        moment = 0.9 * moment + table.T @ (guess - wanted) / len(found) + PENALTY * weights
        weights -= RATE * moment
    loss = -np.mean(wanted * np.log(guess + 1e-9) + (1 - wanted) * np.log(1 - guess + 1e-9))
    return {name: round(float(weights[at]), 3) for name, at in numbers.items()}, float(loss)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=400)
    options = parser.parse_args()
    found = list(examples(options.texts, options.limit))
    weights, loss = fit(found)
    OUT.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(found)} words, {sum(change for _, change in found)} changed; loss {loss:.3f}")


if __name__ == "__main__":
    main()
