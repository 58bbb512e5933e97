"""Train what tells participants apart: `python -m analysis.training.participants CORPORA`. The same text and the same models below give the same bytes.

`pronouns.jsonl` links he and she in the package's own training text to the names they stand for, as an earlier set of rules found them; `pronouns.txt` holds articles in which each
pronoun is marked by hand.

Three log-linear models, fitted with CRFsuite or ranking.py (L-BFGS both) and written as JSON: which descriptions are participants (described.json), which entity a description or a
pronoun refers to (coreference.json), and how much a participant matters (salience.json). CORPORA/participants/gum-train.jsonl holds every mention of a person,
organisation or place, its entity, and in how many of five summaries the entity stands.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.article import Article
from analysis.extract.mentions import Mention, find_mentions
from analysis.extract.quotes import Quote, find_quotes
from analysis.language import Document, annotate, name_tags
from analysis.link.actors.aliases import cluster_names
from analysis.link.actors.clusters import Cluster
from analysis.link.actors.coreference import Coreference
from analysis.link.actors.coreference_features import new_features, pair_features
from analysis.link.actors.described import candidate_heads, description_features
from analysis.link.actors.entity import Entity
from analysis.link.actors.governments import mark_participants
from analysis.link.actors.reference import PRONOUN, Reference
from analysis.link.actors.references import name_kinds
from analysis.link.actors.roles import roles_of
from analysis.link.actors.salience import salience_features
from analysis.training.inline import BETWEEN, written_documents
from analysis.training.ranking import Choice, fit_ranking

PRONOUNS = Path(__file__).parent / "pronouns.jsonl"
FORCES = Path(__file__).parent / "forces.txt"
STORIES = Path(__file__).parent / "pronouns.txt"
HEAD = re.compile(r"(\w+)\{(person|organisation)\}")
"""A word of forces.txt that heads the description of a participant, and its kind."""
MEANT = re.compile(r"(\w+)\{(\w+)\}")
"""A pronoun of pronouns.txt and the word that tells whom it stands for."""
MODELS = Path(__file__).parents[1] / "language" / "models"
MIN_WEIGHT = 0.02
"""Weights below this are left out: they cost space and decide nothing."""
Case = tuple[Iterable[str] | Mapping[str, float], str]


@dataclass(frozen=True)
class Lesson:
    """A training document with its gold mentions."""

    record: dict[str, Any]
    document: Document
    names: list[Mention]
    quotes: list[Quote]

    @cached_property
    def gold(self) -> dict[int, dict[str, Any]]:
        """{token index of a mention's head: the mention}."""
        found: dict[int, dict[str, Any]] = {}
        for row in self.record["gold"]:
            found.setdefault(self.document.token_at(row["head"][0]), row)
        return found

    def entity_of(self, one: Reference) -> str | None:
        """Reference => its gold entity, or None."""
        tokens = range(one.end - 1, one.first - 1, -1) if one.form == "name" else (one.head,)
        return next((self.gold[token]["entity"] for token in tokens if token in self.gold), None)

    def voted(self, entity: Entity) -> str | None:
        """Entity => the gold entity of most of its references; None if none has one."""
        votes = Counter(filter(None, map(self.entity_of, entity.references)))
        return votes.most_common(1)[0][0] if votes else None


def lessons(path: Path) -> list[Lesson]:
    return [lesson(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def lesson(record: dict[str, Any]) -> Lesson:
    document = annotate(
        Article(record["text"], published=date.fromisoformat(record["published"]) if record["published"] else None)
    )
    names = find_mentions(document)
    document = name_tags(document, ((one.start, one.end) for one in names if one.kind != "people"))
    return Lesson(record, document, names, find_quotes(document, names))


def pronoun_lessons() -> Iterator[Lesson]:
    """The package's own training text, with the links of "he" and "she" from pronouns.jsonl."""
    links = {row["id"]: row["pronouns"] for row in map(json.loads, PRONOUNS.read_text("utf-8").splitlines())}
    for record in written_documents():
        if record["id"] in links:
            one = lesson(record | {"published": None, "gold": []})
            one.record["gold"] = list(linked(one, links[record["id"]]))
            yield one


def story_lessons() -> Iterator[Lesson]:
    """The articles of pronouns.txt, with their pronouns and whom each stands for as gold mentions."""
    text = "".join(line for line in STORIES.read_text("utf-8").splitlines(keepends=True) if not line.startswith("#"))
    for marked in BETWEEN.split(text):
        one = lesson({"text": MEANT.sub(r"\1", marked.strip()), "published": None, "gold": []})
        one.record["gold"] = list(meant_mentions(one, marked.strip()))
        yield one


def meant_mentions(one: Lesson, marked: str) -> Iterator[dict[str, Any]]:
    """ "Roe left. She{Roe} was ill." => gold mentions of "Roe" and "She" with one entity: the nearest "Roe" before the pronoun, else the first behind it."""
    groups = cluster_names(one.document, one.names)
    named = {
        token: number
        for number, group in enumerate(groups)
        for row in group.rows
        for token in one.document.tokens_in(row.start, row.end)
    }
    removed = 0
    for match in MEANT.finditer(marked):
        start, end = match.start(1) - removed, match.end(1) - removed
        removed += match.end() - match.end(1)
        at = nearest_token(one.document, match[2], one.document.token_at(start))
        if at in named:
            rows = [(row.start, row.end) for row in groups[named[at]].rows]
            entity = f"e{named[at]}"
        else:
            rows, entity = [(one.document.starts[at], one.document.ends[at])], f"w{at}"
        for first, last in [*rows, (start, end)]:
            yield {"start": first, "end": last, "head": (first, last), "entity": entity, "kind": "person"}


def nearest_token(document: Document, word: str, before: int) -> int:
    """The last token before that one which is the word, else the first behind it. Raises ValueError where there is none."""
    tokens = (*range(before - 1, -1, -1), *range(before + 1, len(document.words)))
    found: int | None = next((at for at in tokens if document.words[at].lower() == word.lower()), None)
    if found is None:
        raise ValueError(
            f"{STORIES.name}: no {word!r} in {document.text[:40]!r}; name a word of the article in the braces."
        )
    return found


def linked(one: Lesson, links: Sequence[tuple[int, int, int]]) -> Iterator[dict[str, Any]]:
    """Spans of pronouns and the start of an antecedent's name for each => gold mentions."""
    groups = cluster_names(one.document, one.names)
    owner = {row.start: number for number, group in enumerate(groups) for row in group.rows}
    ends = {row.start: row.end for row in one.names}
    rows = [(start, end, owner[name]) for start, end, name in links if name in owner]
    rows += [(start, ends[start], number) for start, number in owner.items()]
    for start, end, number in rows:
        last = one.document.token_at(end - 1)
        yield {
            "start": start,
            "end": end,
            "head": (one.document.starts[last], end),
            "entity": f"e{number}",
            "kind": "person",
        }


def force_lessons() -> Iterator[Lesson]:
    """Sentences of forces.txt, each a document, with the heads of their descriptions as gold mentions."""
    for line in FORCES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield lesson({"text": HEAD.sub(r"\1", line), "published": None, "gold": list(marked_heads(line))})


def marked_heads(line: str) -> Iterator[dict[str, Any]]:
    """ "The navy{organisation} left." => gold mention of "navy", at characters 4 to 8 of the sentence without marks."""
    removed = 0
    for match in HEAD.finditer(line):
        start, end = match.start(1) - removed, match.end(1) - removed
        yield {"start": start, "end": end, "head": (start, end), "entity": f"e{start}", "kind": match[2]}
        removed += match.end() - match.end(1)


def groups_of(one: Lesson) -> list[Cluster]:
    """The names of a document by whom they name, places that act among the organisations, as the linker has them."""
    groups = cluster_names(one.document, one.names)
    mark_participants(one.document, groups, one.quotes)
    return groups


# ------------------------------------------------------------------------------------------------------------- the three
def description_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Documents => a case for each candidate head: its features, and whether it is a person, an organisation or no participant."""
    for one in (*text, *force_lessons()):
        names = name_kinds(one.document, one.names)
        for at in candidate_heads(one.document, names):
            kind = one.gold[at]["kind"] if at in one.gold else "none"
            yield description_features(one.document, at, names), "none" if kind == "place" else kind


def coreference_choices(text: Sequence[Lesson]) -> Iterator[Choice]:
    """Each reference: what it may stand for, nothing before it last, and the right one; entities are put together as the gold has them."""
    for one in text:
        yield from GoldCoreference(one).learnt()
    for one in (*pronoun_lessons(), *story_lessons()):
        yield from GoldCoreference(one, linked_only=True).learnt()


class GoldCoreference(Coreference):
    """Coreference resolution that follows the gold entities, and records every pair of reference and candidate with its features."""

    def __init__(self, one: Lesson, linked_only: bool = False):
        groups = groups_of(one)
        super().__init__(one.document, groups, roles_of(one.document, groups), one.quotes)
        self.lesson, self.choices, self.linked_only = one, list[Choice](), linked_only

    def learnt(self) -> list[Choice]:
        self.resolve()
        return self.choices

    def choose(self, one: Reference, found: Sequence[tuple[Entity, int]]) -> Entity | None:
        """The first candidate that belongs to the same gold entity, or None; references without gold are skipped."""
        wanted = self.lesson.entity_of(one)
        same = [wanted is not None and self.lesson.voted(entity) == wanted for entity, _ in found]
        answer = same.index(True) if any(same) else len(found)
        features = [pair_features(self, one, entity, recency) for entity, recency in found]
        if not self.linked_only:
            self.choices.append(([*features, new_features(self, one)], answer))
        elif one.form == PRONOUN and any(same):
            self.choices.append((features, answer))
        return next((entity for (entity, _), right in zip(found, same) if right), None)


def salience_cases(text: Sequence[Lesson]) -> Iterator[Case]:
    """Documents => five cases per participant, one for each summary: its features, and whether the summary names it."""
    for one in text:
        groups = groups_of(one)
        walk = Coreference(one.document, groups, roles_of(one.document, groups), one.quotes)
        entities = walk.resolve()
        seen = set[str | None]()
        for entity, features in salience_features(one.document, entities, walk.speakers_of):
            gold = one.voted(entity)
            grade = one.record["salience"].get(gold, 0) if gold not in seen else 0
            seen.add(gold)
            yield from ((features, "named" if number < grade else "passed over") for number in range(5))


def fit(cases: Iterable[Case], labels: Sequence[str], smoothing: float) -> dict[str, Any]:
    """Cases => {"labels", "weights"} of a log-linear model; smoothing: coefficient of the L2 regularisation."""
    import pycrfsuite  # for training alone; what reads the text is tested without it

    trainer = pycrfsuite.Trainer(verbose=False)
    for features, label in cases:
        trainer.append([features if isinstance(features, dict) else list(features)], [label])
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


def ranking(choices: Iterable[Choice], smoothing: float) -> dict[str, Any]:
    """Choices => {"labels", "weights"} with one weight for each feature."""
    found = {feature: round(weight, 3) for feature, weight in sorted(fit_ranking(choices, smoothing).items())}
    return {"labels": ["same"], "weights": {name: [one] for name, one in found.items() if abs(one) >= MIN_WEIGHT}}


def write_social_nouns(lexicon: Path) -> None:
    """Write models/social_nouns.tsv: WordNet's nouns for persons and social groups, with its licence."""
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
    write("coreference", ranking(coreference_choices(text), 0.5))
    write("salience", fit(salience_cases(text), ("passed over", "named"), 30.0))


if __name__ == "__main__":
    main()
