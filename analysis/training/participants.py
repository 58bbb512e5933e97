"""Train what tells participants apart: `python -m analysis.training.participants CORPORA`. The same text and the same models below give the same bytes.

Three log-linear models, fitted with CRFsuite (L-BFGS) and written as JSON: which descriptions are participants (described.json), which entity a description or a
pronoun refers to (coreference.json), and how much a participant matters (salience.json). CORPORA/participants/gum-train.jsonl holds every mention of a person,
organisation or place, its entity, and in how many of five summaries the entity stands.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite

from analysis.article import Article
from analysis.extract.mentions import Mention, find_mentions
from analysis.extract.quotes import Quote, find_quotes
from analysis.language import Document, annotate, name_tags
from analysis.link.actors.aliases import clusters
from analysis.link.actors.coreference import Coreference, pair_features
from analysis.link.actors.described import candidates, description_features
from analysis.link.actors.entity import Entity
from analysis.link.actors.reference import Reference
from analysis.link.actors.references import name_kinds
from analysis.link.actors.roles import roles_of
from analysis.link.actors.salience import salience_features

MODELS = Path(__file__).parents[1] / "language" / "models"
MIN_WEIGHT = 0.02
"""Weights below this are left out: they cost space and decide nothing."""
Case = tuple[Iterable[str], str]


@dataclass(frozen=True)
class Lesson:
    """A document of the training text with its gold mentions."""

    record: dict[str, Any]
    document: Document
    names: list[Mention]
    quotes: list[Quote]

    @cached_property
    def gold(self) -> dict[int, dict[str, Any]]:
        """Token of a mention's head word => the mention."""
        found: dict[int, dict[str, Any]] = {}
        for row in self.record["gold"]:
            found.setdefault(self.document.token_at(row["head"][0]), row)
        return found

    def entity_of(self, one: Reference) -> str | None:
        """The gold entity that a reference stands for."""
        tokens = range(one.end - 1, one.first - 1, -1) if one.form == "name" else (one.head,)
        return next((self.gold[token]["entity"] for token in tokens if token in self.gold), None)

    def voted(self, entity: Entity) -> str | None:
        """The gold entity that most references of an entity stand for."""
        votes = Counter(filter(None, map(self.entity_of, entity.references)))
        return votes.most_common(1)[0][0] if votes else None


def lessons(path: Path) -> list[Lesson]:
    return [lesson(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def lesson(record: dict[str, Any]) -> Lesson:
    document = annotate(
        Article(record["text"], published=date.fromisoformat(record["published"]) if record["published"] else None)
    )
    names = find_mentions(document)
    document = name_tags(document, ((one.start, one.end) for one in names if one.kind != "group"))
    return Lesson(record, document, names, find_quotes(document, names))


# ------------------------------------------------------------------------------------------------------------- the three
def description_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    for one in text:
        names = name_kinds(one.document, one.names)
        for at in candidates(one.document, names):
            kind = one.gold[at]["kind"] if at in one.gold else "none"
            yield description_features(one.document, at, names), "none" if kind == "place" else kind


def coreference_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Each reference beside each entity that it may stand for; entities are put together as the gold has them."""
    for one in text:
        walk = GoldCoreference(one)
        walk.resolve()
        yield from walk.cases


class GoldCoreference(Coreference):
    """Goes through a document as coreference does, but decides by the gold, and keeps each pair that it saw."""

    def __init__(self, one: Lesson):
        groups = clusters(one.document, one.names)
        super().__init__(one.document, groups, roles_of(one.document, groups), one.quotes)
        self.lesson, self.cases = one, list[Case]()

    def choose(self, one: Reference, found: Sequence[tuple[Entity, int]]) -> Entity | None:
        wanted, chosen = self.lesson.entity_of(one), None
        for entity, recency in found:
            same = wanted is not None and self.lesson.voted(entity) == wanted
            self.cases.append((pair_features(self, one, entity, recency), "same" if same else "other"))
            chosen = chosen or (entity if same else None)
        return chosen


def salience_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Each participant five times: once for each summary, which names it or does not."""
    for one in text:
        groups = clusters(one.document, one.names)
        walk = Coreference(one.document, groups, roles_of(one.document, groups), one.quotes)
        walk.resolve()
        seen = set[str | None]()
        entities = [entity for entity in walk.entities if entity.kind != "place"]
        for rank, entity in enumerate(sorted(entities, key=lambda entity: -len(entity.references))):
            gold = one.voted(entity)
            grade = one.record["salience"].get(gold, 0) if gold not in seen else 0
            seen.add(gold)
            features = salience_features(one.document, entity, rank, walk.speakers_of)
            yield from ((features, "named" if number < grade else "passed over") for number in range(5))


def fit(cases: Iterable[Case], labels: Sequence[str], smoothing: float) -> dict[str, Any]:
    """Cases => {"labels", "weights"} of a log-linear model; smoothing: coefficient of L2 regularisation."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, label in cases:
        trainer.append([list(features)], [label])
    trainer.set_params({"c1": 0, "c2": smoothing, "max_iterations": 150})
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        found: dict[str, list[float]] = {}
        for (feature, label), weight in tagger.info().state_features.items():
            found.setdefault(feature, [0.0] * len(labels))[labels.index(label)] = round(weight, 3)
        tagger.close()
    kept = {feature: row for feature, row in sorted(found.items()) if max(map(abs, row)) >= MIN_WEIGHT}
    return {"labels": list(labels), "weights": kept}


def write_social_nouns(lexicon: Path) -> None:
    """WordNet's nouns for persons and social groups => models/social_nouns.tsv, with WordNet's notice."""
    lines = (line for line in lexicon.read_text("utf-8").splitlines() if not line.startswith("#"))
    (MODELS / "social_nouns.tsv").write_text("\n".join([NOTICE, *lines, ""]), encoding="utf-8")


NOTICE = """# Nouns with a sense that is a person or a social group (body), the rank of the first such sense, and how many senses the noun has.
# From WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON
# UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. Permission to use, copy, modify and distribute it for any purpose and without fee is
# granted under the WordNet licence, which asks for this notice on all copies."""


def write(name: str, model: dict[str, Any]) -> None:
    rows = ",\n".join(
        f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(row)}" for feature, row in model["weights"].items()
    )
    text = f'{{"labels": {json.dumps(model["labels"])}, "weights": {{\n{rows}\n}}}}\n'
    (MODELS / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """In this order: coreference is learnt on the descriptions that the first model finds, salience on the entities that both make."""
    corpora = Path(sys.argv[1])
    write_social_nouns(corpora / "lexicon" / "people-nouns.tsv")
    text = lessons(corpora / "participants" / "gum-train.jsonl")
    write("described", fit(description_cases(text), ("none", "person", "organisation"), 2.0))
    write("coreference", fit(coreference_cases(text), ("other", "same"), 1.0))
    write("salience", fit(salience_cases(text), ("passed over", "named"), 1.0))


if __name__ == "__main__":
    main()
